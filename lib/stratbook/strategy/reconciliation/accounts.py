"""Accounts' daily series beside their posts, and ads beside the accounts they run on."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from stratbook.core.message import Message, Term, say, term
from stratbook.core.places import merged
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.advertising import Ads
from stratbook.strategy.kpis.measure import platform_name, sources_of
from stratbook.strategy.kpis.publications import interactions
from stratbook.strategy.kpis.series import daily
from stratbook.strategy.reconciliation.clicks import social_ads
from stratbook.strategy.reconciliation.pair import (
    Kind,
    Pair,
    Side,
    lacking,
    names_of,
    platforms_of,
    summed,
)

_METRICS: Final[dict[str, Term]] = {
    "reach": term("reach"),
    "impressions": term("impressions"),
    "views": term("views"),
    "interactions": term("interactions"),
    "link_clicks": term("link clicks"),
    "follows": term("new followers"),
}
_KPIS: Final = {"views": "impressions", "interactions": "interactions", "follows": "community_size"}
_ALWAYS: Final = ("reach", "interactions")  # shown even where one side alone is known
_BASES: Final = ("impressions", "views")
_DAILY: Final = {
    "reach": say("daily reach added up; whoever comes back the next day counts again"),
    "other": say("daily series of the account, every day added up"),
}
_POSTS: Final = {
    "reach": say("reach of the posts added up; cumulative contacts, with duplicates"),
    "other": say("lifetime figures of the posts published in the period"),
}


def daily_rows(scope: Scope) -> Iterator[Pair]:
    """Iterate over each platform's daily series beside the sums over its posts."""
    held = {*scope.history("audience")["platform"], *scope.posts["platform"]}
    for platform in sorted(held):
        mine = scope.on(platform)
        for metric in _METRICS:
            first, second = _daily(mine, metric), _posts(mine, metric)
            missing = first.value is None or second.value is None
            if missing and metric not in (*_ALWAYS, *_shown_basis(mine)):
                continue
            what = say(
                "{metric}, {platform}", metric=_METRICS[metric], platform=platform_name(platform)
            )
            yield Pair(Kind.DAILY, what, first, second)


def _shown_basis(scope: Scope) -> tuple[str, ...]:
    """Return which of impressions and views the platform's files speak of."""
    given = {*scope.rows("audience")["metric"], *_basis(scope.posts)}
    return tuple(basis for basis in _BASES if basis in given)


def _basis(posts: pd.DataFrame) -> pd.Series:
    return posts["metric_basis"].fillna("impressions").where(posts["impressions"].notna())


def _daily(scope: Scope, metric: str) -> Side:
    name = _DAILY.get(metric, _DAILY["other"])
    found = daily(scope, metric)
    if found.rows.empty:
        return Side(name, reason=_no_series(scope, metric))
    if found.reason is not None:
        return Side(name, reason=found.reason)
    return Side(name, float(found.rows["value"].sum()), sources=sources_of(found.rows))


def _no_series(scope: Scope, metric: str) -> Message:
    return say(
        "No daily series of this figure ({metric}) in {span}; the platform’s own daily export "
        "would bring it.",
        metric=_METRICS[metric],
        span=scope.period,
    )


def _posts(scope: Scope, metric: str) -> Side:
    name = _POSTS.get(metric, _POSTS["other"])
    posts = scope.posts
    values = {
        "reach": posts["reach"],
        "interactions": interactions(posts),
        "link_clicks": posts["clicks_link"],
        "follows": posts["follows"],
    }.get(metric, posts["impressions"].where(_basis(posts) == metric))
    known = posts.assign(figure=values)
    if 0 < values.notna().sum() < len(values):
        name = say("{name}, {known} of {all} posts", name=name,
                   known=int(values.notna().sum()), all=len(values))  # fmt: skip
    reason = lacking(_KPIS.get(metric, metric), scope, "posts")
    return summed(name, known, "figure", reason)


def ads_rows(scope: Scope) -> Iterator[Pair]:
    """Iterate over each ad platform's figures beside the totals of the accounts it runs on."""
    found = social_ads(scope)
    for platform in sorted(found.rows["platform"].unique()):
        mine = Ads(found.rows[found.rows["platform"] == platform], found.reason)
        accounts = platforms_of(platform)
        for metric, column in (("reach", "reach"), ("impressions", "impressions"),
                               ("link_clicks", "clicks_link")):  # fmt: skip
            second = _accounts(scope, accounts, metric)
            if second.value is None and metric == "link_clicks":
                continue
            what = say(
                "{metric}, {platform}", metric=_METRICS[metric], platform=platform_name(platform)
            )
            yield Pair(Kind.ADS, what, _ads(scope, mine, metric, column), second)
        yield from _paid_reach(scope, mine, platform)


def _ads(scope: Scope, found: Ads, metric: str, column: str) -> Side:
    name = (
        say("reach of the ads added up; cumulative contacts, with duplicates")
        if metric == "reach"
        else say("Ads Manager, the ads of the period")
    )
    if found.reason is not None:
        return Side(name, reason=found.reason)
    return summed(name, found.rows, column, lacking("frequency", scope, "ads"))


def _accounts(scope: Scope, platforms: tuple[str, ...], metric: str) -> Side:
    """Return the accounts' totals; views where that is what their files count."""
    metrics = _BASES if metric == "impressions" else (metric,)
    sides = [(each, name, _daily(scope.on(name), each)) for name in platforms for each in metrics]
    known = [(each, name, side) for each, name, side in sides if side.value is not None]
    label = say("daily totals of the accounts ({platforms})", platforms=names_of(platforms))
    if not known or len({each for each, _, _ in known}) > 1:
        reasons = [side.reason for _, _, side in sides if side.reason is not None]
        mixed = say("Impressions and views are different measures and are not added.")
        return Side(label, reason=mixed if known else reasons[0])
    places = tuple(name for _, name, _ in known)
    found = say(
        "daily totals of the accounts ({platforms}): {metric}",
        platforms=names_of(places),
        metric=_METRICS[known[0][0]],
    )
    files = merged(*(side.sources for _, _, side in known))
    return Side(found, sum(side.value or 0.0 for _, _, side in known), sources=files)


def _paid_reach(scope: Scope, found: Ads, platform: str) -> Iterator[Pair]:
    """Show the paid reach that the posts' own file gives, where it gives one."""
    posts = scope.posts[scope.posts["platform"].isin(platforms_of(platform))]
    if posts["reach_paid"].isna().all():
        return
    name = say("paid reach of the posts of the period, page export")
    second = summed(name, posts, "reach_paid", lacking("reach", scope, "posts"))
    what = say("Paid reach, {platform}", platform=platform_name(platform))
    yield Pair(Kind.ADS, what, _ads(scope, found, "reach", "reach"), second)
