"""The third C, the way to a decision: moments of truth, visits, trends."""

import pandas as pd
import pytest

from stratbook.brief.sheets.community import TOUCHPOINT
from stratbook.core.reference import csv_rows
from stratbook.core.tables import Tables
from stratbook.strategy import community
from stratbook.strategy.community.counting import Share
from strategy.community_rows import END, OCTOBER, SEPTEMBER, against, everything, found, inputs
from strategy.kpi_rows import tables

NOTHING = Tables({}, "Europe/Paris")


def point(name: str, stage: str = "zmot", **more: object) -> dict:
    usual = {"present": True, "quality": 3, "importance": 5}
    return {"touchpoint": name, "stage": stage, **usual, **more}


WAY = (
    point("Search", kind="search"),
    point("Video", kind="video", present=False, importance=3, quality=None),
    point("Shop", "fmot", quality=5, importance=2),
)


def journey(*rows: dict, found_tables=NOTHING, overrides=()):
    return community.read_journey(inputs("touchpoints", *rows), found_tables, OCTOBER, overrides)


# -- B13: moments of truth -------------------------------------------------------------


def test_coverage_is_presence_times_quality_weighted_by_importance():
    read = journey(*WAY)
    coverage = {each.id: each.coverage for each in read.stages}
    assert coverage == {
        "stimulus": None,
        "zmot": pytest.approx(3 / 8),  # 5 × 0.6 of 5 + 3
        "fmot": pytest.approx(1.0),
        "smot": None,
    }
    assert read.coverage == pytest.approx(5 / 10)


def test_gaps_are_ranked_by_the_coverage_they_cost():
    read = journey(*WAY)
    assert [(each.name, each.action.chosen) for each in read.gaps] == [
        ("Video", "create"), ("Search", "keep"),
    ]  # fmt: skip
    assert [each.loss for each in read.gaps] == pytest.approx([0.3, 0.2])
    assert sum(each.loss for each in read.gaps) == pytest.approx(1 - read.coverage)


def test_what_is_not_judged_is_left_out_and_is_not_zero():
    read = journey(*WAY, point("Forum", quality=None), point("Guide", importance=None))
    assert read.coverage == pytest.approx(0.5)
    actions = {each.name: each.action.chosen for each in read.touchpoints}
    assert actions["Forum"] == actions["Guide"] == "judge"


def test_a_weak_touchpoint_is_to_be_improved_unless_the_consultant_says_otherwise():
    row = point("Search", quality=2)
    assert journey(row).touchpoints[0].action.chosen == "improve"
    word = against("zmot.touchpoint", "Search", "keep")
    assert journey(row, overrides=(word,)).touchpoints[0].action.chosen == "keep"


def test_the_checklist_holds_the_touchpoints_against_what_people_look_for():
    states = {each.kind: each.state for each in journey(*WAY).proofs}
    assert (states["search"], states["video"], states["review"]) == ("good", "absent", "absent")
    assert {row["kind"] for row in csv_rows("zmot_expected.csv")} <= {id_ for id_, *_ in TOUCHPOINT}


def test_reviews_are_those_of_the_year():
    reviews = [
        {"date": day, "place": "Google", "rating": rating, "count": 1, "answered": answered}
        for day, rating, answered in (
            ("2026-10-01", 5, True), ("2025-11-02", 2, False), ("2025-10-01", 1, False),
        )
    ]  # fmt: skip
    found_tables = tables(reviews=reviews)
    read = journey(*WAY, found_tables=found_tables).reviews
    assert (read.n, read.rating, read.unanswered) == (2, 3.5, Share(1, 2))
    one = found(everything(found_tables, touchpoints=WAY), "zmot.thin_reviews")
    assert (one.comparison.value.value, one.comparison.reference.value) == (2, 30)


def test_the_weak_moment_and_the_costliest_gap_are_findings():
    findings = everything(NOTHING, touchpoints=WAY)
    weak = found(findings, "zmot.weak_moment")
    assert (weak.subject, weak.comparison.value.value) == ("zmot", pytest.approx(0.375))
    gap = found(findings, "zmot.gap_create")
    assert gap.subject == "Video"
    assert gap.comparison.reference.value == pytest.approx(0.8)


# -- B15: visits ------------------------------------------------------------------------


def visits(
    day: str, channel: str | None, sessions: int, engaged: float | None, **more: object
) -> dict:
    return {"date": day, "channel_group": channel, "sessions": sessions,
            "engaged_sessions": engaged, **more}  # fmt: skip


WEB = (
    visits("2026-10-05", "Email", 200, 140, key_events=6),
    visits("2026-10-05", "Social", 400, 160, key_events=2),
    visits("2026-09-05", "Email", 200, 141, key_events=6),
    visits("2026-09-05", "Social", 400, 220, key_events=2),
)


def behaviour(*rows: dict):
    return community.read_behaviour(tables(web=list(rows))["web"], OCTOBER, SEPTEMBER)


def test_segments_have_their_engaged_share_and_its_change():
    social, email = behaviour(*WEB).by("channel_group")
    assert (social.name, social.engaged.value, email.engaged.value) == ("Social", 0.4, 0.7)
    assert social.change == pytest.approx(-0.15)
    assert social.has_moved
    assert not email.has_moved
    assert email.stands_out
    assert email.key_events == pytest.approx(3.0)
    assert social.sessions.relative == pytest.approx(400 / 31 / (400 / 30) - 1)


def test_a_dimension_the_export_lacks_is_said_and_not_guessed():
    read = behaviour(*WEB)
    assert read.lacking == ("landing_page", "device", "country")
    assert read.by("country") == ()


def test_a_finer_export_does_not_count_the_same_visits_twice():
    pages = visits("2026-10-05", "Email", 150, 100, landing_page="/mugs")
    read = behaviour(*WEB, pages)
    assert {each.name: each.sessions.now for each in read.by("channel_group")} == {
        "Social": 400, "Email": 200,
    }  # fmt: skip
    assert [each.name for each in read.by("landing_page")] == ["/mugs"]


def test_rows_without_engagement_leave_the_share():
    (only,) = behaviour(
        visits("2026-10-05", "Email", 200, 140), visits("2026-10-06", "Email", 800, None)
    ).by("channel_group")
    assert only.engaged == Share(140, 200)
    assert only.sessions.now == 1_000


def test_too_few_sessions_are_not_judged():
    few, _ = sorted(
        behaviour(visits("2026-10-05", "Email", 20, 19), visits("2026-10-05", "Social", 400, 160))
        .by("channel_group"),
        key=lambda each: each.name,
    )  # fmt: skip
    assert not few.counts
    assert not few.stands_out


def test_what_stands_out_and_what_moved_are_findings():
    findings = everything(tables(web=list(WEB)))
    above = found(findings, "community.segment_above")
    assert (above.subject, above.comparison.value.value) == ("Email", 0.7)
    falls = found(findings, "community.engagement_falls")
    assert (falls.subject, falls.comparison.reference.value) == ("Social", 0.55)


# -- B14: trends --------------------------------------------------------------------------


def trend(date: str | None, **more: object) -> dict:
    usual = {"kind": "market", "statement": "More video", "source_name": "A survey",
             "effect": "We film little", "action": "Film"}  # fmt: skip
    return {"date": None if date is None else pd.Timestamp(date), **usual, **more}


def context(*rows: dict):
    return community.read_trends(inputs("trends", *rows), END)


@pytest.mark.parametrize(
    ("row", "flags"),
    [
        (trend("2026-10-01"), ()),
        (trend("2025-05-09"), ()),  # 540 days before 31 October 2026
        (trend("2025-05-08"), ("stale",)),
        (trend(None), ("undated",)),
        (trend("2026-10-01", source_name=None), ("unsourced",)),
        (trend("2026-10-01", effect=None, action=None), ("no_effect", "no_action")),
    ],
)
def test_a_trend_says_what_it_lacks(row, flags):
    (only,) = context(row).trends
    assert only.flags == flags
    assert only.is_usable == (not {"stale", "undated", "unsourced"} & set(flags))


def test_usable_trends_come_first_the_latest_first():
    read = context(trend(None, statement="c"), trend("2026-01-01", statement="b"),
                   trend("2026-09-01", statement="a"))  # fmt: skip
    assert [each.statement for each in read.trends] == ["a", "b", "c"]
    assert read.trends[0].age == 60


def test_trends_without_consequence_and_without_source_are_findings():
    findings = everything(NOTHING, trends=(trend("2026-09-01", action=None), trend(None)))
    assert found(findings, "community.trend_idle").facts["some"].value == 1
    assert found(findings, "community.trend_weak").facts["all"].value == 2


def test_nothing_at_all_finds_nothing():
    assert everything(NOTHING) == ()
