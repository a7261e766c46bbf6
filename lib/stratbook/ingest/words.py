"""Cells that hold words: names, ids, yes or no, and the closed lists of words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from stratbook.core.message import Message, say
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

    column: list[object] = field(default_factory=list)
    bad: dict[int, Message] = field(default_factory=dict)
    warnings: list[Message] = field(default_factory=list)
    dtype: str = "object"


def read_text(_: str, cells: Sequence[Cell]) -> Read:
    """Read words; ``NA`` is a word (a country), a lone dash is none."""
    return Read([None if text in _DASHES else text or None for text in map(unforced, cells)])


def read_ids(name: str, cells: Sequence[Cell]) -> Read:
    """Read ids as text; refuse those that a spreadsheet has damaged."""
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
    _refuse_rounded(name, read)
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


READERS_OF_WORDS: Final[Mapping[str, Callable[[str, Sequence[Cell]], Read]]] = {
    "text": read_text,
    "id": read_ids,
    "flag": read_flags,
    "format": read_format,
    "platform": partial(read_choice, "platform"),
    "metric": partial(read_choice, "metric"),
}


def unforced(cell: Cell) -> str:
    """Return a cell's text, without forcing quotes and outer white space."""
    return unforced_text(cell)


def _is_damaged(cell: Cell, text: str, whole: re.Match[str] | None) -> bool:
    return (
        isinstance(cell, float)
        or _POWER.fullmatch(text) is not None
        or (whole is not None and len(whole[1]) > _EXACT)
    )


def _refuse_rounded(name: str, read: Read) -> None:
    """Refuse long ids that all end in zeros: a spreadsheet kept their first digits only."""
    long = {at: str(value) for at, value in enumerate(read.column)
            if isinstance(value, str) and value.isdigit() and len(value) > _EXACT}  # fmt: skip
    if len(long) < 3 or any(text[_EXACT:].strip("0") for text in long.values()):
        return
    for at, text in long.items():
        read.bad[at] = say(
            "{column}: a spreadsheet has damaged the id {value}: its last digits are lost.",
            column=name,
            value=text,
        )
