"""Suppliers and actions in time: the critical path, the slack, what is late."""

import datetime as dt
import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes

from stratbook.brief.sheets.conversion import FIRMNESS, SUPPLIER
from stratbook.core.message import Message, Name, say, say_n, term
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.conversion.names import amount, listed
from stratbook.strategy.conversion.chain import Chain, Placed


def chains(look: Look, found: Sequence[Chain], currency: str) -> Html:
    """Show each scenario's tasks in time, then what is ordered outside."""
    known = [each for each in found if each.placed]
    if not known:
        return prose.note(look, say(
            "No action and no order is dated yet: the sheets of actions and suppliers bring them."
        ))  # fmt: skip
    return join([part for each in known for part in _shown(look, each, currency)])


def _shown(look: Look, found: Chain, currency: str) -> list[Html]:
    parts = [_figure(look, found)]
    if found.suppliers:
        parts.append(_table(look, found, currency))
    return parts


def _table(look: Look, found: Chain, currency: str) -> Html:
    trades, prices = listed(SUPPLIER, look), listed(FIRMNESS, look)
    rows: list[list[Cell]] = [
        [
            each.task.name,
            trades.get(each.task.trade, "–"),
            each.task.starts,
            say_n("{count} day", "{count} days", each.task.days),
            each.end,
            each.task.due or "–",
            _standing(each),
            amount(each.task.cost, currency),
            prices.get(each.task.firmness, "–"),
        ]
        for each in found.suppliers
    ]
    headings = [
        term("Deliverable"), term("Trade"), term("Ordered on"), term("Lead time"),
        term("There on"), term("Needed by"), term("How it stands"), term("Cost"),
        term("Price"),
    ]  # fmt: skip
    title = say("{name}: what is ordered outside", name=Name(text=found.scenario))
    return table(look, headings, rows, title)


def _standing(placed: Placed) -> Message:
    if placed.late:
        return say("{days} late", days=_days(placed.late))
    if not placed.waiting:
        return say("on time")
    if placed.critical:
        return say("on the critical path")
    return say("{days} of slack", days=_days(placed.slack))


def _days(count: int) -> Message:
    return say_n("{count} day", "{count} days", count)


def _figure(look: Look, found: Chain) -> Html:
    caption = Caption(
        title=_title(found),
        subtitle=say(
            "{name}: actions and deliverables, the longest chain in colour; the line is the "
            "cut-off, {day}.",
            name=Name(text=found.scenario),
            day=found.on,
        ),
        source=say("Source: the sheets of actions and suppliers."),
        alt=say_n(
            "{count} bar over time; the longest chain: {path}.",
            "{count} bars over time; the longest chain: {path}.",
            len(found.placed),
            path=found.path,
        ),
    )

    def draw(canvas: Canvas) -> None:
        _draw(canvas, found)

    return figure(look, draw, caption, height=0.7 + 0.36 * len(found.placed))


def _title(found: Chain) -> Message:
    if found.late:
        worst = found.late[0]
        return say("{task} will be {days} late", task=worst.task.name, days=_days(worst.late))
    return say(
        "{task} sets the end, on {day}", task=found.path[-1], day=found.end
    )  # fmt: skip


def _draw(canvas: Canvas, found: Chain) -> Axes:
    axes = canvas.axes(grid="x")
    canvas.tell(
        [term("Action"), term("Start"), term("End"), term("Needed by"), term("How it stands")],
        [[e.task.name, e.start, e.end, e.task.due or "–", _standing(e)] for e in found.placed],
    )
    width = 17 if canvas.narrow else 34
    for place, each in enumerate(found.placed):
        _bar(canvas, axes, place, each)
    names = [
        textwrap.fill(each.task.name, width, max_lines=2, placeholder="…") for each in found.placed
    ]
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.axvline(found.on.toordinal(), color=canvas.colours.ink, linewidth=0.9)
    _dates(canvas, axes, found)
    return axes


def _bar(canvas: Canvas, axes: Axes, place: int, each: Placed) -> None:
    colour = canvas.colours.brand if each.critical else canvas.colours.faint
    left, right = each.start.toordinal(), max(each.end.toordinal(), each.start.toordinal() + 1)
    axes.barh(place, right - left, left=left, height=0.42, color=colour, linewidth=0)
    if each.task.due is not None and each.late:
        due = each.task.due.toordinal()
        axes.plot([due, due], [place - 0.3, place + 0.3], color=canvas.colours.ink, linewidth=1.2)
    text = canvas.look.say(_standing(each)) if each.late or each.critical else ""
    if not text and each.waiting:
        text = canvas.look.say(_standing(each))
    axes.annotate(
        text, (right, place), xytext=(5, 0), textcoords="offset points", va="center",
        color=canvas.colours.ink, family=list(STRONG) if each.late else None,
        annotation_clip=False,
    )  # fmt: skip


def _dates(canvas: Canvas, axes: Axes, found: Chain) -> None:
    """Label a few days along the axis, and leave room at the right for words."""
    first = min(*(each.start for each in found.placed), found.on)
    last = max(*(each.end for each in found.placed), found.on)
    length = max(7, (last - first).days)
    step = max(7, -(-length // (2 if canvas.narrow else 6)) // 7 * 7)
    days = [first + dt.timedelta(days=each) for each in range(0, length + 1, step)]
    labels = [f"{each.day} {canvas.look.language.month_short(each)}" for each in days]
    axes.set_xticks([each.toordinal() for each in days], labels)
    room = length * (0.9 if canvas.narrow else 0.4)
    axes.set_xlim(first.toordinal() - 1, last.toordinal() + room)
