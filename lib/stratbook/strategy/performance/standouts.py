"""Formats and posts that stand out, as findings: associated with more response, no more."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding, kpi_facts
from stratbook.core.message import N_, Quantity, Unit, facts_of, term
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import EngagementBasis, Level
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.performance.posts import FormatGap, Ranking
from stratbook.strategy.three_c.formats import format_name

APART: Final = N_("the interval of the difference excludes zero")
ONE_POST: Final = N_("a single post")
BY_BASIS: Final = {
    EngagementBasis.REACH: term("by reach"),
    EngagementBasis.IMPRESSIONS: term("by impressions"),
    EngagementBasis.VIEWS: term("by views"),
    EngagementBasis.FOLLOWERS: term("by followers"),
}


def of_formats(formats: Sequence[FormatGap], stakes: int, period: Period) -> tuple[Finding, ...]:
    """Return a finding for each format that leads on its platform."""
    return tuple(_format(each, stakes, period) for each in formats)


def _format(gap: FormatGap, stakes: int, period: Period) -> Finding:
    low, high = gap.gap
    enough = min(gap.n, gap.n_others) >= threshold("minimum_posts")
    return Finding(
        key="performance.format_lead",
        chapter="08_performance",
        facts=kpi_facts(
            gap.basis.kpi,
            basis=BY_BASIS[gap.basis],
            platform=platform_name(gap.platform),
            format=format_name(gap.format),
            n=gap.n,
            others=gap.n_others,
            day=period.end,
            low=_points(low),
            high=_points(high),
        ),
        comparison=Comparison(
            against="part",
            value=_rate(gap.rate),
            reference=_rate(gap.others),
            difference=_points(gap.rate - gap.others),
        ),
        driver=format_name(gap.format),
        confidence=Confidence(level=Level.HIGH if enough else Level.MEDIUM, why=APART),
        impact=min(1.0, gap.rate / gap.others - 1 if gap.others else 1.0) / stakes,
        urgency=0.5,
        tone="good",
        action=Action(kpi=gap.basis.kpi, effort=Level.LOW),
    )


def _rate(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)


def _points(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.POINTS, signed=True)


def of_posts(ranking: Ranking, stakes: int) -> tuple[Finding, ...]:
    """Return a finding for the best post, when it passes the threshold of a breakout."""
    best = next((post for post in ranking.top if post.stands_out), None)
    if best is None:
        return ()
    return (
        Finding(
            key="performance.post_stands_out",
            chapter="08_performance",
            facts=facts_of(
                {
                    "platform": platform_name(best.platform),
                    "format": format_name(best.format),
                    "day": best.published,
                    "compared": ranking.compared,
                }
            ),
            comparison=Comparison(
                against="part",
                value=Quantity(value=best.index, unit=Unit.INDEX),
                reference=Quantity(value=100, unit=Unit.INDEX),
                difference=Quantity(value=best.index - 100, unit=Unit.INDEX, signed=True),
            ),
            confidence=Confidence(level=Level.LOW, why=ONE_POST),
            impact=0.2 / stakes,
            urgency=0.4,
            tone="good",
            action=Action(kpi="post_performance", effort=Level.LOW),
        ),
    )
