"""Actions as bars over time, with the cut-off and what has slipped."""

import datetime as dt
import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes

from stratbook.core.message import term
from stratbook.display.canvas import Canvas
from stratbook.display.fonts import STRONG
from stratbook.strategy.platforms.follow_up import STATUSES, Followed


def timeline(canvas: Canvas, shown: Sequence[Followed], on: dt.date) -> Axes:
    """Draw dated actions from start to due date, one a row, in the order given.

    Parameters
    ----------
    canvas : Canvas
        The drawing.
    shown : sequence of Followed
        Actions with a due date.
    on : date
        The cut-off, drawn as a line down.
    """
    axes = canvas.axes(grid="x")
    width = 17 if canvas.narrow else 34
    for place, each in enumerate(shown):
        _bar(canvas, axes, place, each, on)
    names = [
        textwrap.shorten(each.action.name or "–", 2 * width - 4, placeholder="…") for each in shown
    ]
    axes.set_yticks(range(len(names)), [textwrap.fill(name, width) for name in names])
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.axvline(on.toordinal(), color=canvas.colours.ink, linewidth=0.9)
    _months(canvas, axes, shown, on)
    return axes


def _bar(canvas: Canvas, axes: Axes, place: int, each: Followed, on: dt.date) -> None:
    due = each.action.due
    if due is None:
        return
    start = min(each.action.start or due, due)
    late = each.status == "late"
    colour = canvas.colours.brand if late else canvas.colours.faint
    left, right = start.toordinal(), max(due.toordinal(), start.toordinal() + 1)
    axes.barh(place, right - left, left=left, height=0.42, color=colour, linewidth=0)
    end = right
    done_on = each.action.done_on if each.status == "done" else None
    slipped = on if late else done_on
    if slipped is not None and slipped > due:
        axes.plot([right, slipped.toordinal()], [place, place], color=colour, linestyle=(0, (2, 2)))
        end = slipped.toordinal()
    if done_on is not None:
        axes.plot([done_on.toordinal()], [place], "o", markersize=4, color=canvas.colours.ink)
    text = canvas.look.say(term(STATUSES[each.status]))
    axes.annotate(
        text, (max(end, right), place), xytext=(6, 0), textcoords="offset points", va="center",
        color=canvas.colours.ink, family=list(STRONG) if late else None, annotation_clip=False,
    )  # fmt: skip


def _months(canvas: Canvas, axes: Axes, shown: Sequence[Followed], on: dt.date) -> None:
    """Label the first day of each month; leave room at the right for the last word."""
    days = [each.action.due for each in shown if each.action.due is not None]
    days += [each.action.start for each in shown if each.action.start is not None]
    first, last = min(*days, on), max(*days, on)
    room = max(10, (last - first).days // (4 if canvas.narrow else 8))
    axes.set_xlim(first.toordinal() - 3, last.toordinal() + room)
    months = [first.replace(day=1)]
    while (following := (months[-1] + dt.timedelta(days=32)).replace(day=1)) <= last:
        months.append(following)
    step = max(1, -(-len(months) // (4 if canvas.narrow else 8)))
    kept = months[::step]
    axes.set_xticks(
        [each.toordinal() for each in kept],
        [canvas.look.language.month_short(each) for each in kept],
    )
    axes.set_xlim(first.toordinal() - 3, last.toordinal() + room)
