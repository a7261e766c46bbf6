"""What results cost against the plan, money of no flight, and the best use of what remains."""

from typing import Final

from stratbook.core.message import Fact, KpiTerm, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import platforms, threshold
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.marks import mark
from stratbook.display.money import cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.plan.decisions import WAY
from stratbook.plan.pacing.matching import Loose
from stratbook.plan.pacing.replan import Replan
from stratbook.plan.pacing.tracked import Tracked

_WHY: Final[dict[Loose, Fact]] = {
    "ambiguous": term("two flights answer to it"),
    "outside": term("no flight answers to it"),
}


def costs_table(look: Look, tracked: Tracked, currency: str) -> Html:
    """Show what a thousand displays, a click and a result cost, beside the plan's range."""
    rows: list[Row] = []
    for pace in tracked.begun:
        for price, cost, most in pace.costs():
            planned = pace.flight.prices[price]
            dear = cost > most * (1 + threshold("pacing_tolerance"))
            low, high = cents(planned.low, currency), cents(planned.high, currency)
            rows.append([
                pace.flight.name,
                KpiTerm(id=pace.flight.kpi_of(price), form="label"),
                say("{low} – {high}", low=low, high=high) if planned.low < planned.high else high,
                cents(cost, currency),
                mark(look, "watch", term("dearer than planned")) if dear
                else mark(look, "good", term("within the plan")),
            ])  # fmt: skip
    if not rows:
        return Html("")
    return table(
        look,
        [term("Flight"), term("Cost"), term("Planned"), term("So far"), term("State")],
        rows,
        say("What the flights’ results cost against the plan"),
        note=say("Results are those the platforms claim; they are not added up."),
    )


def loose_table(look: Look, tracked: Tracked, currency: str) -> Html:
    """Show the money of the period that no flight's pace counts."""
    if not tracked.loose:
        return Html("")
    known = platforms()
    rows: list[Row] = [
        [
            each.campaign or "–",
            known[each.platform].label if each.platform in known else each.platform,
            money(each.spend, currency),
            _WHY[each.why],
        ]
        for each in tracked.loose
    ]
    return table(
        look,
        [term("Campaign"), term("Platform"), term("Spent in the period"), term("Why")],
        rows,
        say("Ad money that belongs to no flight, {period}", period=tracked.period),
        note=say("Write the campaign’s name beside its flight in the tracking sheet."),
    )


def replan_table(
    look: Look, again: Replan | None, currency: str, hindered: Message | None = None
) -> Html:
    """Show what remains split anew, beside the plan, with what it should gain."""
    if again is None and hindered is not None:
        return note(look, hindered, "watch")
    if again is None:
        return note(look, say(
            "What remains is not split anew: that takes two platforms with a curve, each with a "
            "flight in the air whose spend is known, and money left."
        ))  # fmt: skip
    known = platforms()
    rows: list[Row] = [
        [
            known[name].label if name in known else name,
            money(float(again.spent[at]), currency),
            money(float(again.kept[at]), currency),
            money(float(again.moved[at]), currency),
            Quantity(value=float(again.changes[at]), unit=Unit.MONEY, currency=currency,
                     signed=True),
        ]
        for at, name in enumerate(again.names)
    ]  # fmt: skip
    return table(
        look,
        [term("Platform"), term("Spent"), term("Whole, as planned"), term("Whole, split anew"),
         term("Change")],
        rows,
        say("What remains, split anew over the {days} left ({way})",
            days=say_n("{count} day", "{count} days", again.days), way=WAY[again.way]),
        note=_gain(again),
    )  # fmt: skip


def _gain(again: Replan) -> Message:
    if again.base <= 0:
        return say("Under the curves used, what remains brings nothing either way.")
    low, mid, high = (
        Quantity(value=each / again.base, unit=Unit.RATIO, signed=True)
        for each in (again.gain.low, again.gain.value, again.gain.high)
    )
    return say(
        "Expected on what is still to be spent: {low} to {high} of results, {mid} in the middle, "
        "under the curves of the media plan. What is spent is the floor; the plan’s limits are "
        "kept.",
        low=low, mid=mid, high=high,
    )  # fmt: skip
