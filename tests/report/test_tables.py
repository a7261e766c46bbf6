"""``report.xlsx``: typed, inert, the same each time; a real spreadsheet agrees with its sums."""

import datetime as dt
import re
import zipfile

import openpyxl
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from report.spreadsheet import recalculated
from stratbook.core.language import language
from stratbook.core.message import KpiTerm, Quantity, Unit, say, term
from stratbook.core.period import month, parse_period
from stratbook.core.vocabulary import Document
from stratbook.display import cards, charts, figures, tables
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.parameters import Parameters
from stratbook.report.content import Appendix, Cover, PageChapter, PageContent, Source
from stratbook.report.forms import Form
from stratbook.report.forms.tables import write_xlsx
from stratbook.report.forms.tables.formats import number_format
from stratbook.report.forms.tables.sums import is_sum
from stratbook.report.forms.writing import write_forms
from stratbook.report.keep import kept

HOSTILE = ('=HYPERLINK("http://x.test","y")', "+1+1", "-2", "@SUM(A1)", "http://x.test", "{=1}")
EURO = {"unit": Unit.MONEY, "currency": "EUR"}
CENTS = {"unit": Unit.MONEY_CENTS, "currency": "EUR"}
SHA = "0123456789abcdef" * 4


def look(code="en"):
    return Look(language(code), theme_of("#0b5394"))


def midnight(day):
    return dt.datetime.combine(dt.date(2026, 10, day), dt.time())


def figure(reader):
    caption = figures.Caption(
        say("Sales grew."), say("Sales"), say("Source: {file}.", file="a.csv"), say("Bars.")
    )
    shown = [charts.Bar("a", Quantity(value=0.25, unit=Unit.RATIO))]
    return figures.figure(reader, lambda canvas: charts.bars(canvas, shown), caption)


def money_table(reader):
    rows = [
        [name, Quantity(value=value, **CENTS), share, dt.date(2026, 10, 1), people]
        for name, value, share, people in (
            ("a", 10.1, Quantity(value=0.6, unit=Unit.RATIO), 100),
            ("b", 20.2, Quantity(value=0.4, unit=Unit.RATIO), 50),
            ("c", None, None, 0),
        )
    ]
    total = ["all", Quantity(value=30.3, **CENTS), Quantity(value=1.0, unit=Unit.RATIO), "", 120]
    headings = [term("Item"), term("Value"), term("Share"), term("Day"), "People"]
    return tables.table(reader, headings, rows, say("Money"), total=total, note=say("Counted."))


def chapter(shown: Html, *more):
    cells = [
        new_code_cell("x", outputs=[new_output("execute_result", shown._repr_mimebundle_())]),
        *more,
    ]
    return PageChapter("08_performance", 8, "Performance", new_notebook(cells=cells))


def content(shown: Html, *more, client="Café & Cie"):
    return PageContent(
        cover=Cover(Document.AUDIT, client, parse_period("2026-10"), cutoff=dt.date(2026, 10, 31)),
        chapters=(chapter(shown, *more),),
        appendix=Appendix(
            definitions=("reach",),
            sources=(Source("exports/a.csv", term("Brief"), month(2026, 10), SHA, 12),),
        ),
    )


@pytest.fixture
def written(tmp_path):
    """Write a workbook of one chapter and return its path."""

    def write(code="en", shown=None, name="report.xlsx", **cover):
        path = tmp_path / name
        reader = look(code)
        whole = join([money_table(reader), figure(reader)]) if shown is None else shown
        write_xlsx(reader, content(whole, **cover), path)
        return path

    return write


def cells(path, page):
    """Return a page's cells by what stands in them."""
    sheet = openpyxl.load_workbook(path)[page]
    return {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_values_are_typed_and_shown_as_the_reader_writes_them(written):
    sheet = openpyxl.load_workbook(written())["08 Performance"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "a")
    assert [each.value for each in row[:5]] == ["a", 10.1, 0.6, midnight(1), 100]
    assert [each.data_type for each in row[:5]] == ["s", "n", "n", "d", "n"]
    assert row[1].number_format == '"€"#,##0.00;"−""€"#,##0.00'
    assert row[2].number_format == '#,##0.0%;"−"#,##0.0%'


def test_what_is_missing_is_an_empty_cell_and_zero_is_a_zero(written):
    sheet = openpyxl.load_workbook(written())["08 Performance"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "c")
    assert [each.value for each in row[1:3]] == [None, None]
    assert row[1].fill.fgColor.rgb != row[0].fill.fgColor.rgb
    assert row[4].value == 0
    assert any("not available" in str(each) for each in cells(written(), "08 Performance"))


def test_only_true_sums_are_formulas_and_a_real_spreadsheet_agrees(written, tmp_path):
    path = written()
    sheet = openpyxl.load_workbook(path)["08 Performance"]
    total = next(row for row in sheet.iter_rows() if row[0].value == "all")
    at = total[0].row
    assert total[1].value == f"=SUM(B{at - 3}:B{at - 1})"
    assert total[2].value == f"=SUM(C{at - 3}:C{at - 1})"
    assert total[4].value == 120  # people counted once: 100 + 50 + 0 is not their number
    ours = openpyxl.load_workbook(path, data_only=True)["08 Performance"]
    room = tmp_path / "office"
    room.mkdir()
    theirs = openpyxl.load_workbook(recalculated(path, room), data_only=True)["08 Performance"]
    for column in "BC":
        assert ours[f"{column}{at}"].value == pytest.approx(theirs[f"{column}{at}"].value)
        assert theirs[f"{column}{at}"].value is not None


def test_rows_of_shares_add_up_across(written):
    rows = [("x", [Quantity(value=1), Quantity(value=2)])]
    caption = figures.Caption(say("T."), say("S"), say("Source."), say("Bars."))
    drawn = figures.figure(look(), lambda canvas: charts.stacked(canvas, rows, ["p", "q"]), caption)
    found = cells(written(shown=drawn), "08 Performance")
    (formula,) = [each for each in found if str(each).startswith("=")]
    assert re.fullmatch(r"=SUM\(B\d+:C\d+\)", formula)


@pytest.mark.parametrize("text", HOSTILE)
def test_client_text_stays_text(written, text):
    shown = tables.table(look(), [text, "n"], [[text, 1]], say("{name}", name=text))
    path = written(shown=shown, client=text)
    book = openpyxl.load_workbook(path)
    held = [cell for page in book for row in page.iter_rows() for cell in row if cell.value == text]
    assert len(held) >= 3
    assert all(each.data_type == "s" for each in held)
    with zipfile.ZipFile(path) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
        assert not [name for name in package.namelist() if "externalLink" in name]
    assert b"<f>=HYPER" not in whole
    assert b'TargetMode="External"' not in whole


def test_the_same_report_gives_the_same_bytes(written):
    assert written(name="a.xlsx").read_bytes() == written(name="b.xlsx").read_bytes()


def test_a_french_workbook_is_french(written):
    path = written("fr")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Sommaire", "08 Performance", "Définitions", "Sources"]
    page = cells(path, "08 Performance")
    assert {"Élément", "Valeur", "Jour"} <= page.keys()
    assert page[10.1].number_format == '#,##0.00"\u00a0€";"−"#,##0.00"\u00a0€"'
    assert page[midnight(1)].number_format == "dd/mm/yyyy"
    assert {"Tableau", "Figure"} <= cells(path, "Sommaire").keys()


def test_contents_lead_to_every_table(written):
    path = written()
    book = openpyxl.load_workbook(path)
    links = {each.value: each.hyperlink.location for row in book["Contents"].iter_rows()
             for each in row if each.hyperlink}  # fmt: skip
    for title in ("Money", "Sales grew."):
        page, place = links[title].rsplit("!", 1)
        assert book[page.strip("'")][place].value == title


def test_definitions_and_files_stand_at_the_end(written):
    found = cells(written(), "Sources")
    assert SHA in found
    assert midnight(31) in found
    assert "Reach" in cells(written(), "Definitions")


def test_what_the_page_leaves_out_stays_out(tmp_path):
    hidden = tables.table(look(), ["k", "n"], [["secret", 1]], say("Exercise"))
    cell = new_code_cell(
        "x", outputs=[new_output("display_data", hidden._repr_mimebundle_())],
        metadata={"tags": ["exercise"]},
    )  # fmt: skip
    path = tmp_path / "report.xlsx"
    write_xlsx(look(), content(money_table(look()), cell), path)
    assert "secret" not in cells(path, "08 Performance")


def test_kpis_that_a_chapter_links_to_are_defined(written):
    shown = cards.cards(look(), [cards.Card(KpiTerm(id="impressions"), Quantity(value=1))])
    assert "Impressions" in cells(written(shown=shown), "Definitions")


def test_a_kept_notebook_holds_the_numbers_and_writes_the_same_workbook(tmp_path):
    told = content(join([money_table(look()), figure(look())]))
    write_xlsx(look(), told, tmp_path / "a.xlsx")
    asked = Parameters(client="petits_pots", period="2026-10", language="en", document="audit")
    notebook = kept(told.chapters[0].notebook, asked)
    again = PageContent(
        cover=told.cover,
        chapters=(PageChapter("08_performance", 8, "Performance", notebook),),
        appendix=told.appendix,
    )
    write_xlsx(look(), again, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_form_is_written_beside_the_page(tmp_path):
    told = content(money_table(look()))
    assert write_forms([Form.XLSX], look(), told, tmp_path / "report.html") == (
        tmp_path / "report.xlsx",
    )


@pytest.mark.parametrize(
    ("quantity", "fr", "en"),
    [
        (Quantity(value=1234), "#,##0", "#,##0"),
        (Quantity(value=0.5, unit=Unit.RATIO, digits=0), '#,##0"\u202f"%', "#,##0%"),
        (Quantity(value=0.007, unit=Unit.POINTS), '#,##0.00"\u00a0pt"', '#,##0.00"\u00a0pt"'),
        (Quantity(value=2.5, unit=Unit.TIMES), '#,##0.00"\u00a0×"', '#,##0.00"×"'),
        (Quantity(value=150, unit=Unit.MONEY, currency="CHF"),
         '#,##0"\u00a0CHF"', '"CHF\u00a0"#,##0'),
    ],
)  # fmt: skip
def test_number_formats(quantity, fr, en):
    for code, wanted in (("fr", fr), ("en", en)):
        assert number_format(quantity, code) == f'{wanted};"−"{wanted}'


def test_points_are_written_as_points(written):
    gap = Quantity(value=-0.007, unit=Unit.POINTS, signed=True)
    shown = tables.table(look(), ["k", "gap"], [["a", gap]], say("T"))
    found = cells(written(shown=shown), "08 Performance")
    (points,) = [each for each in found if isinstance(each, float)]
    assert points == pytest.approx(-0.7)


@pytest.mark.parametrize(
    ("total", "parts", "summed"),
    [
        (Quantity(value=3), [Quantity(value=1), Quantity(value=2)], True),
        (Quantity(value=3), [Quantity(value=1), Quantity(value=2), None, "–"], True),
        (Quantity(value=2), [Quantity(value=1), Quantity(value=2)], False),
        (Quantity(value=1), [Quantity(value=1)], False),
        (None, [Quantity(value=1), Quantity(value=2)], False),
        (Quantity(value=3, **EURO), [Quantity(value=1), Quantity(value=2)], False),
        (Quantity(value=3, **EURO), [Quantity(value=1, **CENTS), Quantity(value=2, **EURO)], True),
        (Quantity(value=3.004, **EURO), [Quantity(value=each, **EURO) for each in (1, 2)], True),
        (Quantity(value=3.006, **EURO), [Quantity(value=each, **EURO) for each in (1, 2)], False),
    ],
)  # fmt: skip
def test_a_total_is_a_sum_only_when_it_adds_up(total, parts, summed):
    assert is_sum(total, parts) is summed
