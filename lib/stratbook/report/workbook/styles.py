"""Formats of the workbook, in the client's colours."""

from dataclasses import dataclass
from typing import Any, Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from stratbook.display.look import Look

Kind = Literal[
    "text", "day", "count", "money", "price", "rate", "share", "times", "wrapped", "time", "hours"
]
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


@dataclass(frozen=True)
class Styles:
    """The formats cells take.

    Parameters
    ----------
    book : Workbook
        Formats belong to one.
    look : Look
        Language and colours.
    currency : str
        Of amounts; empty where a workbook has none.
    """

    book: Workbook
    look: Look
    currency: str = ""

    def cell(self, kind: Kind, role: str = "input") -> Format:
        """Return the format of a cell.

        Parameters
        ----------
        kind : str
            What it holds.
        role : {"input", "computed", "total"}
            Whether people fill it in, a formula does, or it sums others.
        """
        theme = self.look.theme
        base: dict[str, Any] = {"num_format": self._number(kind), "valign": "top"}
        base |= {"bottom": 4, "bottom_color": theme.line, "font_color": theme.ink}
        if kind in {"text", "wrapped"}:
            base["text_wrap"] = kind == "wrapped"
        if kind == "time":
            base["align"] = "center"
        if role == "computed":
            base |= {"bg_color": theme.wash}
        if role == "total":
            base |= {"bold": True, "bg_color": theme.brand_wash, "top": 1, "top_color": theme.brand}
        return self.book.add_format(base)

    def heading(self, *, strong: bool = True) -> Format:
        """Return the format of a column's heading."""
        theme = self.look.theme
        colour = theme.brand if strong else theme.muted
        return self.book.add_format({
            "bold": True, "font_color": theme.paper, "bg_color": colour, "text_wrap": True,
            "valign": "vcenter", "border": 1, "border_color": theme.paper,
        })  # fmt: skip

    def title(self) -> Format:
        """Return the format of a page's title."""
        return self.book.add_format(
            {"bold": True, "font_size": 16, "font_color": self.look.theme.brand}
        )

    def note(self) -> Format:
        """Return the format of a line of explanation."""
        return self.book.add_format({"font_color": self.look.theme.muted, "italic": True})

    def alert(self) -> Format:
        """Return the format of a value past its threshold."""
        return self.book.add_format({"bold": True, "font_color": self.look.theme.bad})

    def _number(self, kind: Kind) -> str:
        sign = _SYMBOLS.get(self.currency, self.currency)
        money = self.look.language.manner.money.format(number="#,##0.00", sign=f'"{sign}"')
        return {
            "text": "@", "wrapped": "@", "day": "dd/mm/yyyy", "count": "#,##0",
            "money": money, "price": money, "rate": "0.00%", "share": "0.0%", "times": "0.0",
            "time": "hh:mm", "hours": "0.0#",
        }[kind]  # fmt: skip
