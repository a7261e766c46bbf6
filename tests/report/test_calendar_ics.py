"""``calendar.ics``: read back by a library, in the client's zone, with nothing private."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from report.calendar_rows import ANY_ROWS, ROWS, VIEW
from stratbook.core.language import language
from stratbook.display.look import Look
from stratbook.report.calendar.ics import Stamp, ics_bytes
from stratbook.report.calendar.view import CalendarView

STAMP = Stamp("Europe/Paris", dt.date(2026, 11, 1))


def events(view, stamp=STAMP, code="fr"):
    made = ics_bytes(view, Look(language(code)), stamp)
    return made, Calendar.from_ical(made).walk("VEVENT")


def with_rows(*rows):
    return replace(VIEW, rows=rows)


def test_times_are_in_the_clients_zone_and_a_row_without_one_takes_its_day():
    made, (timed, whole, _) = events(VIEW)
    assert timed["dtstart"].dt == dt.datetime(2026, 11, 2, 17, 30, tzinfo=dt.UTC)
    assert str(timed["dtstart"].dt.tzinfo) == "Europe/Paris"
    assert b"BEGIN:VTIMEZONE" in made
    assert (whole["dtstart"].dt, whole["dtend"].dt) == (dt.date(2026, 11, 5), dt.date(2026, 11, 6))


def test_an_event_keeps_its_identity_and_another_clients_differs():
    first = [str(each["uid"]) for each in events(VIEW)[1]]
    moved = with_rows(*(replace(row, date=dt.date(2027, 1, 1), angle="autre") for row in ROWS))
    assert [str(each["uid"]) for each in events(replace(moved, version=4))[1]] == first
    assert not set(first) & {str(e["uid"]) for e in events(replace(VIEW, client="autre"))[1]}
    assert {each["sequence"] for each in events(replace(VIEW, version=4))[1]} == {3}


def test_a_dropped_row_is_cancelled():
    (event,) = events(with_rows(replace(ROWS[0], state="dropped")))[1]
    assert event["status"] == "CANCELLED"


def test_text_is_escaped_and_lines_are_folded():
    angle = "Virgule, point-virgule ; barre \\ et\nligne : «\u00a0é\u00a0»" * 4
    made, (event,) = events(with_rows(replace(ROWS[0], angle=angle)))
    assert str(event["description"]).startswith(angle)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_nothing_that_people_said_to_each_other_is_in_it():
    said = {"comment_client": "secret-1", "comment_agency": "secret-2", "approved_by": "secret-3"}
    row = replace(
        ROWS[0], **said, owner="secret@example.org", link="javascript:secret-4", hours=77.25
    )
    made = events(with_rows(row))[0].replace(b"\r\n ", b"")
    assert b"secret" not in made
    assert not any(each in made for each in (b"77.25", b"77,25"))
    for name in (b"ATTENDEE", b"ORGANIZER", b"ALARM"):
        assert name not in made


@pytest.mark.parametrize("hostile", ["x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.c"])
def test_text_cannot_add_a_line_to_the_file(hostile):
    row = replace(ROWS[0], angle=hostile, pillar=hostile, link=f"https://a.example/{hostile}")
    made, found = events(with_rows(row))
    assert len(found) == 1
    assert b"\r\nATTENDEE" not in made


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_ROWS)
def test_any_calendar_gives_as_many_events_as_rows(rows):
    _, found = events(CalendarView("c", "Client", tuple(rows)))
    assert len(found) == len(rows)
    assert len({str(each["uid"]) for each in found}) == len(rows)
