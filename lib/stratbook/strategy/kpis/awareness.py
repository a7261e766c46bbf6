"""Awareness: how much is seen and said."""

from typing import Final

import pandas as pd

from stratbook.core.message import Fact, say, term
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    absent,
    kpi,
    missing,
    of_posts,
    platform_name,
    posts_counted,
    sources_of,
)
from stratbook.strategy.kpis.parts import both_bases, days_counted, named_parts, platform_parts
from stratbook.strategy.kpis.publications import figures, followers_then, post_rate
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.kpis.series import daily
from stratbook.strategy.kpis.traffic import social_traffic

CUMULATIVE: Final = say("cumulative contacts of the posts, with duplicates; not a number of people")
_BASES: Final = {"impressions": term("impressions"), "views": term("views")}


@kpi("impressions")
def impressions(scope: Scope) -> Measure:
    """Sum the displays of the period's posts: impressions or views, never the two together."""
    posts = scope.posts
    known = posts[posts["impressions"].notna()]
    if known.empty:
        return _daily_impressions(scope)
    bases = known["metric_basis"].fillna("impressions")
    parts = _platform_parts(known, "impressions", bases)
    if len(bases.unique()) > 1:
        return missing("impressions", both_bases(scope.period), parts)
    basis = str(bases.iloc[0])
    measured = Measure(
        "impressions",
        float(known["impressions"].sum()),
        n=len(known),
        counted=posts_counted(len(known)),
        variant=say("{basis} of the posts published in the period", basis=_BASES[basis]),
        basis=f"posts.{basis}",
        sources=sources_of(known),
        parts=parts,
    )
    return of_posts(measured, scope, len(known))


def _platform_parts(posts: pd.DataFrame, column: str, bases: pd.Series) -> tuple[Part, ...]:
    several = len(bases.unique()) > 1
    keys = [posts["platform"].rename("platform"), bases.rename("basis")]
    sums = posts.groupby(keys)[column].agg(["sum", "count"]).reset_index()
    return tuple(
        Part(
            _based(str(row["platform"]), str(row["basis"]) if several else ""),
            float(row["sum"]),
            int(row["count"]),
            str(row["platform"]),
        )
        for _, row in sums.iterrows()
    )


def _based(platform: str, basis: str) -> Fact:
    name = platform_name(platform)
    return say("{platform}, {basis}", platform=name, basis=_BASES[basis]) if basis else name


def _daily_impressions(scope: Scope) -> Measure:
    found = {basis: daily(scope, basis) for basis in _BASES}
    given = {basis: series for basis, series in found.items() if not series.rows.empty}
    if len(given) != 1:
        return absent("impressions", scope, "posts")
    basis, series = next(iter(given.items()))
    if series.reason:
        return missing("impressions", series.reason)
    return Measure(
        "impressions",
        float(series.rows["value"].sum()),
        variant=say("{basis} of the accounts, day by day", basis=_BASES[basis]),
        basis=f"daily.{basis}",
        sources=sources_of(series.rows),
        parts=platform_parts(series.rows.groupby("platform")["value"].sum()),
    )


@kpi("reach")
def reach(scope: Scope) -> Measure:
    """Return what the files allow in place of people reached, under its own name.

    The posts' reaches added up are cumulative contacts, with duplicates. Without posts, one
    account's daily series gives the accounts reached on an average day; daily reach is never
    added, neither over days nor over accounts.
    """
    posts = scope.posts
    known = posts[posts["reach"].notna()]
    parts = _daily_reach_parts(scope)
    if known.empty:
        return _daily_reach(scope, parts)
    own = known.groupby("platform")["reach"].agg(["sum", "count"])
    platforms = tuple(
        Part(
            say("{platform}, cumulative contacts", platform=platform_name(str(name))),
            float(row["sum"]),
            int(row["count"]),
            str(name),
        )
        for name, row in own.iterrows()
    )
    measured = Measure(
        "reach",
        float(known["reach"].sum()),
        n=len(known),
        counted=posts_counted(len(known)),
        variant=CUMULATIVE,
        basis="posts.cumulative",
        sources=sources_of(known),
        parts=platforms + parts,
    )
    return of_posts(measured, scope, len(known))


def _daily_reach_parts(scope: Scope) -> tuple[Part, ...]:
    series = daily(scope, "reach")
    if not series.whole:
        return ()
    accounts = series.rows.groupby(["platform", "account"], dropna=False)["value"]
    means = accounts.agg(["mean", "count"]).reset_index()
    return tuple(
        Part(
            say("{platform}, an average day", platform=platform_name(str(row["platform"]))),
            float(row["mean"]),
            int(row["count"]),
            f"{row['platform']}.daily",
        )
        for _, row in means.iterrows()
    )


def _daily_reach(scope: Scope, parts: tuple[Part, ...]) -> Measure:
    series = daily(scope, "reach")
    if series.reason is not None:
        return missing("reach", series.reason)
    if len(parts) > 1:
        reason = say("Daily reach of several accounts is never added; each is shown apart.")
        return missing("reach", reason, parts)
    if not parts:
        return absent("reach", scope, "posts")
    return Measure(
        "reach",
        parts[0].value,
        n=parts[0].n,
        counted=days_counted(parts[0].n or 0),
        variant=say("accounts reached on an average day; days are not added"),
        basis="daily.mean",
        sources=sources_of(series.rows),
        parts=parts,
    )


@kpi("reach_per_post")
def reach_per_post(scope: Scope) -> Measure:
    """Divide the posts' reaches, added up with their duplicates, by the number of posts."""
    posts = scope.posts
    rows = figures(posts, posts["reach"], pd.Series(1.0, index=posts.index))
    return post_rate("reach_per_post", scope, rows)


@kpi("organic_reach")
def organic_reach(scope: Scope) -> Measure:
    """Add the posts' organic reaches up: cumulative contacts, with duplicates."""
    posts = scope.posts
    known = posts[posts["reach_organic"].notna()]
    if known.empty:
        return absent("organic_reach", scope, "posts")
    measured = Measure(
        "organic_reach",
        float(known["reach_organic"].sum()),
        n=len(known),
        counted=posts_counted(len(known)),
        variant=CUMULATIVE,
        basis="posts.cumulative",
        sources=sources_of(known),
    )
    return of_posts(measured, scope, len(known))


@kpi("organic_reach_rate")
def organic_reach_rate(scope: Scope) -> Measure:
    """Divide the posts' organic reach by their followers at publication, summed first."""
    posts = scope.posts
    rows = figures(posts, posts["reach_organic"], followers_then(scope, posts))
    return post_rate("organic_reach_rate", scope, rows)


@kpi("social_sessions")
def social_sessions(scope: Scope) -> Measure:
    """Sum the sessions that web analytics attributes to social networks."""
    found = social_traffic(scope, "sessions")
    if found.reason:
        return missing("social_sessions", found.reason)
    if scope.rows("web").empty:
        return absent("social_sessions", scope, "web")
    rows = found.rows
    sums = rows.groupby(rows["source_name"].fillna(rows["channel_group"]))["sessions"].sum()
    return Measure(
        "social_sessions",
        float(rows["sessions"].sum()),
        variant=found.variant,
        basis=found.basis,
        sources=sources_of(rows),
        parts=named_parts(sums),
    )
