"""An edited calendar read back: its rows, or every cell that cannot be."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from stratbook.brief.calendar_checks import calendar_faults
from stratbook.brief.cells import is_blank
from stratbook.brief.grids import Grid, Row
from stratbook.brief.inputs import field_named, read_grid
from stratbook.core.errors import Fault, ParameterError, raise_all
from stratbook.core.language import Language
from stratbook.core.message import Message, say
from stratbook.plan.calendar.row import CalendarRow, rows_of
from stratbook.report.calendar.base import Base, read_base
from stratbook.report.calendar.columns import KEY, SHEET, shown
from stratbook.report.calendar.identity import Line, identities
from stratbook.report.calendar.signing_page import Signature, read_signature
from stratbook.report.workbook.columns import heading_in
from stratbook.report.workbook.reading import Found, find_table

_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day 0


@dataclass(frozen=True)
class Returned:
    """What came back.

    Parameters
    ----------
    rows : tuple of CalendarRow
        In the file's order, each with an id of its own.
    base : Base or None
        What was sent; None when the hidden page is gone.
    language : Language
        That of the file.
    signature : Signature or None
        What was signed in it.
    notes : tuple of Message
        What the reader has to know: columns absent, ids settled.
    """

    rows: tuple[CalendarRow, ...]
    base: Base | None
    language: Language
    signature: Signature | None = None
    notes: tuple[Message, ...] = ()


def read_book(path: Path, present: Sequence[CalendarRow] = ()) -> Returned:
    """Read the rows of an edited calendar.

    Rows may stand in any order, columns too; headings may be in either language; a row whose
    id was emptied keeps the one of the hidden column, a row without any is new.

    Parameters
    ----------
    path : Path
        The edited workbook.
    present : sequence of CalendarRow
        The calendar as it stands: what rows are known by where the hidden page is gone.

    Raises
    ------
    ParameterError
        When it is no calendar, or holds cells that cannot be: every one, named.
    """
    found = find_table(path, SHEET, _REFUSAL)
    base = read_base(found.pages)
    known = {row.id: row for row in (base.rows if base else map(shown, present))}
    lines = list(_lines(found))
    sent = {id_: _sent(row) for id_, row in known.items()}
    ids, notes = identities(lines, sent)
    grid, absent = _with_ids(found, lines, ids)
    frame, faults = read_grid(grid, found.hand)
    faults += calendar_faults({"calendar": frame})
    signature, more = read_signature(found.pages, path.name, found.hand)
    raise_all(ParameterError, [*faults, *more, *_endless(lines, found.place)])
    rows = tuple(shown(_filled(row, known.get(row.id), absent)) for row in rows_of(frame))
    notes += [_absent(key, found.language) for key in absent]
    return Returned(rows, base, found.language, signature, tuple(notes))


def _lines(found: Found) -> Sequence[Line]:
    (top, headings), *rows = found.grid.rows
    fields = [field_named(SHEET, str(each)) for each in headings]
    hidden = next((n for n, each in enumerate(found.beside[top]) if each == KEY), None)
    lines = []
    for number, cells in rows:
        by = {field.id: cell for field, cell in zip(fields, cells, strict=True) if field}
        whole = found.beside[number]
        key = whole[hidden] if hidden is not None and hidden < len(whole) else None
        lines.append(Line(number, _word(by.get("id")), _word(key), by))
    return lines


def _with_ids(found: Found, lines: Sequence[Line], ids: Sequence[str]) -> tuple[Grid, list[str]]:
    """Return the grid with an id in every row and times as text; and the columns it lacks."""
    (top, headings), *rows = found.grid.rows
    fields = [field_named(SHEET, str(each)) for each in headings]
    there = [field.id if field else "" for field in fields]
    own = there.index("id") if "id" in there else None
    made: list[Row] = [(top, [*headings] if own is not None else [*headings, "id"])]
    for (number, cells), id_ in zip(rows, ids, strict=True):
        copy = list(cells)
        if own is None:
            copy.append(id_)
        else:
            copy[own] = id_
        for at, field in enumerate(there):
            if field in _MENDED:
                copy[at] = _MENDED[field](copy[at])
        made.append((number, copy))
    absent = [field.id for field in SHEET.fields if field.id not in (*there, "id")]
    return replace(found.grid, rows=made), absent


def _clock(value: object) -> object:
    """Return a time as text; a spreadsheet may keep it as a time, a moment or part of a day."""
    match value:
        case dt.datetime() | dt.time():
            return f"{value:%H:%M}"
        case dt.timedelta():
            return f"{_EPOCH + value:%H:%M}"
        case float() if 0 <= value < 1:
            return f"{_EPOCH + dt.timedelta(minutes=round(value * 1440)):%H:%M}"
        case _:
            return value


def _day(value: object) -> object:
    """Return a day; a cell that nobody formatted holds its number."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 30_000 < value < 80_000:
        return _EPOCH + dt.timedelta(days=int(value))
    return value


def _sent(row: CalendarRow) -> Mapping[str, str]:
    return {
        "date": row.date.isoformat(),
        "time": f"{row.time:%H:%M}" if row.time else "",
        "text": row.text,
        "angle": row.angle,
        "visual": row.visual,
    }


def _filled(row: CalendarRow, sent: CalendarRow | None, absent: Sequence[str]) -> CalendarRow:
    """Leave the cells of an absent column as they were: nobody emptied them."""
    if sent is None or not absent:
        return row
    kept: dict[str, Any] = {key: getattr(sent, key) for key in absent}
    return replace(row, **kept)


def _absent(key: str, language: Language) -> Message:
    return say("The column “{name}” is gone from the file: its cells stay as they are.",
               name=heading_in(SHEET, key, language))  # fmt: skip


def _endless(lines: Sequence[Line], place: str) -> list[Fault]:
    """Refuse an empty calendar: accepted, it would drop every row at once."""
    if lines:
        return []
    return [Fault(place, say("It holds no publication."), say("Keep at least one row."))]


def _word(value: object) -> str:
    if is_blank(value):
        return ""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value).strip()


_MENDED: Final[dict[str, Callable[[object], object]]] = {
    "date": _day, "approved_on": _day, "time": _clock,
}  # fmt: skip
_REFUSAL: Final = (
    say("Give the path of the edited calendar."),
    say("No page of it is a calendar with its headings."),
    say("Send back the file that “stratbook calendar” wrote, its headings as they were."),
)
