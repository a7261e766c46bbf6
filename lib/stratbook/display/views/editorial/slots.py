"""When to publish: the week as a grid of slots, the days and hours apart, chance weighed."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.core.slots import Slot
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Heat, heat
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.editorial.margins import dots, index, measured, one_each, spoken
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.editorial.grid import WEEK, Grid
from stratbook.strategy.editorial.labels import hours_words, slot_words
from stratbook.strategy.editorial.winners import DAYS
from stratbook.strategy.kpis.measure import platform_name

_PALE: Final = 70  # index of the palest shade; 100 is in the middle, 130 the darkest
_SHORT_DAYS: Final = (
    term("Mon"), term("Tue"), term("Wed"), term("Thu"), term("Fri"), term("Sat"), term("Sun"),
)  # fmt: skip


def week(look: Look, grids: Sequence[Grid], timezone: str) -> Html:
    """Draw the week of each platform, a grid each; weekdays alone where no hour is known."""
    shown = one_each(grids)
    if not shown:
        return prose.note(look, say("There are no posts."))
    return join([_grid(look, each, timezone) for each in shown])


def best_slots(look: Look, grids: Sequence[Grid]) -> Html:
    """Show the card of the best slots by platform, with what they are worth."""
    headings = (
        term("Platform"), term("Best slots so far"), term("Index and interval"), term("Posts"),
        term("To be trusted?"),
    )  # fmt: skip
    rows: list[list[Cell]] = []
    for each in one_each(grids):
        for slot in each.best:
            named = look.sentence(slot_words(slot))
            rows.append(
                [platform_name(each.platform), named, _index_words(slot), slot.n, _trust(each)]
            )
    if not rows:
        least = int(threshold("minimum_cell"))
        few = say_n(
            "Not enough data: no slot holds {count} post.",
            "Not enough data: no slot holds {count} posts.",
            least,
        )
        return prose.note(look, few)
    note = say(
        "Index: 100 is what the same platform, format and month lead to expect. Few posts are "
        "drawn towards 100. An association, not a cause."
    )
    return table(look, headings, rows, say("Best slots, with caution"), note=note)


def trial_table(look: Look, grids: Sequence[Grid]) -> Html:
    """Show whether each grid beats chance, and what moving posts would gain."""
    headings = (
        term("Platform"), term("Measure"), term("Posts"), term("Chance alone does as well"),
        term("Gain of the best slots"), term("95% interval"), term("Verdict"),
    )  # fmt: skip
    rows = [_trial_row(look, each) for each in grids]
    note = say(
        "Chance: how often {deals} deals at random differ as much between slots. Gain: slots "
        "chosen on half of the posts, their advantage measured on the other half, so that luck "
        "in choosing does not count; cautious by design.",
        deals=int(threshold("editorial_permutations")),
    )
    return table(look, headings, rows, say("Is the grid better than chance?"), note=note)


def _grid(look: Look, grid: Grid, timezone: str) -> Html:
    hours = _hours(grid)

    def draw(canvas: Canvas) -> None:
        if grid.has_hours:
            cells = [[_cell(grid.at(day, hour)) for hour in hours] for day in range(WEEK)]
            names = [_hour(canvas, hour) for hour in hours]
            heat(canvas, _days(canvas), names, cells)
            return
        slots = [grid.at(day, 0) for day in range(WEEK)]
        dots(canvas, canvas.axes("none"), [each for each in slots if each.enough])

    known = [each for each in grid.cells if each.enough]
    if not known:
        return prose.note(look, _too_few(grid))
    caption = Caption(
        title=_title(grid),
        subtitle=_subtitle(grid, timezone),
        source=files_named(grid.sources),
        alt=say(
            "Slots with posts enough on {platform}: {slots}.",
            platform=platform_name(grid.platform), slots=spoken(known[:12]),
        ),
        so_what=_so_what(grid),
    )  # fmt: skip
    height = 3.7 if grid.has_hours else 0.8 + 0.36 * len(known)
    return figure(look, draw, caption, height=height)


def _hours(grid: Grid) -> list[int]:
    """Return the blocks to draw: those of the day, and any other that was used."""
    first, last = int(threshold("editorial_first_hour")), int(threshold("editorial_last_hour"))
    return sorted({*range(first, last, grid.hours), *(each.hour for each in grid.cells)})


def _cell(slot: Slot) -> Heat:
    shade = min(1.0, max(0.0, ((slot.index or 100) - _PALE) / (200 - 2 * _PALE)))
    note = f"n={slot.n}" if slot.n else ""
    return Heat(index(slot.index), note=note, weak=not slot.enough, shade=shade)


def _days(canvas: Canvas) -> list[Fact]:
    return [*_SHORT_DAYS] if canvas.narrow else [term(each) for each in DAYS]


def _hour(canvas: Canvas, hour: int) -> Fact | str:
    return (
        str(hour) if canvas.narrow else hours_words(hour, int(threshold("editorial_block_hours")))
    )


def _title(grid: Grid) -> Message:
    platform = platform_name(grid.platform)
    if grid.is_told:
        return say(
            "On {platform}, {slot} does best, beyond what chance would give",
            platform=platform, slot=slot_words(grid.best[0]),
        )  # fmt: skip
    if grid.trial.p_value is None:
        return say("On {platform}, there are too few posts to tell slots apart", platform=platform)
    if not grid.has_hours:
        return say("On {platform}, no weekday is better than chance", platform=platform)
    return say("On {platform}, no slot is better than chance", platform=platform)


def _subtitle(grid: Grid, timezone: str) -> Message:
    posts = say_n("{count} post of the year", "{count} posts of the year", grid.n)
    if grid.has_hours:
        return say_n(
            "Index of {measure} by weekday and hour ({zone}), on {posts}; 100 is usual; slots "
            "under {count} post are left blank",
            "Index of {measure} by weekday and hour ({zone}), on {posts}; 100 is usual; slots "
            "under {count} posts are left blank",
            int(threshold("minimum_cell")),
            measure=measured(grid), zone=timezone.replace("_", " "), posts=posts,
        )  # fmt: skip
    return say(
        "Index of {measure} by weekday, on {posts}; 100 is usual; the file gives no hour that "
        "can be trusted",
        measure=measured(grid), posts=posts,
    )  # fmt: skip


def _so_what(grid: Grid) -> Message:
    if grid.is_told and grid.gain is not None:
        return say(
            "Moving a post to the best slots is associated with {gain} ({low} to {high}); move "
            "the main posts first and measure again.",
            gain=_ratio(grid.gain.value), low=_ratio(grid.gain.low), high=_ratio(grid.gain.high),
        )  # fmt: skip
    return say("Publish when it suits, and put the effort into what is published.")


def _trial_row(look: Look, grid: Grid) -> list[Cell]:
    gain = grid.gain
    few = look.say(term("not enough data"))
    ends: Message | str = "–"
    if gain is not None:
        ends = say("{low} to {high}", low=_ratio(gain.low), high=_ratio(gain.high))
    chance = grid.trial.p_value
    return [
        platform_name(grid.platform), measured(grid), grid.n,
        few if chance is None else Quantity(value=chance, unit=Unit.RATIO, digits=0),
        "–" if gain is None else _ratio(gain.value), ends, _trust(grid),
    ]  # fmt: skip


def _trust(grid: Grid) -> Fact:
    if grid.is_told:
        return term("yes: it holds on posts held out")
    if grid.trial.p_value is None:
        return term("no: too few posts")
    if grid.trial.beats_chance:
        return term("not yet: slots differ, but no gain holds on posts held out")
    return term("no: chance does as well")


def _too_few(grid: Grid) -> Message:
    return say_n(
        "On {platform}, not enough data: {count} post, and no slot with {least}.",
        "On {platform}, not enough data: {count} posts, and no slot with {least}.",
        grid.n, platform=platform_name(grid.platform), least=int(threshold("minimum_cell")),
    )  # fmt: skip


def _index_words(slot: Slot) -> Fact:
    if slot.low is None:
        return index(slot.index)
    return say(
        "{index} ({low} to {high})",
        index=index(slot.index), low=index(slot.low), high=index(slot.high),
    )  # fmt: skip


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, signed=True, digits=0)
