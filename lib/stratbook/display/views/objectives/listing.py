"""Objectives as tables: what each says, which letters of SMART it has, the KPIs that follow."""

from typing import Final

from stratbook.core.goals import Goal
from stratbook.core.message import Fact, KpiTerm, Listing, Name, Term, say, term
from stratbook.core.reference import Kpi
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.strategy.objectives import Cadence, Card, Criterion, Objectives, Role, Verdict
from stratbook.strategy.objectives.smart import amount

_LETTERS: Final[dict[Criterion, Term]] = {
    Criterion.SPECIFIC: term("Specific"),
    Criterion.MEASURABLE: term("Measurable"),
    Criterion.ACHIEVABLE: term("Achievable"),
    Criterion.RELEVANT: term("Relevant"),
    Criterion.TIME_BOUND: term("Time-bound"),
}
_SIGNS: Final = {Verdict.MET: "✔", Verdict.MISSING: "✖", Verdict.UNKNOWN: "?"}
_ROLES: Final[dict[Role, Term]] = {
    Role.LEADING: term("leading"),
    Role.LAGGING: term("lagging"),
    Role.RELATED: term("related"),
    Role.OFF_GOAL: term("▲ off its goal"),
}
CADENCES: Final[dict[Cadence, Term]] = {
    Cadence.WEEKLY: term("every week"),
    Cadence.MONTHLY: term("every month"),
    Cadence.QUARTERLY: term("every quarter"),
}
_SPANS: Final[dict[str, Term]] = {
    "week": term("a week"),
    "month": term("a month"),
    "quarter": term("a quarter"),
    "year": term("a year"),
    "once": term("once"),
}
_NONE: Final = term("none")


def objective_cards(look: Look, objectives: Objectives) -> Html:
    """Show what each objective says: goal, indicator, baseline, target, date, owner."""
    return table(
        look,
        [
            term("Objective"),
            term("Goal"),
            term("Indicator"),
            term("Baseline"),
            term("Target"),
            term("Due"),
            term("Owner"),
        ],
        [_card(look, each, objectives.standpoint.currency) for each in objectives.cards],
        say("The objectives of the brief"),
        note=say("A target counts for the span written beside it."),
    )


def smart_table(look: Look, objectives: Objectives) -> Html:
    """Show the five letters of each objective, with what is said or missing."""
    return table(
        look,
        [term("Objective"), *_LETTERS.values(), term("What it says, what it lacks")],
        [
            [each.objective.statement, *(_SIGNS[e.verdict] for e in each.checks), _said(look, each)]
            for each in objectives.cards
        ],
        say("Is each objective SMART?"),
        note=say(
            "✔ there · ✖ missing · ? cannot be judged. Achievable compares the target with the "
            "baseline; it promises nothing."
        ),
    )


def kpi_table(look: Look, objectives: Objectives) -> Html:
    """Show the KPI that judges each objective; those without one come last."""
    bare: list[list[Cell]] = [
        [each.statement, term("▲ no KPI"), _NONE, _NONE, _NONE] for each in objectives.kpis.bare
    ]
    return table(
        look,
        [
            term("Objective"),
            term("KPI"),
            term("Role"),
            term("Looked at"),
            term("Where it comes from"),
        ],
        [
            *(
                [
                    each.objective.statement,
                    _label(each.kpi),
                    _ROLES[each.role],
                    CADENCES[each.cadence],
                    _exports(each.kpi),
                ]
                for each in objectives.kpis.held
            ),
            *bare,
        ],
        say("From each objective to the KPI that judges it"),
        note=say(
            "A leading KPI moves first, a lagging one tells in the end whether the goal was "
            "reached; a related one is of the same family, one off its goal is not."
        ),
    )


def called_table(look: Look, objectives: Objectives) -> Html:
    """Show the lagging KPIs that the goals call for and no objective holds; name the others."""
    called = objectives.kpis.called
    leading = [_label(each.kpi) for each in called if each.role is Role.LEADING]
    return table(
        look,
        [term("KPI"), term("Called for by"), term("Where it comes from")],
        [
            [
                _label(each.kpi),
                Listing(items=tuple(_goal(look, goal) for goal in each.goals)),
                _exports(each.kpi),
            ]
            for each in called
            if each.role is Role.LAGGING
        ],
        say("KPIs that the goals call for and no objective holds"),
        note=say(
            "Not all of them are needed: choose the one or two that would change a decision. "
            "Leading KPIs that no objective holds either: {leading}.",
            leading=Listing(items=tuple(leading)) if leading else term("none"),
        ),
    )


def _card(look: Look, card: Card, currency: str) -> list[Cell]:
    objective, kpi = card.objective, card.kpi
    indicator: Fact = _label(kpi) if kpi else _NONE
    return [
        objective.statement,
        _goal(look, card.goal) if card.goal else _NONE,
        indicator,
        amount(kpi, objective.baseline, currency) if kpi else None,
        _target(card, currency),
        objective.due or _NONE,
        objective.owner or term("▲ nobody"),
    ]


def _target(card: Card, currency: str) -> Cell:
    objective, kpi = card.objective, card.kpi
    if kpi is None or objective.target is None:
        return None
    target = amount(kpi, objective.target, currency)
    return say("{target} ({span})", target=target, span=_SPANS[objective.per])


def _said(look: Look, card: Card) -> str:
    """Return how far the target is, then all that is missing."""
    told = [
        look.say(check.said)
        for check in card.checks
        if check.verdict is not Verdict.MET or check.criterion is Criterion.ACHIEVABLE
    ]
    return " ".join(told)


def _label(kpi: Kpi) -> KpiTerm:
    return KpiTerm(id=kpi.id, form="label")


def _exports(kpi: Kpi) -> Fact:
    if not kpi.exports:
        return term("the inputs workbook")
    return Listing(items=tuple(term(each) for each in kpi.exports))


def _goal(look: Look, goal: Goal) -> Name:
    return Name(text=look.language.worded(goal.labels))
