"""One sheet of a workbook as XML: where its rows and cells stand, and new ones in their places."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from openpyxl.utils import column_index_from_string, get_column_letter

_SPANS: Final = re.compile(rb'\sspans="[^"]*"')
_TAG: Final = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_PLACE: Final = re.compile(r"([A-Z]+)(\d+)")
Tag = tuple[tuple[str, ...], Mapping[str, str]]


class UnfitXmlError(ValueError):
    """The XML is not what a spreadsheet writes."""


class SheetCell(NamedTuple):
    """A cell: its column from 0, where it stands, its style, and whether it is computed."""

    column: int
    start: int
    end: int
    style: str
    formula: bool


@dataclass
class SheetRow:
    """A row: its number, where its tag and its whole stand, its style and its cells."""

    number: int
    start: int
    opened: int
    end: int
    style: str
    cells: list[SheetCell] = field(default_factory=list)


@dataclass
class SheetPlan:
    """Where things stand in a sheet's XML, in bytes.

    Parameters
    ----------
    prefix : str
        Of its elements, with its colon; most often none.
    rows : list of SheetRow
        In their order.
    inside : int
        Where the last row ends.
    styles : dict
        The style of a whole column, by column from 0.
    dimension : tuple of int or None
        Where the tag that tells the sheet's size stands.
    """

    prefix: str = ""
    rows: list[SheetRow] = field(default_factory=list)
    inside: int = -1
    styles: dict[int, str] = field(default_factory=dict)
    dimension: tuple[int, int] | None = None

    def row(self, number: int) -> SheetRow | None:
        """Return a row by its number."""
        return next((each for each in self.rows if each.number == number), None)


def tags(raw: bytes) -> list[Tag]:
    """Return every element of a small XML file: its path without prefixes, and its attributes.

    Raises
    ------
    UnfitXmlError
        When it is no XML, or declares a type of its own.
    """
    found: list[Tag] = []
    path: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        path.append(name.rpartition(":")[2])
        found.append((tuple(path), attributes))

    parse_xml(expat.ParserCreate(), raw, begin, lambda _: path.pop())
    return found


def plan_of(raw: bytes) -> SheetPlan:
    """Return where the rows and cells of a sheet stand.

    Raises
    ------
    UnfitXmlError
        When it is not the XML of a sheet in UTF-8.
    """
    return _Reading(raw).plan


def with_bytes(raw: bytes, splices: list[tuple[int, int, bytes]]) -> bytes:
    """Return bytes with parts of them replaced; parts at one place keep their order."""
    pieces, last = [], 0
    for start, end, new in sorted(splices, key=lambda each: each[:2]):
        pieces += [raw[last:start], new]
        last = end
    return b"".join((*pieces, raw[last:]))


def tag_end(raw: bytes, start: int) -> int:
    """Return where a tag ends; a > inside quotes is none.

    Raises
    ------
    UnfitXmlError
        When no tag begins there.
    """
    found = _TAG.match(raw, start)
    if found is None:
        raise UnfitXmlError("a tag has no end")
    return found.end()


def cell_xml(prefix: str, place: str, style: str, value: str | float | None) -> bytes:
    """Return a cell: a text as text and never a formula, a number, or nothing."""
    named = f'<{prefix}c r="{place}"' + (f' s="{style}"' if style else "")
    match value:
        case None:
            return f"{named}/>".encode()
        case str():
            inside = f'<{prefix}t xml:space="preserve">{escape(value)}</{prefix}t>'
            told = f'{named} t="inlineStr"><{prefix}is>{inside}</{prefix}is></{prefix}c>'
        case _:
            told = f"{named}><{prefix}v>{value:.15g}</{prefix}v></{prefix}c>"
    return told.encode()


def place_of(number: int, column: int) -> str:
    """Return a cell's name: ``B3``."""
    return f"{get_column_letter(column + 1)}{number}"


def row_splices(
    raw: bytes, plan: SheetPlan, number: int, cells: Mapping[int, bytes]
) -> Iterator[tuple[int, int, bytes]]:
    """Iterate over the splices that put cells into a row, which is made if it is not there.

    Parameters
    ----------
    raw : bytes
        The sheet.
    plan : SheetPlan
        Where things stand in it.
    number : int
        The row's.
    cells : mapping
        The cells' XML by column from 0.
    """
    row = plan.row(number)
    if row is None:
        later = [each.start for each in plan.rows if each.number > number]
        place = later[0] if later else plan.inside
        inside = b"".join(cells[each] for each in sorted(cells))
        name = f"{plan.prefix}row"
        yield place, place, f'<{name} r="{number}">'.encode() + inside + f"</{name}>".encode()
        return
    tag = raw[row.start : row.opened]
    if row.opened == row.end:  # the row has no cell yet
        inside = b"".join(cells[each] for each in sorted(cells))
        opened = _SPANS.sub(b"", tag).rstrip(b"/>").rstrip() + b">"
        yield row.start, row.end, opened + inside + f"</{plan.prefix}row>".encode()
        return
    yield row.start, row.opened, _SPANS.sub(b"", tag)
    for column in sorted(cells):
        yield *_span(row, column, plan.prefix), cells[column]


def _span(row: SheetRow, column: int, prefix: str) -> tuple[int, int]:
    for each in row.cells:
        if each.column == column:
            return each.start, each.end
        if each.column > column:
            return each.start, each.start
    place = row.cells[-1].end if row.cells else row.end - len(f"</{prefix}row>")
    return place, place


def parse_xml(
    parser: expat.XMLParserType,
    raw: bytes,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], object],
) -> None:
    """Read a part of a workbook as a stream of elements.

    Raises
    ------
    UnfitXmlError
        When it is no XML, or declares a type of its own.
    """
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _refuse_type
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise UnfitXmlError(str(error)) from error


def _refuse_type(*_: object) -> None:
    raise UnfitXmlError("a workbook declares no document type")


class _Reading:
    """Reads a sheet once, as a stream, and notes where its rows and cells stand."""

    def __init__(self, raw: bytes) -> None:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:64]:
            raise UnfitXmlError("a sheet is in UTF-8")
        self.plan, self._raw = SheetPlan(), raw
        self._cell: dict[str, str] = {}
        self._begins = self._column = self._row = 0
        self._formula = False
        self._parser = expat.ParserCreate()
        parse_xml(self._parser, raw, self._begin, self._end)
        if self.plan.inside < 0:
            raise UnfitXmlError("the sheet has no data")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        prefix, _, bare = name.rpartition(":")
        match bare:
            case "sheetData":
                self.plan.prefix = f"{prefix}:" if prefix else ""
            case "col":
                self._columns(attributes)
            case "dimension" if self._raw[(closes := self._closes(start)) - 2] == ord("/"):
                self.plan.dimension = start, closes
            case "row":
                self._row = int(attributes.get("r") or self._row + 1)
                self._column = -1
                style = attributes.get("s", "") if attributes.get("customFormat") == "1" else ""
                closes = self._closes(start)
                self.plan.rows.append(SheetRow(self._row, start, closes, closes, style))
            case "c":
                self._begins, self._cell, self._formula = start, attributes, False
                self._column = _column(attributes.get("r"), self._column)
            case "f":
                self._formula = True

    def _end(self, name: str) -> None:
        index = self._parser.CurrentByteIndex
        # A tag that closes itself ends here already, and its parent's end may follow at once.
        own = re.compile(rb"</%b[\s>]" % re.escape(name.encode())).match(self._raw, index)
        closed = self._closes(index) if own else index
        match name.rpartition(":")[2]:
            case "c":
                style = self._cell.get("s", "")
                cell = SheetCell(self._column, self._begins, closed, style, self._formula)
                self.plan.rows[-1].cells.append(cell)
            case "row":
                self.plan.rows[-1].end = closed
            case "sheetData":
                self.plan.inside = index if closed != index else -1

    def _closes(self, start: int) -> int:
        return tag_end(self._raw, start)

    def _columns(self, attributes: dict[str, str]) -> None:
        if style := attributes.get("style", ""):
            first, last = int(attributes["min"]), int(attributes["max"])
            for column in range(first - 1, min(last, 1000)):
                self.plan.styles[column] = style


def _column(name: str | None, before: int) -> int:
    found = _PLACE.fullmatch(name or "")
    return column_index_from_string(found[1]) - 1 if found else before + 1
