"""X's export of posts: that of 2022, with promoted figures beside, and today's."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say, say_n
from stratbook.ingest.basis import dated, with_basis
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import with_iso_dates

_LEGACY: Final = "x_legacy"
_CURRENT: Final = "x_posts"
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(("impressions", "reactions", "comments", "shares", "saves"), "number"),
        **dict.fromkeys(("clicks_link", "follows", "promoted_impressions"), "number"),
        **dict.fromkeys(("text", "permalink"), "text"),
        "post_id": "id",
        "published_at": "instant",
    },
    required=("post_id", "published_at"),
    names=("post_id", "permalink", "text"),
)
_AUTHOR: Final = r"(?:twitter|x)\.com/(?!i/)([A-Za-z0-9_]{1,15})/status/"
_POST: Final = Signature(_CURRENT, ("post_id", "published_at", "text", "impressions"))
_TWEET: Final = Signature(_LEGACY, ("post_id", "published_at", "impressions"))


def _find_legacy(grid: Grid) -> Header | None:
    return find_header(grid, _TWEET)


def _find_current(grid: Grid) -> Header | None:
    return find_header(grid, _POST)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    grid = with_iso_dates(grid, header, "published_at", context.notes)
    found = read_fields(grid, header, _SPEC, context)
    _say_what_counts(found, header, context)
    posts = found.assign(platform="x", account=_author(found))
    posts = dated(with_basis(posts, "impressions"), context.options.extracted_on)
    return {"posts": posts.drop(columns=["promoted_impressions", "line"], errors="ignore")}


def _author(found: pd.DataFrame) -> pd.Series:
    """Return whose post each is, as its link says."""
    if "permalink" not in found:
        return pd.Series(None, index=found.index, dtype="object")
    return found["permalink"].astype("str").str.extract(_AUTHOR, expand=False)


def _say_what_counts(found: pd.DataFrame, header: Header, context: Context) -> None:
    """Say that engagements hold clicks, and how much promotion is kept out."""
    if "engagements" in header.columns:
        context.notes.warn(
            say(
                "X's engagements hold clicks too and are not read: the interactions are likes, "
                "replies, reposts and bookmarks, as far as the file has them."
            )
        )
    promoted = found.get("promoted_impressions", pd.Series(dtype="float64"))
    promoted = promoted[promoted > 0]
    if not promoted.empty:
        context.notes.warn(
            say_n(
                "{count} post was promoted: its {impressions} promoted impressions are not in "
                "these organic figures.",
                "{count} posts were promoted: their {impressions} promoted impressions are not in "
                "these organic figures.",
                len(promoted),
                impressions=int(promoted.sum()),
            )
        )


READERS: Final = (
    Reader(_LEGACY, N_("X posts, export of 2022"), _find_legacy, _read),
    Reader(_CURRENT, N_("X posts"), _find_current, _read),
)
