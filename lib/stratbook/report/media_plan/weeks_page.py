"""The budget week by week: a row a flight, a row a platform, every row back to its budget."""

from typing import Final

import numpy as np

from stratbook.core.message import N_
from stratbook.display.look import Look
from stratbook.display.views.flights.cells import platform
from stratbook.plan.flights.phasing import Phased
from stratbook.plan.flights.plan import FlightPlan
from stratbook.report.workbook.grid import Column, Grid, Page

NAME: Final = N_("Weeks")
_TOP: Final = 3


def weeks_grid(look: Look, plan: FlightPlan) -> Grid:
    """Return where the weeks stand."""
    weeks = [
        Column(f"w{n}", look.language.day(week.start), "money", 12, strong=False)
        for n, week in enumerate(plan.phasing.weeks)
    ]
    columns = (
        Column("flight", look.text("Flight"), "text", 20, strong=False),
        Column("platform", look.text("Platform"), "text", 14, strong=False),
        *weeks,
        Column("total", look.text("Total"), "money", 13, strong=False),
        Column("gap", look.text("Gap to the budget"), "money", 12, strong=False),
    )
    return Grid(look.text(NAME), columns, _TOP, len(plan.forecasts))


def write_weeks_page(page: Page, grids: dict[str, Grid], plan: FlightPlan) -> None:
    """Write the weeks: shares of the budget, the last week takes what is left of it."""
    look = page.styles.look
    page.headings(page.grid.name, look.text(_NOTE), frozen=2)
    styles = page.formats("computed")
    for at, each in enumerate(plan.phasing.rows):
        page.formula(at, "flight", (f"={grids['forecast'].far('flight', at)}", each.flight.id),
                     styles["flight"])  # fmt: skip
        name = platform(each.flight.platform).text
        page.formula(at, "platform", (f"={grids['forecast'].far('platform', at)}", name),
                     styles["platform"])  # fmt: skip
        budget = grids["forecast"].far("budget", at)
        for key, formula, value in _weeks(page.grid, at, each, budget):
            page.formula(at, key, (formula, value), styles[key])
    _sums(page, plan)


def _weeks(grid: Grid, at: int, each: Phased, budget: str) -> list[tuple[str, str, float]]:
    running = np.flatnonzero(each.even)
    cells = []
    for n, amount in enumerate(each.amounts):
        if n not in running:
            continue
        share = float(amount) / each.flight.budget if each.flight.budget else 0.0
        formula = f"=ROUND({budget}*{share!r},2)"
        if n == running[-1] and len(running) > 1:
            run = f"{grid.cell(f'w{running[0]}', at)}:{grid.cell(f'w{n - 1}', at)}"
            formula = f"=ROUND({budget}-SUM({run}),2)"
        cells.append((f"w{n}", formula, float(amount)))
    last = len(each.amounts) - 1
    row = f"{grid.cell('w0', at)}:{grid.cell(f'w{last}', at)}"
    total = round(float(each.amounts.sum()), 2)
    cells.append(("total", f"=SUM({row})", total))
    cells.append(("gap", f"=ROUND({grid.cell('total', at)}-{budget},2)", 0.0))
    return cells


def _sums(page: Page, plan: FlightPlan) -> None:
    """Write the total of each week, and the platforms' weeks under it."""
    grid, styles = page.grid, page.formats("total")
    look, keys = page.styles.look, [each.key for each in page.grid.columns[2:-1]]
    sums = [*plan.phasing.totals, plan.budget]
    page.value(grid.rows, "flight", look.text("Total"), styles["flight"])
    page.value(grid.rows, "platform", "", styles["platform"])
    for key, value in zip(keys, sums, strict=True):
        text = f"=SUM({grid.span(key, far=False)})"
        page.formula(grid.rows, key, (text, round(float(value), 2)), styles[key])
    computed = page.formats("computed")
    for at, name in enumerate(plan.platforms, start=grid.rows + 1):
        page.value(at, "flight", "", computed["flight"])
        page.value(at, "platform", platform(name).text, computed["platform"])
        own = grid.cell("platform", at, fixed=True)
        by_week = plan.phasing.of(name)
        for key, value in zip(keys, [*by_week, by_week.sum()], strict=True):
            text = f"=SUMPRODUCT(--({grid.span('platform', far=False)}={own}),{grid.span(key, far=False)})"  # noqa: E501
            page.formula(at, key, (text, round(float(value), 2)), computed[key])


_NOTE: Final = N_(
    "Each flight’s weeks add up to its budget to the cent. Shares follow prices by month, events "
    "and carry-over; change the budget and they follow."
)
