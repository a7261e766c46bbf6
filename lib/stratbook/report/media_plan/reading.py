"""An edited ``media_plan.xlsx`` read back: the flights, or every value that cannot be."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.cells import Hand, is_blank
from stratbook.brief.flight_checks import flight_faults
from stratbook.brief.grids import Grid, Row, workbook_rows
from stratbook.brief.inputs import empty_inputs, field_named, read_grid
from stratbook.brief.nearest import plain
from stratbook.brief.sheets import sheet
from stratbook.core.errors import Fault, ParameterError, raise_all
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import say
from stratbook.plan.flights.rows import Flight, read_flights
from stratbook.report.media_plan.plan_page import SHEET

_FEWEST: Final = 5  # headings of ours that make a row the row of headings


@dataclass(frozen=True)
class Returned:
    """What came back.

    Parameters
    ----------
    flights : tuple of Flight
        In the file's order.
    language : Language
        That of the file.
    """

    flights: tuple[Flight, ...]
    language: Language


def read_book(path: Path) -> Returned:
    """Read the flights of an edited workbook.

    Raises
    ------
    ParameterError
        When it is no media plan, or holds values that cannot be: every one, its row named.
    """
    sheets = workbook_rows(path) if path.is_file() else _absent(path)
    if isinstance(sheets, Fault):
        raise ParameterError((sheets,))
    names = {plain(SHEET.en): "en", plain(SHEET.fr): "fr"}
    title = next((each for each in sheets if plain(each) in names), "")
    rows = _table(sheets.get(title, []))
    if not rows:
        raise ParameterError((_no_plan(path),))
    language = names[plain(title)]
    place = f"{path.name}, sheet {title}"
    frame, faults = read_grid(Grid(SHEET, place, f"{path.name}!{title}", rows), Hand(language))
    events = empty_inputs(sheet("plan_events"))
    faults += flight_faults({"flights": frame, "plan_events": events})
    raise_all(ParameterError, [*faults, *_endless(frame, place)])
    return Returned(read_flights(frame), language_of(language))


def _absent(path: Path) -> Fault:
    return Fault(
        str(path), say("There is no such file."), say("Give the path of the edited media plan.")
    )


def _no_plan(path: Path) -> Fault:
    return Fault(
        path.name,
        say("No page of it is a media plan with its headings."),
        say("Send back the file that “stratbook plan” wrote, its headings as they were."),
    )


def _table(rows: list[Row]) -> list[Row]:
    """Return the row of headings and those below it, the columns of ours only."""
    for at, (_, cells) in enumerate(rows):
        ours = [
            n
            for n, cell in enumerate(cells)
            if not is_blank(cell) and field_named(SHEET, str(cell)) is not None
        ]
        if len(ours) >= _FEWEST:
            cut = [(number, _cells(each, ours)) for number, each in rows[at:]]
            return [row for row in cut if not all(is_blank(cell) for cell in row[1])]
    return []


def _cells(row: object, places: list[int]) -> list[object]:
    cells = list(row) if isinstance(row, list | tuple) else []
    return [cells[n] if n < len(cells) else None for n in places]


def _endless(frame: pd.DataFrame, place: str) -> list[Fault]:
    """Refuse an empty plan: accepted, it would drop every flight at once."""
    if not frame.empty:
        return []
    return [Fault(place, say("It holds no flight."), say("Keep at least one row."))]
