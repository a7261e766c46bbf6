"""One reader's workbook: the mentions drawn, and a list of tones to choose from."""

from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.grids import READ_ME, lists_page
from stratbook.brief.sheets import sheet
from stratbook.brief.spoken import page_title
from stratbook.core.message import N_
from stratbook.display.look import Look
from stratbook.report.workbook.choices import check, lists
from stratbook.report.workbook.columns import heading, title, words
from stratbook.report.workbook.grid import Column, Grid, Page
from stratbook.report.workbook.making import workbook
from stratbook.report.workbook.styles import Styles

SHEET: Final = sheet("coding")
_ADVICE: Final = (
    N_("One row is one mention, drawn at random. Names, addresses and links are masked."),
    N_("Say for each what it says of the organisation: positive, neutral, mixed or negative."),
    N_("Judge the text alone. Irony counts for what it means, not for its words."),
    N_("Two readers never look at each other’s sheet: their agreement is what is measured."),
    N_("Leave a cell empty when you cannot tell; leave the column of mentions as it is."),
)


def write_coding_book(path: Path, look: Look, sample: pd.DataFrame, reader: int) -> None:
    """Write the workbook of one reader.

    Parameters
    ----------
    path : Path
        Where.
    look : Look
        The client's language and colours.
    sample : DataFrame
        ``mention, text``, masked and inert.
    reader : {1, 2}
        Whose column it holds: neither reader sees the other's.
    """
    coder = f"coder_{reader}"
    with workbook(path, title(SHEET, look), "") as book:
        shown = [each for each in SHEET.fields if each.id in {"mention", "text", coder}]
        widths = {"mention": 16, "text": 90}
        columns = tuple(
            Column(each.id, heading(each, look), "wrapped" if each.id == "text" else "text",
                   widths.get(each.id, 16), strong=each.id == coder)
            for each in shown
        )  # fmt: skip
        grid = Grid(title(SHEET, look), columns, 0, len(sample))
        page = Page(book.add_worksheet(grid.name), grid, Styles(book, look))
        _rows(page, sample)
        _advice(page)
        tone = next(each for each in shown if each.id == coder)
        rules = lists(page, lists_page(look.language.code), {coder: words(tone, look)}, free=())
        check(page, SHEET, rules, max(len(sample), 1))


def _rows(page: Page, sample: pd.DataFrame) -> None:
    at = page.grid.top
    for place, column in enumerate(page.grid.columns):
        style = page.styles.heading(strong=column.strong)
        page.sheet.set_column(place, place, column.width)
        page.sheet.write_string(at, place, column.heading, style)
    page.sheet.freeze_panes(at + 1, 1)
    formats = page.formats("input")
    for row, (mention, text) in enumerate(zip(sample["mention"], sample["text"], strict=True)):
        page.value(row, "mention", mention, formats["mention"])
        page.value(row, "text", text, formats["text"])
        page.value(row, page.grid.columns[-1].key, None, formats[page.grid.columns[-1].key])
    page.printed("")


def _advice(page: Page) -> None:
    look, styles = page.styles.look, page.styles
    told = styles.book.add_worksheet(page_title(look.language.code, *READ_ME))
    told.hide_gridlines(2)
    told.set_column(0, 0, 100)
    for row, advice in enumerate(_ADVICE):
        told.write_string(row, 0, look.text(advice), styles.cell("wrapped"))
