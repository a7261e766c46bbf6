"""Whether two answers say the same, however they are written."""

import math
from collections.abc import Iterable
from typing import Final

from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import Message
from stratbook.notebook.course.exercise import Answer, Question, Sealed, seal
from stratbook.notebook.course.written import UnreadableError, number_of, readings, text_of

_UNDEFINED: Final = frozenset({"n.d.", "n.d", "nd", "none", "undefined", "n/a", "non défini"})
_SLIP: Final = 1e-9


def same(exercise: str, question: Question, given: Answer, right: Answer) -> bool:
    """Say whether an answer is right, however it is written.

    Parameters
    ----------
    exercise : str
        Its id, which sealed answers are salted with.
    question : Question
        What was asked.
    given : answer
        The learner's, in plain values.
    right : answer
        What is right, or what a mistake answers.
    """
    if question.kind == "number":
        return _close(given, right, question.tolerance)
    if question.kind == "flag":
        return isinstance(given, bool) and given is bool(right)
    found = ids_of(question, given)
    if isinstance(right, Sealed):
        return seal(exercise, question.key, ",".join(sorted(found))) == right.digest
    return found == ids_of(question, right)


def number(given: Answer) -> float | None:
    """Return a plain answer as a finite number; None when it is none."""
    try:
        found = number_of(given)
    except UnreadableError:
        return None
    return found if found is not None and math.isfinite(found) else None


def ids_of(question: Question, given: Answer) -> frozenset[str]:
    """Return the ids an answer names: by themselves, or by their words in either language.

    Parameters
    ----------
    question : Question
        A choice is one id; ``choices`` are several, as a list or parted by commas.
    given : answer
        In plain values.
    """
    if question.kind == "choices":
        items: Iterable[object] = given if isinstance(given, (tuple, list, set, frozenset)) else (
            str(given).replace(";", ",").split(","))  # fmt: skip
    else:
        items = (given,)
    texts = (text_of(each).casefold() for each in items)
    words = {
        word.casefold(): id_.casefold()
        for id_, message in question.options.items() for word in _words(message)
    }  # fmt: skip
    return frozenset(words.get(each, each) for each in texts if each)


def _words(message: Message) -> tuple[str, ...]:
    return tuple(" ".join(language(code).render(message).split()) for code in LANGUAGES)


def _close(given: Answer, right: Answer, tolerance: float) -> bool:
    if right is None:
        return given is None or (isinstance(given, str) and text_of(given).lower() in _UNDEFINED)
    wanted = number(right)
    try:
        found = readings(given)
    except UnreadableError:
        return False
    return wanted is not None and any(abs(each - wanted) <= tolerance + _SLIP for each in found)
