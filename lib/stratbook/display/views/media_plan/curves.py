"""The response curves with the chosen points, and what the next amount of money brings."""

from dataclasses import replace
from typing import Final

import numpy as np
from matplotlib.axes import Axes

from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import money
from stratbook.display.prose import note
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.findings import platform, shares
from stratbook.plan.media_plan import MediaPlan

_POINTS: Final = 60
_TOLD: Final = 21
_DASHED: Final = (0, (3, 2))


def allocation_figure(
    look: Look, plan: MediaPlan, currency: str, *, phone: bool = True
) -> Html:  # fmt: skip
    """Draw the response curves with the chosen points, and the next results of each.

    Solid as far as the platform ever spent, dashed beyond; the band is the interval over the
    curves' draws. Beside sliders (``phone`` false) the curves stand alone, drawn once: the
    figure must answer at once, and the table beside it says what the next money brings.
    """
    space = plan.ad_space
    if space is None:
        return no_split(look, plan)

    def curves_alone(canvas: Canvas) -> None:
        _curves(canvas, canvas.axes(), space, currency)

    def draw(canvas: Canvas) -> None:
        left, right = canvas.panels(2)
        canvas.panel_title(left, term("Expected results by amount spent"))
        step = money(space.step, currency)
        canvas.panel_title(right, say("Results of the next {step}", step=step))
        _curves(canvas, left, space, currency)
        _tell(canvas, left, space, currency)
        bars(canvas, [_next(space, place) for place in range(len(space.curves))], right,
             ranked=False)  # fmt: skip

    caption = _caption(space, currency, plan.days)
    if not phone:
        alt = say("The response curves with the chosen amounts: {shares}.",
                  shares=shares(space.best))  # fmt: skip
        alone = replace(caption, alt=alt)
        return figure(look, curves_alone, alone, height=2.6, phone_height=None)
    return figure(look, draw, caption, height=3.0, phone_height=5.4)


def no_split(look: Look, plan: MediaPlan) -> Html:
    """Say why the ad space cannot be split."""
    return note(look, plan.problem or say("The ad space cannot be split."), "watch")


def _curves(canvas: Canvas, axes: Axes, space: AdSpace, currency: str) -> None:
    amounts = np.linspace(0, space.budget, _POINTS)
    tail = (1 - threshold("allocation_interval")) / 2
    colours = canvas.colours.series
    ends = []
    for place, curve in enumerate(space.curves):
        colour = colours[place % len(colours)]
        low, high = np.quantile(curve.drawn.value(amounts), [tail, 1 - tail], axis=0)
        axes.fill_between(amounts, low, high, color=colour, alpha=0.10, linewidth=0)
        values = curve.nominal.value(amounts).mean(axis=0)
        known = 0.0 if curve.seen is None else max(curve.seen)
        past = amounts <= known
        axes.plot(amounts[past], values[past], color=colour)
        axes.plot(amounts[~past], values[~past], color=colour, linestyle=_DASHED)
        if 0 < known <= space.budget:
            axes.plot(known, curve.nominal.value(known).mean(), "|", markersize=9, color=colour)
        chosen = float(space.best.amounts[place])
        axes.plot(chosen, space.best.results[place], marker="o", markersize=5, color=colour)
        ends.append((float(values[-1]), curve.platform, colour))
    _labels(canvas, axes, ends, space.budget)
    axes.set_xlim(0, space.budget)
    axes.set_ylim(bottom=0)
    unit = Unit.MONEY if space.aim.money else Unit.COUNT
    canvas.numbers(axes, unit, currency if space.aim.money else None)
    canvas.numbers(axes, Unit.MONEY, currency, axis="x")


def _tell(canvas: Canvas, axes: Axes, space: AdSpace, currency: str) -> None:
    """Tell the curves at a few amounts: expected results with their interval."""
    amounts = np.linspace(0, space.budget, _TOLD)
    tail = (1 - threshold("allocation_interval")) / 2
    headings: list[Fact] = [term("Amount")]
    columns: list[list[Quantity]] = [[money(float(each), currency) for each in amounts]]
    for curve in space.curves:
        low, high = np.quantile(curve.drawn.value(amounts), [tail, 1 - tail], axis=0)
        name = platform(curve.platform)
        headings += [
            name,
            say("{name}, low end", name=name),
            say("{name}, high end", name=name),
        ]
        for values in (curve.nominal.value(amounts).mean(axis=0), low, high):
            columns.append([space.aim.quantity(float(each)) for each in values])
    canvas.tell(headings, [*zip(*columns, strict=True)], axes)


def _labels(canvas: Canvas, axes: Axes, ends: list[tuple[float, str, str]], right: float) -> None:
    """Write the names at the curves' ends, moved apart where they would overlap."""
    apart = axes.get_ylim()[1] * (0.06 if canvas.narrow else 0.075)
    last = -np.inf
    for height, name, colour in sorted(ends):
        last = max(height, last + apart)
        canvas.label(axes, (right, last), canvas.look.say(platform(name)), colour)


def _next(space: AdSpace, place: int) -> Bar:
    name = space.best.names[place]
    value = space.brings(place, float(space.best.amounts[place]))
    return Bar(platform(name), space.aim.quantity(value, 2 if value < 10 else 1), note=_held(
        space, place
    ))  # fmt: skip


def _held(space: AdSpace, place: int) -> Message | None:
    """Say which limit a platform stands at."""
    line, amount = space.problem.lines[place], float(space.best.amounts[place])
    if line.frozen:
        return say("already decided")
    if amount < 0.01 and line.floor > 0:
        return say("not used")
    if amount >= line.maximum - 0.01:
        return say("at its maximum")
    if line.floor > 0 and abs(amount - line.floor) < 0.01:
        return say("at its minimum")
    return None


def _title(space: AdSpace) -> Message:
    """Say what holds the platform given most: more money elsewhere is better only if nothing."""
    place = int(space.best.amounts.argmax())
    name = space.best.names[place]
    share = Quantity(value=space.sure.shares[name].value, unit=Unit.RATIO, digits=0)
    facts = {"share": share, "platform": platform(name)}
    line, amount = space.problem.lines[place], float(space.best.amounts[place])
    first = space.next[1] if space.next is not None else np.inf  # where money may still go
    if len(space.curves) == 1:
        return say("All of the ad space goes to {platform}, the only one with a curve", **facts)
    if line.frozen:
        return say("{share} on {platform}, already decided; the rest is split at its best", **facts)
    if amount >= line.maximum - 0.01:
        return say(
            "{share} on {platform}, held at its maximum: more money there would still bring more",
            **facts,
        )
    group = _held_by(space, name)
    if group:
        return say(
            "{share} on {platform}, held by the limit of the group {group}", group=group, **facts
        )
    if abs(float(space.best.marginals[place]) / first - 1) < 0.01:
        return say(
            "Under these curves, {share} on {platform}; beyond, the same money brings as much "
            "elsewhere",
            **facts,
        )
    return say("Under these curves and limits, {share} on {platform}", **facts)


def _held_by(space: AdSpace, name: str) -> str:
    """Return the group whose cap a platform stands at, with the others of the group."""
    spent = dict(zip(space.best.names, space.best.amounts, strict=True))
    for each in space.problem.groups:
        if name in each.members and sum(spent[one] for one in each.members) >= each.maximum - 0.01:
            return each.name
    return ""


def _caption(space: AdSpace, currency: str, days: int) -> Caption:
    return Caption(
        title=_title(space),
        subtitle=say(
            "Ad space of {budget} over {days} days; results: {results}. Dot: the amount chosen. "
            "Solid: as far as was ever spent; dashed: beyond.",
            budget=money(space.budget, currency), days=days, results=space.aim.counts,
        ),
        source=say(
            "Source: ad platforms’ sheet and ads history. Band: {level} interval of the curve.",
            level=Quantity(value=threshold("allocation_interval"), unit=Unit.RATIO, digits=0),
        ),
        alt=say(
            "On one side the response curves with the chosen amounts; on the other the shares: "
            "{shares}.",
            shares=shares(space.best),
        ),
        so_what=say(
            "Against equal amounts, the best split is expected to bring {gain} results.",
            gain=Quantity(value=space.gain, unit=Unit.RATIO, signed=True, digits=1),
        ),
    )  # fmt: skip
