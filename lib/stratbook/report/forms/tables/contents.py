"""The first page: what the workbook is, and a link to every table."""

from collections.abc import Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from stratbook.core.message import Day, Loose, Term, fact, say, term
from stratbook.display.look import Look
from stratbook.display.sheet import Shape, Sheet
from stratbook.report.content import KINDS, Cover
from stratbook.report.forms.tables.formats import Formats
from stratbook.report.forms.tables.page import on_paper
from stratbook.report.workbook.grid import legal

Listed = tuple[str, str, Sequence[tuple[Sheet, int]]]  # a page's name, its title, its tables
_SHAPES: Final[dict[Shape, Term]] = {
    "figure": term("Figure"),
    "table": term("Table"),
    "cards": term("Key figures"),
}
_TALL: Final = 26


def write_contents(
    sheet: Worksheet, formats: Formats, cover: Cover, pages: Sequence[Listed], foot: str
) -> None:
    """Write the first page.

    Parameters
    ----------
    sheet : Worksheet
        Empty, the first of the workbook.
    formats : Formats
        Of the workbook.
    cover : Cover
        Of the report.
    pages : sequence of (str, str, sequence)
        Names, titles, and tables with the row each begins at.
    foot : str
        Said at the foot of the paper.
    """
    look = formats.look
    sheet.write_string(0, 0, legal(cover.client), formats.title())
    sheet.set_row(0, _TALL)
    row = 1
    for name, value in _facts(look, cover):
        sheet.write_string(row, 0, legal(name), formats.note())
        sheet.write_string(row, 1, legal(value), formats.note())
        row += 1
    row += 1
    for at, heading in enumerate((term("Page"), term("What"), term("Title"))):
        sheet.write_string(row, at, look.say(heading), formats.heading(number=False))
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    for page, title, places in pages:
        for shown, at in places:
            row += 1
            sheet.write_string(row, 0, legal(title), formats.cell(title))
            shape = look.say(_SHAPES[shown.shape])
            sheet.write_string(row, 1, shape, formats.cell(shape))
            address = f"internal:'{page}'!A{at + 1}"
            sheet.write_url(row, 2, address, formats.link(), legal(shown.title) or "–")
    for at, width in enumerate((38, 28, 110)):
        sheet.set_column(at, at, width)
    on_paper(sheet, foot)


def _facts(look: Look, cover: Cover) -> list[tuple[str, str]]:
    """Return the lines under the client's name, those that have something to say."""
    told: list[tuple[Term, Loose]] = [
        (term("Document"), KINDS[cover.document]),
        (term("Period"), cover.period),
        (term("Compared with"), cover.comparison),
        (term("Data up to"), cover.cutoff and Day(date=cover.cutoff)),
        (term("Author"), cover.author),
        (term("Agency"), cover.agency),
        (term("Confidentiality"), cover.confidentiality),
        (term("How to read it"), say(
            "Figures of the report, unrounded behind the decimals shown. Totals are formulas "
            "where they are sums; people counted once, means and rates are not added up."
        )),
    ]  # fmt: skip
    return [(look.say(name), look.say(fact(value))) for name, value in told if value]
