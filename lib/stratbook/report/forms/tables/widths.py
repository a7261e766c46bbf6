"""How wide columns are and how high rows: room for every number, words broken over lines."""

import math
import textwrap
from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Day, Quantity
from stratbook.display.look import Look
from stratbook.display.sheet import Block, Typed

_LEAST: Final = 9
_FIRST: Final = 36  # the names' column
_WORDS: Final = 22
_MANY: Final = 40  # a column of sentences
_ALONE: Final = 60  # the same where no other table shares it
_SENTENCE: Final = 60  # letters
_USUAL: Final = 0.75
_BROKEN: Final = 28  # where the words of a few tables are broken
_ROOMY: Final = 1.12  # letters of words in the width of a digit
_LINE: Final = 15.0  # points
_HIGHEST: Final = 409.0  # points, past which no spreadsheet goes


def widths(blocks: Sequence[Block], look: Look) -> list[float]:
    """Return the widths of columns that several tables share, in characters.

    Parameters
    ----------
    blocks : sequence of Block
        All that stand on the page.
    look : Look
        The reader's language, in which numbers are written.
    """
    count = max((len(each.headings) for each in blocks), default=0)
    return [_width(at, blocks, look) for at in range(count)]


def height(cells: Sequence[Typed], room: Sequence[float]) -> float | None:
    """Return a row's height in points; None where one line holds it.

    Parameters
    ----------
    cells : sequence
        Of the row.
    room : sequence of float
        Widths of the columns.
    """
    lines = max((_lines(cell, wide) for cell, wide in zip(cells, room, strict=False)), default=1)
    return None if lines <= 1 else min(_HIGHEST, _LINE * lines)


def _lines(cell: Typed, wide: float) -> int:
    if not isinstance(cell, str):
        return 1
    return sum(
        max(1, len(textwrap.wrap(line, max(1, int(wide * _ROOMY))))) for line in cell.split("\n")
    )


def _width(at: int, blocks: Sequence[Block], look: Look) -> float:
    """Return what every number needs, and three tables out of four for their words."""
    numbers: list[float] = [_LEAST]
    words: list[float] = []
    for block in blocks:
        if at >= len(block.headings):
            continue
        cells = [row[at] for row in (*block.rows, block.total) if row]
        numbers += [_length(each, look) for each in cells if not isinstance(each, str)]
        longest = max((_length(each, look) for each in cells if isinstance(each, str)), default=0)
        heading = max((len(word) + 1 for word in block.headings[at].split()), default=0)
        many = _ALONE if len(blocks) == 1 else _MANY
        most = many if longest > _SENTENCE else _FIRST if at == 0 else _WORDS
        words.append(max(min(longest, most), min(heading, _WORDS)))
    usual = sorted(words)[math.ceil(_USUAL * (len(words) - 1))]
    return max(*numbers, usual, min(_BROKEN, max(words))) + 2


def _length(cell: Typed, look: Look) -> int:
    match cell:
        case Quantity() | Day():
            return len(look.say(cell)) if isinstance(cell, Quantity) else 11
        case None:
            return 0
        case _:
            return max((len(line) for line in cell.splitlines()), default=0)
