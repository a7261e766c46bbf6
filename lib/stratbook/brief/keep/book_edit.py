"""Cells of ``inputs.xlsx`` written in place: all else stays, but for tables that new rows join."""

import datetime as dt
import io
from collections.abc import Mapping
from typing import Final
from unicodedata import category
from zipfile import BadZipFile, ZipFile

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from stratbook.brief.grids import WORKBOOK, sheet_named
from stratbook.brief.keep.book_tables import widened
from stratbook.brief.keep.change import Cell
from stratbook.brief.keep.sheet_xml import (
    SheetPlan,
    Tag,
    UnfitXmlError,
    cell_xml,
    place_of,
    plan_of,
    row_splices,
    tags,
    with_bytes,
)
from stratbook.brief.keep.table import TableEdit, column_words
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say

_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_STYLES: Final = "xl/styles.xml"
_WRITTEN: Final = (str, int, float, type(None))


def with_cells(raw: bytes, sheet: str, edit: TableEdit, ends: tuple[int, int]) -> bytes:
    """Return a workbook with an edit of one of its sheets.

    Parameters
    ----------
    raw : bytes
        The workbook.
    sheet : str
        The id of the sheet.
    edit : TableEdit
        What to write, by row number and position.
    ends : (int, int)
        The row of its headings, and its last filled one: new rows come below it.

    Raises
    ------
    ParameterError
        When a cell holds a formula, or the workbook is not as spreadsheets write it.
    """
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            book = _Book(archive)
            name = book.part(sheet)
            content = archive.read(name)
            changed = _sheet(content, book, edit, ends)
            added = dict(enumerate(edit.rows, start=ends[1] + 1))
            parts = {name: changed} | widened(archive, name, added) | book.recalculated()
            return _zipped(archive, parts)
    except (UnfitXmlError, BadZipFile, KeyError, ValueError) as error:
        raise ParameterError((
            Fault(
                f"{WORKBOOK}, {sheet}",
                say("The workbook cannot be changed safely."),
                say("Open it in a spreadsheet, save it as .xlsx, then keep the decision again."),
            ),
        )) from error  # fmt: skip


class _Book:
    """What is known of a workbook: its sheets' parts, its formats of dates, its calendar."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self.told: list[Tag] = tags(archive.read(_BOOK))
        self.dates = _date_styles(archive)
        self.epoch = CALENDAR_WINDOWS_1900
        for path, attributes in self.told:
            if path[-1] == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
                self.epoch = CALENDAR_MAC_1904

    def part(self, sheet: str) -> str:
        """Return the name of a sheet's XML in the archive."""
        for path, attributes in self.told:
            named = sheet_named(attributes.get("name", "")) if path[-1] == "sheet" else None
            if named is not None and named.id == sheet:
                link = next(each for key, each in attributes.items() if key.endswith(":id"))
                return self._target(link)
        raise UnfitXmlError("the sheet is not in the workbook")

    def _target(self, link: str) -> str:
        for path, attributes in tags(self._archive.read(_LINKS)):
            if path[-1] == "Relationship" and attributes.get("Id") == link:
                target = attributes["Target"]
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        raise UnfitXmlError("the sheet has no part")

    def recalculated(self) -> dict[str, bytes]:
        """Return the book's own part asking for formulas to follow, where there are any."""
        if not has_formulas(self._archive):
            return {}
        raw = self._archive.read(_BOOK)
        if b"fullCalcOnLoad" in raw or b"<calcPr" not in raw:
            return {}
        return {_BOOK: raw.replace(b"<calcPr", b'<calcPr fullCalcOnLoad="1"', 1)}


def has_formulas(archive: ZipFile) -> bool:
    """Say whether any sheet of a workbook computes something."""
    sheets = [each for each in archive.namelist() if each.startswith("xl/worksheets/")]
    parts = (archive.read(each) for each in sheets if each.endswith(".xml"))
    return any(b"<f>" in part or b"<f " in part for part in parts)


def formula_note(raw: bytes) -> Message | None:
    """Return what is to be told of a workbook that computes; None for one that does not."""
    with ZipFile(io.BytesIO(raw)) as archive:
        if not has_formulas(archive):
            return None
    return say(
        "{file} holds formulas: open it in a spreadsheet and save it, so that they follow.",
        file=WORKBOOK,
    )


def _sheet(raw: bytes, book: _Book, edit: TableEdit, ends: tuple[int, int]) -> bytes:
    plan, (first, after) = plan_of(raw), ends
    rows: dict[int, dict[int, Cell]] = {}
    for position, heading in edit.headings.items():
        rows.setdefault(first, {})[position] = heading
    for (number, position), cell in edit.cells.items():
        rows.setdefault(number, {})[position] = column_words(edit.columns[position], cell)
    for below, row in enumerate(edit.rows, start=1):
        rows[after + below] = {
            position: column_words(edit.columns[position], cell) for position, cell in row.items()
        }
    splices = []
    for number, cells in rows.items():
        made = {at: _cell(plan, book, number, at, cell) for at, cell in cells.items()}
        splices += list(row_splices(raw, plan, number, made))
    return with_bytes(raw, splices + _dimension(plan, rows))


def _cell(plan: SheetPlan, book: _Book, number: int, column: int, cell: Cell) -> bytes:
    row = plan.row(number)
    there = next((each for each in row.cells if each.column == column), None) if row else None
    if there is not None and there.formula:
        raise _computed(place_of(number, column))
    style = there.style if there else (row.style if row else "") or plan.styles.get(column, "")
    place = place_of(number, column)
    return cell_xml(plan.prefix, place, style, _plain(cell, book, dated=style in book.dates))


def _plain(cell: Cell, book: _Book, *, dated: bool) -> str | float | None:
    match cell:
        case dt.date() if dated:
            return float(to_excel(cell, book.epoch))
        case dt.date():
            return cell.isoformat()[:10]
        case dt.time():
            return f"{cell:%H:%M}"
        case str():
            return "".join(each if _is_fit(each) else " " for each in cell)
        case _:
            return cell


def _is_fit(letter: str) -> bool:
    """Say whether XML can hold a letter: no control but a line's end, no half of a pair."""
    return letter in "\n\t" or not (category(letter) in {"Cc", "Cs"} or letter in "\ufffe\uffff")


def _computed(place: str) -> ParameterError:
    return ParameterError((
        Fault(
            f"{WORKBOOK}, {place}",
            say("This cell holds a formula: it was not overwritten."),
            say("Write the value in its place in the spreadsheet, then keep the decision again."),
        ),
    ))  # fmt: skip


def _dimension(
    plan: SheetPlan, rows: Mapping[int, Mapping[int, Cell]]
) -> list[tuple[int, int, bytes]]:
    """Return the splice of the tag that tells a sheet's size."""
    if plan.dimension is None:
        return []
    last = max((*rows, *(each.number for each in plan.rows if each.cells)))
    columns = [cell.column for each in plan.rows for cell in each.cells]
    columns += [column for each in rows.values() for column in each]
    told = f'<{plan.prefix}dimension ref="A1:{place_of(last, max(columns))}"/>'
    return [(*plan.dimension, told.encode())]


def _date_styles(archive: ZipFile) -> frozenset[str]:
    """Return the styles of cells that show a date."""
    found = tags(archive.read(_STYLES)) if _STYLES in archive.namelist() else []
    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    styles = []
    for path, attributes in found:
        if path[-1] == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif path[-2:] == ("cellXfs", "xf"):
            styles.append(attributes.get("numFmtId", "0"))
    return frozenset(
        str(place) for place, number in enumerate(styles) if is_date_format(codes.get(number, ""))
    )


def _zipped(archive: ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """Return the archive with some of its parts replaced, each with its own date and method."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as new:
        for each in archive.infolist():
            content = parts.get(each.filename)
            new.writestr(each, archive.read(each.filename) if content is None else content)
        new.comment = archive.comment
    return stream.getvalue()
