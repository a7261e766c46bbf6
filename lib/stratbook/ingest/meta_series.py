"""Meta's daily series: a title, then a value a day; several of them stacked in one file."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, Message, say
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid, Row, segments
from stratbook.ingest.headers import Header, field_of, header_at
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader

_SERIES: Final = "meta_series"
_SPEC: Final = Spec(kinds={"date": "stamp", "value": "number"}, required=("date",))


def _find_series(grid: Grid) -> Header | None:
    """Know the file by a lone title over the header ``Date, Primary``."""
    for at, (title, row) in enumerate(zip(grid.rows, grid.rows[1:], strict=False)):
        header = header_at(grid.rows, at + 1, _SERIES)
        if title.filled == 1 and row.filled == 2 and {"date", "value"} <= set(header.columns):
            return header
        if at > 20:
            break
    return None


def subject(row: Row, export: str) -> tuple[str, str] | None:
    """Return platform and metric of a block's title, where the export's titles have it."""
    field = field_of(row.cells[0], export) if row.filled == 1 else None
    platform, colon, metric = (field or "").partition(":")
    return (platform, metric) if colon else None


def _read_series(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    frames = []
    for block in segments(grid):
        title, rows = block[0], block[1:]
        about = subject(title, _SERIES)
        if about is None:
            context.notes.rows_read += len(rows[1:])
            context.notes.leave_out(title.line, _unknown(title), count=len(rows[1:]))
            context.notes.warn(_unknown(title))
        elif len(rows) > 1:
            part = Grid(tuple(rows), grid.sheet, grid.delimiter, cut=grid.cut)
            found = read_fields(part, header_at(rows, 0, _SERIES), _SPEC, context)
            frames.append(found.assign(platform=about[0], metric=about[1]))
    if not frames:
        return {}
    found = pd.concat(frames, ignore_index=True)
    return {"audience": _without_gaps(found, context).drop(columns="line")}


def _without_gaps(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Take out days without a value: they are missing, and missing days have no row."""
    for line in found.loc[found["value"].isna(), "line"]:
        context.notes.leave_out(int(line), say("This day has no value."))
    return found.dropna(subset="value")


def _unknown(title: Row) -> Message:
    name = str(next((cell for cell in title.cells if str(cell).strip()), ""))
    return say("The series “{title}” is not known and was left out.", title=name)


READERS: Final = (Reader("meta_series", N_("Meta daily series"), _find_series, _read_series),)
