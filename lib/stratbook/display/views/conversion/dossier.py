"""A scenario's dossier: what is done, what it costs, what it brings, step by step."""

from collections.abc import Mapping, Sequence

import pandas as pd

from stratbook.brief.models import TaxBasis
from stratbook.brief.sheets.conversion import CONVERSION, SCENARIO_STATE
from stratbook.brief.sheets.platforms import CTA
from stratbook.core.message import Fact, Message, Name, Quantity, Unit, fact, say, term
from stratbook.core.period import Period
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.conversion.names import DASH, amount, between, listed, rate, taxed
from stratbook.strategy.conversion.findings import PARTS
from stratbook.strategy.conversion.funnel import Funnel, Step
from stratbook.strategy.conversion.scenario import ORIGINS, of
from stratbook.strategy.conversion.verdicts import Judged
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.performance.quantities import quantity
from stratbook.strategy.platforms.cells import day_of, kpi_of, number_of, text_of


def scenario_table(look: Look, judged: Sequence[Judged]) -> Html:
    """Show every scenario: when, what it asks, what converts, how far it is."""
    if not judged:
        return prose.note(look, _awaited())
    asks, kinds, states = (listed(each, look) for each in (CTA, CONVERSION, SCENARIO_STATE))
    rows: list[list[Cell]] = [
        [
            each.scenario.name,
            each.scenario.period,
            kinds[each.scenario.conversion],
            asks.get(each.scenario.cta, "–"),
            each.scenario.objective or "–",
            states.get(each.scenario.state, "–"),
        ]
        for each in judged
    ]
    headings = [
        term("Scenario"), term("Dates"), term("What converts"), term("Call to action"),
        term("Objective"), term("State"),
    ]  # fmt: skip
    return table(look, headings, rows, say("The scenarios"))


def dossiers(
    look: Look,
    judged: Sequence[Judged],
    inputs: Mapping[str, pd.DataFrame],
    money: tuple[str, TaxBasis],
) -> Html:
    """Show the dossier of each scenario: actions, costs and funnel.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    judged : sequence of Judged
        The scenarios.
    inputs : mapping
        The client's sheets: the actions of each scenario.
    money : (str, TaxBasis)
        Currency and tax basis.
    """
    return join([_dossier(look, each, inputs, money) for each in judged])


def _dossier(
    look: Look, judged: Judged, inputs: Mapping[str, pd.DataFrame], money: tuple[str, TaxBasis]
) -> Html:
    actions = of(inputs["scenario_actions"], judged.scenario.name)
    parts = [element("h3", judged.scenario.name)]
    if len(actions):
        parts.append(_actions(look, actions, judged.scenario.name, money[0]))
    parts.append(_costs(look, judged, money))
    if len(judged.funnel.steps) > 1:
        parts += [_figure(look, judged), _steps(look, judged)]
    else:
        parts.append(prose.note(look, _unmeasured(judged)))
    parts += [prose.note(look, reason, "watch") for reason in judged.scenario.reasons]
    return join(parts)


def _actions(look: Look, rows: pd.DataFrame, name: str, currency: str) -> Html:
    asks = listed(CTA, look)
    shown: list[list[Cell]] = [
        [
            text_of(row["action"]),
            platform_name(text_of(row["platform"])) if text_of(row["platform"]) else "–",
            asks.get(text_of(row["cta"]), "–"),
            _span(row["starts"], row["due"]),
            amount(number_of(row["cost"]), currency),
            Quantity(value=number_of(row["hours"]), unit=Unit.HOURS),
            _result(look, row["kpi"], row["result"], currency),
        ]
        for row in rows.to_dict("records")
    ]
    headings = [
        term("Action"), term("Platform"), term("Call to action"), term("Dates"), term("Cost"),
        term("Hours"), term("Result"),
    ]  # fmt: skip
    return table(look, headings, shown, say("{name}: the actions", name=Name(text=name)))


def _span(starts: object, due: object) -> Fact:
    first, last = day_of(starts), day_of(due)
    return fact(Period(start=first, end=last)) if first and last else DASH


def _result(look: Look, kpi: object, value: object, currency: str) -> str:
    id_, number = kpi_of(kpi), number_of(value)
    if not id_ or number is None:
        return "–"
    shown = look.say(quantity(id_, number, currency))
    return look.say(say("{kpi}: {value}", kpi=_label(look, id_), value=Name(text=shown)))


def _label(look: Look, id_: str) -> Name:
    from stratbook.core.reference import kpi  # noqa: PLC0415 - one label, not a dependency

    return Name(text=kpi(id_).words[look.language.code].label)


def _costs(look: Look, judged: Judged, money: tuple[str, TaxBasis]) -> Html:
    currency, tax = money
    full = judged.returns.full
    rows: list[list[Cell]] = []
    for id_, label in PARTS.items():
        figure_ = judged.scenario.figure(id_)
        share = figure_.value / full if full and figure_.value is not None else None
        rows.append([
            look.sentence(term(label)), amount(figure_.value, currency),
            Quantity(value=share, unit=Unit.RATIO, digits=0), _origin(look, judged, id_),
        ])  # fmt: skip
    total: list[Cell] = [look.sentence(term("full cost")), amount(full, currency),
                         Quantity(value=1.0 if full else None, unit=Unit.RATIO, digits=0), ""]  # fmt: skip
    headings = [term("Cost"), term("Amount"), term("Share"), term("Where it comes from")]
    name = Name(text=judged.scenario.name)
    return table(
        look, headings, rows, say("{name}: the costs", name=name), total=total,
        note=taxed(currency, tax),
    )  # fmt: skip


def _origin(look: Look, judged: Judged, id_: str) -> str:
    scenario = judged.scenario
    if id_ == "labour" and scenario.value("labour") is not None:
        hours = Quantity(value=scenario.value("hours"), unit=Unit.HOURS)
        said = say(
            "{hours} at {rate}", hours=hours,
            rate=Quantity(value=scenario.value("rate"), unit=Unit.DECIMAL),
        )  # fmt: skip
        return look.say(said)
    text = look.say(term(ORIGINS[scenario.figure(id_).origin]))
    if id_ == "suppliers" and not scenario.firm:
        return look.say(say("{origin}, quotes included", origin=Name(text=text)))
    return text


def _figure(look: Look, judged: Judged) -> Html:
    steps = judged.funnel.steps
    first, last = steps[0], steps[-1]

    def draw(canvas: Canvas) -> None:
        bars(canvas, [_bar(each) for each in _scaled(steps)], ranked=False)

    caption = Caption(
        title=_title(judged.funnel),
        subtitle=say(
            "{name}, {span}. Lengths on a logarithmic scale; beside each count, the rate on the "
            "step before.",
            name=Name(text=judged.scenario.name), span=judged.scenario.period,
        ),
        source=_source(judged),
        alt=say(
            "Bars from {first} {one} to {last} {other}.",
            first=Quantity(value=first.count), one=term(first.label),
            last=Quantity(value=last.count), other=term(last.label),
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.7 + 0.42 * len(steps))
