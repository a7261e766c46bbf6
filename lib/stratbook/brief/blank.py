"""The empty inputs workbook: a sheet a table, with lists to choose from and help in the cells."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from stratbook.brief.grids import READ_ME, lists_page
from stratbook.brief.sheets import SHEETS, Field, Sheet
from stratbook.brief.spoken import page_title, spoken, yes_no
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import N_

_ROWS: Final = 2000  # rows that carry lists and checks
_MADE: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - fixed: same bytes each time
_TITLE: Final = N_("Inputs to fill in")
_ADVICE: Final = (
    N_("One sheet is one table; one row is one thing. Leave the headings as they are."),
    N_("Headings in a darker colour must be filled in on every row; the others as far as known."),
    N_("A cell left empty means “not known”; write 0 only when it is really zero."),
    N_("Amounts are in the currency and tax basis of client.yml, without unit or remark."),
    N_("Choose from the list where a cell offers one."),
    N_("A sheet left empty is left out of the report, which then says what is missing."),
)
_HELP: Final[Mapping[str, str]] = {
    "number": N_("A number alone, without unit or remark."),
    "day": N_("A date: year, month, day."),
    "flag": N_("yes or no"),
    "choice": N_("Choose from the list."),
    "period": N_("2026-10, 2026-W43, 2026-Q3 or 2026"),
    "platform": N_("Instagram, Facebook, LinkedIn…, or another place by its name."),
    "text": N_("Free text."),
}
_REQUIRED: Final = N_("Required.")
_WRONG: Final = N_("This value does not fit the column.")
_FIRST_DAY: Final = dt.date(1990, 1, 1)
_LOWEST: Final = -1e12
_INK: Final = "#ffffff"
_STRONG: Final = "#1f3a5f"
_SOFT: Final = "#6b7f99"


def write_blank(path: Path, language: str) -> None:
    """Write the empty workbook.

    Parameters
    ----------
    path : Path
        Where; the folder exists.
    language : str
        One of those installed: of headings, lists and help.

    Notes
    -----
    The same language always gives the same bytes.
    """
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    words = language_of(language)
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": words.text(_TITLE), "author": "stratbook", "created": _MADE})
        _read_me(book, words)
        formats = _formats(book)
        lists = _lists(words)
        for each in SHEETS:
            page = book.add_worksheet(page_title(words.code, each.en, each.fr))
            _headings(page, each, words, formats)
            for position, field in enumerate(each.fields):
                check = _check(field, words) | _rule(field, _range(lists, each, field, words))
                page.data_validation(1, position, _ROWS, position, check)
        _write_lists(book, words, lists)


def _in(words: Language, english: str, french: str) -> str:
    return spoken(words.code, english, french)


def _formats(book: Workbook) -> dict[str, Format]:
    heading = {"bold": True, "font_color": _INK, "text_wrap": True, "valign": "vcenter"}
    return {
        "required": book.add_format({**heading, "bg_color": _STRONG}),
        "optional": book.add_format({**heading, "bg_color": _SOFT}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "number": book.add_format(),
        "text": book.add_format({"num_format": "@"}),
    }


def _read_me(book: Workbook, words: Language) -> None:
    page = book.add_worksheet(page_title(words.code, *READ_ME))
    title = book.add_format({"bold": True, "font_size": 16})
    strong = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.hide_gridlines(2)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, words.text(_TITLE), title)
    for row, advice in enumerate(_ADVICE, start=2):
        page.write_string(row, 1, words.text(advice), wrapped)
    for row, each in enumerate(SHEETS, start=len(_ADVICE) + 3):
        page.write_string(row, 0, _in(words, each.en, each.fr), strong)
        page.write_string(row, 1, _in(words, *each.purpose), wrapped)


def _headings(page: Worksheet, sheet: Sheet, words: Language, formats: dict[str, Format]) -> None:
    page.freeze_panes(1, 0)
    page.set_row(0, 32)
    for position, field in enumerate(sheet.fields):
        heading = _in(words, field.en, field.fr)
        width = min(max(len(heading) + 3, 14), 34)
        page.set_column(position, position, width, formats.get(field.kind, formats["text"]))
        style = formats["required" if field.required else "optional"]
        page.write_string(0, position, heading, style)


def _lists(words: Language) -> dict[str, tuple[str, ...]]:
    """Return the words of every drop-down list by ``sheet.field``."""
    return {
        f"{sheet.id}.{field.id}": yes_no(words.code)
        if field.kind == "flag"
        else tuple(_in(words, en, fr) for _, en, fr in field.choices)
        for sheet in SHEETS
        for field in sheet.fields
        if field.kind in {"flag", "choice"}
    }


def _write_lists(book: Workbook, words: Language, lists: dict[str, tuple[str, ...]]) -> None:
    """Write the lists on a hidden sheet: a rule holds 255 characters at most."""
    page = book.add_worksheet(lists_page(words.code))
    page.hide()
    for position, (name, items) in enumerate(lists.items()):
        page.write_column(0, position, (name, *items))


def _range(lists: dict[str, tuple[str, ...]], sheet: Sheet, field: Field, words: Language) -> str:
    """Return where a column's list stands on the hidden sheet; empty without a list."""
    name = f"{sheet.id}.{field.id}"
    if name not in lists:
        return ""
    column = xl_col_to_name(list(lists).index(name), col_abs=True)
    return f"={lists_page(words.code)}!{column}$2:{column}${len(lists[name]) + 1}"


def _check(field: Field, words: Language) -> dict[str, Any]:
    """Return what a column's cells say when one is selected, and when a value is refused."""
    title = _in(words, field.en, field.fr)[:32]
    own = _in(words, *field.help) or words.text(_HELP[field.kind])
    told = f"{words.text(_REQUIRED)} {own}" if field.required else own
    return {
        "input_title": title,
        "input_message": told[:255],
        "error_title": title,
        "error_message": words.text(_WRONG),
    }


def _rule(field: Field, source: str) -> dict[str, Any]:
    if source:
        return {"validate": "list", "source": source}
    if field.kind == "day":
        return {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
    if field.kind == "number":
        least = _LOWEST if field.least is None else field.least
        if field.most is not None:
            ends = {"minimum": least, "maximum": field.most}
            return {"validate": "decimal", "criteria": "between", **ends}
        return {"validate": "decimal", "criteria": ">=", "value": least}
    return {"validate": "any"}
