"""Differences as facts: what was added, moved, changed, dropped."""

import datetime as dt
from collections.abc import Callable
from typing import Final, Literal

from stratbook.core.message import Day, Fact, Name, Quantity, Term, term
from stratbook.report.workbook.grid import Value

Kind = Literal["added", "moved", "changed", "dropped"]
WORDS: Final[dict[str, Term]] = {
    "added": term("added"), "moved": term("moved"), "changed": term("changed"),
    "dropped": term("removed"),
}  # fmt: skip
Number = Callable[[float], Quantity]


def same(one: Value, other: Value) -> bool:
    """Say whether two cells hold the same: numbers but for rounding, texts but for spaces."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    if isinstance(one, str | None) and isinstance(other, str | None):
        return " ".join((one or "").split()) == " ".join((other or "").split())
    return one == other


def value_fact(value: Value, number: Number) -> Fact:
    """Return a cell as a fact.

    Parameters
    ----------
    value : str, float, date, time or None
        The cell; None and an empty text are a dash.
    number : callable
        Gives a number its unit.
    """
    match value:
        case None | "":
            return Name(text="–")
        case str():
            return Name(text=value)
        case dt.time():
            return Name(text=f"{value:%H:%M}")
        case float() | int():
            return number(float(value))
        case _:
            return Day(date=value)
