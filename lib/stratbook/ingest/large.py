"""Large texts to rows kept as columns: by Arrow where it reads as we do, else row by row."""

import codecs
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from stratbook.ingest.columns import ColumnRows, Places, TextColumn
from stratbook.ingest.grid import Row
from stratbook.ingest.quoted import quoted_rows

LARGE: Final = 1 << 21  # bytes from which a file is kept as columns
_PIECE: Final = 1 << 22
_BLOCK: Final = 1 << 24  # bytes; a longer row is read row by row
_LONGEST: Final = 10_000_000  # bytes of a cell
_ROWS: Final = 20_000
_QUOTE: Final = ord('"')
# What decoding treats in a way of its own: control characters at the top, and text that was
# decoded twice.
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_TWICE: Final = (b"\xc3\x82\xc2", b"\xc3\x83\xc2", b"\xc3\xa2\xe2\x82\xac")


def is_plain(data: bytes) -> bool:
    """Say whether bytes are UTF-8 in which nothing needs another look."""
    if b"\0" in data or _CONTROL.search(data[:4096]) or any(each in data for each in _TWICE):
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    whole = memoryview(data)
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(whole[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def by_arrow(data: bytes, start: int, delimiter: str, width: int) -> ColumnRows | None:
    """Read UTF-8 with Arrow.

    Parameters
    ----------
    data : bytes
        The file.
    start : int
        Where in it the rows begin.
    delimiter : str
        What parts their cells.
    width : int
        How many cells most rows have.

    Returns
    -------
    ColumnRows or None
        None where Arrow would, or might, read otherwise than Python's strict csv reader.
    """
    alike = data.count(b"\r", start) == data.count(b"\r\n", start)
    if width < 2 or start >= len(data) or not alike or not _closes_quotes(data, start, delimiter):
        return None
    odd: dict[int, str] = {}

    def other_width(row: Any) -> str:
        odd[row.number - 1] = row.text
        return "skip"

    try:
        table = _table(memoryview(data)[start:], delimiter, width, other_width)
    except pa.ArrowInvalid:  # a row longer than a block
        return None
    longest = max((pc.max(pc.binary_length(each)).as_py() or 0 for each in table), default=0)
    if longest >= _LONGEST or any(len(text) >= _LONGEST for text in odd.values()):
        return None
    return _placed(
        table, odd, int(start > len(codecs.BOM_UTF8)), memoryview(data)[start:], delimiter
    )


def by_row(rows: Iterable[Row], width: int) -> ColumnRows:
    """Gather rows, read one at a time, into columns; those of another width stay rows."""
    pieces: list[list[Any]] = [[pa.array([], pa.string())] for _ in range(width)]
    odd: dict[int, Row] = {}
    lines: list[int] = []
    order: list[int] = []
    rows = iter(rows)
    while batch := list(islice(rows, _ROWS)):
        usual = [row for row in batch if len(row.cells) == width]
        for at, row in enumerate(batch, start=len(order)):
            if len(row.cells) == width:
                order.append(len(lines))
                lines.append(row.line)
            else:
                odd[at] = row
                order.append(-1 - at)
        for piece, cells in zip(
            pieces, zip(*(row.cells for row in usual), strict=True), strict=False
        ):
            piece.append(pa.array(cells, pa.string()))
    table = [pa.chunked_array(piece, pa.string()) for piece in pieces]
    return ColumnRows(table, np.array(lines, "int64"), odd, np.array(order, "int64"))


def _closes_quotes(data: bytes, start: int, delimiter: str) -> bool:
    """Say whether quotes stand only around whole cells, and doubled inside.

    Counted from the start, an even quote opens a cell or is the second of a doubled one;
    an odd quote closes a cell or is the first of a doubled one.
    """
    whole = np.frombuffer(data, "uint8")
    before = np.isin(np.arange(256), [ord(delimiter), 10, 13, _QUOTE])
    count = 0
    for piece in range(start, len(data), _PIECE):
        places = piece + np.flatnonzero(whole[piece : piece + _PIECE] == _QUOTE)
        opening, closing = places[count % 2 :: 2], places[1 - count % 2 :: 2]
        count += len(places)
        opening, closing = opening[opening > start], closing[closing < len(data) - 1]
        if not before[whole[opening - 1]].all() or not before[whole[closing + 1]].all():
            return False
    return count % 2 == 0


def _table(data: memoryview, delimiter: str, width: int, other_width: Any) -> list[Any]:
    names = [str(place) for place in range(width)]
    table = arrow_csv.read_csv(
        pa.py_buffer(data),
        read_options=arrow_csv.ReadOptions(
            use_threads=False, column_names=names, block_size=_BLOCK
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=other_width,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
            quoted_strings_can_be_null=False,
            null_values=[],
            check_utf8=False,
        ),
    )
    return list(table.columns)


def _placed(
    table: list[Any], odd: dict[int, str], skipped: int, data: memoryview, delimiter: str
) -> ColumnRows:
    """Give every row its line, and put those of another width between the others."""
    size = len(table[0]) + len(odd)
    usual = np.ones(size, dtype=bool)
    usual[list(odd)] = False
    ends = np.ones(size, dtype="int64")
    for cells in table:
        ends[usual] += _line_ends(cells)
    for at, text in odd.items():
        ends[at] += text.count("\n")
    lines = 1 + skipped + np.concatenate([[0], np.cumsum(ends)[:-1]]).astype("int64")
    order = np.cumsum(usual) - 1
    rows = {
        at: Row(int(lines[at]), next(quoted_rows(text, delimiter)).cells)
        for at, text in odd.items()
    }
    lines_of = lines[usual]
    for at in _empty(table, lines_of - skipped, data):
        place = int(np.flatnonzero(usual)[at])
        rows[place] = Row(int(lines[place]), ("",))
    order[list(rows)] = [-1 - place for place in rows]
    return ColumnRows(table, lines_of, rows, order)


def _line_ends(cells: Any) -> Places:
    return np.asarray(pc.count_substring(cells, "\n").to_numpy(), dtype="int64")


def _empty(table: list[Any], lines: Places, data: memoryview) -> list[int]:
    """Return the rows that are empty lines: Arrow fills them up to the usual width."""
    found = np.arange(len(lines))
    for cells in table:
        found = found[TextColumn(cells.take(pa.array(found))).matches("^$")]
        if not found.size:
            return []
    ends = np.flatnonzero(np.frombuffer(data, "uint8") == ord("\n"))
    starts = np.concatenate([[0], ends + 1])
    return [int(at) for at in found if data[starts[lines[at] - 1]] in b"\r\n"]
