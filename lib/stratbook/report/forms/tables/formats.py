"""How a typed value is written in a cell: a number format as the reader writes numbers."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from babel.numbers import get_currency_symbol
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from stratbook.core.language import usual_digits
from stratbook.core.manner import manner
from stratbook.core.message import Day, Quantity, Unit
from stratbook.display.look import Look
from stratbook.display.sheet import Typed

Role = Literal["body", "total"]
Value = str | float | dt.date | None
_MONEY: Final = frozenset({Unit.MONEY, Unit.MONEY_CENTS})


def value_of(cell: Typed) -> Value:
    """Return what a cell holds: points of a ratio as points, which no format can multiply."""
    match cell:
        case Quantity():
            scale = 100 if cell.unit is Unit.POINTS else 1
            return None if cell.value is None else cell.value * scale
        case Day():
            return cell.date
        case _:
            return cell


def number_format(quantity: Quantity, language: str) -> str:
    """Return the number format of a quantity, which keeps every decimal behind those it shows.

    Parameters
    ----------
    quantity : Quantity
        Known.
    language : str
        The reader's.
    """
    digits = usual_digits(quantity) if quantity.digits is None else quantity.digits
    plain = "#,##0" + ("." + "0" * digits if digits else "")
    if quantity.unit in _MONEY and quantity.currency:
        shown = _amount(plain, quantity.currency, language)
    else:
        shown = plain + _after(quantity.unit, language)
    return f'"+"{shown};"−"{shown};{shown}' if quantity.signed else f'{shown};"−"{shown}'


def _amount(plain: str, currency: str, language: str) -> str:
    symbol = get_currency_symbol(currency, locale=manner(language).locale).replace('"', "")
    before, after = manner(language).money.split("{number}")
    if before:
        gap = "\u00a0" if symbol[-1:].isalpha() else ""
        return f'"{before.format(sign=symbol)}{gap}"{plain}'
    return f'{plain}"{after.format(sign=symbol)}"'


def _after(unit: Unit, language: str) -> str:
    """Return what follows a number; what means something in a format stands between quotes."""
    written = manner(language).after(unit)
    if unit is Unit.RATIO:
        space = written.removesuffix("%")
        return f'"{space}"%' if space else "%"
    return f'"{written}"' if written else ""


@dataclass
class Formats:
    """The formats of one workbook, each made once.

    Parameters
    ----------
    book : Workbook
        They belong to it.
    look : Look
        The reader's language and the client's colours.
    """

    book: Workbook
    look: Look
    _made: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def cell(self, cell: Typed, role: Role = "body") -> Format:
        """Return the format of a cell of a table."""
        theme = self.look.theme
        base: dict[str, Any] = {
            "valign": "top", "bottom": 4, "bottom_color": theme.line, "font_color": theme.ink,
        }  # fmt: skip
        match cell:
            case Quantity():
                base["num_format"] = number_format(cell, self.look.language.code)
            case Day():
                day = manner(self.look.language.code).spreadsheet_day
                base |= {"num_format": day, "align": "left", "indent": 1}
            case None:
                base |= {"bg_color": theme.line}
            case _:
                base |= {"num_format": "@", "text_wrap": True, "align": "left", "indent": 1}
        if role == "total":
            base |= {"bold": True, "top": 1, "top_color": theme.brand, "bottom": 0}
            base.setdefault("bg_color", theme.brand_wash)
        return self._one(base)

    def title(self) -> Format:
        """Return the format of a page's title."""
        return self._one({"bold": True, "font_size": 16, "font_color": self.look.theme.brand})

    def name(self) -> Format:
        """Return the format of a table's title."""
        return self._one({"bold": True, "font_size": 12, "font_color": self.look.theme.ink})

    def panel(self) -> Format:
        """Return the format of a panel's title."""
        return self._one({"bold": True, "font_color": self.look.theme.muted})

    def note(self) -> Format:
        """Return the format of what stands around a table."""
        return self._one({"font_color": self.look.theme.muted})

    def link(self) -> Format:
        """Return the format of a link inside the workbook."""
        return self._one({"font_color": self.look.theme.brand, "underline": 1, "valign": "top"})

    def heading(self, *, number: bool) -> Format:
        """Return the format of a column's heading, over numbers at the right."""
        theme = self.look.theme
        return self._one({
            "bold": True, "font_color": theme.paper, "bg_color": theme.brand, "text_wrap": True,
            "valign": "vcenter", "align": "right" if number else "left",
            "indent": 0 if number else 1,
        })  # fmt: skip

    def _one(self, wanted: dict[str, Any]) -> Format:
        key = tuple(sorted(wanted.items(), key=lambda each: each[0]))
        if key not in self._made:
            self._made[key] = self.book.add_format(wanted)
        return self._made[key]
