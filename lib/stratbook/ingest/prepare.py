"""Rows made ready before their fields are read: spans above a header, explanations under it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from stratbook.core.message import say
from stratbook.core.period import Period
from stratbook.ingest.grid import Cell, Grid, Row, is_blank
from stratbook.ingest.headers import Header
from stratbook.ingest.notes import Context
from stratbook.ingest.spelled_dates import on, spelled

_SPELLED: Final = re.compile(
    r"\d{1,2}(?:er)?\.? [^\W\d_]+\.? \d{4}|[^\W\d_]+\.? \d{1,2},\s*\d{4}", re.IGNORECASE
)
_ISO: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_WORDS: Final = re.compile(r"[^\W\d_]{2,}\s+\w")
_LONGEST: Final = 500  # characters of a title that are searched


def span_above(grid: Grid, header: Header) -> Period | None:
    """Return the period named above a header: the first two days there, or the only one."""
    days = [
        found
        for row in grid.rows[: header.index]
        for found in _days(", ".join(str(cell).strip() for cell in row.cells if not is_blank(cell)))
    ]
    if not days or days[0] > days[:2][-1]:
        return None
    return Period(start=days[0], end=days[:2][-1])


def named_span(text: str) -> Period | None:
    """Return the period between the two days that a file's name holds, as 2026-9-1."""
    found = [on_day(*map(int, match.groups())) for match in _ISO.finditer(text)]
    days = [day for day in found if day is not None]
    if len(days) != 2 or days[0] > days[1]:
        return None
    return Period(start=days[0], end=days[1])


def on_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _days(text: str) -> list[dt.date]:
    found = []
    for match in _SPELLED.finditer(text[:_LONGEST]):
        day = spelled(match[0])
        if day is not None and day.year is not None and (date := on(day, day.year)):
            found.append(date)
    return found or [
        date
        for match in _ISO.finditer(text[:_LONGEST])
        if (date := on_day(*map(int, match.groups())))
    ]


def with_columns(
    grid: Grid, header: Header, cells: Mapping[str, Cell | Mapping[Cell, Cell]], by: str = ""
) -> tuple[Grid, Header]:
    """Add columns to the rows under a header that are as wide as it.

    Parameters
    ----------
    grid, header
        The rows and their header.
    cells : mapping
        By field one cell for all rows, or a cell for each value of the column ``by``.
    by : str
        Field whose cell chooses among several.

    Returns
    -------
    Grid, Header
        A row that is shorter or longer than the header stays as it is, and is refused as such.
    """
    width = len(grid.rows[header.index].cells)
    place = header.columns[by][0] if by else 0
    rows = list(grid.rows)
    rows[header.index] = Row(rows[header.index].line, (*rows[header.index].cells, *cells))
    for at in range(header.index + 1, len(rows)):
        line, row = rows[at]
        if len(row) == width and not rows[at].blank:
            chosen = [
                each.get(row[place], "") if isinstance(each, Mapping) else each
                for each in cells.values()
            ]
            rows[at] = Row(line, (*row, *chosen))
    added = {field: (width + at,) for at, field in enumerate(cells)}
    names = (*header.names, *cells)
    return replace(grid, rows=tuple(rows)), replace(
        header, columns={**header.columns, **added}, names=names
    )


def known_only(header: Header) -> Header:
    """Return the header without the names of columns that no field answers to.

    For a report of which most columns are known not to be needed.
    """
    known = {place for places in header.columns.values() for place in places}
    names = tuple(name if at in known else "" for at, name in enumerate(header.names))
    return replace(header, names=names)


def without_description(
    grid: Grid, header: Header, numbers: tuple[str, ...], context: Context
) -> Grid:
    """Leave out the row under a header that explains its columns in words."""
    at = header.index + 1
    if at >= len(grid.rows):
        return grid
    row = grid.rows[at]
    places = [place for field in numbers for place in header.columns.get(field, ())]
    said = [row.cells[each] for each in places if each < len(row.cells)]
    said = [cell for cell in said if not is_blank(cell)]
    if not said or not all(isinstance(cell, str) and _WORDS.search(cell) for cell in said):
        return grid
    context.notes.rows_read += 1
    context.notes.leave_out(row.line, say("The row explains the columns."))
    return replace(grid, rows=(*grid.rows[:at], *grid.rows[at + 1 :]))
