"""Text to a grid: which character parts the cells, and on which line each row starts."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from stratbook.core.message import say
from stratbook.ingest.grid import Grid, Row
from stratbook.ingest.headers import all_headers, field_of, normalise
from stratbook.ingest.notes import UnreadableError

_DELIMITERS: Final = (",", ";", "\t", "|")
_SEPARATOR_LINE: Final = re.compile(r"sep=([^\r\n]?)[^\r\n]*(?:\r\n|\r|\n)", re.IGNORECASE)
_SAMPLE: Final = 60
_LARGEST_CELL: Final = 10_000_000
csv.field_size_limit(_LARGEST_CELL)


def split(text: str) -> Grid:
    """Cut a text into rows of cells.

    Notes
    -----
    The delimiter is the one under which a row holds the most headers that some export is
    known to have, so that neither captions full of semicolons nor a ``|`` in a campaign's
    name mislead it; for a file nobody knows, the one that gives the most even rows.

    Raises
    ------
    UnreadableError
        When the text is empty or its quotes do not close.
    """
    if not text.strip():
        raise UnreadableError(say("The file is empty."), say("Export it again, or take it out."))
    skipped, delimiter = 0, ""
    if found := _SEPARATOR_LINE.match(text):
        skipped, text = 1, text[found.end() :]
        delimiter = found[1] if found[1] in _DELIMITERS else ""
    delimiter = delimiter or max(_DELIMITERS, key=lambda each: _fitness(text, each))
    rows = tuple(_rows(text, delimiter, skipped))
    return Grid(rows, delimiter=delimiter, cut=not text.endswith(("\n", "\r")))


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
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


def _fitness(text: str, delimiter: str) -> tuple[int, float]:
    """Return how many known headers the best row has, then how even the rows are."""
    try:
        sample = list(islice(_rows(text, delimiter, 0), _SAMPLE))
    except UnreadableError:
        return (0, -1.0)
    known = max((_known(row) for row in sample), default=0)
    widths = [len(row.cells) for row in sample if not row.blank]
    usual = max(set(widths), key=widths.count) if widths else 1
    even = widths.count(usual) / len(widths) if widths and usual > 1 else 0.0
    return (known, even)


def _known(row: Row) -> int:
    headers = all_headers()
    return sum(
        normalise(cell) in headers or field_of(cell, "meta_ads") is not None for cell in row.cells
    )
