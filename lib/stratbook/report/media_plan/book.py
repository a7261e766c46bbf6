"""``media_plan.xlsx``, whole: the same plan always gives the same bytes."""

import datetime as dt
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.workbook import Workbook

from stratbook.core.message import N_, say
from stratbook.display.look import Look
from stratbook.plan.flights.plan import FlightPlan
from stratbook.report.media_plan.assumptions_page import assumptions_grid, write_assumptions_page
from stratbook.report.media_plan.forecast_page import (
    forecast_grid,
    price_grid,
    write_forecast_page,
    write_price_page,
)
from stratbook.report.media_plan.grid import Grid, Page
from stratbook.report.media_plan.plan_page import plan_grid, write_plan_page
from stratbook.report.media_plan.platforms_page import (
    groups_grid,
    platforms_grid,
    write_groups_page,
    write_platforms_page,
)
from stratbook.report.media_plan.styles import Styles
from stratbook.report.media_plan.weeks_page import weeks_grid, write_weeks_page

TITLE: Final = N_("Media plan")
_MADE: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - fixed: same bytes each time
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def write_book(path: Path, look: Look, plan: FlightPlan, client: str) -> None:
    """Write the workbook.

    Parameters
    ----------
    path : Path
        Where; the folder exists.
    look : Look
        The reader's language and the client's colours.
    plan : FlightPlan
        Computed; it has at least one flight.
    client : str
        The client's name.

    Raises
    ------
    ValueError
        When the plan has no flight.
    """
    if not plan.forecasts:
        raise ValueError("a plan without a flight has nothing to write")
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        title = look.text(TITLE)
        book.set_properties({"title": title, "subject": client, "author": "stratbook",
                             "created": _MADE})  # fmt: skip
        pages = _pages(book, look, plan)
        _write(pages, look, plan, client)
        footer = look.say(say("{client}: media plan", client=client))
        for page in pages.values():
            page.printed(footer)


def _pages(book: Workbook, look: Look, plan: FlightPlan) -> dict[str, Page]:
    """Make the pages in the order of their tabs; the overlap only where reach is known."""
    styles = Styles(book, look, plan.currency)
    grids = {
        "plan": plan_grid(look, plan),
        "forecast": forecast_grid(look, plan),
        "weeks": weeks_grid(look, plan),
        "platforms": platforms_grid(look, plan),
        "groups": groups_grid(look, plan),
        "prices": price_grid(look, plan),
        "given": assumptions_grid(look),
    }
    if not plan.groups:
        grids.pop("groups")
    return {key: Page(_sheet(book, grid), grid, styles) for key, grid in grids.items()}


def _sheet(book: Workbook, grid: Grid) -> xlsxwriter.worksheet.Worksheet:
    return book.add_worksheet(grid.name)


def _write(pages: dict[str, Page], look: Look, plan: FlightPlan, client: str) -> None:
    grids = {key: page.grid for key, page in pages.items()}
    write_plan_page(pages["plan"], look, plan, client)
    write_forecast_page(pages["forecast"], grids, plan)
    write_weeks_page(pages["weeks"], grids, plan)
    if "groups" in pages:
        write_groups_page(pages["groups"], grids, plan)
    write_platforms_page(pages["platforms"], grids, plan)
    write_price_page(pages["prices"], look, plan)
    write_assumptions_page(pages["given"], look, plan)
