"""What chapter 4 finds of the operational questions."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Listing, Quantity, Unit, facts_of, term
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.platforms.findings import CHAPTER, ratio
from stratbook.strategy.platforms.questions import QUESTIONS, Question

_PLAN: Final = N_("read from the sheets of actions and questions")


@remembered
def find_questions(questions: Sequence[Question], indicator: str) -> tuple[Finding, ...]:
    """Return what the questions say.

    Parameters
    ----------
    questions : sequence of Question
        The five.
    indicator : str
        KPI id that tells whether the plan works.
    """
    found = _open(questions, indicator)
    return () if found is None else (found,)


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


def _against_plan(share: float) -> Comparison:
    return Comparison(
        against="plan",
        value=ratio(share),
        reference=ratio(1.0),
        difference=Quantity(value=share - 1, unit=Unit.POINTS, signed=True, digits=0),
    )
