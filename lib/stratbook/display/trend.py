"""How one measure moved: a line over periods, its target, its breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes

from stratbook.core.message import Fact, Quantity
from stratbook.core.period import Period
from stratbook.display.behind import tell_trend
from stratbook.display.canvas import Canvas


@dataclass(frozen=True)
class Break:
    """Where a measure changed its meaning: before which place of the series, and why."""

    before: int
    why: Fact


@dataclass(frozen=True)
class Mark:
    """Something that happened in the period at a place of the series: a number to look up."""

    place: int
    number: int


@dataclass(frozen=True)
class Trend:
    """One measure over periods of one grain.

    Parameters
    ----------
    periods : sequence of Period
        Oldest first.
    values : sequence of Quantity
        One a period; a missing value leaves a gap.
    target : Quantity or None
        Drawn across, and named.
    target_label : Fact or None
        The target's name, with its value.
    breaks : sequence of Break
        The line is cut there; what stands before the last break is grey, because it is
        another measure.
    label : Fact or None
        Written at the line's end; by default its last value.
    marks : sequence of Mark
        Events, each as a number at the foot of its period; the words around the figure say
        what the numbers stand for.
    noted : sequence of Break
        A change of measure that leaves the line whole: a dashed line and its words.
    """

    periods: Sequence[Period]
    values: Sequence[Quantity]
    target: Quantity | None = None
    target_label: Fact | None = None
    breaks: Sequence[Break] = ()
    label: Fact | None = None
    marks: Sequence[Mark] = ()
    noted: Sequence[Break] = ()


def draw_trend(canvas: Canvas, trend: Trend, axes: Axes | None = None) -> Axes:
    """Draw a trend on new axes, or on a panel."""
    axes = axes or canvas.axes()
    tell_trend(canvas, axes, trend)
    values = [each.value for each in trend.values]
    cuts = [0, *(each.before for each in trend.breaks), len(values)]
    for start, end in pairwise(cuts):
        inside = [v if start <= i < end else None for i, v in enumerate(values)]
        current = end == len(values)
        canvas.line(axes, inside, canvas.colours.brand if current else canvas.colours.faint)
    axes.set_xlim(-0.3, len(values) - 0.7)
    _axis(canvas, axes, trend)
    if trend.target is not None and trend.target.value is not None:
        name = trend.target if trend.target_label is None else trend.target_label
        text = canvas.look.say(name)
        canvas.target(axes, trend.target.value, text, _free(canvas, axes, trend, text))
    for place in sorted({each.place for each in trend.marks}):
        canvas.numbered(axes, place, [each.number for each in trend.marks if each.place == place])
    for each in (*trend.breaks, *trend.noted):
        canvas.break_at(axes, each.before - 0.5, canvas.look.say(each.why))
    last = next((each for each in reversed(trend.values) if each.value is not None), None)
    if last is not None:
        canvas.end(axes, values, canvas.look.say(last if trend.label is None else trend.label))
    return axes


def _axis(canvas: Canvas, axes: Axes, trend: Trend) -> None:
    first = trend.values[0]
    canvas.numbers(axes, first.unit, first.currency)
    canvas.periods(axes, trend.periods)
    known = [each.value for each in trend.values if each.value is not None]
    low, high = axes.get_ylim()
    if known and min(known) >= 0 and low < 0.35 * high:
        low = 0  # a line need not start at zero, but one that nearly does should not hide it
    span = high - low
    # From the top: a break's reason, the target's name, the line; at the foot, events' numbers.
    top = high if _target(trend) is None else max(high, _target(trend, 0.12 * span) or high)
    top = top + 0.25 * span if trend.breaks or trend.noted else max(top, high + 0.08 * span)
    axes.set_ylim(low - 0.08 * span if trend.marks and low else low, top)


def _target(trend: Trend, above: float = 0.0) -> float | None:
    known = None if trend.target is None else trend.target.value
    return None if known is None else known + above


def _free(canvas: Canvas, axes: Axes, trend: Trend, text: str) -> float:
    """Return where the target's name starts, as a share of the width: where no line crosses it."""
    target, (low, high) = _target(trend), axes.get_ylim()
    wide = len(text) * (0.025 if canvas.narrow else 0.0095)
    places = len(trend.values)
    line = [float("nan") if each.value is None else each.value for each in trend.values]

    def crossings(start: float) -> int:
        seen = np.linspace(start, start + wide, 12) * (places - 0.4) - 0.3
        above = (np.interp(seen, range(places), line) - (target or 0.0)) / (high - low)
        return int(((above > -0.02) & (above < 0.1)).sum())

    starts = [each for each in (0.0, 0.3, 0.6) if each + wide <= 1] or [0.0]
    return min(starts, key=crossings)
