"""Reports of ads platforms with a plain header: an ad (or set, or campaign) and a day or span."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.message import say
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Cell, Grid
from stratbook.ingest.headers import Header, Signature, find_header, normalise
from stratbook.ingest.notes import Context, UnreadableError
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import rewritten

_NAMES: Final = ("campaign", "ad_set", "ad", "ad_id")
_BREAKDOWNS: Final = ("age", "gender", "country", "region", "placement", "device")
_NUMBERS: Final = (
    "spend", "impressions", "reach", "clicks_link", "clicks_all", "results", "conversions",
    "revenue",
)  # fmt: skip
_DATES: Final = ("day", "date_start", "date_end")
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(_NUMBERS, "number"),
        **dict.fromkeys(("campaign", "ad_set", "ad", *_BREAKDOWNS), "text"),
        **dict.fromkeys(("objective", "result_type", "currency"), "text"),
        **dict.fromkeys(_DATES, "day"),
        "ad_id": "id",
    },
    required=("day", "date_start"),
    names=(*_NAMES, *_BREAKDOWNS),
)
_TOTAL_OF: Final = re.compile(r"total (?:of|de|des|pour) \S.*")


@dataclass(frozen=True)
class AdsReport:
    """One platform's report.

    Parameters
    ----------
    export : str
        Its id, under which its headers are kept.
    platform : str
        The platform of its rows.
    needs, one_of : tuple of str
        Fields by which its header is known.
    """

    export: str
    platform: str
    needs: tuple[str, ...]
    one_of: tuple[str, ...]

    def find(self, grid: Grid) -> Header | None:
        """Return the report's header, if the grid has it."""
        return find_header(grid, Signature(self.export, self.needs, self.one_of))


def ads_reader(report: AdsReport, title: str) -> Reader:
    """Return the reader of a report whose rows need no preparing."""
    return Reader(report.export, title, report.find, partial(read_ads, report))


def read_ads(
    report: AdsReport, grid: Grid, header: Header, context: Context
) -> Mapping[str, pd.DataFrame]:
    """Read a report into the ads table.

    Raises
    ------
    UnreadableError
        When its rows say neither a day nor a span.
    """
    if not {"day", "date_start"} & set(header.columns):
        raise UnreadableError(
            say("The report does not say which days its rows cover."),
            say("Export it again by day."),
            grid.rows[header.index].line,
        )
    found = _named(read_fields(_plain_totals(grid, header), header, _SPEC, context), context)
    ads = _with_currency(_with_breakdown(_with_span(found)), header, context)
    if unread := header.unread():
        context.notes.warn(say("Columns that were not read: {columns}.", columns=list(unread)))
    unused = ["day", "age", "gender", "country", "region", "line"]
    return {"ads": ads.assign(platform=report.platform).drop(columns=unused, errors="ignore")}


def _plain_totals(grid: Grid, header: Header) -> Grid:
    """Shorten “Total of 12 campaigns” to the label by which totals are known."""
    for name in _NAMES:
        grid = rewritten(grid, header, name, _plain_total)
    return grid


def _plain_total(cell: Cell) -> Cell:
    return "Total" if _TOTAL_OF.fullmatch(normalise(cell)) else cell


def _named(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Refuse rows that name nothing in a report that has names: totals of who knows what."""
    named = [name for name in _NAMES if name in found]
    nameless = found[named].isna().all(axis=1) & bool(named)
    for line in found.loc[nameless, "line"]:
        context.notes.refuse(
            int(line),
            say("The row names no campaign, set or ad, and is not the sum of the others."),
            say("Export the report again; take the row out if it is a total."),
        )
    return found[~nameless].reset_index(drop=True)


def _with_span(found: pd.DataFrame) -> pd.DataFrame:
    start = found["day"] if "day" in found else found["date_start"]
    ends = found["date_end"] if "date_end" in found and "day" not in found else start
    return found.assign(date_start=start, date_end=ends.fillna(start))


def _with_breakdown(found: pd.DataFrame) -> pd.DataFrame:
    broken = [name for name in _BREAKDOWNS if name in found and found[name].notna().any()]
    if not broken:
        return found
    value = found[broken].fillna("").astype(str).agg(", ".join, axis=1)
    return found.assign(breakdown=", ".join(broken), breakdown_value=value)


def _with_currency(found: pd.DataFrame, header: Header, context: Context) -> pd.DataFrame:
    """Give amounts the currency of the file, else the client's, and say which."""
    client = context.options.currency
    currency = header.currency or client
    if not header.currency and "currency" not in found:
        context.notes.warn(
            say("The file names no currency: its amounts are taken as {currency}.",
                currency=currency)
        )  # fmt: skip
    written = found["currency"] if "currency" in found else pd.Series(None, index=found.index)
    whole = found.assign(currency=written.astype("object").fillna(currency))
    for other in sorted(set(whole["currency"].astype(str)) - {client}):
        context.notes.warn(
            say("Amounts are in {currency}, the client's currency is {client}.",
                currency=other, client=client)
        )  # fmt: skip
    return whole
