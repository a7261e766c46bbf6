"""The trainer's pack: timing, teaching notes, how free texts are read, and what is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

from stratbook.core.message import Loose, Message, Quantity, Unit, say
from stratbook.display import prose, tables
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.notebook.course.exercise import Answer, Exercise, Question, Sealed, seal
from stratbook.notebook.course.feedback import rubric
from stratbook.notebook.course.rubric import POINTS
from stratbook.notebook.course.same import number

_COLUMNS: Final = 6  # of learners, that fit a page
_MOST_OPTIONS: Final = 14  # of which every set is tried


@dataclass(frozen=True)
class Right:
    """What is right for one learner.

    Parameters
    ----------
    learner : str
        Whose numbers; empty for the published ones.
    exercise : Exercise
        Which.
    question : Question
        Which of its questions.
    answer : str
        As the trainer reads it.
    """

    learner: str
    exercise: Exercise
    question: Question
    answer: str


def answer_key(
    look: Look, exercises: Mapping[str, Exercise], learners: Sequence[str]
) -> tuple[Right, ...]:
    """Return what is right, exercise by exercise, for each learner; texts are not in it.

    Parameters
    ----------
    look : Look
        The trainer's language.
    exercises : mapping of str to Exercise
        By id.
    learners : sequence of str
        Whose numbers; an empty name is the published ones.
    """
    found = []
    for exercise in exercises.values():
        for learner in learners:
            expected = exercise.expected(exercise.data(learner))
            found += [
                Right(learner, exercise, each, _said(look, exercise, each, expected[each.key]))
                for each in exercise.questions if each.kind != "text"
            ]  # fmt: skip
    return tuple(found)


def timing(look: Look, exercises: Iterable[Exercise]) -> Html:
    """Show how long each exercise takes and what it counts for."""
    rows: list[list[tables.Cell]] = []
    minutes = points = 0
    for each in exercises:
        texts = any(question.kind == "text" for question in each.questions)
        rows.append([str(int(each.id[2:])), each.title, each.chapter, _minutes(each.minutes),
                     each.points, POINTS if texts else ""])  # fmt: skip
        minutes, points = minutes + each.minutes, points + each.points
    total: list[tables.Cell] = ["", say("All"), "", _minutes(minutes), points, ""]
    head = [say("Exercise"), say("Title"), say("Notebook"), say("Takes"), say("Points"),
            say("Free text")]  # fmt: skip
    note = say("The points of free texts are given by hand, on the four levels below, beside the "
               "others.")  # fmt: skip
    return tables.table(look, head, rows, say("Time and points"), total=total, note=note)


def teaching(look: Look, exercises: Iterable[Exercise]) -> Html:
    """Show what to stress and what to ask the room, exercise by exercise."""
    parts = []
    for each in exercises:
        title = look.say(say("Exercise {number}: {title}", number=str(int(each.id[2:])),
                             title=each.title))  # fmt: skip
        parts.append(element("h3", title))
        parts.append(element("ul", *(element("li", look.sentence(note)) for note in each.teaching)))
    return join(parts)


def key_tables(look: Look, key: Sequence[Right]) -> Html:
    """Show what is right, a table an exercise and a column a learner."""
    whole = list(dict.fromkeys(each.learner for each in key))
    shown = []
    if len(whole) > _COLUMNS:
        told = say("The first {count} learners stand here; all of them are in answer_key.csv.",
                   count=_COLUMNS)  # fmt: skip
        shown.append(prose.note(look, told))
    key = [each for each in key if each.learner in whole[:_COLUMNS]]
    for exercise in dict.fromkeys(each.exercise.id for each in key):
        mine = [each for each in key if each.exercise.id == exercise]
        learners = list(dict.fromkeys(each.learner for each in mine))
        by_question: dict[str, list[tables.Cell]] = {}
        for each in mine:
            by_question.setdefault(each.question.key, [each.question.asks]).append(each.answer)
        head = [say("Question"), *(whose(each) for each in learners)]
        caption = say("Exercise {number}: {title}", number=str(int(exercise[2:])),
                      title=mine[0].exercise.title)  # fmt: skip
        shown.append(tables.table(look, head, list(by_question.values()), caption))
    return join(shown)


def whose(learner: str) -> str | Message:
    """Return whose numbers these are, as a heading."""
    return learner or say("Published numbers")


def sections(
    look: Look, exercises: Mapping[str, Exercise], key: Sequence[Right]
) -> tuple[tuple[Message, Html], ...]:
    """Return the pack as sections: a title and what it shows.

    Parameters
    ----------
    look : Look
        The trainer's language.
    exercises : mapping of str to Exercise
        By id.
    key : sequence of Right
        What :func:`answer_key` gave.
    """
    return (
        (say("Timing"), timing(look, exercises.values())),
        (say("Teaching notes"), teaching(look, exercises.values())),
        (say("Reading free texts"), rubric(look)),
        (say("Answer key"), key_tables(look, key)),
    )


def _minutes(value: int) -> Loose:
    return Quantity(value=value, unit=Unit.MINUTES)


def _said(look: Look, exercise: Exercise, question: Question, right: Answer) -> str:
    if isinstance(right, Sealed):
        return _unsealed(exercise, question, right)
    if question.kind == "number":
        value = number(right)
        return look.say(say("not defined")) if value is None else f"{value:.6g}"
    if isinstance(right, bool):
        return str(right)
    if isinstance(right, (list, tuple, set, frozenset)):
        return ", ".join(sorted(map(str, right)))
    return str(right)


def _unsealed(exercise: Exercise, question: Question, right: Sealed) -> str:
    """Return the option, or the set of options, whose digest this is."""
    options = sorted(question.options)[:_MOST_OPTIONS]
    sizes = range(len(options) + 1) if question.kind == "choices" else (1,)
    tried = chain.from_iterable(combinations(options, size) for size in sizes)
    for each in tried:
        text = ",".join(sorted(option.casefold() for option in each))
        if seal(exercise.id, question.key, text) == right.digest:
            return ", ".join(each)
    return "?"
