"""The posts that did best and least well, and the formats that do."""

from collections.abc import Sequence

from stratbook.core.message import (
    Fact,
    KpiTerm,
    Message,
    Name,
    Quantity,
    Unit,
    say,
    say_n,
    term,
)
from stratbook.core.vocabulary import EngagementBasis
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.performance.posts import FormatGap, Ranked, Ranking
from stratbook.strategy.three_c.formats import format_name


def leading_rate(look: Look, basis: EngagementBasis | None) -> Html:
    """Say which engagement rate the brief leads with; nothing where it names none."""
    if basis is None:
        return Html()
    told = say(
        "This report leads with {kpi}, as decided with the client; another basis may give "
        "another winner.",
        kpi=KpiTerm(id=basis.kpi),
    )
    return prose.paragraph(look, told)


def posts(look: Look, shown: Ranking) -> Html:
    """Show the top and the flop of a period's posts, like compared with like."""
    if shown.reason is not None:
        return prose.note(look, shown.reason)
    return join(
        [
            _table(look, shown.top, say("Posts people responded to most, like compared with like")),
            _table(look, shown.flop, say("Posts people responded to least")),
            prose.paragraph(look, _compared(shown)),
        ]
    )


def _table(look: Look, ranked: Sequence[Ranked], caption: Message) -> Html:
    headings: list[Fact | str] = [
        term("Post"), term("Day"), term("Platform"), term("Format"), term("Index"),
        term("Engagement rate"), term("Interactions"),
    ]  # fmt: skip
    return table(look, headings, [_row(each) for each in ranked], caption)


def _row(post: Ranked) -> list[Cell]:
    title: Fact = Name(text=post.text) if post.text else term("(text not shown)")
    return [
        say("★ {title}", title=title) if post.stands_out else title,
        post.published,
        platform_name(post.platform),
        format_name(post.format),
        Quantity(value=post.index, unit=Unit.INDEX),
        Quantity(value=post.rate, unit=Unit.RATIO),
        Quantity(value=post.interactions),
    ]


def _compared(shown: Ranking) -> Fact:
    counted = say_n("{count} post compared", "{count} posts compared", shown.compared)
    if shown.left_out:
        counted = say(
            "{compared}, {left_out} for want of age, figures or posts to compare with",
            compared=counted,
            left_out=say_n("{count} left out", "{count} left out", shown.left_out),
        )
    return say(
        "Index 100 is the median, over a year, of the posts of the same platform and format. "
        "{compared}. ★ stands far above.",
        compared=counted,
    )


def formats(look: Look, found: Sequence[FormatGap]) -> Html:
    """Draw the formats that lead on their platform beside the rest of it."""
    if not found:
        return prose.note(
            look, say("No format differs from the others of its platform by more than chance.")
        )
    best = found[0]

    def draw(canvas: Canvas) -> None:
        bars(canvas, [bar for each in found for bar in _bars(each)], ranked=False)

    caption = Caption(
        title=say(
            "On {platform}, the format “{format}” gets {rate} against {others} for the others",
            platform=platform_name(best.platform),
            format=format_name(best.format),
            rate=_rate(best.rate),
            others=_rate(best.others),
        ),
        subtitle=say(
            "{rate}, settled posts of the last 12 months, with intervals",
            rate=KpiTerm(id=best.basis.kpi, form="label"),
        ),
        source=say("An association: subjects and hours differ from one format to another too."),
        alt=say("Bars: {pairs}.", pairs=tuple(_spoken(each) for each in found)),
    )
    return figure(look, draw, caption, height=0.9 + 0.75 * len(found))


def _bars(gap: FormatGap) -> tuple[Bar, Bar]:
    name, kind = platform_name(gap.platform), format_name(gap.format)
    ends = None if gap.interval is None else (_rate(gap.interval[0]), _rate(gap.interval[1]))
    return (
        Bar(say("{platform}, {format}", platform=name, format=kind), _rate(gap.rate), ends,
            highlight=True, note=say("n = {n}", n=gap.n)),
        Bar(say("{platform}, other formats", platform=name), _rate(gap.others),
            note=say("n = {n}", n=gap.n_others)),
    )  # fmt: skip


def _spoken(gap: FormatGap) -> Fact:
    return say(
        "{platform}, {format} {rate} against {others}",
        platform=platform_name(gap.platform),
        format=format_name(gap.format),
        rate=_rate(gap.rate),
        others=_rate(gap.others),
    )


def _rate(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)
