"""What chapter 6 finds of its limits: what each costs, told once where several do."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Finding
from stratbook.core.message import (
    N_,
    Listing,
    Loose,
    Message,
    Name,
    Quantity,
    Unit,
    facts_of,
)
from stratbook.core.places import sources_at
from stratbook.core.vocabulary import Level
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.confidence import confidence
from stratbook.plan.names import label
from stratbook.plan.split.explain import Constraint, Cost
from stratbook.plan.thirds import CHAPTER

COST_KEYS: Final[dict[Constraint, str]] = {
    "floor": "media_plan.floor_cost",
    "cap": "media_plan.cap_cost",
    "if_used": "media_plan.if_used_cost",
    "frozen": "media_plan.frozen_cost",
    "group_floor": "media_plan.group_floor_cost",
    "group_cap": "media_plan.group_cap_cost",
}
_NAMED: Final[dict[Constraint, str]] = {
    "floor": N_("the floor on {platform} ({cost})"),
    "cap": N_("the cap on {platform} ({cost})"),
    "if_used": N_("the entry ticket of {platform} ({cost})"),
    "frozen": N_("what is already decided for {platform} ({cost})"),
    "group_floor": N_("the floor on the group {platform} ({cost})"),
    "group_cap": N_("the cap on the group {platform} ({cost})"),
}


def find_costs(space: AdSpace, currency: str) -> list[Finding]:
    """Return what the limits cost; nothing for a cost that would be written as 0.

    Parameters
    ----------
    space : AdSpace
        The ad space, split.
    currency : str
        Its currency.
    """
    told = [each for each in space.costs if _shows(each, space)]
    if len(told) > 1:
        return [_several(told, space)]
    return [_one(each, space, currency) for each in told]


def _shows(cost: Cost, space: AdSpace) -> bool:
    written = space.aim.quantity(cost.cost)
    return round(cost.cost, written.digits or 0) > 0


def _one(cost: Cost, space: AdSpace, currency: str) -> Finding:
    facts: dict[str, Loose] = {
        "platform": Name(text=label(cost.name)),
        "amount": Quantity(value=cost.amount, unit=Unit.MONEY, currency=currency),
        "cost": space.aim.quantity(cost.cost),
        "results": space.aim.word,
    }
    return _finding(COST_KEYS[cost.kind], cost, space, facts)


def _several(told: Sequence[Cost], space: AdSpace) -> Finding:
    limits = Listing(items=tuple(_named(each, space) for each in told))
    facts: dict[str, Loose] = {
        "limits": limits, "results": space.aim.word, "dearest": _named(told[0], space),
    }  # fmt: skip
    return _finding("media_plan.limits_cost", told[0], space, facts)


def _named(cost: Cost, space: AdSpace) -> Message:
    facts: dict[str, Loose] = {
        "platform": Name(text=label(cost.name)), "cost": space.aim.quantity(cost.cost),
    }  # fmt: skip
    return Message(text=_NAMED[cost.kind], facts=facts_of(facts))


def _finding(key: str, cost: Cost, space: AdSpace, facts: dict[str, Loose]) -> Finding:
    """Hold the split against the one without a limit."""
    aim = space.aim
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject="" if key == "media_plan.limits_cost" else cost.name,
        facts=facts_of(facts),
        comparison=Comparison(
            against="alternative",
            value=aim.quantity(space.best.total),
            reference=aim.quantity(cost.without.total),
            difference=aim.quantity(-cost.cost).model_copy(update={"signed": True}),
        ),
        confidence=confidence(space),
        impact=min(1.0, cost.cost / cost.without.total),
        urgency=0.5,
        action=Action(kpi=aim.indicator, effort=Level.LOW),
        sources=sources_at(row for each in space.entries for row in each.sources),
    )
