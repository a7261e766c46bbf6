"""Ad space: the response curves, the three ways to split it, how sure the best one is."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.axes import Axes

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Message, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.allocation import Allocation
from stratbook.plan.findings import platform
from stratbook.plan.media_plan import MediaPlan

_NO_SPLIT: Final = say("The ad space cannot be split.")
_BASES: Final = {
    "history": term("past spend and results"),
    "expected": term("results expected from 1,000"),
}


def allocation_figure(look: Look, plan: MediaPlan, currency: str) -> Html:
    """Draw the response curves with the chosen points, and each platform's share."""
    split = plan.ad_space
    if split is None:
        return note(look, plan.problem or _NO_SPLIT)

    def draw(canvas: Canvas) -> None:
        left, right = canvas.panels(2)
        canvas.panel_title(left, term("Expected results by amount spent"))
        canvas.panel_title(right, term("Share of the ad space (90% interval)"))
        _curves(canvas, left, split, currency)
        bars(canvas, [_share_bar(each.platform, each.value, (each.low, each.high))
                      for each in split.shares], right)  # fmt: skip

    return figure(look, draw, _split_caption(split, currency), height=2.9, phone_height=5.2)


def allocation_table(look: Look, plan: MediaPlan, currency: str, tax: TaxBasis) -> Html:
    """Show the three splits side by side, with what the next unit of money would bring."""
    split = plan.ad_space
    if split is None:
        return note(look, plan.problem or _NO_SPLIT)
    rows: list[Row] = [
        [
            platform(name),
            cents(split.equal.amounts[place], currency),
            cents(split.proportional.amounts[place], currency),
            cents(split.best.amounts[place], currency),
            _interval(split, place),
            _results(split.best.results[place]),
            Quantity(value=float(split.best.marginals[place]), unit=Unit.DECIMAL, digits=3),
            _BASES[split.candidates[place].basis],
        ]
        for place, name in enumerate(split.best.names)
    ]
    total: Row = [
        term("Total"), *(cents(float(each.amounts.sum()), currency) for each in _three(split)),
        "", _results(split.best.total), "", "",
    ]  # fmt: skip
    return table(
        look,
        [term("Platform"), term("Equal split"), term("By past performance"), term("Best split"),
         term("Share (90%)"), term("Results of the best split"),
         term("Results of the next unit of money"), term("Curve drawn from")],
        rows,
        say("Ad space split three ways, {tax}", tax=TAX[tax]),
        total=total,
        note=say(
            "Expected results: {equal} with equal amounts, {proportional} by past performance, "
            "{best} at best. Proof: under these curves no split can do better by more than {gap}.",
            equal=_results(split.equal.total),
            proportional=_results(split.proportional.total),
            best=_results(split.best.total),
            gap=Quantity(value=max(split.best.gap, 1e-8), unit=Unit.RATIO, digits=6),
        ),
    )  # fmt: skip


def robustness(look: Look, plan: MediaPlan, currency: str) -> Html:
    """Say how sure the split is, what each bound costs, and who was left out."""
    split = plan.ad_space
    if split is None:
        return note(look, plan.problem or _NO_SPLIT)
    lead = split.best.names[int(split.best.amounts.argmax())]
    sure = say(
        "{platform} keeps the largest share in {share} of {draws} redrawings of the curves’ levels "
        "(chance in past results, and {spread} either way). The shape of the curves is an "
        "assumption: four times the money, twice the results.",
        platform=platform(lead),
        share=Quantity(value=split.leads, unit=Unit.RATIO, digits=0),
        draws=Quantity(value=threshold("allocation_draws")),
        spread=Quantity(value=threshold("curve_uncertainty"), unit=Unit.RATIO, digits=0),
    )
    parts = [note(look, sure)]
    if split.unspent:
        idle = say(
            "The platforms’ maximums leave {amount} of the ad space without a place.",
            amount=money(split.unspent, currency),
        )
        parts.append(note(look, idle, "watch"))
    parts += [note(look, _bound_sentence(split, place, currency), "watch")
              for place in range(len(split.bounds))]  # fmt: skip
    parts += [note(look, each, "watch") for each in plan.left_out.values()]
    return element("div", *parts)


def _bound_sentence(split: AdSpace, place: int, currency: str) -> Message:
    bound = split.bounds[place]
    cost = Quantity(value=bound.cost, digits=1)
    amount = Quantity(value=bound.amount, unit=Unit.MONEY, currency=currency)
    if bound.kind == "floor":
        return say("The floor of {amount} on {platform} costs {cost} results.",
                   amount=amount, platform=platform(bound.platform), cost=cost)  # fmt: skip
    return say("The cap of {amount} on {platform} costs {cost} results.",
               amount=amount, platform=platform(bound.platform), cost=cost)  # fmt: skip


def _curves(canvas: Canvas, axes: Axes, split: AdSpace, currency: str) -> None:
    amounts = np.linspace(0, split.budget, 120)
    colours = zip(canvas.colours.series, canvas.colours.series_text, strict=True)
    ends = []
    for place, (candidate, (colour, written)) in enumerate(
        zip(split.candidates, colours, strict=False)
    ):
        curve, spread = candidate.channel.curve, candidate.spread
        values = curve.value(amounts)
        axes.fill_between(amounts, values * (1 - spread), values * (1 + spread), color=colour,
                          alpha=0.10, linewidth=0)  # fmt: skip
        axes.plot(amounts, values, color=colour)
        chosen = float(split.best.amounts[place])
        axes.plot(chosen, split.best.results[place], marker="o", markersize=5, color=colour)
        ends.append((float(values[-1]), platform(candidate.channel.name), written))
    for height, name, written in ends:
        canvas.label(axes, (split.budget, height), canvas.look.say(name), written)
    axes.set_xlim(0, split.budget)
    axes.set_ylim(bottom=0)
    canvas.numbers(axes, Unit.COUNT)
    canvas.numbers(axes, Unit.MONEY, currency, axis="x")


def _share_bar(name: str, value: float, interval: tuple[float, float]) -> Bar:
    low, high = (Quantity(value=each, unit=Unit.RATIO, digits=0) for each in interval)
    return Bar(platform(name), Quantity(value=value, unit=Unit.RATIO, digits=0), (low, high))


def _split_caption(split: AdSpace, currency: str) -> Caption:
    first = max(split.shares, key=lambda each: each.value)
    share = Quantity(value=first.value, unit=Unit.RATIO, digits=0)
    listing = [
        say("{share} on {platform}", platform=platform(each.platform),
            share=Quantity(value=each.value, unit=Unit.RATIO, digits=0))
        for each in split.shares
    ]  # fmt: skip
    return Caption(
        title=say(
            "Under these curves, {share} on {platform}; beyond, the next unit of money brings "
            "more elsewhere",
            share=share,
            platform=platform(first.platform),
        ),
        subtitle=say("Ad space of {budget}, best split under the curves shown",
                     budget=money(split.budget, currency)),
        source=say("Source: ad platforms’ sheet. Band: the curve’s level, one standard deviation."),
        alt=say("On one side the response curves with the chosen amounts; on the other the shares: "
                "{shares}.", shares=listing),
        so_what=say(
            "Against equal amounts, the best split is expected to bring {gain} results.",
            gain=Quantity(value=split.gain, unit=Unit.RATIO, signed=True, digits=1),
        ),
    )  # fmt: skip


def _three(split: AdSpace) -> Sequence[Allocation]:
    return (split.equal, split.proportional, split.best)


def _interval(split: AdSpace, place: int) -> Message:
    share = split.shares[place]
    low, value, high = (
        Quantity(value=each, unit=Unit.RATIO, digits=0)
        for each in (share.low, share.value, share.high)
    )
    return say("{value} ({low} to {high})", value=value, low=low, high=high)


def _results(value: float) -> Quantity:
    return Quantity(value=float(value), digits=1 if value < 100 else 0)
