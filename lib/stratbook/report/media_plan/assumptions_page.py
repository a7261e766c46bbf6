"""What the forecast assumes: shares that formulas read, thresholds, sources, events."""

from collections.abc import Iterator
from typing import Final

from stratbook.core import reference
from stratbook.core.message import N_, Quantity, Unit, say
from stratbook.display.look import Look
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.flights.seasons import season
from stratbook.report.media_plan.forecast_page import triple
from stratbook.report.workbook.grid import Grid, Page

NAME: Final = N_("Assumptions")
_TOP: Final = 3
_READ: Final = (
    "phasing_carry_over", "phasing_pace", "phasing_floor", "phasing_peak", "phasing_smoothness",
    "flight_frequency_high", "flight_frequency_low", "flight_months", "flight_widest",
)  # fmt: skip


def assumptions_grid(look: Look) -> Grid:
    """Return where the shares stand that formulas read."""
    columns = triple(look, "reachable", look.text("Reachable share"), "share")
    return Grid(look.text(NAME), columns, _TOP, 1)


def write_assumptions_page(page: Page, look: Look, plan: FlightPlan) -> None:
    """Write the shares, then in words what else is assumed and where it comes from."""
    source = look.text(plan.reachable.source)
    said = say("Share of the people targeted whom ads can reach: {source}.", source=source)
    page.headings(page.grid.name, look.say(said), frozen=0)
    styles = page.formats("input")
    found = plan.reachable
    for end, value in (("low", found.low), ("mid", found.mid), ("high", found.high)):
        page.value(0, f"reachable_{end}", value, styles[f"reachable_{end}"])
    page.sheet.set_column(3, 3, 60)
    text = page.styles.cell("text")
    for row, (name, line) in enumerate(_lines(look, plan), start=_TOP + 4):
        page.sheet.write_string(row, 0, name, text)
        page.sheet.write_string(row, 3, line, text)


def _lines(look: Look, plan: FlightPlan) -> Iterator[tuple[str, str]]:
    """Return names and sentences: thresholds, prices by month, events, benchmarks."""
    known = reference.thresholds()
    for id_ in _READ:
        each = known[id_]
        unit = Quantity(value=each.value, unit=Unit(each.unit), digits=_digits(each.unit))
        yield look.say(unit), f"{look.text(each.meaning)} ({look.text(each.source)})"
    months = {(week.start.year, week.start.month) for week in plan.phasing.weeks}
    for name in ("meta", "*"):
        for year, month in sorted(months):
            row = season(name, month)
            index = look.say(Quantity(value=row.mid, unit=Unit.TIMES, digits=2))
            label = look.text("other platforms") if name == "*" else "Meta"
            price = look.say(say("prices on {platform} in {month}", platform=label,
                                 month=f"{month:02d}/{year}"))  # fmt: skip
            yield index, f"{price} ({look.text(row.source)}, {look.language.day(row.read_on)})"
    for event in plan.events:
        weight = look.say(Quantity(value=event.weight, unit=Unit.TIMES, digits=2))
        yield weight, f"{event.name} ({look.language.span(event.period)})"


def _digits(unit: str) -> int | None:
    return {"ratio": 0, "decimal": 1}.get(unit)
