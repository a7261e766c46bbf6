"""Acquisition: communities, their share beside competitors, and the visits they bring."""

import datetime as dt

import pandas as pd

from stratbook.core.message import say
from stratbook.core.reference import threshold
from stratbook.strategy.kpis.measure import (
    Measure,
    absent,
    kpi,
    missing,
    of_posts,
    platform_name,
    posts_counted,
    sources_of,
)
from stratbook.strategy.kpis.parts import named_parts, platform_parts
from stratbook.strategy.kpis.scope import Scope, fold
from stratbook.strategy.kpis.series import counted_on, dormant, levels
from stratbook.strategy.kpis.traffic import social_traffic
from stratbook.strategy.kpis.voice import against


@kpi("community_size")
def community_size(scope: Scope) -> Measure:
    """Add the accounts' followers at the period's end; people following two count twice."""
    rows = levels(scope, scope.period.end)
    if asleep := dormant(scope, scope.period.end):
        reason = say(
            "The last count of followers of {platform} is too old to stand for the end of {span}.",
            platform=platform_name(asleep[0]),
            span=scope.period,
        )
        return missing(
            "community_size", reason, platform_parts(rows.groupby("platform")["value"].sum())
        )
    if rows.empty:
        return absent("community_size", scope, "audience")
    parts = platform_parts(rows.groupby("platform")["value"].sum())
    several = len(rows) > 1
    return Measure(
        "community_size",
        float(rows["value"].sum()),
        variant=say("accounts added up; whoever follows two counts twice") if several else None,
        basis="accounts:" + "|".join(rows["platform"] + "/" + rows["account"].fillna("")),
        sources=sources_of(rows),
        parts=parts,
        as_of=rows["date"].max().date(),
    ).noting(counted_on(rows))


@kpi("community_growth")
def community_growth(scope: Scope) -> Measure:
    """Divide the followers gained by those at the start, over accounts counted at both ends."""
    start = levels(scope, scope.period.start - dt.timedelta(days=1))
    end = levels(scope, scope.period.end)
    both = start.merge(end, on=["platform", "account"], suffixes=("_start", "_end"))
    both = both[both["date_end"] > both["date_start"]]
    if both.empty or both["value_start"].sum() == 0:
        if end.empty:
            return absent("community_growth", scope, "audience")
        reason = say("Growth needs a count of followers at both ends of {span}.", span=scope.period)
        return missing("community_growth", reason)
    sums = both.groupby("platform")[["value_start", "value_end"]].sum()
    sums = sums[sums["value_start"] > 0]
    parts = platform_parts(sums["value_end"] / sums["value_start"] - 1)
    first, last = both["date_start"].min().date(), both["date_end"].max().date()
    return Measure(
        "community_growth",
        float(both["value_end"].sum() / both["value_start"].sum() - 1),
        basis="levels",
        sources=sources_of(end, start),
        parts=parts,
    ).noting(say("From the counts of {first} to those of {last}.", first=first, last=last))


@kpi("sov_community")
def share_of_community(scope: Scope) -> Measure:
    """Divide the client's followers by those of the set, where both are counted."""
    rows = _last_counts(scope)
    if rows.empty:
        stale = scope.history("competitors")
        stale = stale[stale["date"] <= pd.Timestamp(scope.period.end)]
        if stale.empty:
            return absent("sov_community", scope, "competitors")
        day = stale["date"].max().date()
        reason = say("The last counts of the competitors are of {day}, too old for {span}.",
                     day=day, span=scope.period)  # fmt: skip
        return missing("sov_community", reason)
    sums = _sums_by_platform(rows)
    if sums.empty:
        reason = say("No platform has followers of both the brand and a competitor.")
        return missing("sov_community", reason)
    rivals = rows[~rows["mine"] & rows["platform"].isin(sums.index)]
    return Measure(
        "sov_community",
        float(sums["mine"].sum() / sums.to_numpy().sum()),
        variant=against(rivals["competitor"]),
        basis="followers",
        sources=sources_of(rows),
        parts=platform_parts(sums["mine"] / sums.sum(axis=1)),
        as_of=rivals["date"].max().date(),
    ).noting(counted_on(rivals))


def _last_counts(scope: Scope) -> pd.DataFrame:
    """Return each account's last count up to the period's end, with ``mine``.

    The client's own followers come from its audience where the sheet does not give them.
    """
    end = pd.Timestamp(scope.period.end)
    rows = scope.history("competitors").dropna(subset=["followers"])
    rows = rows[rows["date"] <= end + pd.Timedelta(days=1)]
    rows = rows[rows["date"] >= end - pd.Timedelta(days=threshold("competitor_watch_days"))]
    rows = rows.sort_values("date").groupby(["platform", "competitor"], as_index=False).tail(1)
    brands = {fold(brand) for brand in scope.brands}
    rows = rows.assign(mine=rows["competitor"].map(fold).isin(brands).astype(bool))
    own = levels(scope, scope.period.end).groupby("platform", as_index=False).agg(
        followers=("value", "sum"), date=("date", "max"), source=("source", "first")
    )  # fmt: skip
    known = set(rows.loc[rows["mine"], "platform"])
    lacking = own[own["platform"].isin(set(rows["platform"]) - known)]
    return pd.concat([rows, lacking.assign(mine=True)], ignore_index=True) if len(lacking) else rows


def _sums_by_platform(rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``mine`` and ``rivals``, followers by platform, where both are known."""
    mine = rows[rows["mine"]].groupby("platform")["followers"].sum()
    rivals = rows[~rows["mine"]].groupby("platform")["followers"].sum()
    return pd.DataFrame({"mine": mine, "rivals": rivals}).dropna()


@kpi("social_visits")
def social_visits(scope: Scope) -> Measure:
    """Add the daily users from social networks up: two days, counted twice."""
    found = social_traffic(scope, "users")
    if found.reason:
        return missing("social_visits", found.reason)
    if scope.rows("web").empty:
        return absent("social_visits", scope, "web")
    sums = found.rows.groupby(found.rows["source_name"].fillna(found.rows["channel_group"]))
    return Measure(
        "social_visits",
        float(found.rows["users"].sum()),
        variant=say("daily visitors added up, with duplicates; not a number of people"),
        basis="web.daily_users",
        sources=sources_of(found.rows),
        parts=named_parts(sums["users"].sum()),
    )


@kpi("link_clicks")
def link_clicks(scope: Scope) -> Measure:
    """Sum the clicks on the links of the period's posts, other clicks left out."""
    posts = scope.posts
    known = posts[posts["clicks_link"].notna()]
    if known.empty:
        return absent("link_clicks", scope, "posts")
    sums = known.groupby("platform")["clicks_link"].sum()
    measured = Measure(
        "link_clicks",
        float(known["clicks_link"].sum()),
        n=len(known),
        counted=posts_counted(len(known)),
        variant=say("clicks on the links of the posts"),
        basis="posts",
        sources=sources_of(known),
        parts=platform_parts(sums),
    )
    return of_posts(measured, scope, len(known))


@kpi("brand_searches")
def brand_searches(scope: Scope) -> Measure:
    """Sum the search impressions of the queries that contain one of the brand's names."""
    rows = scope.rows("search").dropna(subset=["query", "impressions"])
    if rows.empty:
        return absent("brand_searches", scope, "search")
    names = [fold(brand) for brand in scope.brands]
    named = rows["query"].map(fold).map(lambda query: any(name in query for name in names))
    return Measure(
        "brand_searches",
        float(rows.loc[named.astype(bool), "impressions"].sum()),
        basis="search",
        sources=sources_of(rows),
    )
