"""Drop-down lists, kept on a hidden page, and checks of what people type."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from stratbook.brief.sheets import Sheet
from stratbook.report.workbook.grid import Page

_FIRST: Final = dt.date(2000, 1, 1)
_LAST: Final = dt.date(2100, 12, 31)
DAY: Final[dict[str, Any]] = {
    "validate": "date", "criteria": "between", "minimum": _FIRST, "maximum": _LAST,
}  # fmt: skip
AMOUNT: Final[dict[str, Any]] = {"validate": "decimal", "criteria": ">=", "value": 0}
Rules = dict[str, dict[str, Any]]


def lists(
    page: Page, name: str, items: Mapping[str, Sequence[str]], *, free: Sequence[str]
) -> Rules:
    """Write lists on a hidden page, and return the rule that ties each column to its own.

    Parameters
    ----------
    page : Page
        Of the columns.
    name : str
        The hidden page's.
    items : mapping
        By column, what it offers; a column that offers nothing gets no rule.
    free : sequence of str
        Columns in which another word may be typed: their list only points it out.
    """
    hidden = page.styles.book.add_worksheet(name)
    hidden.hide()
    quoted = name.replace("'", "''")
    rules: Rules = {}
    for column, (key, offered) in enumerate(items.items()):
        for row, item in enumerate(offered):
            hidden.write_string(row, column, item)
        letter = xl_col_to_name(column)
        if offered:
            rules[key] = {
                "validate": "list",
                "source": f"='{quoted}'!${letter}$1:${letter}${len(offered)}",
                "error_type": "information" if key in free else "stop",
            }
    return rules


def check(page: Page, sheet: Sheet, rules: Mapping[str, dict[str, Any]], spare: int) -> None:
    """Tie columns to their rules, with the sheet's own help when a cell is chosen.

    Parameters
    ----------
    page : Page
        Where the columns stand.
    sheet : Sheet
        Gives the help.
    rules : mapping
        By column; an input message of its own goes before the sheet's help.
    spare : int
        Rows that are checked below the first.
    """
    language = page.styles.look.language
    first = page.grid.top + 1
    for key, rule in rules.items():
        field = next(each for each in sheet.fields if each.id == key)
        told = language.either(*field.help)
        help_ = {"input_message": told[:255]} if told else {}
        at = page.grid.at(key)
        page.sheet.data_validation(first, at, first + spare, at, rule | help_)
