"""The course as a learner meets it: their own tables, the cells run, the answer judged."""

import functools
from types import SimpleNamespace

from stratbook.core.language import language
from stratbook.notebook import editions
from stratbook.notebook.course.edition import answers_in
from stratbook.notebook.course.judge import judge
from stratbook.notebook.course.lesson import exercises
from stratbook.notebook.ipynb import tags

LEARNERS = ("", *(f"Learner {place}" for place in range(1, 21)))


@functools.cache
def data_of(exercise, learner=""):
    """A learner's tables; read, never changed."""
    return exercises()[exercise].data(learner)


@functools.cache
def cells_of(exercise):
    """The source of an exercise's answer and of its solution, which may take several cells."""
    chapter = exercises()[exercise].chapter
    source = next(path for path in editions.sources() if path.stem == chapter)
    cells = editions.read_source(source).cells
    return {
        kind: "\n".join(
            cell.source
            for cell in cells
            if kind in tags(cell) and exercise in answers_in(cell.source)
        )
        for kind in ("answer", "solution")
    }


def run(exercise, kind, learner="", code="en"):
    """What an answer or a solution cell leaves, run with a learner's tables."""
    tables = {name: table.copy() for name, table in data_of(exercise, learner).items()}
    course = SimpleNamespace(data=lambda _: tables, look=SimpleNamespace(language=language(code)))
    room = {"course": course}
    exec(cells_of(exercise)[kind], room)  # noqa: S102 - the cells of our own notebooks
    return room[exercise]


def judged(exercise, answers, learner=""):
    """What becomes of answers; what is not answered stays open."""
    return judge(exercises()[exercise], data_of(exercise, learner), answers)


def hints(exercise, learner="", **answers):
    """The hints on some answers, in English."""
    return " ".join(each.plain() for each in judged(exercise, answers, learner).hints)


def states(found):
    """What became of each question, by its key."""
    return {line.question.key: line.state for line in found.lines}
