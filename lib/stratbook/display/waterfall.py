"""How a change adds up: from the value before to the value after, a bar an effect."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Quantity, fact
from stratbook.display.behind import tell_steps
from stratbook.display.canvas import Canvas
from stratbook.display.fonts import STRONG


@dataclass(frozen=True)
class Step:
    """One bar: a level at either end, or an effect between them.

    Parameters
    ----------
    name : Fact or str
        What it is; a string is a name of the client's own.
    value : Quantity
        The level, or the signed effect, as it is written beside the bar.
    level : bool
        Whether it is a level, drawn from 0.
    """

    name: Fact | str
    value: Quantity
    level: bool = False


def draw_waterfall(canvas: Canvas, steps: Sequence[Step], axes: Axes | None = None) -> Axes:
    """Draw levels and effects from top to bottom; each effect starts where the last one ended.

    Parameters
    ----------
    canvas : Canvas
        The drawing.
    steps : sequence of Step
        A level, effects, and the level they lead to.
    axes : Axes or None
        A panel; by default new axes.
    """
    axes = axes or canvas.axes(grid="none")
    tell_steps(canvas, axes, steps)
    ends = _spans(steps)
    low, high = _limits(ends)
    for place, (step, (start, end)) in enumerate(zip(steps, ends, strict=True)):
        if step.level and low > 0:  # a bar cut at its foot would lie about its length
            axes.plot([end], [place], "o", markersize=6, color=_colour(canvas, step))
        else:
            axes.barh(place, end - start, left=start, height=0.58, color=_colour(canvas, step))
        axes.annotate(
            canvas.look.say(step.value), (max(start, end), place), xytext=(5, 0),
            textcoords="offset points", va="center",
            family=list(STRONG) if step.level else None,
        )  # fmt: skip
        if place:
            axes.plot([ends[place - 1][1]] * 2, [place - 0.71, place - 0.29],
                      color=canvas.colours.muted, linewidth=0.8)  # fmt: skip
    _names(canvas, axes, steps)
    axes.set(xlim=(low, high), xticks=[])
    return axes


def _spans(steps: Sequence[Step]) -> list[tuple[float, float]]:
    spans, at = [], 0.0
    for step in steps:
        value = step.value.value or 0.0
        start = 0.0 if step.level else at
        at = value if step.level else at + value
        spans.append((start, at))
    return spans


def _colour(canvas: Canvas, step: Step) -> str:
    if step.level:
        return canvas.colours.muted
    return canvas.colours.brand if (step.value.value or 0.0) >= 0 else canvas.colours.faint


def _names(canvas: Canvas, axes: Axes, steps: Sequence[Step]) -> None:
    width = 15 if canvas.narrow else 30
    names = [textwrap.fill(canvas.look.sentence(fact(each.name)), width) for each in steps]
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(names) - 0.4, -0.6)


def _limits(ends: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the axis' two ends: from 0, or cut where the change is small beside the level."""
    reached = [end for _, end in ends]
    low, high = min(reached), max(reached)
    span = (high - low) or abs(high) or 1.0
    left = low - 0.25 * span if low > 1.5 * span else min(0.0, low)
    return left, high + 0.3 * span
