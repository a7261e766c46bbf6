"""Google Search Console's tables: by day into the search table, over a period left out."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.message import N_, Message, say
from stratbook.ingest.body import data_rows
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader

_SPEC: Final = Spec(
    kinds={
        "date": "day",
        **dict.fromkeys(("query", "page"), "text"),
        **dict.fromkeys(("clicks", "impressions", "position"), "number"),
    },
    required=("date",),
    names=("query", "page"),
)
_MEASURES: Final = ("clicks", "impressions", "ctr")  # the plain format has no rate


def _find(subject: str, grid: Grid) -> Header | None:
    name = "search_console" if subject == "date" else f"search_console_{subject}"
    header = find_header(grid, Signature(name, (subject, *_MEASURES)))
    return None if header and subject != "date" and "date" in header.columns else header


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    return {"search": read_fields(grid, header, _SPEC, context).drop(columns="line")}


def _leave_out(
    reason: Message, grid: Grid, header: Header, context: Context
) -> Mapping[str, pd.DataFrame]:
    """Leave out a table whose rows span a period: the search table is one of days."""
    rows = data_rows(grid, header, context.notes)
    if rows:
        context.notes.leave_out(rows[0].line, reason, count=len(rows))
    context.notes.warn(reason)
    return {}


_QUERIES: Final = say(
    "The queries have no dates, they sum up a period: they cannot enter a daily table. For "
    "searches of the brand by day, add a column Date (plain format: search)."
)
_PAGES: Final = say(
    "The pages have no dates, they sum up a period: they cannot enter a daily table."
)
READERS: Final = (
    Reader("search_console", N_("Search Console, by day"), partial(_find, "date"), _read),
    Reader("search_console_query", N_("Search Console, queries of a period"),
           partial(_find, "query"), partial(_leave_out, _QUERIES)),
    Reader("search_console_page", N_("Search Console, pages of a period"),
           partial(_find, "page"), partial(_leave_out, _PAGES)),
)  # fmt: skip
