"""What chapter 4 finds of the questions, the actions and the plan's follow-up."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Listing, Name, Quantity, Unit, facts_of, term
from stratbook.core.vocabulary import Level
from stratbook.strategy.platforms.actions import NEEDS
from stratbook.strategy.platforms.findings import CHAPTER, ratio
from stratbook.strategy.platforms.follow_up import FollowUp
from stratbook.strategy.platforms.questions import QUESTIONS, Question

_NAMED: Final = 3
_PLAN: Final = N_("read from the sheets of actions and questions")


def find_plan(questions: Sequence[Question], plan: FollowUp, indicator: str) -> tuple[Finding, ...]:
    """Return what the questions and the actions say.

    Parameters
    ----------
    questions : sequence of Question
        The five.
    plan : FollowUp
        The actions at the cut-off.
    indicator : str
        KPI id that tells whether the plan works.
    """
    found = (
        _open(questions, indicator),
        _incomplete(plan, indicator),
        _late(plan, indicator),
    )
    return tuple(each for each in found if each is not None)


def _open(questions: Sequence[Question], indicator: str) -> Finding | None:
    unanswered = [each for each in questions if each.state == "open"]
    if not unanswered:
        return None
    share = len(unanswered) / len(questions)
    return Finding(
        key="platforms.questions_open",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "questions": Listing(items=tuple(term(QUESTIONS[each.id]) for each in unanswered)),
                "count": len(unanswered),
                "whole": len(questions),
            }
        ),
        number=2 if len(unanswered) > 1 else 1,
        comparison=_against_plan(1 - share),
        confidence=Confidence(level=Level.HIGH, why=_PLAN),
        impact=0.4 * share,
        urgency=0.6,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.LOW),
        sources=("inputs",),
    )


def _incomplete(plan: FollowUp, indicator: str) -> Finding | None:
    """Name what the actions still to be done lack most."""
    pending = plan.among("late", "doing", "to_do")
    lacking = [each.action for each in pending if each.action.lacking]
    if not lacking:
        return None
    share = len(lacking) / len(pending)
    needs = [need for each in lacking for need in each.lacking]
    most = max(NEEDS, key=needs.count)
    return Finding(
        key="platforms.actions_incomplete",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "count": len(lacking),
                "whole": len(pending),
                "need": term(NEEDS[most]),
                "actions": _named([each.name for each in lacking]),
            }
        ),
        number=2 if len(lacking) > 1 else 1,
        comparison=_against_plan(1 - share),
        confidence=Confidence(level=Level.HIGH, why=_PLAN),
        impact=0.3 * share,
        urgency=0.5,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.LOW),
        sources=_sheets([each.source for each in lacking]),
    )


def _late(plan: FollowUp, indicator: str) -> Finding | None:
    """Hold the actions done against those that were due at the cut-off."""
    if not plan.late:
        return None
    done = sum(each.status == "done" for each in plan.due)
    worst = plan.late[0]
    share = len(plan.late) / len(plan.due)
    return Finding(
        key="platforms.actions_late",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "count": len(plan.late),
                "done": done,
                "whole": len(plan.due),
                "worst": worst.action.name,
                "days": worst.slip,
                "on": plan.on,
            }
        ),
        number=2 if len(plan.late) > 1 else 1,
        comparison=_against_plan(done / len(plan.due)),
        confidence=Confidence(level=Level.HIGH, why=_PLAN),
        impact=0.5 * share,
        urgency=0.9,
        tone="bad",
        action=Action(kpi=indicator, effort=Level.LOW, owner=worst.action.owner),
        sources=_sheets([each.action.source for each in plan.late]),
    )


def _against_plan(share: float) -> Comparison:
    return Comparison(
        against="plan",
        value=ratio(share),
        reference=ratio(1.0),
        difference=Quantity(value=share - 1, unit=Unit.POINTS, signed=True, digits=0),
    )


def _named(names: Sequence[str]) -> Listing:
    return Listing(items=tuple(Name(text=each) for each in names[:_NAMED]))


def _sheets(sources: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({each.rpartition(":")[0] for each in sources} - {""}))
