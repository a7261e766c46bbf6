"""YouTube Studio's table by video: one row a video, the total first."""

import re
from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.ingest.basis import dated, with_basis
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Cell, Grid
from stratbook.ingest.headers import Header, Signature, find_header
from stratbook.ingest.notes import Context, UnreadableError
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import rewritten, with_iso_dates

EXPORT: Final = "youtube"
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(("views", "reactions", "comments", "shares", "follows"), "number"),
        **dict.fromkeys(("duration", "video_seconds_watched"), "number"),
        "text": "text",
        "post_id": "id",
        "published_at": "instant",
    },
    required=("post_id", "published_at"),
    names=("post_id", "text"),
)
_SIGNATURE: Final = Signature(EXPORT, ("post_id", "text", "views"))
_CLOCK: Final = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")
_VIDEO_ID: Final = r"[\w-]{11}"
_SECONDS: Final = 3600


def _find(grid: Grid) -> Header | None:
    """Know the table by its videos; with a date it is a chart, a row a video and day."""
    header = find_header(grid, _SIGNATURE)
    return None if header is None or "date" in header.columns else header


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    if "published_at" not in header.columns:
        raise UnreadableError(
            say("The table of videos does not say when they were published."),
            say("Export it again with the column Video publish time."),
            grid.rows[header.index].line,
        )
    grid = with_iso_dates(grid, header, "published_at", context.notes)
    grid = rewritten(grid, header, "duration", _seconds)
    found = read_fields(grid, header, _SPEC, context)
    if "thumbnail_impressions" in header.columns:
        context.notes.warn(
            say("YouTube's impressions count thumbnails only: the videos are counted in views.")
        )
    posts = found.assign(platform="youtube", format="video", permalink=_links(found["post_id"]))
    if "video_seconds_watched" in posts:  # the file has hours
        posts = posts.assign(video_seconds_watched=posts["video_seconds_watched"] * _SECONDS)
    posts = dated(with_basis(posts, "views"), context.options.extracted_on)
    return {"posts": posts.drop(columns="line")}


def _seconds(cell: Cell) -> Cell:
    """Return a duration written as a clock in seconds; some exports have seconds already."""
    found = _CLOCK.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if not found:
        return cell
    return int(found[1] or 0) * _SECONDS + int(found[2]) * 60 + int(found[3])


def _links(ids: pd.Series) -> pd.Series:
    whole = ids.astype("str").str.fullmatch(_VIDEO_ID)
    return ("https://www.youtube.com/watch?v=" + ids.astype("str")).where(whole)


READERS: Final = (Reader("youtube_videos", N_("YouTube Studio: videos"), _find, _read),)
