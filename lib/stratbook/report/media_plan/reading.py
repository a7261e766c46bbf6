"""An edited ``media_plan.xlsx`` read back: the flights, or every value that cannot be."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from stratbook.brief.flight_checks import flight_faults
from stratbook.brief.inputs import empty_inputs, read_grid
from stratbook.brief.sheets import sheet
from stratbook.core.errors import Fault, ParameterError, raise_all
from stratbook.core.language import Language
from stratbook.core.message import say
from stratbook.plan.flights.rows import Flight, read_flights
from stratbook.report.media_plan.plan_page import SHEET
from stratbook.report.workbook.reading import find_table


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
    refusal = (
        say("Give the path of the edited media plan."),
        say("No page of it is a media plan with its headings."),
        say("Send back the file that “stratbook plan” wrote, its headings as they were."),
    )
    found = find_table(path, SHEET, refusal)
    frame, faults = read_grid(found.grid, found.hand)
    events = empty_inputs(sheet("plan_events"))
    faults += flight_faults({"flights": frame, "plan_events": events})
    raise_all(ParameterError, [*faults, *_endless(frame, found.place)])
    return Returned(read_flights(frame), found.language)


def _endless(frame: pd.DataFrame, place: str) -> list[Fault]:
    """Refuse an empty plan: accepted, it would drop every flight at once."""
    if not frame.empty:
        return []
    return [Fault(place, say("It holds no flight."), say("Keep at least one row."))]
