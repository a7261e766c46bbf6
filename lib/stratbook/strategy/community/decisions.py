"""The decisions the shortlist asks for: one an account that is worth a collaboration."""

from typing import Final

from stratbook.core.decision import Decision
from stratbook.core.message import Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.findings_public import CHAPTER
from stratbook.strategy.community.influencers import Candidate, Shortlist

ACTIONS: Final = {
    "approach": term("Approach"),
    "keep": term("Keep loyal"),
    "test": term("Test"),
    "leave": term("Do not work with"),
}


@remembered
def propose(shortlist: Shortlist, currency: str) -> tuple[Decision, ...]:
    """Return a decision for each account to approach or to test, with its price.

    Parameters
    ----------
    shortlist : Shortlist
        The list, sorted by the rule ``community.influencer``.
    currency : str
        Currency of the fees.
    """
    asked = [each for each in shortlist.candidates if each.action.chosen in {"approach", "test"}]
    return tuple(_decision(each, currency) for each in asked)


def _decision(candidate: Candidate, currency: str) -> Decision:
    account, choice = candidate.account, candidate.action
    fee = None
    if account.fee:
        fee = Quantity(value=account.fee, unit=Unit.MONEY, currency=currency)
    return Decision(
        rule="community.influencer",
        chapter=CHAPTER,
        subject=account.handle,
        question=say("Work with {handle}?", handle=account.handle),
        options=tuple(ACTIONS.values()),
        criteria=(term("Reach"), term("Resonance"), term("Relevance"), term("Cost")),
        choice=ACTIONS[choice.chosen],
        reason=_reason(candidate) if choice.override is None else Name(text=choice.override.reason),
        state="proposed" if choice.override is None else "overridden",
        owner=account.owner,
        cost=fee,
        kpi="influence_index",
    )


def _reason(candidate: Candidate) -> Message:
    if candidate.account.doubts:
        return say("Its figures leave a doubt: a small trial first.")
    if candidate.standing is None:
        return say("Its figures are incomplete: a small trial first.")
    index = Quantity(value=candidate.standing.index, unit=Unit.SCORE)
    limit = threshold("influence_shortlist")
    if candidate.standing.index < limit:
        return say(
            "Influence index {index}, under {limit}: a small trial first.",
            index=index,
            limit=Quantity(value=limit, unit=Unit.SCORE),
        )
    return say("Influence index {index}, no doubt about its figures.", index=index)
