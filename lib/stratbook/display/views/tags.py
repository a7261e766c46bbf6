"""Results by tag: a table, and what share of the publications it speaks of."""

from stratbook.core.message import Fact, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.tag_results import NAMES, TagResult, TagResults, leading, value_name


def results(look: Look, shown: TagResults) -> Html:
    """Show the values of a tag, those with too few cases greyed; a note when there are none."""
    if shown.reason is not None:
        return prose.note(look, shown.reason)
    parts = [prose.paragraph(look, covered(shown)), _table(look, shown)]
    if (apart := leading(shown)) is not None:
        best, least = apart
        message = say(
            "Over the year, “{best}” gets {rate} of interactions by reach and “{least}” {other}: "
            "their intervals do not touch. Platforms, formats and hours differ from one to the "
            "other too, so this is an association.",
            best=value_name(best),
            rate=_rate(best.rate),
            least=value_name(least),
            other=_rate(least.rate),
        )
        parts.insert(1, prose.paragraph(look, message))
    return join(parts)


def covered(shown: TagResults) -> Message:
    """Return what share of the publications carries the tag."""
    return say(
        "{tag}: {tagged} of {posts} carry this tag in {span} ({share}), and {year_tagged} of the "
        "{year_posts} settled ones of the year. What follows speaks of those only.",
        tag=NAMES[shown.tag],
        tagged=Quantity(value=shown.tagged),
        posts=say_n("{count} publication", "{count} publications", shown.posts),
        span=shown.period,
        share=shown.coverage,
        year_tagged=Quantity(value=shown.settled_tagged),
        year_posts=Quantity(value=shown.settled),
    )


def _table(look: Look, shown: TagResults) -> Html:
    headings: list[Fact | str] = [
        NAMES[shown.tag], term("Posts of the period"), term("Share of posts"),
        term("Engagement rate over the year"), term("95% interval"), term("Median index"),
        term("Posts of the year counted"),
    ]  # fmt: skip
    rows = [_row(look, each) for each in shown.rows]
    total = _untagged(shown) if shown.tagged < shown.posts else None
    caption = say("{tag}: what is published and how it is received", tag=NAMES[shown.tag])
    note = say(
        "Engagement rate: interactions ÷ reach of the settled posts, from {least} posts on. "
        "Median index: 100 is usual for the same platform and format. {files}",
        least=int(threshold("minimum_cell")),
        files=files_named(shown.sources),
    )
    return table(look, headings, rows, caption, total=total, note=note)


def _row(look: Look, row: TagResult) -> list[Cell]:
    share = Quantity(value=row.share, unit=Unit.RATIO)
    if not row.enough:
        few = element("span", look.say(term("not enough data")), class_="sb-missing")
        return [value_name(row), row.posts, share, few, "", "", row.n]
    ends = (
        ""
        if row.interval is None
        else say("{low} to {high}", low=_rate(row.interval[0]), high=_rate(row.interval[1]))
    )
    index = Quantity(value=row.index, unit=Unit.INDEX)
    return [value_name(row), row.posts, share, _rate(row.rate), ends, index, row.n]


def _untagged(shown: TagResults) -> list[Cell]:
    left = shown.posts - shown.tagged
    share = Quantity(value=left / shown.posts, unit=Unit.RATIO)
    year = shown.settled - shown.settled_tagged
    return [term("without this tag"), left, share, "", "", "", year]


def _rate(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)
