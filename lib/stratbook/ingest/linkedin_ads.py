"""LinkedIn Campaign Manager's report: five lines about it, then an ad and a start date a row."""

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.core.period import Period
from stratbook.ingest.ads_report import AdsReport, read_ads
from stratbook.ingest.dates import read_stamp
from stratbook.ingest.grid import Cell, Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.notes import Context
from stratbook.ingest.prepare import known_only, span_above, with_columns
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import rewritten

_REPORT: Final = AdsReport(
    "linkedin_ads", "linkedin", ("date_start", "spend"), ("campaign_id", "group", "objective")
)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    span = span_above(grid, header)
    grid = _with_days(grid, header, span)
    ends = _ends(_starts(grid, header), span)
    if ends:
        context.notes.warn(
            say(
                "Every row starts with the report ({period}) or with a month: it is read as the "
                "sum of that span and not as a day.",
                period=span,
            )
        )
        grid, header = with_columns(grid, header, {"date_end": ends}, by="date_start")
    if context.options.timezone != "UTC":
        context.notes.warn(say("LinkedIn's days are days in UTC, not in the client's zone."))
    return read_ads(_REPORT, grid, known_only(header), context)


def _with_days(grid: Grid, header: Header, span: Period | None) -> Grid:
    """Read the start dates in the one order that puts them all inside the report's span."""
    if span is None:
        return grid
    place = header.columns["date_start"][0]
    rows = [row.cells for row in grid.rows[header.index + 1 :] if len(row.cells) > place]
    cells = {cells[place] for cells in rows if str(cells[place]).strip()}
    fitting = []
    for order in ("mdy", "dmy"):
        days = {cell: _day(cell, order) for cell in cells}
        if cells and all(day and span.start <= day <= span.end for day in days.values()):
            fitting.append(days)
    if not fitting or any(days != fitting[0] for days in fitting):
        return grid
    return rewritten(grid, header, "date_start", lambda cell: fitting[0].get(cell) or cell)


def _day(cell: Cell, order: str) -> dt.date | None:
    stamp = read_stamp(cell, order)
    return stamp.moment.date() if stamp else None


def _starts(grid: Grid, header: Header) -> set[dt.date]:
    place = header.columns["date_start"][0]
    cells = (row.cells[place] for row in grid.rows[header.index + 1 :] if len(row.cells) > place)
    return {cell for cell in cells if isinstance(cell, dt.date)}


def _ends(starts: set[dt.date], span: Period | None) -> dict[Cell, Cell]:
    """Return the last day each row covers, by its first; nothing for a report by day."""
    if span is None or span.days == 1 or not starts:
        return {}
    if starts == {span.start}:
        return {span.start: span.end}
    if all(start.day == 1 or start == span.start for start in starts):
        return {start: min(_month_end(start), span.end) for start in starts}
    return {}


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


READERS: Final = (
    Reader("linkedin_ads", N_("LinkedIn Campaign Manager report"), _REPORT.find, _read),
)
