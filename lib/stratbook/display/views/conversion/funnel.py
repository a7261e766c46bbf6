"""The funnel as bars, and as a table with rates, intervals and drop-offs."""

import math
from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import Message, Name, Quantity, Unit, say, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.conversion.names import DASH, between, rate
from stratbook.strategy.conversion.funnel import Funnel, Step
from stratbook.strategy.conversion.scenario import ORIGINS
from stratbook.strategy.conversion.verdicts import Judged

_ROOM: Final = {True: 1.9, False: 1.35}  # the axis against the longest bar, for what is written


def funnel_figure(look: Look, judged: Judged) -> Html:
    """Draw the steps as bars from the widest, each with its rate on the step before."""
    steps = judged.funnel.steps
    first, last = steps[0], steps[-1]
    caption = Caption(
        title=_title(judged.funnel),
        subtitle=say(
            "{name}, {span}. One gridline is ten times the one before; beside each count, the "
            "rate on the step before.",
            name=Name(text=judged.scenario.name),
            span=judged.scenario.period,
        ),
        source=_source(judged),
        alt=say(
            "Bars, from {one} ({first}) to {other} ({last}).",
            first=Quantity(value=first.count),
            one=term(first.label),
            last=Quantity(value=last.count),
            other=term(last.label),
        ),
    )

    def draw(canvas: Canvas) -> None:
        _draw(canvas, steps)

    return figure(look, draw, caption, height=0.6 + 0.42 * len(steps))


def step_table(look: Look, judged: Judged) -> Html:
    """Show each step: its count, its rate with Wilson's interval, what was lost, its source."""
    rows: list[list[Cell]] = [
        [
            look.sentence(term(each.label)),
            Quantity(value=each.count),
            DASH if each.rate is None else rate(each.rate),
            between(each.interval),
            DASH if each.lost is None else Quantity(value=each.lost),
            look.say(term(ORIGINS[each.origin])),
        ]
        for each in judged.funnel.steps
    ]
    headings = [
        term("Step"), term("Count"), term("Rate on the step before"), term("95% interval"),
        term("Lost"), term("Where it comes from"),
    ]  # fmt: skip
    title = say("{name}: the funnel", name=Name(text=judged.scenario.name))
    return table(look, headings, rows, title, note=_whole(judged))


def _whole(judged: Judged) -> Message | None:
    """Say the rate from click to the last step, and which steps have no count."""
    found = judged.funnel.rate("sales", "clicks")
    label = judged.funnel.step("sales")
    unknown = tuple(term(each) for each in judged.funnel.unknown)
    if found is not None and found[1] is not None and label is not None:
        facts = {"rate": rate(found[0]), "low": rate(found[1][0]), "high": rate(found[1][1])}
        if unknown:
            return say(
                "From click to {last}: {rate} ({low} to {high}). Not counted: {steps}.",
                last=term(label.label), steps=unknown, **facts,
            )  # fmt: skip
        return say(
            "From click to {last}: {rate} ({low} to {high}).", last=term(label.label), **facts
        )
    return say("Not counted: {steps}.", steps=unknown) if unknown else None


def _title(funnel: Funnel) -> Message:
    first, last = funnel.steps[0], funnel.steps[-1]
    found = funnel.rate(last.id, "clicks")
    if found is not None and last.id in {"leads", "sales"}:
        return say("From click to {last}: {rate}", last=term(last.label), rate=rate(found[0]))
    return say(
        "{one}: {first}; {other}: {last}",
        first=Quantity(value=first.count),
        one=term(first.label),
        last=Quantity(value=last.count),
        other=term(last.label),
    )


def _source(judged: Judged) -> Message:
    if judged.scenario.told:
        return say("Source: {told}.", told=Name(text=judged.scenario.told.rstrip(".")))
    origins = dict.fromkeys(ORIGINS[each.origin] for each in judged.funnel.steps)
    return say("Source: {told}.", told=tuple(term(each) for each in origins))


def _draw(canvas: Canvas, steps: tuple[Step, ...]) -> Axes:
    axes = canvas.axes(grid="x")
    canvas.tell(
        [term("Step"), term("Count"), term("Rate on the step before")],
        [
            [term(e.label), Quantity(value=e.count), "–" if e.rate is None else rate(e.rate)]
            for e in steps
        ],
    )
    lengths = [math.log10(max(each.count, 1.0)) for each in steps]
    names = [canvas.look.sentence(term(each.label)) for each in steps]
    for place, (each, length) in enumerate(zip(steps, lengths, strict=True)):
        colour = canvas.colours.brand if place == len(steps) - 1 else canvas.colours.faint
        axes.barh(place, length, height=0.6, color=colour, linewidth=0)
        axes.annotate(
            _written(canvas, each), (length, place), xytext=(5, 0), va="center",
            textcoords="offset points", color=canvas.colours.ink, family=list(STRONG),
        )  # fmt: skip
    longest = max(1.0, *lengths)
    axes.set_yticks(range(len(steps)), names)
    axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
    places = range(0, math.ceil(longest) + 1, 2 if canvas.narrow else 1)
    axes.set_xticks(
        list(places), [canvas.short(10**place, Unit.COUNT) for place in places]
    )  # fmt: skip
    axes.set(xlim=(0, longest * _ROOM[canvas.narrow]), ylim=(len(steps) - 0.4, -0.6))
    return axes


def _written(canvas: Canvas, step: Step) -> str:
    count = canvas.look.say(Quantity(value=step.count))
    return count if step.rate is None else f"{count}  ({canvas.look.say(rate(step.rate))})"
