"""A scenario's dossier: what is done, what it costs, what it brings, step by step."""

from collections.abc import Mapping, Sequence

import pandas as pd

from stratbook.brief.models import TaxBasis
from stratbook.brief.sheets.conversion import CONVERSION, SCENARIO_STATE
from stratbook.brief.sheets.platforms import CTA
from stratbook.brief.values import day_of, kpi_of, number_of, text_of
from stratbook.core.message import Fact, KpiTerm, Message, Name, Quantity, Unit, fact, say, term
from stratbook.core.period import Period
from stratbook.display import prose
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.money import cents
from stratbook.display.tables import Cell, table
from stratbook.display.views.conversion.funnel import funnel_figure, step_table
from stratbook.display.views.conversion.names import DASH, amount, listed, taxed
from stratbook.strategy.conversion.findings import PARTS
from stratbook.strategy.conversion.scenario import ORIGINS, of
from stratbook.strategy.conversion.verdicts import Judged
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.performance.quantities import quantity


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
    parts: list[Html] = [element("h3", judged.scenario.name)]
    if len(actions):
        parts.append(_actions(look, actions, judged.scenario.name, money[0]))
    parts.append(_costs(look, judged, money))
    if len(judged.funnel.steps) > 1:
        parts += [funnel_figure(look, judged), step_table(look, judged)]
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
    value = quantity(id_, number, currency)
    return look.say(say("{kpi}: {value}", kpi=KpiTerm(id=id_, form="label"), value=value))


def _costs(look: Look, judged: Judged, money: tuple[str, TaxBasis]) -> Html:
    currency, tax = money
    full = judged.returns.full
    rows: list[list[Cell]] = []
    for id_, label in PARTS.items():
        figure_ = judged.scenario.figure(id_)
        share = figure_.value / full if full and figure_.value is not None else None
        rows.append([
            look.sentence(term(label)), amount(figure_.value, currency),
            Quantity(value=share, unit=Unit.RATIO, digits=0), _origin(look, judged, id_, currency),
        ])  # fmt: skip
    whole = Quantity(value=1.0 if full else None, unit=Unit.RATIO, digits=0)
    total: list[Cell] = [look.sentence(term("full cost")), amount(full, currency), whole, ""]
    headings = [term("Cost"), term("Amount"), term("Share"), term("Where it comes from")]
    name = Name(text=judged.scenario.name)
    return table(
        look, headings, rows, say("{name}: the costs", name=name), total=total,
        note=taxed(currency, tax),
    )  # fmt: skip


def _origin(look: Look, judged: Judged, id_: str, currency: str) -> str:
    scenario = judged.scenario
    if id_ == "labour" and scenario.value("labour") is not None:
        hours = Quantity(value=scenario.value("hours"), unit=Unit.HOURS)
        said = say(
            "{hours} at {rate}", hours=hours,
            rate=cents(scenario.value("rate"), currency),
        )  # fmt: skip
        return look.say(said)
    text = look.say(term(ORIGINS[scenario.figure(id_).origin]))
    if id_ == "suppliers" and not scenario.firm:
        return look.say(say("{origin}, quotes included", origin=Name(text=text)))
    return text


def _unmeasured(judged: Judged) -> Message:
    return say(
        "{name}: no funnel yet. It takes its counts in the sheet of scenarios, or the names of "
        "its campaigns as the ads export, web analytics and the CRM write them.",
        name=Name(text=judged.scenario.name),
    )


def _awaited() -> Message:
    return say(
        "No scenario is described yet. The sheet of scenarios brings them: dates, what people are "
        "asked to do, costs, and the names of the campaigns."
    )
