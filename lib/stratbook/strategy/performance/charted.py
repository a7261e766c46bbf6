"""Which KPI of a family is drawn: the one an objective rests on, else the first that can be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from stratbook.core.reference import kpi as known
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Direction, Family, Status
from stratbook.strategy.kpis import Scope
from stratbook.strategy.performance.dated import PlatformChange, platform_changes
from stratbook.strategy.performance.families import FamilyTable
from stratbook.strategy.performance.history import Trend, history
from stratbook.strategy.performance.scorecard import Scorecard

_FIRST: Final = {
    Family.AWARENESS: ("impressions", "reach", "social_sessions", "mentions"),
    Family.ACQUISITION: ("community_size", "social_visits", "link_clicks", "ctr"),
    Family.INTERACTION: ("er_reach", "er_impressions", "er_views", "interactions"),
    Family.SATISFACTION: ("net_sentiment", "response_rate", "resolution_rate", "review_rating"),
    Family.CONVERSION: ("leads", "conversion_rate", "bounce_rate", "cpm"),
    Family.PUBLIC_GOOD: ("directions", "calls"),
}
_WORST: Final = (Status.MISSED, Status.WATCH, Status.REACHED)


@dataclass(frozen=True)
class Charted:
    """A trend to draw, with the target it is held against.

    Parameters
    ----------
    trend : Trend
        The KPI over its last periods.
    target : float or None
        The target of one period, in the KPI's unit.
    currency : str
        That of amounts.
    platform : str
        The one platform it was measured on; empty for all.
    platforms : tuple of str
        The client's platforms, whose changes of measure concern it.
    changes : tuple of PlatformChange
        The register of changes, the client's own rows among them.
    """

    trend: Trend
    target: float | None
    currency: str
    platform: str = ""
    platforms: tuple[str, ...] = ()
    changes: tuple[PlatformChange, ...] = ()

    @property
    def lower(self) -> bool:
        """Whether lower is better."""
        return known(self.trend.kpi).direction is Direction.DOWN


@remembered
def charted(scope: Scope, table: FamilyTable, score: Scorecard) -> Charted | None:
    """Choose the trend of a family that is worth a figure.

    First the rate that the brief leads with; then the KPIs that objectives rest on, the furthest
    from their target first; then the family's usual ones. Only a trend with enough periods is
    drawn.

    Parameters
    ----------
    scope : Scope
        The period under report.
    table : FamilyTable
        The family.
    score : Scorecard
        The objectives.
    """
    found = (each for each in _candidates(scope, table, score) if _drawable(each))
    return next((replace(each, trend=each.trend.begun) for each in found), None)


def _drawable(each: Charted) -> bool:
    return each.trend.drawable and each.trend.points[-1].value is not None


def _candidates(scope: Scope, table: FamilyTable, score: Scorecard) -> Iterator[Charted]:
    leading = scope.engagement.kpi if scope.engagement else ""
    if leading in table:
        found = [
            each.target
            for each in score.standings
            if each.kpi == leading and not each.objective.platform
        ]
        yield _charted(scope, history(scope, leading), next(iter(found), None))
    aimed = [each for each in score.standings if each.kpi in table and not each.objective.platform]
    judged = [each for each in aimed if each.verdict.status in _WORST]
    for each in sorted(judged, key=lambda one: _WORST.index(one.verdict.status)):
        yield _charted(scope, each.trend, each.target)
    for kpi in _FIRST[table.family]:
        if kpi in table:
            yield _charted(scope, history(scope, kpi), None)


def _charted(scope: Scope, trend: Trend, target: float | None) -> Charted:
    names = {str(each) for name in ("posts", "audience") for each in scope.tables[name]["platform"]}
    return Charted(
        trend, target, scope.currency, scope.platform or "", tuple(sorted(names)),
        platform_changes(scope.told.get("platform_changes")),
    )  # fmt: skip
