"""LinkedIn's page workbooks: content, visitors and followers, a sheet each."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say, say_n
from stratbook.ingest.basis import dated, with_basis
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Cell, Grid
from stratbook.ingest.headers import Header, Signature, find_header, normalise, words
from stratbook.ingest.notes import Context
from stratbook.ingest.prepare import without_description
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import rewritten
from stratbook.ingest.wide_days import audience, with_interactions

_INTERACTIONS: Final = ("reactions", "comments", "shares")
_DAILY: Final = ("impressions", "impressions_sponsored", "reach", *_INTERACTIONS)
_METRICS: Final = Spec(
    kinds={"date": "day", **dict.fromkeys((*_DAILY, "visits", "follows"), "number")},
    required=("date",),
)
_POST_NUMBERS: Final = (
    "impressions", "views", "clicks_all", "reactions", "comments", "shares", "follows",
)  # fmt: skip
_POSTS: Final = Spec(
    kinds={
        **dict.fromkeys(_POST_NUMBERS, "number"),
        **dict.fromkeys(("text", "permalink", "kind"), "text"),
        "published_at": "instant",
        "format": "format",
    },
    required=("permalink", "published_at"),
    names=("permalink", "text"),
)
_ID: Final = re.compile(r"urn:li:(?:activity|share|ugcPost):(\d+)")
_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a spreadsheet's dates
_SERIALS: Final = range(30_000, 80_000)  # 1982 to 2119


def _read_metrics(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    """Read the totals of organic and sponsored; unique impressions exist for organic only."""
    found = _days(grid, header, context)
    found = with_interactions(found, *_INTERACTIONS)
    sponsored = found.get("impressions_sponsored", pd.Series(dtype="float64")).sum()
    if sponsored > 0:
        context.notes.warn(
            say(
                "LinkedIn's totals hold {sponsored} sponsored impressions of {total}; the "
                "campaigns' report counts these too: never add the two.",
                sponsored=int(sponsored),
                total=int(found["impressions"].sum()),
            )
        )
    if "reach" in found:
        context.notes.warn(
            say("LinkedIn gives unique impressions of organic posts only: they stand as reach.")
        )
    return {"audience": audience(found, "linkedin", context)}


def _read_flow(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    return {"audience": audience(_days(grid, header, context), "linkedin", context)}


def _days(grid: Grid, header: Header, context: Context) -> pd.DataFrame:
    numbers = (*_DAILY, "visits", "follows")
    grid = without_description(grid, header, numbers, context)
    return read_fields(grid, header, _METRICS, context)


def _read_posts(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    grid = without_description(grid, header, _POST_NUMBERS, context)
    grid = rewritten(grid, header, "published_at", _from_serial)
    found = _organic(read_fields(grid, header, _POSTS, context), context)
    links = found["permalink"].astype("str")
    posts = found.assign(
        platform="linkedin", post_id=links.str.extract(_ID, expand=False).fillna(links)
    )
    context.notes.warn(say("The file gives days and no times of day: hours cannot be compared."))
    posts = dated(with_basis(posts, "impressions"), context.options.extracted_on)
    return {"posts": posts.drop(columns=["kind", "line"], errors="ignore")}


def _organic(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Leave out the rows of sponsored figures, which would replace those of the post itself."""
    if "kind" not in found:
        return found
    known = words("promotion")
    paid = found["kind"].map(lambda kind: known.get(normalise(kind)) == "sponsored").astype(bool)
    for line in found.loc[paid, "line"]:
        context.notes.leave_out(
            int(line), say("Sponsored figures of a post: the campaigns' report has them.")
        )
    if paid.any():
        context.notes.warn(
            say_n(
                "{count} row of sponsored figures was left out: use the campaigns' report.",
                "{count} rows of sponsored figures were left out: use the campaigns' report.",
                int(paid.sum()),
            )
        )
    return found[~paid].reset_index(drop=True)


def _from_serial(cell: Cell) -> Cell:
    """Turn the number by which an old workbook stands for a day into the day."""
    if isinstance(cell, int | float) and int(cell) in _SERIALS:
        return _EPOCH + dt.timedelta(days=float(cell))
    return cell


def _find(signature: Signature, grid: Grid) -> Header | None:
    return find_header(grid, signature)


_SIGNS: Final = {
    "metrics": Signature("linkedin_metrics", ("date", "impressions"), ("reach", "clicks_all")),
    "visitors": Signature("linkedin_visitors", ("date", "visits"), ("visitors",)),
    "followers": Signature("linkedin_followers", ("date", "follows"), ("follows_organic",)),
    "posts": Signature("linkedin_posts", ("permalink", "published_at", "impressions"), ("kind",)),
}
READERS: Final = (
    Reader("linkedin_metrics", N_("LinkedIn page, content by day"),
           partial(_find, _SIGNS["metrics"]), _read_metrics),
    Reader("linkedin_visitors", N_("LinkedIn page, visitors"),
           partial(_find, _SIGNS["visitors"]), _read_flow),
    Reader("linkedin_followers", N_("LinkedIn page, new followers"),
           partial(_find, _SIGNS["followers"]), _read_flow),
    Reader("linkedin_posts", N_("LinkedIn page, posts"),
           partial(_find, _SIGNS["posts"]), _read_posts),
)  # fmt: skip
