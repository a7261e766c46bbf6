"""The same KPIs by the week, by the month and by the campaign."""

from stratbook.core.message import KpiTerm, say, term
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import table
from stratbook.display.views.objectives.listing import CADENCES
from stratbook.strategy.objectives import Rhythm
from stratbook.strategy.performance.quantities import quantity


def rhythm_table(look: Look, rhythm: Rhythm, currency: str) -> Html:
    """Show the KPI of each objective over the last whole week and month."""
    return table(
        look,
        [term("KPI"), term("Looked at"), term("Last week"), term("Last month"), term("Serves")],
        [
            [
                KpiTerm(id=each.held.kpi.id, form="label"),
                CADENCES[each.held.cadence],
                quantity(each.held.kpi.id, each.week.value, currency),
                quantity(each.held.kpi.id, each.month.value, currency),
                each.held.objective.statement,
            ]
            for each in rhythm.pulses
        ],
        say("The same KPIs, week and month"),
        note=say(
            "Week: {week}. Month: {month}. A week says whether to act, a month whether it "
            "worked; four weeks do not make a month, and people reached are never added up.",
            week=rhythm.week,
            month=rhythm.month,
        ),
    )


def campaign_table(look: Look, rhythm: Rhythm, currency: str) -> Html:
    """Show the KPI of each action under way over the time of that action."""
    return table(
        look,
        [term("Action"), term("From … to"), term("KPI"), term("Over that time")],
        [
            [
                each.action,
                each.span,
                KpiTerm(id=each.measure.kpi, form="label"),
                quantity(each.measure.kpi, each.measure.value, currency),
            ]
            for each in rhythm.campaigns
        ],
        say("The same KPIs by campaign"),
        note=say(
            "What the accounts did while the action ran, up to the end of the period: it goes "
            "with the action, which does not make it its effect."
        ),
    )
