"""What chapter 4 finds of the brand's image: old logos, former words, visuals to renew."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import Listing, Name, Quantity, Unit, facts_of
from stratbook.core.places import sources_at
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.brand_consistency.checks import AccountBrand, CheckId, Consistency

CHAPTER: Final = "04_platforms"
_FAULTS: Final[dict[CheckId, tuple[str, str, float]]] = {
    "logo": ("brand.old_logo", "social_visits", 0.8),
    "wording": ("brand.obsolete_wording", "social_visits", 0.8),
    "link": ("brand.lost_link", "social_sessions", 0.7),
}
_NAMED: Final = 3


@remembered
def find_brand(brand: Consistency) -> tuple[Finding, ...]:
    """Return the findings on the brand's consistency; none for an empty inventory."""
    if not brand.accounts:
        return ()
    faults = [_fault(brand, id_) for id_ in _FAULTS]
    found = (_overall(brand), *faults, _stale_cover(brand), _unchecked(brand))
    return tuple(each for each in found if each is not None)


def _overall(brand: Consistency) -> Finding | None:
    """Say how consistent the brand is; good news only when enough was looked at."""
    limit = threshold("brand_consistency")
    score = brand.score
    if score is None:
        return None
    consistent = score >= limit
    if consistent and not _enough(brand):
        return None
    return Finding(
        key="brand.consistent" if consistent else "brand.inconsistent",
        chapter=CHAPTER,
        facts=facts_of({"accounts": len(brand.accounts), "weakest": brand.accounts[0].name}),
        comparison=Comparison(
            against="benchmark",
            value=_ratio(score),
            reference=_ratio(limit),
            difference=Quantity(value=score - limit, unit=Unit.POINTS, signed=True, digits=0),
        ),
        confidence=_confidence(brand),
        impact=abs(score - limit),
        tone="good" if consistent else "bad",
        action=None if consistent else Action(kpi="social_visits", effort=Level.MEDIUM),
        sources=_sources(brand.accounts),
    )


def _fault(brand: Consistency, id_: CheckId) -> Finding | None:
    failing, made = brand.failing(id_), brand.made(id_)
    if not failing:
        return None
    key, kpi, urgency = _FAULTS[id_]
    words = tuple(dict.fromkeys(word for each in failing for word in each.check(id_).found))
    share = len(failing) / made
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of({
            "accounts": _named(failing), "failing": len(failing), "made": made,
            "words": Listing(items=tuple(Name(text=word) for word in words)),
        }),
        number=2 if len(failing) > 1 else 1,
        comparison=_parts(share),
        confidence=_confidence(brand),
        impact=_seen_by(brand, failing),
        urgency=urgency,
        tone="bad",
        action=Action(kpi=kpi, effort=Level.LOW),
        sources=_sources(failing),
    )  # fmt: skip


def _stale_cover(brand: Consistency) -> Finding | None:
    """Name the accounts whose cover is past its age, and the oldest of them."""
    limit = threshold("brand_cover_days")
    failing = [each for each in brand.oldest if each.check("cover_age").passed is False]
    if not failing:
        return None
    days = failing[0].check("cover_age").days or 0
    return Finding(
        key="brand.stale_cover",
        chapter=CHAPTER,
        facts=facts_of({
            "failing": len(failing), "made": brand.made("cover_age"), "oldest": failing[0].name,
            "accounts": _named(failing),
        }),
        number=2 if len(failing) > 1 else 1,
        comparison=Comparison(
            against="benchmark",
            value=Quantity(value=days),
            reference=Quantity(value=limit),
            difference=Quantity(value=days - limit, signed=True),
        ),
        confidence=_confidence(brand),
        impact=_seen_by(brand, failing),
        urgency=0.3,
        tone="bad",
        action=Action(kpi="social_visits", effort=Level.LOW),
        sources=_sources(failing),
    )  # fmt: skip


def _unchecked(brand: Consistency) -> Finding | None:
    """Say when too little was looked at to judge."""
    if _enough(brand):
        return None
    limit, coverage = threshold("brand_checked"), brand.coverage or 0.0
    return Finding(
        key="brand.unchecked",
        chapter=CHAPTER,
        facts=facts_of({}),
        comparison=Comparison(
            against="benchmark",
            value=_ratio(coverage),
            reference=_ratio(limit),
            difference=Quantity(value=coverage - limit, unit=Unit.POINTS, signed=True, digits=0),
        ),
        confidence=Confidence(level=Level.HIGH, why="read from the inventory of accounts"),
        impact=(limit - coverage) * threshold("brief_weight"),
        urgency=0.3,
        action=Action(kpi="social_visits", effort=Level.LOW),
        sources=_sources(brand.accounts),
    )


def _seen_by(brand: Consistency, accounts: Sequence[AccountBrand]) -> float:
    """Return the share of all followers counted that these accounts have; else of accounts."""
    whole = sum(each.followers or 0.0 for each in brand.accounts)
    if not whole:
        return len(accounts) / len(brand.accounts)
    return sum(each.followers or 0.0 for each in accounts) / whole


def _enough(brand: Consistency) -> bool:
    return (brand.coverage or 0.0) >= threshold("brand_checked")


def _confidence(brand: Consistency) -> Confidence:
    if _enough(brand):
        return Confidence(level=Level.HIGH, why="read from the inventory of accounts")
    return Confidence(level=Level.MEDIUM, why="many brand checks have no answer yet")


def _parts(share: float) -> Comparison:
    return Comparison(
        against="part",
        value=_ratio(share),
        reference=_ratio(1 - share),
        difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True, digits=0),
    )


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _named(accounts: Sequence[AccountBrand]) -> Listing:
    return Listing(items=tuple(Name(text=each.name) for each in accounts[:_NAMED]))


def _sources(accounts: Sequence[AccountBrand]) -> tuple[str, ...]:
    return sources_at(each.source for each in accounts)
