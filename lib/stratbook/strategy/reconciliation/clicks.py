"""Clicks on links as the platforms count them, beside visits as web analytics counts them."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from stratbook.core.message import Fact, Message, say
from stratbook.core.places import merged
from stratbook.strategy.kpis import Scope, measure
from stratbook.strategy.kpis.advertising import Ads, ads
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.kpis.traffic import Traffic, is_paid, platform_of, social_traffic
from stratbook.strategy.reconciliation.pair import (
    Kind,
    Pair,
    Side,
    lacking,
    names_of,
    of_measure,
    platforms_of,
    summed,
)

_NOT_SOCIAL: Final = frozenset({"google_ads"})  # its clicks arrive under search, not social


def click_rows(scope: Scope) -> Iterator[Pair]:
    """Iterate over posts by platform, ads by ad platform, then both together."""
    found, traffic = social_ads(scope), social_traffic(scope, "sessions")
    unpaid = traffic.rows[~is_paid(traffic.rows)]
    paid = traffic.rows[is_paid(traffic.rows)]
    for platform in sorted(
        scope.posts.loc[scope.posts["clicks_link"].notna(), "platform"].unique()
    ):
        name = platform_name(platform)
        clicks = say("clicks on the links of the posts of {platform}", platform=name)
        first = of_measure(clicks, measure("link_clicks", scope.on(platform)))
        visits = say("unpaid visits from {platform}, web analytics", platform=name)
        second = _sessions(scope, visits, traffic, _from(unpaid, (platform,)))
        yield Pair(Kind.CLICKS, say("Posts, {platform}", platform=name), first, second)
    for platform in sorted(found.rows["platform"].unique()):
        name = platform_name(platform)
        first = _ad_clicks(scope, found, platform)
        visits = say("paid visits from {platform}, web analytics", platform=name)
        second = _sessions(scope, visits, traffic, _from(paid, platforms_of(platform)))
        yield Pair(Kind.CLICKS, say("Ads, {platform}", platform=name), first, second)
    yield _together(scope, found, traffic)


def social_ads(scope: Scope) -> Ads:
    """Return the period's ads on social networks; search ads stand elsewhere."""
    found = ads(scope)
    return Ads(found.rows[~found.rows["platform"].isin(_NOT_SOCIAL)], found.reason)


def _from(rows: pd.DataFrame, platforms: tuple[str, ...]) -> pd.DataFrame:
    return rows[rows["source_name"].map(platform_of).isin(platforms)]


def _ad_clicks(scope: Scope, found: Ads, platform: str) -> Side:
    name = say("link clicks of the ads, {platform}", platform=platform_name(platform))
    if found.reason is not None:
        return Side(name, reason=found.reason)
    mine = found.rows[found.rows["platform"] == platform]
    return summed(name, mine, "clicks_link", lacking("cpc", scope, "ads"))


def _sessions(scope: Scope, name: Message, traffic: Traffic, rows: pd.DataFrame) -> Side:
    if traffic.reason is not None:
        return Side(name, reason=traffic.reason)
    if traffic.rows.empty:
        return Side(name, reason=lacking("social_sessions", scope, "web"))
    # A file that names its sources and not this one may name it otherwise: no zero is made up.
    unnamed = say("The web analytics export names no such visit in {span}.", span=scope.period)
    return summed(name, rows, "sessions", unnamed)


def _together(scope: Scope, found: Ads, traffic: Traffic) -> Pair:
    """Hold all clicks against all visits; without one kind of clicks there is no total."""
    what: Fact = say("Posts and ads, all networks")
    posted = sorted(scope.posts.loc[scope.posts["clicks_link"].notna(), "platform"].unique())
    name = say(
        "link clicks of the posts of {platforms} and the ads of {others}",
        platforms=names_of(posted or ["–"]),
        others=names_of(sorted(found.rows["platform"].unique()) or ["–"]),
    )
    posts = of_measure(name, measure("link_clicks", scope))
    bought = (
        Side(name, reason=found.reason)
        if found.reason is not None
        else summed(name, found.rows, "clicks_link", lacking("cpc", scope, "ads"))
    )
    second = _sessions(
        scope, say("visits from social networks, web analytics"), traffic, traffic.rows
    )
    if posts.value is None or bought.value is None:
        return Pair(Kind.CLICKS, what, bought if posts.value is not None else posts, second)
    files = merged(posts.sources, bought.sources)
    return Pair(Kind.CLICKS, what, Side(name, posts.value + bought.value, sources=files), second)


def visits_of(rows: pd.DataFrame, platforms: tuple[str, ...]) -> pd.DataFrame:
    """Return the paid visits that came from some platforms."""
    return _from(rows[is_paid(rows)], platforms)
