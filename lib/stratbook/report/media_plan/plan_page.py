"""The page people edit: one row a flight, lists to choose from, the budget's total above."""

from collections.abc import Callable
from typing import Final

from stratbook.brief.sheets import Field, sheet
from stratbook.core.message import N_, Fact, say
from stratbook.core.reference import platforms
from stratbook.display.look import Look
from stratbook.display.money import TAX
from stratbook.display.views.flights.cells import platform
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.flights.rows import METRICS, Flight, Range
from stratbook.report.workbook import choices
from stratbook.report.workbook.columns import heading, title, word, words
from stratbook.report.workbook.grid import Column, Grid, Page, Value
from stratbook.report.workbook.styles import Kind

SHEET: Final = sheet("flights")
FIELDS: Final = {each.id: each for each in SHEET.fields}
LISTS: Final = N_("Lists of choices")
TOP: Final = 4
SPARE: Final = 200  # rows below the flights that lists, checks and the total cover
_KINDS: Final[dict[str, Kind]] = {"starts": "day", "ends": "day", "approved_on": "day",
                                  "budget": "money", "people": "count"}  # fmt: skip
_WIDTHS: Final = {
    "flight": 18,
    "audience": 26,
    "placement": 18,
    "format": 18,
    "landing": 36,
    "comment_client": 30,
    "comment_agency": 30,
    "approved_by": 16,
}
_CHOICES: Final = ("objective", "buying", "tax", "state")


def plan_grid(look: Look, plan: FlightPlan) -> Grid:
    """Return where the flights stand."""
    columns = tuple(
        Column(each.id, heading(each, look), _kind(each), _WIDTHS.get(each.id, 12), each.required)
        for each in SHEET.fields
    )
    return Grid(title(SHEET, look), columns, TOP, len(plan.forecasts))


def write_plan_page(page: Page, look: Look, plan: FlightPlan, client: str) -> None:
    """Write the flights as people edit them."""
    page.headings(
        look.say(say("{client}: media plan", client=client)),
        look.say(
            say("Amounts in {currency}, {tax}. Change, add or delete rows below, then send the "
                "file back; leave the headings as they are.",
                currency=plan.currency, tax=TAX[plan.tax])
        ),
    )  # fmt: skip
    _total(page, look, plan)
    styles = page.formats("input")
    for at, each in enumerate(plan.forecasts):
        page.sheet.set_row(TOP + 1 + at, 30)
        for key, value in row_values(each.flight, look).items():
            page.value(at, key, value, styles[key])
    _checks(page, look)
    last = TOP + max(len(plan.forecasts), 1)
    page.sheet.autofilter(TOP, 0, last, len(page.grid.columns) - 1)


def row_values(flight: Flight, look: Look) -> dict[str, Value]:
    """Return a flight's cells, in the reader's words."""
    told: Callable[[Fact | None], str] = lambda each: "" if each is None else look.say(each)  # noqa: E731
    found: dict[str, Value] = {
        "flight": flight.id,
        "starts": flight.period.start,
        "ends": flight.period.end,
        "platform": told(platform(flight.platform)),
        "objective": word(FIELDS["objective"], flight.objective, look),
        "audience": flight.audience,
        "placement": told(flight.placement),
        "format": told(flight.format),
        "buying": word(FIELDS["buying"], flight.buying, look),
        "budget": flight.budget,
        "landing": flight.landing,
        "people": flight.people,
        "tax": word(FIELDS["tax"], flight.tax, look),
        "state": word(FIELDS["state"], flight.signed.state, look),
        "approved_by": flight.signed.approved_by,
        "approved_on": flight.signed.approved_on,
        "comment_client": flight.signed.comment_client,
        "comment_agency": flight.signed.comment_agency,
    }
    for metric in METRICS:
        found |= _price(metric, flight.prices.get(metric))
    return found


def _price(metric: str, given: Range | None) -> dict[str, Value]:
    if given is None:
        return {}
    if given.low == given.high:
        return {metric: given.mid}
    return {f"{metric}_low": given.low, metric: given.mid, f"{metric}_high": given.high}


def _total(page: Page, look: Look, plan: FlightPlan) -> None:
    budget = page.grid.at("budget")
    cells = page.grid.cell("budget", 0), page.grid.cell("budget", SPARE)
    style = page.styles.cell("money", "total")
    page.sheet.write_string(2, budget - 1, look.text("Total"), page.styles.cell("text", "total"))
    page.sheet.write_formula(2, budget, f"=SUM({cells[0]}:{cells[1]})", style, plan.budget)
    if plan.ad_space is not None:
        label = look.text("Ad space of the budget")
        page.sheet.write_string(3, budget - 1, label, page.styles.cell("wrapped", "total"))
        page.sheet.write_number(3, budget, plan.ad_space, style)
        page.sheet.set_row(3, 30)


def _kind(field: Field) -> Kind:
    if field.id.startswith("cpm"):
        return "price"
    if field.id[:3] in {"ctr", "cvr"}:
        return "rate"
    return _KINDS.get(field.id, "wrapped")


def _checks(page: Page, look: Look) -> None:
    """Tie lists to choices, and let dates and amounts be only that."""
    offered = {key: words(FIELDS[key], look) for key in _CHOICES}
    offered["platform"] = [each.label for each in platforms().values()]
    rules = choices.lists(page, look.text(LISTS), offered, free=("platform",))
    rules |= dict.fromkeys(("starts", "ends", "approved_on"), choices.DAY)
    rules |= dict.fromkeys(("budget", "people"), choices.AMOUNT)
    choices.check(page, SHEET, rules, SPARE)
