"""What a course hands out beside its notebooks: each exercise's tables as files."""

import csv
import io
from collections.abc import Mapping
from typing import Final

from stratbook.core.message import Quantity, fact
from stratbook.display.look import Look
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.feedback import cells, headings
from stratbook.notebook.course.spreadsheet import workbook_of

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARK: Final = "\ufeff"  # spreadsheets then read UTF-8


def tables_of(look: Look, exercise: Exercise, learner: str) -> Mapping[str, bytes]:
    """Return an exercise's tables as CSV files or workbooks, in the learner's language and numbers.

    Parameters
    ----------
    look : Look
        Where decimals are written with a comma, files part by semicolons.
    exercise : Exercise
        Which.
    learner : str
        Whose numbers.
    """
    mark = look.language.manner.decimal
    found: dict[str, bytes] = {}
    for name, table in exercise.data(learner).items():
        if name in exercise.workbooks:
            found[f"{name}.xlsx"] = workbook_of(look, exercise, name, learner)
            continue
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";" if mark == "," else ",", lineterminator="\n")
        writer.writerow([inert(look.say(each)) for each in headings(exercise, table)])
        for row in cells(exercise, table):
            writer.writerow([_cell(look, each) for each in row])
        found[f"{name}.csv"] = (_MARK + out.getvalue()).encode()
    return found


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(look: Look, value: object) -> str:
    typed = fact(value)  # type: ignore[arg-type]
    if not isinstance(typed, Quantity):
        return inert(look.say(typed))
    if typed.value is None:
        return ""
    return f"{typed.value:.10g}".replace(".", look.language.manner.decimal)
