"""Planned against published, approvals, hours, and what the chapter finds in them."""

import datetime as dt
from dataclasses import replace

import pytest

from plan.calendar_rows import client, posts, row
from stratbook.core.period import month
from stratbook.core.tables import Tables
from stratbook.plan.calendar import find_calendar, review_calendar
from stratbook.plan.calendar.approvals import approvals
from stratbook.plan.calendar.capacity import Available, FormatHours, Hours, loads
from stratbook.plan.calendar.published import compare, publications

OCTOBER = month(2026, 10)
HOURS = Hours((FormatHours("photo", "", 2.0, "CM"),), {"cm": Available("CM", 3.0, "tasks")})


def account(rows, *given):
    return compare(rows, publications(posts(*given), OCTOBER), OCTOBER, HOURS)


def outcomes(found):
    return {
        (each.row.id if each.row else "", each.post.post_id if each.post else ""): (
            each.outcome,
            each.by,
        )
        for each in found.matches
    }


def test_rows_meet_their_posts_by_id_then_by_likeness():
    rows = [
        row("A", "2026-10-05", post_id="1"),
        row("B", "2026-10-10", text="A bowl for soup, made in one piece"),
        row("C", "2026-10-20", text="Nothing like it"),
        row("D", "2026-10-21", state="dropped"),
    ]
    found = account(
        rows,
        ("1", "2026-10-06 10:00", "Anything"),
        ("2", "2026-10-10 10:00", "A bowl for soup, made in one piece #clay"),
        ("3", "2026-10-28 10:00", "Surprise"),
    )
    assert outcomes(found) == {
        ("A", "1"): ("moved", "id"),
        ("B", "2"): ("as_planned", "likeness"),
        ("C", ""): ("not_published", None),
        ("", "3"): ("unplanned", None),
    }
    assert found.kept == pytest.approx(2 / 3)
    assert (found.hours_planned, found.hours_published, found.hours_unused) == (6, 4, 2)


def test_likeness_needs_the_platform_and_a_few_days():
    text = "The same words, all of them"
    far = account([row("A", "2026-10-05", text=text)], ("1", "2026-10-09 10:00", text))
    near = account([row("A", "2026-10-05", text=text)], ("1", "2026-10-08 10:00", text))
    other = account(
        [row("A", "2026-10-05", text=text, platform="x")], ("1", "2026-10-05 10:00", text)
    )
    assert [len(each.of("not_published")) for each in (far, near, other)] == [1, 0, 1]
    assert near.matches[0].doubtful


def test_two_alike_rows_meet_the_nearest_posts():
    text = "Four places left on Saturday"
    rows = [row("A", "2026-10-05", text=text), row("B", "2026-10-07", text=text)]
    found = account(rows, ("1", "2026-10-05 10:00", text), ("2", "2026-10-07 10:00", text))
    assert {(each.row.id, each.post.post_id) for each in found.matches} == {("A", "1"), ("B", "2")}


def test_approvals_stand_by_their_dates():
    day = dt.date(2026, 11, 3)
    base = row("A", "2026-11-06", author="ambassador", state="to_validate")
    told = {
        "due": base,
        "waiting": replace(base, date=dt.date(2026, 11, 20)),
        "late": replace(base, date=dt.date(2026, 11, 2)),
        "approved": replace(base, approved_by="Head", approved_on=dt.date(2026, 11, 1)),
        "unproved": replace(base, state="approved"),
    }
    for standing, each in told.items():
        (found,) = approvals([each, row("Z", "2026-11-06")], day)
        assert found.standing == standing
    (approved,) = approvals([told["approved"]], day)
    assert (approved.lead, approved.days) == (5, 3)


def test_a_week_is_loaded_by_role():
    rows = [row("A", "2026-11-03"), row("B", "2026-11-04", hours=1.5),
            row("C", "2026-11-05", owner=""), row("D", "2026-11-06", state="dropped")]  # fmt: skip
    nobody, cm = loads(rows, HOURS, OCTOBER.following())[:2]
    assert (nobody.role, nobody.hours, nobody.available, nobody.over) == ("", 2, None, 0)
    assert (cm.role, cm.hours, cm.available, cm.over, cm.rows) == ("CM", 3.5, 3, 0.5, 2)


# -- findings ------------------------------------------------------------------------


def _cells(each):
    return {"id": each.id, "date": str(each.date), "platform": each.platform,
            "text": each.text, "pillar": each.pillar, "owner": each.owner, "cta": each.cta,
            "visual": each.visual, "author": each.author, "state": each.state, "format": "photo",
            "persona": each.persona}  # fmt: skip


def found(rows, tables=None, **more):
    brief = client(calendar=[_cells(each) for each in rows], **more)
    review = review_calendar(brief, Tables() if tables is None else tables, OCTOBER)
    return {each.key: each for each in find_calendar(review)}


def test_a_gap_a_kept_plan_and_the_unplanned_are_told():
    rows = [row("A", "2026-10-05", text="One"), row("B", "2026-10-06", text="Two")]
    gap = found(rows, posts(("1", "2026-10-05 10:00", "One"), ("2", "2026-10-25 10:00", "Else")))
    assert gap["calendar.gap"].comparison.value.value == pytest.approx(0.5)
    assert gap["calendar.unplanned"].comparison.value.value == pytest.approx(0.5)
    both = posts(("1", "2026-10-05 10:00", "One"), ("2", "2026-10-06 10:00", "Two"))
    assert {"calendar.gap", "calendar.unplanned"}.isdisjoint(found(rows, both))
    assert found(rows, both)["calendar.kept"].tone == "good"


def test_faults_the_unapproved_and_cuts_are_told():
    late = row("A", "2026-11-04", author="customer", cta="")
    told = found([late], team=[{"role": "CM", "hours_social": 4.0}])
    assert told["calendar.faults"].facts["faults"].value == 2
    assert told["calendar.unapproved"].number == 1
    assert told["calendar.cut"].number == 2


def test_an_overloaded_week_is_told_with_its_role():
    rows = [row(each, f"2026-11-{day:02d}") for each, day in zip("ABC", (10, 12, 13), strict=True)]
    told = found(rows, team=[{"role": "CM", "hours_social": 8.0}])["calendar.overload"]
    assert (told.subject, told.comparison.difference.value) == ("CM", 2)  # 6 h for 4


def test_a_plan_far_from_its_targets_is_told():
    rows = [row(str(day), f"2026-10-{day:02d}", pillar="shop") for day in range(1, 29)]
    assert found(rows)["calendar.pillar_over"].subject == "shop"


def test_a_row_that_came_out_is_no_longer_at_fault():
    rows = [row("A", "2026-10-05", text="One")]
    assert "calendar.faults" in found(rows)
    assert "calendar.faults" not in found(rows, posts(("1", "2026-10-05 10:00", "One")))
