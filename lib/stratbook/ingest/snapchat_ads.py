"""Snapchat Ads Manager's report, as other readers' tests show it."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_
from stratbook.ingest.ads_report import AdsReport, read_ads
from stratbook.ingest.grid import Cell, Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import rewritten

_REPORT: Final = AdsReport(
    "snapchat_ads", "snapchat", ("date_start", "spend"), ("impressions", "clicks_link")
)
_STAMP: Final = re.compile(r"\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?\S*\s*")


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    grid = rewritten(grid, header, "date_start", _day)
    grid = rewritten(grid, header, "date_end", _last_day)
    ads = read_ads(_REPORT, grid, header, context)["ads"]
    # An end at the midnight of the start itself is that day, not the one before.
    return {"ads": ads.assign(date_end=ads["date_end"].where(
        ads["date_end"] >= ads["date_start"], ads["date_start"]
    ))}  # fmt: skip


def _day(cell: Cell) -> Cell:
    """Return the ad account's day, whatever its zone: that is the day its figures cover."""
    found = _STAMP.fullmatch(str(cell))
    return found[1] if found else cell


def _last_day(cell: Cell) -> Cell:
    """Return the last day of a span that ends at midnight: the day before."""
    found = _STAMP.fullmatch(str(cell))
    if not found or found[2] != "00:00":
        return _day(cell)
    try:
        return (dt.date.fromisoformat(found[1]) - dt.timedelta(days=1)).isoformat()
    except ValueError:
        return cell


READERS: Final = (Reader("snapchat_ads", N_("Snapchat Ads report"), _REPORT.find, _read),)
