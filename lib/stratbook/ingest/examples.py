"""What a column of an unknown file holds, shown by a few values that are harmless to show."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from stratbook.ingest.dates import read_stamp
from stratbook.ingest.grid import Cell, Grid, Row, is_blank
from stratbook.ingest.headers import normalise, words
from stratbook.ingest.numbers import is_missing, read_numbers, unforced_text

_SEARCHED: Final = 60
_LONGEST: Final = 40
_SHOWN: Final = 3
_MOSTLY: Final = 0.9
_MAIL: Final = re.compile(r"[^\s<>()\"']+@[^\s<>()\"']+")
_ID: Final = re.compile(r"\d{10,}|(?=\S*\d)[\w-]{12,}|\d+_\d+")


def header_row(grid: Grid) -> int | None:
    """Return the place of the row that looks most like a header; None in an empty grid.

    It is the first row about as full as the fullest that holds words only.
    """
    rows = grid.rows[:_SEARCHED]
    fullest = max((row.filled for row in rows), default=0)
    full = [at for at, row in enumerate(rows) if row.filled and row.filled >= 0.8 * fullest]
    return next((at for at in full if _is_words(rows[at])), full[0] if full else None)


def _is_words(row: Row) -> bool:
    filled = [cell for cell in row.cells if not is_blank(cell)]
    return all(isinstance(cell, str) and not _is_number(cell) and not is_date(cell)
               for cell in filled)  # fmt: skip


def holds(cells: Sequence[Cell]) -> str:
    """Say what cells are: number, date, id, text, platform, format, flag or nothing."""
    filled = [cell for cell in cells if not is_blank(cell) and not is_missing(cell)]
    if not filled:
        return "nothing"
    for kind, is_kind in (
        ("date", is_date),
        ("id", _is_id),
        ("number", _is_number),
        ("platform", lambda cell: _is_word("platform", cell)),
        ("format", lambda cell: _is_word("format", cell)),
        ("flag", lambda cell: _is_word("flag", cell)),
    ):
        if sum(map(is_kind, filled)) >= _MOSTLY * len(filled):
            return kind
    return "text"


def shown(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return the first different values, cut short, on one line, without addresses of people."""
    found: dict[str, None] = {}
    for cell in cells:
        if not is_blank(cell) and len(found) < _SHOWN:
            found[harmless(cell)] = None
    return tuple(found)


def harmless(cell: Cell) -> str:
    """Return a cell's text without control characters and e-mail addresses, cut short."""
    text = _MAIL.sub("…@…", str(cell)[:2000])
    visible = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    words_ = " ".join(visible.split())
    return words_ if len(words_) <= _LONGEST else words_[: _LONGEST - 1] + "…"


def is_date(cell: Cell) -> bool:
    """Say whether a cell can be read as a date; eight bare digits alone are a number too."""
    if isinstance(cell, int | float):
        return False
    return any(read_stamp(cell, order) is not None for order in ("dmy", "mdy"))


def _is_id(cell: Cell) -> bool:
    return _ID.fullmatch(unforced_text(cell)) is not None and not isinstance(cell, float)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, int | float):
        return True
    read = read_numbers("value", [cell], Counter(), ",")
    return not read.bad and read.column[0] is not None


def _is_word(kind: str, cell: Cell) -> bool:
    return normalise(unforced_text(cell)) in words(kind)
