"""What chapter 4 finds of referencing: checklists with gaps, searches, local listings."""

from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.language import language as language_of
from stratbook.core.message import KpiTerm, Loose, Name, Quantity, Term, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.referencing.audit import Audit
from stratbook.strategy.referencing.checklist import Topic
from stratbook.strategy.referencing.listings import Listing, Listings, Use
from stratbook.strategy.referencing.queries import Searches

CHAPTER: Final = "04_platforms"
LISTS: Final[dict[Topic, Term]] = {
    "smo": term("the SMO checklist"),
    "search": term("the search checklist"),
}
_KPIS: Final[dict[Topic, str]] = {"smo": "social_sessions", "search": "social_sessions"}
_USES: Final[tuple[Use, ...]] = ("calls", "directions")


@remembered
def find_referencing(
    audit: Audit, searches: Searches, listings: Listings, language: str
) -> tuple[Finding, ...]:
    """Return the findings on referencing.

    Parameters
    ----------
    audit : Audit
        Both checklists.
    searches : Searches
        The queries of the period.
    listings : Listings
        The local listings, now and before.
    language : str
        The reader's: the names of checks are data in both.
    """
    found = (
        _checklist(audit, "smo", language),
        _checklist(audit, "search", language),
        _branded(searches),
        _quick_wins(searches),
        *(_listing(each, listings) for each in listings.places),
    )
    return tuple(each for each in found if each is not None)


def _checklist(audit: Audit, topic: Topic, language: str) -> Finding | None:
    """Say when a checklist's score is under its threshold, with its heaviest gap."""
    limit, score = threshold("smo_score"), audit.score(topic)
    gaps = [each for each in audit.gaps_of(topic) if each.choice.chosen == "now"]
    if score is None or score >= limit:
        return None
    heaviest = (gaps or list(audit.gaps_of(topic)))[0]
    todo = language_of(language).worded(heaviest.check.action).rstrip(".")
    return Finding(
        key=f"smo.low_{topic}",
        chapter=CHAPTER,
        facts=facts_of({
            "list": LISTS[topic], "now": len(gaps), "gaps": len(audit.gaps_of(topic)),
            "heaviest": Name(text=language_of(language).worded(heaviest.check.label)),
            "todo": Name(text=todo[:1].lower() + todo[1:]),
        }),
        comparison=_against(score, limit),
        confidence=_answered(audit.coverage(topic) or 0.0),
        impact=limit - score,
        urgency=0.6,
        tone="bad",
        action=Action(kpi=heaviest.check.kpi, effort=Level.LOW),
        sources=audit.sources,
    )  # fmt: skip


def _branded(searches: Searches) -> Finding | None:
    """Say when most visits from search come on the brand's own name."""
    share, limit = searches.branded_share, threshold("search_branded_share")
    if share is None or share <= limit or searches.total < threshold("minimum_events"):
        return None
    return Finding(
        key="smo.mostly_branded",
        chapter=CHAPTER,
        facts=facts_of({"clicks": Quantity(value=searches.total)}),
        comparison=_against(share, limit),
        confidence=Confidence(
            level=Level.MEDIUM, why="Search Console leaves out the rarest queries"
        ),
        impact=share - limit,
        urgency=0.4,
        action=Action(kpi="impressions", effort=Level.MEDIUM),
        sources=searches.sources,
    )


def _quick_wins(searches: Searches) -> Finding | None:
    """Name the queries in reach that are seen most."""
    wins = searches.quick_wins
    if not wins:
        return None
    seen = sum(each.impressions for each in wins)
    whole = searches.impressions(branded=False)
    first = wins[0]
    return Finding(
        key="smo.quick_wins",
        chapter=CHAPTER,
        facts=facts_of({
            "count": len(wins), "query": first.text, "seen": Quantity(value=first.impressions),
            "position": Quantity(value=first.position, unit=Unit.DECIMAL, digits=1),
        }),
        number=2 if len(wins) > 1 else 1,
        comparison=_part(seen / whole),
        confidence=Confidence(
            level=Level.MEDIUM, why="Search Console leaves out the rarest queries"
        ),
        impact=0.5 * seen / whole,
        urgency=0.6,
        action=Action(kpi="impressions", effort=Level.MEDIUM),
        sources=searches.sources,
    )  # fmt: skip


def _listing(listing: Listing, listings: Listings) -> Finding | None:
    """Say which use of a listing changed most, when it is worth a word."""
    known: list[tuple[float, Use]] = [
        (change, use)
        for use in _USES
        if (change := listing.change(use)) is not None
        and (listing.before[use] or 0.0) >= threshold("minimum_posts")
    ]
    if not known:
        return None
    change, use = max(known, key=lambda each: abs(each[0]))
    if abs(change) <= threshold("notable_change"):
        return None
    facts: dict[str, Loose] = {
        "place": listing.place, "use": KpiTerm(id=use), "since": listings.comparison,
    }  # fmt: skip
    return Finding(
        key="smo.listing_up" if change > 0 else "smo.listing_down",
        chapter=CHAPTER,
        facts=facts_of(facts),
        number=2,
        comparison=Comparison(
            against="previous",
            value=Quantity(value=listing.now[use]),
            reference=Quantity(value=listing.before[use]),
            difference=Quantity(value=change, unit=Unit.RATIO, signed=True, digits=0),
        ),
        confidence=Confidence(level=Level.MEDIUM, why="one month beside another: seasons play"),
        impact=min(1.0, abs(change)) * threshold("brief_weight"),
        urgency=0.4,
        tone="good" if change > 0 else "bad",
        action=None if change > 0 else Action(kpi=use, effort=Level.LOW),
        sources=listings.sources,
    )


def _answered(coverage: float) -> Confidence:
    if coverage >= threshold("brand_checked"):
        return Confidence(level=Level.HIGH, why="most checks have an answer")
    return Confidence(level=Level.MEDIUM, why="many checks have no answer yet")


def _against(value: float, limit: float) -> Comparison:
    return Comparison(
        against="benchmark",
        value=_ratio(value),
        reference=_ratio(limit),
        difference=Quantity(value=value - limit, unit=Unit.POINTS, signed=True, digits=0),
    )


def _part(share: float) -> Comparison:
    return Comparison(
        against="part",
        value=_ratio(share),
        reference=_ratio(1 - share),
        difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True, digits=0),
    )


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
