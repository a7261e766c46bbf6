"""``tags.xlsx``: a row a publication, what the rules propose, and room to correct it.

Written beside the old one and put in its place at once; never when somebody saved the old
one in the meantime. Every text is written as text, so that none is a formula or a link.
"""

import contextlib
import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from stratbook.brief.grids import READ_ME, lists_page
from stratbook.brief.sheets import Field, Sheet
from stratbook.brief.spoken import page_title, spoken
from stratbook.brief.tags_sheet import NONE, PROPOSED, TAGS, WORKBOOK, tags_sheet
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.message import N_, say

_MADE: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - fixed: same bytes each time
_LONGEST: Final = 32_000  # a cell holds 32,767 characters
_ADVICE: Final = (
    N_("One row is one publication. Grey columns hold what the rules of client.yml propose."),
    N_("Correct in the dark columns. An empty cell lets the proposal stand; – means no tag."),
    N_("Choose from the list where a cell offers one; new pillars can be typed in."),
    N_("Corrections are kept when the workbook is written again, whatever the exports hold then."),
    N_("Leave the headings, the platforms and the post ids as they are; rows may be sorted."),
)
_WIDTHS: Final = {"post_id": 20, "day": 11, "format": 12, "words": 48, "permalink": 24}
_INK, _STRONG, _SOFT, _PALE = "#ffffff", "#1f3a5f", "#8a94a3", "#eceff3"


@dataclass(frozen=True)
class TagsPage:
    """What goes into the workbook.

    Parameters
    ----------
    rows : DataFrame
        ``platform, post_id, day, format, words, permalink``, a column a tag (what people
        corrected) and a column ``proposed_`` a tag that a rule sets.
    lists : mapping
        By tag, the words its drop-down offers.
    objectives : tuple of str
        Ids of the brief's objectives.
    """

    rows: pd.DataFrame
    lists: Mapping[str, Sequence[str]]
    objectives: tuple[str, ...] = ()


def tags_digest(folder: Path) -> str:
    """Return the digest of the client's ``tags.xlsx``; empty when there is none.

    Taken before the corrections are read, it tells :func:`write_tags` whether the file was
    saved again since.
    """
    path = folder / WORKBOOK
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def write_tags(folder: Path, page: TagsPage, words: Language, digest: str) -> Path:
    """Write ``tags.xlsx``, whole or not at all.

    Parameters
    ----------
    folder : Path
        The client's folder.
    page : TagsPage
        What goes into it.
    words : Language
        That of the headings, lists and help.
    digest : str
        Of the workbook whose corrections are among the rows.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ParameterError
        When it cannot be written, or was saved since its corrections were read: nothing is
        changed then.
    """
    path = folder / WORKBOOK
    try:
        with _beside(folder) as draft:
            _write(draft, page, words)
            if tags_digest(folder) != digest:
                raise ParameterError((_saved_since(),))
            draft.replace(path)
    except OSError as error:
        raise ParameterError((_unwritable(),)) from error
    return path


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give a place for a draft on the same disk, and leave nothing behind."""
    with tempfile.TemporaryDirectory(prefix=".tags-", dir=folder) as room:
        yield Path(room) / WORKBOOK


def _saved_since() -> Fault:
    return Fault(
        WORKBOOK,
        say("The workbook was saved while it was being read: nothing was changed."),
        say("Close it in the spreadsheet, then run the command again."),
    )


def _unwritable() -> Fault:
    return Fault(
        WORKBOOK,
        say("The workbook cannot be written: nothing was changed."),
        say("Close it in the spreadsheet, look at the rights of the folder, then run again."),
    )


def _write(path: Path, page: TagsPage, words: Language) -> None:
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    sheet = tags_sheet(page.objectives)
    shown = [each for each in sheet.fields if each.id in page.rows.columns]
    with xlsxwriter.Workbook(str(path), options) as book:
        title = page_title(words.code, sheet.en, sheet.fr)
        book.set_properties({"title": title, "author": "stratbook", "created": _MADE})
        grid = book.add_worksheet(title)
        _headings(book, grid, shown, words)
        _rows(book, grid, shown, page.rows)
        _read_me(book, sheet, words)
        _lists(book, grid, shown, (page, words))


def _in(words: Language, english: str, french: str) -> str:
    return spoken(words.code, english, french)


def _headings(book: Workbook, grid: Worksheet, shown: Sequence[Field], words: Language) -> None:
    base = {"bold": True, "font_color": _INK, "text_wrap": True, "valign": "vcenter"}
    strong, soft = (book.add_format({**base, "bg_color": each}) for each in (_STRONG, _SOFT))
    grid.freeze_panes(1, 5)
    grid.set_row(0, 32)
    for at, field in enumerate(shown):
        heading = _in(words, field.en, field.fr)
        grid.set_column(at, at, _WIDTHS.get(field.id, max(14, len(heading) + 2)))
        grid.write_string(0, at, heading, strong if field.id in TAGS else soft)


def _rows(book: Workbook, grid: Worksheet, shown: Sequence[Field], rows: pd.DataFrame) -> None:
    text, day = (book.add_format({"num_format": each}) for each in ("@", "dd/mm/yyyy"))
    pale = book.add_format({"num_format": "@", "bg_color": _PALE, "italic": True})
    for at, field in enumerate(shown):
        style = pale if field.id.startswith(PROPOSED) else day if field.id == "day" else text
        for line, value in enumerate(rows[field.id], start=1):
            _cell(grid, (line, at), value, style)
    grid.autofilter(0, 0, max(len(rows), 1), len(shown) - 1)


def _cell(grid: Worksheet, at: tuple[int, int], value: object, style: Format) -> None:
    match value:
        case str():
            grid.write_string(*at, value[:_LONGEST], style)
        case pd.Timestamp():
            grid.write_datetime(*at, value.to_pydatetime(), style)
        case _:
            grid.write_blank(*at, None, style)


def _read_me(book: Workbook, sheet: Sheet, words: Language) -> None:
    page = book.add_worksheet(page_title(words.code, *READ_ME))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.hide_gridlines(2)
    page.set_column(0, 0, 100)
    page.write_string(0, 0, _in(words, *sheet.purpose), book.add_format({"bold": True}))
    for row, advice in enumerate(_ADVICE, start=2):
        page.write_string(row, 0, words.text(advice), wrapped)


def _lists(
    book: Workbook, grid: Worksheet, shown: Sequence[Field], given: tuple[TagsPage, Language]
) -> None:
    """Write the lists on a hidden sheet and tie each column of corrections to its own."""
    page, words = given
    name = lists_page(words.code)
    hidden = book.add_worksheet(name)
    hidden.hide()
    for column, (at, field) in enumerate(
        (at, field) for at, field in enumerate(shown) if field.id in TAGS
    ):
        items = _offered(field, page, words)
        hidden.write_string(0, column, field.id)
        for row, item in enumerate(items, start=1):
            hidden.write_string(row, column, item[:_LONGEST])
        letter = xl_col_to_name(column, col_abs=True)
        grid.data_validation(1, at, max(len(page.rows), 1), at, {
            "validate": "list",
            "source": f"={name}!{letter}$2:{letter}${len(items) + 1}",
            # A closed list refuses what is not in it; an open one only points it out.
            "error_type": "stop" if field.choices else "information",
            "input_title": _in(words, field.en, field.fr)[:32],
            "input_message": _in(words, *field.help)[:255],
        })  # fmt: skip


def _offered(field: Field, page: TagsPage, words: Language) -> tuple[str, ...]:
    if field.choices:
        by_id = {id_: _in(words, en, fr) for id_, en, fr in reversed(field.choices)}
        return tuple(reversed(by_id.values()))
    return (*page.lists.get(field.id, ()), NONE)
