"""The words of the trade that an exercise uses, with what they mean: read beside the questions."""

from collections.abc import Iterator

from stratbook.core.message import Fact, say
from stratbook.display import tables
from stratbook.display.glossary import entries_in
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.notebook.course.exercise import Exercise


def words(look: Look, exercise: Exercise) -> Html | None:
    """Show the glossary's words that an exercise uses; None when it uses none.

    Parameters
    ----------
    look : Look
        The learner's language.
    exercise : Exercise
        Its title, questions, headings and cells are looked through.
    """
    found = entries_in(look, " · ".join(look.say(each) for each in _said(exercise)))
    if not found:
        return None
    rows = [[each.term, each.meaning] for each in found]
    title = say("The words of the trade in this exercise")
    table = tables.table(look, [say("Word"), say("What it means")], rows, title)
    return element("details", element("summary", look.say(title)), table, class_="sb sb-more")


def _said(exercise: Exercise) -> Iterator[Fact]:
    yield exercise.title
    for question in exercise.questions:
        yield question.asks
        yield from question.options.values()
    for table in (exercise.captions, exercise.headings, exercise.words):
        yield from table.values()
