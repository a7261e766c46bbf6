"""Python's strict csv reader: the rows of a text, each with the line it starts on."""

import csv
import re
from collections.abc import Iterator
from typing import Final

from stratbook.core.message import say
from stratbook.ingest.grid import Row
from stratbook.ingest.notes import UnreadableError

_LARGEST_CELL: Final = 10_000_000
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
csv.field_size_limit(_LARGEST_CELL)


def quoted_rows(text: str, delimiter: str, skipped: int = 0) -> Iterator[Row]:
    """Read a text row by row.

    Parameters
    ----------
    text : str
        The text.
    delimiter : str
        What parts its cells.
    skipped : int
        Lines that stand before it.

    Raises
    ------
    UnreadableError
        When its quotes do not close.
    """
    lines = (found[0] for found in _LINE.finditer(text))  # no copy of the text, however long
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1 + skipped
    try:
        for cells in reader:
            yield Row(line, tuple(cells) or ("",))
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise UnreadableError(
            say("The quotes of this line do not close as they should."),
            say("Export the file again; if it was edited by hand, restore the original."),
            line,
        ) from error
