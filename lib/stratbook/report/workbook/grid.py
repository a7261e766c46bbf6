"""A page of the workbook: columns, each with its formula and the value that it gives.

Every formula is written with our own figure as its value, so that a reader that does not
recalculate shows it. Text is always written as text: nothing a client wrote is a formula.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from stratbook.report.workbook.styles import Kind, Styles

Value = str | float | dt.date | dt.time | None
_NAMED: Final = re.compile(r"\{(\w+)(:[A-Za-z]+)?\}")
_ON_PAPER: Final = 20  # columns one can still read across a page
_LONGEST: Final = 32_000  # a cell holds 32,767 characters
_ILLEGAL: Final = re.compile(  # the second range turns the order of letters about
    "[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    key : str
        What formulas call it.
    heading : str
        What the reader sees.
    kind : str
        What its cells hold.
    width : float
        In characters.
    strong : bool
        Whether its heading stands out: people fill it in.
    """

    key: str
    heading: str
    kind: Kind = "text"
    width: float = 12
    strong: bool = True


@dataclass(frozen=True)
class Grid:
    """Where a page's table stands: formulas name its columns.

    Parameters
    ----------
    name : str
        The page's title in the workbook.
    columns : tuple of Column
        From the left.
    top : int
        Row of the headings, from 0.
    rows : int
        Rows below them.
    """

    name: str
    columns: tuple[Column, ...]
    top: int
    rows: int

    def at(self, key: str) -> int:
        """Return a column's place, from 0."""
        return next(n for n, each in enumerate(self.columns) if each.key == key)

    def cell(self, key: str, row: int, *, fixed: bool = False) -> str:
        """Return the address of a row's cell, without its page."""
        return str(xl_rowcol_to_cell(self.top + 1 + row, self.at(key), fixed, fixed))

    def far(self, key: str, row: int) -> str:
        """Return the address of a row's cell with its page."""
        return f"{self._page()}{self.cell(key, row, fixed=True)}"

    def span(self, key: str, *, far: bool = True, rows: int | None = None) -> str:
        """Return the address of a whole column of the table, or of its first rows."""
        last = (self.rows if rows is None else rows) - 1
        first = self.cell(key, 0, fixed=True)
        return f"{self._page() if far else ''}{first}:{self.cell(key, last, fixed=True)}"

    def fill(self, formula: str, row: int, others: "Mapping[str, Grid] | None" = None) -> str:
        """Put addresses into a formula.

        ``{budget}`` is this row's cell; ``{budget:plan}`` the same row's on another page;
        ``{budget:ALL}`` the whole column. A page of one row is the same for all.
        """

        def address(found: re.Match[str]) -> str:
            key, where = found[1], (found[2] or "").removeprefix(":")
            if where == "ALL":
                return self.span(key, far=False)
            if not where:
                return self.cell(key, row)
            page = (others or {})[where]
            return page.far(key, row if page.rows > 1 else 0)

        return _NAMED.sub(address, formula)

    def _page(self) -> str:
        return "'" + self.name.replace("'", "''") + "'!"


@dataclass(frozen=True)
class Page:
    """A page being written.

    Parameters
    ----------
    sheet : Worksheet
        In the workbook.
    grid : Grid
        Its table.
    styles : Styles
        Formats.
    """

    sheet: Worksheet
    grid: Grid
    styles: Styles

    def headings(self, title: str, note: str = "", frozen: int = 1) -> None:
        """Write title, note and headings; freeze what is above and left of the table."""
        self.sheet.write_string(0, 0, title[:_LONGEST], self.styles.title())
        self.sheet.set_row(0, 24)
        if note:
            self.sheet.write_string(1, 0, note[:_LONGEST], self.styles.note())
        self.sheet.set_row(self.grid.top, 48)
        shades = {each: self.styles.heading(strong=each) for each in (True, False)}
        for at, column in enumerate(self.grid.columns):
            self.sheet.set_column(at, at, column.width)
            self.sheet.write_string(self.grid.top, at, column.heading, shades[column.strong])
        self.sheet.freeze_panes(self.grid.top + 1, frozen)

    def value(self, row: int, key: str, value: Value, style: Format) -> None:
        """Write a value that people may change."""
        place = self.grid.top + 1 + row, self.grid.at(key)
        match value:
            case None | "":
                self.sheet.write_blank(*place, None, style)
            case str():
                self.sheet.write_string(*place, legal(value), style)
            case dt.date():
                day = dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day
                self.sheet.write_datetime(*place, day, style)
            case dt.time():
                self.sheet.write_datetime(*place, value, style)
            case _:
                self.sheet.write_number(*place, float(value), style)

    def formula(self, row: int, key: str, written: tuple[str, Value], style: Format) -> None:
        """Write a formula with the value it gives; None is an empty text."""
        text, value = written
        place = self.grid.top + 1 + row, self.grid.at(key)
        self.sheet.write_formula(*place, text, style, "" if value is None else value)

    def formats(self, role: str) -> dict[str, Format]:
        """Return one format a column, by key."""
        return {each.key: self.styles.cell(each.kind, role) for each in self.grid.columns}

    def printed(self, footer: str) -> None:
        """Set the page up for paper: landscape, headings and names on every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(-(-len(self.grid.columns) // _ON_PAPER), 0)
        self.sheet.repeat_rows(self.grid.top)
        self.sheet.repeat_columns(0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        plain = footer.replace("&", "&&")[:120]
        self.sheet.set_footer(f"&L&8{plain}&R&8&P / &N")
        self.sheet.hide_gridlines(2)


def columns_of(*given: Column | Sequence[Column]) -> tuple[Column, ...]:
    """Return columns from single ones and runs of them."""
    return tuple(
        each for one in given for each in ((one,) if isinstance(one, Column) else tuple(one))
    )


def legal(text: str) -> str:
    """Return a text as a cell can hold it: without control characters, at most 32,000 letters."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST]
