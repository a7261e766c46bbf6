"""An answer against what is right: each question right, still to answer, or with a hint.

It never says what is right. What a learner typed is made plain first (``written.plain``): a
text where a number is asked, a table, or no dictionary at all is answered, never an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from stratbook.core.message import Message, say
from stratbook.notebook.course.exercise import (
    NOT_ANSWERED,
    Answer,
    Data,
    Exercise,
    Mistake,
    Question,
)
from stratbook.notebook.course.free_text import structure
from stratbook.notebook.course.same import ids_of, number, same
from stratbook.notebook.course.written import plain

State = Literal["right", "open", "wrong", "kept"]
_SHARE: Final = 0.02  # how far a share written as 0.556 may be from 55.6, as a part of it
_UNKNOWN: Final = 5  # keys that are named
_KEYS: Final = 100  # keys that are looked at


@dataclass(frozen=True)
class Line:
    """What becomes of one question.

    Parameters
    ----------
    question : Question
        Which.
    state : str
        ``right``; ``open``, not answered; ``wrong``; or ``kept``, a text whose structure is
        complete and which the trainer reads.
    say : tuple of Message
        What to look at again; empty when right.
    """

    question: Question
    state: State
    say: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Judged:
    """An exercise's answer, judged.

    Parameters
    ----------
    lines : tuple of Line
        One a question.
    hints : tuple of Message
        The mistakes that were recognised; a line that made one says which.
    answers : mapping
        What was answered, in plain values, by question's key.
    notes : tuple of Message
        What is wrong with the answer's shape.
    """

    lines: tuple[Line, ...]
    hints: tuple[Message, ...] = ()
    answers: Mapping[str, Answer] | None = None
    notes: tuple[Message, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every question is right, and every text complete."""
        return all(each.state in {"right", "kept"} for each in self.lines)

    @property
    def right(self) -> int:
        """How many questions are right."""
        return sum(each.state in {"right", "kept"} for each in self.lines)


def judge(exercise: Exercise, data: Data, answers: object) -> Judged:
    """Judge what a learner answered.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    data : mapping of str to DataFrame
        The learner's own tables.
    answers : mapping
        By question's key; what is missing or ``...`` is not answered yet. Anything else is
        told to be written as a dictionary.

    Returns
    -------
    Judged
        Never what is right.
    """
    asked = {each.key: each for each in exercise.questions}
    given, notes = _given(answers, asked)
    expected = exercise.expected(data)
    lines = tuple(_line(exercise, each, given, expected, data) for each in exercise.questions)
    wrong = {each.question.key for each in lines if each.state == "wrong"}
    found = [
        each for each in (exercise.mistakes(data) if wrong else ())
        if wrong & set(each.answers) and _made(exercise.id, each, asked, given)
    ]  # fmt: skip
    hints = _hints(found)
    named = {
        key: hints.index(each.hint) + 1 for each in reversed(found) for key in each.answers
    }  # fmt: skip
    pointed = tuple(_pointed(each, named, len(hints)) for each in lines)
    return Judged(pointed, hints, given, notes)


def _given(
    answers: object, asked: Mapping[str, Question]
) -> tuple[dict[str, Answer], tuple[Message, ...]]:
    """Return the answers made plain, and what is wrong with their shape."""
    if answers is NOT_ANSWERED or answers is None:
        return {}, ()
    pairs = _pairs(answers)
    if pairs is None:
        example = next(iter(asked))
        said = say(
            "Write the answers as a dictionary: between braces, each key with its answer, as in "
            "{example}.",
            example=f'{{"{example}": …}}',
        )
        return {}, (said,)
    given = {key: plain(value) for key, value in pairs.items() if key in asked}
    unknown = [key for key in pairs if key not in asked][:_UNKNOWN]
    if not unknown:
        return given, ()
    return given, (
        say("Not a key of this exercise: {names}. Its keys are {keys}.",
            names=tuple(each[:40] for each in unknown), keys=tuple(asked)),
    )  # fmt: skip


def _pairs(answers: object) -> dict[str, object] | None:
    if not isinstance(answers, Mapping):
        return None
    try:
        pairs = list(islice(answers.items(), _KEYS))
    except Exception:  # noqa: BLE001 - a learner's own mapping may raise anything
        return None
    return {_key(key): value for key, value in pairs}


def _key(key: object) -> str:
    return " ".join(key.split()) if isinstance(key, str) else f"<{type(key).__name__}>"


def _hints(found: Sequence[Mistake]) -> tuple[Message, ...]:
    hints: list[Message] = []
    for each in found:
        if each.hint not in hints:
            hints.append(each.hint)
    return tuple(hints)


def _pointed(line: Line, named: Mapping[str, int], hints: int) -> Line:
    """Return a line that a hint speaks of with the hint's number in the place of its nudge."""
    number = named.get(line.question.key)
    if number is None:
        return line
    one = say("See the hint above.")
    told = one if hints == 1 else say("See hint {number} above.", number=str(number))
    return Line(line.question, line.state, (told,))


def _line(
    exercise: Exercise,
    question: Question,
    answers: Mapping[str, Answer],
    expected: Mapping[str, Answer],
    data: Data,
) -> Line:
    given = answers.get(question.key, NOT_ANSWERED)
    if given is NOT_ANSWERED:
        return Line(question, "open")
    if question.kind == "text":
        lacking = _lacking(given, data, expected)
        return Line(question, "wrong", lacking) if lacking else Line(question, "kept")
    right = expected[question.key]
    if same(exercise.id, question, given, right):
        return Line(question, "right")
    return Line(question, "wrong", (_why(question, given, right),))


def _lacking(given: Answer, data: Data, expected: Mapping[str, Answer]) -> tuple[Message, ...]:
    if not isinstance(given, str):
        return (say("Write a text, between quotation marks."),)
    return structure(given, data, [each for each in expected.values() if number(each) is not None])


def _made(
    exercise: str, mistake: Mistake, asked: Mapping[str, Question], answers: Mapping[str, Answer]
) -> bool:
    return all(
        answers.get(key, NOT_ANSWERED) is not NOT_ANSWERED
        and same(exercise, asked[key], answers[key], value)
        for key, value in mistake.answers.items()
    )


def _why(question: Question, given: Answer, right: Answer) -> Message:
    """Say what is wrong with how an answer is written, else where to look again."""
    match question.kind:
        case "number":
            return _why_number(question, given, right)
        case "flag" if not isinstance(given, bool):
            return say("Answer True or False.")
        case "choice" | "choices" if question.options:
            known = {each.casefold() for each in question.options}
            if not known.issuperset(ids_of(question, given)):
                return say("This is none of the options: {options}.",
                           options=tuple(question.options))  # fmt: skip
    return question.nudge


def _why_number(question: Question, given: Answer, right: Answer) -> Message:
    found = number(given)
    if found is None:
        return question.nudge if given is None else say("Give a number.")
    if question.share and isinstance(right, (int, float)) and 0 < abs(found) < abs(right):
        close = abs(right) * _SHARE
        if abs(found * 100 - right) <= close:
            return say("Write it in per cent: 12.5 for 12.5%.")
    return question.nudge
