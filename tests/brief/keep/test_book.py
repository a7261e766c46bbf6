"""inputs.xlsx changed in place: one part of the archive differs, and in it a cell."""

import datetime as dt
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import load_workbook

from stratbook.brief.cells import Hand
from stratbook.brief.inputs import read_inputs
from stratbook.brief.keep import sheet_xml
from stratbook.brief.keep.change import SetRow
from stratbook.brief.keep.tables import written_table
from stratbook.brief.new import new_client
from stratbook.core.errors import ParameterError

ENGLISH = Hand("en")
HELD = (("Department", "Objective", "Points of 100"), ("Board", "Sell", 60), ("Board", "Known", 40))
LOG = SetRow(
    "decisions",
    {},
    {"chapter": "01_objectives", "question": "=HYPERLINK(1)", "choice": "<b>&amp; é",
     "on": dt.date(2026, 11, 5), "cost": 12.5},
)  # fmt: skip


@pytest.fixture
def book(tmp_path):
    """Write a workbook as people leave theirs: colours, a comment, a picture, a formula."""
    with xlsxwriter.Workbook(str(tmp_path / "inputs.xlsx")) as made:
        page = made.add_worksheet("Priorities")
        red = made.add_format({"bg_color": "#ff0000", "num_format": "0.0"})
        for number, row in enumerate(HELD):
            page.write_row(number, 0, row, red if number else None)
        page.write_comment("C2", "Agreed in March")
        page.data_validation("C2:C99", {"validate": "decimal", "criteria": ">=", "value": 0})
        page.set_column(3, 3, 30)
        log = made.add_worksheet("Decisions")
        heads = ("Chapter", "Question", "Choice", "Reason", "Decided on", "Cost")
        log.write_row(0, 0, heads)
        log.set_column(4, 4, 12, made.add_format({"num_format": "dd/mm/yyyy"}))
        log.write_row(1, 0, ("objectives", "Whether?", "yes", "because"))
        log.write_formula("F2", "=1+1", None, 2)
    return tmp_path


def written(folder, *changes):
    found = written_table(folder, changes, ENGLISH)
    before = ZipFile(folder / "inputs.xlsx")
    parts = {name: before.read(name) for name in before.namelist()}
    (folder / "inputs.xlsx").write_bytes(found.content)
    after = ZipFile(folder / "inputs.xlsx")
    assert after.namelist() == list(parts)
    return found, {name for name, part in parts.items() if after.read(name) != part}


def points(value, **more):
    where = {"department": "board", "objective": "sell"}
    return SetRow("weights", where, {"points": value, **more})


def test_one_cell_of_one_part_changes(book):
    sheet = "xl/worksheets/sheet1.xml"
    before = ZipFile(book / "inputs.xlsx").read(sheet).decode()
    found, parts = written(book, points(55.5))
    assert parts == {sheet}
    after = ZipFile(book / "inputs.xlsx").read(sheet).decode()
    row = '<row r="2" spans="1:3"'
    assert after == before.replace("<v>60</v>", "<v>55.5</v>").replace(row, '<row r="2"')
    assert found.places == ("inputs.xlsx, sheet Priorities (weights), row 2, column Points of 100",)
    page = load_workbook(book / "inputs.xlsx")["Priorities"]
    assert (page["C2"].fill.fgColor.rgb, page["C2"].comment.text) == ("FFFF0000", "Agreed in March")


def test_a_row_of_the_log_is_text_dates_and_numbers(book):
    found, parts = written(book, LOG)
    assert parts == {"xl/worksheets/sheet2.xml"}
    row = load_workbook(book / "inputs.xlsx")["Decisions"][3]
    assert [each.value for each in row] == [
        "objectives", "=HYPERLINK(1)", "<b>&amp; é", None, dt.datetime(2026, 11, 5), 12.5,  # noqa: DTZ001
    ]  # fmt: skip
    assert [each.data_type for each in row] == ["s", "s", "s", "n", "d", "n"]
    assert "holds formulas" in found.note.plain()
    frames, faults = read_inputs(book, ENGLISH)
    assert faults == []
    assert frames["decisions"]["on"].iloc[1] == dt.datetime(2026, 11, 5)  # noqa: DTZ001


def test_a_column_that_is_not_there_is_added(book):
    written(book, points(60, rescale=True))
    page = load_workbook(book / "inputs.xlsx")["Priorities"]
    assert [page["D1"].value, page["D2"].value] == ["Bring its points to 100", "yes"]


def test_a_formula_is_not_overwritten(book):
    where = {"chapter": "01_objectives", "question": "Whether?"}
    with pytest.raises(ParameterError, match=r"F2: This cell holds a formula"):
        written_table(book, [SetRow("decisions", where, {"cost": 3.0})], ENGLISH)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_workbook_that_new_makes_takes_a_first_row(tmp_path, language):
    folder = tmp_path / "acme"
    new_client(folder, language, dt.date(2026, 11, 5))
    found, parts = written(folder, LOG)
    assert len(parts) == 1
    assert found.places[0].endswith("(decisions), row 2")
    frames, faults = read_inputs(folder, Hand(language))
    assert faults == []
    (row,) = frames["decisions"].to_dict("records")
    assert (row["chapter"], row["question"], row["cost"]) == (
        "01_objectives",
        "=HYPERLINK(1)",
        12.5,
    )


def test_headings_below_an_empty_coloured_row_are_the_headings(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "inputs.xlsx")) as made:
        page, red = made.add_worksheet("Priorities"), made.add_format({"bg_color": "#ff0000"})
        page.write_blank(0, 0, None, red)
        for number, row in enumerate(HELD, start=1):
            page.write_row(number, 0, row)
    written(tmp_path, points(60, rescale=True))
    page = load_workbook(tmp_path / "inputs.xlsx")["Priorities"]
    assert [page["D1"].value, page["D2"].value, page["D3"].value] == [
        None, "Bring its points to 100", "yes",
    ]  # fmt: skip


def test_a_text_of_several_lines_stays_one(book):
    text = "Bonjour,\n\nDésolés\u00a0: 👩\u200d💻"
    written(book, SetRow("decisions", {"chapter": "01_objectives", "question": "Whether?"},
                         {"reason": text}))  # fmt: skip
    assert load_workbook(book / "inputs.xlsx")["Decisions"]["D2"].value == text
    where = {"chapter": "01_objectives", "question": "Whether?"}
    with pytest.raises(ParameterError, match="cannot be changed here"):
        written_table(book, [SetRow("decisions", where, {"reason": "a\x07b"})], ENGLISH)


TABLE = "xl/tables/table1.xml"
HEADS = ("Chapter", "Question", "Choice", "Reason", "Decided on", "Cost")


def tabled(folder, ref="A1:F3", page=None, **more):
    """Write a log of two rows with a table in it, and one of another sheet that stays."""
    with xlsxwriter.Workbook(str(folder / "inputs.xlsx")) as made:
        log, other = made.add_worksheet("Decisions"), made.add_worksheet("Priorities")
        heads = [{"header": each} for each in HEADS]
        log.add_table(ref, {"columns": heads, "name": "Log", **more})
        log.write_column("A2", ("objectives", "platforms"))
        log.write_column("B2", ("Whether?", "Which?"))
        for number, row in enumerate(HELD):
            other.write_row(number, 0, row)
        other.add_table("A1:C3", {"columns": [{"header": each} for each in HELD[0]]})
        if page:
            page(log)
    return ZipFile(folder / "inputs.xlsx").read(TABLE).decode()


def with_row(folder, *rows):
    """Keep rows; return the table's part as it stands then, and the parts that changed."""
    _, parts = written(folder, *(rows or (LOG,)))
    return ZipFile(folder / "inputs.xlsx").read(TABLE).decode(), parts


def test_a_row_below_a_table_joins_it_and_its_filter(tmp_path):
    before = tabled(tmp_path)
    assert before.count('ref="A1:F3"') == 2
    found, parts = with_row(tmp_path)
    assert found == before.replace('ref="A1:F3"', 'ref="A1:F4"')
    assert parts == {"xl/worksheets/sheet1.xml", TABLE}
    page = load_workbook(tmp_path / "inputs.xlsx")["Decisions"]
    table = page.tables["Log"]
    assert (table.ref, table.autoFilter.ref) == ("A1:F4", "A1:F4")
    assert page[table.ref][-1][1].value == "=HYPERLINK(1)"


def test_rows_of_which_the_first_fill_a_table_widen_it_to_the_last(tmp_path):
    before = tabled(tmp_path, "A1:F4")
    more = SetRow("decisions", {}, LOG.values | {"chapter": "02_three_c"})
    found, _ = with_row(tmp_path, LOG, more)
    assert found == before.replace('ref="A1:F4"', 'ref="A1:F5"')


@pytest.mark.parametrize(
    "told",
    [
        {"ref": "A1:F4", "total_row": True},
        {"ref": "A1:F9"},  # its blank rows take the row
        {"page": lambda log: log.write("B5", "Below the table")},
        {"page": lambda log: log.merge_range("B4:C4", None)},
    ],
)
def test_a_table_that_a_row_does_not_join_stays(tmp_path, told):
    before = tabled(tmp_path, **told)
    found, parts = with_row(tmp_path)
    assert (found, parts) == (before, {"xl/worksheets/sheet1.xml"})


def test_a_table_beside_the_rows_stays(tmp_path):
    def beside(log):
        log.add_table("J1:K3", {"name": "Beside"})

    tabled(tmp_path, page=beside)
    with_row(tmp_path)
    tables = load_workbook(tmp_path / "inputs.xlsx")["Decisions"].tables
    assert dict(tables.items()) == {"Log": "A1:F4", "Beside": "J1:K3"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<table ", "<tables "),
        ('ref="A1:F3"', 'ref="A:F"'),
        ('ref="A1:F3"', ""),
        ('totalsRowShown="0"', 'insertRow="1"'),
        ("</table>", ""),
    ],
)
def test_a_table_that_cannot_be_followed_stays(tmp_path, old, new):
    text = tabled(tmp_path)
    path = tmp_path / "inputs.xlsx"
    with ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[TABLE] = text.replace(old, new).encode()
    with ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert with_row(tmp_path)[1] == {"xl/worksheets/sheet1.xml"}


BARE = (
    b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    b'<x:row><x:c t="inlineStr"><x:is><x:t>a &gt; b</x:t></x:is></x:c><x:c/></x:row><x:row/>'
    b"<x:row r='7' spans=\"1:1\"><x:c r='B7' s='3'><x:f>1</x:f></x:c></x:row></x:sheetData>"
    b"</x:worksheet>"
)


def test_rows_and_cells_without_names_are_counted():
    plan = sheet_xml.plan_of(BARE)
    assert [(row.number, [cell.column for cell in row.cells]) for row in plan.rows] == [
        (1, [0, 1]), (2, []), (7, [1]),
    ]  # fmt: skip
    assert plan.rows[2].cells[0].formula
    splices = [
        splice
        for number, columns in ((1, (1, 2)), (2, (0,)), (3, (0,)), (7, (0,)), (9, (0,)))
        for splice in sheet_xml.row_splices(
            BARE, plan, number,
            {at: sheet_xml.cell_xml("x:", sheet_xml.place_of(number, at), "", 5.0)
             for at in columns},
        )
    ]  # fmt: skip
    again = sheet_xml.plan_of(sheet_xml.with_bytes(BARE, splices))
    assert [(row.number, [cell.column for cell in row.cells]) for row in again.rows] == [
        (1, [0, 1, 2]), (2, [0]), (3, [0]), (7, [0, 1]), (9, [0]),
    ]  # fmt: skip


@pytest.mark.parametrize("raw", [b"<a>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe<"])
def test_what_is_no_sheet_is_refused(raw):
    with pytest.raises(sheet_xml.UnfitXmlError):
        sheet_xml.plan_of(raw)
