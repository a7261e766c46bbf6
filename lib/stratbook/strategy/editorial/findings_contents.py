"""What chapter 5 finds of contents: few that carry all, winners, rights, reuse, events, hours."""

from collections.abc import Sequence

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import Listing, Message, Name, Quantity, Unit, facts_of, say, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.editorial.concentration import Concentration
from stratbook.strategy.editorial.curation import Curated, Reception
from stratbook.strategy.editorial.evidence import (
    CHAPTER,
    counted,
    hours,
    of_whole,
    points,
    ratio,
    told,
)
from stratbook.strategy.editorial.reuse import Asset, Reuse
from stratbook.strategy.editorial.winners import TRAITS, Trait, Winners, trait_words
from stratbook.strategy.kpis.measure import platform_name

SHOWN = 3


@remembered
def find_audience(found: Sequence[Concentration], winners: Winners) -> tuple[Finding, ...]:
    """Return the findings on concentration, and on what the winners share."""
    told_ = [each for each in found if each.enough]
    return (
        *(_concentrated(each) for each in told_),
        *(_trait(each, winners) for each in winners.telling),
    )


def _concentrated(found: Concentration) -> Finding:
    heavy = found.top > threshold("editorial_concentrated")
    quoted = threshold("editorial_quoted")
    return Finding(
        key="editorial.concentrated" if heavy else "editorial.spread_out",
        chapter=CHAPTER,
        subject=found.platform,
        facts=facts_of({
            "platform": platform_name(found.platform), "n": found.n, "top": ratio(found.top),
            "most": found.most_posts, "most_share": ratio(found.most_share),
            # Whole posts: of 49, the first 5% are three, which are 6%.
            "front": ratio(found.few_posts / found.n), "fifth": ratio(found.top_posts / found.n),
            "few": ratio(threshold("editorial_few_share")),
            "part": ratio(threshold("concentration_share")),
        }),
        comparison=Comparison(
            against="benchmark",
            value=ratio(found.few),
            reference=ratio(quoted),
            difference=points(found.few - quoted),
        ),
        confidence=counted(found.n),
        impact=abs(found.top - threshold("editorial_top_share")) * threshold("brief_weight"),
        urgency=0.5 if heavy else 0.3,
        tone="bad" if heavy else "neutral",
        action=Action(kpi="gini", effort=Level.MEDIUM),
        sources=found.sources,
    )  # fmt: skip


def _trait(trait: Trait, winners: Winners) -> Finding:
    more = (trait.odds is None and trait.winners > 0) or (trait.odds or 0.0) > 1
    elsewhere = (winners.winners - trait.winners) / (winners.posts - trait.n)
    return Finding(
        key="editorial.winners_more" if more else "editorial.winners_less",
        chapter=CHAPTER,
        subject=trait.value,
        facts=facts_of({
            "trait": term(TRAITS[trait.kind]), "value_name": trait_words(trait.kind, trait.value),
            "n": trait.n, "posts": winners.posts,
        }),
        comparison=Comparison(
            against="part",
            value=ratio(trait.rate),
            reference=ratio(elsewhere),
            difference=points(trait.rate - elsewhere),
        ),
        confidence=Confidence(
            level=Level.MEDIUM, why="holds once corrected for the traits tried; an association"
        ),
        impact=min(1.0, abs(trait.rate - elsewhere)) * threshold("brief_weight"),
        urgency=0.5,
        tone="good" if more else "neutral",
        action=Action(kpi="reach", effort=Level.MEDIUM),
        sources=winners.sources,
    )  # fmt: skip


@remembered
def find_contents(
    log: Sequence[Curated], received: Sequence[Reception], reuse: Reuse
) -> tuple[Finding, ...]:
    """Return the findings on contents of others and on contents one has already."""
    found = [
        _rights(log),
        _credit(log),
        *(_received(each) for each in received if each.is_apart),
        _idle(reuse),
        _to_check(reuse),
    ]
    return tuple(each for each in found if each is not None)


def _rights(log: Sequence[Curated]) -> Finding | None:
    shared = [each for each in log if each.is_shared]
    loose = [each for each in shared if each.verdict in {"withdraw", "check"}]
    if not loose:
        return None
    share = len(loose) / len(shared)
    return Finding(
        key="editorial.rights_missing",
        chapter=CHAPTER,
        facts=facts_of({"count": len(loose), "of": len(shared), "items": _items(loose)}),
        number=2 if len(loose) > 1 else 1,
        comparison=of_whole(share),
        confidence=told(),
        impact=max(0.3, share * threshold("brief_weight")),
        urgency=1.0,
        tone="bad",
        action=Action(kpi="net_sentiment", effort=Level.LOW),
    )


def _credit(log: Sequence[Curated]) -> Finding | None:
    shared = [each for each in log if each.is_shared]
    bare = [each for each in shared if each.verdict == "credit"]
    if not bare:
        return None
    share = len(bare) / len(shared)
    return Finding(
        key="editorial.credit_missing",
        chapter=CHAPTER,
        facts=facts_of({"count": len(bare), "of": len(shared), "items": _items(bare)}),
        number=2 if len(bare) > 1 else 1,
        comparison=of_whole(share),
        confidence=told(),
        impact=share * threshold("brief_weight"),
        urgency=0.8,
        tone="bad",
        action=Action(kpi="net_sentiment", effort=Level.LOW),
    )


def _received(each: Reception) -> Finding:
    better = (each.index or 0.0) > 100
    return Finding(
        key="editorial.curation_better" if better else "editorial.curation_worse",
        chapter=CHAPTER,
        subject=each.platform,
        facts=facts_of({
            "platform": platform_name(each.platform), "n": each.n_curated,
            "original": each.n_original,
        }),
        comparison=Comparison(
            against="part",
            value=ratio(each.curated, 1),
            reference=ratio(each.original, 1),
            difference=Quantity(
                value=(each.curated or 0.0) - (each.original or 0.0), unit=Unit.POINTS,
                signed=True,
            ),
        ),
        confidence=counted(each.n_curated),
        impact=min(1.0, abs((each.index or 100.0) / 100 - 1)) * threshold("brief_weight"),
        urgency=0.4,
        tone="good" if better else "neutral",
        action=Action(kpi="er_reach", effort=Level.LOW),
    )  # fmt: skip


def _idle(reuse: Reuse) -> Finding | None:
    """Say what could be published at once, and what it would cost in hours."""
    idle = [each for each in reuse.suggested if each.never_used]
    if not idle:
        return None
    known = [each.hours for each in idle if each.hours is not None]
    return Finding(
        key="editorial.assets_idle",
        chapter=CHAPTER,
        facts=facts_of({
            "count": len(idle), "of": len(reuse.assets), "items": _assets(idle),
            "hours": hours(sum(known)) if known else Quantity(value=None, unit=Unit.HOURS),
        }),
        number=2 if len(idle) > 1 else 1,
        comparison=of_whole(len(idle) / len(reuse.assets)),
        confidence=told(),
        impact=len(idle) / len(reuse.assets) * threshold("brief_weight"),
        urgency=0.5,
        action=Action(kpi="reach", effort=Level.LOW),
        sources=reuse.sources,
    )  # fmt: skip


def _to_check(reuse: Reuse) -> Finding | None:
    waiting = reuse.to_check
    if not waiting:
        return None
    return Finding(
        key="editorial.assets_rights",
        chapter=CHAPTER,
        facts=facts_of({"count": len(waiting), "items": _assets(waiting)}),
        number=2 if len(waiting) > 1 else 1,
        confidence=told(),
        impact=0.2,
        urgency=0.4,
        action=Action(kpi="reach", effort=Level.LOW),
        sources=reuse.sources,
    )


def _items(log: Sequence[Curated]) -> Listing:
    """Return contents as a list, the first few by name."""
    named = [Name(text=each.item) for each in log[:SHOWN]]
    return Listing(items=(*named, *_more(len(log))))


def _assets(assets: Sequence[Asset]) -> Listing:
    named = [Name(text=each.name) for each in assets[:SHOWN]]
    return Listing(items=(*named, *_more(len(assets))))


def _more(count: int) -> tuple[Message, ...]:
    return () if count <= SHOWN else (say("{count} more", count=count - SHOWN),)
