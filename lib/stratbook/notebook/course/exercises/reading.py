"""What several exercises read alike: figures by name, and KPIs measured on a small table."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Final

import pandas as pd

from stratbook.core.period import month
from stratbook.core.tables import Tables, conform
from stratbook.notebook.course.exercise import Answer, Data
from stratbook.strategy.kpis import Scope

BRAND: Final = "Rivage"
PERIOD: Final = month(2026, 9)
_ZONE: Final = "Europe/Paris"
_KEPT: Final = 128
Function = Callable[[Data], dict[str, Answer]]


@dataclass(frozen=True)
class _Read:
    """Tables that are told apart by what stands in them."""

    key: Hashable
    data: Data = field(compare=False)


def once(*names: str) -> Callable[[Function], Function]:
    """Compute a function of some tables once for the same content: a check asks it often.

    Parameters
    ----------
    *names : str
        The tables it reads.
    """

    def kept(function: Function) -> Function:
        found = lru_cache(maxsize=_KEPT)(lambda read: function(read.data))

        @wraps(function)
        def answered(data: Data) -> dict[str, Answer]:
            cells = tuple(tuple(map(tuple, data[name].to_numpy().tolist())) for name in names)
            return dict(found(_Read(cells, data)))

        return answered

    return kept


def figures(frame: pd.DataFrame) -> dict[str, float]:
    """Return a table's second column by its first: its amounts by item."""
    names, values = frame.columns[:2]
    return {
        str(name): float(value) for name, value in zip(frame[names], frame[values], strict=True)
    }


def scope_of(told: Mapping[str, pd.DataFrame] | None = None, **frames: pd.DataFrame) -> Scope:
    """Return what KPIs are measured on: an exercise's rows as the tables of one month.

    Parameters
    ----------
    told : mapping
        Sheets that some KPIs rest on, with ``source``.
    **frames : DataFrame
        Tables by name, their required columns at least, without ``source``.
    """
    tables = {
        name: conform(name, frame.assign(source="course"), _ZONE) for name, frame in frames.items()
    }
    return Scope(Tables(tables, _ZONE), PERIOD, "EUR", brands=(BRAND,), told=dict(told or {}))


def rows(frame: pd.DataFrame, *columns: str) -> dict[str, dict[str, float]]:
    """Return a table's figures by its first column, then by column: ``rows["P1"]["reach"]``."""
    names = [str(each) for each in frame[frame.columns[0]]]
    values = frame[list(columns)].to_numpy(dtype=float)
    return {name: dict(zip(columns, map(float, line), strict=True))
            for name, line in zip(names, values, strict=True)}  # fmt: skip


def total(figures_of: Mapping[str, Mapping[str, float]], column: str) -> float:
    """Return the sum of a column."""
    return sum(each[column] for each in figures_of.values())


def highest(values: Mapping[str, float]) -> str:
    """Return the name with the highest value."""
    return max(values, key=lambda name: values[name])


def not_rounded_up(number: float) -> tuple[float, ...]:
    """Return a count as who forgets to round it up writes it: cut off, or with its decimals."""
    whole = -int(-number // 1)
    return (whole - 1, *(each for each in (round(number, 1), round(number, 2), number)
                         if each != whole))  # fmt: skip
