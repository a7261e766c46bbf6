"""``calendar.xlsx``: any calendar written and read back is the same; hostile text stays text."""

import tempfile
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.calendar_rows import ANY_ROWS, HOSTILE, ROWS, VIEW
from stratbook.brief.cells import Hand
from stratbook.brief.grids import Grid, csv_rows
from stratbook.brief.inputs import read_grid
from stratbook.core.language import LANGUAGES, language
from stratbook.display.colour import contrast, distance
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.plan.calendar.changes import changes
from stratbook.plan.calendar.row import rows_of
from stratbook.report.calendar.book import write_book
from stratbook.report.calendar.colours import shades
from stratbook.report.calendar.columns import SHEET, row_values, shown
from stratbook.report.calendar.reading import read_book
from stratbook.report.calendar.view import CalendarView
from stratbook.report.workbook.keeping import csv_text


def look(code: str = "en") -> Look:
    return Look(language(code), theme_of("#2e6b34"))


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "calendar_en.xlsx"
    write_book(path, look(), VIEW)
    return path


def bare(rows):
    return [replace(each, source="") for each in rows]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_ROWS, st.sampled_from(LANGUAGES))
def test_any_calendar_comes_back_as_it_was_shown(rows, code):
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "calendar.xlsx"
        write_book(path, look(code), CalendarView("c", "Client", tuple(rows)))
        back = read_book(path)
    told = [shown(each) for each in rows]
    assert bare(back.rows) == told
    assert changes(back.base.rows, back.rows) == ()
    assert (back.notes, back.language.code) == ((), code)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY_ROWS, st.sampled_from(LANGUAGES))
def test_any_calendar_accepted_is_read_again_from_the_inputs(rows, code):
    told = [shown(each) for each in rows]
    text = csv_text(SHEET, [row_values(each, look(code)) for each in told], look(code))
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "calendar.csv"
        path.write_text(text, encoding="utf-8", newline="")
        grid = Grid(SHEET, "inputs/calendar.csv", "inputs/calendar.csv", csv_rows(path, SHEET))
    frame, faults = read_grid(grid, Hand(code))
    assert faults == []
    assert bare(rows_of(frame)) == told


def test_showing_is_settled_at_once():
    for row in ROWS:
        assert shown(shown(row)) == shown(row)


def test_the_same_calendar_gives_the_same_bytes(tmp_path, book):
    again = tmp_path / "again.xlsx"
    write_book(again, look(), VIEW)
    assert again.read_bytes() == book.read_bytes()


def test_nothing_a_client_wrote_is_a_formula_or_a_link(book):
    made = openpyxl.load_workbook(book)
    cells = [cell for page in made for line in page.iter_rows() for cell in line]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert any(cell.value == HOSTILE for cell in cells)
    for page in made:
        assert not page._hyperlinks
        for rules in page.conditional_formatting:
            assert not any("HYPERLINK" in text for rule in rules.rules for text in rule.formula)


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_are_set_up_for_people(tmp_path, code):
    path = tmp_path / "calendar.xlsx"
    write_book(path, look(code), VIEW)
    made = openpyxl.load_workbook(path)
    page = made[SHEET.fr if code == "fr" else SHEET.en]
    heads = {cell.value: cell.column_letter for cell in page[4]}
    assert page.freeze_panes == "E5"
    assert page.auto_filter.ref.startswith("A4:")
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == "$4:$4"
    assert page.column_dimensions[heads["stratbook:id"]].hidden
    assert page["B5"].is_date
    assert page["C5"].value.isoformat() == "18:30:00"
    kinds = {each.type for each in page.data_validations.dataValidation}
    assert kinds == {"list", "date", "decimal"}
    lists = [each for each in page.data_validations.dataValidation if each.type == "list"]
    assert len(lists) == 7  # no persona and no objective to offer
    months = ["Novembre 2026", "Décembre 2026"] if code == "fr" else ["November 2026",
                                                                     "December 2026"]  # fmt: skip
    assert made.sheetnames[1:3] == months
    assert made["stratbook"].sheet_state != "visible"


def test_a_month_shows_each_publication_on_its_day(book):
    page = openpyxl.load_workbook(book)["November 2026"]
    cells = {cell.value: cell.column for line in page.iter_rows() for cell in line if cell.value}
    (reel,) = [text for text in cells if str(text).startswith("18:30 · Instagram")]
    assert cells[reel] == 1  # 2 November 2026 is a Monday
    assert "Le geste, en gros plan" in reel
    assert "11\nArmistice" in cells


def test_pillars_are_told_apart_and_readable():
    theme = theme_of("#2e6b34")
    found = shades(theme, [f"p{n}" for n in range(12)])
    assert all(contrast(each.ground, each.ink) >= 4.5 for each in found.values())
    first = [found[f"p{n}"].ground for n in range(5)]
    assert all(distance(one, other) >= 10 for one, other in combinations(first, 2))
