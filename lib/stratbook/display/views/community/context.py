"""How web users behave, and what changes around the organisation."""

from typing import Final

from stratbook.core.message import (
    Listing,
    Message,
    Name,
    Quantity,
    Term,
    Unit,
    fact,
    say,
    say_n,
    term,
)
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import BRACKETS, NONE, between, named, ratio, under
from stratbook.strategy.community import Behaviour, Context, Segment, Trend

_DIMENSIONS: Final[dict[str, Term]] = {
    "channel_group": term("channel"),
    "landing_page": term("landing page"),
    "device": term("device"),
    "country": term("country"),
}
_KINDS: Final[dict[str, Term]] = {
    "usage": term("Usage shift"),
    "behaviour": term("Behaviour of the public"),
    "market": term("Market"),
}
_FLAGS: Final[dict[str, Term]] = {
    "undated": term("no date"),
    "stale": term("too old"),
    "unsourced": term("no source"),
    "no_effect": term("no consequence"),
    "no_action": term("no action"),
}
_NO_VISITS: Final = say("No visit in this period: add the GA4 export.")


def engagement_bars(look: Look, behaviour: Behaviour) -> Html:
    """Draw the engaged share of each channel with its interval."""
    shown = [each for each in behaviour.by("channel_group") if each.counts]
    if not shown:
        return note(look, _NO_VISITS)
    best = max(shown, key=lambda each: each.engaged.value or 0.0)
    worst = min(shown, key=lambda each: each.engaged.value or 0.0)

    def draw(canvas: Canvas) -> None:
        bars(canvas, [_bar(each, highlight=each in (best, worst)) for each in shown])

    caption = Caption(
        title=say(
            "“{best}” engages {high} of its visits, “{worst}” {low}",
            best=best.name,
            high=ratio(best.engaged.value),
            worst=worst.name,
            low=ratio(worst.engaged.value),
        ),
        subtitle=say("Engaged sessions of all sessions, {period}.", period=behaviour.period),
        source=say("Source: {files}.", files=list(behaviour.sources)),
        alt=say(
            "One bar a channel, from {best} ({high}) to {worst} ({low}).",
            best=best.name,
            high=ratio(best.engaged.value),
            worst=worst.name,
            low=ratio(worst.engaged.value),
        ),
    )
    return figure(look, draw, caption, height=0.9 + 0.36 * len(shown))


def segment_table(look: Look, behaviour: Behaviour) -> Html:
    """Show every segment the export allows, with the change in its engaged share."""
    rows = [_row(each) for parts in behaviour.segments.values() for each in parts]
    if not rows:
        return note(look, _NO_VISITS)
    headings = (
        term("By"), term("Segment"), term("Sessions"), term("Engaged share"), term("Interval"),
        term("Change"), term("Key events for 100 sessions"),
    )  # fmt: skip
    return table(
        look, headings, rows, say("How visits behave, segment by segment"), note=_lacking(behaviour)
    )


def trend_table(look: Look, context: Context) -> Html:
    """Show the trends, those a decision may rest on first, with what each lacks."""
    if not context.trends:
        return note(look, say("No trend is listed: fill in the sheet of trends."))
    headings = (
        term("What changes"), term("Source"), term("What follows"), term("Lacks"),
    )  # fmt: skip
    usable = say_n(
        "{count} of {all} may carry a decision: dated, recent and sourced.",
        "{count} of {all} may carry a decision: dated, recent and sourced.",
        len(context.usable), all=len(context.trends),
    )  # fmt: skip
    return table(
        look, headings, [_trend(look, each) for each in context.trends],
        say("What changes around you"), note=usable,
    )  # fmt: skip


def _bar(segment: Segment, *, highlight: bool) -> Bar:
    interval = segment.engaged.interval
    ends = None if interval is None else (ratio(interval[0]), ratio(interval[1]))
    return Bar(segment.name, ratio(segment.engaged.value), ends, highlight)


def _lacking(behaviour: Behaviour) -> Message:
    if not behaviour.lacking:
        return BRACKETS
    names = Listing(items=tuple(_DIMENSIONS[each] for each in behaviour.lacking))
    return say("{brackets} The export does not say: {names}.", brackets=BRACKETS, names=names)


def _row(segment: Segment) -> Row:
    return [
        _DIMENSIONS[segment.dimension],
        segment.name,
        segment.sessions.now,
        ratio(segment.engaged.value) if segment.counts else term("too few"),
        between(segment.engaged.interval, Unit.RATIO, 0),
        _moved(segment),
        Quantity(value=segment.key_events, unit=Unit.DECIMAL, digits=1),
    ]


def _moved(segment: Segment) -> Message | Quantity:
    change = Quantity(value=segment.change, unit=Unit.POINTS, signed=True, digits=1)
    if segment.change is None or segment.has_moved:
        return change
    return say("({change})", change=change)


def _trend(look: Look, trend: Trend) -> Row:
    lacks = Listing(items=tuple(_FLAGS[each] for each in trend.flags))
    return [
        under(look, Name(text=trend.statement), _KINDS[trend.kind]),
        under(look, named(trend.source_name), "" if trend.date is None else fact(trend.date)),
        under(look, named(trend.action), trend.effect),
        lacks if trend.flags else NONE,
    ]
