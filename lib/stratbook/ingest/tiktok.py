"""TikTok's exports: days (with or without years), followers by day, and videos."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.ingest.basis import dated, with_basis
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.missing_years import with_years
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import Spelled, on, rewritten, spelled, with_iso_dates
from stratbook.ingest.wide_days import audience, with_interactions

_EXPORT: Final = "tiktok"
_PARTS: Final = ("reactions", "comments", "shares")
_DAYS: Final = Spec(
    kinds={
        "date": "day",
        **dict.fromkeys((*_PARTS, "views", "reach", "visits", "followers"), "number"),
    },
    required=("date",),
)
_VIDEOS: Final = Spec(
    kinds={
        **dict.fromkeys((*_PARTS, "views", "saves", "reach", "duration"), "number"),
        **dict.fromkeys(("text", "permalink"), "text"),
        "published_at": "instant",
    },
    required=("permalink", "published_at"),
    names=("permalink", "text"),
)
_DAILY_SIGN: Final = Signature(_EXPORT, ("date", "views"), ("visits", "reach"))
_FOLLOWERS_SIGN: Final = Signature(_EXPORT, ("date", "followers", "net_follows"))
_VIDEOS_SIGN: Final = Signature(_EXPORT, ("permalink", "published_at", "views"))
_LINK: Final = re.compile(r"tiktok\.com/(?:@([\w.]+)/)?(?:video|photo)/(\d{15,20})")
_NOTHING: Final = frozenset({"undefined"})


def _find(signature: Signature, grid: Grid) -> Header | None:
    return find_header(grid, signature)


def _read_days(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    grid = _without_undefined(with_years(grid, header, "date", context), header)
    found = read_fields(grid, header, _DAYS, context)
    return {"audience": audience(with_interactions(found, *_PARTS), "tiktok", context)}


def _read_videos(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    grid = _with_years_of_ids(grid, header, context)
    grid = with_iso_dates(grid, header, "published_at", context.notes)
    found = read_fields(_without_undefined(grid, header), header, _VIDEOS, context)
    found = found.assign(
        platform="tiktok", **_identity(found["permalink"]), **_format(found["permalink"])
    )
    nameless = found["post_id"].isna()
    for line in found.loc[nameless, "line"]:
        context.notes.refuse(
            int(line),
            say("The link does not hold the id of a TikTok video."),
            say("Put this row right in the file, or export it again."),
        )
    posts = with_basis(found[~nameless].drop(columns="line"), "views")
    return {"posts": dated(posts, context.options.extracted_on)}


def _identity(links: pd.Series) -> dict[str, pd.Series]:
    parts = links.astype("str").str.extract(_LINK)
    return {"account": parts[0], "post_id": parts[1]}


def _format(links: pd.Series) -> dict[str, pd.Series]:
    """Return a photo or a video, as the link says."""
    photo = links.astype("str").str.contains("/photo/", regex=False)
    return {"format": photo.map({True: "photo", False: "video"})}


def _without_undefined(grid: Grid, header: Header) -> Grid:
    """Empty the cells in which TikTok wrote “undefined” for a figure it does not have."""
    for field in (*_PARTS, "views", "reach", "visits", "followers", "saves"):
        grid = rewritten(grid, header, field, lambda cell: "" if cell in _NOTHING else cell)
    return grid


def _with_years_of_ids(grid: Grid, header: Header, context: Context) -> Grid:
    """Give a post's day the year that its id holds: TikTok's ids begin with the time."""
    link, at = header.columns["permalink"][0], header.columns["published_at"][0]
    under = header.index + 1
    rows = [_row_with_year(row, link, at) for row in grid.rows[under:]]
    if rows != list(grid.rows[under:]):
        context.notes.warn(
            say("The dates of the videos have no year: it is that of the time in each video's id.")
        )
    return replace(grid, rows=(*grid.rows[:under], *rows))


def _row_with_year(row: Row, link: int, at: int) -> Row:
    if len(row.cells) <= max(link, at):
        return row
    found, id_ = spelled(row.cells[at]), _LINK.search(str(row.cells[link]))
    if found is None or found.year is not None or id_ is None:
        return row
    written = _day_near(found, int(id_[2]))
    cells: list[Cell] = list(row.cells)
    cells[at] = written.isoformat() if written else cells[at]
    return row._replace(cells=tuple(cells))


def _day_near(found: Spelled, id_: int) -> dt.date | None:
    """Return the day as written, in the year that brings it within a day of the id's time."""
    made = dt.datetime.fromtimestamp(id_ >> 32, tz=dt.UTC).date()
    days = [on(found, year) for year in (made.year - 1, made.year, made.year + 1)]
    return next((day for day in days if day and abs((day - made).days) <= 1), None)


READERS: Final = (
    Reader("tiktok_daily", N_("TikTok daily figures"), partial(_find, _DAILY_SIGN), _read_days),
    Reader(
        "tiktok_followers", N_("TikTok followers by day"), partial(_find, _FOLLOWERS_SIGN),
        _read_days,
    ),
    Reader("tiktok_videos", N_("TikTok videos"), partial(_find, _VIDEOS_SIGN), _read_videos),
)  # fmt: skip
