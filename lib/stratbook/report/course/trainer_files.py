"""The answer key as a table: a row a learner, an exercise and a question."""

import csv
import io
from collections.abc import Sequence

from stratbook.notebook.course.handout import inert
from stratbook.notebook.course.trainer import Right


def key_csv(key: Sequence[Right]) -> bytes:
    """Return the answer key as a CSV file that runs nothing in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("learner", "exercise", "question", "answer", "tolerance"))
    for each in key:
        tolerance = each.question.tolerance if each.question.kind == "number" else ""
        writer.writerow((
            inert(each.learner), each.exercise.id, each.question.key, _number_or_text(each.answer),
            tolerance,
        ))  # fmt: skip
    return ("\ufeff" + out.getvalue()).encode()


def _number_or_text(answer: str) -> str:
    """Leave a negative number as it is: it is no formula."""
    try:
        float(answer)
    except ValueError:
        return inert(answer)
    return answer
