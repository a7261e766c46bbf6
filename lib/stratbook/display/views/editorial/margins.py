"""Weekdays and hours on their own, as dots with intervals around the usual 100."""

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Listing, Message, Quantity, Unit, say, term
from stratbook.core.slots import Slot
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.editorial.grid import DAY, Grid
from stratbook.strategy.editorial.labels import hours_words, slot_words
from stratbook.strategy.editorial.winners import DAYS
from stratbook.strategy.kpis.measure import platform_name

_BASES: Final = {
    "reach": term("interactions ÷ reach"),
    "views": term("interactions ÷ views"),
    "impressions": term("interactions ÷ impressions"),
    "interactions": term("interactions"),
}
_AUDIENCES: Final = {
    "reach": term("reach of a post"),
    "views": term("views of a post"),
    "impressions": term("impressions of a post"),
}


def margin_figure(look: Look, grids: Sequence[Grid]) -> Html:
    """Draw the days, then the hours, of the platform with most posts."""
    shown = one_each(grids)
    if not shown:
        return Html()
    first = shown[0]
    panels = [(term("By weekday"), [*first.days])]
    if first.blocks:
        panels.append((term("By hour"), [*first.blocks]))

    def draw(canvas: Canvas) -> None:
        for axes, (title, slots) in zip(canvas.panels(len(panels), "none"), panels, strict=True):
            canvas.panel_title(axes, title)
            dots(canvas, axes, [each for each in slots if each.enough])

    rows = max(sum(each.enough for each in slots) for _, slots in panels)
    if not rows:
        return Html()
    caption = Caption(
        title=_margin_title(first),
        subtitle=say(
            "{platform}, {measure}: index by weekday and by hour, 95% interval, number of posts; "
            "100 is usual",
            platform=platform_name(first.platform), measure=measured(first),
        ),
        source=files_named(first.sources),
        alt=say("Index by weekday: {days}.", days=spoken([e for e in first.days if e.enough])),
    )  # fmt: skip
    height = 0.8 + 0.36 * rows
    return figure(look, draw, caption, height=height, phone_height=height * len(panels))


def dots(canvas: Canvas, axes: Axes, slots: Sequence[Slot]) -> None:
    """Draw indexes as dots with their intervals, around the usual 100."""
    canvas.tell(
        [term("Slot"), term("Index"), term("Low end"), term("High end"), term("Posts")],
        [[slot_name(e), *map(index, (e.index, e.low, e.high)), e.n] for e in slots],
        axes,
    )
    axes.axvline(100, color=canvas.colours.faint, linewidth=1)
    for place, each in enumerate(slots):
        if each.low is not None and each.high is not None:
            axes.plot(
                [each.low, each.high], [place, place], color=canvas.colours.faint, linewidth=5
            )
        axes.plot(each.index or 100, place, "o", markersize=7, color=canvas.colours.brand)
        text = canvas.look.say(say("{index}  ({count})", index=index(each.index), count=each.n))
        axes.annotate(
            text, (max(each.high or 0.0, each.index or 0.0), place), xytext=(7, 0), va="center",
            textcoords="offset points",
        )  # fmt: skip
    axes.set_yticks(range(len(slots)), [canvas.look.say(slot_name(each)) for each in slots])
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    axes.set_ylim(len(slots) - 0.4, -0.6)
    axes.set_xticks([])
    axes.margins(x=0.3)


def slot_name(slot: Slot) -> Fact:
    """Return the weekday, or the hours, of a margin of the grid."""
    return term(DAYS[slot.weekday]) if slot.hours == DAY else hours_words(slot.hour, slot.hours)


def _margin_title(grid: Grid) -> Message:
    apart = [
        each
        for each in (*grid.days, *grid.blocks)
        if each.enough and each.low is not None and (each.low > 100 or (each.high or 0) < 100)
    ]
    platform = platform_name(grid.platform)
    if not apart:
        return say("On {platform}, no day and no hour stands apart on its own", platform=platform)
    first = max(apart, key=lambda each: abs((each.index or 100) - 100))
    return say(
        "On {platform}, {name} stands apart: index {index}",
        platform=platform, name=slot_name(first), index=index(first.index),
    )  # fmt: skip


def measured(grid: Grid) -> Fact:
    """Return what a grid's index is of."""
    return _BASES[grid.basis] if grid.measured == "rate" else _AUDIENCES[grid.basis]


def spoken(slots: Sequence[Slot]) -> Listing:
    """Return slots with their indexes, for those who do not see the drawing."""
    return Listing(
        items=tuple(
            say("{slot} {index}, {count} posts", slot=slot_words(each), index=index(each.index),
                count=each.n)
            for each in slots
        )
    )  # fmt: skip


def index(value: float | None) -> Quantity:
    """Return an index as a quantity."""
    return Quantity(value=value, unit=Unit.INDEX)


def one_each(grids: Sequence[Grid]) -> list[Grid]:
    """Return one grid a platform: the one that tells something, else the engagement rate."""
    found: dict[str, Grid] = {}
    for each in grids:
        held = found.get(each.platform)
        if held is None or (each.is_told and not held.is_told):
            found[each.platform] = each
    return [*found.values()]
