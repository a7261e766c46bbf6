"""A page of the workbook: tables one below another, typed, their totals as formulas."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from stratbook.core.message import Quantity
from stratbook.display.sheet import Block, Sheet, Typed
from stratbook.report.forms.tables.formats import Formats, Role, value_of
from stratbook.report.forms.tables.sums import is_sum
from stratbook.report.forms.tables.widths import height, widths
from stratbook.report.workbook.grid import legal

TOP: Final = 3  # rows above the first table
_A4: Final = 9
_FOOT: Final = 120  # letters of the foot
_TALL: Final = 24


@dataclass
class Page:
    """A page being written.

    Parameters
    ----------
    sheet : Worksheet
        In the workbook.
    formats : Formats
        Of the workbook.
    back : str
        Name of the page of contents.
    places : list of (Sheet, int)
        What was written, and the row it begins at.
    room : list of float
        Widths of the columns.
    row : int
        Where to go on.
    """

    sheet: Worksheet
    formats: Formats
    back: str
    places: list[tuple[Sheet, int]] = field(default_factory=list)
    room: list[float] = field(default_factory=list)
    row: int = TOP

    def head(self, title: str, line: str, foot: str, tables: Sequence[Sheet]) -> None:
        """Write the page's title and set it up: widths, what stays in sight, paper."""
        look = self.formats.look
        self.sheet.write_string(0, 0, legal(title), self.formats.title())
        self.sheet.set_row(0, _TALL)
        self.sheet.write_url(
            1, 0, f"internal:'{self.back}'!A1", self.formats.link(),
            f"← {look.text('Contents')}",
        )  # fmt: skip
        self.sheet.write_string(1, 1, legal(line), self.formats.note())
        blocks = [block for each in tables for block in each.blocks]
        self._freeze(tables, blocks)
        self.room = widths(blocks, look)
        for at, width in enumerate(self.room):
            self.sheet.set_column(at, at, width)
        on_paper(self.sheet, foot)
        self.sheet.repeat_rows(0, 1)

    def _freeze(self, tables: Sequence[Sheet], blocks: Sequence[Block]) -> None:
        """Keep the title in sight; where there is one table only, its headings too."""
        if len(blocks) != 1:
            self.sheet.freeze_panes(2, 0)
            return
        headings = TOP + 1 + bool(tables[0].subtitle)
        self.sheet.freeze_panes(headings + 1, 0)
        last = headings + max(1, len(blocks[0].rows))
        self.sheet.autofilter(headings, 0, last, len(blocks[0].headings) - 1)

    def write(self, shown: Sheet) -> None:
        """Write a table, or what stands behind a figure, below the last one."""
        self.places.append((shown, self.row))
        self._line(shown.title, self.formats.name())
        if shown.subtitle:
            self._line(shown.subtitle, self.formats.note())
        for at, each in enumerate(shown.blocks):
            self.row += at > 0
            if each.name:
                self._line(each.name, self.formats.panel())
            self._block(each)
        if shown.source:
            self._line(shown.source, self.formats.note())
        self.row += 2

    def _line(self, text: str, style: Format) -> None:
        self.sheet.write_string(self.row, 0, legal(" ".join(text.split())), style)
        self.row += 1

    def _block(self, block: Block) -> None:
        for at, heading in enumerate(block.headings):
            number = any(isinstance(row[at], Quantity) for row in block.rows)
            style = self.formats.heading(number=number)
            self.sheet.write_string(self.row, at, legal(heading), style)
        self._high(block.headings)
        self.row += 1
        first = self.row
        for row in block.rows:
            self._row(row, across=block.across)
        if not block.rows:
            self._line(self.formats.look.text("Nothing to list."), self.formats.note())
        if block.total:
            columns = [*zip(*block.rows, strict=True)] or [()] * len(block.total)
            for at, cell in enumerate(block.total):
                if is_sum(cell, columns[at]):
                    self._sum((self.row, at), cell, (first, at, self.row - 1, at), "total")
                else:
                    self._cell((self.row, at), cell, "total")
            self._high(block.total)
            self.row += 1

    def _row(self, row: Sequence[Typed], *, across: bool) -> None:
        for at, cell in enumerate(row):
            if across and at == len(row) - 1 and is_sum(cell, row[1:-1]):
                self._sum((self.row, at), cell, (self.row, 1, self.row, at - 1), "body")
            else:
                self._cell((self.row, at), cell, "body")
        self._high(row)
        self.row += 1

    def _high(self, cells: Sequence[Typed]) -> None:
        """Give a row the height its words need: not every spreadsheet does it by itself."""
        if (points := height(cells, self.room)) is not None:
            self.sheet.set_row(self.row, points)

    def _sum(
        self, at: tuple[int, int], cell: Typed, span: tuple[int, int, int, int], role: Role
    ) -> None:
        """Write a sum as a formula, with our own figure for readers that do not count."""
        first, last = xl_rowcol_to_cell(*span[:2]), xl_rowcol_to_cell(*span[2:])
        style = self.formats.cell(cell, role)
        self.sheet.write_formula(*at, f"=SUM({first}:{last})", style, value_of(cell))

    def _cell(self, at: tuple[int, int], cell: Typed, role: Role) -> None:
        style, value = self.formats.cell(cell, role), value_of(cell)
        match value:
            case None | "":
                self.sheet.write_blank(*at, None, style)
            case str():
                self.sheet.write_string(*at, legal(value), style)
            case dt.date():
                day = dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day
                self.sheet.write_datetime(*at, day, style)
            case _:
                self.sheet.write_number(*at, value, style)


def on_paper(sheet: Worksheet, foot: str) -> None:
    """Set a page up for paper: landscape, a foot with its number."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&8{foot.replace('&', '&&')[:_FOOT]}&R&8&P / &N")
    sheet.hide_gridlines(2)


def is_missing(sheets: Sequence[Sheet]) -> bool:
    """Say whether a number is missing in any of them."""
    return any(
        cell is None
        for each in sheets
        for block in each.blocks
        for row in (*block.rows, block.total)
        for cell in row
    )
