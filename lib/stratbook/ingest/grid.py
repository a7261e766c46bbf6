"""A file or a sheet as rows of cells, before anybody knows what they mean."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

Cell = str | int | float | dt.datetime | dt.date | dt.time | dt.timedelta


class Row(NamedTuple):
    """One row: the line it starts on in the file (or its number in the sheet) and its cells."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        """Whether every cell is empty."""
        return not self.filled

    @property
    def filled(self) -> int:
        """Number of cells that hold something."""
        return sum(1 for cell in self.cells if not is_blank(cell))


@dataclass(frozen=True)
class Grid:
    """Rows of cells, blank rows included.

    Parameters
    ----------
    rows : sequence of Row
        In the file's order; of a large text they are kept as columns.
    sheet : str
        Name of the sheet; empty for text.
    delimiter : str
        What parts the cells of a text file; empty for a sheet.
    cut : bool
        Whether the text ends without a line end: its last row may be cut off.
    """

    rows: Sequence[Row]
    sheet: str = ""
    delimiter: str = ""
    cut: bool = False


def is_blank(cell: Cell) -> bool:
    """Say whether a cell holds nothing but white space."""
    return isinstance(cell, str) and not cell.strip()


def segments(grid: Grid, comment: str = "\0") -> list[list[Row]]:
    """Split a grid at its blank rows (and rows that begin with ``comment``)."""
    found: list[list[Row]] = [[]]
    for row in grid.rows:
        if row.blank or str(row.cells[0]).startswith(comment):
            found.append([])
        else:
            found[-1].append(row)
    return [segment for segment in found if segment]
