"""The moderation panel: two periods side by side, delays against the promise, the months."""

from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.trend import Trend, draw_trend
from stratbook.display.views.community.cells import NONE, share
from stratbook.strategy.community import Share
from stratbook.strategy.reputation import Desk, Moderation

_EMPTY: Final = say("No message in this period: add the conversations export of the inbox tool.")
_NO_PROMISE: Final = say(
    "No delay is promised: write service: sla_minutes in client.yml and the share of answers "
    "within it is counted."
)


def desk_table(look: Look, panel: Moderation) -> Html:
    """Show volumes, answers, delays, the promise and what waits, now and before."""
    if not panel.now.received:
        return note(look, _EMPTY)
    return table(
        look,
        [term("Measure"), Name(text=_span(look, panel, now=True)), Name(text=_span(look, panel))],
        _rows(panel),
        say("The moderation panel"),
        note=_basis(panel),
    )


def delay_figure(look: Look, panel: Moderation) -> Html:
    """Draw which share of the messages had an answer within how long, the promise marked."""
    desk = panel.now
    if not desk.delays or not desk.answered.whole:
        return note(look, _EMPTY) if not desk.received else note(look, say("No answer was given."))

    def draw(canvas: Canvas) -> None:
        _curve(canvas, desk)

    caption = Caption(
        title=_title(desk),
        subtitle=say(
            "Share of the messages that needed an answer, by delay of the first reply "
            "({basis}), {period}; n = {count}. The scale stretches short delays.",
            basis=_hours(panel), period=panel.period, count=desk.answered.whole,
        ),
        source=say("Source: {files}.", files=list(panel.sources)),
        alt=say(
            "A curve that rises with the delay up to {share} answered: half of the answers come "
            "within {median}, nine in ten within {ninth}.",
            share=_ratio(desk.answered.value), median=_minutes(desk.median),
            ninth=_minutes(desk.ninth),
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=2.8)


def promise_figure(look: Look, panel: Moderation) -> Html:
    """Draw the share of messages answered within the promise, month by month."""
    if not panel.now.received:
        return Html("")
    if panel.now.sla is None:
        return note(look, _NO_PROMISE)
    shares = [desk.kept_of_all for _, desk in panel.months]
    values = [each.value if each else None for each in shares]
    if len([each for each in values if each is not None]) < 3:
        return note(look, say("Three months of messages are needed to draw a trend."))
    trend = Trend(
        periods=[span for span, _ in panel.months], values=[_ratio(each) for each in values]
    )

    def draw(canvas: Canvas) -> None:
        draw_trend(canvas, trend).set_ylim(0, 1)

    caption = Caption(
        title=say(
            "{share} of the messages answered within {sla}, against {before} in {since}",
            share=_ratio(_value(panel.now.kept_of_all)), sla=_minutes(panel.now.sla),
            before=_ratio(_value(panel.before.kept_of_all)), since=panel.comparison,
        ),
        subtitle=say(
            "Answers within the promise ÷ messages that needed one, by month ({basis}).",
            basis=_hours(panel),
        ),
        source=say("Source: {files}.", files=list(panel.sources)),
        alt=say_n(
            "The share within the promise over {count} month.",
            "The share within the promise over {count} months.",
            len(panel.months),
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=2.6)


def _rows(panel: Moderation) -> list[Row]:
    now, before = panel.now, panel.before
    rows: list[Row] = [
        [term("Messages received"), now.received, before.received],
        [say("Answered, of those that needed it"), share(now.answered), share(before.answered)],
        [say("Half of the answers within"), _minutes(now.median), _minutes(before.median)],
        [say("Nine answers in ten within"), _minutes(now.ninth), _minutes(before.ninth)],
        [say("Mean delay, which late answers pull up"), _minutes(now.mean), _minutes(before.mean)],
    ]
    if now.sla is not None:
        sla = _minutes(now.sla)
        rows += [
            [say("Within {sla}, of the answers", sla=sla), _kept(now.kept), _kept(before.kept)],
            [say("Within {sla}, of all that needed an answer", sla=sla),
             _kept(now.kept_of_all), _kept(before.kept_of_all)],
        ]  # fmt: skip
    waiting, waited = panel.waiting, panel.waited
    return [
        *rows,
        [say("Solved, of those that had to be"), share(now.solved), share(before.solved)],
        [say("Waiting for an answer at the end"), waiting.answers, waited.answers],
        [say("Waiting for a solution at the end"), waiting.solutions, waited.solutions],
    ]


def _kept(kept: Share | None) -> Fact:
    return NONE if kept is None else share(kept)


def _value(kept: Share | None) -> float | None:
    return None if kept is None else kept.value


def _hours(panel: Moderation) -> Message:
    if panel.in_hours:
        return say("minutes of opening, public holidays left out; 0 outside opening hours")
    return say("any hour of the day")


def _basis(panel: Moderation) -> Message:
    return say(
        "Delays: {basis}. Waiting: opened in the last 30 days; {lost} older ones never had an "
        "answer.",
        basis=_hours(panel), lost=panel.waiting.lost,
    )  # fmt: skip


def _span(look: Look, panel: Moderation, *, now: bool = False) -> str:
    return look.language.span(panel.period if now else panel.comparison)


def _title(desk: Desk) -> Message:
    if desk.kept_of_all is None:
        return say(
            "Half of the answers come within {median}, nine in ten within {ninth}",
            median=_minutes(desk.median), ninth=_minutes(desk.ninth),
        )  # fmt: skip
    return say(
        "{share} of the messages get an answer within the {sla} promised",
        share=_ratio(desk.kept_of_all.value), sla=_minutes(desk.sla),
    )  # fmt: skip


def _curve(canvas: Canvas, desk: Desk) -> None:
    axes = canvas.axes()
    whole = desk.answered.whole
    shares = [(at + 1) / whole for at in range(len(desk.delays))]
    canvas.tell(
        [term("Delay of the first reply"), term("Share answered")],
        [[Quantity(value=delay, unit=Unit.MINUTES), _ratio(share)]
         for delay, share in zip(desk.delays, shares, strict=True)],
    )  # fmt: skip
    axes.step(desk.delays, shares, where="post", color=canvas.colours.brand)
    axes.set_xscale("symlog", linthresh=10)
    ticks = [0, 10, 30, 120, 480, 1440, 4320]
    kept = [each for each in ticks if each <= max(desk.delays)]
    axes.set_xticks(kept, [canvas.look.say(_tick(each)) for each in kept])
    axes.minorticks_off()
    axes.set(xlim=(0, max(desk.delays) * 1.05), ylim=(0, 1))
    canvas.numbers(axes, Unit.RATIO)
    for place, (text, value) in enumerate(_marks(desk)):
        axes.axvline(value, color=canvas.colours.ink, linewidth=0.9, linestyle=(0, (2, 2)))
        at = axes.transAxes.inverted().transform(axes.transData.transform((value, 0)))[0]
        right = at > 0.5
        axes.annotate(
            canvas.look.say(text), (value, 0.03 + 0.08 * place),
            xycoords=axes.get_xaxis_transform(), xytext=(-4 if right else 4, 0),
            textcoords="offset points", ha="right" if right else "left", va="bottom",
            family=list(STRONG),
            bbox={"facecolor": canvas.colours.ground, "edgecolor": "none", "pad": 1},
        )  # fmt: skip


def _marks(desk: Desk) -> list[tuple[Fact, float]]:
    """Return the delays named on the curve, from the shortest: each on a line of its own."""
    named = [
        (say("promise: {delay}", delay=_minutes(desk.sla)), desk.sla),
        (say("half: {delay}", delay=_minutes(desk.median)), desk.median),
        (say("nine in ten: {delay}", delay=_minutes(desk.ninth)), desk.ninth),
    ]
    known: list[tuple[Fact, float]] = [(text, at) for text, at in named if at is not None]
    return sorted(known, key=lambda each: each[1])


def _tick(minutes: int) -> Quantity:
    if minutes < 60:
        return Quantity(value=minutes, unit=Unit.MINUTES)
    return Quantity(value=minutes / 60, unit=Unit.HOURS, digits=0)


def _minutes(value: float | None) -> Quantity:
    if value is not None and value >= 180:
        return Quantity(value=value / 60, unit=Unit.HOURS, digits=1)
    return Quantity(value=value, unit=Unit.MINUTES)


def _ratio(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)
