"""Meta's Audience file: follower counts, then demographics, stacked in one file."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.ingest.grid import Grid, Row, segments
from stratbook.ingest.headers import Header, header_at
from stratbook.ingest.meta_series import subject
from stratbook.ingest.notes import Context
from stratbook.ingest.numbers import decimal_marks, read_numbers
from stratbook.ingest.reader import Reader

_EXPORT: Final = "meta_audience"


def _find(grid: Grid) -> Header | None:
    titles = [at for at, row in enumerate(grid.rows[:20]) if subject(row, _EXPORT)]
    return header_at(grid.rows, titles[0], _EXPORT) if titles else None


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    counts = []
    for block in segments(Grid(grid.rows[header.index :])):
        about = subject(block[0], _EXPORT)
        if about is None:
            _leave_out(block, context)
        elif (found := _count(block, grid.delimiter)) is not None:
            counts.append((*found, *about))
    context.notes.rows_read += len(counts)
    found_rows = pd.DataFrame(counts, columns=["line", "value", "platform", "metric"])
    return _dated(found_rows, context)


def _count(block: list[Row], delimiter: str) -> tuple[int, float] | None:
    """Return line and value of a block's one number, below its technical header."""
    for row in block[1:]:
        read = read_numbers("value", row.cells[:1], decimal_marks(row.cells[:1]), delimiter)
        if (value := read.column[0]) is not None:
            return row.line, value
    return None


def _leave_out(block: list[Row], context: Context) -> None:
    title = str(block[0].cells[0]).strip()
    context.notes.rows_read += len(block) - 1
    context.notes.leave_out(
        block[0].line,
        say("The block “{title}” is not a follower count and was left out.", title=title),
        count=len(block) - 1,
    )


def _dated(counts: pd.DataFrame, context: Context) -> Mapping[str, pd.DataFrame]:
    """Date the counts by the brief; without a date they cannot be used."""
    day = context.options.extracted_on
    if day is None:
        undated = say(
            "A follower count without a date: write exports: extracted_on in client.yml to use it."
        )
        for line in counts["line"]:
            context.notes.refuse(int(line), undated)
        context.notes.warn(undated)
        return {}
    sources = [f"{context.file}:{line}" for line in counts["line"]]
    return {"audience": counts.drop(columns="line").assign(date=pd.Timestamp(day), source=sources)}


READERS: Final = (Reader("meta_audience", N_("Meta audience file"), _find, _read),)
