"""Totals among the rows: found by their label, or by arithmetic where they have none."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.message import say
from stratbook.ingest.columns import Flags, TextColumn
from stratbook.ingest.grid import Cell
from stratbook.ingest.headers import normalise, words
from stratbook.ingest.notes import Notes
from stratbook.ingest.numbers import NOT_ADDITIVE, is_missing

_AFTER_LABEL: Final = re.compile(r"\s*[:–—-].*")


def find_totals(
    names: Mapping[str, Sequence[Cell]], numbers: pd.DataFrame, dates: Sequence[str]
) -> dict[int, str]:
    """Find the rows that sum up the others.

    Parameters
    ----------
    names : mapping
        Cells of the columns that say what a row is about (names, ids, dates).
    numbers : DataFrame
        The columns of numbers, in the same order.
    dates : sequence of str
        Which of ``names`` are dates; a total carries the span of the rest, or none.

    Returns
    -------
    dict
        By position: "label" or "sum".
    """
    empty = {field: _missing(cells) for field, cells in names.items()}
    spoken = np.sum([~each for each in empty.values()], axis=0)
    subjects = [~empty[field] for field in names if field not in dates]
    nameless = ~np.any(subjects, axis=0) if subjects else np.ones(len(numbers), dtype=bool)
    found = dict.fromkeys(_labelled(names, empty, spoken == 1), "label")
    for at in np.flatnonzero(nameless & _may_sum_up(numbers)):
        if int(at) not in found and sums_up(numbers, int(at)):
            found[int(at)] = "sum"
    return dict(sorted(found.items()))


def _labelled(
    names: Mapping[str, Sequence[Cell]], empty: Mapping[str, Flags], lone: Flags
) -> list[int]:
    """Return the rows whose only word is a label of totals."""
    found = []
    for field, cells in names.items():
        places = np.flatnonzero(lone & ~empty[field])
        if isinstance(cells, TextColumn):
            labels = cells.take(places).asked(_is_label)
            found += [int(at) for at in places[labels]]
        else:
            found += [int(at) for at in places if _is_label(cells[int(at)])]
    return found


def _missing(cells: Sequence[Cell]) -> Flags:
    if isinstance(cells, TextColumn):
        return cells.missing(is_missing)
    known = {cell: is_missing(cell) for cell in set(cells)}
    return np.array([known[cell] for cell in cells], dtype=bool)


def _may_sum_up(numbers: pd.DataFrame) -> Flags:
    """Rule out the rows that differ from the sum of the others by far."""
    found = np.ones(len(numbers), dtype=bool)
    for name in numbers:
        if name not in NOT_ADDITIVE:
            column = numbers[name].to_numpy()
            rest = np.nansum(column) - column
            slack = 0.01 * (len(column) + 1) + 1e-6 * np.abs(rest)
            found &= np.isnan(column) | (np.abs(column - rest) <= slack)
    return found


def note_totals(found: Mapping[int, str], lines: Sequence[int], notes: Notes) -> None:
    """Leave the totals out by name."""
    reasons = {
        "label": say("A total of the other rows, by its label."),
        "sum": say("A total without a label: it equals the sum of the other rows."),
    }
    for at, kind in found.items():
        notes.leave_out(int(lines[at]), reasons[kind])
        notes.warn(say("The total at line {line} was left out of the rows.", line=str(lines[at])))


def _is_label(cell: Cell) -> bool:
    return _AFTER_LABEL.sub("", normalise(cell)) in words("total")


def sums_up(numbers: pd.DataFrame, at: int) -> bool:
    """Say whether a row equals the sum of all others, in every column that adds up."""
    additive = [name for name in numbers if name not in NOT_ADDITIVE]
    row = numbers[additive].iloc[at]
    rest = numbers[additive].drop(index=numbers.index[at])
    filled = row.notna() & rest.notna().any()
    sums = rest.sum()[filled]
    rounding = 0.005 * (len(rest) + 1)
    return bool(
        (sums != 0).any()
        and np.all(np.abs(row[filled] - sums) <= np.maximum(rounding, 1e-9 * np.abs(sums)))
    )
