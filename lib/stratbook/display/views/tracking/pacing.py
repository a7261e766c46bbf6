"""Each flight's spend against what was planned to date, and the budget's lines."""

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.plan.pacing.actual import Known
from stratbook.plan.pacing.lines import LinePace
from stratbook.plan.pacing.pace import Pace, Verdict
from stratbook.plan.pacing.tracked import Tracked

VERDICTS: Final[dict[Verdict, tuple[Mark, Fact]]] = {
    "on_pace": ("good", term("on pace")),
    "over": ("watch", term("too fast")),
    "under": ("watch", term("too slow")),
    "far_over": ("bad", term("far too fast")),
    "far_under": ("bad", term("far too slow")),
    "early": ("neutral", term("too early to say")),
    "unknown": ("neutral", term("spend not known")),
    "ahead": ("neutral", term("not begun")),
}
_HOW: Final[dict[Known, Fact]] = {
    "named": term("campaign named"),
    "tagged": term("name within the campaign’s"),
    "dates": term("platform and dates"),
    "typed": term("typed in"),
}
_SIGNS: Final[dict[Mark, str]] = {"good": "✔", "watch": "▲", "bad": "✖", "neutral": "●"}
_THIRDS: Final = {
    "ad_space": term("Ad space"),
    "strategy": term("Digital strategy"),
    "production": term("Content production"),
}


def pacing_note(look: Look, tracked: Tracked) -> Html:
    """Say where the period under report lies in the plan: before, within or after its flights."""
    if tracked.span is None:
        return note(look, say("No flight is planned or in the air: there is no pace to follow."))
    span, ahead = tracked.span, sum(each.state == "ahead" for each in tracked.paces)
    where: dict[str, Message] = {
        "before": say(
            "The period under report ends before the first flight begins, on {day}: nothing is "
            "to be spent yet.", day=span.start,
        ),
        "after": say("All flights ended by {day}: this is their final account.", day=span.end),
        "begun": say("Flights run from {start} to {end}; all of them have begun.",
                     start=span.start, end=span.end),
        "inside": say_n(
            "Flights run from {start} to {end}; by the end of the period under report, {count} "
            "has not begun.",
            "Flights run from {start} to {end}; by the end of the period under report, {count} "
            "have not begun.",
            ahead, start=span.start, end=span.end,
        ),
    }  # fmt: skip
    place = "begun" if tracked.place == "inside" and not ahead else tracked.place
    said = [note(look, where[place])]
    return join([*said, *(note(look, each, "watch") for each in tracked.notes)])


def pacing_figure(look: Look, tracked: Tracked, currency: str) -> Html:
    """Draw a bullet bar a flight: the budget, what is spent, a tick at what was planned."""
    begun = tracked.begun
    if not begun:
        return Html("")

    def draw(canvas: Canvas) -> None:
        canvas.tell(
            [term("Flight"), term("Budget"), term("Planned to date"), term("Spent"),
             term("State")],
            [[e.flight.name, *(money(one, currency) for one in
                               (e.flight.budget, e.planned, e.spent)), VERDICTS[e.verdict][1]]
             for e in begun],
        )  # fmt: skip
        axes = canvas.axes(grid="x")
        for place, each in enumerate(begun):
            _bullet(canvas, axes, place, each)
        names = [each.flight.name for each in begun]
        axes.set_yticks(range(len(begun)), names)
        axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
        axes.set_ylim(len(begun) - 0.4, -0.7)
        most = max(max(each.flight.budget, each.spent or 0.0) for each in begun)
        axes.set_xlim(0, most * (1.5 if canvas.narrow else 1.25))
        canvas.numbers(axes, Unit.MONEY, currency, axis="x")

    return figure(look, draw, _caption(tracked, currency), height=1.0 + 0.5 * len(begun))


def _bullet(canvas: Canvas, axes: Axes, place: int, pace: Pace) -> None:
    kind, words = VERDICTS[pace.verdict]
    colours = canvas.colours
    shade = {"good": colours.good, "watch": colours.watch, "bad": colours.bad,
             "neutral": colours.muted}[kind]  # fmt: skip
    spent = pace.spent or 0.0
    axes.barh(place, pace.flight.budget, height=0.62, color=colours.line, linewidth=0)
    axes.barh(place, spent, height=0.26, color=shade, linewidth=0)
    axes.plot([pace.planned] * 2, [place - 0.31, place + 0.31], color=colours.ink, linewidth=2)
    axes.annotate(
        f"{_SIGNS[kind]} {canvas.look.say(words)}", (max(pace.flight.budget, spent), place),
        xytext=(6, 0), textcoords="offset points", va="center", color=shade, family=list(STRONG),
    )  # fmt: skip


def _caption(tracked: Tracked, currency: str) -> Caption:
    begun = tracked.begun
    spent, planned = sum(each.spent or 0.0 for each in begun), sum(each.planned for each in begun)
    amounts = {"spent": money(spent, currency), "planned": money(planned, currency)}
    off = tuple(each.flight.name for each in begun if VERDICTS[each.verdict][0] in {"watch", "bad"})
    title = say("{spent} spent for {planned} planned to date, and no flight is off pace", **amounts)
    if off:
        title = say_n(
            "{flights} is off pace; together, the flights spent {spent} for {planned} planned",
            "{flights} are off pace; together, the flights spent {spent} for {planned} planned",
            len(off), flights=off, **amounts,
        )  # fmt: skip
    return Caption(
        title=title,
        subtitle=say(
            "In {currency}: grey, budget of the flight; bar, spent; tick, planned to date",
            currency=currency,
        ),
        source=say("Ads exports and plan; data up to {day}",
                   day=max(each.until for each in begun)),
        alt=say("Bars of spend against budget for {flights}; each says how it stands.",
                flights=tuple(each.flight.name for each in begun)),
    )  # fmt: skip


def pacing_table(look: Look, tracked: Tracked, currency: str, tax: TaxBasis) -> Html:
    """Show each flight: planned to date, spent, ratio, what is left and needed, the forecast."""
    rows: list[Row] = [
        _row(look, each, currency) for each in tracked.paces if each.state != "ahead"
    ]
    if not rows:
        return Html("")
    return table(
        look,
        [term("Flight"), term("Budget"), term("Planned to date"), term("Spent"), term("State"),
         term("Left"), term("At the end, at this rate")],
        rows,
        say("Spent against planned, flight by flight ({tax})", tax=TAX[tax]),
        note=say(
            "Ad platforms report spend without tax. Planned to date follows the plan’s weeks, else "
            "the flight’s days. The range at the end leaves out one case in ten on each side; "
            "where an export has no days, it rests on how spend changed from one period to the "
            "next."
        ),
    )  # fmt: skip


def _row(look: Look, pace: Pace, currency: str) -> Row:
    return [
        _over(look, Name(text=pace.flight.name), [Name(text=_dates(look, pace))]),
        money(pace.flight.budget, currency),
        money(pace.planned, currency),
        _spent(look, pace, currency),
        _state(look, pace),
        _left(look, pace, currency),
        _coming(look, pace, currency),
    ]


def _over(look: Look, first: Fact, below: Sequence[Fact]) -> Html:
    """Return a cell of one line and smaller ones under it."""
    lines = [element("div", look.say(each), class_="sb-source") for each in below]
    return element("div", element("div", look.say(first)), *lines).with_facts(first, *below)


def _dates(look: Look, pace: Pace) -> str:
    period = pace.flight.period
    language = look.language
    return f"{language.day_month(period.start)} – {language.day_month(period.end)}"


def _spent(look: Look, pace: Pace, currency: str) -> Html | Fact:
    if pace.actual is None:
        return money(None, currency)
    how: list[Fact] = [_HOW[pace.actual.how]]
    if pace.actual.spread:
        how.append(term("share of a longer period"))
    return _over(look, money(pace.actual.spent, currency), how)


def _state(look: Look, pace: Pace) -> Html:
    kind, words = VERDICTS[pace.verdict]
    shown = [mark(look, kind, words)]
    if pace.ratio is not None:
        ratio = Quantity(value=pace.ratio, unit=Unit.RATIO, digits=0)
        text = look.say(say("{ratio} of the plan", ratio=ratio))
        shown.append(element("div", text, class_="sb-source"))
    return join(shown)


def _left(look: Look, pace: Pace, currency: str) -> Html | Fact:
    left = money(pace.left, currency)
    if pace.needed is None:
        return left
    needed = say("{money} a day", money=cents(pace.needed, currency))
    days = say_n("over {count} day", "over {count} days", pace.days_left)
    return _over(look, left, [needed, days])


def _coming(look: Look, pace: Pace, currency: str) -> Html | Fact | str:
    found = pace.forecast
    if found is None or not pace.days_left:
        return "–"
    if found.low is None:
        return _over(look, money(found.mid, currency), [term("range not known")])
    ends = say("{low} to {high}", low=money(found.low, currency), high=money(found.high, currency))
    return _over(look, money(found.mid, currency), [ends])


def lines_table(look: Look, tracked: Tracked, currency: str, tax: TaxBasis) -> Html:
    """Show the budget's lines: planned, planned to date, spent, left."""
    if not tracked.lines:
        return Html("")
    rows: list[Row] = [_line(each, currency) for each in tracked.lines]
    planned = sum(each.planned for each in tracked.lines)
    known = [each.spent for each in tracked.lines if each.spent is not None]
    total: Row = [
        term("Total"), "", cents(planned, currency), "",
        cents(sum(known) if known else None, currency), "",
    ]  # fmt: skip
    return table(
        look,
        [term("Line"), term("Part of the budget"), term("Planned"), term("Planned to date"),
         term("Spent so far"), term("Left")],
        rows,
        say("The budget’s lines, spent so far ({tax})", tax=TAX[tax]),
        total=total,
        note=say("Spent is what the sheet of budget lines says; an empty cell is not zero."),
    )  # fmt: skip


def _line(line: LinePace, currency: str) -> Row:
    return [
        line.line,
        _THIRDS[line.third],
        cents(line.planned, currency),
        "–" if line.to_date is None else cents(line.to_date, currency),
        cents(line.spent, currency),
        cents(line.left, currency),
    ]
