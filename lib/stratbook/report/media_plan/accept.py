"""Accepted flights written into the client's inputs; what stood there is kept, dated."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stratbook.core.message import say
from stratbook.display.look import Look
from stratbook.plan.flights.rows import Flight
from stratbook.report.media_plan.plan_page import SHEET, row_values
from stratbook.report.workbook import keeping

FILE: Final = "flights.csv"


def accept(folder: Path, flights: Sequence[Flight], look: Look, today: dt.date) -> Path:
    """Write flights into ``inputs/flights.csv``, whole or not at all.

    Parameters
    ----------
    folder : Path
        The client's folder.
    flights : sequence of Flight
        The accepted plan.
    look : Look
        In whose language headings and choices are written.
    today : date
        Names the copy that is kept of the file before: ``inputs/.previous/flights-….csv``.

    Raises
    ------
    ParameterError
        When it cannot be written; nothing is changed then.
    """
    records = [row_values(each, look) for each in flights]
    return keeping.keep_and_write(folder, FILE, keeping.csv_text(SHEET, records, look), today)


def refuse_workbook(sources: Sequence[str]) -> None:
    """Refuse to accept when the flights stand in the inputs' workbook: two places would differ.

    Raises
    ------
    ParameterError
        When a row stands there.
    """
    keeping.refuse_workbook(
        sources,
        say("The flights stand in this workbook, which is not written by programs."),
    )
