"""How far posts reach on their own, month by month, beside what ads buy."""

from dataclasses import dataclass, replace

import pandas as pd

from stratbook.core.message import say
from stratbook.core.period import Grain, Period, month
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, difference, ratio_draws, spread
from stratbook.strategy.kpis import Measure, Scope
from stratbook.strategy.kpis.advertising import ads, paid
from stratbook.strategy.kpis.publications import figures, followers_then, post_rate

KPI = "organic_reach_rate"


@dataclass(frozen=True)
class Month:
    """One month of visibility.

    Parameters
    ----------
    period : Period
        A calendar month.
    organic : float or None
        Cumulative contacts of the posts; of their organic part where it is told apart.
    rate : Measure
        Reach of the posts related to their followers at publication, of settled posts.
    bought : float or None
        Cumulative contacts of the ads.
    price : float or None
        What 1,000 of them cost, media only.
    """

    period: Period
    organic: float | None
    rate: Measure
    bought: float | None
    price: float | None

    @property
    def bought_share(self) -> float | None:
        """Share of the ads in the month's contacts; None unless both are known."""
        if self.organic is None or self.bought is None or not self.organic + self.bought:
            return None
        return self.bought / (self.organic + self.bought)


@dataclass(frozen=True)
class Visibility:
    """The last months, oldest first.

    Parameters
    ----------
    months : tuple of Month
        As many as a trend shows.
    told_apart : bool
        Whether the posts' files give organic reach apart; otherwise their whole reach stands
        for it, and a boosted post makes it too high.
    change : (float, float, Interval) or None
        The first month's rate, the last's, and the interval of their difference; None where
        one is missing.
    """

    months: tuple[Month, ...]
    told_apart: bool
    change: tuple[float, float, Interval] | None

    @property
    def drawable(self) -> bool:
        """Whether enough months have a rate."""
        known = sum(each.rate.value is not None for each in self.months)
        return known >= threshold("trend_minimum_periods")


@remembered
def look_back(scope: Scope) -> Visibility:
    """Read the last months off posts and ads; the last is the last whole month of the period.

    Parameters
    ----------
    scope : Scope
        The period under report.
    """
    spans = _last_month(scope.period).back(int(threshold("trend_periods")))
    column = "reach_organic" if _told_apart(scope, spans) else "reach"
    months = tuple(_month(scope.over(each), column) for each in spans)
    return Visibility(months, column == "reach_organic", _change(scope, column, months))


def _last_month(period: Period) -> Period:
    last = month(period.end.year, period.end.month)
    return last if last.end == period.end else last.previous()


def _told_apart(scope: Scope, spans: tuple[Period, ...]) -> bool:
    whole = scope.over(Period(start=spans[0].start, end=spans[-1].end, grain=Grain.DAYS))
    return bool(whole.posts["reach_organic"].notna().any())


def _month(scope: Scope, column: str) -> Month:
    reach = scope.posts[column].dropna()
    bought, price = _ads(scope)
    return Month(
        scope.period,
        float(reach.sum()) if len(reach) else None,
        post_rate(KPI, replace(scope, settled=True), _rows(scope, column), _VARIANTS[column]),
        bought,
        price,
    )


_VARIANTS = {
    "reach": say("reach of the posts, paid part not told apart"),
    "reach_organic": say("organic reach of the posts"),
}


def _rows(scope: Scope, column: str) -> pd.DataFrame:
    posts = replace(scope, settled=True).posts
    return figures(posts, posts[column], followers_then(scope, posts))


def _ads(scope: Scope) -> tuple[float | None, float | None]:
    """Return a month's contacts bought and the cost of 1,000, over ads that give both."""
    found = ads(scope)
    if found.reason or not found.rows["reach"].notna().any():
        return None, None
    bought = float(found.rows["reach"].sum())
    spent = paid(scope)
    known = spent.rows.dropna(subset=["spend", "reach"])
    met = known["reach"].sum()
    if spent.reason or not met:
        return bought, None
    return bought, float(known["spend"].sum() / met * 1000)


def _change(
    scope: Scope, column: str, months: tuple[Month, ...]
) -> tuple[float, float, Interval] | None:
    """Hold the last month against the first, the same month a year before."""
    first, last = months[0], months[-1]
    if first.rate.value is None or last.rate.value is None:
        return None
    draws = [
        ratio_draws(known["above"], known["below"], stream)
        for stream, each in enumerate((last, first))
        for known in [_rows(scope.over(each.period), column).dropna(subset=["above", "below"])]
    ]
    interval = spread(difference(*draws))
    return None if interval is None else (first.rate.value, last.rate.value, interval)
