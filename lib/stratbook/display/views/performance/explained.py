"""What moved with a change: the figure, the table whose parts add up to it, the odd days."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, KpiTerm, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.display.waterfall import Step, draw_waterfall
from stratbook.strategy.performance.anomalies import Anomaly
from stratbook.strategy.performance.effects import Effect
from stratbook.strategy.performance.explained import Explained
from stratbook.strategy.performance.quantities import change, distance, quantity, share

_MOST: Final = 4  # segments drawn by themselves


def explanations(look: Look, found: Sequence[Explained]) -> Html:
    """Show changes divided into what moved with them; a line when none is worth it."""
    if not found:
        return prose.note(look, say("No indicator that can be divided moved by a notable amount."))
    if look.plain:
        return join([_figure(look, each) for each in found])
    return join([join([_figure(look, each), _table(look, each)]) for each in found])


def _figure(look: Look, shown: Explained) -> Html:
    steps = waterfall_steps(shown)

    def draw(canvas: Canvas) -> None:
        draw_waterfall(canvas, steps)

    height = 0.8 + 0.36 * len(steps)
    caption = Caption(title(shown), _subtitle(shown), files_named(shown.sources), _alt(shown),
                      _so_what(shown))  # fmt: skip
    return figure(look, draw, caption, height, phone_height=height + 0.9)


def waterfall_steps(shown: Explained) -> list[Step]:
    """Return the bars: before, the mix (for a rate), the largest segments, the others, after."""
    division = shown.division
    inside = sorted(division.effects, key=lambda each: (-abs(each.within), each.segment))
    kept, rest = inside[:_MOST], inside[_MOST:]
    steps = [Step(say("{span}", span=shown.comparison), _value(shown, division.before), level=True)]
    if shown.rate:
        steps.append(Step(term("mix of the segments"), _gap(shown, division.mix)))
    steps += [Step(shown.name(each), _gap(shown, each.within)) for each in kept]
    if rest:
        others = sum(each.within for each in rest)
        steps.append(Step(term("all the others"), _gap(shown, others)))
    steps.append(Step(say("{span}", span=shown.period), _value(shown, division.after), level=True))
    return steps


def title(shown: Explained) -> Message:
    """Return the finding: by how much it moved, and which segment moved most with it."""
    moved = change(shown.kpi, shown.division.after, shown.division.before)
    leading = shown.leading
    name = KpiTerm(id=shown.kpi, form="label")
    if leading is None:
        return say("{kpi}: {change} on {span}", kpi=name, change=moved, span=shown.comparison)
    return say(
        "{kpi}: {change} on {span}; {segment} moves most with it",
        kpi=name, change=moved, span=shown.comparison, segment=shown.name(leading),
    )  # fmt: skip


def _subtitle(shown: Explained) -> Message:
    kpi = KpiTerm(id=shown.kpi, form="label")
    ends = {"before": shown.comparison, "after": shown.period}
    if shown.rate:
        return say(
            "{kpi}, {before} → {after}: mix and rate inside each segment, which add up to the "
            "change", kpi=kpi, **ends,
        )  # fmt: skip
    return say("{kpi}, {before} → {after}: what each segment adds to the change", kpi=kpi, **ends)


def _so_what(shown: Explained) -> Message:
    if not shown.rate:
        return say(
            "The parts add up to the change; that they moved with it does not make them its cause."
        )
    return say(
        "Of {change}, {within} is associated with rates inside the segments and {mix} with their "
        "mix. The parts add up to the change; neither is shown to be its cause.",
        change=_gap(shown, shown.division.change),
        within=_gap(shown, shown.division.within),
        mix=_gap(shown, shown.division.mix),
    )


def _alt(shown: Explained) -> Message:
    parts = [
        say("{segment} {effect}", segment=shown.name(each), effect=_gap(shown, each.total))
        for each in shown.division.effects[:_MOST]
    ]
    return say(
        "Bars from {before} in {earlier} to {after} in {span}; the largest parts: {parts}.",
        before=_value(shown, shown.division.before), earlier=shown.comparison,
        after=_value(shown, shown.division.after), span=shown.period, parts=[*parts],
    )  # fmt: skip


def _table(look: Look, shown: Explained) -> Html:
    kpi = KpiTerm(id=shown.kpi, form="label")
    headings: list[Fact | str] = [term("Segment"), say("{span}", span=shown.comparison),
                                  say("{span}", span=shown.period)]  # fmt: skip
    if shown.rate:
        headings += [term("Share before"), term("Share after"), term("With the mix"),
                     term("With its own rate")]  # fmt: skip
    headings.append(term("Part of the change"))
    rows = [_row(shown, each) for each in shown.division.effects]
    return table(
        look, headings, rows, say("{kpi}: the parts of the change", kpi=kpi),
        total=_total(shown), note=_cases(shown),
    )  # fmt: skip


def _row(shown: Explained, effect: Effect) -> list[Cell]:
    before, after = (_value(shown, each) for each in effect.rates)
    cells: list[Cell] = [shown.name(effect), before, after]
    if shown.rate:
        cells += [share(each, signed=False) for each in effect.weights]
        cells += [_gap(shown, effect.mix), _gap(shown, effect.within)]
    return [*cells, _gap(shown, effect.total)]


def _total(shown: Explained) -> list[Cell]:
    division = shown.division
    cells: list[Cell] = [term("Together"), _value(shown, division.before),
                         _value(shown, division.after)]  # fmt: skip
    if shown.rate:
        cells += [share(1.0, signed=False)] * 2
        cells += [_gap(shown, division.mix), _gap(shown, division.within)]
    return [*cells, _gap(shown, division.change)]


def _cases(shown: Explained) -> Message | None:
    """Say how many segments rest on few cases in one of the two periods."""
    least = threshold("minimum_cell")
    few = sum(0 < min(each.cases) < least or 0 in each.cases for each in shown.division.effects)
    if not shown.rate or not few:
        return None
    return say_n(
        "{count} segment rests on fewer than {least} cases in one of the periods, or on none: "
        "its part may owe much to chance.",
        "{count} segments rest on fewer than {least} cases in one of the periods, or on none: "
        "their parts may owe much to chance.",
        few, least=int(least),
    )  # fmt: skip


def _value(shown: Explained, value: float | None) -> Quantity:
    return quantity(shown.kpi, value, shown.currency)


def _gap(shown: Explained, value: float) -> Quantity:
    return distance(shown.kpi, value, shown.currency)


# -- days ----------------------------------------------------------------------------


def anomalies(look: Look, found: Sequence[Anomaly]) -> Html:
    """Show the days that stand out, with what moved on the same day."""
    if not found:
        return prose.note(
            look, say("No day stands out of the daily series received, or none could be judged.")
        )
    headings: list[Fact | str] = [
        term("Day"), term("What is counted"), term("That day"), term("Usual for that weekday"),
        term("What moved with it"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            each.day, each.name, Quantity(value=each.oddity.value),
            Quantity(value=each.oddity.usual, digits=0), _beside(look, each),
        ]
        for each in found
    ]  # fmt: skip
    note = say(
        "Held against the same weekday of the {weeks} weeks before (median and MAD; a count model "
        "under {small} a day). What moved on the same day is no cause by that alone.",
        weeks=int(threshold("anomaly_weeks")), small=int(threshold("anomaly_small_count")),
    )  # fmt: skip
    caption = say_n("{count} day stands out", "{count} days stand out", len(found))
    return table(look, headings, rows, caption, note=note)


def _beside(look: Look, shown: Anomaly) -> str:
    said: list[Message] = [say("event: {name}", name=Name(text=each)) for each in shown.events]
    if shown.segment is not None:
        part = Quantity(value=shown.moved, unit=Unit.RATIO, digits=0)
        said.append(say("{segment}: {share} of the distance", segment=shown.segment, share=part))
    if shown.published:
        said.append(
            say_n(
                "{count} post that day or the day before",
                "{count} posts that day or the day before",
                shown.published,
            )
        )
    return " · ".join(look.sentence(each) for each in said) or "–"
