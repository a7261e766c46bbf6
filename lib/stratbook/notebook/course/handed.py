"""Answers on their way from a submission's process to the grader's: plain values, as JSON.

What arrives was written by a program one does not trust: it is read as data, cut to size, and
only then judged.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from IPython.display import display

from stratbook.notebook.course.edition import answers_in
from stratbook.notebook.course.exercise import NOT_ANSWERED, Answer
from stratbook.notebook.course.written import plain

MIME: Final = "application/vnd.stratbook.answers+json"
HAND_IN: Final = (
    '__import__("stratbook.notebook.course.handed", fromlist=["hand_in"]).hand_in(globals())'
)
_MOST: Final = 100  # keys of an answer
_NO_MAPPING: Final = "no mapping"  # what the judge is given for an answer of another shape
Answers = Mapping[str, Answer] | str


def hand_in(scope: Mapping[str, object]) -> None:
    """Show, for the grader alone, the answers among a notebook's variables.

    Parameters
    ----------
    scope : mapping
        The notebook's variables: ``ex01`` … are its answers.
    """
    found = {name: _packed(scope[name]) for name in list(scope) if answers_in(f"{name} =")}
    shown: Any = display  # without types
    shown({MIME: json.dumps(found), "text/plain": ""}, raw=True)


def received(bundle: object) -> dict[str, Answers]:
    """Return the answers that a cell handed in; none when it is anything else.

    Parameters
    ----------
    bundle : object
        What the run showed under :data:`MIME`.
    """
    try:
        told = json.loads(bundle) if isinstance(bundle, str) else None
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {str(name): _opened(each) for name, each in list(told.items())[:_MOST]}


def _packed(answers: object) -> object:
    if answers is NOT_ANSWERED:
        return {}
    if not isinstance(answers, Mapping):
        return None
    pairs = [(key, plain(value)) for key, value in list(answers.items())[:_MOST]]
    return {
        str(key)[:80]: _whole(value) for key, value in pairs if value is not NOT_ANSWERED
    }  # fmt: skip


def _whole(value: Answer) -> object:
    if isinstance(value, tuple):
        return [None if each is NOT_ANSWERED else each for each in value]
    return value


def _opened(told: object) -> Answers:
    if not isinstance(told, dict):
        return _NO_MAPPING
    return {str(key): plain(value) for key, value in list(told.items())[:_MOST]}
