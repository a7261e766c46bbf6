"""Where each objective is heading, and which indicators moved most."""

from collections.abc import Mapping, Sequence
from typing import Final

from stratbook.core import reference
from stratbook.core.choice import Choice
from stratbook.core.message import Fact, KpiTerm, Message, Name, Quantity, Unit, say, term
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Direction
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.tables import Cell, table
from stratbook.strategy.performance.explained import moved_by
from stratbook.strategy.performance.families import Reading
from stratbook.strategy.performance.forecast import Forecast

_MARKS: Final[Mapping[str, tuple[Mark, Fact]]] = {
    "likely": ("good", term("likely")),
    "uncertain": ("watch", term("uncertain")),
    "unlikely": ("bad", term("unlikely")),
}
_MODELS: Final[Mapping[str, Message]] = {
    "level": say("mean of the last three figures, which knows no season"),
    "drift": say("last figure, moved on at the mean step of the last three"),
    "season": say("same period a year before, at the pace of the last three figures"),
    "months": say("months known and months to come, added up; a level, as its last month"),
    "pace": say("the period so far, as past periods went on from their first days"),
}


def forecasts(look: Look, found: Sequence[Forecast], chances: Sequence[Choice]) -> Html:
    """Show where each target stands at the end of its span, at this pace."""
    if not found:
        return prose.note(look, say("No objective has a target: nothing is forecast."))
    chosen = {each.subject: each.chosen for each in chances}
    headings: list[Fact | str] = [
        term("Indicator"), term("For"), term("At this pace"), term("Low – high"), term("Target"),
        term("Will it be met?"),
    ]  # fmt: skip
    shown = [each for each in found if each.outlook is not None]
    rows = [_row(look, each, chosen) for each in shown]
    parts = [prose.paragraph(look, summary(found, chosen))]
    if rows:
        parts.append(table(look, headings, rows, say("At this pace"), note=_models(shown)))
    left = [each for each in found if each.outlook is None]
    return join([*parts, *(prose.paragraph(look, _left_out(each)) for each in left)])


def summary(found: Sequence[Forecast], chosen: Mapping[str, str]) -> Message:
    """Return how many targets are likely, uncertain, unlikely, and not forecast."""
    said = [chosen.get(each.standing.objective.statement, "") for each in found]
    counts = [said.count(each) for each in ("likely", "uncertain", "unlikely")]
    return say(
        "At this pace, targets ahead: {likely} likely, {uncertain} uncertain, {unlikely} unlikely; "
        "{unknown} not forecast.",
        likely=counts[0], uncertain=counts[1], unlikely=counts[2],
        unknown=len(found) - sum(counts),
    )  # fmt: skip


def _row(look: Look, shown: Forecast, chosen: Mapping[str, str]) -> list[Cell]:
    outlook = shown.outlook
    if outlook is None:
        raise ValueError("nothing was forecast")
    said = chosen.get(shown.standing.objective.statement, "")
    return [
        KpiTerm(id=shown.kpi, form="label"),
        shown.span,
        shown.quantity(outlook.value),
        say("{low} – {high}", low=shown.quantity(outlook.low), high=shown.quantity(outlook.high)),
        shown.quantity(shown.target),
        mark(look, *_MARKS[said]) if said in _MARKS else Name(text=said or "–"),
    ]


def _models(shown: Sequence[Forecast]) -> Message:
    """Return which models were used, on how many past errors, and what the interval means."""
    used = sorted({each.outlook.model for each in shown if each.outlook is not None})
    errors = [each.outlook.errors for each in shown if each.outlook is not None]
    least, most = min(errors), max(errors)
    counted = say("{least} to {most}", least=least, most=most) if most > least else least
    return say(
        "Models: {models}. The interval comes from {count} past errors of the same model and is "
        "meant to hold {level} of the time. Likely: the whole interval meets the target; "
        "unlikely: none of it does.",
        models=[_MODELS[each] for each in used], count=counted,
        level=Quantity(value=threshold("forecast_level"), unit=Unit.RATIO, digits=0),
    )  # fmt: skip


def _left_out(shown: Forecast) -> Message:
    kpi = KpiTerm(id=shown.kpi, form="label")
    return say("{kpi}, not forecast: {reason}", kpi=kpi, reason=shown.reason or say("not measured"))


def movements(look: Look, found: Sequence[Reading], comparison: Period) -> Html:
    """Show the indicators that moved most since the period compared with."""
    if not found:
        return prose.note(look, say(
            "No indicator rests on enough cases to say what moved most since {span}.",
            span=comparison,
        ))  # fmt: skip
    headings: list[Fact | str] = [term("Indicator"), say("{span}", span=comparison), term("Now"),
                                  term("Change"), term("Which way")]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            KpiTerm(id=each.kpi, form="label"), _before(each), each.value, each.since_before,
            _way(look, each),
        ]
        for each in found
    ]  # fmt: skip
    caption = say("What moved most since {span}", span=comparison)
    return table(look, headings, rows, caption)


def _before(reading: Reading) -> Quantity:
    return reading.value.model_copy(update={"value": reading.before.value})


def _way(look: Look, reading: Reading) -> Html:
    rose = (reading.now.value or 0.0) > (reading.before.value or 0.0)
    good = rose is (reference.kpi(reading.kpi).direction is Direction.UP)
    if moved_by(reading) < threshold("notable_change"):
        return mark(look, "neutral", term("little"))
    return mark(look, "good", term("better")) if good else mark(look, "bad", term("worse"))
