"""Daily rows whose dates have no year: worked out from the day of the export, or refused."""

import datetime as dt
from itertools import pairwise
from typing import Final

from stratbook.core.message import say
from stratbook.core.period import Period
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.headers import Header
from stratbook.ingest.notes import Context, UnreadableError
from stratbook.ingest.spelled_dates import Spelled, as_iso, on, rewritten, spelled

_LONGEST_GAP: Final = 31  # days; the files have every day, a year's leap is no gap


def with_years(grid: Grid, header: Header, field: str, context: Context) -> Grid:
    """Return the grid with ISO days, their years worked out where the file has none.

    Notes
    -----
    Each day is taken as the last one before the export. That is sure only if the rows then
    run through time one way, as such files do; otherwise the export's day and the file
    contradict each other.

    Raises
    ------
    UnreadableError
        When the brief does not say when the export was made, or the file contradicts it.
    """
    cells = [cell for row in grid.rows[header.index + 1 :] for cell in _cells(row, header, field)]
    yearless = [(cell, day) for cell in cells if (day := spelled(cell)) and day.year is None]
    exported = context.options.extracted_on
    if yearless and exported is None:
        raise _undated(str(yearless[0][0]), str(yearless[-1][0]))
    years: dict[Cell, str] = {}
    if exported is not None:
        years = {cell: day.isoformat() for cell, day in _dated(yearless, exported)}
        _explain(sorted(years.values()), exported, context)
    return rewritten(grid, header, field, lambda cell: years.get(cell, as_iso(cell)))


def last_before(found: Spelled, day: dt.date) -> dt.date | None:
    """Return the last such day that is not after a given one, within a year of it."""
    candidates = (on(found, day.year), on(found, day.year - 1))
    return next((each for each in candidates if each and each <= day), None)


def _dated(yearless: list[tuple[Cell, Spelled]], exported: dt.date) -> list[tuple[Cell, dt.date]]:
    taken = [(cell, last_before(found, exported)) for cell, found in yearless]
    days = [(cell, day) for cell, day in taken if day is not None]
    steps = [(later - earlier).days for (_, earlier), (_, later) in pairwise(days)]
    for at, step in enumerate(steps):
        if not 0 < abs(step) <= _LONGEST_GAP or (step > 0) != (steps[0] > 0):
            raise _contradicted(*days[at + 1], exported)
    return days


def _explain(days: list[str], exported: dt.date, context: Context) -> None:
    if days:
        first, last = dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1])
        context.notes.warn(
            say(
                "The dates of this file have no year: as it was exported on {day}, they are "
                "read as {period}.",
                day=exported,
                period=Period(start=first, end=last),
            )
        )


def _undated(first: str, last: str) -> UnreadableError:
    return UnreadableError(
        say(
            "The dates have no year ({first}, {last}): they can be of the year of the export or "
            "of the year before.",
            first=first,
            last=last,
        ),
        say("Write exports: extracted_on (the day the files were exported) in client.yml."),
    )


def _contradicted(cell: Cell, day: dt.date, exported: dt.date) -> UnreadableError:
    later = on(Spelled(day.month, day.day, None), day.year + 1)
    return UnreadableError(
        say(
            "The dates have no year, and {text} can be read in two ways ({readings}): the rows do "
            "not run through time one way before the export of {day}.",
            text=str(cell),
            readings=(day, later) if later else (day,),
            day=exported,
        ),
        say("Check exports: extracted_on in client.yml, or export less than a year."),
    )


def _cells(row: Row, header: Header, field: str) -> list[Cell]:
    return [row.cells[at] for at in header.columns.get(field, ()) if at < len(row.cells)]
