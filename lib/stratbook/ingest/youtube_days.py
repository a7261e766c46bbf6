"""YouTube Studio by day, and its tables by country or another dimension, which stay out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final, Literal

import pandas as pd

from stratbook.core.message import N_, say, say_n
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid, is_blank
from stratbook.ingest.headers import Header, Signature, find_header, normalise, words
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader
from stratbook.ingest.wide_days import audience, with_interactions
from stratbook.ingest.youtube import EXPORT

_PARTS: Final = ("reactions", "comments", "shares")
_DAYS: Final = Spec(
    kinds={
        "date": "day",
        **dict.fromkeys((*_PARTS, "views", "follows", "unfollows"), "number"),
    },
    required=("date",),
)
_SPLIT: Final = Spec(kinds={"views": "number", "dimension": "text", "post_id": "text"})
_BY_DAY: Final = Signature(EXPORT, ("date", "views"))
_BY_OTHER: Final = Signature(EXPORT, ("views", "dimension"))
_CHART: Final = Signature(EXPORT, ("views", "date"), ("dimension", "post_id"))
# Words of a header that no other platform has.
_ITS_OWN: Final = frozenset({
    "video_seconds_watched", "average_duration", "average_share", "click_rate", "engaged_views",
    "stayed", "follows", "unfollows",
})  # fmt: skip
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHARTS: Final = ("chart data", "données du graphique")
_Part = Literal["table", "chart", "totals"]


def _find_days(part: _Part, grid: Grid) -> Header | None:
    """Know days by a header of which YouTube has every word, over ISO dates.

    “Date, Views” alone says little: one word more that YouTube does not have, and the file
    is somebody else's. The three files of one download differ by the total that the table
    begins with, and by the chart's name.
    """
    header = find_header(grid, _BY_DAY)
    if header is None or header.unread() or {"dimension", "post_id"} & set(header.columns):
        return None
    column = header.columns["date"][0]
    cells = [row.cells[column] for row in grid.rows[header.index + 1 :] if len(row.cells) > column]
    total = any(_is_total(cell) for cell in cells[:2])
    if not any(_ISO.fullmatch(str(cell).strip()) for cell in cells[:2]):
        return None
    chart = normalise(grid.sheet).startswith(_CHARTS)
    found: _Part = "table" if total else "chart" if chart else "totals"
    return header if found == part else None


def _find_table(grid: Grid) -> Header | None:
    """Know a table by its first column, the dimension."""
    header = find_header(grid, _BY_OTHER)
    return header if header is not None and header.columns["dimension"][0] == 0 else None


def _find_chart(grid: Grid) -> Header | None:
    """Know a chart by its first two columns, the date and the dimension (or the video)."""
    header = find_header(grid, _CHART)
    return header if header is not None and _starts(header) == ["date", _split(header)] else None


def _starts(header: Header) -> list[str | None]:
    fields = {places[0]: field for field, places in header.columns.items()}
    return [fields.get(0), fields.get(1)]


def _split(header: Header) -> str:
    return "dimension" if "dimension" in header.columns else "post_id"


def _read_days(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    if not grid.sheet and not _ITS_OWN & set(header.columns):
        context.notes.warn(
            say("Days and views, and no word that only YouTube has: check that it is YouTube's.")
        )
    grid = _without_total(grid, header, context)
    found = with_interactions(read_fields(grid, header, _DAYS, context), *_PARTS)
    return {"audience": audience(found, "youtube", context)}


def _without_total(grid: Grid, header: Header, context: Context) -> Grid:
    column, under = header.columns["date"][0], header.index + 1
    kept = list(grid.rows[:under])
    for row in grid.rows[under:]:
        if len(row.cells) > column and _is_total(row.cells[column]):
            context.notes.rows_read += 1
            context.notes.leave_out(row.line, say("A total of the other rows, by its label."))
        else:
            kept.append(row)
    return replace(grid, rows=tuple(kept))


def _read_other(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    """Leave the whole table out, by name and with its figures.

    Its rows are of no video and no day, and views by country do not add up to all views.
    """
    found = read_fields(grid, header, _SPLIT, context)
    split = _split(header)
    total = found[split].map(_is_total)
    for line in found.loc[total, "line"]:
        context.notes.leave_out(int(line), say("A total of the other rows, by its label."))
    rows = found[~total]
    name = header.names[header.columns[split][0]]
    for line in rows["line"].head(1):
        reason = say("Broken down by “{dimension}”: no table has that.", dimension=name)
        context.notes.leave_out(int(line), reason, count=len(rows))
    context.notes.warn(
        say_n(
            "A table by “{dimension}” was left out: {count} row, {views} views.",
            "A table by “{dimension}” was left out: {count} rows, {views} views.",
            len(rows),
            dimension=name,
            views=_sum(rows["views"]),
        )
    )
    if total.any():
        whole = _sum(found.loc[total, "views"])
        context.notes.warn(say("Its own total is {views} views.", views=whole))
    return {}


def _sum(values: pd.Series) -> int | None:
    return int(values.sum()) if values.notna().any() else None


def _is_total(cell: object) -> bool:
    return not is_blank(str(cell)) and normalise(cell) in words("total")


READERS: Final = (
    Reader(
        "youtube_table_days", N_("YouTube Studio: table by day"), partial(_find_days, "table"),
        _read_days,
    ),
    Reader(
        "youtube_chart_days", N_("YouTube Studio: chart by day"), partial(_find_days, "chart"),
        _read_days,
    ),
    Reader(
        "youtube_totals", N_("YouTube Studio: totals by day"), partial(_find_days, "totals"),
        _read_days,
    ),
    Reader(
        "youtube_table_other", N_("YouTube Studio: table by another dimension"),
        _find_table, _read_other,
    ),
    Reader(
        "youtube_chart_other", N_("YouTube Studio: chart by another dimension"),
        _find_chart, _read_other,
    ),
)  # fmt: skip
