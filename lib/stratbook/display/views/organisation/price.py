"""What each configuration costs: in-house against days bought outside."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.organisation.names import ITEMS, NONE, ends, money, share
from stratbook.strategy.organisation.costs import Cost, Sourcing
from stratbook.strategy.organisation.decisions import CONFIGURATIONS, WAYS, named
from stratbook.strategy.organisation.pay import Pay, Range

_EMPTY: Final = say(
    "No price is known in this currency: fill in the sheet of pay with your own ranges."
)


def pay_table(look: Look, pays: Mapping[str, Pay], currency: str) -> Html:
    """Show the ranges used, each with its source and the day it was read."""
    if not pays:
        return note(look, _EMPTY)
    rows: list[Row] = []
    for each in pays.values():
        source = look.language.worded(each.source)
        rows.append([
            ITEMS[each.item], *_ends(each, currency),
            Name(text=source) if source else NONE,
            NONE if each.read_on is None else each.read_on,
        ])  # fmt: skip
    return table(
        look,
        [term("What"), term("Low"), term("Middle"), term("High"), term("Source"),
         term("Read on")],
        rows,
        say("Pay and prices used here"),
        note=say("Change any of them in the sheet of pay: your row goes before the reference."),
    )  # fmt: skip


def _ends(pay: Pay, currency: str) -> tuple[Quantity, Quantity, Quantity]:
    found = pay.range
    if pay.item == "charge_rate":
        return share(found.low), share(found.mid), share(found.high)
    if pay.item == "days_year":
        return Quantity(value=found.low), Quantity(value=found.mid), Quantity(value=found.high)
    return ends(found, currency)


def cost_figure(look: Look, found: Sequence[Cost], chosen: str, currency: str) -> Html:
    """Draw each configuration's yearly cost as ranges, in-house and bought."""
    shown = [each for each in found if each.in_house or each.outsourced]
    if not shown:
        return note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        _ranges(canvas, shown, chosen, currency)

    caption = Caption(
        title=_title(shown, chosen, currency),
        subtitle=say(
            "Cost a year, low to high, the dot at mid prices: full posts with charges, against "
            "the days that the tasks ask, bought outside."
        ),
        source=say("Source: sheet of pay and the reference below; charges and day rates without "
                   "a source are assumptions, to be confirmed."),
        alt=say("Two ranges a configuration: {parts}.",
                parts=[_said(each, currency) for each in shown]),
    )  # fmt: skip
    height = 0.7 + 0.62 * len(shown)
    return figure(look, draw, caption, height=height, phone_height=height + 0.8)


@dataclass(frozen=True)
class Strip:
    """One range on the figure: where it stands, what it is called, whether it matters."""

    at: float
    range: Range | None
    name: Fact
    strong: bool
    hollow: bool = False


def _ranges(canvas: Canvas, shown: Sequence[Cost], chosen: str, currency: str) -> None:
    axes = canvas.axes(grid="x")
    ways = (term("in-house"), term("bought"))
    canvas.tell(
        [term("Configuration"), term("Way"), term("Low"), term("Middle"), term("High")],
        [[CONFIGURATIONS[each.configuration], way, *ends(found, currency)]
         for each in shown
         for way, found in zip(ways, (each.in_house, each.outsourced), strict=True)],
    )  # fmt: skip
    for place, each in enumerate(shown):
        strong = each.configuration == chosen
        _strip(canvas, axes, Strip(place - 0.17, each.in_house, term("in-house"), strong))
        bought = Strip(place + 0.17, each.outsourced, term("bought"), strong, hollow=True)
        _strip(canvas, axes, bought)
    width = 14 if canvas.narrow else 26
    names = [canvas.look.sentence(CONFIGURATIONS[each.configuration]) for each in shown]
    axes.set_yticks(range(len(names)), [textwrap.fill(each, width) for each in names])
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(names) - 0.5, -0.5)
    top = max(r.high for each in shown for r in (each.in_house, each.outsourced) if r)
    axes.set_xlim(0, top * (1.35 if canvas.narrow else 1.15))
    canvas.numbers(axes, Unit.COUNT, axis="x")
    axes.set_xlabel(currency)


def _strip(canvas: Canvas, axes: Axes, strip: Strip) -> None:
    if strip.range is None:
        return
    found, at = strip.range, strip.at
    axes.plot(
        [found.low, found.high], [at, at], linewidth=5, solid_capstyle="butt",
        color=canvas.colours.brand if strip.strong else canvas.colours.faint,
        alpha=0.5 if strip.hollow else 1,
    )  # fmt: skip
    axes.plot(found.mid, at, "o", color=canvas.colours.ink, markersize=4)
    axes.annotate(
        canvas.look.say(strip.name), (found.high, at), xytext=(5, 0),
        textcoords="offset points", va="center", fontsize=None if canvas.narrow else canvas.fine,
        family=list(STRONG) if strip.strong else None,
        color=canvas.colours.ink if strip.strong else canvas.colours.muted,
    )  # fmt: skip


def _title(shown: Sequence[Cost], chosen: str, currency: str) -> Message:
    one = next((each for each in shown if each.configuration == chosen), shown[0])
    name = CONFIGURATIONS[one.configuration]
    if one.in_house is None or one.outsourced is None:
        return say("Cost a year of each configuration")
    inside, outside = money(one.in_house.mid, currency), money(one.outsourced.mid, currency)
    return say("{configuration}: {inside} a year in-house, {outside} bought by the day",
               configuration=name, inside=inside, outside=outside)  # fmt: skip


def _said(cost: Cost, currency: str) -> Message:
    low, _, high = ends(cost.in_house, currency)
    least, _, most = ends(cost.outsourced, currency)
    return say("{configuration}: {low} to {high} in-house, {least} to {most} bought",
               configuration=CONFIGURATIONS[cost.configuration], low=low, high=high,
               least=least, most=most)  # fmt: skip


def cost_table(look: Look, found: Sequence[Cost], sourcing: Sourcing | None, currency: str) -> Html:
    """Show the cost of each configuration, the days asked and the break-even."""
    if not any(each.in_house or each.outsourced for each in found):
        return Html()
    rows: list[Row] = [
        [CONFIGURATIONS[each.configuration], _days(each.days),
         Quantity(value=each.number, digits=1), _span(each.in_house, currency),
         _span(each.outsourced, currency), _break_even(each.break_even)]
        for each in found
    ]  # fmt: skip
    return table(
        look,
        [term("Configuration"), term("Days asked a year"), term("Full posts"),
         term("In-house a year"), term("Bought outside"), term("Break-even, days a year")],
        rows,
        say("Cost of the configurations, in-house against outsourced"),
        note=_basis(sourcing),
    )  # fmt: skip


def _span(found: Range | None, currency: str) -> Fact:
    if found is None:
        return Quantity(value=None)
    low, mid, high = ends(found, currency)
    return say("{mid} ({low} to {high})", low=low, mid=mid, high=high)


def _break_even(found: Range | None) -> Fact:
    if found is None:
        return Quantity(value=None)
    return say("{mid} ({low} to {high})", low=_days(found.low), mid=_days(found.mid),
               high=_days(found.high))  # fmt: skip


def _days(value: float | None) -> Quantity:
    return Quantity(value=value, digits=0)


def _basis(sourcing: Sourcing | None) -> Message:
    day = Quantity(value=threshold("hours_a_day"), unit=Unit.HOURS, digits=0)
    if sourcing is None:
        return say("Days: hours of the tasks × 12 ÷ {day} a day. Loaded: gross × (1 + charges).",
                   day=day)  # fmt: skip
    return say(
        "Days: hours of the tasks × 12 ÷ {day} a day. Loaded: gross × (1 + charges). By rule: "
        "{way}.",
        day=day, way=named(WAYS, sourcing.choice.chosen),
    )  # fmt: skip
