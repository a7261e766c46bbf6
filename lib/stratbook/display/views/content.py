"""Contents on the page: by origin and mechanic beside the usual, and visuals by platform."""

from typing import Final

from stratbook.core.message import Fact, Listing, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.display.views.tags import covered
from stratbook.strategy.content_mix.mix import Mix, Value, value_term
from stratbook.strategy.content_mix.pictures import Pictures, Visuals
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.tag_results import NAMES, TagResult

_GUIDANCE: Final = {
    "more": term("publish more"),
    "less": term("publish less, or change it"),
    "keep": term("keep as it is"),
    "wait": term("not enough data"),
}


def mix_table(look: Look, mix: Mix) -> Html:
    """Show the values of a tag: share, engagement rate, index with its interval, guidance."""
    results = mix.results
    if results.reason is not None:
        return prose.note(look, results.reason)
    headings: list[Fact | str] = [
        NAMES[mix.tag], term("Posts of the period"), term("Share of posts"),
        term("Engagement rate over the year"), term("Median index"), term("95% interval"),
        term("Posts of the year counted"), term("Guidance"),
    ]  # fmt: skip
    left = results.posts - results.tagged
    total: list[Cell] = [
        term("without this tag"), left, Quantity(value=mix.untagged, unit=Unit.RATIO), "", "", "",
        results.settled - results.settled_tagged, "",
    ]  # fmt: skip
    note = say(
        "Index: 100 is the median of the same platform and format over the year. Guidance is "
        "given only where the interval leaves 100 aside; figures from {least} posts on. An "
        "association, not a cause. {files}",
        least=int(threshold("minimum_cell")),
        files=files_named(results.sources),
    )
    rows = [_row(look, mix.tag, each) for each in mix.rows]
    caption = say("{tag}: how much of each, and how it is received", tag=NAMES[mix.tag])
    shown = table(look, headings, rows, caption, total=total if left else None, note=note)
    return join([prose.paragraph(look, covered(results)), shown])


def visuals(look: Look, pictures: Pictures) -> Html:
    """Draw the engagement rate of each kind of visual, a panel a platform, and what follows."""
    drawn = [each for each in pictures.platforms if any(row.enough for row in each.results.rows)]
    if not drawn:
        return prose.note(look, _nothing(pictures))

    def draw(canvas: Canvas) -> None:
        for axes, each in zip(canvas.panels(len(drawn), "none"), drawn, strict=True):
            canvas.panel_title(axes, platform_name(each.platform))
            bars(canvas, [_bar(row) for row in each.results.rows if row.enough], axes)
            axes.margins(x=0.35)

    rows = max(sum(row.enough for row in each.results.rows) for each in drawn)
    caption = Caption(
        title=_title(drawn),
        subtitle=say(
            "Engagement rate by reach of each kind of visual over the year, with its 95% "
            "interval; number of posts in brackets. Platforms are not compared with one another."
        ),
        source=files_named(tuple(sorted({s for each in drawn for s in each.results.sources}))),
        alt=say("Engagement rate by visual: {rates}.", rates=_spoken(drawn)),
        so_what=_so_what(drawn),
    )
    wide = 0.9 + 0.42 * rows
    shown = figure(look, draw, caption, height=wide, phone_height=wide * len(drawn) + 0.3)
    return join([shown, _left_out(look, drawn)])


def _row(look: Look, tag: str, value: Value) -> list[Cell]:
    row = value.result
    share = Quantity(value=row.share, unit=Unit.RATIO)
    name, chosen = look.sentence(value_term(tag, value.name)), value.choice.chosen
    guidance = _GUIDANCE.get(chosen, term("not enough data"))
    rate = _rate(row.rate if row.enough else None)
    if value.index is None:
        few = element("span", look.say(term("not enough data")), class_="sb-missing")
        return [name, row.posts, share, rate, few, "", value.n, ""]
    ends = (
        ""
        if value.interval is None
        else say("{low} to {high}", low=_index(value.interval[0]), high=_index(value.interval[1]))
    )
    return [name, row.posts, share, rate, _index(value.index), ends, value.n, guidance]


def _bar(row: TagResult) -> Bar:
    ends = None if row.interval is None else (_rate(row.interval[0]), _rate(row.interval[1]))
    return Bar(row.value, _rate(row.rate), interval=ends, note=say("({count})", count=row.n))


def _title(drawn: list[Visuals]) -> Message:
    told = [each for each in drawn if each.apart is not None]
    if not told:
        return say("No visual is clearly ahead: on each platform the intervals overlap")
    best = told[0].apart[0] if told[0].apart else None
    return say(
        "On {platform}, the visual “{best}” is ahead",
        platform=platform_name(told[0].platform),
        best=best.value if best else "",
    )


def _so_what(drawn: list[Visuals]) -> Message:
    advice = [
        say(
            "on {platform}, prefer “{best}” to “{least}”",
            platform=platform_name(each.platform),
            best=each.choice.chosen,
            least=each.apart[1].value,
        )
        for each in drawn
        if each.apart is not None
    ]  # fmt: skip
    if not advice:
        return say("Choose by image and by cost: the figures give no reason to prefer one.")
    return say("As far as the figures tell, {advice}.", advice=Listing(items=tuple(advice)))


def _spoken(drawn: list[Visuals]) -> Listing:
    return Listing(
        items=tuple(
            say(
                "{platform}, {name} {rate}",
                platform=platform_name(each.platform), name=row.value, rate=_rate(row.rate),
            )
            for each in drawn
            for row in each.results.rows
            if row.enough
        )
    )  # fmt: skip


def _left_out(look: Look, drawn: list[Visuals]) -> Html:
    few = sum(not row.enough for each in drawn for row in each.results.rows)
    if not few:
        return Html()
    message = say_n(
        "{count} kind of visual with fewer than {least} posts is not drawn.",
        "{count} kinds of visual with fewer than {least} posts are not drawn.",
        few, least=int(threshold("minimum_cell")),
    )  # fmt: skip
    return prose.paragraph(look, message)


def _nothing(pictures: Pictures) -> Message:
    if not pictures.platforms:
        return say(
            "No publication says what its visual is: tag the visuals (rules in client.yml, or "
            "tags.xlsx) to learn which are received best on each platform."
        )
    return say("Too few tagged visuals with a reach, on any platform, to compare them.")


def _index(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.INDEX)


def _rate(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)
