"""What an exercise is. No answer stands in clear: it is computed from the data, or sealed."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import pandas as pd

from stratbook.core.message import Message
from stratbook.notebook.course.draw import Draw

Kind = Literal["number", "choice", "choices", "flag", "text"]
Data = Mapping[str, pd.DataFrame]
Answer = object  # whatever a learner typed
NOT_ANSWERED: Final = ...  # what stands in a learner's notebook until they answer


@dataclass(frozen=True)
class Question:
    """One thing asked.

    Parameters
    ----------
    key : str
        Its name in the answer: ``mean_overlap``.
    asks : Message
        The question, with the unit of the answer: "Mean overlap (0 to 1)".
    kind : str
        ``number`` (None where it is not defined), ``choice`` (one of the options), ``choices``
        (a set of ids), ``flag`` (True or False) or ``text`` (checked for its structure only).
    nudge : Message
        What a wrong answer without a hint of its own is told: where to look again.
    options : mapping of str to Message
        Of a choice: what can be answered, by id, as the learner reads it; ids are accepted
        and so are the words in either language.
    tolerance : float
        How far a number may be from what is right.
    share : bool
        Whether the number is asked in per cent: one written as 0.556 is told so.
    """

    key: str
    asks: Message
    kind: Kind
    nudge: Message
    options: Mapping[str, Message] = field(default_factory=dict)
    tolerance: float = 0.05
    share: bool = False


@dataclass(frozen=True)
class Mistake:
    """A usual mistake: what it answers, and the hint that names it.

    Parameters
    ----------
    answers : mapping
        What the mistake gives, by question; it is recognised when all of these were answered.
    hint : Message
        What went wrong, never what is right.
    """

    answers: Mapping[str, Answer]
    hint: Message


@dataclass(frozen=True)
class Sealed:
    """An answer that no data gives, kept as a salted digest (see :func:`seal`)."""

    digest: str


@dataclass(frozen=True)
class Exercise:
    """One exercise of the course.

    Parameters
    ----------
    id : str
        ``ex01``.
    chapter : str
        The notebook it belongs to: ``01_objectives``.
    title : Message
        As the learner reads it.
    minutes : int
        How long it takes, for the trainer's timing.
    draw : callable
        The learner's tables by name, in the columns that the lesson shows.
    questions : tuple of Question
        In the order asked.
    expected : callable
        What is right, by question's key, from the tables: a number, None, an id, a frozenset of
        ids, a bool or :class:`Sealed`. Texts are not in it.
    mistakes : callable
        The usual mistakes with these tables, the most telling first.
    teaching : tuple of Message
        For the trainer: what to stress, what to ask the room.
    points : int
        What it counts for in a gradebook.
    captions, headings, words : mapping of str to Message
        How the tables are read in the learner's language: a table's title by its name, a
        column's heading by its name, a cell's words by its id ("earned"). What is not in them
        stands as it is.
    workbooks : frozenset of str
        The tables, by name, that are handed out as an Excel workbook and not as a CSV file.
    """

    id: str
    chapter: str
    title: Message
    minutes: int
    draw: Callable[[Draw], Data]
    questions: tuple[Question, ...]
    expected: Callable[[Data], Mapping[str, Answer]]
    mistakes: Callable[[Data], Sequence[Mistake]]
    teaching: tuple[Message, ...] = ()
    points: int = 10
    captions: Mapping[str, Message] = field(default_factory=dict)
    headings: Mapping[str, Message] = field(default_factory=dict)
    words: Mapping[str, Message] = field(default_factory=dict)
    workbooks: frozenset[str] = frozenset()

    def data(self, learner: str = "") -> Data:
        """Return a learner's tables; the published ones for nobody in particular."""
        return self.draw(Draw(learner, self.id))


def seal(exercise: str, question: str, answer: str) -> str:
    """Return the salted digest of an answer: a choice's id, or ids sorted and joined by commas."""
    text = f"stratbook course\n{exercise}\n{question}\n{answer.casefold().strip()}"
    return hashlib.sha256(text.encode()).hexdigest()
