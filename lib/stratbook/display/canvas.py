"""What a chart is drawn on: a Matplotlib figure in the house's style, wide or for a phone."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from stratbook.core.message import Fact, Loose, Quantity, Unit
from stratbook.core.period import Grain, Period
from stratbook.display.fonts import SANS, STRONG
from stratbook.display.look import Look
from stratbook.display.sheet import Block
from stratbook.display.theme import Theme
from stratbook.display.typed import block

Grid = Literal["x", "y", "none"]


def style(theme: Theme, *, narrow: bool) -> dict[Any, Any]:
    """Return Matplotlib's settings for one drawing.

    Text comes out at 12 to 13.5 px in the page, where the wide drawing is enlarged by two
    thirds and the phone's by a third.
    """
    return {
        "font.family": list(SANS),
        "font.size": 9.0 if narrow else 7.8,
        "axes.labelsize": "medium",
        "axes.titlesize": "medium",
        "xtick.labelsize": "medium",
        "ytick.labelsize": "medium",
        "text.color": theme.ink,
        "axes.labelcolor": theme.muted,
        "axes.edgecolor": theme.faint,
        "axes.linewidth": 0.8,
        "axes.facecolor": "none",
        "figure.facecolor": "none",
        "savefig.facecolor": "none",
        "figure.constrained_layout.w_pad": 0.02,
        "figure.constrained_layout.h_pad": 0.03,
        "xtick.color": theme.muted,
        "ytick.color": theme.muted,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "xtick.major.pad": 5,
        "ytick.major.pad": 5,
        "grid.color": theme.line,
        "grid.linewidth": 0.7,
        "axes.axisbelow": True,
        "lines.linewidth": 1.8,
        "lines.solid_capstyle": "round",
        "lines.solid_joinstyle": "round",
        "text.parse_math": False,  # a client's "$" is a dollar
        "svg.fonttype": "none",
        "svg.hashsalt": "stratbook",
    }


@dataclass(frozen=True)
class Canvas:
    """One drawing of a figure.

    Parameters
    ----------
    figure : matplotlib Figure
        To draw on.
    look : Look
        The reader's language and theme.
    narrow : bool
        Whether this is the drawing for a phone.
    """

    figure: Figure
    look: Look
    narrow: bool = False
    _told: dict[Axes | None, Block] = field(default_factory=dict, init=False, repr=False)

    @property
    def colours(self) -> Theme:
        """The theme's colours."""
        return self.look.theme

    @property
    def fine(self) -> float:
        """The smallest letters of the wide drawing: 7 pt where it stands across A4."""
        return 7.2

    # -- axes ------------------------------------------------------------------

    def axes(self, grid: Grid = "y") -> Axes:
        """Add axes that fill the drawing: light lines along one direction, no box."""
        return self._styled(self.figure.add_subplot(), grid)

    def panels(self, count: int, grid: Grid = "y") -> list[Axes]:
        """Add axes side by side; on the phone's drawing one below another."""
        rows, columns = (count, 1) if self.narrow else (1, count)
        return [
            self._styled(self.figure.add_subplot(rows, columns, place), grid)
            for place in range(1, count + 1)
        ]

    def panel_title(self, axes: Axes, title: Fact) -> None:
        """Name a panel, above its left edge."""
        axes.set_title(self.look.say(title), loc="left", family=list(STRONG), pad=10)

    # -- the numbers behind ------------------------------------------------------

    def tell(
        self,
        headings: Sequence[Fact | str],
        rows: Sequence[Sequence[Loose]],
        axes: Axes | None = None,
        *,
        total: Sequence[Loose] = (),
        across: bool = False,
    ) -> None:
        """Say which numbers are drawn: those who draw by hand; charts do it by themselves.

        What is told of a panel last stands.

        Parameters
        ----------
        headings : sequence of Fact or str
            One a column.
        rows : sequence of sequence
            One cell a heading: facts or plain values; None is not available.
        axes : Axes or None
            The panel they are drawn on.
        total : sequence
            A last row set apart.
        across : bool
            Whether the last column is what those between it and the first add up to.
        """
        if not self.narrow:
            told = block(self.look, headings, rows, total=total, across=across)
            self._told[axes] = told

    def behind(self) -> tuple[Block, ...]:
        """Return the numbers told, under the names of their panels."""
        return tuple(
            told if axes is None else replace(told, name=axes.get_title(loc="left"))
            for axes, told in self._told.items()
        )

    def _styled(self, axes: Axes, grid: Grid) -> Axes:
        base = {"x": "left", "y": "bottom"}.get(grid)
        for side, spine in axes.spines.items():
            spine.set_visible(side == base)
        if grid != "none":
            axes.grid(visible=True, axis=grid)
        return axes

    # -- numbers and dates on axes ----------------------------------------------

    def numbers(
        self, axes: Axes, unit: Unit, currency: str | None = None, axis: Literal["x", "y"] = "y"
    ) -> None:
        """Write an axis' numbers as the reader does: 132 k, 3 %, 2 000 €."""
        which = axes.yaxis if axis == "y" else axes.xaxis
        long = axis == "x" and unit in {Unit.MONEY, Unit.MONEY_CENTS}
        places = MaxNLocator(
            nbins=(3 if long else 4) if self.narrow else 5,
            min_n_ticks=3,
            integer=unit is Unit.COUNT,
        )
        which.set_major_locator(places)
        which.set_major_formatter(FuncFormatter(lambda value, _: self.short(value, unit, currency)))

    def short(self, value: float, unit: Unit, currency: str | None = None) -> str:
        """Return a number as an axis shows it: compact where it is long."""
        if unit is Unit.COUNT and abs(value) >= 10_000:
            return self.look.language.compact(value)
        shown = value * 100 if unit in {Unit.RATIO, Unit.POINTS} else value
        digits = next(n for n in (0, 1, 2, 3) if n == 3 or abs(shown - round(shown, n)) < 1e-9)
        return self.look.say(Quantity(value=value, unit=unit, currency=currency, digits=digits))

    def periods(self, axes: Axes, periods: Sequence[Period]) -> None:
        """Label the places 0, 1, 2 … with periods, the year below where it changes."""
        labels = [self._period(each) for each in periods]
        step = max(1, -(-len(labels) // (7 if self.narrow else 14)))
        kept = [place for place in range(len(labels)) if (len(labels) - 1 - place) % step == 0]
        texts, year = [], 0
        for place in kept:
            now = periods[place].start.year
            texts.append(labels[place] + (f"\n{now}" if now != year else ""))
            year = now
        axes.set_xticks(kept, texts)

    def _period(self, period: Period) -> str:
        language = self.look.language
        match period.grain:
            case Grain.MONTH:
                return language.month_short(period.start)
            case Grain.WEEK:
                week = period.start.isocalendar().week
                return language.manner.week_short.format(week=week)
            case Grain.QUARTER:
                number = (period.start.month - 1) // 3 + 1
                return language.manner.quarter_short.format(quarter=number)
            case Grain.YEAR:
                return ""
            case _:
                return language.day_month(period.start)

    # -- marks -----------------------------------------------------------------

    def line(
        self,
        axes: Axes,
        values: Sequence[float | None],
        colour: str | None = None,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw values at 0, 1, 2 …; a missing one leaves a gap, never a zero."""
        points = [float("nan") if value is None else value for value in values]
        shade = colour or self.colours.brand
        axes.plot(range(len(points)), points, color=shade, linestyle=(0, (4, 2)) if dashed else "-")
        alone = [
            place
            for place in range(len(points))
            if not _gap(points, place) and _gap(points, place - 1) and _gap(points, place + 1)
        ]
        if alone:
            axes.plot(alone, [points[each] for each in alone], "o", markersize=3, color=shade)

    def end(
        self, axes: Axes, values: Sequence[float | None], text: str, colour: str | None = None
    ) -> None:
        """Mark the last known value with a dot and write beside it, in place of a legend."""
        known = [(place, value) for place, value in enumerate(values) if value is not None]
        if known:
            shade = colour or self.colours.brand
            axes.plot(*known[-1], marker="o", markersize=4.5, color=shade)
            self.label(axes, known[-1], text, shade)

    def label(
        self, axes: Axes, point: tuple[float, float], text: str, colour: str | None = None
    ) -> None:
        """Write to the right of a point of the data, strong; long text is broken.

        A series' colour is darkened until it can be read.
        """
        ink = dict(zip(self.colours.series, self.colours.series_text, strict=True))
        shade = colour or self.colours.ink
        axes.annotate(
            textwrap.fill(text, 14 if self.narrow else 22), point, xytext=(7, 0),
            textcoords="offset points", va="center", color=ink.get(shade, shade),
            family=list(STRONG), annotation_clip=False,
        )  # fmt: skip

    def target(self, axes: Axes, value: float, text: str, left: float = 0) -> None:
        """Draw a target across, its name above it from ``left`` (0 to 1); the axis makes room."""
        low, high = axes.get_ylim()
        axes.set_ylim(min(low, value), max(high, value + 0.12 * (high - low)))
        axes.axhline(value, color=self.colours.ink, linewidth=0.9)
        axes.annotate(
            text, (left, value), xycoords=axes.get_yaxis_transform(), xytext=(2, 3),
            textcoords="offset points",
        )  # fmt: skip

    def break_at(self, axes: Axes, place: float, text: str) -> None:
        """Draw a break in a measure: a dashed line down, and why at its top."""
        low, high = axes.get_xlim()
        right = place > low + 0.6 * (high - low)
        axes.axvline(place, color=self.colours.muted, linewidth=0.9, linestyle=(0, (2, 2)))
        axes.annotate(
            textwrap.fill(text, 18 if self.narrow else 30), (place, 1), va="top",
            xycoords=axes.get_xaxis_transform(), xytext=(-5 if right else 5, 0),
            textcoords="offset points", ha="right" if right else "left", color=self.colours.muted,
        )  # fmt: skip

    def numbered(self, axes: Axes, place: float, numbers: Sequence[int]) -> None:
        """Write the numbers of what happened at a place, on a light line down to the axis."""
        axes.axvline(place, color=self.colours.line, linewidth=0.9, zorder=0)
        axes.annotate(
            ", ".join(str(each) for each in numbers), (place, 0), ha="center", va="bottom",
            xycoords=axes.get_xaxis_transform(), xytext=(0, 2), textcoords="offset points",
            color=self.colours.muted, family=list(STRONG),
        )  # fmt: skip


def _gap(points: Sequence[float], place: int) -> bool:
    """Say whether there is no value at a place (outside counts as none)."""
    return not 0 <= place < len(points) or points[place] != points[place]
