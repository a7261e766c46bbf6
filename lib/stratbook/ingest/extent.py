"""How far the cells of a sheet reach: two cells at opposite corners ask for all between."""

import re
from typing import Final

_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,5})(\d{1,12})["']""")
_CELL: Final = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")
_FREE: Final = 4_000_000  # cells that any sheet may reach over
_ROOM: Final = 20  # times the cells that it holds
_MOST: Final = 40_000_000


class Extent:
    """What is seen of a sheet's cells, a piece of its XML at a time."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self.cells = 0

    def see(self, piece: bytes) -> None:
        """Take in a piece; pieces may overlap."""
        places = set(_PLACE.findall(piece))
        self.rows = max([self.rows, *(int(row) for _, row in places)])
        self.columns = max(
            [self.columns, *(_column(name) for name in {name for name, _ in places})]
        )
        self.cells += len(_CELL.findall(piece))

    @property
    def sparse(self) -> bool:
        """Whether the cells ask for far more room than they fill."""
        area = self.rows * max(self.columns, 1)
        return area > _MOST or (area > _FREE and area > _ROOM * self.cells)


def _column(name: bytes) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + letter - 64
    return number
