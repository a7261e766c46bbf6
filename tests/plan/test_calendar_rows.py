"""The calendar's rows, two versions compared, and faults row by row."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.calendar_rows import row, sheet_of
from stratbook.brief.calendar_checks import calendar_faults
from stratbook.brief.clock import read_clock
from stratbook.plan.calendar.changes import changes
from stratbook.plan.calendar.lint import Rules, lint
from stratbook.plan.calendar.row import COLUMNS, rows_of

DAY = dt.date(2026, 11, 2)
RULES = Rules(
    as_of=DAY, pillars=frozenset({"making"}), personas=frozenset({"ada"}),
    platforms=frozenset({"instagram"}), domains=("x.example",), clash_hours=3, approval_days=5,
)  # fmt: skip


def found(rows, rules=RULES) -> set[tuple[str, str]]:
    return {(each.row, each.code) for each in lint(rows, rules)}


# -- reading -------------------------------------------------------------------------


def test_a_sheet_is_read_as_it_stands():
    frame = sheet_of(
        {"id": "A", "date": "2026-11-03", "time": "18h30", "platform": "instagram", "hours": 1.5}
    )
    (read,) = rows_of(frame)
    assert (read.id, read.date, read.time, read.hours) == (
        "A", dt.date(2026, 11, 3), dt.time(18, 30), 1.5,
    )  # fmt: skip
    assert (read.pillar, read.approved_on, read.source) == ("", None, "inputs/calendar.csv:2")


@pytest.mark.parametrize(
    ("text", "time"),
    [("18:30", (18, 30)), ("18h30", (18, 30)), ("9 h", (9, 0)), ("6:30 pm", (18, 30)),
     ("12 am", (0, 0)), ("18:30:00", (18, 30)), ("7", (7, 0))],
)  # fmt: skip
def test_times_are_read_as_people_type_them(text, time):
    assert read_clock(text) == dt.time(*time)


@pytest.mark.parametrize("text", ["25:00", "soon", "18:75", "13 pm", "18:3"])
def test_what_is_no_time_is_refused_with_its_row(text):
    frame = sheet_of({"id": "A", "date": "2026-11-03", "platform": "x", "time": text})
    (fault,) = calendar_faults({"calendar": frame})
    assert "row 2" in fault.place
    assert text in fault.problem.plain()


def test_an_id_that_stands_twice_is_refused():
    base = {"date": "2026-11-03", "platform": "x"}
    frame = sheet_of({"id": "A1", **base}, {"id": "a1", **base})
    (fault,) = calendar_faults({"calendar": frame})
    assert fault.place.endswith("row 3")


# -- two versions --------------------------------------------------------------------


def test_rows_are_added_moved_changed_and_dropped():
    old = [row("A", "2026-11-03"), row("B", "2026-11-04"), row("C", "2026-11-05"),
           row("D", "2026-11-06")]  # fmt: skip
    new = [replace(old[0], date=dt.date(2026, 11, 9)), replace(old[1], text="Hello"),
           replace(old[3], state="dropped"), row("E", "2026-11-07")]  # fmt: skip
    assert [(each.kind, each.id, each.field) for each in changes(old, new)] == [
        ("changed", "B", "text"), ("dropped", "C", ""), ("dropped", "D", "state"),
        ("added", "E", ""), ("moved", "A", "date"),
    ]  # fmt: skip
    (moved,) = (each for each in changes(old, new) if each.kind == "moved")
    assert (moved.before, moved.after) == (dt.date(2026, 11, 3), dt.date(2026, 11, 9))


_CELLS = st.sampled_from([name for name in COLUMNS if name not in {
    "id", "date", "time", "hours", "approved_on"}])  # fmt: skip


@given(st.lists(st.tuples(_CELLS, st.text(max_size=5)), max_size=6), st.randoms())
def test_a_version_differs_from_itself_in_nothing_and_by_what_was_written(edits, random):
    old = [row(id_, "2026-11-03") for id_ in "ABCD"]
    shuffled = random.sample(old, len(old))
    assert changes(old, shuffled) == ()
    new = replace(old[0], **dict(edits))
    told = {each.field for each in changes(old, [new, *old[1:]])}
    assert told == {name for name in COLUMNS if getattr(old[0], name) != getattr(new, name)}


# -- faults --------------------------------------------------------------------------


def test_exercise_6_finds_the_five_planted_faults():
    calendar = [
        row("1", "2026-11-03", "12:00"),
        row("2", "2026-11-04", "12:00", pillar=""),
        row("3", "2026-11-05", "18:00"),
        row("4", "2026-11-05", "18:00"),
        row("5", "2026-11-06", "12:00", cta=""),
        row("6", "2026-10-30", "12:00"),
        row("7", "2026-11-07", "12:00", author="ambassador", state="to_validate"),
        row("8", "2026-11-09", "12:00"),
    ]
    assert found(calendar) == {
        ("2", "no_pillar"), ("4", "clash"), ("5", "no_cta"), ("6", "past_date"),
        ("7", "not_approved"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"owner": ""}, "no_owner"),
        ({"visual": ""}, "no_visual"),
        ({"pillar": "other"}, "unknown_pillar"),
        ({"persona": "Zoe"}, "unknown_persona"),
        ({"platform": "tiktok"}, "unknown_platform"),
        ({"link": "https://www.x.example/a"}, "link_untagged"),
        ({"link": "https://x.example/a?utm_source=a&utm_medium=social"}, "link_untagged"),
    ],
)
def test_each_fault_is_named_alone(cells, code):
    assert found([row("A", "2026-11-03", **cells)]) == {("A", code)}


def test_what_is_in_order_is_left_alone():
    tagged = "https://x.example/a?utm_source=a&utm_medium=social&utm_campaign=c"
    assert found([row("A", "2026-11-03", link=tagged)]) == set()
    assert found([row("A", "2026-11-03", link="https://elsewhere.example/")]) == set()
    assert found([row("A", "2026-11-03", visual="", format="texte")]) == set()
    assert found([row("A", "2026-10-03", state="published", pillar="")]) == set()
    assert found([row("A", "2026-10-03", state="dropped", pillar="")]) == set()


def test_hours_between_two_publications_are_kept_on_one_account_only():
    one, close = row("A", "2026-11-03", "12:00"), row("B", "2026-11-03", "14:59")
    assert found([one, close]) == {("B", "clash")}
    assert found([one, replace(close, time=dt.time(15))]) == set()
    assert found([one, replace(close, account="other")]) == set()
    over_midnight = [row("A", "2026-11-03", "23:00"), row("B", "2026-11-04", "01:00")]
    assert found(over_midnight) == {("B", "clash")}


def test_approval_is_due_within_its_delay_only():
    spoken = row("A", "2026-11-07", author="employee", state="draft")
    assert found([spoken]) == {("A", "not_approved")}
    assert found([replace(spoken, date=dt.date(2026, 11, 8))]) == set()
    assert found([replace(spoken, state="approved")]) == set()


def test_a_week_holds_the_cadence():
    rules = replace(RULES, cadence={"instagram": (1, 2)})
    week = [row(str(day), f"2026-11-{day:02d}") for day in (9, 10, 11)]
    assert found(week, rules) == {("11", "too_many")}
    gap = [row("A", "2026-11-05"), row("B", "2026-11-24")]
    few = [each for each in lint(gap, rules) if each.code == "too_few"]
    assert [each.row for each in few] == ["", ""]  # the weeks of 9 and 16 November
    assert found(gap, replace(RULES, cadence={"instagram": (0.5, 1)})) == set()


def test_a_day_off_is_a_note_with_its_name():
    (remark,) = lint(
        [row("A", "2026-11-11")], replace(RULES, days_off={dt.date(2026, 11, 11): "Armistice"})
    )
    assert (remark.code, remark.severity) == ("day_off", "note")
    assert remark.message.plain().startswith("Armistice")
