"""Every figure, table and card of a demonstration report has its numbers in the workbook."""

import re
from collections import Counter

import openpyxl
import pytest

from browser.conftest import DEMOS

PAIRS = [(client, code) for client, codes in DEMOS.items() for code in codes]
SHAPES = {"fr": ("Figure", "Chiffres clés"), "en": ("Figure", "Key figures")}


@pytest.mark.parametrize(("client", "code"), PAIRS)
def test_every_figure_of_the_page_has_its_rows_in_the_workbook(client, code, reports) -> None:
    (page,) = (reports / client).glob(f"*/{code}/report.html")
    shown = Counter(re.findall(r'class="sb (sb-figure|sb-cards)\b', page.read_text("utf-8")))
    book = openpyxl.load_workbook(page.with_name("report.xlsx"))
    contents = book.worksheets[0]
    listed = Counter(row[1].value for row in contents.iter_rows())
    figure, card = SHAPES[code]
    assert shown["sb-figure"] > 20
    # The recommendations draw a figure beside the chapters: all are counted alike.
    assert listed[figure] == shown["sb-figure"]
    assert listed[card] == shown["sb-cards"]
    for row in contents.iter_rows():
        if row[1].value == figure:
            name, place = row[2].hyperlink.location.rsplit("!", 1)
            _assert_rows(book[name.strip("'")], int(place[1:]))


def _assert_rows(page, start: int) -> None:
    """See a number, a day or a second word in the rows of a figure's table."""
    below = page.iter_rows(min_row=start + 1, max_row=start + 5, values_only=True)
    wide = [row for row in below if sum(cell is not None for cell in row) > 1]
    assert len(wide) > 1, page.cell(start, 1).value
