"""Totals by platform, and the people reached by each and by all of them."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import N_
from stratbook.display.look import Look
from stratbook.display.views.flights.cells import platform
from stratbook.plan.flights.overlap import Group, Union
from stratbook.plan.flights.plan import FlightPlan
from stratbook.report.media_plan.forecast_page import ENDS, triple
from stratbook.report.workbook.grid import Column, Grid, Page, Value, columns_of

NAME: Final = N_("Platforms")
REACH: Final = N_("Overlap")
_TOP: Final = 3
_SUMMED: Final = ("budget", "impressions", "clicks", "conversions")


def platforms_grid(look: Look, plan: FlightPlan) -> Grid:
    """Return where the platforms stand."""
    columns = columns_of(
        Column("platform", look.text("Platform"), "text", 20, strong=False),
        Column("budget", look.text("Budget"), "money", 13, strong=False),
        Column("share", look.text("Share"), "share", 9, strong=False),
        Column("impressions", look.text("Impressions"), "count", 13, strong=False),
        Column("clicks", look.text("Clicks"), "count", 11, strong=False),
        Column("conversions", look.text("Conversions claimed"), "count", 12, strong=False),
        Column("cpm", "CPM", "price", 10, strong=False),
        Column("cpc", "CPC", "price", 10, strong=False),
        Column("audience", look.text("Audience"), "count", 12, strong=False),
        triple(look, "reach", look.text("People reached"), "count"),
    )
    return Grid(look.text(NAME), columns, _TOP, len(plan.platforms))


def groups_grid(look: Look, plan: FlightPlan) -> Grid:
    """Return where the groups of flights stand that share people."""
    columns = columns_of(
        Column("platform", look.text("Platform"), "text", 18, strong=False),
        Column("segment", look.text("Audience"), "text", 28, strong=False),
        Column("people", look.text("Audience size"), "count", 12, strong=False),
        Column("counted", look.text("Counted once"), "count", 12, strong=False),
        triple(look, "contacts", look.text("Contacts"), "count"),
        triple(look, "reach", look.text("People reached"), "count"),
    )
    return Grid(look.text(REACH), columns, _TOP, len(plan.groups))


def write_groups_page(page: Page, grids: dict[str, Grid], plan: FlightPlan) -> None:
    """Write the groups: contacts added within a group, people counted once."""
    page.headings(page.grid.name, page.styles.look.text(_GROUPS), frozen=2)
    styles = page.formats("computed")
    order = [(each.flight.platform, each.flight.segment) for each in plan.forecasts]
    seen: set[str] = set()
    for at, group in enumerate(plan.groups):
        first = order.index((group.platform, group.segment))
        once = 0.0 if group.segment in seen else _largest(plan.groups, group.segment)
        seen.add(group.segment)
        for key, formula, value in _group(page.grid, grids, (at, first), (group, once)):
            page.formula(at, key, (formula, value), styles[key])


def _largest(groups: Sequence[Group], segment: str) -> float:
    return max(each.people for each in groups if each.segment == segment)


def _group(
    grid: Grid, grids: dict[str, Grid], places: tuple[int, int], given: tuple[Group, float]
) -> list[tuple[str, str, Value]]:
    (at, first), (group, once), flights = places, given, grids["forecast"]
    own = f"{flights.span('platform')}={grid.cell('platform', at)}"
    same = f"({own})*({flights.span('segment')}={grid.cell('segment', at)})"
    segments = grid.span("segment", far=False)
    above = f"{grid.cell('segment', 0, fixed=True)}:{grid.cell('segment', at)}"
    here = grid.cell("segment", at)
    largest = f"SUMPRODUCT(MAX(({segments}={here})*{grid.span('people', far=False)}))"
    cells: list[tuple[str, str, Value]] = [
        ("platform", f"={flights.far('platform', first)}", platform(group.platform).text),
        ("segment", f"={flights.far('segment', first)}", group.segment),
        ("people", f"=SUMPRODUCT(MAX({same}*{flights.span('people')}))", group.people),
        ("counted", f"=IF(SUMPRODUCT(--({above}={here}))=1,{largest},0)", once),
    ]
    contacts, reach = group.contacts, group.reached.reach
    for end, hit, found in zip(
        ENDS, (contacts.low, contacts.mid, contacts.high), (reach.low, reach.mid, reach.high),
        strict=True,
    ):  # fmt: skip
        total = f"=SUMPRODUCT({same},{flights.span(f'impressions_{end}')})"
        cells.append((f"contacts_{end}", total, hit))
        people = f"({grid.cell('people', at)}*{grids['given'].far(f'reachable_{end}', 0)})"
        hits = grid.cell(f"contacts_{end}", at)
        formula = f"=IF({people}=0,0,{people}*(1-EXP(-{hits}/{people})))"
        cells.append((f"reach_{end}", formula, found))
    return cells


def write_platforms_page(page: Page, grids: dict[str, Grid], plan: FlightPlan) -> None:
    """Write each platform's sums and reach, and those of the whole plan."""
    look, grid = page.styles.look, page.grid
    page.headings(grid.name, look.text(_PLATFORMS))
    styles, totals = page.formats("computed"), page.formats("total")
    for at, name in enumerate(plan.platforms):
        page.value(at, "platform", platform(name).text, styles["platform"])
        for key, formula, value in _sums(grid, grids["forecast"], (at, name), plan):
            page.formula(at, key, (formula, value), styles[key])
        if "groups" in grids:
            same = f"({grids['groups'].span('platform')}={grid.cell('platform', at)})"
            for key, formula, value in _union(grids["groups"], same, plan.reach_of(name), "people"):
                page.formula(at, key, (formula, value), styles[key])
    last = grid.rows
    page.value(last, "platform", look.text("Total"), totals["platform"])
    for key, formula, value in _total(grid, grids["forecast"], plan):
        page.formula(last, key, (formula, value), totals[key])
    page.value(last, "conversions", "–", totals["conversions"])
    if "groups" in grids:
        whole = f"({grids['groups'].span('people')}>=0)"
        for key, formula, value in _union(grids["groups"], whole, plan.everyone, "counted"):
            page.formula(last, key, (formula, value), totals[key])


def _sums(
    grid: Grid, flights: Grid, row: tuple[int, str], plan: FlightPlan
) -> list[tuple[str, str, Value]]:
    at, name = row
    own = f"--({flights.span('platform')}={grid.cell('platform', at, fixed=True)})"
    values = _amounts(plan, name)
    cells: list[tuple[str, str, Value]] = []
    for key in _SUMMED:
        column = key if key == "budget" else f"{key}_mid"
        cells.append((key, f"=SUMPRODUCT({own},{flights.span(column)})", values[key]))
    whole = f"SUM({grid.span('budget', far=False)})"
    share = values["budget"] / plan.budget if plan.budget else None
    cells.append(("share", f'=IF({whole}=0,"",{grid.cell("budget", at)}/{whole})', share))
    return cells + _costs(grid, flights, (at, own), values)


def _total(grid: Grid, flights: Grid, plan: FlightPlan) -> list[tuple[str, str, Value]]:
    values = _amounts(plan, None)
    cells: list[tuple[str, str, Value]] = [
        (key, f"=SUM({grid.span(key, far=False)})", values[key]) for key in _SUMMED[:3]
    ]
    share = f"=SUM({grid.span('share', far=False)})"
    every = f"--({flights.span('budget')}>=0)"
    cells.append(("share", share, 1.0 if plan.budget else 0.0))
    return cells + _costs(grid, flights, (grid.rows, every), values)


def _costs(
    grid: Grid, flights: Grid, row: tuple[int, str], values: dict[str, float]
) -> list[tuple[str, str, Value]]:
    """Return CPM and CPC: the money of flights with a forecast over what it buys."""
    at, own = row
    cells: list[tuple[str, str, Value]] = []
    for key, bought, scale in (("cpm", "impressions", 1000), ("cpc", "clicks", 1)):
        count = grid.cell(bought, at)
        known = f'--({flights.span(f"{bought}_mid")}<>"")'
        paid = f"SUMPRODUCT({own},{known},{flights.span('budget')})"
        value = values[f"paid_{bought}"] / values[bought] * scale if values[bought] > 0 else None
        cells.append((key, f'=IF({count}=0,"",{paid}/{count}*{scale})', value))
    return cells


def _amounts(plan: FlightPlan, name: str | None) -> dict[str, float]:
    """Return the sums of a platform's flights, or of all; a missing figure adds nothing."""
    rows = [each for each in plan.forecasts if name in (None, each.flight.platform)]
    return {
        "budget": round(sum(each.flight.budget for each in rows), 2),
        "impressions": sum(each.impressions.mid for each in rows if each.impressions),
        "clicks": sum(each.clicks.mid for each in rows if each.clicks),
        "conversions": sum(each.conversions.mid for each in rows if each.conversions),
        "paid_impressions": sum(each.flight.budget for each in rows if each.impressions),
        "paid_clicks": sum(each.flight.budget for each in rows if each.clicks),
    }


def _union(groups: Grid, same: str, found: Union | None, size: str) -> list[tuple[str, str, Value]]:
    """Return the people reached by some groups: largest, independent, sum capped."""
    if found is None:
        return []
    people = f"SUMPRODUCT(--{same},{groups.span(size)})"
    low, mid, high = (groups.span(f"reach_{end}") for end in ENDS)
    missed = f"EXP(SUMPRODUCT(LN(1-{same}*{mid}/{people})))"
    return [
        ("audience", f"={people}", found.audience),
        ("reach_low", f"=SUMPRODUCT(MAX({same}*{low}))", found.reach.low),
        ("reach_mid", f'=IFERROR({people}*(1-{missed}),"")', found.reach.mid),
        ("reach_high", f"=MIN(SUMPRODUCT(--{same},{high}),{people})", found.reach.high),
    ]


_GROUPS: Final = N_(
    "Flights on one platform for one audience share its people: contacts are added, people "
    "counted once."
)
_PLATFORMS: Final = N_(
    "People and conversions are not added from one platform to another: they overlap. Together: "
    "the largest single reach, independence, the sum capped by the audience."
)
