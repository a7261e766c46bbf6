"""Money summed up day by day: planned, spent, and the fan of what is to come."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from stratbook.core.message import Loose, Message, Unit, say, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import cents, money
from stratbook.plan.pacing.course import Course, course_of
from stratbook.plan.pacing.tracked import Tracked


def course_figure(look: Look, tracked: Tracked, currency: str) -> Html:
    """Draw the flights that have begun: planned, spent, and where the spend is heading."""
    course = course_of(tracked.begun)
    if course is None:
        return Html("")

    def draw(canvas: Canvas) -> None:
        _tell(canvas, course, currency)
        axes = canvas.axes()
        canvas.line(axes, course.planned.tolist(), canvas.colours.muted, dashed=True)
        canvas.line(axes, course.spent.tolist())
        _fan(canvas, axes, course)
        _labels(canvas, axes, course, currency)
        axes.set_ylim(bottom=0)
        canvas.numbers(axes, Unit.MONEY, currency)
        _days(canvas, axes, course)

    return figure(look, draw, _caption(course, currency), height=3.4)


def _tell(canvas: Canvas, course: Course, currency: str) -> None:
    """Tell planned and spent day by day, then what is to come with its ends."""
    known = len(course.spent)
    rows: list[list[Loose]] = []
    for at, day in enumerate(course.days):
        ahead = at - known
        coming = [
            each[ahead] if ahead >= 0 else None for each in (course.mid, course.low, course.high)
        ]
        spent = course.spent[at] if ahead < 0 else None
        amounts = (course.planned[at], spent, *coming)
        rows.append([pd.Timestamp(day).date(), *(cents(each, currency) for each in amounts)])
    headings = [term("Day"), term("Planned to date"), term("Spent"), term("At this rate")]
    canvas.tell([*headings, term("Low end"), term("High end")], rows)


def _fan(canvas: Canvas, axes: Axes, course: Course) -> None:
    """Draw what is to come: its middle dotted, its interval a pale band."""
    known = len(course.spent)
    if known == len(course.days):
        return
    after = np.arange(known - 1, len(course.days))
    low, mid, high = (
        np.concatenate([course.spent[-1:], each]) for each in (course.low, course.mid, course.high)
    )
    axes.fill_between(after, low, high, color=canvas.colours.heat[1], linewidth=0)
    axes.plot(after, mid, color=canvas.colours.brand, linestyle=(0, (1, 1.5)))


def _labels(canvas: Canvas, axes: Axes, course: Course, currency: str) -> None:
    """Write each line's name and last amount at its end; keep the two apart."""
    last = len(course.days) - 1
    ended = len(course.spent) > last
    amount = float(course.spent[-1] if ended else course.mid[-1])
    coming = say("{money} at this rate", money=money(amount, currency))
    if ended:
        coming = say("{money} spent", money=money(amount, currency))
    planned = float(course.planned[-1])
    room = 0.14 * max(planned, amount)
    higher = planned >= amount
    gap = max(0.0, room - abs(planned - amount)) / 2
    shift = gap if higher else -gap
    canvas.label(axes, (last, planned + shift),
                 canvas.look.say(say("{money} planned", money=money(planned, currency))),
                 canvas.colours.muted)  # fmt: skip
    canvas.label(axes, (last, amount - shift), canvas.look.say(coming), canvas.colours.brand)
    axes.set_xlim(0, last * (1.45 if canvas.narrow else 1.25))


def _days(canvas: Canvas, axes: Axes, course: Course) -> None:
    """Label a few days, the first and the last one known among them."""
    language = canvas.look.language
    wanted = 3 if canvas.narrow else 6
    step = max(1, (len(course.days) - 1) // wanted)
    places = list(range(0, len(course.days), step))
    axes.set_xticks(
        places, [language.day_month(pd.Timestamp(course.days[at]).date()) for at in places]
    )


def _caption(course: Course, currency: str) -> Caption:
    planned = float(course.planned[-1])
    spent = money(float(course.spent[-1]), currency)
    return Caption(
        title=_title(course, currency),
        subtitle=say("Flights that have begun, summed up; dashed: planned; band: 8 cases in 10"),
        source=say("Ads exports and plan; data up to {day}", day=course.now),
        alt=say(
            "Lines of money summed up by day: {spent} spent by {day}, {planned} planned at the "
            "end.", spent=spent, day=course.now, planned=money(planned, currency),
        ),
        so_what=None if course.sure else say(
            "The exports do not show how spend varies from day to day for every flight: the band "
            "is narrower than it should be. A breakdown by day would mend that."
        ),
    )  # fmt: skip


def _title(course: Course, currency: str) -> Message:
    """Say what the flights come to: within, above or below what is planned."""
    planned = float(course.planned[-1])
    if not len(course.mid):
        return say("The flights spent {spent} of {planned}",
                   spent=money(float(course.spent[-1]), currency),
                   planned=money(planned, currency))  # fmt: skip
    low, high = float(course.low[-1]), float(course.high[-1])
    if high - low < 0.5:
        return say("At this rate the flights come to {coming} for {planned}",
                   coming=money(high, currency), planned=money(planned, currency))  # fmt: skip
    amounts = {"low": money(low, currency), "high": money(high, currency),
               "planned": money(planned, currency)}  # fmt: skip
    if low > planned:
        return say("Heading above the budget: {low} to {high} for {planned}", **amounts)
    if high < planned:
        return say("Heading below the budget: {low} to {high} for {planned}", **amounts)
    return say("Heading for the budget: {low} to {high} for {planned}", **amounts)
