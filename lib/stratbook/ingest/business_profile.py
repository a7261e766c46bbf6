"""Google Business Profile's performance report: a place a row, for a period it does not name."""

import calendar
from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, Message, say
from stratbook.core.period import Period
from stratbook.ingest.body import data_rows
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context
from stratbook.ingest.prepare import named_span, with_columns, without_description
from stratbook.ingest.reader import Reader

_VIEWS: Final = ("search_mobile", "search_desktop", "maps_mobile", "maps_desktop")
_NUMBERS: Final = (*_VIEWS, "views", "calls", "directions", "clicks")
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(_NUMBERS, "number"),
        **dict.fromkeys(("place", "store"), "text"),
        "date": "day",
    },
    required=("date", "place"),
    names=("place", "store"),
)
_SIGNATURE: Final = Signature(
    "business_profile", ("place", "calls", "directions"), (*_VIEWS, "store")
)


def _find(grid: Grid) -> Header | None:
    return find_header(grid, _SIGNATURE)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    """Read the rows by day; a report of one whole month is dated on its last day."""
    grid = without_description(grid, header, _NUMBERS, context)
    if "date" not in header.columns:
        span = named_span(context.file)
        if span is None or not (span.days == 1 or _is_month(span)):
            return _leave_out(grid, header, context)
        if span.days > 1:
            context.notes.warn(_monthly(span))
        grid, header = with_columns(grid, header, {"date": span.end})
    found = _with_views(read_fields(grid, header, _SPEC, context), context)
    return {"search": found.drop(columns=["line", "store", *_VIEWS], errors="ignore")}


def _with_views(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Add up the four counts of viewers, and say that one person can be in several."""
    parts = [name for name in _VIEWS if name in found]
    if "views" in found or not parts:
        return found
    context.notes.warn(
        say("Views of the listing add up viewers on Search and Maps, mobile and desktop: one "
            "person can be counted more than once.")
    )  # fmt: skip
    return found.assign(views=found[parts].sum(axis=1, skipna=False))


def _is_month(span: Period) -> bool:
    last = calendar.monthrange(span.start.year, span.start.month)[1]
    return span.start.day == 1 and span.end == span.start.replace(day=last)


def _monthly(span: Period) -> Message:
    return say(
        "The report sums up {period} and stands on its last day: use it in periods of whole "
        "months only.",
        period=span,
    )


def _leave_out(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    reason = say(
        "The report does not say which days it covers. Export one month a file, and keep both "
        "dates in its name: “… 2026-09-01 - 2026-09-30.csv”."
    )
    rows = data_rows(grid, header, context.notes)
    if rows:
        context.notes.leave_out(rows[0].line, reason, count=len(rows))
    context.notes.warn(reason)
    return {}


READERS: Final = (
    Reader("business_profile", N_("Google Business Profile performance"), _find, _read),
)
