"""The calendar's columns on paper: their order for people, their words, their widths."""

from dataclasses import replace
from typing import Any, Final

from stratbook.brief.sheets import Field, sheet
from stratbook.core.reference import platforms
from stratbook.display.look import Look
from stratbook.plan.calendar.row import CalendarRow
from stratbook.report.workbook.columns import heading, word
from stratbook.report.workbook.grid import Column, Value, legal
from stratbook.report.workbook.styles import Kind

SHEET: Final = sheet("calendar")
FIELDS: Final = {each.id: each for each in SHEET.fields}
KEY: Final = "stratbook:id"  # heads the hidden column that keeps each row's id
ORDER: Final = (
    "id", "date", "time", "platform", "format", "pillar", "angle", "text", "visual", "cta",
    "owner", "state", "comment_client", "comment_agency",
    "approved_by", "approved_on", "persona", "objective", "account", "link", "campaign",
    "author", "hours", "post_id",
)  # fmt: skip
_KINDS: Final[dict[str, Kind]] = {
    "date": "day", "approved_on": "day", "time": "time", "hours": "hours", "link": "text",
}  # fmt: skip
_WIDTHS: Final = {
    "id": 12, "date": 11, "time": 7, "platform": 13, "format": 12, "pillar": 16, "angle": 34,
    "text": 44, "visual": 24, "cta": 14, "owner": 17, "state": 12, "comment_client": 26,
    "comment_agency": 26, "approved_by": 16, "approved_on": 11, "persona": 18, "objective": 18,
    "account": 16, "link": 34, "campaign": 16, "author": 12, "hours": 8, "post_id": 16,
}  # fmt: skip
_STRONG: Final = frozenset({"date", "platform", "comment_client", "comment_agency", "state"})


def columns(look: Look) -> tuple[Column, ...]:
    """Return the columns of the page people edit."""
    return tuple(
        Column(key, heading(FIELDS[key], look), _KINDS.get(key, "wrapped"), _WIDTHS[key],
               key in _STRONG)
        for key in ORDER
    )  # fmt: skip


def row_values(row: CalendarRow, look: Look) -> dict[str, Value]:
    """Return a row's cells in the reader's words."""
    return {key: value_in_words(FIELDS[key], getattr(row, key), look) for key in FIELDS}


def value_in_words(field: Field, value: Value, look: Look) -> Value:
    """Return a cell in the reader's words: a platform's name, a choice."""
    if field.id == "platform":
        return platform_name(str(value or ""))
    return word(field, value, look) if field.choices and isinstance(value, str) else value


def platform_name(id_: str) -> str:
    """Return a platform's name; another place as it is written."""
    known = platforms()
    return known[id_].label if id_ in known else id_


def shown(row: CalendarRow) -> CalendarRow:
    """Return a row as a cell can show it, hence as it comes back when nobody touches it.

    Texts lose what surrounds them and what no cell can hold, and end at 32,000 characters;
    times are kept to the minute, hours to a hundredth.
    """
    kept: dict[str, Any] = {
        key: _plain(value) for key in FIELDS if isinstance(value := getattr(row, key), str)
    }
    if row.time is not None:
        kept["time"] = row.time.replace(second=0, microsecond=0, tzinfo=None)
    if row.hours is not None:
        kept["hours"] = round(row.hours, 2)
    return replace(row, **kept)


def _plain(text: str) -> str:
    return legal(text).strip()
