"""The choice of platforms as decisions for the log."""

from stratbook.core.decision import Decision
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Name, Quantity, Unit, say, term
from stratbook.core.remembered import remembered
from stratbook.strategy.platforms.choice import (
    DECISIONS,
    RULE,
    PlatformChoice,
    Standing,
    decision_name,
)
from stratbook.strategy.platforms.findings import CHAPTER
from stratbook.strategy.platforms.scores import criterion_name


@remembered
def platform_decisions(choice: PlatformChoice, code: str) -> tuple[Decision, ...]:
    """Return one decision a platform: proposed by the rule, overridden, or still open.

    Parameters
    ----------
    choice : PlatformChoice
        The platforms, scored and decided.
    code : str
        The reader's language: the rules' reasons are data in both.
    """
    criteria = tuple(criterion_name(each) for each, share in choice.grid.weights.items() if share)
    return tuple(_decision(each, criteria, code) for each in choice.standings)


def _decision(standing: Standing, criteria: tuple[Fact, ...], code: str) -> Decision:
    override = standing.choice.override
    decision = Decision(
        rule=RULE,
        chapter=CHAPTER,
        subject=standing.choice.subject,
        question=say("What place for {platform}?", platform=standing.name),
        options=tuple(term(each) for each in DECISIONS.values()),
        criteria=criteria,
        choice=decision_name(standing.choice.chosen) if standing.choice.chosen else None,
        reason=reason_of(standing, code),
        state="proposed" if standing.choice.chosen else "open",
    )
    if override is None or not override.choice:
        return decision
    changed = {
        "reason": Name(text=override.reason),
        "state": "overridden",
        "owner": override.by,
        "on": override.on,
    }
    return decision.model_copy(update=changed)


def reason_of(standing: Standing, code: str) -> Fact:
    """Return why the rule decides as it does, or what keeps it from deciding."""
    if standing.rule is None:
        return say(
            "No score on: {criteria}.", criteria=[criterion_name(each) for each in standing.missing]
        )
    return say(
        "Score {score}, rank {rank}. {why}",
        score=Quantity(value=standing.score, unit=Unit.DECIMAL, digits=2),
        rank=standing.rank,
        why=language_of(code).worded(standing.rule.reason),
    )
