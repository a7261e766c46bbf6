"""``calendar_<language>.ics`` (RFC 5545): the calendar in anybody's own calendar program.

It holds what is to be published and nothing that people said to each other: no comment, no
hours, no address of anybody.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from stratbook import __version__
from stratbook.core.message import Message, say
from stratbook.display.look import Look
from stratbook.plan.calendar.row import CalendarRow
from stratbook.report.calendar.columns import FIELDS, platform_name, shown
from stratbook.report.calendar.view import CalendarView
from stratbook.report.workbook.columns import heading, word

_SPACE: Final = uuid.UUID("6f0c35a4-8a1b-5d0e-9d52-3c1f5b0f7a11")
_LASTS: Final = dt.timedelta(minutes=15)
_LONGEST: Final = 200  # characters of a title
_TOLD: Final = ("format", "pillar", "persona", "cta", "state", "owner", "campaign")
_STATUS: Final = {"approved": "CONFIRMED", "scheduled": "CONFIRMED", "published": "CONFIRMED",
                  "dropped": "CANCELLED"}  # fmt: skip


@dataclass(frozen=True)
class Stamp:
    """The client's time zone, and the day on which events are written."""

    zone: str
    day: dt.date


def ics_bytes(view: CalendarView, look: Look, stamp: Stamp) -> bytes:
    """Return the calendar as a file for calendar programs.

    Parameters
    ----------
    view : CalendarView
        The client's and the rows' ids make each event's lasting identity; rows that are
        dropped are said to be cancelled; of two versions a program takes the higher.
    look : Look
        The reader's language.
    stamp : Stamp
        Zone and day.
    """
    made = Calendar()
    made.add("prodid", f"-//stratbook//{__version__}//{look.language.code.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", look.say(say("{client}: editorial calendar", client=view.name)))
    made.add("x-wr-timezone", stamp.zone)
    day = stamp.day
    for row in map(shown, view.rows):
        event = _event(row, look, ZoneInfo(stamp.zone))
        event.add("uid", str(uuid.uuid5(_SPACE, f"{view.client}/{row.id}")))
        event.add("dtstamp", dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))
        event.add("sequence", view.version - 1)
        made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(row: CalendarRow, look: Look, zone: ZoneInfo) -> Event:
    event = Event()
    said = " ".join((row.angle or row.text or row.pillar).split())
    title = " · ".join(each for each in (platform_name(row.platform), said) if each)
    event.add("summary", title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…")
    event.add("description", "\n".join(_lines(row, look)))
    if row.time is None:
        event.add("dtstart", row.date)
        event.add("dtend", row.date + dt.timedelta(days=1))
    else:
        start = dt.datetime.combine(row.date, row.time, tzinfo=zone)
        event.add("dtstart", start)
        event.add("dtend", start + _LASTS)
    event.add("status", _STATUS.get(row.state, "TENTATIVE"))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE" if row.state in {"idea", "draft"} else "PUBLIC")
    if row.pillar:
        event.add("categories", [row.pillar])
    if row.link.startswith(("https://", "http://")) and row.link.isprintable():
        event.add("url", row.link)
    return event


def _lines(row: CalendarRow, look: Look) -> list[str]:
    cells = {key: word(FIELDS[key], getattr(row, key), look) for key in _TOLD}
    if "@" in cells["owner"]:
        cells["owner"] = ""  # an address is somebody's
    told: list[Message] = [
        say("{name}: {text}", name=heading(FIELDS[key], look), text=value)
        for key, value in cells.items()
        if value
    ]
    return [row.angle, *map(look.say, told)] if row.angle else list(map(look.say, told))
