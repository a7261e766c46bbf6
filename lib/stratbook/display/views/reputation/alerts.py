"""Days that stand out, drawn beside the ordinary day, and what was said on them."""

from typing import Final

from stratbook.core.message import Fact, Listing, Name, Quantity, Term, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.strategy.kpis.alert import DayReading
from stratbook.strategy.reputation import Alert, Watch

_KINDS: Final[dict[str, Term]] = {
    "all": term("All mentions"),
    "negative": term("Unfavourable mentions"),
}
_BASES: Final[dict[str, Term]] = {
    "weekday": term("same weekday"),
    "days": term("days before"),
    "short": term("few days before"),
}
_NOTHING: Final = say(
    "No day could be read: add the mentions export of a listening tool, with two weeks before "
    "the period at least."
)


def alert_figure(look: Look, watch: Watch) -> Html:
    """Draw the period's mentions day by day, the ordinary day as a line, alerts in colour."""
    readings = watch.readings["all"]
    if not readings:
        return note(look, _NOTHING)

    def draw(canvas: Canvas) -> None:
        _draw(canvas, readings, {each.reading.day for each in watch.alerts})

    top = max(readings, key=lambda each: each.count)
    caption = Caption(
        title=say_n(
            "{count} day stands out from the ordinary", "{count} days stand out from the ordinary",
            len({each.reading.day for each in watch.alerts}),
        )
        if watch.alerts
        else say("No day stands out from the ordinary"),
        subtitle=say(
            "Mentions a day; line: the ordinary day, median of the same weekday over the "
            "{weeks} weeks before. In colour: alerts.",
            weeks=int(threshold("alert_weeks")),
        ),
        source=say("Source: {files}.", files=list(watch.sources)),
        alt=say_n(
            "Columns over {count} day; the highest, {day}, has {mentions} mentions.",
            "Columns over {count} days; the highest, {day}, has {mentions} mentions.",
            len(readings), day=top.day.date(), mentions=top.count,
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=2.6)


def alert_table(look: Look, watch: Watch) -> Html:
    """List the days that set off an alert, with the index and what was said most."""
    if not watch.days:
        return Html("")
    headings = (
        term("Day"), term("What"), term("Mentions"), term("Ordinary day"), term("Alert index"),
        term("Chance"), term("Said most"),
    )  # fmt: skip
    limits = say(
        "Alert: index of {z} or more; under {small} ordinary mentions a day, a count that chance "
        "gives less than once in {odds}. Words that three authors or more used; nobody is "
        "named.",
        z=Quantity(value=threshold("alert_z"), unit=Unit.DECIMAL, digits=1),
        small=int(threshold("alert_small")),
        odds=round(1 / threshold("alert_tail")),
    )
    if watch.is_short:
        limits = say(
            "{limits} Some days were read against too few days: a warning, no more.",
            limits=limits,
        )
    return table(look, headings, [_row(each) for each in watch.alerts],
                 say("Alerts of the period"), note=limits)  # fmt: skip


def _row(alert: Alert) -> Row:
    reading = alert.reading
    ordinary: Fact = say(
        "{count} ({basis})", count=Quantity(value=reading.ordinary), basis=_BASES[reading.basis]
    )
    return [
        reading.day.date(),
        _KINDS[alert.kind],
        reading.count,
        ordinary,
        Quantity(value=reading.z, unit=Unit.DECIMAL, digits=1),
        _chance(reading.tail),
        _said(alert),
    ]


def _chance(tail: float) -> Fact:
    if tail < 0.0001:
        return say("under {limit}", limit=Quantity(value=0.0001, unit=Unit.RATIO, digits=2))
    return Quantity(value=tail, unit=Unit.RATIO, digits=2)


def _said(alert: Alert) -> Fact:
    said: list[Fact] = [
        say("“{word}” ({count})", word=word, count=count) for word, count in alert.terms
    ]
    if alert.theme is not None:
        said.append(say("inbox: {theme} ({count})", theme=alert.theme[0], count=alert.theme[1]))
    return Listing(items=tuple(said)) if said else Name(text="–")


def _draw(canvas: Canvas, readings: tuple[DayReading, ...], alerts: set[object]) -> None:
    axes = canvas.axes()
    canvas.tell(
        [term("Day"), term("Mentions"), term("Ordinary day")],
        [[each.day.date(), each.count, Quantity(value=each.ordinary)] for each in readings],
    )
    places = range(len(readings))
    colours = [
        canvas.colours.bad if each.day in alerts else canvas.colours.faint for each in readings
    ]
    axes.bar(places, [each.count for each in readings], color=colours, width=0.72)
    canvas.line(axes, [each.ordinary for each in readings], canvas.colours.ink)
    step = 7 if canvas.narrow else 3
    kept = list(places)[::step]
    axes.set_xticks(kept, [str(readings[at].day.day) for at in kept])
    canvas.numbers(axes, Unit.COUNT)
    for at, each in enumerate(readings):
        if each.day in alerts:
            axes.annotate(
                str(each.count), (at, each.count), xytext=(0, 2), textcoords="offset points",
                ha="center", va="bottom", color=canvas.colours.bad,
            )  # fmt: skip
