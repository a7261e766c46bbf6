"""The numbers behind what is shown, typed, for whoever wants them in a spreadsheet.

They travel beside the HTML, in the same output of a cell, and never inside it: the page and
its readers do not carry them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import TypeAdapter

from stratbook.core.message import Day, Quantity

MIME: Final = "application/vnd.stratbook.tables+json"
Shape = Literal["table", "figure", "cards"]
Typed = Quantity | Day | str | None  # None is not available, never 0


@dataclass(frozen=True)
class Block:
    """Rows under headings.

    Parameters
    ----------
    headings : tuple of str
        In the reader's words.
    rows : tuple of tuple
        One cell a heading: a number with its unit, a day, text, or None.
    name : str
        A panel of a figure; empty where there is one only.
    total : tuple
        A last row set apart; empty for none.
    across : bool
        Whether the last column is what those between it and the first add up to.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Typed, ...], ...]
    name: str = ""
    total: tuple[Typed, ...] = ()
    across: bool = False


@dataclass(frozen=True)
class Sheet:
    """What stands behind one table, one figure or one row of cards.

    Parameters
    ----------
    shape : {"table", "figure", "cards"}
        What it is in the page.
    title : str
        Of the figure or table, in the reader's words.
    subtitle : str
        Measure, unit, period.
    source : str
        Where the numbers come from, or a note.
    blocks : tuple of Block
        Its numbers; a figure has one a panel.
    """

    shape: Shape
    title: str
    subtitle: str = ""
    source: str = ""
    blocks: tuple[Block, ...] = ()


_SHEETS: Final[TypeAdapter[tuple[Sheet, ...]]] = TypeAdapter(tuple[Sheet, ...])


def packed(sheets: Iterable[Sheet]) -> str:
    """Return sheets as JSON, what is usual left out.

    The JSON is one string: a notebook's file gives every value of an object a line of its own.
    """
    return _SHEETS.dump_json(tuple(sheets), exclude_defaults=True).decode()


def unpacked(given: str) -> tuple[Sheet, ...]:
    """Return the sheets that :func:`packed` put into JSON.

    Raises
    ------
    ValidationError
        When it is something else.
    """
    return _SHEETS.validate_json(given)
