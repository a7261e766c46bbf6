"""Numbers as people and platforms write them, decided a column at a time."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from stratbook.core.message import Message, say
from stratbook.ingest.columns import TextColumn, spread
from stratbook.ingest.grid import Cell
from stratbook.ingest.number_columns import plain_marks, split_plain

MISSING: Final = frozenset({
    "", "-", "--", "---", "—", "–", "n/a", "na", "n.a.", "#n/a", "null", "none", "nan", "nil",
    "n.d.", "nd", "s.o.", "s/o",
})  # fmt: skip
# Columns whose values may have decimals, and so make a lone "1.234" ambiguous.
DECIMALS: Final = frozenset({
    "spend", "revenue", "margin", "amount", "conversions", "results", "key_events", "cpm",
})  # fmt: skip
RATIOS: Final = frozenset({"position", "rating", "sentiment", "duration", "video_seconds_watched"})
# Columns that never add up to anything: people, levels, averages.
NOT_ADDITIVE: Final = frozenset({
    "reach", "reach_organic", "reach_paid", "users", "active_users", "position", "rating",
    "followers", "cpm", "count", "followers_at_post", "author_followers", "duration", "value",
    "sentiment",
})  # fmt: skip
SIGNED: Final = frozenset({"value", "revenue", "amount", "margin", "sentiment"})
LARGEST: Final = 1e12
_UNITS: Final = {"k": 1e3, "m": 1e6, "md": 1e9, "b": 1e9, "bn": 1e9}
_FORCED: Final = re.compile(r'^="(.*)"$', re.DOTALL)
_DRESS: Final = re.compile(
    r"[\s'’%€$£¥₹₴₽]|^[A-Za-z]{2,3}\$|^[A-Z]{3}(?=[\d\s.-])|(?<=[\d\s])[A-Z]{3}$"
)
_NUMBER: Final = re.compile(r"([+-]?)(\d*(?:[.,]\d*)*)(e[+-]?\d+)?([a-z]{1,2})?", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")


@dataclass
class Numbers:
    """A column's values (missing: None, or NaN), what cannot be read, and what is rounded."""

    column: Sequence[float | None] | npt.NDArray[np.float64] = ()
    bad: dict[int, Message] = field(default_factory=dict)
    rounded: bool = False


def unforced(cell: Cell) -> Cell:
    """Take off the ``="…"`` that keeps a spreadsheet from reading a text as a number."""
    found = _FORCED.match(cell.strip()) if isinstance(cell, str) else None
    return found[1] if found else cell


def is_missing(cell: Cell) -> bool:
    """Say whether a cell of a column of numbers says that there is no value."""
    return isinstance(cell, str) and unforced_text(cell).casefold() in MISSING


def unforced_text(cell: Cell) -> str:
    """Return a cell's text without its forcing quotes and outer white space."""
    return str(unforced(cell)).strip()


def decimal_marks(cells: Iterable[Cell]) -> Counter[str]:
    """Count the cells that prove the point, or the comma, to be the decimal mark."""
    known: Counter[str] = Counter()
    if isinstance(cells, TextColumn):
        known, cells = plain_marks(cells.encoded()[1])
    found = Counter(_proof(_bare(cell)) for cell in set(cells) if isinstance(cell, str))
    del found[""]
    return found + known


def read_numbers(
    name: str, cells: Sequence[Cell], file_marks: Counter[str], delimiter: str
) -> Numbers:
    """Read a column of numbers.

    Parameters
    ----------
    name : str
        The column, which says whether it can have decimals or be negative.
    cells : sequence
        Its cells.
    file_marks : Counter
        What all columns of the file prove, for a column that proves nothing itself.
    delimiter : str
        What parts the file's cells: a comma there means English thousands.

    Returns
    -------
    Numbers
        As many values as cells.
    """
    proved = decimal_marks(cells)
    mark = _most(proved) or (_most(file_marks) if name in DECIMALS | RATIOS else "")
    if isinstance(cells, TextColumn):
        return _read_column(name, cells, mark, delimiter)
    return _read_each(name, cells, mark, delimiter)


def _read_each(name: str, cells: Sequence[Cell], mark: str, delimiter: str) -> Numbers:
    column: list[float | None] = []
    read = Numbers(column)
    known: dict[Cell, float | Message | None] = {}
    for at, cell in enumerate(cells):
        if cell not in known:
            known[cell] = _checked(name, cell, mark, delimiter)
            fits = isinstance(known[cell], float) and isinstance(cell, str)
            read.rounded |= fits and _is_rounded(_bare(cell))
        value = known[cell]
        if isinstance(value, Message):
            read.bad[at] = value
            column.append(None)
        else:
            column.append(value)
    return read


def _read_column(name: str, cells: TextColumn, mark: str, delimiter: str) -> Numbers:
    """Read each distinct cell once, plain ones all together."""
    codes, distinct = cells.encoded()
    plain, values = split_plain(distinct, mark)
    rest = _read_each(name, distinct.where(~plain), mark, delimiter)
    found = np.full(len(distinct), np.nan)
    found[plain] = values
    found[~plain] = np.array(rest.column, dtype="float64")
    others = np.flatnonzero(~plain)
    bad = spread({int(others[at]): problem for at, problem in rest.bad.items()}, codes)
    return Numbers(found[codes], bad, rest.rounded)


def _checked(name: str, cell: Cell, mark: str, delimiter: str) -> float | Message | None:
    if is_missing(cell):
        return None
    value = _value(name, cell, mark, delimiter)
    if not isinstance(value, float):
        return value
    if not math.isfinite(value) or abs(value) > LARGEST:
        return say("{column}: {value} is impossibly large.", column=name, value=str(cell))
    if value < 0 and name not in SIGNED:
        return say("{column}: {value} cannot be below zero.", column=name, value=str(cell))
    return value


def _value(name: str, cell: Cell, mark: str, delimiter: str) -> float | Message:
    if isinstance(cell, int | float):
        return float(cell)
    found = _NUMBER.fullmatch(_bare(cell)) if isinstance(cell, str) else None
    if not found or not any(digit.isdigit() for digit in found[2]):
        return say("{column}: “{value}” is not a number.", column=name, value=str(cell)[:60])
    sign, digits, power, unit = found.groups(default="")
    if unit and unit.casefold() not in _UNITS:
        return say("{column}: “{value}” is not a number.", column=name, value=str(cell)[:60])
    mark = mark or _guess(name, digits, delimiter)
    if mark == "?":
        return say(
            "{column}: the number {value} can be read in two ways, with decimals or thousands.",
            column=name, value=str(cell),
        )  # fmt: skip
    plain = _plain(digits, mark)
    if plain is None:
        return say(
            "{column}: the number {value} is not written as the others of the file.",
            column=name, value=str(cell),
        )  # fmt: skip
    return round(float(sign + plain + power) * _UNITS.get(unit.casefold(), 1.0), 9)


def _plain(digits: str, mark: str) -> str | None:
    """Return digits with a point for decimals only, or None if they contradict the mark."""
    whole, _, decimals = digits.partition(mark)
    if any(each in decimals for each in ".,"):
        return None
    if any(each in whole for each in ".,") and not _GROUPED.fullmatch(whole):
        return None
    return (whole.replace(",", "").replace(".", "") or "0") + "." + (decimals or "0")


def _guess(name: str, digits: str, delimiter: str) -> str:
    """Return the decimal mark of a number when nothing in the file proves one.

    ``?`` when it stays open: an amount such as 1.234.
    """
    lone = next((each for each in ",." if each in digits), "")
    if not lone:
        return "."
    if name in RATIOS:
        return lone
    other = "." if lone == "," else ","
    usual = {",": (",", "\t"), ".": (";",)}[lone]
    return other if name not in DECIMALS or delimiter in usual else "?"


def _proof(digits: str) -> str:
    """Return the decimal mark that one number proves by itself, or nothing."""
    digits = re.sub(r"e[+-]?\d+$|[a-z]+$", "", digits, flags=re.IGNORECASE).lstrip("+-")
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return ""
    if points and commas:
        return max(".,", key=digits.rfind)
    lone, other = (".", ",") if points else (",", ".")
    whole, _, decimals = digits.partition(lone)
    if points + commas > 1:
        return other
    return "" if len(decimals) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0") else lone


def _most(marks: Counter[str]) -> str:
    return max(marks, key=lambda mark: (marks[mark], mark)) if marks else ""


def _bare(cell: Cell) -> str:
    """Return a number's text without spaces, quotes, per cent and currency signs."""
    return _DRESS.sub("", unforced_text(cell).replace("−", "-"))


def _is_rounded(bare: str) -> bool:
    return bool(re.fullmatch(r"[+-]?\d[\d.,]*(?:e\+?\d+|[km]|md|bn?)", bare, re.IGNORECASE))
