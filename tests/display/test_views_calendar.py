"""The calendar on the page: what a reader sees, in both languages, and what is never run."""

import pytest

from plan.calendar_rows import client, posts
from stratbook.core.language import language
from stratbook.core.period import month
from stratbook.core.tables import Tables
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.display.views import calendar as views
from stratbook.plan.calendar import find_calendar, review_calendar

OCTOBER = month(2026, 10)
ROWS = (
    {"id": "O1", "date": "2026-10-05", "platform": "instagram", "text": "A bowl", "state": "draft"},
    {"id": "N1", "date": "2026-11-05", "time": "12:00", "platform": "instagram",
     "angle": "<script>alert(1)</script>", "pillar": "making", "state": "draft"},
    {"id": "N2", "date": "2026-11-06", "platform": "instagram", "angle": "Her cup",
     "author": "customer", "pillar": "shop", "state": "to_validate", "owner": "CM"},
)  # fmt: skip
SHOWN = (
    views.calendar_figure, views.agenda, views.hook_table, views.cut_table, views.load_table,
    views.fault_table, views.approval_table, views.follow_cards, views.follow_table,
    views.plan_pillar_table,
)  # fmt: skip


def look(code: str = "en") -> Look:
    return Look(language(code), theme_of())


def review(rows=ROWS, tables=None, **more):
    return review_calendar(client(calendar=rows, **more), tables or Tables(), OCTOBER)


@pytest.mark.parametrize("view", SHOWN, ids=lambda each: each.__name__)
@pytest.mark.parametrize("code", ["fr", "en"])
def test_each_view_stands_with_data_and_without(view, code):
    out = posts(("1", "2026-10-05 10:00", "A bowl"))
    for each in (review(tables=out), review((), cadence=(), pillars=(), personas=())):
        markup = view(look(code), each).markup
        assert markup
        assert "{" not in markup.replace("{{", "") or "<img" in markup
        assert "<script" not in markup


def test_the_agenda_says_what_whom_where_and_who():
    shown = views.agenda(look(), review()).markup
    assert "12:00 · Instagram" in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "proposed" in shown
    assert "answer what holds them back" in shown


def test_faults_are_shown_the_gravest_first():
    shown = views.fault_table(look(), review()).markup
    assert shown.index("past date") < shown.index("no visual")
    assert "not approved" in shown


def test_the_plan_kept_is_counted_and_doubt_is_said():
    out = posts(("1", "2026-10-05 10:00", "A bowl"))
    shown = views.follow_table(look(), review(tables=out)).markup
    assert "published as planned" in shown
    assert "by likeness, to be confirmed" in shown
    assert "100%" in views.follow_cards(look(), review(tables=out)).markup


def test_what_the_hours_could_not_hold_is_named():
    tight = review(team=[{"role": "CM", "hours_week": 35.0, "hours_social": 8.0}])
    shown = views.cut_table(look(), tight).markup
    assert tight.draft.cut
    assert all(each.drafted.row.id in shown for each in tight.draft.cut)
    assert "sheet of the team is empty" in views.cut_table(look(), review()).markup


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_findings_are_said_in_both_languages(code):
    tight = review(team=[{"role": "CM", "hours_week": 35.0, "hours_social": 2.0}])
    found = find_calendar(tight)
    assert {each.key for each in found} >= {
        "calendar.faults", "calendar.unapproved", "calendar.gap", "calendar.cut",
    }  # fmt: skip
    said = prose.findings(look(code), found).markup
    assert "{" not in said
