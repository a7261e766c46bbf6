"""What chapter 3 finds of the balance: lopsided, shifting, put to use or not."""

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import Listing, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level, Medium
from stratbook.strategy.poem.balance import Balance, Measure, Poem
from stratbook.strategy.poem.evidence import (
    CHAPTER,
    INVENTORY,
    LABELS,
    confidence,
    parts,
    ratio,
    sources_of,
    without_figure,
)
from stratbook.strategy.poem.gap_findings import unused
from stratbook.strategy.poem.gaps import ABSENT


@remembered
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
        *unused(now, currency),
        _absent(now),
    )
    return tuple(each for each in found if each is not None)


def _lopsided(now: Balance, measure: Measure) -> Finding | None:
    shares = {medium: now.share(measure, medium) or 0.0 for medium in Medium}
    heaviest = max(Medium, key=lambda each: shares[each])
    share = shares[heaviest]
    if share <= threshold("poem_dominance"):
        return None
    missing = without_figure(now, measure)
    return Finding(
        key=f"poem.lopsided_{measure}",
        chapter=CHAPTER,
        facts=facts_of({"medium": term(LABELS[heaviest])}),
        number=2,
        comparison=parts(share),
        confidence=confidence(missing),
        impact=share - threshold("poem_dominance"),
        urgency=0.4,
        action=Action(kpi="cost_per_reached_1000", effort=Level.MEDIUM),
        sources=sources_of(now.items),
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
    missing = without_figure(poem.now, "contacts") + without_figure(poem.before, "contacts")
    return Finding(
        key="poem.shift_up" if share > earlier else "poem.shift_down",
        chapter=CHAPTER,
        facts=facts_of({"medium": term(LABELS[medium]), "since": poem.before.period}),
        number=2,
        comparison=Comparison(
            against="previous",
            value=ratio(share),
            reference=ratio(earlier),
            difference=Quantity(value=share - earlier, unit=Unit.POINTS, signed=True),
        ),
        confidence=confidence(missing),
        impact=size,
        urgency=0.5,
        sources=sources_of((*poem.now.items, *poem.before.items)),
    )


def _absent(now: Balance) -> Finding | None:
    absent = [medium for medium in Medium if not now.weights[medium].count]
    if not absent:
        return None
    return Finding(
        key=ABSENT,
        chapter=CHAPTER,
        facts=facts_of({"media": Listing(items=tuple(term(LABELS[each]) for each in absent))}),
        number=2,
        confidence=Confidence(level=Level.MEDIUM, why=INVENTORY),
        impact=len(absent) / len(Medium),
        urgency=0.3,
        action=Action(kpi="reach", effort=Level.MEDIUM),
        sources=sources_of(now.items),
    )
