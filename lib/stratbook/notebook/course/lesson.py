"""What a course notebook opens: the learner's data, the questions, the check."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import pandas as pd

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import LANGUAGES
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, say, say_n
from stratbook.display import tables
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.styles import notebook_styles
from stratbook.display.theme import theme_of
from stratbook.notebook.course import exercises as room
from stratbook.notebook.course import feedback
from stratbook.notebook.course.attempts import Attempt, keep_attempt, read_attempt
from stratbook.notebook.course.course_file import find_course
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.judge import judge
from stratbook.notebook.faults import show_plainly

COLOUR: Final = "#0b5394"
_opened: list["Lesson"] = []


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
    folder : Path or None
        The course folder, which keeps what was tried; None keeps nothing.
    """

    look: Look
    learner: str = ""
    folder: Path | None = None

    def data(self, exercise: str) -> dict[str, pd.DataFrame]:
        """Return the learner's tables of an exercise, copies to work on."""
        found = _exercise(exercise).data(self.learner)
        return {name: table.copy() for name, table in found.items()}

    def show(self, exercise: str) -> Html:
        """Show an exercise: its tables and what is asked."""
        found = _exercise(exercise)
        return feedback.shown(self.look, found, found.data(self.learner))

    def check(self, exercise: str, answers: object) -> feedback.Feedback:
        """Say what is right, what is missing, and what to look at again; as often as wanted.

        Parameters
        ----------
        exercise : str
            Its id: ``ex07``.
        answers : mapping
            By question's key; whatever else is typed is answered too.
        """
        found = _exercise(exercise)
        judged = judge(found, found.data(self.learner), answers)
        tries = None
        if self.folder is not None:
            with contextlib.suppress(OSError):  # a folder one may only read keeps nothing
                tries = keep_attempt(self.folder, exercise, judged).tries
        return feedback.Feedback(self.look, found, judged, tries)

    def progress(self) -> Html:
        """Show where the learner stands with each exercise, as the course folder keeps it."""
        return join([notebook_styles(self.look), progress(self.look, self.attempts())])

    def attempts(self) -> dict[str, Attempt]:
        """Return what the course folder keeps, by exercise; no try where it keeps none."""
        return {
            id_: Attempt(exercise=id_) if self.folder is None else read_attempt(self.folder, id_)
            for id_ in exercises()
        }

    def __repr__(self) -> str:
        """Return the learner and the language, and no path."""
        return f"<Lesson {self.learner or '-'} {self.look.language.code}>"

    def _repr_html_(self) -> str:
        done = sum(each.passed for each in self.attempts().values())
        whose = (say("The numbers of {learner}", learner=self.learner) if self.learner
                 else say("The course’s own numbers"))  # fmt: skip
        told = say_n("{whose}; {count} exercise of {of} passed.",
                     "{whose}; {count} exercises of {of} passed.", done,
                     whose=whose, of=len(exercises()))  # fmt: skip
        line = element("p", self.look.sentence(told), class_="sb sb-paragraph")
        return join([notebook_styles(self.look), line]).markup


def open_course(language: str = "", learner: str = "") -> Lesson:
    """Open the course in a notebook.

    Parameters
    ----------
    language : str
        ``fr`` or ``en``; empty for what ``course.toml`` says in the notebook's folder or one
        above, English where there is none.
    learner : str
        Whose numbers; empty for what ``course.toml`` says, the published ones where there is
        none.

    Raises
    ------
    ParameterError
        When the language is not known or ``course.toml`` cannot be read.
    """
    show_plainly(language_of(language if language in LANGUAGES else "en"))
    file = find_course(Path.cwd())
    spoken = language or (file.language if file else "") or "en"
    if spoken not in LANGUAGES:
        raise ParameterError((
            Fault("language", say("“{value}” is not a language of the course: write fr or en.",
                                  value=str(spoken)),
                  say("Write one of these: {choices}.", choices=LANGUAGES)),
        ))  # fmt: skip
    lesson = Lesson(
        Look(language_of(spoken), theme_of(COLOUR)),
        learner or (file.learner if file else ""),
        file.folder if file else None,
    )
    _opened[:] = [lesson]
    return lesson


def check(exercise: str, answers: object) -> feedback.Feedback:
    """Check an answer in the lesson opened last; one is opened when there is none yet.

    Parameters
    ----------
    exercise, answers
        As :meth:`Lesson.check` takes them.
    """
    lesson = _opened[0] if _opened else open_course()
    return lesson.check(exercise, answers)


def progress(look: Look, attempts: Mapping[str, Attempt]) -> Html:
    """Show where a learner stands with each exercise.

    Parameters
    ----------
    look : Look
        The reader's language.
    attempts : mapping of str to Attempt
        By exercise.
    """
    known = exercises()
    rows: list[list[tables.Cell]] = [
        [str(int(id_[2:])), known[id_].title, _standing(each), each.right,
         len(known[id_].questions), each.tries]
        for id_, each in attempts.items()
    ]  # fmt: skip
    head = [say("Exercise"), say("Title"), say("State"), say("Right"), say("Of"), say("Tries")]
    return tables.table(look, head, rows, say("Where you stand"))


def _standing(attempt: Attempt) -> Message:
    if attempt.passed:
        return say("passed")
    return say("begun") if attempt.tries else say("not begun yet")


def _exercise(name: str) -> Exercise:
    known = exercises()
    if name in known:
        return known[name]
    raise ParameterError((
        Fault("check", say("There is no exercise “{name}”.", name=str(name)[:40]),
              say("The exercises are {names}.", names=tuple(known))),
    ))  # fmt: skip
