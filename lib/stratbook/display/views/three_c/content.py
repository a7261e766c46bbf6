"""The company's content as one sees it: cadence, formats, the posts that stand out."""

import textwrap
from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Message, Quantity, Term, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.three_c import Content, Format, Post
from stratbook.strategy.three_c.formats import format_name

BASES: Final[dict[str | None, Term]] = {
    "reach": term("by reach"),
    "views": term("by views"),
    "impressions": term("by impressions"),
    None: term("no basis in the export"),
}
_EXCERPT = 90


def cadence_table(look: Look, content: Content) -> Html:
    """Show how often each platform is fed, and its longest silence."""
    if not content.posts:
        return _nothing(look)
    return table(
        look,
        [
            term("Platform"),
            term("Posts"),
            term("Posts a week"),
            term("A week, period compared with"),
            term("Longest wait between posts (days)"),
        ],
        [
            [
                platform_name(each.platform),
                each.posts,
                _weekly(each.per_week),
                _weekly(each.before),
                each.silence,
            ]
            for each in content.cadences
        ],
        say("How often the organisation posts"),
    )


def format_bars(look: Look, content: Content) -> Html:
    """Draw the engagement rate of each format, a panel a platform, with its interval."""
    shown = [each for each in content.cadences if _rated(content, each.platform)]
    if not shown:
        return _nothing(look)

    def draw(canvas: Canvas) -> None:
        for each, axes in zip(shown, canvas.panels(len(shown), grid="none"), strict=True):
            formats = _rated(content, each.platform)
            basis = BASES[formats[0].basis]
            title = say("{platform}, {basis}", platform=platform_name(each.platform), basis=basis)
            canvas.panel_title(axes, title)
            bars(canvas, [_bar(one, formats) for one in formats], axes)

    rows = max(len(_rated(content, each.platform)) for each in shown)
    every = sum(len(_rated(content, each.platform)) for each in shown)
    return figure(
        look,
        draw,
        _caption(content),
        height=1.0 + 0.42 * rows,
        phone_height=0.7 * len(shown) + 0.42 * every,
    )


def format_table(look: Look, content: Content) -> Html:
    """Show each format: posts, share, engagement rate, interval and what it rests on."""
    return table(
        look,
        [
            term("Format"),
            term("Platform"),
            term("Posts"),
            term("Share of posts"),
            term("Engagement rate"),
            term("Basis"),
            term("Interval"),
            term("Posts of the year counted"),
        ],
        [_format(each) for each in content.formats],
        say("Formats: how many, and how they are received"),
        note=_left_out(content),
    )


def standouts(look: Look, content: Content) -> Html:
    """Show the posts furthest above and below the median of their platform and format."""
    if not content.top:
        least = Quantity(value=threshold("minimum_cell"))
        return note(
            look,
            say(
                "No post can be ranked: a platform and format needs {least} settled posts in the "
                "year.",
                least=least,
            ),
        )
    return element(
        "div",
        _posts(look, content.top, say("The posts that stand out")),
        _posts(look, content.flop, say("The posts furthest below their like")),
    )


def _posts(look: Look, posts: Sequence[Post], caption: Message) -> Html:
    return table(
        look,
        [
            term("Post"),
            term("Published"),
            term("Platform"),
            term("Format"),
            term("Engagement rate"),
            term("Index"),
            term("Among"),
        ],
        [_post(each) for each in posts],
        caption,
        note=say(
            "Index 100 is the median rate of the posts of the same platform and format, over a "
            "year. What the best have in common is associated with their result, not proven "
            "to cause it."
        ),
    )


def _post(post: Post) -> list[Cell]:
    return [
        textwrap.fill(post.text, _EXCERPT, max_lines=1, placeholder="…")
        or term("post without text"),
        post.day,
        platform_name(post.platform),
        format_name(post.format),
        Quantity(value=post.rate, unit=Unit.RATIO),
        Quantity(value=post.index, unit=Unit.INDEX, digits=0),
        say_n("{count} post", "{count} posts", post.among),
    ]


def _format(each: Format) -> list[Cell]:
    low, high = each.interval or (None, None)
    return [
        format_name(each.name),
        platform_name(each.platform),
        each.posts,
        Quantity(value=each.share, unit=Unit.RATIO, digits=0),
        Quantity(value=each.rate, unit=Unit.RATIO),
        BASES[each.basis],
        _between(low, high),
        each.counted,
    ]


def _between(low: float | None, high: float | None) -> Cell:
    if low is None or high is None:
        return None
    return say(
        "{low} to {high}",
        low=Quantity(value=low, unit=Unit.RATIO),
        high=Quantity(value=high, unit=Unit.RATIO),
    )


def _rated(content: Content, platform: str) -> list[Format]:
    return [each for each in content.on_platform(platform) if each.rate is not None]


def _bar(each: Format, beside: Sequence[Format]) -> Bar:
    best = max((one.rate or 0 for one in beside if one.is_ranked), default=None)
    low, high = each.interval or (None, None)
    counted = say_n("{count} post", "{count} posts", each.counted)
    few = say("{posts} (too few)", posts=counted)
    return Bar(
        name=format_name(each.name),
        value=Quantity(value=each.rate, unit=Unit.RATIO),
        interval=(
            Quantity(value=low, unit=Unit.RATIO),
            Quantity(value=high, unit=Unit.RATIO),
        )
        if each.interval
        else None,
        highlight=each.is_ranked and each.rate == best,
        note=counted if each.is_ranked else few,
    )


def _caption(content: Content) -> Caption:
    return Caption(
        title=_title(content),
        subtitle=say(
            "Interactions ÷ the platform’s own basis, clicks excluded, {year}; the line is the "
            "interval",
            year=content.year,
        ),
        source=say("Source: {files}.", files=content.sources),
        alt=say(
            "Bars of the engagement rate of each format, a panel a platform, longest first. "
            "The table below gives every figure."
        ),
        so_what=say("A rate compares formats inside one panel only: two bases are two measures."),
    )


def _title(content: Content) -> Message:
    """Say which format leads on the platform fed most, where that is clear."""
    for cadence in content.cadences:
        ranked = [each for each in content.on_platform(cadence.platform) if each.is_ranked]
        ranked.sort(key=lambda each: -(each.rate or 0))
        if len(ranked) > 1 and _apart(ranked[0], ranked[1]):
            return say(
                "On {platform}, the format “{format}” engages most",
                platform=platform_name(cadence.platform),
                format=format_name(ranked[0].name),
            )
    return say("No format stands clear of the others")


def _apart(one: Format, other: Format) -> bool:
    """Say whether one format's interval lies wholly above another's rate."""
    return one.interval is not None and other.rate is not None and one.interval[0] > other.rate


def _left_out(content: Content) -> Message:
    days = Quantity(value=threshold("post_settle_days"))
    return say(
        "Left out of rates: {young} (under {days} days old when exported), {bare} (without "
        "interactions or basis). Reach, views and impressions are never mixed.",
        young=say_n("{count} post", "{count} posts", content.young),
        bare=say_n("{count} post", "{count} posts", content.bare),
        days=days,
    )


def _weekly(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=1)


def _nothing(look: Look) -> Html:
    return note(look, say("The exports hold no post of this period."))
