"""Workbooks of the XML kind of 2003 (often named .xls) to grids, within bounds."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any, Final

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, iterparse  # type: ignore[import-untyped]

from stratbook.core.message import say
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.notes import Notes, UnreadableError

_SPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL: Final = "{urn:schemas-microsoft-com:office:excel}"
_SS: Final = f"{{{_SPACE}}}"
_NEEDLE: Final = re.compile(
    rb"<(?:\w+:)?Workbook\b[^>]{0,2000}" + re.escape(_SPACE.encode()), re.IGNORECASE
)
_LARGEST: Final = 200_000_000  # bytes
_MOST: Final = 5_000_000  # cells of a workbook, the empty ones between others included
_WIDEST: Final = 16_384
_LONGEST: Final = 1_048_576


def is_workbook(data: bytes) -> bool:
    """Say whether the bytes are a workbook of this kind, whatever the file is called."""
    start = data[:8000].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    return start.lstrip().startswith(b"<") and _NEEDLE.search(start) is not None


def sheets(data: bytes, notes: Notes) -> list[Grid]:
    """Return the visible sheets of a workbook; name the hidden ones in a warning.

    Raises
    ------
    UnreadableError
        When it is too large, is no XML, or declares entities (which can swell without end).
    """
    if len(data) > _LARGEST:
        raise UnreadableError(
            say("The workbook is too large once unpacked."), say("Export a shorter period.")
        )
    try:
        found = list(_sheets(data))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableError(
            say("The workbook's XML is broken, or is not safe to read."),
            say("Open it in a spreadsheet program and save it as XLSX."),
        ) from error
    for grid, hidden in found:
        if hidden:
            notes.warn(say("The sheet “{sheet}” is hidden and was not read.", sheet=grid.sheet))
    return [grid for grid, hidden in found if not hidden]


def _sheets(data: bytes) -> Iterator[tuple[Grid, bool]]:
    """Read a sheet at a time, and free what was read."""
    rows: list[Row] = []
    cells = 0
    for _, element in iterparse(io.BytesIO(data), events=("end",), forbid_dtd=True):
        if element.tag == f"{_SS}Row":
            rows.append(_row(element, rows[-1].line if rows else 0))
            cells += len(rows[-1].cells)
            element.clear()
            if cells > _MOST:
                raise UnreadableError(
                    say("The workbook is too large once unpacked."),
                    say("Export a shorter period."),
                )
        elif element.tag == f"{_SS}Worksheet":
            shown = element.findtext(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible", "")
            name = element.get(f"{_SS}Name", "")
            yield Grid(tuple(_even(rows)), sheet=name), shown.startswith("SheetHidden")
            rows = []
            element.clear()


def _row(element: Any, before: int) -> Row:  # the parser comes without types
    line = int(element.get(f"{_SS}Index", before + 1))
    cells: list[Cell] = []
    for cell in element.iter(f"{_SS}Cell"):
        at = int(cell.get(f"{_SS}Index", len(cells) + 1))
        across = int(cell.get(f"{_SS}MergeAcross", 0))
        if not before < line <= _LONGEST or not len(cells) < at <= at + across <= _WIDEST:
            raise ValueError("a cell outside the sheet")
        cells += [""] * (at - 1 - len(cells))
        cells += [_value(cell.find(f"{_SS}Data")), *[""] * across]
    return Row(line, tuple(cells) or ("",))


def _value(data: Any) -> Cell:
    if data is None:
        return ""
    text = "".join(data.itertext())
    match data.get(f"{_SS}Type"):
        case "Number":
            number = float(text)
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
        case "DateTime":
            return dt.datetime.fromisoformat(text)
        case _:
            return text


def _even(rows: list[Row]) -> Iterator[Row]:
    """Make rows as wide as the widest; a sheet leaves out the empty cells at their ends."""
    width = max((len(row.cells) for row in rows), default=0)
    if width * len(rows) > _MOST:
        raise ValueError("a sheet wider than it can be")
    for row in rows:
        yield Row(row.line, row.cells + ("",) * (width - len(row.cells)))
