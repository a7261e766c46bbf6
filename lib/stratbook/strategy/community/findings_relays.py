"""What recommenders and influencers find: who waits, who comes first, what to check."""

from collections.abc import Iterator
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Listing, Name, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.community.findings_public import CHAPTER
from stratbook.strategy.community.influence import Standing
from stratbook.strategy.community.influencers import Candidate, Shortlist
from stratbook.strategy.community.recommenders import Recommenders

_NAMED: Final = 3
_LISTED: Final = N_("read from the list of influencers")
_WANTED: Final = frozenset({"approach", "keep", "test"})


@remembered
def find_relays(
    recommenders: Recommenders, shortlist: Shortlist, currency: str
) -> tuple[Finding, ...]:
    """Return what those who speak for the brand tell, one finding a rule that speaks."""
    return (
        *_overdue(recommenders),
        *_first(shortlist, currency),
        *_doubts(shortlist),
        *_disclosure(shortlist),
    )


def _overdue(recommenders: Recommenders) -> Iterator[Finding]:
    late = recommenders.overdue
    if not late:
        return
    theirs = sum(each.recommendations or 0.0 for each in late)
    whole = recommenders.recommendations
    share = theirs / whole if whole else None
    yield Finding(
        key="community.recommender_overdue",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "who": Listing(items=tuple(each.shown for each in late[:_NAMED])),
                "all": len(recommenders.all),
                "share": Quantity(value=share, unit=Unit.RATIO, digits=0),
                "days": int(threshold("recommender_contact_days")),
            }
        ),
        number=1 if len(late) == 1 else 2,
        comparison=Comparison(
            against="target",
            value=Quantity(value=len(late)),
            reference=Quantity(value=0),
            difference=Quantity(value=len(late), signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=N_("read from the list of recommenders")),
        impact=share or 0.0,
        urgency=0.5,
        tone="bad",
        action=Action(kpi="mentions", effort=Level.LOW, owner=late[0].owner),
        sources=recommenders.sources,
    )


def _first(shortlist: Shortlist, currency: str) -> Iterator[Finding]:
    """The account to begin with: the highest index among those worth a word."""
    wanted = [each for each in shortlist.ranked if each.action.chosen in {"approach", "keep"}]
    if not wanted or wanted[0].standing is None:
        return
    first, standing = wanted[0], wanted[0].standing
    firm = standing.stability >= threshold("influence_firm")
    yield Finding(
        key="community.influencer_first" if firm else "community.influencer_unsettled",
        chapter=CHAPTER,
        subject=first.account.handle,
        facts=facts_of(_standing(first, standing, len(shortlist.ranked))),
        comparison=_price(first, shortlist, currency),
        confidence=Confidence(level=Level.MEDIUM if firm else Level.LOW, why=_LISTED),
        impact=0.3,
        urgency=0.4,
        tone="good" if firm else "neutral",
        action=Action(kpi="influence_index", effort=Level.MEDIUM, owner=first.account.owner),
        sources=shortlist.sources,
    )


def _standing(first: Candidate, standing: Standing, count: int) -> dict[str, Name | Quantity | int]:
    return {
        "handle": Name(text=first.account.handle),
        "index": Quantity(value=standing.index, unit=Unit.SCORE),
        "accounts": count,
        "kept": standing.kept,
        "tried": standing.tried,
        "best": standing.best,
        "worst": standing.worst,
    }


def _price(first: Candidate, shortlist: Shortlist, currency: str) -> Comparison | None:
    cost, usual = first.account.cost, shortlist.usual_cost
    if cost is None or usual is None:
        return None
    value, reference, difference = (
        Quantity(value=each, unit=Unit.MONEY_CENTS, currency=currency, signed=signed)
        for each, signed in ((cost, False), (usual, False), (cost - usual, True))
    )
    return Comparison(
        against="alternative", value=value, reference=reference, difference=difference
    )


def _doubts(shortlist: Shortlist) -> Iterator[Finding]:
    doubtful = shortlist.doubtful
    if not doubtful:
        return
    yield Finding(
        key="community.influencer_doubt",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "who": [each.account.handle for each in doubtful[:_NAMED]],
                "some": len(doubtful),
                "all": len(shortlist.candidates),
            }
        ),
        number=1 if len(doubtful) == 1 else 2,
        confidence=Confidence(
            level=Level.LOW, why=N_("unusual figures prove nothing by themselves")
        ),
        impact=0.2 * len(doubtful) / len(shortlist.candidates),
        urgency=0.5,
        action=Action(kpi="influence_index", effort=Level.LOW),
        sources=shortlist.sources,
    )


def _disclosure(shortlist: Shortlist) -> Iterator[Finding]:
    """Paid or gifted accounts among those worth a word: the link must be announced."""
    bound = [
        each
        for each in shortlist.candidates
        if each.account.is_disclosed and each.action.chosen in _WANTED
    ]
    if not bound:
        return
    yield Finding(
        key="community.influencer_disclosure",
        chapter=CHAPTER,
        facts=facts_of({"who": [each.account.handle for each in bound], "some": len(bound)}),
        number=1 if len(bound) == 1 else 2,
        confidence=Confidence(level=Level.HIGH, why=_LISTED),
        impact=0.2,
        urgency=0.6,
        action=Action(kpi="influence_index", effort=Level.LOW),
        sources=shortlist.sources,
    )
