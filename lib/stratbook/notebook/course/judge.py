"""An answer against what is right: each question right, still to answer, or with a hint."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import Message, say
from stratbook.notebook.course.exercise import (
    NOT_ANSWERED,
    Answer,
    Data,
    Exercise,
    Mistake,
    Question,
    Sealed,
    seal,
)
from stratbook.notebook.course.free_text import structure
from stratbook.notebook.course.written import UnreadableError, number_of

State = Literal["right", "open", "wrong", "kept"]
_UNDEFINED: Final = frozenset({"", "n.d.", "n.d", "nd", "none", "undefined", "n/a"})


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
        The mistakes that were recognised.
    """

    lines: tuple[Line, ...]
    hints: tuple[Message, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every question is right, and every text complete."""
        return all(each.state in {"right", "kept"} for each in self.lines)

    @property
    def right(self) -> int:
        """How many questions are right."""
        return sum(each.state in {"right", "kept"} for each in self.lines)


def judge(exercise: Exercise, data: Data, answers: Mapping[str, Answer]) -> Judged:
    """Judge what a learner answered.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    data : mapping of str to DataFrame
        The learner's own tables.
    answers : mapping
        By question's key; what is missing or ``...`` is not answered yet.

    Returns
    -------
    Judged
        Never what is right.
    """
    expected = exercise.expected(data)
    lines = tuple(_line(exercise, each, answers, expected, data) for each in exercise.questions)
    wrong = {each.question.key for each in lines if each.state == "wrong"}
    if not wrong:
        return Judged(lines)
    asked = {each.key: each for each in exercise.questions}
    found = [
        each for each in exercise.mistakes(data)
        if wrong & set(each.answers) and _made(each, asked, answers)
    ]  # fmt: skip
    named = {key for each in found for key in each.answers}
    kept = tuple(Line(each.question, each.state) if each.question.key in named else each
                 for each in lines)  # fmt: skip
    return Judged(kept, _hints(found))


def _hints(found: Sequence[Mistake]) -> tuple[Message, ...]:
    hints: list[Message] = []
    for each in found:
        if each.hint not in hints:
            hints.append(each.hint)
    return tuple(hints)


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
        lacking = structure(str(given), data)
        return Line(question, "wrong", lacking) if lacking else Line(question, "kept")
    right = expected[question.key]
    if same(exercise.id, question, given, right):
        return Line(question, "right")
    return Line(question, "wrong", _why(question, given, right))


def same(exercise: str, question: Question, given: Answer, right: Answer) -> bool:
    """Say whether an answer is right, however it is written."""
    if isinstance(right, Sealed):
        return any(
            seal(exercise, question.key, each) == right.digest for each in _ids(question, given)
        )
    match question.kind:
        case "number":
            return _close(given, right, question.tolerance)
        case "flag":
            return isinstance(given, bool) and given is right
        case "choices":
            return _set(given) == _set(right)
        case _:
            return str(right).casefold() in _ids(question, given)


def _close(given: Answer, right: Answer, tolerance: float) -> bool:
    if right is None:
        return given is None or str(given).strip().casefold() in _UNDEFINED
    number = _number(given)
    return (
        number is not None
        and isinstance(right, (int, float))
        and abs(number - right) <= tolerance + 1e-9
    )


def _number(given: Answer) -> float | None:
    try:
        found = number_of(given)
    except UnreadableError:
        return None
    return found if found is not None and math.isfinite(found) else None


def _set(given: Answer) -> frozenset[str]:
    items = given.replace(";", ",").split(",") if isinstance(given, str) else given
    if isinstance(items, (list, tuple, set, frozenset)):
        return frozenset(str(each).strip().casefold() for each in items if str(each).strip())
    return frozenset({str(given).strip().casefold()})


def _ids(question: Question, given: Answer) -> tuple[str, ...]:
    """Return what an answer can mean: its own text, and the ids whose words it is."""
    if question.kind == "choices":
        return (",".join(sorted(_set(given))),)
    text = " ".join(str(given).casefold().split())
    words = {
        id_ for id_, word in question.options.items()
        for code in LANGUAGES if " ".join(language(code).render(word).casefold().split()) == text
    }  # fmt: skip
    return (text, *sorted(words))


def _made(mistake: Mistake, asked: Mapping[str, Question], answers: Mapping[str, Answer]) -> bool:
    return all(
        answers.get(key, NOT_ANSWERED) is not NOT_ANSWERED
        and same("", asked[key], answers[key], value)
        for key, value in mistake.answers.items()
    )


def _why(question: Question, given: Answer, right: Answer) -> tuple[Message, ...]:
    if question.kind == "number" and _number(given) is None and given is not None:
        return (say("Give a number."),)
    if question.kind == "flag" and not isinstance(given, bool):
        return (say("Answer True or False."),)
    number = _number(given)
    if (
        question.share
        and number is not None
        and isinstance(right, (int, float))
        and right
        and abs(number * 100 - right) <= 100 * question.tolerance
    ):
        return (say("Write it in per cent: 12.5 for 12.5 %."),)
    if question.kind == "choice" and question.options:
        known = {each for id_ in question.options for each in (id_.casefold(),)}
        if not known & set(_ids(question, given)):
            return (say("This is none of the options: {options}.",
                        options=tuple(question.options)),)  # fmt: skip
    return (question.nudge,)
