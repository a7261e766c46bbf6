"""Text to a grid: which character parts the cells, and on which line each row starts."""

import codecs
import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from stratbook.core.message import say
from stratbook.ingest.grid import Grid, Row
from stratbook.ingest.headers import all_headers, field_of, normalise
from stratbook.ingest.large import LARGE, by_arrow, by_row, is_plain
from stratbook.ingest.notes import UnreadableError
from stratbook.ingest.quoted import quoted_rows

_DELIMITERS: Final = (",", ";", "\t", "|")
_SEPARATOR_LINE: Final = re.compile(r"sep=([^\r\n]?)[^\r\n]*(?:\r\n|\r|\n)", re.IGNORECASE)
_SAMPLE: Final = 60
_HEAD: Final = 1_000_000  # characters that show the dialect of a text


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
    skipped, delimiter, width = _dialect(text[:_HEAD])
    if len(text) >= LARGE:
        body = text[skipped:] if skipped else text
        rows: Sequence[Row] = by_row(quoted_rows(body, delimiter, bool(skipped)), width)
    else:
        rows = tuple(quoted_rows(text[skipped:], delimiter, bool(skipped)))
    return Grid(rows, delimiter=delimiter, cut=not text.endswith(("\n", "\r")))


def split_large(data: bytes) -> Grid | None:
    """Cut a large file into rows of cells, without ever holding it as one text.

    Parameters
    ----------
    data : bytes
        The file.

    Returns
    -------
    Grid or None
        The same rows as ``split`` gives; None where only ``split`` can tell them.
    """
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    head = data[start : start + 4 * _HEAD].decode("utf-8", "ignore")[:_HEAD]
    first = head.lstrip()[:1]  # "<": a page or XML, looked at as a text
    if len(data) < LARGE or first in {"", "<", "\ufeff"} or not is_plain(data):
        return None
    skipped, delimiter, width = _dialect(head)
    start += len(head[:skipped].encode())
    rows = by_arrow(data, start, delimiter, width)
    if rows is None:
        return None
    return Grid(rows, delimiter=delimiter, cut=not data.endswith((b"\n", b"\r")))


def _dialect(head: str) -> tuple[int, str, int]:
    """Return where the rows begin, what parts their cells, and how many most rows have."""
    skipped, delimiter = 0, ""
    if found := _SEPARATOR_LINE.match(head):
        skipped = found.end()
        delimiter = found[1] if found[1] in _DELIMITERS else ""
    body = head[skipped:]
    delimiter = delimiter or max(_DELIMITERS, key=lambda each: _fitness(body, each))
    return skipped, delimiter, _usual(_sample(body, delimiter))


def _fitness(text: str, delimiter: str) -> tuple[int, float]:
    """Return how many known headers the best row has, then how even the rows are."""
    sample = _sample(text, delimiter)
    if not sample:
        return (0, -1.0)
    known = max((_known(row) for row in sample), default=0)
    widths = [len(row.cells) for row in sample if not row.blank]
    usual = _usual(sample)
    even = widths.count(usual) / len(widths) if widths and usual > 1 else 0.0
    return (known, even)


def _sample(text: str, delimiter: str) -> list[Row]:
    try:
        return list(islice(quoted_rows(text, delimiter), _SAMPLE))
    except UnreadableError:
        return []


def _usual(sample: Sequence[Row]) -> int:
    widths = [len(row.cells) for row in sample if not row.blank]
    return max(set(widths), key=widths.count) if widths else 1


def _known(row: Row) -> int:
    headers = all_headers()
    return sum(
        normalise(cell) in headers or field_of(cell, "meta_ads") is not None for cell in row.cells
    )
