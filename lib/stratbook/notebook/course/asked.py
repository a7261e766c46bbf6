"""What an exercise asks: each question with its key, and in which form it is answered."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from stratbook.core.message import Fact, Message, Name, say
from stratbook.display import tables
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.notebook.course.exercise import Exercise, Question

_DECIMALS: Final = say(
    "Decimals are written with a point: 12.5. With a comma, put the number between quotation marks."
)
_FEW: Final = 2  # questions from which the names they share are listed once, below


def asked(look: Look, exercise: Exercise) -> tuple[Html, ...]:
    """Show an exercise's questions, then the names that several of them choose from.

    Parameters
    ----------
    look : Look
        The learner's language.
    exercise : Exercise
        Which.
    """
    shared = _shared(exercise)
    rows: list[list[tables.Cell]] = [
        [each.key, each.asks, _below(each) if each.options in shared else _answered(each)]
        for each in exercise.questions
    ]
    head = [say("Key"), say("Question"), say("What to write")]
    number = str(int(exercise.id[2:]))
    caption = say("Exercise {number}: questions", number=number)
    numbers = any(each.kind == "number" for each in exercise.questions)
    return (
        tables.table(look, head, rows, caption, note=_DECIMALS if numbers else None, folds=False),
        *(_listed(look, options) for options in shared),
    )


def _shared(exercise: Exercise) -> list[Mapping[str, Message]]:
    """Return the options that several questions have, each once, in the order asked."""
    known = sorted((each for each in exercise.questions if each.options), key=_names)
    groups = (list(same) for _, same in groupby(known, _names))
    many = [same[0] for same in groups if len(same) >= _FEW]
    return [each.options for each in exercise.questions if each in many]


def _names(question: Question) -> tuple[str, ...]:
    return tuple(question.options)


def _listed(look: Look, options: Mapping[str, Message]) -> Html:
    rows: list[list[tables.Cell]] = [[id_, words] for id_, words in options.items()]
    head = [say("Name"), say("What it stands for")]
    return tables.table(look, head, rows, say("Names to choose from"))


def _below(question: Question) -> Fact:
    if question.kind == "choices":
        return say("a list of names of the table below, between square brackets")
    return say("a name of the table below, between quotation marks")


def _answered(question: Question) -> Fact:
    """Say in which form a question is answered."""
    match question.kind:
        case "number":
            return say("a number, in per cent") if question.share else say("a number")
        case "flag":
            return say("True or False")
        case "text":
            return say("a text, between quotation marks")
        case _ if question.options:
            return _choice(question)
        case "choices":
            return say("a list of names, between square brackets")
        case _:
            return say("a name, between quotation marks")


def _choice(question: Question) -> Fact:
    options = tuple(_option(id_, words) for id_, words in question.options.items())
    if question.kind == "choices":
        return say("a list of: {options}", options=options)
    return say("one of: {options}", options=options)


def _option(id_: str, words: Message) -> Fact:
    """Return a name as one types it, which can be copied, with what it stands for."""
    typed = Name(text=f'"{id_}"')
    return typed if words.plain() == id_ else say("{id} ({words})", id=typed, words=words)
