"""A calendar that people edited: by a real LibreOffice, and by hand in every other way."""

import datetime as dt
from dataclasses import replace

import openpyxl
import pytest

from report.calendar_rows import HOSTILE, ROWS, VIEW
from report.spreadsheet import edited
from stratbook.core.errors import ParameterError
from stratbook.core.language import LANGUAGES, language
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.plan.calendar.changes import changes
from stratbook.report.calendar.book import write_book
from stratbook.report.calendar.columns import ORDER, SHEET
from stratbook.report.calendar.reading import read_book

COLUMN = {key: at for at, key in enumerate(ORDER)}
FIRST = 4  # the row of the first publication, from 0


def write(path, code="fr"):
    write_book(path, Look(language(code), theme_of("#2e6b34")), VIEW)
    return path


@pytest.fixture
def book(tmp_path):
    return write(tmp_path / "calendar.xlsx")


def told(back):
    return [(e.kind, e.id, e.field, e.before, e.after) for e in changes(back.base.rows, back.rows)]


def typed(key: str, row: int) -> str:
    """Return a cell as LibreOffice's Basic names it."""
    return f"page.getCellByPosition({COLUMN[key]}, {FIRST + row})"


# -- a real spreadsheet ----------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_libreoffice_saves_untouched_changes_nothing(tmp_path, code):
    path = write(tmp_path / "calendar.xlsx", code)
    back = read_book(edited(path, tmp_path / "room"))
    assert [replace(row, source="") for row in back.rows] == list(ROWS)
    assert (told(back), back.notes, back.language.code) == ([], (), code)


def test_what_somebody_typed_in_libreoffice_is_read_back_without_loss(tmp_path, book):
    moved = (dt.date(2026, 11, 3) - dt.date(1899, 12, 30)).days
    other = edited(
        book, tmp_path / "room",
        f'{typed("date", 0)}.Value = {moved}',
        f'{typed("time", 0)}.Formula = "19:15"',
        f'{typed("angle", 0)}.String = "Le geste & la main « enfin »" & Chr(10) & "=1+1"',
        f'{typed("state", 0)}.String = "validé"',
        f'{typed("comment_client", 1)}.String = "Trop long"',
        "page.Rows.removeByIndex(6, 1)",
        f'{typed("date", 2)}.Value = {moved + 20}',
        f'{typed("platform", 2)}.String = "LinkedIn"',
        f'{typed("hours", 2)}.Value = 1.25',
    )  # fmt: skip
    back = read_book(other)
    new = "2026-11-23-linkedin"
    assert told(back) == [
        ("moved", "N1", "date", dt.date(2026, 11, 2), dt.date(2026, 11, 3)),
        ("moved", "N1", "time", dt.time(18, 30), dt.time(19, 15)),
        ("changed", "N1", "angle", "Le geste, en gros plan", "Le geste & la main « enfin »\n=1+1"),
        ("changed", "N1", "state", "to_validate", "approved"),
        ("changed", "N2", "comment_client", None, "Trop long"),
        ("added", new, "", None, None),
        ("dropped", "N3", "", None, None),
    ]
    added = next(row for row in back.rows if row.id == new)
    assert (added.platform, added.hours, added.time) == ("linkedin", 1.25, None)
    kept = next(row for row in back.rows if row.id == "N2")
    assert kept.text == HOSTILE


def test_rows_that_libreoffice_sorted_are_still_the_same_rows(tmp_path, book):
    wide = len(ORDER) + 1
    back = read_book(
        edited(
            book, tmp_path / "room",
            f"Set block = page.getCellRangeByPosition(0, {FIRST}, {wide}, {FIRST + 2})",
            "Dim by(0) As New com.sun.star.table.TableSortField",
            f"by(0).Field = {COLUMN['platform']}",
            "by(0).IsAscending = True",
            "Dim how(0) As New com.sun.star.beans.PropertyValue",
            'how(0).Name = "SortFields"',
            "how(0).Value = by()",
            "block.sort(how())",
            "page.Columns.removeByIndex(0, 1)",
        )
    )  # fmt: skip
    assert [row.id for row in back.rows] == ["N2", "N1", "N3"]
    assert told(back) == []


# -- by hand -----------------------------------------------------------------------------


def sheet(path):
    made = openpyxl.load_workbook(path)
    return made, made.worksheets[0]


def test_columns_moved_and_headed_in_the_other_language_are_known(book):
    made, page = sheet(book)
    lines = [[cell.value for cell in line] for line in page.iter_rows(min_row=4, max_row=7)]
    english = {each.fr: each.en for each in SHEET.fields}
    lines[0] = [english.get(each, each) for each in lines[0]]
    for at, line in enumerate(lines, start=4):
        for column, value in enumerate(reversed(line), start=1):
            page.cell(at, column).value = value
            if isinstance(value, str):
                page.cell(at, column).data_type = "s"
    made.save(book)
    assert told(read_book(book)) == []


def test_an_emptied_id_is_known_by_the_hidden_one_and_a_copied_row_is_new(book):
    made, page = sheet(book)
    page["A5"].value = None
    for column in range(1, page.max_column + 1):
        page.cell(8, column).value = page.cell(6, column).value
    page["B8"].value = dt.date(2026, 11, 12)
    made.save(book)
    back = read_book(book)
    assert [row.id for row in back.rows] == ["N1", "N2", "N3", "N2-2"]
    assert [kind for kind, *_ in told(back)] == ["added"]
    assert [note.plain() for note in back.notes] == [
        "Row 8 was copied with its id “N2”; it is a new row, “N2-2”."
    ]


def test_an_id_that_was_written_over_stays_what_it_was(book):
    made, page = sheet(book)
    page["A5"].value = "nouveau"
    made.save(book)
    back = read_book(book)
    assert (told(back), len(back.notes)) == ([], 1)


def test_a_column_that_is_gone_empties_nothing(book):
    made, page = sheet(book)
    page.delete_cols(COLUMN["link"] + 1)
    made.save(book)
    back = read_book(book)
    assert told(back) == []
    assert "Link" in back.notes[0].plain() or "Lien" in back.notes[0].plain()


def test_without_the_hidden_page_the_calendar_as_it_stands_is_what_was_sent(book):
    made, _ = sheet(book)
    del made["stratbook"]
    made.save(book)
    back = read_book(book, ROWS)
    assert back.base is None
    assert [replace(row, source="") for row in back.rows] == list(ROWS)


def test_every_bad_cell_is_named_at_once(book):
    made, page = sheet(book)
    page["B5"].value = "un jour"
    page["C6"].value = "25:70"
    page["D7"].value = "Instagran"
    page["J5"].value = "cliquer"
    page["L6"].value = "peut-être"
    made.save(book)
    with pytest.raises(ParameterError) as refused:
        read_book(book)
    said = [fault.place for fault in refused.value.faults]
    assert len(said) == 5
    for row, column in (("5", "Date"), ("6", "time"), ("7", "Plateforme"),
                        ("5", "Appel à l’action"), ("6", "État")):  # fmt: skip
        assert any(f"row {row}" in place and column in place for place in said), (row, column, said)
    assert all("calendar.xlsx" in place and "sheet Calendrier" in place for place in said)


@pytest.mark.parametrize("way", ["absent", "text", "headings", "empty"])
def test_a_file_that_is_no_calendar_is_refused_in_words(book, way):
    if way == "absent":
        book.unlink()
    elif way == "text":
        book.write_text("no workbook", encoding="utf-8")
    else:
        made, page = sheet(book)
        page.delete_rows(*((4, 1) if way == "headings" else (5, 9)))
        made.save(book)
    with pytest.raises(ParameterError):
        read_book(book, ROWS)
