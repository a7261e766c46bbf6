"""Chapter 1, people: departments, those who decide, personas, what is known of the client."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.strategy import objectives as strategy
from stratbook.strategy.objectives import Found
from strategy.kpi_rows import OCTOBER, post, tables
from strategy.objective_rows import EXERCISE, SUBJECTS, filled, objective, points

# -- A4: departments -----------------------------------------------------------------


def test_the_exercise_of_the_course_comes_out():
    found = strategy.align(points(), ())
    assert [(e.first, e.second, round(e.overlap, 9)) for e in found.pairs] == [
        ("Direction", "Commercial", 0.8),
        ("Direction", "Communication", 0.6),
        ("Commercial", "Communication", 0.4),
    ]
    assert found.measure.value == pytest.approx(0.6)
    assert found.measure.kpi == "alignment_index"
    assert found.measure.n == 3
    assert [round(each, 1) for each in found.consensus] == [40.0, 30.0, 13.3, 16.7]
    contest = found.most_contested
    assert (contest.subject.said, contest.spread) == ("Vendre", 50)
    assert (contest.behind, contest.against) == (("Commercial",), ("Communication",))


def test_the_mean_follows_the_departments_weights_where_they_are_given():
    found = strategy.align(points(weight={"Direction": 2, "Commercial": 1, "Communication": 1}), ())
    assert found.consensus[0] == pytest.approx((2 * 50 + 60 + 10) / 4)
    assert found.measure.value == pytest.approx(0.6)  # overlaps know no weight


def test_points_are_brought_to_100_only_where_the_sheet_asks_and_it_is_told():
    shares = {"Gérance": (40, 20, 20, 20), "Libraires": (8, 6, 2, 4)}
    found = strategy.align(points(shares, rescale={"Libraires": True}), ())
    assert found.stances[1].points == pytest.approx((40, 30, 10, 20))
    assert found.rescaled == ("Libraires",)
    assert found.pairs[0].overlap == pytest.approx(0.9)


def test_what_a_department_leaves_out_gets_none_of_its_points():
    rows = filled(
        "weights",
        {"department": "A", "objective": "sell", "points": 100.0},
        {"department": "B", "objective": "tell", "points": 100.0},
    )
    found = strategy.align(rows, ())
    assert found.measure.value == 0
    assert found.most_contested.spread == 100


def test_one_department_has_nobody_to_agree_with():
    found = strategy.align(points({"Direction": EXERCISE["Direction"]}), ())
    assert found.measure.value is None
    assert found.measure.reason is not None
    assert strategy.find_alignment(found) == ()
    assert strategy.align(filled("weights"), ()).stances == ()


def test_an_objective_of_the_brief_is_shown_by_its_statement():
    found = strategy.align(points(subjects=("SEEN", *SUBJECTS[1:])), [objective("seen")])
    assert found.subjects[0].said == "Statement of seen"


@given(
    st.lists(
        st.lists(st.integers(0, 50), min_size=4, max_size=4).filter(any), min_size=2, max_size=5
    )
)
def test_the_index_stays_between_0_and_1_and_the_mean_adds_up_to_100(shares):
    whole = {f"D{n}": [100 * each / sum(row) for each in row] for n, row in enumerate(shares)}
    found = strategy.align(points(whole), ())
    assert -1e-9 <= found.measure.value <= 1 + 1e-9
    assert sum(found.consensus) == pytest.approx(100)


def test_what_departments_dispute_is_a_finding_and_an_open_question():
    found = strategy.align(points(), ())
    keys = {each.key: each for each in strategy.find_alignment(found)}
    assert set(keys) == {"objectives.misaligned", "objectives.contested"}
    assert keys["objectives.misaligned"].comparison.difference.value == pytest.approx(-0.1)
    assert keys["objectives.contested"].subject == "Vendre"
    questions = strategy.priorities_to_settle(found)
    assert [each.subject for each in questions] == ["Vendre", "Notoriété"]  # 50 and 40 points
    assert all(each.state == "open" and each.choice is None for each in questions)
    agreed = strategy.align(points({"A": (40, 30, 20, 10), "B": (40, 30, 20, 10)}), ())
    assert [each.key for each in strategy.find_alignment(agreed)] == ["objectives.aligned"]
    assert strategy.priorities_to_settle(agreed) == ()


# -- A5: who decides -----------------------------------------------------------------

BRIEF = (
    objective("seen", owner="Webmaster", indicator="reach"),
    objective("heard", owner="Mayor"),
    objective("left"),
)


def raci(*rows):
    named = ("subject", "role", "part", "decides")
    return filled("raci", *(dict(zip(named, row, strict=False)) for row in rows))


def test_those_who_decide_are_counted_by_objective():
    found = strategy.govern(
        raci(
            ("seen", "Webmaster", "accountable"),
            ("seen", "Mayor", "consulted", True),
            ("seen", "mayor", "informed"),
            ("seen", "Office", "consulted", True),
            ("seen", "Town clerk", "responsible", True),
            ("left", "Office", "responsible"),
        ),
        BRIEF,
    )
    seen, heard, left = found.lines
    assert seen.deciders == ("Webmaster", "Mayor", "Office", "Town clerk")
    assert seen.is_crowded  # four of three
    assert (heard.answers, heard.deciders, heard.listed) == ("Mayor", ("Mayor",), False)
    assert found.unanswered == (left,)
    assert found.deciders == ("Webmaster", "Mayor", "Office", "Town clerk")
    keys = {each.key: each for each in strategy.find_governance(found)}
    assert set(keys) == {"objectives.no_accountable", "objectives.many_deciders"}
    assert keys["objectives.many_deciders"].action.kpi == "reach"
    assert keys["objectives.no_accountable"].comparison.value.value == pytest.approx(0.5)


def test_three_who_decide_are_not_too_many():
    rows = [("seen", "Webmaster", "accountable")]
    rows += [("seen", role, "consulted", True) for role in ("Mayor", "Office")]
    assert strategy.govern(raci(*rows), BRIEF).crowded == ()


def test_a_role_unlike_the_briefs_owner_is_found():
    found = strategy.govern(raci(("heard", "Office", "accountable")), BRIEF)
    assert [each.subject.said for each in found.disputed] == ["Statement of heard"]
    assert "objectives.owner_differs" in {each.key for each in strategy.find_governance(found)}


def test_a_subject_that_is_no_objective_stands_after_them():
    found = strategy.govern(raci(("Weekend alerts", "Office", "accountable")), BRIEF)
    assert [each.subject.said for each in found.lines][-1] == "Weekend alerts"
    assert len(found.lines) == 4


# -- A10: personas and context -------------------------------------------------------


def told(*rows):
    """Return posts with their pillars: (number, day, platform, pillar)."""
    return tables(
        posts=[post(n, day, platform=platform) for n, day, platform, _ in rows],
        tags=[
            {"platform": platform, "post_id": f"p{n}", "pillar": pillar, "tagged_by": "rule"}
            for n, _, platform, pillar in rows
            if pillar
        ],
    )


ANA = {
    "persona": "Ana", "platforms": "Instagram ; TikTok", "pillars": "Atelier; conseil",
    "objective": "seen", "priority": 1.0,
}  # fmt: skip


def people(found, *rows):
    inputs = {"personas": filled("personas", *rows), "accounts": filled("accounts")}
    return strategy.read_personas(inputs, BRIEF, found, OCTOBER)


def test_each_persona_is_held_against_what_was_published():
    posts = told(
        (1, "2026-10-02", "instagram", "atelier"),
        (2, "2026-10-09", "instagram", "Atelier"),
        (3, "2026-09-30", "instagram", "conseil"),  # the month before
        (4, "2026-10-12", "instagram", "boutique"),
    )
    found = people(posts, ANA)
    assert [(e.platform, e.pillar, e.posts, e.found) for e in found.meetings] == [
        ("instagram", "Atelier", 2, Found.PUBLISHED),
        ("tiktok", "Atelier", None, Found.NO_ACCOUNT),
        ("instagram", "conseil", 0, Found.SILENT),
        ("tiktok", "conseil", None, Found.NO_ACCOUNT),
    ]
    assert (found.tagged, found.aside) == (3, 1)
    gap = strategy.find_publics(found, strategy.read_context(filled("context")))[0]
    assert gap.key == "objectives.persona_uncovered"
    assert gap.comparison.value.value == pytest.approx(1 / 4)


def test_what_is_not_tagged_is_no_gap():
    found = people(told((1, "2026-10-02", "instagram", "")), {**ANA, "platforms": "instagram"})
    assert {each.found for each in found.meetings} == {Found.UNKNOWN}
    assert found.gaps == ()
    anything = people(
        told((1, "2026-10-02", "instagram", "")),
        {**ANA, "platforms": "instagram", "pillars": ""},
    )
    assert [(each.posts, each.found) for each in anything.meetings] == [(1, Found.PUBLISHED)]


def test_the_core_target_comes_first_and_an_account_may_be_silent():
    inputs = {
        "personas": filled(
            "personas", {"persona": "Late", "priority": 3.0}, {"persona": "Any"}, ANA
        ),
        "accounts": filled("accounts", {"account": "us", "platform": "tiktok"}),
    }
    found = strategy.read_personas(inputs, BRIEF, told((1, "2026-10-02", "x", "a")), OCTOBER)
    assert [each.name for each in found.personas] == ["Ana", "Late", "Any"]
    assert [each.name for each in found.nowhere] == ["Late", "Any"]
    assert {each.platform: each.found for each in found.meetings} == {
        "instagram": Found.NO_ACCOUNT, "tiktok": Found.SILENT,
    }  # fmt: skip


def test_the_questions_nobody_answered_are_named():
    rows = (
        {"topic": "culture", "statement": "Two people decide"},
        {"topic": "history", "statement": "Since 2011", "consequence": "Show the hands"},
        {"topic": "constraints"},
    )
    found = strategy.read_context(filled("context", *rows))
    assert [each.topic for each in found.answers] == ["history", "culture"]
    assert len(found.unanswered) == 6
    assert "constraints" in found.unanswered
    assert [each.topic for each in found.idle] == ["culture"]
    open_ = strategy.find_publics(people(told()), found)[0]
    assert open_.key == "objectives.context_open"
    assert open_.comparison.value.value == pytest.approx(2 / 8)
