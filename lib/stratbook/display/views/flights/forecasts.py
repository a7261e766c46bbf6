"""What the flights should bring, and the prices it rests on."""

from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import TAX
from stratbook.display.prose import note
from stratbook.display.tables import Cell, Row, table
from stratbook.display.views.flights.cells import NO_FLIGHT, people, ranged, two_lines
from stratbook.plan.flights.forecast import Forecast
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.flights.prices import Price
from stratbook.plan.flights.rows import CONVERTING, METRICS, Metric, Range
from stratbook.plan.response.benchmarks import ASSUMPTION


def forecast_table(look: Look, plan: FlightPlan) -> Html:
    """Show low, mid and high of what each flight should bring."""
    if not plan.forecasts:
        return note(look, NO_FLIGHT, "watch")
    rows: list[Row] = [_forecast(look, each, plan.currency) for each in plan.forecasts]
    return table(
        look,
        [term("Flight"), term("Impressions"), term("People reached"), term("Frequency"),
         term("Clicks"), term("Conversions"), term("CPC"), term("CPA")],
        rows,
        say("What each flight should bring, low to high, {tax}", tax=TAX[plan.tax]),
        total=_total(look, plan),
        note=say(
            "Low and high: what happens in four cases out of five if prices stay within their "
            "range. Reach: P × (1 − exp(−impressions ÷ P)), where P is {share} of the audience "
            "({low} to {high}; {source}). People and conversions claimed by platforms are not "
            "added: they overlap.",
            share=_share(plan.reachable.mid), low=_share(plan.reachable.low),
            high=_share(plan.reachable.high), source=_source(look, plan.reachable.source),
        ),
    )  # fmt: skip


def price_table(look: Look, plan: FlightPlan) -> Html:
    """Show the prices of each flight, and where each comes from."""
    if not plan.forecasts:
        return note(look, NO_FLIGHT, "watch")
    rows: list[Row] = [
        [
            Name(text=each.flight.id),
            *(_price(look, each, metric, plan.currency) for metric in METRICS),
        ]
        for each in plan.forecasts
    ]
    return table(
        look,
        [term("Flight"), term("CPM"), term("CTR"), term("CVR")],
        rows,
        say("The prices the forecast rests on"),
        note=say(
            "In this order: the figure written in the row, the client’s own ads ({months} months "
            "at least), a dated benchmark, an assumption to be replaced.",
            months=Quantity(value=threshold("flight_months")),
        ),
    )


def _forecast(look: Look, each: Forecast, currency: str) -> Row:
    converts = each.flight.objective in CONVERTING
    return [
        Name(text=each.flight.id),
        ranged(look, each.impressions, "count"),
        ranged(look, each.reach, "count"),
        _frequency(look, each, each.frequency),
        ranged(look, each.clicks, "count"),
        ranged(look, each.conversions, "count") if converts else "–",
        ranged(look, each.cpc, "money", currency),
        ranged(look, each.cpa, "money", currency) if converts else "–",
    ]


def _frequency(look: Look, each: Forecast, found: Range | None) -> Cell:
    weekly = each.weekly_frequency
    if found is None or weekly is None:
        return ranged(look, None, "times")
    mark = "▲ " if weekly.mid > threshold("flight_frequency_high") else ""
    mid = Quantity(value=found.mid, unit=Unit.DECIMAL, digits=1)
    said = Name(text=mark + look.say(mid))
    per_week = Quantity(value=weekly.mid, unit=Unit.DECIMAL, digits=1)
    return two_lines(look, said, say("{frequency} a week", frequency=per_week))


def _total(look: Look, plan: FlightPlan) -> Row:
    known = [each for each in plan.forecasts if each.impressions and each.clicks]
    if len(known) < len(plan.forecasts):
        return [term("Total"), *[""] * 7]
    impressions = sum(each.impressions.mid for each in known if each.impressions)
    clicks = sum(each.clicks.mid for each in known if each.clicks)
    together = None if plan.everyone is None else plan.everyone.reach
    return [
        term("Total"), people(impressions), ranged(look, together, "count"), "", people(clicks),
        "", "", "",
    ]  # fmt: skip


def _price(look: Look, each: Forecast, metric: Metric, currency: str) -> Cell:
    found = each.prices.get(metric)
    if found is None:
        return "–"
    if isinstance(found, Message):
        return two_lines(look, Name(text=look.language.missing), found)
    return _told(look, found, currency)


def _told(look: Look, price: Price, currency: str) -> Html:
    low, mid, high = (
        _figure(each, price.metric, currency)
        for each in (price.range.low, price.range.mid, price.range.high)
    )
    lines: list[Fact] = []
    if price.range.low < price.range.high:
        lines.append(say("{low} to {high}", low=low, high=high))
    lines.append(origin(look, price))
    if abs(price.season - 1) >= 0.005:
        season = Quantity(value=price.season, unit=Unit.TIMES, digits=2)
        lines.append(say("time of the year: {season}", season=season))
    return two_lines(look, mid, *lines)


def origin(look: Look, price: Price) -> Fact:
    """Return where a price comes from, with its count and dates."""
    match price.origin:
        case "row":
            return say("written in the row")
        case "history":
            return _history(price)
        case _:
            return _benchmark(look, price)


def _benchmark(look: Look, price: Price) -> Fact:
    row = price.benchmark
    if row is None or price.origin == "assumption":
        return _source(look, ASSUMPTION)
    return say("benchmark: {source}, read on {day}", source=row.source, day=row.read_on)


def _history(price: Price) -> Message:
    if price.claimed:
        return say_n(
            "own ads, {count} row, {span}; results as the platform counts them",
            "own ads, {count} rows, {span}; results as the platform counts them",
            price.rows, span=price.span,
        )  # fmt: skip
    if price.like:
        return say_n(
            "own ads with this objective, {count} row, {span}",
            "own ads with this objective, {count} rows, {span}",
            price.rows, span=price.span,
        )  # fmt: skip
    return say_n("own ads, {count} row, {span}", "own ads, {count} rows, {span}", price.rows,
                 span=price.span)  # fmt: skip


def _figure(value: float, metric: Metric, currency: str) -> Quantity:
    if metric == "cpm":
        return Quantity(value=value, unit=Unit.MONEY_CENTS, currency=currency)
    return Quantity(value=value, unit=Unit.RATIO, digits=2)


def _share(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _source(look: Look, source: str) -> Name:
    """Return a source's name; stratbook's own assumption in the reader's language."""
    return Name(text=look.text(source))
