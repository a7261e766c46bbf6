"""Sprout Social's Post Performance export: a row a post, all networks together."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_
from stratbook.ingest.basis import dated, with_basis
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader

_NUMBERS: Final = (
    "impressions", "reach", "reach_organic", "reach_paid", "reactions", "comments", "shares",
    "saves", "clicks_link", "clicks_all", "interactions_reported",
)  # fmt: skip
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(_NUMBERS, "number"),
        **dict.fromkeys(("account", "permalink", "text"), "text"),
        "published_at": "instant",
        "post_id": "id",
        "platform": "platform",
        "format": "format",
    },
    required=("published_at", "platform", "post_id"),
    names=("post_id", "permalink", "text"),
)
_SIGNATURE: Final = Signature("sprout", ("published_at", "platform", "post_id", "sent_by"))


def _find(grid: Grid) -> Header | None:
    return find_header(grid, _SIGNATURE)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    found = read_fields(grid, header, _SPEC, context)
    posts = dated(with_basis(found, "impressions"), context.options.extracted_on)
    return {"posts": posts.drop(columns="line")}


READERS: Final = (Reader("sprout", N_("Sprout Social posts"), _find, _read),)
