"""The budget week by week: what leans where, and what that is expected to bring."""

import textwrap

import numpy as np
from matplotlib.axes import Axes

from stratbook.core.message import Day, Fact, Listing, Name, Quantity, Unit, say, term
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.flights.cells import NO_FLIGHT, platform
from stratbook.plan.flights.plan import FlightPlan

_MOST = 5  # series that can be told apart


def phasing_figure(look: Look, plan: FlightPlan) -> Html:
    """Draw the budget by week and platform, the even spend as a line, events as shades."""
    if not plan.forecasts:
        return note(look, NO_FLIGHT, "watch")

    def draw(canvas: Canvas) -> None:
        _tell(canvas, plan)
        axes = canvas.axes()
        _bars(canvas, axes, plan)
        _even(canvas, axes, plan)
        _events(canvas, axes, plan)
        canvas.periods(axes, plan.phasing.weeks)
        canvas.numbers(axes, Unit.MONEY, plan.currency)

    return figure(look, draw, _caption(plan), height=3.4, phone_height=3.6)


def _tell(canvas: Canvas, plan: FlightPlan) -> None:
    phasing = plan.phasing
    columns = [*(phasing.of(each) for each in plan.platforms), phasing.totals]
    canvas.tell(
        [term("Week from"), *(platform(each) for each in plan.platforms), term("Total")],
        [
            [week.start, *(cents(float(each[at]), plan.currency) for each in columns)]
            for at, week in enumerate(phasing.weeks)
        ],
        across=True,
    )


def phasing_table(look: Look, plan: FlightPlan) -> Html:
    """Show each week's budget by platform, to the cent, beside an even spend."""
    if not plan.forecasts:
        return note(look, NO_FLIGHT, "watch")
    phasing = plan.phasing
    by = [phasing.of(each) for each in plan.platforms]
    rows: list[Row] = [
        [
            Day(date=week.start),
            *(cents(float(each[at]), plan.currency) for each in by),
            cents(float(phasing.totals[at]), plan.currency),
            cents(float(phasing.even[at]), plan.currency),
            _events_of(plan, week),
        ]
        for at, week in enumerate(phasing.weeks)
    ]
    columns = [*by, phasing.totals, phasing.even]
    sums = (cents(round(float(each.sum()), 2), plan.currency) for each in columns)
    return table(
        look,
        [term("Week from"), *(platform(each) for each in plan.platforms), term("Total"),
         term("Even spend"), term("Events")],
        rows,
        say("The budget week by week, {tax}", tax=TAX[plan.tax]),
        total=[term("Total"), *sums, ""],
        note=say(
            "Assumed: {carry} of an effect is kept for the next week; a week gets {floor} to "
            "{peak} of an even spend; prices by month and events as given.",
            carry=_share("phasing_carry_over"), floor=_share("phasing_floor"),
            peak=_share("phasing_peak"),
        ),
    )  # fmt: skip


def _bars(canvas: Canvas, axes: Axes, plan: FlightPlan) -> None:
    """Stack the platforms; beyond five, the smallest go together."""
    ordered = sorted(plan.platforms, key=lambda each: -plan.phasing.of(each).sum())
    named: list[tuple[Fact, np.ndarray]] = [
        (platform(each), plan.phasing.of(each)) for each in ordered
    ]
    if len(named) > _MOST:
        rest = np.sum([each for _, each in named[_MOST - 1 :]], axis=0)
        named = [*named[: _MOST - 1], (term("Others"), rest)]
    base = np.zeros(len(plan.phasing.weeks))
    inks = zip(canvas.colours.series, canvas.colours.series_text, strict=True)
    texts = []
    for (name, values), (colour, ink) in zip(named, inks, strict=False):
        axes.bar(range(len(values)), values, bottom=base, width=0.72, color=colour, linewidth=0)
        base = base + values
        texts.append((canvas.look.say(name), ink))
    axes.set_ylim(0, float(max(base.max(), plan.phasing.even.max(), 1)) * 1.3)
    _legend(axes, [*texts, ("– – " + canvas.look.say(term("Even spend")), canvas.colours.ink)])


def _legend(axes: Axes, texts: list[tuple[str, str]]) -> None:
    """Write the names in a line above the drawing, each in its colour."""
    before = None
    for text, ink in texts:
        before = axes.annotate(
            text, (0, 1.03) if before is None else (1, 0),
            xytext=(0, 0) if before is None else (10, 0),
            xycoords="axes fraction" if before is None else before,
            textcoords="offset points", va="bottom", color=ink, family=list(STRONG),
        )  # fmt: skip


def _even(canvas: Canvas, axes: Axes, plan: FlightPlan) -> None:
    edges = np.arange(len(plan.phasing.weeks) + 1) - 0.5
    axes.stairs(
        plan.phasing.even, edges, color=canvas.colours.ink, linewidth=1.0, linestyle=(0, (4, 2)),
        baseline=None,
    )  # fmt: skip


def _events(canvas: Canvas, axes: Axes, plan: FlightPlan) -> None:
    """Shade the events' days and write their names at the top, in turns on two heights."""
    weeks = plan.phasing.weeks
    shown = [each for each in plan.events if _inside(each.period, weeks)]
    for at, each in enumerate(shown):
        left = max((each.period.start - weeks[0].start).days / 7 - 0.5, -0.5)
        right = min(((each.period.end - weeks[0].start).days + 1) / 7 - 0.5, len(weeks) - 0.5)
        axes.axvspan(
            left,
            right,
            facecolor=canvas.colours.line,
            zorder=0,
            linewidth=1.5,
            edgecolor=canvas.colours.ground,
        )
        name = textwrap.fill(each.name, 12 if canvas.narrow else 20)
        axes.annotate(
            name, ((left + right) / 2, 0.99 - 0.1 * (at % 2)),
            xycoords=axes.get_xaxis_transform(), ha="center", va="top", fontsize=canvas.fine,
            color=canvas.colours.muted,
        )  # fmt: skip
    axes.set_xlim(-0.6, len(weeks) - 0.4)


def _caption(plan: FlightPlan) -> Caption:
    phasing = plan.phasing
    peak = phasing.weeks[int(phasing.totals.argmax())]
    most = money(float(phasing.totals.max()), plan.currency)
    return Caption(
        title=say("The week of {day} gets the most, {amount}", day=peak.start, amount=most),
        subtitle=say("Budget by week and platform, {tax}; shaded: events", tax=TAX[plan.tax]),
        source=say(
            "Prices by month: price_seasons.csv, each with its source. Events: the sheet of "
            "events. Every flight adds up to its budget."
        ),
        alt=say(
            "Budget by week, from {first} to {last}: {least} in the emptiest week, {most} in the "
            "fullest.",
            first=phasing.weeks[0].start, last=phasing.weeks[-1].end,
            least=money(float(phasing.totals.min()), plan.currency), most=most,
        ),
        so_what=say(
            "Against an even spend, this phasing is expected to do {gain} more, if prices, events "
            "and carry-over are as assumed.",
            gain=Quantity(value=phasing.gain, unit=Unit.RATIO, digits=1),
        ),
    )  # fmt: skip


def _events_of(plan: FlightPlan, week: Period) -> Fact:
    names = [Name(text=each.name) for each in plan.events if each.period.overlaps(week)]
    return Listing(items=tuple(names)) if names else Name(text="")


def _inside(period: Period, weeks: tuple[Period, ...]) -> bool:
    return period.start <= weeks[-1].end and weeks[0].start <= period.end


def _share(id_: str) -> Quantity:
    return Quantity(value=threshold(id_), unit=Unit.RATIO, digits=0)
