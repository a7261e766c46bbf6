"""What chapter 3 finds: a lopsided balance, a shift, bought visits that lead nowhere."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Listing, Name, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level, Medium
from stratbook.strategy.poem.balance import Balance, Measure, Poem
from stratbook.strategy.poem.gaps import never_reused, without_landing
from stratbook.strategy.poem.inventory import Item

CHAPTER: Final = "03_poem"
LABELS: Final = {
    Medium.PAID: N_("paid media"),
    Medium.OWNED: N_("owned media"),
    Medium.EARNED: N_("earned media"),
}
_NAMED: Final = 3
_COMPLETE: Final = N_("every medium of the inventory gives its figure")
_PARTIAL: Final = N_("some media of the inventory give no figure")
_INVENTORY: Final = N_("read from the media inventory")


def find_poem(poem: Poem, currency: str) -> tuple[Finding, ...]:
    """Return the findings of chapter 3; none for an empty inventory.

    Parameters
    ----------
    poem : Poem
        The balance, now and before.
    currency : str
        Currency of the inventory's costs.
    """
    now = poem.now
    if not now.items:
        return ()
    found = (
        _lopsided(now, "cost"),
        _lopsided(now, "contacts"),
        _shift(poem),
        _no_landing(now, currency),
        _not_reused(now),
        _absent(now),
    )
    return tuple(each for each in found if each is not None)


def _lopsided(now: Balance, measure: Measure) -> Finding | None:
    shares = {medium: now.share(measure, medium) or 0.0 for medium in Medium}
    heaviest = max(Medium, key=lambda each: shares[each])
    share = shares[heaviest]
    if share <= threshold("poem_dominance"):
        return None
    missing = _missing(now, measure)
    return Finding(
        key=f"poem.lopsided_{measure}",
        chapter=CHAPTER,
        facts=facts_of({"medium": term(LABELS[heaviest])}),
        number=2,
        comparison=_parts(share, 1 - share),
        confidence=_confidence(missing),
        impact=share - threshold("poem_dominance"),
        urgency=0.4,
        action=Action(kpi="cost_per_reached_1000", effort=Level.MEDIUM),
        sources=_sources(now.items),
    )


def _shift(poem: Poem) -> Finding | None:
    """Return the largest change in a class's share of contacts, when it is worth a word."""
    if poem.before is None:
        return None
    changes = []
    for medium in Medium:
        now, before = poem.now.share("contacts", medium), poem.before.share("contacts", medium)
        if now is not None and before is not None:
            changes.append((abs(now - before), medium, now, before))
    if not changes:
        return None
    size, medium, share, earlier = max(changes, key=lambda each: (each[0], each[1]))
    if size <= threshold("poem_shift"):
        return None
    missing = _missing(poem.now, "contacts") + _missing(poem.before, "contacts")
    return Finding(
        key="poem.shift_up" if share > earlier else "poem.shift_down",
        chapter=CHAPTER,
        facts=facts_of({"medium": term(LABELS[medium]), "since": poem.before.period}),
        number=2,
        comparison=Comparison(
            against="previous",
            value=_ratio(share),
            reference=_ratio(earlier),
            difference=Quantity(value=share - earlier, unit=Unit.POINTS, signed=True),
        ),
        confidence=_confidence(missing),
        impact=size,
        urgency=0.5,
        sources=_sources((*poem.now.items, *poem.before.items)),
    )


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
        key="poem.paid_without_landing",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "media": _named(loose),
                "spend": Quantity(value=lost, unit=Unit.MONEY, currency=currency),
                "whole": Quantity(value=whole, unit=Unit.MONEY, currency=currency),
            }
        ),
        number=2 if len(loose) > 1 else 1,
        comparison=_parts(lost / whole, 1 - lost / whole),
        confidence=_confidence(unsaid),
        impact=lost / whole * (now.share("cost", Medium.PAID) or 0.0),
        urgency=0.8,
        tone="bad",
        action=Action(kpi="social_sessions", effort=Level.LOW),
        sources=_sources(loose),
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
        key="poem.earned_not_reused",
        chapter=CHAPTER,
        facts=facts_of({"media": _named(idle)}),
        number=2 if len(idle) > 1 else 1,
        comparison=_parts(share, 1 - share),
        confidence=_confidence(sum(each.is_reused is None for each in earned)),
        impact=share * (now.share("contacts", Medium.EARNED) or 0.0),
        urgency=0.5,
        tone="bad",
        action=Action(kpi="er_reach", effort=Level.LOW),
        sources=_sources(idle),
    )


def _absent(now: Balance) -> Finding | None:
    absent = [medium for medium in Medium if not now.weights[medium].count]
    if not absent:
        return None
    return Finding(
        key="poem.medium_absent",
        chapter=CHAPTER,
        facts=facts_of({"media": Listing(items=tuple(term(LABELS[each]) for each in absent))}),
        number=2,
        confidence=Confidence(level=Level.MEDIUM, why=_INVENTORY),
        impact=len(absent) / len(Medium),
        urgency=0.3,
        action=Action(kpi="reach", effort=Level.MEDIUM),
        sources=_sources(now.items),
    )


def _parts(share: float, rest: float) -> Comparison:
    return Comparison(
        against="part",
        value=_ratio(share),
        reference=_ratio(rest),
        difference=Quantity(value=share - rest, unit=Unit.POINTS, signed=True),
    )


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _missing(balance: Balance, measure: Measure) -> int:
    weights = balance.weights.values()
    if measure == "cost":  # earned media cost no media money: no figure is expected of them
        return sum(balance.weights[each].unpriced for each in (Medium.PAID, Medium.OWNED))
    return sum(each.uncounted for each in weights)


def _confidence(missing: int) -> Confidence:
    if missing:
        return Confidence(level=Level.LOW, why=_PARTIAL)
    return Confidence(level=Level.HIGH, why=_COMPLETE)


def _named(items: Sequence[Item]) -> Listing:
    largest = sorted(items, key=lambda each: (-(each.spend or each.contacts or 0.0), each.name))
    return Listing(items=tuple(Name(text=each.name) for each in largest[:_NAMED]))


def _sources(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(sorted({each.source.partition(":")[0] for each in items}))
