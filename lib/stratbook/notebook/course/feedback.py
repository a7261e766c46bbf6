"""What the learner reads: the exercise's tables and questions, then what became of the answer."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from stratbook.core.message import Fact, Loose, Message, Quantity, Unit, fact, say, say_n, term
from stratbook.display import prose, tables
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.styles import notebook_styles
from stratbook.notebook.course.asked import asked
from stratbook.notebook.course.exercise import Data, Exercise
from stratbook.notebook.course.judge import Judged, Line
from stratbook.notebook.course.rubric import RUBRIC
from stratbook.notebook.course.words import words

_STATES: Final = {
    "right": ("✔", term("right")),
    "open": ("○", term("to answer")),
    "wrong": ("▲", term("not yet")),
    "kept": ("✔", term("complete; your trainer reads it")),
}
_NARROW: Final = "\u202f"


@dataclass(frozen=True)
class Feedback:
    """An answer's feedback; true when the exercise is done.

    Parameters
    ----------
    look : Look
        The learner's language.
    exercise : Exercise
        Which.
    judged : Judged
        What became of it.
    tries : int or None
        How often the course folder has seen a try; None when it keeps none.
    """

    look: Look
    exercise: Exercise
    judged: Judged
    tries: int | None = None

    @property
    def passed(self) -> bool:
        """Whether everything is right."""
        return self.judged.passed

    def __bool__(self) -> bool:
        """Return :attr:`passed`."""
        return self.passed

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What is said above the questions: the score, then the hints."""
        count, of = self.judged.right, len(self.judged.lines)
        if self.passed:
            return (say("Well done: everything is right."),)
        if all(each.state == "open" for each in self.judged.lines):
            first = say("Nothing is answered yet: replace each … by your answer, then run this "
                        "cell again.")  # fmt: skip
        else:
            first = say_n("{count} of {of} is right.", "{count} of {of} are right.", count, of=of)
        hints = self.judged.hints
        if len(hints) > 1:
            hints = tuple(say("Hint {number}: {hint}", number=str(number), hint=each)
                          for number, each in enumerate(hints, start=1))  # fmt: skip
        return (first, *self.judged.notes, *hints)

    def shown(self) -> Html:
        """Return it as HTML: the score, hints, and each question's state."""
        look = self.look
        first, *hints = self.sentences
        parts = [prose.note(look, first, tone="good" if self.passed else "neutral")]
        parts += [prose.note(look, each, tone="watch") for each in hints]
        head = [say("Question"), say("State"), say("What to look at again")]
        rows: list[list[tables.Cell]] = [
            [each.question.asks, _state(look, each), _told(look, each.say)]
            for each in self.judged.lines
        ]
        number = str(int(self.exercise.id[2:]))
        caption = say("Your answer to exercise {number}", number=number)
        parts.append(tables.table(look, head, rows, caption, note=self._tried(), folds=False))
        return element("div", *parts, role="status")

    def _tried(self) -> Message | None:
        if self.tries is None:
            return None
        return say_n("{count} try so far; try as often as you like.",
                     "{count} tries so far; try as often as you like.", self.tries)  # fmt: skip

    def _repr_html_(self) -> str:
        return join([notebook_styles(self.look), self.shown()]).markup

    def __str__(self) -> str:
        """Return what is said, line by line, for a console and for tests."""
        said = [self.look.sentence(each) for each in self.sentences]
        for line in self.judged.lines:
            if line.say:
                hints = " ".join(self.look.sentence(each) for each in line.say)
                said.append(f"{self.look.sentence(line.question.asks)} → {hints}")
        return "\n".join(said)

    __repr__ = __str__

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/html": self._repr_html_(), "text/plain": str(self)}


def shown(look: Look, exercise: Exercise, data: Data) -> Html:
    """Show an exercise: its tables, then its questions with their keys and units."""
    number = str(int(exercise.id[2:]))
    told = [
        tables.table(look, headings(exercise, table), cells(exercise, table),
                     exercise.captions.get(name, say("Exercise {number}: data", number=number)))
        for name, table in data.items()
    ]  # fmt: skip
    glossary = words(look, exercise)
    below = [glossary] if glossary else []
    return element("div", notebook_styles(look), *told, *asked(look, exercise), *below)


def rubric(look: Look) -> Html:
    """Show the four levels on which a trainer reads a free text."""
    rows: list[list[tables.Cell]] = [[each.points, each.name, each.seen_by] for each in RUBRIC]
    head = [say("Level"), say("What is reached"), say("How the trainer sees it")]
    note = say("Each level is built on the one before; a text whose fact is wrong has no point.")
    return tables.table(look, head, rows, say("How free texts are read"), note=note)


def headings(exercise: Exercise, table: pd.DataFrame) -> list[Fact]:
    """Return a table's column headings as the learner reads them."""
    return [exercise.headings.get(str(each), fact(str(each))) for each in table.columns]


def cells(exercise: Exercise, table: pd.DataFrame) -> list[list[Loose]]:
    """Return a table's rows as the learner reads them: ids become words, numbers stay typed."""
    rows: Sequence[Sequence[object]] = table.astype(object).to_numpy().tolist()
    return [[_cell(exercise, each) for each in row] for row in rows]


def _cell(exercise: Exercise, value: object) -> Loose:
    if isinstance(value, str):
        return exercise.words.get(value, fact(value))
    if isinstance(value, bool):
        return term("yes") if value else term("no")
    if isinstance(value, (int, float)):
        return None if math.isnan(value) else _number(float(value))
    if isinstance(value, dt.date):
        return value
    return None if value is None else str(value)


def _number(value: float) -> Fact:
    """Return a number with the decimals it is given with: 3.4 stays 3.4, 12.0 is 12."""
    if value.is_integer():
        return fact(int(value))
    digits = len(f"{value:.4f}".rstrip("0").partition(".")[2])
    return Quantity(value=value, unit=Unit.DECIMAL, digits=max(1, digits))


def _state(look: Look, line: Line) -> Html:
    sign, words = _STATES[line.state]
    mark = element("span", sign, aria_hidden="true")
    return element("span", mark, f"{_NARROW}{look.say(words)}")


def _told(look: Look, said: Sequence[Message]) -> Html:
    return join([element("div", look.sentence(each)) for each in said])
