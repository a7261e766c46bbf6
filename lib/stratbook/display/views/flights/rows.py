"""The plan's rows: what is bought, where, for whom, when, with how much."""

from stratbook.core.message import Name, Quantity, Span, Unit, say, say_n, term
from stratbook.display.html import Html, element, escape, join
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents
from stratbook.display.prose import note
from stratbook.display.tables import Cell, Row, table
from stratbook.display.views.flights.cells import NO_FLIGHT, chosen, platform, two_lines
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.flights.rows import LANDING, Flight


def flight_table(look: Look, plan: FlightPlan) -> Html:
    """Show the flights; those drafted by rule say so."""
    if not plan.forecasts:
        return note(look, NO_FLIGHT, "watch")
    rows: list[Row] = [_row(look, each.flight, plan) for each in plan.forecasts]
    total: Row = [term("Total"), "", cents(plan.budget, plan.currency), ""]
    shown = table(
        look,
        [term("Flight"), term("Where and for whom"), term("Budget"), term("Landing page")],
        rows,
        say("The plan, flight by flight, {tax}", tax=TAX[plan.tax]),
        total=total,
    )
    return element("div", _drafted(look, plan), shown)


def _drafted(look: Look, plan: FlightPlan) -> Html:
    if not plan.drafted:
        return Html()
    said = say_n(
        "Draft: {count} flight written by rule from the split of the ad space and the personas; "
        "nobody has confirmed it.",
        "Draft: {count} flights written by rule from the split of the ad space and the personas; "
        "nobody has confirmed them.",
        len(plan.forecasts),
    )
    return note(look, said, "watch")


def _row(look: Look, flight: Flight, plan: FlightPlan) -> Row:
    share = flight.budget / plan.budget if plan.budget else None
    return [
        two_lines(look, Name(text=flight.id), chosen(look, flight.objective), Span(
            period=flight.period)),
        _where(look, flight),
        two_lines(look, cents(flight.budget, plan.currency),
                  Quantity(value=share, unit=Unit.RATIO, digits=0)),
        _landing(flight),
    ]  # fmt: skip


def _where(look: Look, flight: Flight) -> Html:
    """Return platform, placement, format and buying mode; then the audience and its size."""
    bought = [say("bought by {mode}", mode=chosen(look, flight.buying))] if flight.buying else []
    ways = [each for each in (flight.placement, flight.format, *bought) if each is not None]
    size = (
        say("audience size not given")
        if flight.people is None
        else say("{people} people", people=Quantity(value=flight.people, digits=0))
    )
    audience = Name(text=flight.audience or "–")
    spelt = " · ".join(look.say(each) for each in ways)
    aimed = " · ".join(look.say(each) for each in (audience, size))
    lines = [Name(text=each) for each in (spelt, aimed) if each]
    return two_lines(look, platform(flight.platform), *lines)


def _landing(flight: Flight) -> Cell:
    if flight.landing:  # as text: no link of a report leads out of it
        bare = flight.landing.removeprefix("https://").removeprefix("http://")
        return element("span", join((escape(each) for each in bare.split("/")), "/\u200b"))
    if flight.objective in LANDING:
        return term("to be named")
    return "–"
