"""The calendar of exercise 6 as the Excel file a learner opens."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from course_room import data_of
from stratbook.notebook.course import open_course
from stratbook.notebook.course.handout import tables_of
from stratbook.notebook.course.lesson import exercises

EXERCISE = exercises()["ex06"]


def rows_of(language, learner=""):
    files = tables_of(open_course(language).look, EXERCISE, learner)
    page = load_workbook(io.BytesIO(files["calendar.xlsx"])).active
    return [[cell.value for cell in row] for row in page.iter_rows()]


@pytest.mark.parametrize(
    ("language", "head", "first"),
    [
        ("en", ["Row", "Date", "Time", "Platform"], "The kiln is opened, failures included"),
        ("fr", ["Ligne", "Date", "Heure", "Plateforme"], "Le four s’ouvre, ratés compris"),
    ],
)
def test_it_is_read_in_the_learners_language_with_real_dates(language, head, first):
    told, *rows = rows_of(language)
    assert told[:4] == head
    assert [row[0] for row in rows] == [f"L{place}" for place in range(1, 9)]
    assert rows[0][1] == dt.datetime(2026, 10, 6)  # noqa: DTZ001 - as openpyxl reads a day
    assert rows[0][4] in {None, ""}  # no pillar: the first fault
    assert rows[0][5] == first


def test_its_days_are_the_learners_own():
    days = [row[1].date() for row in rows_of("en", "Learner 1")[1:]]
    assert days == list(data_of("ex06", "Learner 1")["calendar"]["date"])


def test_it_is_handed_out_instead_of_a_csv_and_always_the_same():
    look = open_course("fr").look
    files = tables_of(look, EXERCISE, "Zoé")
    assert set(files) == {"rules.csv", "calendar.xlsx", "posts.csv"}
    assert files == tables_of(look, EXERCISE, "Zoé")
