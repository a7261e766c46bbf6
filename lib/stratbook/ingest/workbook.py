"""Workbooks to grids, one a visible sheet; what a workbook may hide or lack."""

import io
import re
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from stratbook.core.message import say
from stratbook.ingest.extent import Extent
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.hostile import checked_archive, damaged, pieces
from stratbook.ingest.notes import Notes, UnreadableError

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNCALCULATED: Final = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v>\s*</v>|<v\s*/>)?\s*</c>")


def sheets(data: bytes, notes: Notes) -> list[Grid]:
    """Return the visible sheets of a workbook; name the hidden ones in a warning.

    Raises
    ------
    UnreadableError
        When it is locked, holds formulas that were never calculated, or is no workbook.
    """
    if data.startswith(ZIP):
        _inspect(data, notes)
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


def _inspect(data: bytes, notes: Notes) -> None:
    """Refuse a zip that is no workbook, unpacks to too much or was never calculated.

    All of it is unpacked once, a piece at a time: what a zip says of itself may be false.
    """
    archive = checked_archive(data)
    names = set(archive.namelist())
    if not any(name.casefold() == "xl/workbook.xml" for name in names):
        raise damaged()
    extents: dict[str, Extent] = {}
    for name, piece in pieces(archive):
        if name.endswith(".xml"):
            extents.setdefault(name, Extent()).see(piece)
            if name.startswith("xl/worksheets/") and _UNCALCULATED.search(piece):
                raise _uncalculated()
    if any(extent.sparse for extent in extents.values()):
        raise UnreadableError(
            say("The workbook is too large once unpacked."), say("Export a shorter period.")
        )
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        notes.warn(say("The workbook holds macros: they were not run, only values were read."))
    if any("externallinks/" in name.casefold() for name in names):
        notes.warn(
            say("The workbook has links to other files: they were not followed, and cells that "
                "depend on them hold what was saved.")
        )  # fmt: skip


def _uncalculated() -> UnreadableError:
    return UnreadableError(
        say("The workbook holds formulas that were never calculated: cells look empty."),
        say("Open it in a spreadsheet program, save it and try again."),
    )


def _unreadable(data: bytes) -> UnreadableError:
    if data.startswith(OLE):
        return UnreadableError(
            say("The workbook is protected by a password, or is no XLS workbook."),
            say("Save it as XLSX without a password."),
        )
    return damaged()
