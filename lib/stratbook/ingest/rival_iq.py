"""Rival IQ's export of the posts of a landscape, counted by day, network and company."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader

_SPEC: Final = Spec(
    kinds={
        "published_at": "instant",
        "platform": "platform",
        "competitor": "text",
        "permalink": "text",
        "interactions": "number",
        "followers": "number",
    },
    required=("published_at", "platform", "competitor"),
    names=("competitor", "permalink"),
)
_SIGNATURE: Final = Signature(
    "rival_iq", ("published_at", "platform", "competitor", "interactions"), ("followers", "lift")
)
_KEY: Final = ["date", "platform", "competitor"]


def _find(grid: Grid) -> Header | None:
    return find_header(grid, _SIGNATURE)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    """Count the posts of a company's day and add up their interactions.

    A day on which one post's interactions are missing has none: a part is not the sum.
    """
    found = read_fields(grid, header, _SPEC, context)
    local = found["published_at"].dt.tz_convert(context.options.timezone)
    found = found.assign(date=local.dt.tz_localize(None).dt.normalize())
    for name in ("followers", "interactions"):
        found[name] = found[name] if name in found else float("nan")
    groups = found.sort_values("published_at", kind="stable").groupby(_KEY, sort=True)
    days = groups.agg(
        posts=("line", "size"),
        interactions=("interactions", lambda values: values.sum(skipna=False)),
        followers=("followers", "last"),
        source=("source", "first"),
    ).reset_index()
    _note_parts(found, days, context)
    return {"competitors": days}


def _note_parts(found: pd.DataFrame, days: pd.DataFrame, context: Context) -> None:
    """Account for the posts that went into another row of their day."""
    for line in found.loc[~found["source"].isin(days["source"]), "line"]:
        context.notes.leave_out(int(line), say("Counted in the row of its day and company."))
    if len(days):
        context.notes.warn(
            say("{posts} posts are counted by day, network and company: {days} rows.",
                posts=len(found), days=len(days))
        )  # fmt: skip


READERS: Final = (Reader("rival_iq", N_("Rival IQ posts of competitors"), _find, _read),)
