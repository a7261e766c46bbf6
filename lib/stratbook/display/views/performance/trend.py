"""How one KPI moved: the figure, its title, and what it shows for those who do not see it."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import KpiTerm, Message, Name, Quantity, say, say_n
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.trend import Break, Mark, draw_trend
from stratbook.display.trend import Trend as Drawn
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.performance.charted import Charted
from stratbook.strategy.performance.dated import Event, along, changed_along
from stratbook.strategy.performance.quantities import change, distance, quantity

_USUAL: Final = 3.2  # inches
_LOW: Final = 2.2


def trend(
    look: Look, shown: Charted | None, happened: Sequence[Event] = (), *, small: bool = False
) -> Html:
    """Draw a KPI over its last periods, with its target, its gaps, its breaks and events.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    shown : Charted or None
        What was chosen; None says that nothing has enough periods to be drawn.
    happened : sequence of Event
        Events of the brief: numbered on the figure, told below it.
    small : bool
        Whether it stands beside sliders: low, and drawn once.
    """
    if shown is None:
        return prose.note(look, say("Too few periods with a value to draw a trend here."))

    told = along(shown.trend, happened, shown.platform)

    def draw(canvas: Canvas) -> None:
        draw_trend(canvas, drawn(shown, told))

    words = Caption(title(shown), _subtitle(shown), _source(shown), alt(shown), so_what(shown))
    size = (_LOW, None) if small else (_USUAL, 0.0)
    return join([figure(look, draw, words, *size), *below(look, shown, told)])


def below(look: Look, shown: Charted, told: Sequence[tuple[int, Event]]) -> list[Html]:
    """Return what stands below a figure: its events by number, and what platforms changed."""
    listed = [
        say("{number}. {name} ({day})", number=number, name=Name(text=event.name), day=event.day)
        for number, (_, event) in enumerate(told, 1)
    ]
    found = [prose.paragraph(look, say("Events: {events}.", events=[*listed]))] if listed else []
    for each in changed_along(shown.trend, shown.platforms, shown.changes):
        words = Name(text=look.language.worded(each.words))
        found.append(
            prose.paragraph(
                look,
                say("Change of measure on {day}: {what} ({source}).", day=each.day, what=words,
                    source=Name(text=each.source) if each.source else _REGISTER),
            )
        )  # fmt: skip
    return found


def drawn(shown: Charted, told: Sequence[tuple[int, Event]] = ()) -> Drawn:
    """Return what the house's trend chart draws."""
    line = shown.trend
    target = None if shown.target is None else quantity(line.kpi, shown.target, shown.currency)
    return Drawn(
        periods=[point.period for point in line.points],
        values=[quantity(line.kpi, point.value, shown.currency) for point in line.points],
        target=target,
        target_label=None if target is None else say("target {value}", value=target),
        breaks=[Break(place, say("counted in {basis} from here", basis=line.measured_in(place)))
                for place in line.breaks],
        marks=[Mark(place, number) for number, (place, _) in enumerate(told, 1)],
        noted=_noted(shown),
    )  # fmt: skip


_REGISTER: Final = say("the client’s register")


def _noted(shown: Charted) -> list[Break]:
    """Return where a register says that the measure changed, breaks of the line left out."""
    line = shown.trend
    days = [each.day for each in changed_along(line, shown.platforms, shown.changes)]
    places = {
        place
        for place, point in enumerate(line.points)
        if place and any(point.period.start <= day <= point.period.end for day in days)
    }
    return [Break(at, say("change of measure")) for at in sorted(places - set(line.breaks))]


def title(shown: Charted) -> Message:
    """Return the finding: the last value against the target, else against the one before."""
    last = shown.trend.known[-1]
    value = quantity(shown.trend.kpi, last.value, shown.currency)
    name = KpiTerm(id=shown.trend.kpi, form="label")
    if shown.target is not None and last.value is not None:
        away = distance(
            shown.trend.kpi, abs(last.value - shown.target), shown.currency, signed=False
        )
        if round(last.value - shown.target, 9) == 0:
            return say("{kpi}: {value}, on target", kpi=name, value=value)
        return (
            say("{kpi}: {value}, {gap} above target", kpi=name, value=value, gap=away)
            if last.value > shown.target
            else say("{kpi}: {value}, {gap} below target", kpi=name, value=value, gap=away)
        )
    return _moved(shown, name, value)


def _moved(shown: Charted, name: KpiTerm, value: Quantity) -> Message:
    *_, last = shown.trend.known
    earlier = [
        point for point in shown.trend.points[:-1] if point.value is not None
        and point.basis == last.basis and point.period == last.period.previous()
    ]  # fmt: skip
    if not earlier:
        return say("{kpi}: {value} in {span}", kpi=name, value=value, span=last.period)
    moved = change(shown.trend.kpi, last.value, earlier[-1].value)
    return say("{kpi}: {value}, {change} on {span}",
               kpi=name, value=value, change=moved, span=earlier[-1].period)  # fmt: skip


def _subtitle(shown: Charted) -> Message:
    first, last = shown.trend.points[0].period, shown.trend.points[-1].period
    name = KpiTerm(id=shown.trend.kpi, form="label")
    if shown.trend.variant is None:
        return say("{kpi}, {first} – {last}", kpi=name, first=first, last=last)
    return say("{kpi} ({variant}), {first} – {last}",
               kpi=name, variant=shown.trend.variant, first=first, last=last)  # fmt: skip


def _source(shown: Charted) -> Message:
    source = files_named(shown.trend.sources)
    if shown.trend.settled_only:
        return say(
            "{source} Posts too young when exported are left out here, unlike in the table.",
            source=source,
        )
    if shown.trend.points[-1].provisional:
        return say("{source} The last period may still grow.", source=source)
    return source


def alt(shown: Charted) -> Message:
    """Return what the line shows: ends, extremes, gaps and breaks, all from the data."""
    line, known = shown.trend, shown.trend.known
    low = min(known, key=lambda point: point.value or 0.0)
    high = max(known, key=lambda point: point.value or 0.0)
    return say(
        "Line of {kpi}: {first} in {start}, {last} in {end}; lowest {low} in {at_low}, "
        "highest {high} in {at_high}. {gaps} {breaks}",
        kpi=KpiTerm(id=line.kpi),
        first=_quantity(shown, known[0].value), start=known[0].period,
        last=_quantity(shown, known[-1].value), end=known[-1].period,
        low=_quantity(shown, low.value), at_low=low.period,
        high=_quantity(shown, high.value), at_high=high.period,
        gaps=_gaps(len(line.points) - len(known)),
        breaks=_breaks(shown),
    )  # fmt: skip


def _quantity(shown: Charted, value: float | None) -> Quantity:
    return quantity(shown.trend.kpi, value, shown.currency)


def _gaps(count: int) -> Message:
    if not count:
        return say("No period is missing.")
    return say_n(
        "{count} period has no value and leaves a gap.",
        "{count} periods have no value and leave gaps.",
        count,
    )


def _breaks(shown: Charted) -> Message:
    places = shown.trend.breaks
    noted = tuple(shown.trend.points[each.before].period for each in _noted(shown))
    if not places and noted:
        return say("A change of measure is noted in {spans}.", spans=noted)
    if not places:
        return say("The measure is the same throughout.")
    spans = tuple(shown.trend.points[place].period for place in places)
    return say(
        "The measure changes in {spans}: values before and after are not compared.", spans=spans
    )


def so_what(shown: Charted) -> Message | None:
    """Return how often the target was reached since the measure last changed."""
    if shown.target is None:
        return _breaks(shown) if shown.trend.breaks else None
    last = shown.trend.known[-1].basis
    values = [point.value or 0.0 for point in shown.trend.known if point.basis == last]
    reached = sum(v <= shown.target if shown.lower else v >= shown.target for v in values)
    if _noted(shown):
        return say_n(
            "Today’s target would have been met in {count} of {periods} periods; the measure "
            "changed on the way.",
            "Today’s target would have been met in {count} of {periods} periods; the measure "
            "changed on the way.",
            reached, periods=len(values),
        )  # fmt: skip
    return say_n(
        "Today’s target would have been met in {count} of {periods} periods measured alike.",
        "Today’s target would have been met in {count} of {periods} periods measured alike.",
        reached,
        periods=len(values),
    )
