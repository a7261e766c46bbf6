"""Bars around zero: what is against on the left, what is for on the right."""

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Quantity, Unit, term
from stratbook.display.canvas import Canvas
from stratbook.display.fonts import STRONG
from stratbook.strategy.reputation import Tone


def diverging(canvas: Canvas, rows: Sequence[tuple[Fact, Tone]]) -> Axes:
    """Draw each tone as shares of its mentions, the neutral ones astride the axis.

    Parameters
    ----------
    canvas : Canvas
        The drawing.
    rows : sequence of (Fact, Tone)
        From the top; each with a mention at least.
    """
    axes = canvas.axes(grid="none")
    canvas.tell(
        [term("Item"), term("Negative"), term("Neutral or mixed"), term("Positive"),
         term("Mentions with a tone")],
        [[name, tone.negative, tone.neutral, tone.positive, tone.n] for name, tone in rows],
        axes,
        across=True,
    )  # fmt: skip
    colours = canvas.colours
    for place, (_, tone) in enumerate(rows):
        low = -(tone.negative + tone.neutral / 2) / tone.n
        for count, colour in (
            (tone.negative, colours.bad), (tone.neutral, colours.faint),
            (tone.positive, colours.good),
        ):  # fmt: skip
            share = count / tone.n
            axes.barh(place, share, left=low, height=0.6, color=colour, linewidth=0)
            _write(canvas, axes, (low + share / 2, place), share, colour)
            low += share
    _frame(canvas, axes, [canvas.look.say(name) for name, _ in rows])
    return axes


def _write(canvas: Canvas, axes: Axes, at: tuple[float, float], share: float, colour: str) -> None:
    if share < (0.16 if canvas.narrow else 0.07):
        return
    axes.annotate(
        canvas.look.say(Quantity(value=share, unit=Unit.RATIO, digits=0)), at,
        ha="center", va="center", color=canvas.colours.written_on(colour),
        family=list(STRONG),
    )  # fmt: skip


def _frame(canvas: Canvas, axes: Axes, names: list[str]) -> None:
    width = 15 if canvas.narrow else 30
    axes.set_yticks(range(len(names)), [textwrap.fill(each, width) for each in names])
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xticks([])
    axes.axvline(0, color=canvas.colours.ink, linewidth=0.8, zorder=0)
    for text, where, align, colour in (
        (term("Negative"), 0.0, "left", canvas.colours.bad),
        (term("Neutral or mixed"), 0.5, "center", canvas.colours.muted),
        (term("Positive"), 1.0, "right", canvas.colours.good),
    ):
        axes.annotate(
            canvas.look.say(text), (where, 1), xycoords="axes fraction", ha=align, va="bottom",
            color=colour, family=list(STRONG),
        )  # fmt: skip
