"""What chapter 1 finds: objectives one cannot judge, tie or measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core import reference
from stratbook.core.finding import Action, Confidence, Finding
from stratbook.core.message import (
    N_,
    Fact,
    KpiTerm,
    Listing,
    facts_of,
    term,
)
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.objectives.chapter import Objectives
from stratbook.strategy.objectives.counted import NAMED, against_all, quoted
from stratbook.strategy.objectives.governance import Governance
from stratbook.strategy.objectives.smart import Card, Criterion, suits

CHAPTER: Final = "01_objectives"
CRITERIA: Final = {
    Criterion.SPECIFIC: N_("a precise goal"),
    Criterion.MEASURABLE: N_("an indicator with its baseline"),
    Criterion.ACHIEVABLE: N_("a target to hold against the baseline"),
    Criterion.RELEVANT: N_("an objective above to serve"),
    Criterion.TIME_BOUND: N_("a due date"),
}
_WHY: Final = N_("read from the brief itself")


@dataclass(frozen=True)
class _Rule:
    """A defect: its key, how pressing it is, how hard it is to put right, whom it concerns."""

    key: str
    urgency: float
    effort: Level
    concerned: tuple[Card, ...]
    among: int


@remembered
def find_objectives(
    objectives: Objectives, governance: Governance | None = None
) -> tuple[Finding, ...]:
    """Return what is found about the objectives themselves; nothing without objectives.

    Parameters
    ----------
    objectives : Objectives
        The chapter's result.
    governance : Governance or None
        Who decides: what it lists is judged there, not for its owner here.
    """
    if not objectives.cards:
        return ()
    rules = _rules(objectives, governance or Governance(()))
    defects = (_defect(each, objectives) for each in rules if each.concerned)
    goals = _unmeasured_goals(objectives)
    return (_smart(objectives), *defects, *([] if goals is None else [goals]))


def _rules(found: Objectives, governance: Governance) -> tuple[_Rule, ...]:
    every, cards = len(found.cards), {each.objective.id: each for each in found.cards}
    lower = tuple(each for each in found.cards if each.objective.level != "business")
    upper = tuple(each for each in found.cards if each.objective.level != "social")
    social = tuple(each for each in found.cards if each.objective.level == "social")
    bare = tuple(cards[each.id] for each in found.kpis.bare)
    unmeasurable = tuple(
        each for each in found.without(Criterion.MEASURABLE) if each in social and each not in bare
    )
    off_goal = tuple(cards[each.objective.id] for each in found.kpis.off_goal)
    return (
        _Rule("objectives.orphan", 0.7, Level.LOW, _orphans(lower), len(lower)),
        _Rule("objectives.unserved", 0.6, Level.MEDIUM, _unserved(upper), len(upper)),
        _Rule("objectives.kpi_missing", 0.8, Level.LOW, bare, len(social)),
        _Rule("objectives.not_measurable", 0.7, Level.LOW, unmeasurable, len(social)),
        _Rule("objectives.wrong_way", 0.9, Level.LOW, _backwards(found.cards), every),
        _Rule("objectives.no_owner", 0.6, Level.LOW, _ownerless(found.cards, governance), every),
        _Rule("objectives.off_goal", 0.4, Level.LOW, off_goal, max(len(found.kpis.held), 1)),
    )


def _orphans(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(each for each in cards if each.node.orphan is not None)


def _unserved(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(each for each in cards if each.node.is_unserved)


def _backwards(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(each for each in cards if each.goes_wrong_way)


def _ownerless(cards: Iterable[Card], governance: Governance) -> tuple[Card, ...]:
    return tuple(
        each
        for each in cards
        if not each.objective.owner.strip() and not governance.lists(each.objective)
    )


def _smart(found: Objectives) -> Finding:
    """Say how many objectives are SMART, and what is missing most often."""
    met, total = len(found.smart), len(found.cards)
    facts = facts_of({"met": met, "total": total})
    if found.weakest is not None:
        facts |= {"weakest": term(CRITERIA[found.weakest])}
    key = {0: "objectives.none_smart", total: "objectives.all_smart"}.get(met, "objectives.smart")
    lacking = [each for each in found.cards if not each.is_smart]
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts,
        number=1 if met == 1 else 2,
        comparison=against_all(met, total),
        confidence=Confidence(level=Level.HIGH, why=_WHY),
        impact=len(lacking) / total * threshold("brief_weight") if lacking else 1.0,
        urgency=0.6 if lacking else 0.1,
        tone="bad" if lacking else "good",
        action=_action(lacking, Level.LOW, found) if lacking else None,
        sources=("client.yml",),
    )


def _defect(rule: _Rule, found: Objectives) -> Finding:
    count = len(rule.concerned)
    return Finding(
        key=rule.key,
        chapter=CHAPTER,
        facts=facts_of({"count": count, "total": rule.among, "names": _named(rule.concerned)}),
        number=1 if count == 1 else 2,
        comparison=against_all(rule.among - count, rule.among),
        confidence=Confidence(level=Level.HIGH, why=_WHY),
        impact=count / rule.among * threshold("brief_weight"),
        urgency=rule.urgency,
        tone="bad",
        action=_action(rule.concerned, rule.effort, found),
        sources=("client.yml",),
    )


def _unmeasured_goals(found: Objectives) -> Finding | None:
    """Say which goals have none of their KPIs held by an objective."""
    kpis = found.kpis
    called = [each for each in kpis.called if any(goal in each.goals for goal in kpis.unmeasured)]
    if not called:
        return None
    count, total = len(kpis.unmeasured), len(kpis.goals)
    first = Listing(items=tuple(KpiTerm(id=each.kpi.id) for each in called[:NAMED]))
    return Finding(
        key="objectives.goal_unmeasured",
        chapter=CHAPTER,
        facts=facts_of({"count": count, "total": total, "kpis": first}),
        number=1 if count == 1 else 2,
        comparison=against_all(total - count, total),
        confidence=Confidence(level=Level.HIGH, why=_WHY),
        impact=count / total * threshold("brief_weight"),
        urgency=0.5,
        tone="bad",
        action=Action(kpi=called[0].kpi.id, effort=Level.LOW),
        sources=("client.yml",),
    )


def _action(concerned: Sequence[Card], effort: Level, found: Objectives) -> Action:
    owners: list[str] = [each.objective.owner for each in concerned if each.objective.owner]
    return Action(kpi=_telling(concerned, found), effort=effort, owner=owners[0] if owners else "")


def _telling(concerned: Iterable[Card], found: Objectives) -> str:
    """Return the KPI that will tell: an indicator of those concerned, else one of their goals'."""
    organisation, known = found.standpoint.organisation, reference.kpis()
    wanted = (
        id_
        for card in concerned
        for id_ in ([card.kpi.id] if card.kpi else card.goal.indicators if card.goal else [])
        if suits(known[id_], organisation)
    )
    return next(wanted, "alignment_index")


def _named(cards: Sequence[Card]) -> Fact:
    """Name the first objectives concerned and count the others."""
    return quoted([each.objective.statement for each in cards])
