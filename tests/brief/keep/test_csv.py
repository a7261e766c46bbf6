"""A CSV changed in place: its delimiter, quotes, breaks and other rows stay byte for byte."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.brief.cells import Hand
from stratbook.brief.inputs import read_inputs
from stratbook.brief.keep import csv_edit
from stratbook.brief.keep.change import SetRow
from stratbook.brief.keep.tables import written_table
from stratbook.core.errors import ParameterError

FRENCH = Hand("fr")
WEIGHTS = (
    "Service;Objectif;Points sur 100\r\n"
    'Direction;"Vendre; plus";50\r\n'
    "Direction;'Notoriété' ;50,0\r\n"
    "\r\n"
    'Marketing;"Vendre\r\nplus";100'
)


@pytest.fixture
def sheet(tmp_path):
    (tmp_path / "inputs").mkdir()

    def sheet_(name, text, mark=""):
        path = tmp_path / "inputs" / name
        path.write_bytes((mark + text).encode())
        return path

    return sheet_


def written(folder, *changes, hand=FRENCH):
    return written_table(folder, changes, hand)


def points(department, objective, value, **more):
    return SetRow("weights", {"department": department, "objective": objective},
                  {"points": value, **more})  # fmt: skip


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_cell_changes(tmp_path, sheet, mark):
    sheet("Priorités.csv", WEIGHTS, mark)
    found = written(tmp_path, points("direction", "VENDRE; plus", 45.5))
    assert found.content.decode() == mark + WEIGHTS.replace(";50\r", ";45,5\r")
    assert found.places == ("inputs/Priorités.csv, row 2, column Points sur 100",)


def test_a_cell_that_spans_lines_is_found_and_the_last_line_stays_unbroken(tmp_path, sheet):
    sheet("weights.csv", WEIGHTS)
    found = written(tmp_path, points("Marketing", "Vendre plus", 90))
    assert found.content.decode() == WEIGHTS[:-3] + "90"


def test_what_reads_as_the_same_is_not_written(tmp_path, sheet):
    sheet("weights.csv", WEIGHTS)
    assert written(tmp_path, points("Direction", "'Notoriété'", 50)) is None


def test_a_new_row_goes_below_and_a_new_column_to_the_right(tmp_path, sheet):
    sheet("weights.csv", "sep=,\nDepartment,Objective,Points of 100\nSales,sell,100\n")
    found = written(tmp_path, points("Board", "a, b", 100, rescale=True), hand=Hand("en"))
    assert found.content.decode() == (
        "sep=,\nDepartment,Objective,Points of 100,Bring its points to 100\n"
        'Sales,sell,100\nBoard,"a, b",100,yes\n'
    )
    assert found.places == ("inputs/weights.csv, row 4",)


def test_words_follow_the_headings_and_formulas_are_text(tmp_path, sheet):
    sheet("decisions.csv", "Chapitre;Question;Choix;Décidé le\nobjectifs;Q;;\n")
    row = {
        "chapter": "06_media_plan",
        "question": "=1+1",
        "choice": "-2",
        "on": dt.date(2026, 11, 5),
    }
    found = written(tmp_path, SetRow("decisions", {}, row), hand=Hand("en"))
    assert found.content.decode().endswith("objectifs;Q;;\nplan média; =1+1; -2;2026-11-05\n")
    sheet("decisions.csv", found.content.decode())
    frames, faults = read_inputs(tmp_path, FRENCH)
    assert faults == []
    assert frames["decisions"]["question"].tolist() == ["Q", "=1+1"]


def test_a_sheet_that_stands_nowhere_is_made(tmp_path):
    found = written(tmp_path, points("Direction", "Vendre", 100))
    assert found.path == tmp_path / "inputs" / "weights.csv"
    assert found.content.decode() == (
        "Service;Objectif;Points sur 100;Poids du service;Ramener ses points à 100\n"
        "Direction;Vendre;100;;\n"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (points("Direction", "Vendre; plus", -1), "too small"),
        (SetRow("weights", {"department": "Direction"}, {"points": 1}), "same thing as row 2"),
        (
            SetRow("weights", {"department": "None"}, {"points": 1}, made=False),
            "not there any more",
        ),
        (SetRow("weights", {"department": "Direction"}, {"rescale": "perhaps"}), "neither yes nor"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path, sheet, change, said):
    sheet("weights.csv", WEIGHTS)
    with pytest.raises(ParameterError, match=said):
        written(tmp_path, change)


CELL = st.text(st.sampled_from('ab;, "\n\ré='), max_size=5)


@settings(max_examples=60)
@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5),
       st.sampled_from(";,"), st.sampled_from(["\n", "\r\n"]))  # fmt: skip
def test_cells_stand_where_the_reader_finds_them(rows, delimiter, newline):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=newline).writerows(rows)
    text = stream.getvalue()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins, expected = 1, []
    for record in reader:
        expected.append((begins, record or [""]))
        begins = reader.line_num + 1
    found = [
        (each.line, [csv_edit.unquoted(text[start:end]) for start, end in each.cells])
        for each in csv_edit.records(text, delimiter)
    ]
    assert found == expected
