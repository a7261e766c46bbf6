"""The glossary's words beside an exercise's questions."""

import pytest

from stratbook.notebook.course import open_course
from stratbook.notebook.course.lesson import exercises
from stratbook.notebook.course.words import words


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", ("média payé", "La visibilité que l’on achète.")), ("en", ("earned media", "reach"))],
)
def test_the_words_of_an_exercise_are_explained(language, said):
    shown = open_course(language).show("ex04").markup
    assert all(each in shown for each in said)


def test_an_exercise_without_words_of_the_trade_has_no_glossary():
    assert words(open_course("en").look, exercises()["ex05"]) is None
