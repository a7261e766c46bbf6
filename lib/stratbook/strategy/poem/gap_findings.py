"""What chapter 3 finds of media that are not put to use, and of platforms of one class."""

from stratbook.core.finding import Action, Confidence, Finding
from stratbook.core.message import Quantity, Unit, facts_of
from stratbook.core.vocabulary import Level, Medium
from stratbook.strategy.poem.advice import KPI, subject_of
from stratbook.strategy.poem.balance import Balance
from stratbook.strategy.poem.evidence import (
    CHAPTER,
    INVENTORY,
    confidence,
    named,
    parts,
    sources_of,
)
from stratbook.strategy.poem.gaps import (
    ALONE,
    NO_LANDING,
    NOT_RELAYED,
    NOT_REUSED,
    Gap,
    find_gaps,
    never_relayed,
    never_reused,
    without_landing,
)


def unused(now: Balance, currency: str) -> tuple[Finding, ...]:
    """Return a finding a rule: bought without a page, earned unused, owned that nothing leads to.

    Platforms where a single class is at work follow, a finding each.

    Parameters
    ----------
    now : Balance
        The period under report.
    currency : str
        Currency of the inventory's costs.
    """
    whole = (_no_landing(now, currency), _not_reused(now), _not_relayed(now))
    alone = [_alone(each, now) for each in find_gaps(now) if each.rule in ALONE.values()]
    return (*(each for each in whole if each is not None), *alone)


def _no_landing(now: Balance, currency: str) -> Finding | None:
    """Money spent on visibility that leads to no page of the client's own."""
    paid = [each for each in now.items if each.medium is Medium.PAID and each.spend]
    loose = without_landing(paid)
    whole = sum(each.spend or 0.0 for each in paid)
    if not loose:
        return None
    lost = sum(each.spend or 0.0 for each in loose)
    unsaid = sum(each.has_landing is None for each in paid)
    return Finding(
        key=NO_LANDING,
        chapter=CHAPTER,
        facts=facts_of(
            {
                "media": named(loose),
                "spend": Quantity(value=lost, unit=Unit.MONEY, currency=currency),
                "whole": Quantity(value=whole, unit=Unit.MONEY, currency=currency),
            }
        ),
        number=2 if len(loose) > 1 else 1,
        comparison=parts(lost / whole),
        confidence=confidence(unsaid),
        impact=lost / whole * (now.share("cost", Medium.PAID) or 0.0),
        urgency=0.8,
        tone="bad",
        action=Action(kpi="social_sessions", effort=Level.LOW),
        sources=sources_of(loose),
    )


def _not_reused(now: Balance) -> Finding | None:
    """Earned exposure that the client's own media never took up."""
    earned = [
        each for each in now.items if each.medium is Medium.EARNED and each.contacts is not None
    ]
    idle = never_reused(earned)
    whole = sum(each.contacts or 0.0 for each in earned)
    if not idle or not whole:
        return None
    share = sum(each.contacts or 0.0 for each in idle) / whole
    return Finding(
        key=NOT_REUSED,
        chapter=CHAPTER,
        facts=facts_of({"media": named(idle)}),
        number=2 if len(idle) > 1 else 1,
        comparison=parts(share),
        confidence=confidence(sum(each.is_reused is None for each in earned)),
        impact=share * (now.share("contacts", Medium.EARNED) or 0.0),
        urgency=0.5,
        tone="bad",
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=sources_of(idle),
    )


def _not_relayed(now: Balance) -> Finding | None:
    """Owned media one pays for and that nothing sends people to."""
    owned = [each for each in now.items if each.medium is Medium.OWNED and each.cost]
    lonely = never_relayed(owned)
    whole = sum(each.cost or 0.0 for each in owned)
    if not lonely:
        return None
    share = sum(each.cost or 0.0 for each in lonely) / whole
    return Finding(
        key=NOT_RELAYED,
        chapter=CHAPTER,
        facts=facts_of({"media": named(lonely)}),
        number=2 if len(lonely) > 1 else 1,
        comparison=parts(share),
        confidence=confidence(sum(each.is_relayed is None for each in owned if not each.platform)),
        impact=share * (now.share("cost", Medium.OWNED) or 0.0),
        urgency=0.5,
        tone="bad",
        action=Action(kpi=KPI[NOT_RELAYED], effort=Level.LOW),
        sources=sources_of(lonely),
    )


def _alone(gap: Gap, now: Balance) -> Finding:
    """One platform where only one class is at work."""
    whole = sum(now.amount("contacts", each) or 0.0 for each in Medium)
    return Finding(
        key=gap.rule,
        chapter=CHAPTER,
        subject=subject_of(gap.platform),
        facts=facts_of({"platform": subject_of(gap.platform), "media": named(gap.items)}),
        confidence=Confidence(level=Level.MEDIUM, why=INVENTORY),
        impact=(gap.contacts or 0.0) / whole if whole else 0.0,
        urgency=0.3,
        action=Action(kpi=KPI[gap.rule], effort=Level.MEDIUM),
        sources=sources_of(gap.items),
    )
