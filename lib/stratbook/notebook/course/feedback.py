"""What the learner reads: the exercise's tables and questions, then what became of the answer."""

from dataclasses import dataclass
from typing import Any, Final

from stratbook.core.message import N_, Message, say, say_n, term
from stratbook.display import prose, tables
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.notebook.course.exercise import Data, Exercise
from stratbook.notebook.course.judge import Judged

_STATES: Final = {
    "right": N_("right"),
    "open": N_("to answer"),
    "wrong": N_("not yet"),
    "kept": N_("complete; your trainer reads it"),
}


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
    """

    look: Look
    exercise: Exercise
    judged: Judged

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
        score = say_n("{count} of {of} is right.", "{count} of {of} are right.", count, of=of)
        return (score, *self.judged.hints)

    def shown(self) -> Html:
        """Return it as HTML: the score, hints, and each question's state."""
        look = self.look
        rows = [
            [each.question.asks, term(_STATES[each.state]), _told(look, each.say)]
            for each in self.judged.lines
        ]
        notes = [prose.note(look, each, tone="good" if self.passed else "neutral")
                 for each in self.sentences]  # fmt: skip
        caption = say("Your answer to exercise {number}", number=str(int(self.exercise.id[2:])))
        head = [say("Question"), say("State"), say("What to look at again")]
        return element("div", *notes, tables.table(look, head, rows, caption))

    def _repr_html_(self) -> str:
        return self.shown().markup

    def __str__(self) -> str:
        """Return what is said, line by line, for a console and for tests."""
        lines = [*self.sentences, *(each for line in self.judged.lines for each in line.say)]
        return "\n".join(self.look.say(each) for each in lines)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/html": self._repr_html_(), "text/plain": str(self)}


def shown(look: Look, exercise: Exercise, data: Data) -> Html:
    """Show an exercise: its tables, then its questions with their keys and units."""
    number = str(int(exercise.id[2:]))
    told = [
        tables.table(look, [say("{name}", name=str(each)) for each in table.columns],
                     table.to_numpy().tolist(), say("Exercise {number}: data", number=number))
        for table in data.values()
    ]  # fmt: skip
    rows = [[each.key, each.asks] for each in exercise.questions]
    asked = tables.table(look, [say("Key"), say("Question")], rows,
                         say("Exercise {number}: questions", number=number))  # fmt: skip
    return element("div", *told, asked)


def _told(look: Look, said: tuple[Message, ...]) -> Html:
    return join([element("div", look.say(each)) for each in said])
