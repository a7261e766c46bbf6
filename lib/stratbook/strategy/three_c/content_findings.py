"""What the content audit finds: a format ahead of the others, a changed cadence, a silence."""

from collections.abc import Iterator
from statistics import median

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.tag_results import TagResults, leading, value_name
from stratbook.strategy.three_c.content import Cadence, Content, Format
from stratbook.strategy.three_c.formats import format_name
from stratbook.strategy.three_c.presence_findings import CHAPTER, ratio

RATE: dict[str, str] = {"reach": "er_reach", "views": "er_views", "impressions": "er_impressions"}


def find_content(content: Content, pillars: TagResults | None = None) -> tuple[Finding, ...]:
    """Return what stands out in the company's content, its pillars among it where tagged."""
    found = (*_formats(content), *_cadences(content), *_silences(content))
    return found if pillars is None else (*found, *_pillars(pillars))


def _pillars(pillars: TagResults) -> Iterator[Finding]:
    """Hold the pillar received best against the one received least well."""
    apart = leading(pillars)
    if apart is None:
        return
    best, least = apart
    gap = (best.rate or 0.0) - (least.rate or 0.0)
    few = best.n < threshold("minimum_posts")
    yield Finding(
        key="three_c.pillar_leads",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "pillar": value_name(best),
                "least": value_name(least),
                "share": ratio(best.share),
                "posts": best.n,
            }
        ),
        comparison=Comparison(
            against="part",
            value=ratio(best.rate),
            reference=ratio(least.rate),
            difference=Quantity(value=gap, unit=Unit.POINTS, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=N_("few posts, but the intervals are apart"))
        if few
        else Confidence(level=Level.HIGH, why=N_("many posts, and the intervals are apart")),
        impact=min(1.0, gap / (best.rate or 1.0)) * (1 - (best.share or 0.0)) * 0.5,
        urgency=0.4,
        tone="good",
        action=Action(kpi="er_reach", effort=Level.MEDIUM),
        sources=pillars.sources,
    )


def _formats(content: Content) -> Iterator[Finding]:
    """Hold each platform's best format against the median of its formats."""
    for cadence in content.cadences:
        ranked = [each for each in content.on_platform(cadence.platform) if each.is_ranked]
        if len(ranked) < 2:
            continue
        best = max(ranked, key=lambda each: (each.rate or 0, each.name))
        middle = median(each.rate or 0 for each in ranked)
        if best.rate is None or not middle or best.rate / middle - 1 < threshold("notable_change"):
            continue
        yield _best_format(best, middle, content)


def _best_format(best: Format, middle: float, content: Content) -> Finding:
    rate = best.rate or 0.0
    gain = rate / middle - 1
    return Finding(
        key=f"three_c.format_leads_{best.basis}",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "platform": platform_name(best.platform),
                "format": format_name(best.name),
                "posts": best.counted,
                "share": ratio(best.share),
                "gain": Quantity(value=gain, unit=Unit.RATIO, signed=True, digits=0),
                "from": ratio(best.interval[0] if best.interval else None),
                "to": ratio(best.interval[1] if best.interval else None),
            }
        ),
        comparison=Comparison(
            against="part",
            value=ratio(rate),
            reference=ratio(middle),
            difference=Quantity(value=rate - middle, unit=Unit.POINTS, signed=True),
        ),
        confidence=_trust(best, middle),
        impact=min(1.0, gain) * (1 - (best.share or 0.0)) * _weight(best.platform, content),
        urgency=0.5,
        tone="good",
        action=Action(kpi=RATE[best.basis or "reach"], effort=Level.MEDIUM),
        sources=content.sources,
    )


def _trust(best: Format, middle: float) -> Confidence:
    """Trust a format's lead by its posts and by where its interval lies."""
    apart = best.interval is not None and best.interval[0] > middle
    if not apart:
        return Confidence(level=Level.LOW, why=N_("the interval reaches the median of the formats"))
    if best.counted < threshold("minimum_posts"):
        return Confidence(level=Level.MEDIUM, why=N_("few posts, but the interval stays above"))
    return Confidence(level=Level.HIGH, why=N_("many posts, and the interval stays above"))


def _cadences(content: Content) -> Iterator[Finding]:
    """Hold each platform's posts a week against the period compared with."""
    for each in content.cadences:
        if not each.before:
            continue
        change = each.per_week / each.before - 1
        if abs(change) >= threshold("notable_change"):
            yield _cadence(each, each.before, change, content)


def _cadence(cadence: Cadence, before: float, change: float, content: Content) -> Finding:
    def weekly(value: float, *, signed: bool = False) -> Quantity:
        return Quantity(value=value, unit=Unit.DECIMAL, digits=1, signed=signed)

    return Finding(
        key="three_c.cadence_up" if change > 0 else "three_c.cadence_down",
        chapter=CHAPTER,
        facts=facts_of({"platform": platform_name(cadence.platform), "posts": cadence.posts}),
        comparison=Comparison(
            against="previous",
            value=weekly(cadence.per_week),
            reference=weekly(before),
            difference=weekly(cadence.per_week - before, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=N_("every post of the export was counted")),
        impact=min(1.0, abs(change)) * _weight(cadence.platform, content),
        urgency=0.3,
        tone="neutral",
        sources=content.sources,
    )


def _silences(content: Content) -> Iterator[Finding]:
    """Hold each platform's longest wait against what counts as a silence."""
    limit = threshold("cadence_gap_days")
    for each in content.cadences:
        if each.silence <= limit:
            continue
        yield Finding(
            key="three_c.silence",
            chapter=CHAPTER,
            facts=facts_of({"platform": platform_name(each.platform)}),
            comparison=Comparison(
                against="target",
                value=Quantity(value=each.silence),
                reference=Quantity(value=limit),
                difference=Quantity(value=each.silence - limit, signed=True),
            ),
            confidence=Confidence(level=Level.HIGH, why=N_("every post of the export was counted")),
            impact=min(1.0, each.silence / each.days) * _weight(each.platform, content),
            urgency=0.5,
            tone="bad",
            action=Action(kpi="reach", effort=Level.LOW),
            sources=content.sources,
        )


def _weight(platform: str, content: Content) -> float:
    """Return a platform's share of the posts of the period."""
    own = sum(each.posts for each in content.cadences if each.platform == platform)
    return own / content.posts if content.posts else 0.0
