"""From the rows under a header to a frame of typed fields, whatever the export."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.message import Message, Name, say
from stratbook.ingest import dates
from stratbook.ingest.body import data_rows, gather
from stratbook.ingest.grid import Cell, Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.notes import Context
from stratbook.ingest.numbers import decimal_marks, is_missing, read_numbers
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
    lines = [row.line for row in rows]
    raw = {field: cells for field, cells in gather(rows, header).items() if field in spec.kinds}
    numbers, bad, rounded = _numbers(raw, spec, grid.delimiter)
    for warning in rounded:
        context.notes.warn(_as_written(warning, header))
    totals = _totals(raw, numbers, spec)
    note_totals(totals, lines, context.notes)
    others, worse = _others(raw, spec, context, skip=set(totals))
    whole = pd.concat([numbers, others], axis=1)
    whole = whole.assign(line=lines, source=[f"{context.file}:{line}" for line in lines])
    faulty = _refuse(bad, worse, _lacking(whole, spec), skip=set(totals))
    remedy = say("Put this row right in the file, or export it again.")
    for at, problem in sorted(faulty.items()):
        context.notes.refuse(lines[at], _as_written(problem, header), remedy)
    gone = set(totals) | set(faulty)
    return whole.drop(index=list(gone)).reset_index(drop=True)


def _as_written(problem: Message, header: Header) -> Message:
    """Name the column as the file does, and not as the table that it goes to."""
    field = problem.facts.get("column")
    if not isinstance(field, Name) or field.text not in header.columns:
        return problem
    written = Name(text=header.names[header.columns[field.text][0]])
    return problem.model_copy(update={"facts": {**problem.facts, "column": written}})


def _numbers(
    raw: Mapping[str, list[Cell]], spec: Spec, delimiter: str
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
        found[field] = pd.Series(read.column, dtype="float64")
        bad = read.bad | bad
        if read.rounded:
            rounded.append(
                say("The numbers of the column {column} are rounded (as 1.2K is).", column=field)
            )
    size = len(next(iter(raw.values()), []))
    return pd.DataFrame(found, index=range(size)), bad, rounded


def _totals(raw: Mapping[str, list[Cell]], numbers: pd.DataFrame, spec: Spec) -> dict[int, str]:
    dated = [field for field in raw if spec.kinds[field] in DATES]
    named = [field for field in raw if field in spec.names]
    if not named or len(numbers) < 2:
        return {}
    return find_totals({field: raw[field] for field in [*named, *dated]}, numbers, dated)


def _others(
    raw: Mapping[str, list[Cell]], spec: Spec, context: Context, skip: set[int]
) -> tuple[pd.DataFrame, dict[int, Message]]:
    size = len(next(iter(raw.values()), []))
    rows = [at for at in range(size) if at not in skip]
    dated = [field for field in raw if spec.kinds[field] in DATES]
    order = dates.date_order(
        (raw[field][at] for field in dated for at in rows), context.options, context.notes
    )
    bad: dict[int, Message] = {}
    found: dict[str, pd.Series] = {}
    for field, cells in raw.items():
        kind = spec.kinds[field]
        if kind == "number":
            continue
        chosen = [cells[at] for at in rows]
        if kind in DATES:
            read = _read_dates(field, chosen, kind, order, context)
        else:
            read = READERS_OF_WORDS[kind](field, chosen)
        bad = {rows[at]: problem for at, problem in read.bad.items()} | bad
        found[field] = pd.Series(read.column, index=rows, dtype=read.dtype)
        for warning in read.warnings:
            context.notes.warn(warning)
    return pd.DataFrame(found, index=range(size)), bad


_TO_DATE: Final[Mapping[str, Callable[..., object]]] = {
    "instant": dates.instant,
    "day": dates.day,
    "stamp": dates.nearest_day,
}


def _read_dates(field: str, cells: Sequence[Cell], kind: str, order: str, context: Context) -> Read:
    read = Read(dtype="datetime64[us, UTC]" if kind == "instant" else "datetime64[us]")
    known: dict[Cell, object] = {}
    for at, cell in enumerate(cells):
        if cell not in known:
            stamp = dates.read_stamp(cell, order)
            known[cell] = _TO_DATE[kind](stamp, context.options) if stamp else None
        if known[cell] is None and not is_missing(cell):
            read.bad[at] = dates.unreadable(field, cell)
    read.column = [known[cell] for cell in cells]
    return read


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
