"""Curation, reuse, events in person and hours: what is right, ready, coincident or repeated."""

import datetime as dt
import math

import pytest

from stratbook.strategy.editorial.curation import read_curation, receptions
from stratbook.strategy.editorial.findings_contents import find_contents
from stratbook.strategy.editorial.findings_events import find_events, find_hours
from stratbook.strategy.editorial.gatherings import read_gatherings
from stratbook.strategy.editorial.hours import read_hours
from stratbook.strategy.editorial.reuse import read_assets
from strategy.editorial_rows import mentions, rows, tag
from strategy.kpi_rows import post, scope, tables

# -- curation ----------------------------------------------------------------------


def logged(**more):
    return {"item": "a picture", "platform": "instagram", "published_on": "2026-10-02", **more}


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"rights": "granted", "credited": True}, "clear"),
        ({"rights": "granted", "credited": False}, "credit"),
        ({"rights": "licence"}, "credit"),
        ({"rights": "unchecked", "credited": True}, "check"),
        ({"rights": "asked"}, "check"),
        ({}, "check"),
        ({"rights": "refused"}, "withdraw"),
        ({"rights": "refused", "published_on": None}, "drop"),
        ({"rights": "asked", "published_on": None}, "ask"),
        ({"rights": "granted", "published_on": None}, "clear"),
    ],
)
def test_each_content_of_others_has_a_verdict(row, verdict):
    (found,) = read_curation(rows("curation", logged(**row)))
    assert found.verdict == verdict


def test_what_is_online_without_a_right_is_a_finding_at_once():
    log = read_curation(
        rows(
            "curation",
            logged(rights="granted", credited=True),
            logged(item="b", rights="asked"),
            logged(item="c", rights="granted", credited=False),
        )
    )
    found = {each.key: each for each in find_contents(log, (), read_assets(rows("assets")))}
    assert found["editorial.rights_missing"].urgency == 1.0
    assert found["editorial.rights_missing"].comparison.value.value == pytest.approx(1 / 3)
    assert found["editorial.credit_missing"].facts["count"].value == 1


def fifteen(likes):
    """Ten original posts with 30 interactions of 1,000, five logged ones with other figures."""
    posts = [post(n, f"2026-0{1 + n % 9}-10") for n in range(10)]
    posts += [
        post(10 + n, f"2026-0{1 + n}-20", reactions=float(each), comments=0.0, shares=0.0)
        for n, each in enumerate(likes)
    ]
    tags = [tag(n, origin="brand") for n in range(10)]
    log = [logged(post_id=f"p{10 + n}") for n in range(len(likes))]
    return scope(tables(posts=posts, tags=tags)), read_curation(rows("curation", *log))


def test_curated_posts_are_held_against_original_ones_of_their_platform():
    (found,) = receptions(*fifteen([60, 62, 58, 61, 59]))
    assert (found.n_curated, found.n_original, found.unknown) == (5, 10, 0)
    assert (found.curated, found.original) == (pytest.approx(0.06), pytest.approx(0.03))
    assert found.index == pytest.approx(200)
    assert found.interval[0] > 180
    assert found.is_apart


def test_few_curated_posts_are_not_compared():
    (found,) = receptions(*fifteen([60, 62]))
    assert not found.enough
    assert not found.is_apart


def test_posts_of_unknown_origin_are_on_neither_side():
    posts = [post(n) for n in range(6)]
    log = read_curation(rows("curation", logged(post_id="p0")))
    (found,) = receptions(scope(tables(posts=posts)), log)
    assert (found.n_curated, found.n_original, found.unknown) == (1, 0, 5)
    assert found.index is None


# -- reuse ---------------------------------------------------------------------------


ASSETS = rows(
    "assets",
    {"asset": "guide", "rights": "yes", "platforms": "Instagram; Facebook", "hours": 3.0},
    {"asset": "archive", "rights": "yes", "platforms": "instagram", "hours": 1.0},
    {"asset": "film", "rights": "yes", "platforms": "Instagram; TikTok",
     "reused_on": "Instagram", "hours": 2.0},
    {"asset": "interview", "rights": "unknown", "platforms": "Facebook"},
    {"asset": "press", "rights": "no", "platforms": "Facebook"},
    {"asset": "old", "rights": "yes", "platforms": "Facebook", "state": "retired"},
)  # fmt: skip


def test_the_matrix_says_where_each_content_stands():
    reuse = read_assets(ASSETS, ("facebook", "instagram"))
    cells = {a.name: [a.cell(p) for p in reuse.platforms] for a in reuse.assets}
    assert reuse.platforms == ("facebook", "instagram")
    assert cells == {
        "guide": ["ready", "ready"], "archive": ["none", "ready"], "film": ["none", "done"],
        "interview": ["check", "none"], "press": ["closed", "none"], "old": ["closed", "none"],
    }  # fmt: skip


def test_what_is_ready_never_used_and_light_comes_first():
    reuse = read_assets(ASSETS, ("facebook", "instagram", "tiktok"))
    assert [each.name for each in reuse.suggested] == ["archive", "guide", "film"]
    assert [each.name for each in reuse.to_check] == ["interview"]
    assert [each.name for each in reuse.never_used] == ["archive", "guide", "interview"]


def test_ready_contents_never_used_are_a_finding_with_their_hours():
    found = {e.key: e for e in find_contents((), (), read_assets(ASSETS, ("instagram",)))}
    idle = found["editorial.assets_idle"]
    assert (idle.facts["count"].value, idle.facts["hours"].value) == (2, 4.0)
    assert "editorial.assets_rights" not in found  # the interview suits no platform held


# -- events in person -----------------------------------------------------------------


SATURDAY = "2026-10-10"
BEFORE = {"2026-09-12": 1, "2026-09-19": 3, "2026-09-26": 2, "2026-10-03": 2}


def event(found, **more):
    row = {"event": "open day", "starts": SATURDAY, **more}
    (only,) = read_gatherings(rows("gatherings", row), found).rows
    return only


def spoken_of(now=10, text="Rivage", after=()):
    counts = {"2026-09-01": 1, **BEFORE, SATURDAY: now, "2026-10-30": 1, **dict(after)}
    return scope(tables(mentions=mentions(counts, text)))


def test_mentions_are_held_against_the_same_weekdays_before():
    during = event(spoken_of()).during
    assert (during.mentions, during.before, during.weeks) == (10, 8, 4)
    assert (during.usual, during.ratio) == (2.0, 5.0)
    # Counts of 10 and 8, no more scatter than Poisson: exp(1.96 √(1/10 + 1/8)).
    reach = math.exp(1.959964 * math.sqrt(1 / 10 + 1 / 8))
    assert during.interval == pytest.approx((5 / reach, 5 * reach))
    assert during.is_up


def test_bursts_widen_the_interval():
    calm = event(spoken_of()).during.interval
    counts = {"2026-09-01": 1, "2026-09-12": 0, "2026-09-19": 8, SATURDAY: 10, "2026-10-30": 1}
    burst = event(scope(tables(mentions=mentions(counts)))).during
    assert burst.before == 8
    assert burst.interval[0] < calm[0]
    assert burst.interval[1] > calm[1]


def test_the_week_after_is_held_against_the_same_weekdays_too():
    after = event(spoken_of(after={"2026-10-12": 4})).after
    assert (after.span.start, after.span.end) == (dt.date(2026, 10, 11), dt.date(2026, 10, 17))
    assert after.mentions == 4
    # Seven days, shifted by whole weeks to before the event: 4 October to 6 September on.
    assert after.weeks == 4


def test_contents_of_the_public_are_those_with_the_hashtag_reposts_left_out():
    found = spoken_of(text="Rivage #opendayRivage")
    frame = found.tables["mentions"]
    frame.loc[frame.index[-2], "is_repost"] = True
    seen = event(found, hashtag="#OpenDayRivage")
    assert (seen.during.ugc, seen.during.mentions) == (9, 9)
    assert seen.ugc_before == 8
    assert event(found).during.ugc == 0


def test_too_few_mentions_or_no_file_say_nothing():
    few = event(spoken_of(now=1)).during
    assert (few.ratio, few.interval) == (None, None)
    bare = event(scope(tables(posts=[post(1)])), hashtag="#openday")
    assert (bare.during, bare.after, bare.ugc_before) == (None, None, None)


def test_an_event_coincides_and_an_unasked_one_is_a_chance_missed():
    sheet = rows(
        "gatherings",
        {"event": "open day", "starts": SATURDAY, "contents_asked": False},
        {"event": "last year", "starts": "2024-10-10"},
    )
    found = find_events(read_gatherings(sheet, spoken_of()))
    assert [each.key for each in found] == [
        "editorial.gathering_lift", "editorial.gathering_not_asked",
    ]  # fmt: skip
    assert found[0].comparison.value.value == 10
    assert found[0].comparison.reference.value == 2.0


# -- hours ------------------------------------------------------------------------------


TASKS = rows(
    "tasks",
    {"task": "schedule", "kind": "content", "hours_month": 10.0, "repeated": True,
     "automatable": "yes"},
    {"task": "report", "kind": "reporting", "hours_month": 20.0, "repeated": True,
     "automatable": "partly"},
    {"task": "write", "kind": "content", "hours_month": 30.0, "repeated": True,
     "automatable": "no"},
    {"task": "film", "kind": "content", "hours_month": 8.0, "repeated": False,
     "automatable": "yes"},
    {"task": "tidy", "kind": "watch", "hours_month": 1.0, "repeated": True, "automatable": "yes"},
    {"task": "new", "kind": "training", "automatable": "yes", "repeated": True},
)  # fmt: skip


def test_hours_by_kind_and_what_is_not_said_is_left_out():
    budget = read_hours(TASKS)
    assert budget.by_kind == (("content", 48.0), ("reporting", 20.0), ("watch", 1.0))
    assert (budget.hours, budget.unsaid) == (69.0, 1)
    assert budget.repeated_share == pytest.approx(61 / 69)


def test_candidates_are_repeated_long_enough_and_fit_for_a_tool():
    budget = read_hours(TASKS)
    assert [each.name for each in budget.candidates] == ["schedule", "report"]
    assert budget.candidates[0].saved == pytest.approx((3.0, 7.0))
    assert budget.candidates[1].saved == pytest.approx((0.0, 6.0))
    assert budget.saved == pytest.approx((3.0, 13.0))


def test_hours_to_free_are_an_action_with_a_range():
    (found,) = find_hours(read_hours(TASKS))
    assert (found.action.low.value, found.action.high.value) == pytest.approx((3.0, 13.0))
    assert found.comparison.value.value == pytest.approx(30 / 69)
    assert find_hours(read_hours(rows("tasks"))) == ()
