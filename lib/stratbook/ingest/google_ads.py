"""Google Ads' campaign report: two lines about it, campaigns, then several totals."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.ingest.ads_report import AdsReport, read_ads
from stratbook.ingest.grid import Grid, Row, is_blank
from stratbook.ingest.headers import Header, normalise, words
from stratbook.ingest.notes import Context, UnreadableError
from stratbook.ingest.numbers import decimal_marks, is_missing, read_numbers
from stratbook.ingest.prepare import known_only, span_above, with_columns
from stratbook.ingest.reader import Reader
from stratbook.ingest.totals import note_totals

_REPORT: Final = AdsReport("google_ads", "google_ads", ("campaign", "spend"), ("impressions",))
_SEGMENTS: Final = ("week", "month", "quarter", "year", "hour", "weekday")
_AFTER_LABEL: Final = re.compile(r"\s*[:–—-].*")


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    _refuse_segments(grid, header)
    grid = _without_totals(grid, header, context)
    if "day" not in header.columns:
        grid, header = _with_span(grid, header)
    return read_ads(_REPORT, grid, known_only(header), context)


def _refuse_segments(grid: Grid, header: Header) -> None:
    """Refuse a report cut by a span of time that its rows would have to be guessed from."""
    for name in _SEGMENTS:
        if name in header.columns:
            raise UnreadableError(
                say(
                    "The report is cut by “{column}”, which is no day.",
                    column=header.names[header.columns[name][0]],
                ),
                say("Export it again by day."),
                grid.rows[header.index].line,
            )


def _with_span(grid: Grid, header: Header) -> tuple[Grid, Header]:
    span = span_above(grid, header)
    if span is None:
        raise UnreadableError(
            say("The report does not say which days its rows cover."),
            say("Export it again by day."),
            grid.rows[header.index].line,
        )
    return with_columns(grid, header, {"date_start": span.start, "date_end": span.end})


def _without_totals(grid: Grid, header: Header, context: Context) -> Grid:
    """Leave the totals out by their label, and hold them against the rows' own sum."""
    under = header.index + 1
    rows = [row for row in grid.rows[under:] if not row.blank]
    found = [at for at, row in enumerate(rows) if _is_total(row)]
    if not found:
        return grid
    for field in ("spend", "impressions"):
        if field in header.columns:
            _compare(field, rows, found, (grid, header, context))
    context.notes.rows_read += len(found)
    note_totals(dict.fromkeys(found, "label"), [row.line for row in rows], context.notes)
    kept = [row for at, row in enumerate(rows) if at not in set(found)]
    return replace(grid, rows=(*grid.rows[:under], *kept))


def _is_total(row: Row) -> bool:
    said = [cell for cell in row.cells if not is_blank(cell) and not is_missing(cell)]
    return bool(said) and _AFTER_LABEL.sub("", normalise(said[0])) in words("total")


def _compare(
    field: str,
    rows: Sequence[Row],
    totals: Sequence[int],
    place: tuple[Grid, Header, Context],
) -> None:
    """Warn when none of the file's own totals equals the sum of its rows."""
    grid, header, context = place
    at = header.columns[field][0]
    cells = [row.cells[at] if at < len(row.cells) else "" for row in rows]
    values = read_numbers(field, cells, decimal_marks(cells), grid.delimiter).column
    stated = [value for each in totals if (value := values[each]) is not None]
    parts = [value for each, value in enumerate(values) if each not in set(totals) and value]
    if stated and all(abs(value - sum(parts)) > 0.005 * (len(parts) + 1) for value in stated):
        context.notes.warn(
            say(
                "{column}: the file's total is {total}, its rows add up to {sum}. Rows may be "
                "missing from the export.",
                column=header.names[at],
                total=max(stated),
                sum=round(sum(parts), 2),
            )
        )


READERS: Final = (Reader("google_ads", N_("Google Ads campaign report"), _REPORT.find, _read),)
