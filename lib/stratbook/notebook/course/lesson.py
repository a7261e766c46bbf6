"""What a course notebook opens: the learner's data, the questions, the check."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import pandas as pd

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import language as language_of
from stratbook.core.message import say
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.course import exercises as room
from stratbook.notebook.course import feedback
from stratbook.notebook.course.exercise import Answer, Exercise
from stratbook.notebook.course.judge import judge

_COLOUR: Final = "#0b5394"


def exercises() -> Mapping[str, Exercise]:
    """Return every exercise by id, in their order."""
    found = sorted(each.name for each in iter_modules(room.__path__) if each.name[:2] == "ex")
    return {name: import_module(f"{room.__name__}.{name}").EXERCISE for name in found}


@dataclass(frozen=True)
class Lesson:
    """A learner at work.

    Parameters
    ----------
    look : Look
        The learner's language.
    learner : str
        Whose numbers; empty for the published ones.
    """

    look: Look
    learner: str = ""

    def data(self, exercise: str) -> dict[str, pd.DataFrame]:
        """Return the learner's tables of an exercise, copies to work on."""
        found = _exercise(exercise).data(self.learner)
        return {name: table.copy() for name, table in found.items()}

    def show(self, exercise: str) -> Html:
        """Show an exercise: its tables and what is asked."""
        found = _exercise(exercise)
        return feedback.shown(self.look, found, found.data(self.learner))

    def check(self, exercise: str, answers: Mapping[str, Answer]) -> feedback.Feedback:
        """Say what is right, what is missing, and what to look at again; as often as wanted."""
        found = _exercise(exercise)
        judged = judge(found, found.data(self.learner), answers)
        return feedback.Feedback(self.look, found, judged)


def open_course(language: str = "", learner: str = "") -> Lesson:
    """Open the course in a notebook.

    Parameters
    ----------
    language : str
        ``fr`` or ``en``; empty for English.
    learner : str
        Whose numbers; empty for the published ones.
    """
    return Lesson(Look(language_of(language or "en"), theme_of(_COLOUR)), learner)


def _exercise(name: str) -> Exercise:
    known = exercises()
    if name in known:
        return known[name]
    raise ParameterError((
        Fault("check", say("There is no exercise “{name}”.", name=str(name)),
              say("The exercises are {names}.", names=tuple(known))),
    ))  # fmt: skip
