"""The gradebook: a row a learner and an exercise, as CSV that runs nothing in a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.errors import Fault
from stratbook.core.message import Message, Quantity, Unit, say
from stratbook.display.look import Look
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.handout import inert
from stratbook.notebook.course.judge import Judged
from stratbook.report.content import Sheet

State = Literal["passed", "partial", "open", "stopped", "missing", "unknown"]
COLUMNS: Final = ("learner", "exercise", "points", "of", "tries", "state", "remarks")


@dataclass(frozen=True)
class Grade:
    """What one learner has for one exercise.

    Parameters
    ----------
    learner : str
        As the roster names them; empty for what is nobody's.
    exercise : str
        Its id; empty for a whole submission that cannot be read.
    points, of : float
        Of the questions a program can judge; a text counts for its structure.
    tries : int or None
        As the learner's own folder says; None where it says nothing.
    state : str
        ``passed``, ``partial``, ``open``, ``stopped``, ``missing`` or
        ``unknown``: handed in by nobody on the roster.
    remarks : tuple of Message
        What the trainer is to know.
    """

    learner: str
    exercise: str
    points: float
    of: float
    tries: int | None
    state: State
    remarks: tuple[Message, ...] = ()


def grade_of(
    learner: str, exercise: Exercise, judged: Judged | None, stopped: Message | None, tries: int
) -> Grade:
    """Return what an exercise's answer is worth.

    Parameters
    ----------
    learner : str
        Whose.
    exercise : Exercise
        Which.
    judged : Judged or None
        What became of the answer; None when there is none.
    stopped : Message or None
        Why the notebook that should answer did not run to its end.
    tries : int
        As the learner's folder says.
    """
    remarks: list[Message] = []
    answered = judged is not None and any(each.state != "open" for each in judged.lines)
    if stopped is not None:
        remarks.append(say("The notebook stopped: {reason}.", reason=stopped))
    if judged is None or not answered:
        state: State = "open" if stopped is None else "stopped"
        return Grade(learner, exercise.id, 0, exercise.points, tries, state, tuple(remarks))
    if any(each.state == "kept" for each in judged.lines):
        remarks.append(say("A text to be read, on the four levels."))
    points = round(exercise.points * judged.right / len(judged.lines), 2)
    state = "passed" if judged.passed else "partial"
    return Grade(learner, exercise.id, points, exercise.points, tries, state, tuple(remarks))


def stray_row(stray: Fault) -> Grade:
    """Return the gradebook's row for what is nobody's: no learner, no exercise, no points."""
    said = say("Handed in as {file}. {problem} {remedy}", file=stray.place,
               problem=stray.problem, remedy=stray.remedy)  # fmt: skip
    return Grade("", "", 0, 0, None, "unknown", (said,))


def gradebook_csv(look: Look, grades: Sequence[Grade]) -> bytes:
    """Return the gradebook: comma-separated, UTF-8, points with a decimal point.

    Parameters
    ----------
    look : Look
        The language of the remarks; columns and states keep their English names.
    grades : sequence of Grade
        In the order of the learners, then what is nobody's.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in grades:
        remarks = " ".join(look.sentence(remark) for remark in each.remarks)
        writer.writerow((
            inert(_one_line(each.learner)), each.exercise, f"{each.points:g}", f"{each.of:g}",
            "" if each.tries is None else each.tries, each.state, inert(_one_line(remarks)),
        ))  # fmt: skip
    return ("\ufeff" + out.getvalue()).encode()


def summary_sheet(grades: Sequence[Grade]) -> Sheet:
    """Return the summary: a row a learner, with what is passed and what stopped."""
    rows = []
    for learner in dict.fromkeys(each.learner for each in grades):
        mine = [each for each in grades if each.learner == learner]
        troubled = [each for each in mine if each.state in {"stopped", "missing"}]
        shown = troubled[0].remarks[0] if troubled and troubled[0].remarks else ""
        rows.append((
            learner, _points(sum(each.points for each in mine)),
            _points(sum(each.of for each in mine)),
            sum(each.state == "passed" for each in mine), shown,
        ))  # fmt: skip
    head = (say("Learner"), say("Points"), say("Of"), say("Exercises passed"), say("Remarks"))
    return Sheet(say("Grades"), head, tuple(rows))


def _points(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.COUNT, digits=0 if value == int(value) else 2)


def _one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
