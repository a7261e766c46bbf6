"""A table of an exercise as an Excel workbook that a learner opens, filters and corrects."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stratbook.core.message import Day, Fact, Quantity, fact, say
from stratbook.display.look import Look
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.feedback import cells, headings

_MADE: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # the same bytes whenever it is made
_WIDEST: Final = 44


def workbook_of(look: Look, exercise: Exercise, name: str, learner: str) -> bytes:
    """Return a table as ``.xlsx``: words in the learner's language, days as Excel's dates.

    Parameters
    ----------
    look : Look
        The learner's language.
    exercise : Exercise
        Which.
    name : str
        The table's.
    learner : str
        Whose numbers.

    Notes
    -----
    What begins like a formula is written as text.
    """
    table = exercise.data(learner)[name]
    head = [look.say(each) for each in headings(exercise, table)]
    rows = [[fact(each) for each in row] for row in cells(exercise, table)]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        number = str(int(exercise.id[2:]))
        page = book.add_worksheet(look.say(say("Exercise {number}", number=number)))
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": look.language.manner.spreadsheet_day, "align": "left"})
        for column, title in enumerate(head):
            held = [row[column] for row in rows]
            page.write_string(0, column, title, bold)
            page.set_column(column, column, _width(look, title, held))
            _fill(page, column, held, look, day)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(rows), len(head) - 1)
    return out.getvalue()


def _fill(page: Worksheet, column: int, held: Sequence[Fact], look: Look, day: Format) -> None:
    for row, each in enumerate(held, start=1):
        match each:
            case Day(date=date):
                page.write_datetime(row, column, date, day)
            case Quantity(value=float(value)):
                page.write_number(row, column, value)
            case _:
                page.write_string(row, column, look.say(each))


def _width(look: Look, title: str, held: Sequence[Fact]) -> int:
    return min(_WIDEST, max(len(title), *(len(look.say(each)) for each in held)) + 3)
