"""Workbooks to grids, one a visible sheet; what a workbook may hide or lack."""

import io
import re
import zipfile
import zlib
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from stratbook.core.message import say
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.notes import Notes, UnreadableError

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST: Final = 1_000_000_000  # bytes once unpacked; a bigger one is refused
_PIECE: Final = 1 << 20
_OVERLAP: Final = 200
_UNCALCULATED: Final = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v>\s*</v>|<v\s*/>)?\s*</c>")


def sheets(data: bytes, notes: Notes) -> list[Grid]:
    """Return the visible sheets of a workbook; name the hidden ones in a warning.

    Raises
    ------
    UnreadableError
        When it is locked, holds formulas that were never calculated, or is no workbook.
    """
    if data.startswith(ZIP):
        _inspect(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = [
            meta.name for meta in book.sheets_metadata if meta.visible != SheetVisibleEnum.Visible
        ]
        shown = [
            meta.name
            for meta in book.sheets_metadata
            if meta.name not in hidden and meta.typ == SheetTypeEnum.WorkSheet
        ]
        grids = [_grid(book, name) for name in shown]
    except (PasswordError, CalamineError) as error:
        raise _unreadable(data) from error
    for name in hidden:
        notes.warn(say("The sheet “{sheet}” is hidden and was not read.", sheet=name))
    return grids


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    first = (sheet.start or (0, 0))[0]
    rows = enumerate(sheet.to_python(skip_empty_area=True), start=first + 1)
    return Grid(tuple(Row(line, tuple(map(_cell, row))) for line, row in rows), sheet=name)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value  # type: ignore[return-value]  # calamine gives exactly the kinds of Cell


def _inspect(data: bytes) -> None:
    """Refuse a zip that is no workbook, is absurdly large or was never calculated."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise _unreadable(data) from error
    if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
        raise UnreadableError(
            say("The workbook is too large once unpacked."), say("Export a shorter period.")
        )
    parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
    try:
        uncalculated = any(_is_uncalculated(archive, name) for name in parts)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise _unreadable(data) from error
    if uncalculated:
        raise UnreadableError(
            say("The workbook holds formulas that were never calculated: cells look empty."),
            say("Open it in a spreadsheet program, save it and try again."),
        )


def _is_uncalculated(archive: zipfile.ZipFile, name: str) -> bool:
    """Look for a formula without a value, a piece of the sheet at a time."""
    tail = b""
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            if _UNCALCULATED.search(tail + piece):
                return True
            tail = piece[-_OVERLAP:]
    return False


def _unreadable(data: bytes) -> UnreadableError:
    if data.startswith(OLE):
        return UnreadableError(
            say("The workbook is protected by a password, or is no XLS workbook."),
            say("Save it as XLSX without a password."),
        )
    return UnreadableError(
        say("The file is an archive but not an Excel workbook that can be read."),
        say("Unpack it, and put the CSV or XLSX files it holds in the folder."),
    )
