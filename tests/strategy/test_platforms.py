"""The choice of platforms: exercise 5, the sensitivity, the rules, and what is never counted."""

import datetime as dt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stratbook.core import tables
from stratbook.core.choice import Override
from stratbook.core.period import month
from stratbook.core.reference import rules, threshold
from stratbook.strategy.platforms import choice as choosing
from stratbook.strategy.platforms.decisions import platform_decisions
from stratbook.strategy.platforms.findings import find_choice
from stratbook.strategy.platforms.scores import criterion_of, read_grid
from stratbook.strategy.platforms.sensitivity import (
    ranks_of,
    scenarios,
    scores_under,
    shifted,
    tipping_points,
)
from strategy.platforms_rows import END, SCORES, WEIGHTS, accounts, choice, grid, rows

OCTOBER = month(2026, 10)
NO_POSTS = tables.empty("posts")
weights = st.dictionaries(
    st.sampled_from(["audience", "image", "objective", "resources", "cost"]),
    st.integers(1, 100), min_size=2,
)  # fmt: skip


def by_platform(found):
    return {each.platform: each for each in found.standings}


def close(one, two):
    """Two platforms that the weight of the image sets apart: 40 : 60."""
    return grid({"image": 40, "cost": 60}, {"x": one, "threads": two})


# -- score, rank, sensitivity ----------------------------------------------------


def test_exercise_5():
    found = choice()
    scores = {each.platform: each.score for each in found.standings}
    assert scores == pytest.approx(
        {"instagram": 4.45, "facebook": 3.40, "linkedin": 2.75, "snapchat": 2.00}
    )
    assert [each.rank for each in found.standings] == [1, 2, 3, 4]
    assert found.winner.platform == "instagram"
    assert found.winner_stable


def test_a_weight_moved_rescales_the_others():
    # 40 raised by 20 % is 48; the other 60 points become 52, each by 52/60.
    moved = shifted({"audience": 0.4, "image": 0.2, "objective": 0.25, "resources": 0.15},
                    "audience", 0.48)  # fmt: skip
    assert moved == pytest.approx(
        {"audience": 0.48, "image": 0.52 / 3, "objective": 0.65 / 3, "resources": 0.13}
    )
    assert sum(moved.values()) == pytest.approx(1)


def test_each_weight_is_moved_both_ways():
    found = scenarios(grid(), 0.2)
    assert [(each.criterion, each.up) for each in found] == [
        (name, up) for name in WEIGHTS for up in (True, False)
    ]
    # Audience at 48 %: Instagram 5·.48 + 5·.52/3 + 4·.65/3 + 3·.13 = 4.5233
    assert found[0].scores["instagram"] == pytest.approx(2.4 + 2.6 / 3 + 2.6 / 3 + 0.39)
    instagram = by_platform(choice())["instagram"]
    assert instagram.high == pytest.approx(4.5233, abs=1e-4)
    assert instagram.low == pytest.approx(4.3767, abs=1e-4)


def test_the_tipping_point_is_exact():
    # On resources Facebook leads by 1; on the rest Instagram leads by 1.2/.85: (1-q)·1.2/.85 = q.
    (tip,) = tipping_points(grid())
    assert (tip.criterion, tip.rival) == ("resources", "facebook")
    assert tip.tips_at == pytest.approx((1.2 / 0.85) / (1.2 / 0.85 + 1))
    level = scores_under(grid(), shifted(grid().weights, "resources", tip.tips_at))
    assert level["instagram"] == pytest.approx(level["facebook"])
    assert tip.move == pytest.approx(tip.tips_at / 0.15 - 1)


def test_a_winner_that_a_fifth_can_turn_is_not_stable():
    # image 40: 5 and 4 against 3 and 5: 4.4 to 4.2; level at q·5+(1-q)·4 = q·3+(1-q)·5, q = 1/3.
    fragile = choice(close((5, 4), (3, 5)))
    assert fragile.winner.platform == "x"
    assert not fragile.winner_stable
    assert fragile.tipping[0].tips_at in (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert abs(fragile.tipping[0].move) < threshold("platform_weight_move")
    keys = [each.key for each in find_choice(fragile, NO_POSTS, OCTOBER, "reach")]
    assert keys == ["platforms.first_fragile"]


def test_a_shared_first_place_has_no_winner():
    found = choice(close((4, 4), (4, 4)))
    assert [each.rank for each in found.standings] == [1, 1]
    assert found.winner is None
    assert not found.winner_stable
    assert found.tipping == ()
    assert find_choice(found, NO_POSTS, OCTOBER, "reach") == ()


@settings(deadline=None)
@given(weights, st.integers(2, 9))
def test_only_the_proportions_of_the_weights_count(points, factor):
    scores = {name: tuple(range(len(points))) for name in ("x", "threads")}
    one = grid(points, scores)
    other = grid({name: each * factor for name, each in points.items()}, scores)
    assert scores_under(one, one.weights) == pytest.approx(scores_under(other, other.weights))


@settings(deadline=None)
@given(weights, st.data())
def test_stable_is_exactly_no_tipping_point_within_the_move(points, data):
    move = threshold("platform_weight_move")
    assume(max(points.values()) / sum(points.values()) * (1 + move) < 1)  # never held at 100 %
    marks = st.tuples(*[st.integers(0, 5)] * len(points))
    found = choice(grid(points, {each: data.draw(marks) for each in ("x", "threads", "reddit")}))
    assume(found.winner is not None)
    assume(all(abs(abs(each.move) - move) > 1e-6 for each in found.tipping))
    reached = [each for each in found.tipping if abs(each.move) < move]
    assert found.winner_stable == (not reached)


# -- what is missing --------------------------------------------------------------


def test_a_missing_score_leaves_a_platform_unranked_and_never_zero():
    found = by_platform(choice(grid(scores={**SCORES, "tiktok": (3, 3, 2, None)})))
    tiktok = found["tiktok"]
    assert (tiktok.score, tiktok.rank, tiktok.choice.chosen) == (None, None, "")
    assert tiktok.missing == ("resources",)
    assert [found[each].rank for each in SCORES] == [1, 2, 3, 4]
    (waiting,) = [
        each
        for each in find_choice(
            choice(grid(scores={**SCORES, "tiktok": (3, 3, 2, None)})), NO_POSTS, OCTOBER, "reach"
        )
        if each.key == "platforms.not_scored"
    ]
    assert waiting.facts["platforms"].items[0].text == "TikTok"


def test_a_criterion_without_weight_needs_no_score():
    found = choice(grid({**WEIGHTS, "cost": 0}, {"x": (3, 3, 3, 3, None)}))
    assert found.standings[0].score == pytest.approx(3)


def test_rows_that_take_no_part_are_named():
    found = read_grid(
        rows("criteria", {"criterion": "Objectif", "weight": 10.0},
             {"criterion": "objective", "weight": 90.0}),
        rows("platform_scores",
             {"platform": "x", "criterion": "objectif", "score": 4.0},
             {"platform": "x", "criterion": "Objective", "score": 1.0},
             {"platform": "x", "criterion": "mood", "score": 5.0}),
    )  # fmt: skip
    said = [each.plain() for each in found.notes]
    assert said == [
        "inputs/criteria.csv:3: the criterion “objective” stands twice; the first weight counts.",
        "inputs/platform_scores.csv:3: X is scored twice on “objective”; the first score counts.",
        "inputs/platform_scores.csv:4: “mood” has no weight among the criteria; "
        "its score is left out.",
    ]
    assert found.scores["x", "objective"].value == 4


def test_weights_of_nothing_rank_nothing():
    found = choice(grid(dict.fromkeys(WEIGHTS, 0)))
    assert found.ranked == ()
    assert found.grid.notes[0].text.startswith("Every criterion weighs 0")


def test_criteria_are_read_in_both_languages_and_may_be_ones_own():
    assert [criterion_of(each) for each in ("Coût", "Moyens", "Concurrents", "Éthique")] == [
        "cost", "resources", "competitors", "Éthique",
    ]  # fmt: skip


# -- decisions -----------------------------------------------------------------------


def test_decisions_follow_score_rank_account_and_stability():
    found = {name: each.choice.chosen for name, each in by_platform(choice()).items()}
    assert found == {
        "instagram": "invest", "facebook": "maintain", "linkedin": "maintain", "snapchat": "leave",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("last_post", "decision"),
    [(END, "invest"), (dt.date(2026, 5, 4), "invest"), (dt.date(2026, 5, 3), "test"),
     (None, "test"), ("none", "test")],
)  # fmt: skip
def test_the_account_changes_the_decision(last_post, decision):
    known = accounts() if last_post == "none" else accounts(instagram=last_post)
    assert by_platform(choice(known=known))["instagram"].choice.chosen == decision


def test_a_place_that_hangs_on_the_weights_is_not_invested_in():
    # 3.5 now; with the image at 32 % it falls to 3.32: the band changes.
    found = by_platform(choice(grid({"image": 40, "cost": 60}, {"x": (5, 2.5)}),
                               known=accounts(x=END)))  # fmt: skip
    assert found["x"].score == pytest.approx(3.5)
    assert not found["x"].stable
    assert found["x"].choice.chosen == "maintain"


def test_every_case_has_a_rule_and_every_rule_a_known_choice():
    allowed = rules()[choosing.RULE].choices
    for rule in choosing.decision_rules():
        assert rule.decision in allowed
        assert rule.reason["en"] != rule.reason["fr"]
    for band in ("high", "middle", "low"):
        for rank in ("top", "other"):
            for account in ("active", "asleep", "none", "unknown"):
                for stable in ("yes", "no"):
                    asked = (band, rank, account, stable)
                    assert any(each.fits(asked) for each in choosing.decision_rules()), asked


def test_an_override_stands_with_its_reason():
    word = Override(rule="platforms.decision", subject="Snapchat", choice="test",
                    reason="A school asked for it", by="Direction")  # fmt: skip
    found = choice(overrides=(word,))
    snapchat = by_platform(found)["snapchat"]
    assert (snapchat.choice.computed, snapchat.choice.chosen) == ("leave", "test")
    logged = {each.subject: each for each in platform_decisions(found, "en")}
    assert logged["Snapchat"].state == "overridden"
    assert logged["Snapchat"].choice.text == "test"
    assert logged["Snapchat"].reason.text == "A school asked for it"
    assert logged["Instagram"].state == "proposed"


def test_an_unranked_platform_is_an_open_decision():
    found = choice(grid(scores={**SCORES, "tiktok": (3, 3, 2, None)}))
    (tiktok,) = [each for each in platform_decisions(found, "en") if each.subject == "TikTok"]
    assert (tiktok.state, tiktok.choice) == ("open", None)


# -- findings ------------------------------------------------------------------------


def test_posts_on_platforms_to_leave_are_counted():
    posts = tables.conform(
        "posts",
        NO_POSTS.reindex(range(4)).assign(
            platform=["snapchat", "instagram", "instagram", "snapchat"], post_id=list("1234"),
            source="exports/a.csv:2",
            published_at=[f"2026-10-0{n}T10:00:00Z" for n in (1, 2, 3)] + ["2026-09-01T10:00:00Z"],
        ),
        "UTC",
    )  # fmt: skip
    (found,) = [
        each
        for each in find_choice(choice(), posts, OCTOBER, "reach")
        if each.key == "platforms.effort_elsewhere"
    ]
    assert found.comparison.value.value == pytest.approx(1 / 3)  # September's post is not there
    assert found.facts["posts"].value == 1


def test_the_first_finding_holds_the_winner_against_the_second():
    (found,) = find_choice(choice(), NO_POSTS, OCTOBER, "reach")
    assert found.key == "platforms.first_holds"
    assert found.comparison.difference.value == pytest.approx(1.05)
    assert found.facts["tips_at"].value == pytest.approx(0.585, abs=1e-3)
    no_way = choice(grid(scores={"x": (5, 5, 5, 5), "threads": (1, 1, 1, 1)}))
    (sure,) = find_choice(no_way, NO_POSTS, OCTOBER, "reach")
    assert sure.key == "platforms.first_stable"


def test_ranks_share_the_better_place():
    assert ranks_of({"a": 3.0, "b": 3.0, "c": 1.0}) == {"a": 1, "b": 1, "c": 3}
