"""A-B tests: both rates, their difference with its interval, and what the rule says."""

from collections.abc import Sequence

from stratbook.core.message import Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.conversion.names import DASH, chosen, rate
from stratbook.strategy.conversion.experiments import RULE, Experiment, Variant


def result_cards(look: Look, tests: Sequence[Experiment]) -> Html:
    """Show each test: a figure of both rates, a table with the decision, a warning if due."""
    if not tests:
        return prose.note(look, say(
            "No test is recorded. The sheet of A-B tests brings it: two variants, how many saw "
            "each, how many acted, and the number of trials planned beforehand."
        ))  # fmt: skip
    return join([
        table(look, _HEADINGS, [_row(look, each) for each in tests], say("Tests and their results"),
              note=_rule()),
        *(part for each in tests for part in _shown(look, each)),
    ])  # fmt: skip


_HEADINGS = [
    term("A-B test"), term("In place"), term("Tried"), term("Difference"), term("95% interval"),
    term("Trials a variant"), term("What the rule says"),
]  # fmt: skip


def _row(look: Look, test: Experiment) -> list[Cell]:
    return [
        test.name,
        _variant(look, test.first),
        _variant(look, test.second),
        _points(test.difference),
        DASH if test.interval is None else say(
            "{low} to {high}", low=_points(test.interval[0]), high=_points(test.interval[1])
        ),
        say("{reached} of {needed}", reached=test.reached, needed=test.needed),
        chosen(look, RULE, test.choice.chosen),
    ]  # fmt: skip


def _variant(look: Look, variant: Variant) -> str:
    said = say(
        "{name}: {rate} ({successes} of {trials})", name=Name(text=variant.name),
        rate=rate(variant.rate), successes=variant.successes, trials=variant.trials,
    )  # fmt: skip
    return look.say(said)


def _points(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.POINTS, signed=True, digits=2)


def _rule() -> Message:
    return say(
        "Fixed beforehand: no reading before the trials planned (else {least} a variant); then a "
        "choice only if the interval leaves zero out and the difference is worth at least "
        "{effect} of the rate in place. Interval: Newcombe, method 10.",
        least=int(threshold("ab_least_trials")),
        effect=Quantity(value=threshold("ab_least_effect"), unit=Unit.RATIO, digits=0),
    )


def _shown(look: Look, test: Experiment) -> list[Html]:
    parts = [_figure(look, test)] if test.difference is not None else []
    if test.stopped_early:
        parts.append(prose.note(look, say(
            "{test} was stopped before its trials were there. To stop when the figures look good "
            "finds differences that do not exist: run it again to its planned size.",
            test=test.name,
        ), "watch"))  # fmt: skip
    elif test.looks_settled and test.reached < test.needed:
        parts.append(prose.note(look, say(
            "{test} already looks settled, and is not: an early look is wrong more often than the "
            "interval says. Let it run to {needed} trials a variant.",
            test=test.name, needed=test.needed,
        ), "watch"))  # fmt: skip
    return parts


def _figure(look: Look, test: Experiment) -> Html:
    low, high = test.interval or (0.0, 0.0)
    caption = Caption(
        title=say(
            "{second} does {difference} against {first}",
            second=test.second.name, first=test.first.name, difference=_points(test.difference),
        ),
        subtitle=say(
            "{test}: {metric}. Rate of each variant with its interval; the difference lies "
            "between {low} and {high}.",
            test=test.name, metric=Name(text=test.metric or "–"), low=_points(low),
            high=_points(high),
        ),
        source=say("Source: the sheet of A-B tests."),
        alt=say(
            "Two bars: {first} at {one}, {second} at {other}.",
            first=test.first.name, one=rate(test.first.rate), second=test.second.name,
            other=rate(test.second.rate),
        ),
    )  # fmt: skip

    def draw(canvas: Canvas) -> None:
        bars(canvas, [_bar(test.first), _bar(test.second)], ranked=False)

    return figure(look, draw, caption, height=1.5)


def _bar(variant: Variant) -> Bar:
    ends = None
    if variant.interval is not None:
        low, high = (rate(each) for each in variant.interval)
        ends = (low, high)
    return Bar(variant.name, rate(variant.rate), interval=ends)
