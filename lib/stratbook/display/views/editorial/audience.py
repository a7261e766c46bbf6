"""Who carries the audience: Lorenz curves, shares of the top posts, what the winners share."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Listing, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.editorial.concentration import Concentration
from stratbook.strategy.editorial.winners import (
    TRAITS,
    Trait,
    Winners,
    odds_words,
    trait_words,
)
from stratbook.strategy.intervals import Interval
from stratbook.strategy.kpis.measure import platform_name

_BASES: Final = {
    "reach": term("reach"), "views": term("views"), "impressions": term("impressions"),
}  # fmt: skip
_SHOWN: Final = 12
_AXES: Final = (term("Share of the posts"), term("Share of the audience"))


def lorenz_figure(look: Look, found: Sequence[Concentration]) -> Html:
    """Draw the share of the audience that the best posts make, beside an even one and 5/95."""
    drawn = [each for each in found if each.enough][:3]
    if not drawn:
        return prose.note(look, _nothing(found))
    few, quoted = threshold("editorial_few_share"), threshold("editorial_quoted")

    def draw(canvas: Canvas) -> None:
        for axes, each in zip(canvas.panels(len(drawn)), drawn, strict=True):
            colours = canvas.colours
            canvas.panel_title(axes, platform_name(each.platform))
            axes.plot([0, 1], [0, 1], color=colours.faint, linewidth=1, linestyle=(0, (3, 2)))
            xs, ys = zip(*each.lorenz, strict=True)
            axes.plot(xs, ys, color=colours.brand)
            axes.plot(few, quoted, "x", markersize=7, markeredgewidth=1.6, color=colours.muted)
            canvas.label(axes, (few, quoted), canvas.look.say(_quoted(few, quoted)), colours.muted)
            top = threshold("editorial_top_share")
            axes.plot(top, each.top, "o", markersize=6, color=colours.brand)
            text = canvas.look.say(
                say("{posts} make {share}", posts=_share(top), share=_share(each.top))
            )
            axes.annotate(
                text, (top, each.top), xytext=(9, -9), textcoords="offset points", va="center"
            )
            axes.set(xlim=(0, 1), ylim=(0, 1.02))
            canvas.tell(_AXES, [[_share(x), _share(y)] for x, y in each.lorenz], axes)
            canvas.numbers(axes, Unit.RATIO, axis="x")
            canvas.numbers(axes, Unit.RATIO, axis="y")

    caption = Caption(
        title=_title(drawn[0]),
        subtitle=say(
            "Share of the audience (up) made by the posts with the largest audience (right), "
            "year to the period’s end; dashed: every post the same; cross: the quoted rule"
        ),
        source=files_named(tuple(sorted({s for each in drawn for s in each.sources}))),
        alt=say("Audience made by the top posts: {shares}.", shares=_spoken(drawn)),
        so_what=_so_what(drawn[0]),
    )
    return figure(look, draw, caption, height=3.1, phone_height=2.9 * len(drawn))


def concentration_table(look: Look, found: Sequence[Concentration]) -> Html:
    """Show the measures of concentration by platform, with their intervals."""
    if not found:
        return Html()
    few, top = threshold("editorial_few_share"), threshold("editorial_top_share")
    headings = (
        term("Platform"), term("Audience"), term("Posts"),
        say("Top {share} of the posts", share=_share(few)),
        say("Top {share} of the posts", share=_share(top)),
        say("Posts for {share}", share=_share(threshold("concentration_share"))), term("Gini"),
    )  # fmt: skip
    rows: list[list[Cell]] = [_row(look, each) for each in found]
    total: list[Cell] = [
        term("as quoted"), "", "", _share(threshold("editorial_quoted")), "", "", "",
    ]  # fmt: skip
    note = say(
        "Largest audience first; 95% intervals by resampling posts. Each platform on one measure "
        "of audience; audiences of several platforms are never added up."
    )
    caption = say("How concentrated the audience is")
    return table(look, headings, rows, caption, total=total, note=note)


def winners_table(look: Look, winners: Winners) -> Html:
    """Show the traits met more often, or less, among the winners."""
    if not winners.traits:
        return prose.note(
            look, say("Too few posts with an audience to see what the winners share.")
        )
    headings = (
        term("Trait"), term("Value"), term("Winners with it"), term("Other posts with it"),
        term("Winners among them"), term("Odds ratio"), term("95% interval"), term("Verdict"),
    )  # fmt: skip
    rows = [_trait(look, each) for each in winners.traits[:_SHOWN]]
    note = say_n(
        "Winners: the top {share} of each platform’s posts by audience, {winners} of {posts}. "
        "Traits under {count} post are left out ({rare}). Verdict after correction for {tried} "
        "(Benjamini–Hochberg). Associated with the audience, not its cause.",
        "Winners: the top {share} of each platform’s posts by audience, {winners} of {posts}. "
        "Traits under {count} posts are left out ({rare}). Verdict after correction for {tried} "
        "(Benjamini–Hochberg). Associated with the audience, not its cause.",
        int(threshold("minimum_cell")),
        share=_share(threshold("editorial_top_share")), winners=winners.winners,
        posts=winners.posts, rare=winners.rare,
        tried=say_n("{count} trait tried", "{count} traits tried", len(winners.traits)),
    )  # fmt: skip
    return table(look, headings, rows, say("What the winners share"), note=note)


def _row(look: Look, each: Concentration) -> list[Cell]:
    if not each.enough:
        few = look.say(term("not enough data"))
        return [platform_name(each.platform), _BASES[each.basis], each.n, few, "", "", ""]
    most = say("{posts} ({share})", posts=each.most_posts, share=_share(each.most_share))
    return [
        platform_name(each.platform), _BASES[each.basis], each.n,
        _with_ends(each.few, each.few_interval), _with_ends(each.top, each.top_interval), most,
        _gini(each.gini, each.gini_interval),
    ]  # fmt: skip


def _with_ends(value: float, interval: Interval | None) -> Fact:
    if interval is None:
        return _share(value)
    low, high = interval
    return say("{value} ({low} to {high})", value=_share(value), low=_share(low), high=_share(high))


def _gini(value: float, interval: Interval | None) -> Fact:
    def two(figure_: float) -> Quantity:
        return Quantity(value=figure_, unit=Unit.DECIMAL, digits=2)

    if interval is None:
        return two(value)
    return say(
        "{value} ({low} to {high})", value=two(value), low=two(interval[0]), high=two(interval[1])
    )


def _trait(look: Look, each: Trait) -> list[Cell]:
    odds = Quantity(value=each.odds, unit=Unit.DECIMAL, digits=1)
    return [
        term(TRAITS[each.kind]), look.sentence(trait_words(each.kind, each.value)), each.winners,
        each.others, _share(each.rate), odds, odds_words(each), _verdict(each),
    ]  # fmt: skip


def _verdict(each: Trait) -> Fact:
    if not each.stands_out:
        return term("no clear difference")
    more = each.odds is None or each.odds > 1
    return term("more often a winner") if more else term("less often a winner")


def _title(first: Concentration) -> Message:
    return say(
        "On {platform}, {few} of the posts make {share} of the audience, not {quoted}",
        platform=platform_name(first.platform), few=_share(first.few_posts / first.n),
        share=_share(first.few), quoted=_share(threshold("editorial_quoted")),
    )  # fmt: skip


def _so_what(first: Concentration) -> Message:
    if first.top > threshold("editorial_concentrated"):
        return say("A few posts carry the rest: study them before making more of the same.")
    return say_n(
        "{count} post in {of} is needed for {share} of the audience: regular work pays.",
        "{count} posts in {of} are needed for {share} of the audience: regular work pays.",
        first.most_posts, of=first.n, share=_share(threshold("concentration_share")),
    )  # fmt: skip


def _quoted(few: float, quoted: float) -> Message:
    return say("quoted: {few} make {share}", few=_share(few), share=_share(quoted))


def _spoken(drawn: Sequence[Concentration]) -> Listing:
    return Listing(
        items=tuple(
            say(
                "{platform}, the top fifth {top}, Gini {gini}",
                platform=platform_name(each.platform), top=_share(each.top),
                gini=Quantity(value=each.gini, unit=Unit.DECIMAL, digits=2),
            )
            for each in drawn
        )
    )  # fmt: skip


def _nothing(found: Sequence[Concentration]) -> Message:
    if not found:
        return say(
            "No export gives the audience of posts (reach, views or impressions): concentration "
            "cannot be measured."
        )
    return say_n(
        "Not enough data: no platform has {count} post with an audience over the year.",
        "Not enough data: no platform has {count} posts with an audience over the year.",
        int(threshold("minimum_posts")),
    )


def _share(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
