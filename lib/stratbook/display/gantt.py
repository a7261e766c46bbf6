"""A plan as bars over time: the cut-off, the period, what is proposed, what has slipped."""

import datetime as dt
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Loose, term
from stratbook.core.period import Period
from stratbook.display.canvas import Canvas
from stratbook.display.fonts import STRONG


@dataclass(frozen=True)
class Bar:
    """One action.

    Parameters
    ----------
    name : str
        What stands at the left.
    start, due : date
        Its first and last day.
    colour : str
        ``#rrggbb``.
    text : str
        What is written at its end.
    proposed : bool
        Whether its dates are proposed by a rule: drawn hollow.
    strong : bool
        Whether what is written at its end stands out.
    slipped : date or None
        To where it slipped, past its due date.
    done_on : date or None
        When it was done.
    """

    name: str
    start: dt.date
    due: dt.date
    colour: str
    text: str = ""
    proposed: bool = False
    strong: bool = False
    slipped: dt.date | None = None
    done_on: dt.date | None = None

    @property
    def ends(self) -> dt.date:
        """The last day drawn."""
        return max(each for each in (self.due, self.slipped, self.done_on) if each is not None)


def gantt(canvas: Canvas, bars: Sequence[Bar], on: dt.date, period: Period | None = None) -> Axes:
    """Draw actions from start to due date, one a row, in the order given.

    Parameters
    ----------
    canvas : Canvas
        The drawing.
    bars : sequence of Bar
        The actions.
    on : date
        The cut-off, a line down.
    period : Period or None
        The period under report, a light band; None draws none.
    """
    axes = canvas.axes(grid="x")
    _tell(canvas, axes, bars)
    if period is not None:
        left, right = period.start.toordinal(), period.end.toordinal() + 1
        axes.axvspan(left, right, color=canvas.colours.wash, linewidth=0, zorder=0)
    for place, bar in enumerate(bars):
        _bar(canvas, axes, place, bar)
    width = 20 if canvas.narrow else 38
    names = [textwrap.fill(each.name or "–", width, max_lines=2, placeholder="…") for each in bars]
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.axvline(on.toordinal() + 1, color=canvas.colours.ink, linewidth=0.9)
    _months(canvas, axes, bars, on, period)
    return axes


def _tell(canvas: Canvas, axes: Axes, bars: Sequence[Bar]) -> None:
    """Tell names and dates, with what is written at each bar's end."""
    headings: list[Fact] = [term("Action"), term("Start"), term("Due")]
    rows: list[list[Loose]] = [[each.name, each.start, each.due] for each in bars]
    late: list[tuple[Fact, list[dt.date | None]]] = [
        (term("Slipped to"), [each.slipped for each in bars]),
        (term("Done on"), [each.done_on for each in bars]),
    ]
    for heading, days in late:
        if any(days):
            headings.append(heading)
            for row, day in zip(rows, days, strict=True):
                row.append("" if day is None else day)
    words = [[*row, each.text] for row, each in zip(rows, bars, strict=True)]
    canvas.tell([*headings, term("Note")], words, axes)


def _bar(canvas: Canvas, axes: Axes, place: int, bar: Bar) -> None:
    left = bar.start.toordinal()
    right = max(bar.due.toordinal() + 1, left + 1)
    fill = canvas.colours.ground if bar.proposed else bar.colour
    axes.barh(place, right - left, left=left, height=0.42, color=fill,
              edgecolor=bar.colour, linewidth=1.1)  # fmt: skip
    if bar.slipped is not None and bar.slipped > bar.due:
        reach = [right, bar.slipped.toordinal() + 1]
        axes.plot(reach, [place, place], color=bar.colour, linestyle=(0, (2, 2)))
    if bar.done_on is not None:
        axes.plot([bar.done_on.toordinal() + 0.5], [place], "o", markersize=4,
                  color=canvas.colours.ink)  # fmt: skip
    axes.annotate(
        _words(canvas, bar), (max(bar.ends.toordinal() + 1, right), place), xytext=(6, 0),
        textcoords="offset points", va="center", color=canvas.colours.ink,
        family=list(STRONG) if bar.strong else None, annotation_clip=False,
        bbox={"facecolor": canvas.colours.ground, "edgecolor": "none", "pad": 0.6},
    )  # fmt: skip


def _words(canvas: Canvas, bar: Bar) -> str:
    """Return what is written at a bar's end; on a phone over two lines."""
    return textwrap.fill(bar.text, 14) if canvas.narrow else bar.text


def _months(
    canvas: Canvas, axes: Axes, bars: Sequence[Bar], on: dt.date, period: Period | None
) -> None:
    """Label the first day of each month; leave room at the right for the longest words."""
    first = min([on, *(each.start for each in bars), *([period.start] if period else [])])
    last = max([on, *(each.ends for each in bars)])
    lines = [line for each in bars for line in _words(canvas, each).splitlines()]
    longest = max(map(len, lines), default=0)
    share = min(1.6, longest * (0.062 if canvas.narrow else 0.021))
    room = max(10, int((last - first).days * share))
    months = [first.replace(day=1)]
    while (after := (months[-1] + dt.timedelta(days=32)).replace(day=1)) <= last:
        months.append(after)
    step = max(1, -(-len(months) // (3 if canvas.narrow else 8)))
    kept = months[::step]
    axes.set_xticks(
        [each.toordinal() for each in kept],
        [canvas.look.language.month_short(each) for each in kept],
    )
    axes.set_xlim(first.toordinal() - 3, last.toordinal() + room)
