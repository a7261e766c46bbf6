"""``media_plan.xlsx``, whole: the same plan always gives the same bytes."""

from pathlib import Path
from typing import Final

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
from stratbook.report.media_plan.plan_page import plan_grid, write_plan_page
from stratbook.report.media_plan.platforms_page import (
    groups_grid,
    platforms_grid,
    write_groups_page,
    write_platforms_page,
)
from stratbook.report.media_plan.weeks_page import weeks_grid, write_weeks_page
from stratbook.report.workbook.grid import Page
from stratbook.report.workbook.making import workbook
from stratbook.report.workbook.styles import Styles

TITLE: Final = N_("Media plan")


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
    with workbook(path, look.text(TITLE), client) as book:
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
    return {key: Page(book.add_worksheet(grid.name), grid, styles) for key, grid in grids.items()}


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
