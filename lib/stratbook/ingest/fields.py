"""From the rows under a header to a frame of typed fields, whatever the export."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.message import Message, Name, say
from stratbook.ingest import dates
from stratbook.ingest.body import data_rows, gather
from stratbook.ingest.columns import ColumnRows, Flags, Places, TextColumn
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.headers import Header
from stratbook.ingest.notes import Context
from stratbook.ingest.numbers import decimal_marks, read_numbers
from stratbook.ingest.totals import find_totals, note_totals
from stratbook.ingest.words import READERS_OF_WORDS, Read

DATES: Final = frozenset({"instant", "day", "stamp"})


@dataclass(frozen=True)
class Spec:
    """How the fields of an export are read.

    Parameters
    ----------
    kinds : mapping
        Kind of each field: number, instant, day, stamp (a day whose midnight slips), text,
        id, flag, platform, format, metric.
    required : tuple of str
        Fields without which a row is refused.
    names : tuple of str
        Fields that say what a row is about; a total has none of them.
    """

    kinds: Mapping[str, str]
    required: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def read_fields(grid: Grid, header: Header, spec: Spec, context: Context) -> pd.DataFrame:
    """Read the rows under a header.

    Parameters
    ----------
    grid, header, spec, context
        The rows, the header among them, the export's fields, and where refusals are noted.

    Returns
    -------
    DataFrame
        The fields the header has, and ``source`` and ``line``; only rows that could be
        read whole, in the file's order.

    Raises
    ------
    UnreadableError
        When the file as a whole cannot be read: no rows, dates that stay ambiguous.
    """
    rows = data_rows(grid, header, context.notes)
    lines = _lines(rows)
    raw = {field: cells for field, cells in gather(rows, header).items() if field in spec.kinds}
    numbers, bad, rounded = _numbers(raw, spec, grid.delimiter)
    for warning in rounded:
        context.notes.warn(_as_written(warning, header))
    totals = _totals(raw, numbers, spec)
    note_totals(totals, lines.tolist(), context.notes)
    others, worse = _others(raw, spec, context, skip=set(totals))
    whole = pd.concat([numbers, others], axis=1)
    whole = whole.assign(line=lines, source=_sources(context.file, lines))
    faulty = _refuse(bad, worse, _lacking(whole, spec), skip=set(totals))
    remedy = say("Put this row right in the file, or export it again.")
    for at, problem in sorted(faulty.items()):
        context.notes.refuse(int(lines[at]), _as_written(problem, header), remedy)
    gone = set(totals) | set(faulty)
    return whole.drop(index=list(gone)).reset_index(drop=True)


def _lines(rows: Sequence[Row]) -> Places:
    if isinstance(rows, ColumnRows):
        return rows.lines
    return np.array([row.line for row in rows], dtype="int64")


def _sources(file: str, lines: Places) -> pd.Series:
    """Name the file and line of each row, without an object a row."""
    return pd.Series(file + ":", index=range(len(lines)), dtype="str") + pd.Series(
        lines, dtype="int64"
    ).astype("str")


def _as_written(problem: Message, header: Header) -> Message:
    """Name the column as the file does, and not as the table that it goes to."""
    field = problem.facts.get("column")
    if not isinstance(field, Name) or field.text not in header.columns:
        return problem
    written = Name(text=header.names[header.columns[field.text][0]])
    return problem.model_copy(update={"facts": {**problem.facts, "column": written}})


def _numbers(
    raw: Mapping[str, Sequence[Cell]], spec: Spec, delimiter: str
) -> tuple[pd.DataFrame, dict[int, Message], list[Message]]:
    fields = [field for field in raw if spec.kinds[field] == "number"]
    marks: Counter[str] = Counter()
    for field in fields:
        marks += decimal_marks(raw[field])
    bad: dict[int, Message] = {}
    rounded = []
    found = {}
    for field in fields:
        read = read_numbers(field, raw[field], marks, delimiter)
        found[field] = pd.Series(np.asarray(read.column, dtype="float64"))
        bad = read.bad | bad
        if read.rounded:
            rounded.append(
                say("The numbers of the column {column} are rounded (as 1.2K is).", column=field)
            )
    size = len(next(iter(raw.values()), []))
    return pd.DataFrame(found, index=range(size)), bad, rounded


def _totals(raw: Mapping[str, Sequence[Cell]], numbers: pd.DataFrame, spec: Spec) -> dict[int, str]:
    dated = [field for field in raw if spec.kinds[field] in DATES]
    named = [field for field in raw if field in spec.names]
    if not named or len(numbers) < 2:
        return {}
    return find_totals({field: raw[field] for field in [*named, *dated]}, numbers, dated)


def _others(
    raw: Mapping[str, Sequence[Cell]], spec: Spec, context: Context, skip: set[int]
) -> tuple[pd.DataFrame, dict[int, Message]]:
    size = len(next(iter(raw.values()), []))
    keep = np.ones(size, dtype=bool)
    keep[list(skip)] = False
    rows = np.flatnonzero(keep)
    dated = [_kept(raw[field], keep) for field in raw if spec.kinds[field] in DATES]
    order = dates.common_order(dated, context.options, context.notes)
    how = dates.Reading(order, context.options)
    bad: dict[int, Message] = {}
    found: dict[str, pd.Series] = {}
    for field, cells in raw.items():
        kind = spec.kinds[field]
        if kind == "number":
            continue
        chosen = _kept(cells, keep)
        read = (
            Read(**vars(dates.read_dates(field, chosen, kind, how)))
            if kind in DATES
            else READERS_OF_WORDS[kind](field, chosen)
        )
        bad = {int(rows[at]): problem for at, problem in read.bad.items()} | bad
        found[field] = pd.Series(read.column, index=rows, dtype=read.dtype)
        for warning in read.warnings:
            context.notes.warn(warning)
    return pd.DataFrame(found, index=range(size)), bad


def _kept(cells: Sequence[Cell], keep: Flags) -> Sequence[Cell]:
    if isinstance(cells, TextColumn):
        return cells.where(keep)
    return [cell for cell, kept in zip(cells, keep, strict=True) if kept]


def _lacking(whole: pd.DataFrame, spec: Spec) -> dict[int, Message]:
    return {
        int(at): say("{column} is empty in this row.", column=field)
        for field in reversed(spec.required)
        if field in whole
        for at in whole.index[whole[field].isna()]
    }


def _refuse(*found: dict[int, Message], skip: set[int]) -> dict[int, Message]:
    """Keep one reason a row: what cannot be read comes before what is empty."""
    merged: dict[int, Message] = {}
    for problems in reversed(found):
        merged |= problems
    return {at: problem for at, problem in merged.items() if at not in skip}
