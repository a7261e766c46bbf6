"""The charts several chapters draw: ranked bars, shares of a whole, cells of heat."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.text import Annotation

from stratbook.core.message import Fact, Message, Quantity, Unit, fact
from stratbook.display.behind import tell_bars, tell_heat, tell_shares
from stratbook.display.canvas import Canvas
from stratbook.display.colour import ink_on
from stratbook.display.fonts import STRONG

_WHITE = "#ffffff"


@dataclass(frozen=True)
class Bar:
    """One bar.

    Parameters
    ----------
    name : Fact or str
        What it stands for; a string is a name of the client's own.
    value : Quantity
        Its length; one without a value is written out as missing and draws nothing.
    interval : (Quantity, Quantity) or None
        Low and high end, drawn as a thin line.
    highlight : bool
        Whether it is the one that matters: the client among rivals.
    note : Message or None
        Said after the value: a number of posts.
    """

    name: Fact | str
    value: Quantity
    interval: tuple[Quantity, Quantity] | None = None
    highlight: bool = False
    note: Message | None = None


def bars(
    canvas: Canvas, shown: Sequence[Bar], axes: Axes | None = None, *, ranked: bool = True
) -> Axes:
    """Draw horizontal bars from the largest to the smallest, each with its value.

    Parameters
    ----------
    canvas : Canvas
        The drawing.
    shown : sequence of Bar
        In any order; those without a value come last.
    axes : Axes or None
        A panel of the drawing; by default new axes that fill it.
    ranked : bool
        False keeps the order given, where the order itself has a meaning.
    """
    axes = axes or canvas.axes(grid="none")
    ordered = sorted(shown, key=_rank) if ranked else list(shown)
    tell_bars(canvas, axes, ordered)
    _names(canvas, axes, [_say(canvas, each.name) for each in ordered])
    any_highlight = any(each.highlight for each in ordered)
    for place, each in enumerate(ordered):
        strong = each.highlight or not any_highlight
        colour = canvas.colours.brand if strong else canvas.colours.faint
        value = each.value.value
        if value is not None:
            axes.barh(place, value, height=0.58, color=colour)
            _interval(canvas, axes, place, each)
        _value(canvas, axes, place, each, strong=strong)
    axes.margins(x=0.02)
    axes.set_xticks([])
    axes.axvline(0, color=canvas.colours.muted, linewidth=0.8)
    return axes


def stacked(
    canvas: Canvas,
    rows: Sequence[tuple[Fact | str, Sequence[Quantity]]],
    parts: Sequence[Fact | str],
    axes: Axes | None = None,
) -> Axes:
    """Draw one bar a row, each cut into its parts' shares of 100 %.

    Parameters
    ----------
    canvas : Canvas
        The drawing.
    rows : sequence of (Fact or str, sequence of Quantity)
        A name and one quantity a part (amounts, not shares). A row with a missing part has
        no whole to be shared out: it is written out as missing.
    parts : sequence of Fact or str
        Names of the parts, written above the bars in their colours; five at most.
    axes : Axes or None
        A panel of the drawing; by default new axes that fill it.
    """
    axes = axes or canvas.axes(grid="none")
    tell_shares(canvas, axes, rows, parts)
    _names(canvas, axes, [_say(canvas, name) for name, _ in rows])
    for place, (_, quantities) in enumerate(rows):
        values = [each.value for each in quantities]
        known = [value for value in values if value is not None]
        if len(known) < len(values) or sum(known) <= 0:
            text = canvas.look.language.missing
            axes.annotate(text, (0.01, place), va="center", color=canvas.colours.muted)
            continue
        _shares(canvas, axes, place, known)
    axes.set(xlim=(0, 1), xticks=[])
    _legend(canvas, axes, [_say(canvas, part) for part in parts])
    return axes


@dataclass(frozen=True)
class Heat:
    """One cell of a heat map.

    Parameters
    ----------
    value : Quantity
        What colours it and is written in it.
    note : str
        A second line: ``n = 7``.
    weak : bool
        Too few cases to be judged: left uncoloured, its note alone shown.
    shade : float or None
        How dark it is, 0 to 1; by default by its place between the smallest and the largest,
        which makes the smallest differences look large.
    """

    value: Quantity
    note: str = ""
    weak: bool = False
    shade: float | None = None


def heat(
    canvas: Canvas,
    rows: Sequence[Fact | str],
    columns: Sequence[Fact | str],
    cells: Sequence[Sequence[Heat]],
    axes: Axes | None = None,
) -> Axes:
    """Draw a grid of numbers, the larger the darker; weak and missing cells stay blank.

    Parameters
    ----------
    canvas : Canvas
        The drawing.
    rows, columns : sequence of Fact or str
        Names of the rows, from the top, and of the columns.
    cells : sequence of sequence of Heat
        One list a row, one cell a column.
    axes : Axes or None
        A panel of the drawing; by default new axes that fill it.
    """
    axes = axes or canvas.axes(grid="none")
    strong = [
        cell.value.value
        for row in cells
        for cell in row
        if not cell.weak and cell.value.value is not None
    ]
    low, high = (min(strong), max(strong)) if strong else (0.0, 1.0)
    tell_heat(canvas, axes, rows, columns, cells)
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            shade = (
                _step(cell.value.value, low, high, canvas)
                if cell.shade is None
                else _step(cell.shade, 0.0, 1.0, canvas)
            )
            _heat_cell(canvas, axes, (x, y), cell, shade)
    _names(canvas, axes, [_say(canvas, name) for name in rows])
    axes.set_xticks(range(len(columns)), [_say(canvas, name) for name in columns])
    axes.set(xlim=(-0.5, len(columns) - 0.5))
    return axes


def _say(canvas: Canvas, name: Fact | str) -> str:
    return canvas.look.say(fact(name))


def _rank(bar: Bar) -> tuple[bool, float]:
    value = bar.value.value
    return (value is None, -(value or 0.0))


def _names(canvas: Canvas, axes: Axes, names: Sequence[str]) -> None:
    width = 15 if canvas.narrow else 26
    axes.set_yticks(range(len(names)), [textwrap.fill(name, width) for name in names])
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(names) - 0.4, -0.6)


def _interval(canvas: Canvas, axes: Axes, place: int, bar: Bar) -> None:
    if bar.interval is None:
        return
    low, high = (each.value for each in bar.interval)
    if low is not None and high is not None:
        axes.plot([low, high], [place, place], color=canvas.colours.ink, linewidth=1.1)


def _value(canvas: Canvas, axes: Axes, place: int, bar: Bar, *, strong: bool) -> None:
    """Write a bar's value beyond its end, and beyond its interval's."""
    ends = [bar.value.value or 0.0, *(each.value or 0.0 for each in bar.interval or ())]
    text = canvas.look.say(bar.value)
    if bar.note is not None:
        text += f"  {canvas.look.say(bar.note)}"
    known = bar.value.value is not None
    axes.annotate(
        text, (max(0.0, *ends), place), xytext=(5, 0), textcoords="offset points", va="center",
        color=canvas.colours.ink if known else canvas.colours.muted,
        family=list(STRONG) if strong and known else None,
    )  # fmt: skip


def _shares(canvas: Canvas, axes: Axes, place: int, values: Sequence[float]) -> None:
    start, whole = 0.0, sum(values)
    for value, colour in zip(values, canvas.colours.series, strict=False):
        share = value / whole
        axes.barh(place, share, left=start, height=0.6, color=colour, linewidth=0)
        if share >= (0.13 if canvas.narrow else 0.07):
            text = canvas.look.say(Quantity(value=share, unit=Unit.RATIO, digits=0))
            axes.annotate(
                text,
                (start + share / 2, place),
                ha="center",
                va="center",
                color=canvas.colours.written_on(colour),
                family=list(STRONG),
            )
        start += share


def _legend(canvas: Canvas, axes: Axes, names: Sequence[str]) -> None:
    """Write the parts' names above the bars, each in its colour."""
    lines: list[list[tuple[str, str]]] = [[]]
    room = 30 if canvas.narrow else 90
    for name, colour in zip(names, canvas.colours.series_text, strict=False):
        if lines[-1] and sum(len(each) + 3 for each, _ in lines[-1]) + len(name) > room:
            lines.append([])
        lines[-1].append((name, colour))
    for up, line in enumerate(reversed(lines)):
        before: Annotation | None = None
        for name, colour in line:
            before = axes.annotate(
                name,
                (0, 1) if before is None else (1, 0),
                xytext=(0, 12 * up) if before is None else (10, 0),
                xycoords="axes fraction" if before is None else before,
                textcoords="offset points",
                va="bottom",
                color=colour,
                family=list(STRONG),
            )


def _step(value: float | None, low: float, high: float, canvas: Canvas) -> str:
    steps = canvas.colours.heat
    share = 0.0 if value is None or high == low else (value - low) / (high - low)
    return steps[min(len(steps) - 1, max(0, int(share * len(steps))))]


def _heat_cell(canvas: Canvas, axes: Axes, at: tuple[int, int], cell: Heat, colour: str) -> None:
    blank = cell.weak or cell.value.value is None
    if not blank:
        axes.barh(at[1], 0.96, left=at[0] - 0.48, height=0.94, color=colour, linewidth=0)
    ink = canvas.colours.muted if blank else ink_on(colour, canvas.colours.ink, _WHITE)
    text = "–" if blank else canvas.look.say(cell.value)
    size = "small" if canvas.narrow else "medium"
    axes.annotate(text, at, xytext=(0, 4 if cell.note else 0), textcoords="offset points",
                  ha="center", va="center", color=ink, fontsize=size,
                  family=None if blank else list(STRONG))  # fmt: skip
    if cell.note:
        axes.annotate(
            cell.note,
            at,
            xytext=(0, -6),
            textcoords="offset points",
            ha="center",
            va="center",
            color=ink,
            fontsize=6.8 if canvas.narrow else canvas.fine,
        )
