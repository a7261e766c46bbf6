"""What the plan itself finds: late actions, rows no one can follow, hours that do not fit."""

from collections.abc import Sequence
from typing import Final

from stratbook.brief.actions import NEEDS, FollowUp
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import (
    N_,
    Fact,
    Listing,
    Loose,
    Name,
    Quantity,
    Unit,
    facts_of,
    term,
)
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.plan.actions.plan import ActionPlan
from stratbook.plan.actions.row import ActionRow

CHAPTER: Final = "10_organisation"
_NAMED: Final = 3
_PLAN: Final = N_("read from the sheets of actions and questions")
_HOURS: Final = N_("hours of the sheet of the team, less those of running tasks")
_SEEN: Final = N_("a change that coincides with an action; other things moved too")


@remembered
def find_actions(plan: ActionPlan) -> tuple[Finding, ...]:
    """Return what the plan and its follow-up say.

    Parameters
    ----------
    plan : ActionPlan
        Of the typed actions.
    """
    follow_up = plan.follow_up or FollowUp(plan.on, ())
    found = (
        _late(follow_up, plan.indicator),
        _incomplete(follow_up, plan.indicator),
        _overload(plan, plan.indicator),
        *(_below(each) for each in plan.typed),
    )
    return tuple(each for each in found if each is not None)


def _late(plan: FollowUp, indicator: str) -> Finding | None:
    """Hold the actions done against those that were due at the cut-off."""
    if not plan.late:
        return None
    done = sum(each.status == "done" for each in plan.due)
    worst = plan.late[0]
    share = len(plan.late) / len(plan.due)
    facts: dict[str, Loose] = {
        "count": len(plan.late),
        "done": done,
        "whole": len(plan.due),
        "worst": worst.action.name,
        "days": worst.slip,
        "on": plan.on,
    }
    return Finding(
        key="actions.late",
        chapter=CHAPTER,
        facts=facts_of(facts),
        number=2 if len(plan.late) > 1 else 1,
        comparison=_against_plan(done / len(plan.due)),
        confidence=Confidence(level=Level.HIGH, why=_PLAN),
        impact=0.5 * share,
        urgency=0.9,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.LOW, owner=worst.action.owner),
        sources=_sheets([each.action.source for each in plan.late]),
    )


def _incomplete(plan: FollowUp, indicator: str) -> Finding | None:
    """Name what the actions still to be done lack most."""
    pending = plan.among("late", "doing", "to_do")
    lacking = [each.action for each in pending if each.action.lacking]
    if not lacking:
        return None
    share = len(lacking) / len(pending)
    needs = [need for each in lacking for need in each.lacking]
    facts: dict[str, Loose] = {
        "count": len(lacking),
        "whole": len(pending),
        "need": term(NEEDS[max(NEEDS, key=needs.count)]),
        "actions": _named([Name(text=each.name) for each in lacking]),
    }
    return Finding(
        key="actions.incomplete",
        chapter=CHAPTER,
        facts=facts_of(facts),
        number=2 if len(lacking) > 1 else 1,
        comparison=_against_plan(1 - share),
        confidence=Confidence(level=Level.HIGH, why=_PLAN),
        impact=0.3 * share,
        urgency=0.5,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.LOW),
        sources=_sheets([each.source for each in lacking]),
    )


def _overload(plan: ActionPlan, indicator: str) -> Finding | None:
    """Name the role and the month with the most hours too many."""
    if not plan.over:
        return None
    worst = max(plan.over, key=lambda each: (each.over, each.role))
    free = max(worst.free, 0.0)
    return Finding(
        key="actions.overload",
        chapter=CHAPTER,
        subject=worst.role,
        facts=facts_of({"role": worst.role, "month": worst.month, "count": len(plan.over)}),
        number=2 if len(plan.over) > 1 else 1,
        comparison=Comparison(
            against="plan",
            value=_hours(worst.needed),
            reference=_hours(free),
            difference=_hours(worst.over),
        ),
        confidence=Confidence(level=Level.HIGH, why=_HOURS),
        impact=0.5 * worst.over / worst.needed,
        urgency=0.8,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.MEDIUM, owner=worst.role),
        sources=("inputs/actions.csv", "inputs/team.csv"),
    )


def _below(row: ActionRow) -> Finding | None:
    """Say that a finished action's KPI moved by less than expected."""
    if row.status != "done" or row.seen is None or row.seen.verdict != "below":
        return None
    if row.low is None or row.seen.change is None or row.action is None:
        return None
    seen = row.low.model_copy(update={"value": row.seen.change})
    gap = row.low.model_copy(update={"value": row.seen.change - (row.low.value or 0.0)})
    return Finding(
        key="actions.effect_below",
        chapter=CHAPTER,
        subject=row.text,
        facts=facts_of({"action": row.text, "span": row.seen.after.span}),
        comparison=Comparison(against="plan", value=seen, reference=row.low, difference=gap),
        confidence=Confidence(level=Level.LOW, why=_SEEN),
        impact=row.impact or 0.2,
        urgency=0.5,
        tone="bad",
        action=Action(kpi=row.kpi, effort=Level.LOW, owner=row.owner),
        sources=_sheets([row.action.source]),
    )


def _hours(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.HOURS, digits=0)


def _against_plan(share: float) -> Comparison:
    return Comparison(
        against="plan",
        value=_share(share),
        reference=_share(1.0),
        difference=Quantity(value=share - 1, unit=Unit.POINTS, signed=True, digits=0),
    )


def _share(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _named(names: Sequence[Fact]) -> Listing:
    return Listing(items=tuple(names[:_NAMED]))


def _sheets(sources: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({each.rpartition(":")[0] for each in sources} - {""}))
