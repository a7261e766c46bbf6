"""Cells that hold words: names, ids, yes or no, and the closed lists of words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import numpy as np
import pandas as pd

from stratbook.core.message import Message, say
from stratbook.ingest.columns import INK, TextColumn, spread
from stratbook.ingest.grid import Cell
from stratbook.ingest.headers import normalise, words
from stratbook.ingest.numbers import unforced_text

_POWER: Final = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_FLOAT: Final = re.compile(r"(\d+)[.,]0+")
_EXACT: Final = 15  # digits that a spreadsheet keeps
_DASHES: Final = frozenset({"-", "--"})


@dataclass
class Read:
    """A column's values (None where missing), what cannot be read, and what to say of it."""

    column: Any = field(default_factory=list)  # a list, or an array of pandas
    bad: dict[int, Message] = field(default_factory=dict)
    warnings: list[Message] = field(default_factory=list)
    dtype: str = "str"


def read_text(_: str, cells: Sequence[Cell]) -> Read:
    """Read words; ``NA`` is a word (a country), a lone dash is none."""
    if isinstance(cells, TextColumn):
        return Read(_texts(cells))
    return Read([None if text in _DASHES else text or None for text in map(unforced, cells)])


def read_ids(name: str, cells: Sequence[Cell]) -> Read:
    """Read ids as text; refuse those that a spreadsheet has damaged."""
    if isinstance(cells, TextColumn):
        return _read_id_column(name, cells)
    read = _read_each_id(name, cells)
    _refuse_rounded(name, read, dict(enumerate(read.column)))
    return read


def _read_each_id(name: str, cells: Sequence[Cell]) -> Read:
    read = Read()
    for at, cell in enumerate(cells):
        text = unforced(cell)
        whole = _FLOAT.fullmatch(text)
        if _is_damaged(cell, text, whole):
            read.bad[at] = say(
                "{column}: a spreadsheet has damaged the id {value}: its last digits are lost.",
                column=name,
                value=text,
            )
        read.column.append(whole[1] if whole else text or None)
    return read


def read_flags(name: str, cells: Sequence[Cell]) -> Read:
    """Read yes and no, in the words known for them."""
    read = Read(dtype="boolean")
    for at, cell in enumerate(cells):
        text = unforced(cell)
        value = words("flag").get(normalise(text))
        if text and value is None:
            read.bad[at] = say(
                "{column}: “{value}” is neither yes nor no.", column=name, value=text
            )
        read.column.append(None if value is None else value == "yes")
    return read


def read_choice(kind: str, name: str, cells: Sequence[Cell]) -> Read:
    """Read words of a closed list; refuse the others."""
    read = Read()
    for at, cell in enumerate(cells):
        text = unforced(cell)
        value = words(kind).get(normalise(text))
        if text and value is None:
            read.bad[at] = say("{column}: “{value}” is unknown.", column=name, value=text[:60])
        read.column.append(value)
    return read


def read_format(_: str, cells: Sequence[Cell]) -> Read:
    """Read the format of a post; keep an unknown one as it is, and say so."""
    read = Read()
    for cell in cells:
        text = unforced(cell)
        value = words("format").get(normalise(text))
        if text and value is None:
            warning = say("The format “{value}” is unknown: kept as it is.", value=text[:60])
            if warning not in read.warnings:
                read.warnings.append(warning)
        read.column.append(value or normalise(text) or None)
    return read


def _by_distinct(
    read: Callable[[str, Sequence[Cell]], Read], name: str, cells: Sequence[Cell]
) -> Read:
    """Read each distinct cell of a column once."""
    if not isinstance(cells, TextColumn):
        return read(name, cells)
    codes, distinct = cells.encoded()
    once = read(name, list(distinct))
    values = pd.Series(once.column, dtype=once.dtype).take(codes).array
    return Read(values, spread(once.bad, codes), once.warnings, once.dtype)


READERS_OF_WORDS: Final[Mapping[str, Callable[[str, Sequence[Cell]], Read]]] = {
    "text": read_text,
    "id": read_ids,
    "flag": partial(_by_distinct, read_flags),
    "format": partial(_by_distinct, read_format),
    "platform": partial(_by_distinct, partial(read_choice, "platform")),
    "metric": partial(_by_distinct, partial(read_choice, "metric")),
    "measure": partial(_by_distinct, partial(read_choice, "measure")),
    "question": partial(_by_distinct, partial(read_choice, "question")),
}


def _texts(cells: TextColumn) -> Any:
    """Return the words of a column; only cells whose ends or form may change are handled."""
    others = np.flatnonzero(cells.matches(f"^[^{INK}]|^[=-]|[^{INK}]$|^$"))
    codes, distinct = cells.take(others).encoded()
    return cells.replaced(others, read_text("", list(distinct)).column, codes)


def _read_id_column(name: str, cells: TextColumn) -> Read:
    """Read ids as :func:`read_ids` does; plain ones stay as they are."""
    others = np.flatnonzero(cells.matches("^[^A-Za-z0-9_]|[^!-~]|^[0-9].*[^0-9]|^$"))
    codes, distinct = cells.take(others).encoded()
    careful = _read_each_id(name, list(distinct))
    bad = {int(others[at]): problem for at, problem in spread(careful.bad, codes).items()}
    read = Read(cells.replaced(others, careful.column, codes), bad)
    whole = TextColumn.of(read.column)
    if not whole.matches("^[0-9]{15}[0-9]*[1-9][0-9]*$").any():
        long = np.flatnonzero(whole.matches(r"^\p{N}{16,}$"))
        _refuse_rounded(name, read, dict(zip(long.tolist(), whole.take(long), strict=True)))
    return read


def unforced(cell: Cell) -> str:
    """Return a cell's text, without forcing quotes and outer white space."""
    return unforced_text(cell)


def _is_damaged(cell: Cell, text: str, whole: re.Match[str] | None) -> bool:
    return (
        isinstance(cell, float)
        or _POWER.fullmatch(text) is not None
        or (whole is not None and len(whole[1]) > _EXACT)
    )


def _refuse_rounded(name: str, read: Read, texts: Mapping[int, object]) -> None:
    """Refuse long ids that all end in zeros: a spreadsheet kept their first digits only."""
    long = {at: text for at, text in texts.items()
            if isinstance(text, str) and text.isdigit() and len(text) > _EXACT}  # fmt: skip
    if len(long) < 3 or any(text[_EXACT:].strip("0") for text in long.values()):
        return
    for at, text in long.items():
        read.bad[at] = say(
            "{column}: a spreadsheet has damaged the id {value}: its last digits are lost.",
            column=name,
            value=text,
        )
