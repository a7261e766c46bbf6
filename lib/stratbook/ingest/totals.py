"""Totals among the rows: found by their label, or by arithmetic where they have none."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.message import say
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
    empty = {field: _empty(cells) for field, cells in names.items()}
    subjects = [field for field in names if field not in dates]
    found: dict[int, str] = {}
    for at in range(len(numbers)):
        spoken = [field for field in names if names[field][at] not in empty[field]]
        if len(spoken) == 1 and _is_label(names[spoken[0]][at]):
            found[at] = "label"
        elif not set(spoken) & set(subjects) and sums_up(numbers, at):
            found[at] = "sum"
    return found


def _empty(cells: Sequence[Cell]) -> set[Cell]:
    return {cell for cell in set(cells) if is_missing(cell)}


def note_totals(found: Mapping[int, str], lines: Sequence[int], notes: Notes) -> None:
    """Leave the totals out by name."""
    reasons = {
        "label": say("A total of the other rows, by its label."),
        "sum": say("A total without a label: it equals the sum of the other rows."),
    }
    for at, kind in found.items():
        notes.leave_out(lines[at], reasons[kind])
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
