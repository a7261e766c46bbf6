"""Meta Business Suite's content export: one row a post, Facebook or Instagram."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say, say_n
from stratbook.ingest.basis import dated, with_basis
from stratbook.ingest.dates import read_stamp
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid, is_blank
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context, UnreadableError
from stratbook.ingest.reader import Reader

_EXPORT: Final = "meta_content"
_NUMBERS: Final = (
    "views", "impressions", "reach", "reach_organic", "reach_paid", "reactions", "comments",
    "shares", "saves", "follows", "clicks_link", "clicks_all", "interactions_reported",
    "video_seconds_watched", "duration",
)  # fmt: skip
_TEXTS: Final = (
    "page_name", "account_name", "account_username", "permalink", "text", "title", "language",
)  # fmt: skip
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(_NUMBERS, "number"),
        **dict.fromkeys(_TEXTS, "text"),
        "post_id": "id",
        "published_at": "instant",
        "format": "format",
    },
    required=("post_id", "published_at"),
    names=("post_id", "permalink", "text"),
)
_CLOCK: Final = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4} (\d{1,2}):(\d{2})")


def _read(
    platform: str, grid: Grid, header: Header, context: Context
) -> Mapping[str, pd.DataFrame]:
    _refuse_daily(grid, header)
    grid = _without_errors(grid, header, context)
    _distrust_times(grid, header, context)
    found = read_fields(grid, header, _SPEC, context)
    posts = found.assign(
        platform=platform,
        account=_first(found, "account_username", "page_name", "account_name"),
        text=_first(found, "text", "title"),
    )
    posts = dated(with_basis(posts, "views", "impressions"), context.options.extracted_on)
    unused = ["title", "page_name", "account_name", "account_username", "line"]
    return {"posts": posts.drop(columns=unused, errors="ignore")}


def _first(found: pd.DataFrame, *fields: str) -> pd.Series:
    """Return the first of some fields that a row has."""
    value = pd.Series(None, index=found.index, dtype="object")
    for name in fields:
        if name in found:
            value = value.where(value.notna(), found[name])
    return value


def _refuse_daily(grid: Grid, header: Header) -> None:
    """Refuse an export by day: its rows are no lifetime totals and would overwrite each other."""
    for place in header.columns.get("covers", ()):
        for row in grid.rows[header.index + 1 :]:
            if len(row.cells) > place and read_stamp(row.cells[place], "dmy"):
                raise UnreadableError(
                    say("This content export is broken down by day: it has a row a post and day."),
                    say("Export it again with lifetime totals."),
                    row.line,
                )


def _without_errors(grid: Grid, header: Header, context: Context) -> Grid:
    """Refuse, with the platform's own words, the rows it could not compute."""
    if "data_comment" not in header.columns:
        return grid
    comment, id_ = header.columns["data_comment"][0], header.columns["post_id"][0]
    kept = list(grid.rows[: header.index + 1])
    for row in grid.rows[header.index + 1 :]:
        whole = len(row.cells) > max(comment, id_)
        if whole and is_blank(row.cells[id_]) and not is_blank(row.cells[comment]):
            said = str(row.cells[comment]).strip()
            context.notes.rows_read += 1
            context.notes.refuse(
                row.line, say("The platform could not compute this row: “{comment}”", comment=said)
            )
        else:
            kept.append(row)
    return replace(grid, rows=tuple(kept))


def _distrust_times(grid: Grid, header: Header, context: Context) -> None:
    """Warn when the minutes of every publish time equal its month: a defect of the export."""
    place = header.columns["published_at"][0]
    rows = [row.cells for row in grid.rows[header.index + 1 :] if len(row.cells) > place]
    clocks = [_CLOCK.fullmatch(str(cells[place])) for cells in rows]
    found = [match.groups() for match in clocks if match]
    for month in (0, 1):
        if len(found) >= 10 and all(int(parts[month]) == int(parts[3]) for parts in found):
            context.notes.warn(
                say_n(
                    "In {count} row the minutes of the publish time equal the month: the "
                    "platform wrote it wrong. Days are right, times of day cannot be trusted.",
                    "In all {count} rows the minutes of the publish time equal the month: the "
                    "platform wrote them wrong. Days are right, times of day cannot be trusted.",
                    len(found),
                )
            )
            return


def _find(needs: tuple[str, ...], one_of: tuple[str, ...], grid: Grid) -> Header | None:
    post = ("post_id", "published_at", "format")
    return find_header(grid, Signature(_EXPORT, (*post, *needs), one_of))


READERS: Final = (
    Reader(
        "meta_content_instagram",
        N_("Meta content export, Instagram"),
        partial(_find, ("account_username",), ()),
        partial(_read, "instagram"),
    ),
    Reader(
        "meta_content_facebook",
        N_("Meta content export, Facebook"),
        partial(_find, (), ("page_id", "page_name")),
        partial(_read, "facebook"),
    ),
)
