"""X's account overview: a row a day."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import as_iso, rewritten
from stratbook.ingest.wide_days import audience, with_interactions

_EXPORT: Final = "x_overview"
_PARTS: Final = ("reactions", "comments", "shares", "saves")
_SPEC: Final = Spec(
    kinds={
        "date": "day",
        **dict.fromkeys((*_PARTS, "impressions", "follows", "unfollows", "visits"), "number"),
    },
    required=("date",),
)
_SIGNATURE: Final = Signature(
    _EXPORT, ("date", "impressions", "engagements"), ("follows", "unfollows", "posts_made")
)


def _find(grid: Grid) -> Header | None:
    """Know the overview by its measures; with ids of posts it is the posts' export."""
    header = find_header(grid, _SIGNATURE)
    return None if header is None or "post_id" in header.columns else header


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    found = read_fields(rewritten(grid, header, "date", as_iso), header, _SPEC, context)
    context.notes.warn(
        say(
            "X's engagements hold clicks too and are not read: a day's interactions are its "
            "likes, replies, reposts and bookmarks. Its video and media views are not read "
            "either: they count some posts only."
        )
    )
    return {"audience": audience(with_interactions(found, *_PARTS), "x", context)}


READERS: Final = (Reader(_EXPORT, N_("X account overview"), _find, _read),)
