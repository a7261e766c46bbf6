"""Targets against the client's own history, and against the time they have."""

import textwrap
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import (
    Fact,
    KpiTerm,
    Message,
    Name,
    Quantity,
    Term,
    Unit,
    say,
    say_n,
    term,
)
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.objectives import Horizon, Proposal, Reach, Time
from stratbook.strategy.objectives.counted import first_of
from stratbook.strategy.performance.quantities import quantity

REACHES: Final[dict[Reach, Term]] = {
    Reach.ALREADY: term("● reached already"),
    Reach.EASY: term("● easy"),
    Reach.STRETCHING: term("✔ stretching"),
    Reach.SEASONAL: term("✔ seen at this season"),
    Reach.HARD: term("▲ hard"),
    Reach.UNHEARD_OF: term("✖ unheard of"),
}
_EXPECTED: Final[dict[str, Term]] = {
    "short": term("within a quarter"),
    "medium": term("within a year"),
    "long": term("beyond a year"),
    "": term("none"),
}
_TIMES: Final[dict[Time, Term]] = {
    Time.NO_DATE: term("▲ no due date"),
    Time.PAST: term("● past: conclude"),
    Time.HURRIED: term("▲ too soon for a relationship"),
    Time.EARLY: term("● sooner than is usual"),
    Time.ENOUGH: term("✔ holds"),
}
_ROW, _HEAD = 0.46, 0.5  # inches
_COLUMNS: Final = (
    term("Objective"), term("Change asked for"), term("Low"), term("Middle"), term("High"),
    term("Past changes"),
)  # fmt: skip
_WIDEST: Final = 1.0  # the largest change that is drawn, twice as much


def target_chart(look: Look, proposals: Sequence[Proposal]) -> Html:
    """Draw the change that each target asks for against the client's own past changes.

    Targets whose changes cannot be written as a share (scores) are in the table only.
    """
    shown = [each for each in proposals if _drawn(each)]
    if not shown:
        return note(look, say("No target can be held against a history yet: see the table."))

    def draw(canvas: Canvas) -> None:
        canvas.tell(_COLUMNS, [_changes(each) for each in shown])
        axes = canvas.axes(grid="x")
        for place, each in enumerate(shown):
            _row(canvas, axes, place, each, _most(shown))
        width = 17 if canvas.narrow else 34
        lines = 3 if canvas.narrow else 2
        names = [
            textwrap.fill(each.objective.statement, width, max_lines=lines, placeholder="…")
            for each in shown
        ]
        axes.set_yticks(range(len(shown)), names)
        axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
        axes.set_ylim(len(shown) - 0.4, -0.6)
        canvas.numbers(axes, Unit.RATIO, axis="x")
        axes.axvline(0, color=canvas.colours.muted, linewidth=0.8)

    height = _HEAD + _ROW * len(shown)
    return figure(look, draw, _caption(shown), height, _HEAD + 0.55 * len(shown))


def _changes(each: Proposal) -> list[Fact]:
    """Return the change asked for, the range proposed and how many changes it rests on."""
    proposed = each.gains or (None, None, None)
    past = None if each.basis is None else len(each.basis.past.gains)
    changes = [_change(each, gain) for gain in (each.wished, *proposed)]
    return [Name(text=each.objective.statement), *changes, Quantity(value=past)]


def target_table(look: Look, proposals: Sequence[Proposal], currency: str) -> Html:
    """Show each target, where it starts, what the history would propose and its verdict."""
    return table(
        look,
        [
            term("Objective"),
            term("Verdict"),
            term("Today"),
            term("Target and change"),
            term("Proposed: low, middle, high"),
            term("Seen before"),
        ],
        [_proposal(each, currency) for each in proposals],
        say("What the client’s own history makes of each target"),
        note=say(
            "Low: as much as one past change out of two; middle: one out of four; high: one out "
            "of ten. Changes are counted towards the better, over as many months as are left; "
            "where the history is long enough, from the same month of the year before. A small "
            "number of changes gives a rough range, and the past promises nothing."
        ),
    )


def horizon_table(look: Look, horizons: Sequence[Horizon]) -> Html:
    """Show when each goal usually shows, when it is due, and whether that holds."""
    return table(
        look,
        [
            term("Objective"),
            term("A result usually shows"),
            term("Due"),
            term("Days left"),
            term("Reading"),
        ],
        [
            [
                each.card.objective.statement,
                _EXPECTED[each.expected],
                each.card.objective.due or term("none"),
                each.days,
                _TIMES[each.time],
            ]
            for each in horizons
            if each.card.objective.level == "social"
        ],
        say("Is there time enough?"),
    )


def _proposal(each: Proposal, currency: str) -> list[Cell]:
    name, kpi = each.objective.statement, each.kpi.id
    target = quantity(kpi, each.target, currency)
    if each.basis is None or each.range is None:
        why = each.reason or term("none")
        return [name, why, None, quantity(kpi, each.objective.target, currency), None, "–"]
    low, middle, high = (quantity(kpi, value, currency) for value in each.range)
    return [
        name,
        REACHES[each.reach] if each.reach else each.reason or term("none"),
        quantity(kpi, each.basis.now, currency),
        say("{target} ({change})", target=target, change=_change(each, each.wished))
        if each.wished is not None
        else target,
        say("{low} – {middle} – {high}", low=low, middle=middle, high=high),
        _seen(each),
    ]


def _seen(each: Proposal) -> Fact:
    """Return how often as much was gained, and over what."""
    if each.basis is None or each.wished is None:
        return term("none")
    past = each.basis.past
    counted = say_n(
        "{seen} time out of {total} in {months}",
        "{seen} times out of {total} in {months}",
        each.frequency(each.wished),
        seen=each.frequency(each.wished),
        total=len(past.gains),
        months=say_n("{count} month", "{count} months", past.step),
    )
    if past.season is None:
        return counted
    return say("{counted}; same months a year before: {season}", counted=counted,
               season=_change(each, past.season))  # fmt: skip


def _change(each: Proposal, gain: float | None) -> Quantity:
    """Return a change as the KPI moves: a gain on a cost is written as a fall."""
    if gain is None or each.basis is None:
        return Quantity(value=None)
    moved = _moved(each, gain)
    if each.kpi.status == "points":
        unit = Unit.POINTS if each.kpi.unit == Unit.RATIO else Unit(each.kpi.unit)
        return Quantity(value=moved, unit=unit, signed=True)
    return Quantity(value=moved, unit=Unit.RATIO, signed=True, digits=1)


def _moved(each: Proposal, gain: float) -> float:
    return -gain if each.kpi.direction == "down" else gain


def _drawn(each: Proposal) -> bool:
    return each.reach is not None and each.kpi.status == "attainment"


def _most(shown: Sequence[Proposal]) -> float:
    """Return the largest change drawn: one outlier must not flatten the others."""
    ends = [max(each.gains[2], each.wished) for each in shown if each.gains and each.wished]
    return min(_WIDEST, 1.15 * max(0.05, *ends, 0.0))


def _row(canvas: Canvas, axes: Axes, place: int, each: Proposal, most: float) -> None:
    """Draw one target: all past changes, the range proposed, the change asked for."""
    if each.basis is None or each.gains is None or each.wished is None:
        return
    colours = canvas.colours
    low, middle, high = (min(most, gain) for gain in each.gains)
    strokes = [gain for gain in each.basis.past.gains if -most <= gain <= most]
    axes.plot(strokes, [place] * len(strokes), "|", color=colours.faint, markersize=9,
              markeredgewidth=1.2)  # fmt: skip
    axes.barh(place, high - low, left=low, height=0.34, color=colours.brand_wash, linewidth=0)
    axes.plot([middle, middle], [place - 0.2, place + 0.2], color=colours.brand, linewidth=2.2)
    ink = colours.bad if each.reach in {Reach.UNHEARD_OF, Reach.HARD} else colours.ink
    wished = max(-most, min(most, each.wished))
    axes.plot(wished, place, "D", color=ink, markersize=5.5)
    axes.annotate(canvas.look.say(_change(each, each.wished)), (wished, place), xytext=(0, 7),
                  textcoords="offset points", ha="center", family=list(STRONG),
                  color=ink)  # fmt: skip


def _caption(shown: Sequence[Proposal]) -> Caption:
    return Caption(
        title=_title(shown),
        subtitle=say(
            "Change asked for (diamond), past changes over as long (strokes), proposed range "
            "(band, its middle marked); towards the better on the right, cut beyond twice as much"
        ),
        source=say("Source: {files}.", files=_files(shown)),
        alt=say(
            "For each target the change that it asks for, against the client’s past changes: "
            "{targets}. The table below gives the figures.",
            targets=tuple(_told(each) for each in shown),
        ),
    )


def _files(shown: Sequence[Proposal]) -> Fact:
    """Name the first files and count the others: a listing a month fills the page."""
    places = sorted({place for each in shown for place in each.sources})
    return first_of([Name(text=PurePosixPath(place).name) for place in places])


def _told(each: Proposal) -> Message:
    kpi = KpiTerm(id=each.kpi.id, form="label")
    verdict = REACHES[each.reach] if each.reach else term("none")
    return say("{kpi} {change} ({verdict})", kpi=kpi, change=_change(each, each.wished),
               verdict=verdict)  # fmt: skip


def _title(shown: Sequence[Proposal]) -> Message:
    unheard = sum(each.reach is Reach.UNHEARD_OF for each in shown)
    if unheard:
        return say_n(
            "{count} target of {total} asks for a change that the history has never shown",
            "{count} targets of {total} ask for a change that the history has never shown",
            unheard,
            total=len(shown),
        )
    return say("Every target asks for a change that the history has shown")
