"""Pillars on the page: what each is for, its share beside its target, its course by month."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import (
    Fact,
    Listing,
    Message,
    Name,
    Quantity,
    Unit,
    say,
    say_n,
    term,
)
from stratbook.core.reference import rules, threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Heat, heat
from stratbook.display.decisions import chosen_words
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.editorial.pillars import RULE, Drift, Pillar, Pillars

_EXAMPLES: Final = 5
_COLUMNS: Final = (
    term("Pillar"), term("Share of tagged posts"), term("Low end"), term("High end"),
    term("Share aimed at"),
)  # fmt: skip


def pillar_cards(look: Look, pillars: Pillars) -> Html:
    """Show what each pillar of the line is for, for whom, in which formats, with an example."""
    named = [each for each in pillars.rows if each.in_line]
    if not named:
        return prose.note(look, _no_pillars())
    headings = (
        term("Pillar"), term("Purpose"), term("Share aimed at"), term("For whom"),
        term("Formats"), term("Example"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            each.name, each.purpose or "–", _share(each.target), "; ".join(each.personas) or "–",
            "; ".join(each.formats) or "–", each.example or "–",
        ]
        for each in named
    ]  # fmt: skip
    aimed = pillars.aimed
    off = aimed is not None and abs(aimed - 1) > 0.005
    note = say("The shares aimed at add up to {sum}, not to a whole.", sum=_share(aimed))
    return table(look, headings, rows, say("The pillars of the line"), note=note if off else None)


def share_figure(look: Look, pillars: Pillars) -> Html:
    """Draw each pillar's share of the posts, its interval and its target."""
    shown = [each for each in pillars.rows if each.share is not None]
    if not pillars.tagged:
        return prose.note(look, _nothing(pillars))
    rows = sorted(shown, key=lambda each: (not each.in_line, -(each.share or 0.0)))

    caption = Caption(
        title=_title(pillars),
        subtitle=say(
            "Share of the tagged posts by pillar, {span}: dot, 95% interval (band) and share "
            "aimed at (bar); {tagged} of {posts} posts carry a pillar",
            span=pillars.window, tagged=pillars.tagged, posts=pillars.posts,
        ),
        source=files_named(pillars.sources),
        alt=say("Share of posts by pillar: {shares}.", shares=_spoken(rows)),
        so_what=_so_what(pillars),
    )  # fmt: skip
    return figure(
        look, lambda canvas: _draw_shares(canvas, rows), caption, height=0.9 + 0.4 * len(rows)
    )


def _draw_shares(canvas: Canvas, rows: Sequence[Pillar]) -> None:
    axes = canvas.axes(grid="x")
    colours = canvas.colours
    canvas.tell(_COLUMNS, [_told(each) for each in rows])
    for place, each in enumerate(rows):
        low, high = each.interval or (0.0, 0.0)
        axes.plot([low, high], [place, place], color=colours.faint, linewidth=5)
        axes.plot(each.share or 0.0, place, "o", markersize=7, color=colours.brand)
        if each.target is not None:
            axes.plot(each.target, place, "|", markersize=16, markeredgewidth=2, color=colours.ink)
        text = canvas.look.say(_share(each.share))
        axes.annotate(
            text, (max(high, each.target or 0.0), place), xytext=(7, 0), va="center",
            textcoords="offset points",
        )  # fmt: skip
    axes.set_yticks(range(len(rows)), [each.name for each in rows])
    axes.tick_params(axis="y", labelcolor=colours.ink)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(left=0)
    axes.margins(x=0.14)
    canvas.numbers(axes, Unit.RATIO, axis="x")


def _told(each: Pillar) -> list[Fact]:
    values = (each.share, *(each.interval or (None, None)), each.target)
    return [Name(text=each.name), *map(_share, values)]


def share_table(look: Look, pillars: Pillars) -> Html:
    """Show the same with its numbers, what the rule says, and the posts without a pillar."""
    if not pillars.tagged:
        return _bare(look, pillars)
    headings: list[Fact | str] = [
        term("Pillar"), term("Posts of the period"), term("Posts counted"),
        term("Share of tagged posts"), term("95% interval"), term("Share aimed at"),
        term("Distance"), term("What to do"),
    ]  # fmt: skip
    rows = [_row(look, each) for each in pillars.rows]
    untagged: list[Cell] = [
        term("without a pillar"), pillars.period_posts - pillars.period_tagged,
        pillars.posts - pillars.tagged, "", "", "", "", _share_of_all(look, pillars),
    ]  # fmt: skip
    note = say(
        "Read over {span}; advice is given from {least} tagged posts on, when the interval "
        "(Wilson) leaves the target aside.",
        span=pillars.window,
        least=int(threshold("minimum_posts")),
    )
    shown = table(look, headings, rows, say("Pillars: share and target"), total=untagged, note=note)
    return join([shown, _bare(look, pillars)])


def drift_figure(look: Look, pillars: Pillars) -> Html:
    """Draw each pillar's share month by month, with the posts it rests on."""
    drift = pillars.drift
    rows = [name for name, counts in drift.counts.items() if any(counts)]
    if not rows:
        return Html()
    least = int(threshold("minimum_cell"))

    def draw(canvas: Canvas) -> None:
        months = [canvas.look.language.month_short(each.start) for each in drift.months]
        cells = [
            [
                Heat(
                    _share(count / total if total else None),
                    note=f"n = {count}",
                    weak=total < least,
                )
                for count, total in zip(drift.counts[name], drift.tagged, strict=True)
            ]
            for name in rows
        ]
        heat(canvas, rows, months, cells)

    caption = Caption(
        title=_drift_title(pillars, rows),
        subtitle=say(
            "Share of the month’s tagged posts and number of posts, by pillar, {first} to {last}",
            first=drift.months[0],
            last=drift.months[-1],
        ),
        source=files_named(pillars.sources),
        alt=say(
            "Share of posts by pillar in {last}: {shares}.",
            last=drift.months[-1],
            shares=_last_shares(drift, rows),
        ),
    )
    height = 0.7 + 0.46 * len(rows)
    return figure(look, draw, caption, height=height, phone_height=height + 0.2)


def _last_shares(drift: Drift, rows: Sequence[str]) -> Listing:
    """Return the last month's shares, pillar by pillar."""
    whole = drift.tagged[-1]
    shares = {name: drift.counts[name][-1] / whole if whole else None for name in rows}
    said = [say("{pillar} {share}", pillar=n, share=_share(each)) for n, each in shares.items()]
    return Listing(items=tuple(said))


def _row(look: Look, each: Pillar) -> list[Cell]:
    ends: Message | str = "–"
    if each.interval is not None and each.share is not None:
        low, high = each.interval
        ends = say("{low} to {high}", low=_share(low), high=_share(high))
    gap = Quantity(value=each.gap, unit=Unit.POINTS, signed=True, digits=0)
    return [
        each.name, each.in_period, each.posts, _share(each.share), ends, _share(each.target),
        gap if each.gap is not None else "–", _advice(look, each),
    ]  # fmt: skip


def _advice(look: Look, each: Pillar) -> str:
    if each.choice.override is not None:
        return chosen_words(look, each.choice.override)
    return look.language.worded(rules()[RULE].labels[each.choice.chosen])


def _share_of_all(look: Look, pillars: Pillars) -> str:
    return look.say(say("{share} of all posts", share=_share(pillars.untagged_share)))


def _bare(look: Look, pillars: Pillars) -> Html:
    if not pillars.untagged:
        return Html()
    shown = pillars.untagged[:_EXAMPLES]
    quoted = Listing(items=tuple(say("“{text}”", text=_short(each)) for each in shown))
    said = say_n(
        "One text of the period carries no pillar: {texts}.",
        "{count} texts of the period carry no pillar, such as {texts}.",
        len(pillars.untagged),
        texts=quoted,
    )
    return prose.paragraph(look, said)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59].rstrip(" .,;:!?") + "…"


def _title(pillars: Pillars) -> Message:
    silent = [each for each in pillars.rows if each.choice.computed == "start"]
    off = [each for each in pillars.rows if each.choice.computed in {"more", "less"}]
    if off:
        worst = max(off, key=lambda each: abs(each.gap or 0.0))
        return say(
            "“{pillar}” takes {share} of the posts, for {target} aimed at",
            pillar=worst.name, share=_share(worst.share), target=_share(worst.target),
        )  # fmt: skip
    if silent:
        return say_n(
            "One pillar of the line has no post at all",
            "{count} pillars of the line have no post at all",
            len(silent),
        )
    if pillars.aimed is None:
        return say("No share is aimed at: the line names no pillar with a target")
    return say("No pillar is clearly off its target")


def _so_what(pillars: Pillars) -> Message:
    more = [each.name for each in pillars.rows if each.choice.chosen in {"more", "start"}]
    less = [each.name for each in pillars.rows if each.choice.chosen in {"less", "name"}]
    if more and less:
        return say("Make room for {more}, taken from {less}.", more=more, less=less)
    if more:
        return say("Make room for {more}.", more=more)
    if less:
        return say("Settle the place of {less}.", less=less)
    return say("Keep the balance as it is.")


def _drift_title(pillars: Pillars, rows: list[str]) -> Message:
    drift = pillars.drift
    last, first = drift.tagged[-1], drift.tagged[0]
    if min(first, last) < threshold("minimum_cell"):
        return say("The months hold too few tagged posts to compare them")
    moves = {name: drift.counts[name][-1] / last - drift.counts[name][0] / first for name in rows}
    name = max(moves, key=lambda each: (abs(moves[each]), each))
    return say(
        "“{pillar}” has moved most since {month}: {change}",
        pillar=name,
        month=drift.months[0],
        change=Quantity(value=moves[name], unit=Unit.POINTS, signed=True, digits=0),
    )


def _spoken(rows: list[Pillar]) -> Listing:
    return Listing(
        items=tuple(
            say("{pillar} {share}", pillar=each.name, share=_share(each.share)) for each in rows
        )
    )


def _nothing(pillars: Pillars) -> Message:
    if not pillars.posts:
        return say("There are no posts.")
    return say(
        "No publication carries a pillar: write rules under tags in client.yml, or fill in "
        "tags.xlsx, which “stratbook tags” writes. The share of each pillar then shows here."
    )


def _no_pillars() -> Message:
    return say(
        "The line names no pillar: fill in the sheet “Content pillars” of inputs.xlsx, with the "
        "share each should take."
    )


def _share(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
