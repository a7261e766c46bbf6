"""Interaction: how people respond to what is published, and which posts they respond to."""

from typing import Final

import pandas as pd

from stratbook.core.message import say, term
from stratbook.core.reference import threshold
from stratbook.strategy.kpis.measure import (
    Measure,
    absent,
    kpi,
    left_out,
    missing,
    of_posts,
    posts_counted,
    sources_of,
)
from stratbook.strategy.kpis.parts import days_counted, platform_parts
from stratbook.strategy.kpis.publications import (
    figures,
    followers_then,
    interactions,
    post_rate,
)
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.kpis.series import daily

_WEIGHTS: Final = {
    "reactions": "engagement_weight_reaction",
    "comments": "engagement_weight_comment",
    "shares": "engagement_weight_share",
    "saves": "engagement_weight_save",
}
_SINGULAR: Final = {
    "reactions": "reaction",
    "comments": "comment",
    "shares": "share",
    "saves": "save",
}


@kpi("interactions")
def interactions_total(scope: Scope) -> Measure:
    """Sum the interactions of the period's posts; clicks are not interactions."""
    posts = scope.posts
    values = interactions(posts)
    known = posts[values.notna()]
    if known.empty:
        return absent("interactions", scope, "posts")
    sums = values[known.index].groupby(known["platform"]).sum()
    measured = Measure(
        "interactions",
        float(values.sum()),
        n=len(known),
        counted=posts_counted(len(known)),
        basis="posts",
        sources=sources_of(known),
        parts=platform_parts(sums),
    )
    return of_posts(measured, scope, len(known))


@kpi("er_reach")
def by_reach(scope: Scope) -> Measure:
    """Divide interactions by the posts' reach, summed first."""
    posts = scope.posts
    rows = figures(posts, interactions(posts), posts["reach"])
    return post_rate("er_reach", scope, rows, say("interactions ÷ reach of the posts"), "reach")


@kpi("er_impressions")
def by_impressions(scope: Scope) -> Measure:
    """Divide interactions by impressions; posts counted in views stay out."""
    return _by_displays("er_impressions", scope, "impressions")


@kpi("er_views")
def by_views(scope: Scope) -> Measure:
    """Divide interactions by views; posts counted in impressions stay out."""
    return _by_displays("er_views", scope, "views")


def _by_displays(id_: str, scope: Scope, basis: str) -> Measure:
    posts = scope.posts
    bases = posts["metric_basis"].fillna("impressions").where(posts["impressions"].notna())
    mine = posts[bases == basis]
    if mine.empty and bases.notna().any():
        other = term("views") if basis == "impressions" else term("impressions")
        reason = say("The posts of {span} are counted in {basis}.", span=scope.period, basis=other)
        return missing(id_, reason)
    rows = figures(mine, interactions(mine), mine["impressions"])
    measured = post_rate(id_, scope, rows, basis=basis)
    return measured if measured.value is None else measured.noting(left_out(len(posts) - len(mine)))


@kpi("er_followers")
def by_followers(scope: Scope) -> Measure:
    """Divide interactions by the followers on each post's day, summed over posts."""
    posts = scope.posts
    rows = figures(posts, interactions(posts), followers_then(scope, posts))
    return post_rate("er_followers", scope, rows)


@kpi("er_daily")
def by_day(scope: Scope) -> Measure:
    """Divide the days' interactions by the days' followers, where both are counted daily."""
    rows = scope.rows("audience")
    wide = rows[rows["metric"].isin(["interactions", "followers"])].pivot_table(
        index=["platform", "account", "date"], columns="metric", values="value", aggfunc="last"
    )
    series = daily(scope, "interactions")
    if series.reason:
        return missing("er_daily", series.reason)
    if not {"interactions", "followers"} <= set(wide.columns):
        return absent("er_daily", scope, "audience")
    both = wide.dropna(subset=["interactions", "followers"])
    if both.empty or both["followers"].sum() == 0:
        return absent("er_daily", scope, "audience")
    days = both.index.get_level_values("date").nunique()
    return Measure(
        "er_daily",
        float(both["interactions"].sum() / both["followers"].sum()),
        n=days,
        counted=days_counted(days),
        basis="daily",
        sources=sources_of(rows),
    )


@kpi("amplification_rate")
def amplification(scope: Scope) -> Measure:
    """Divide shares by the followers on each post's day, summed over posts."""
    return _by_followers("amplification_rate", scope, "shares")


@kpi("applause_rate")
def applause(scope: Scope) -> Measure:
    """Divide reactions by the followers on each post's day, summed over posts."""
    return _by_followers("applause_rate", scope, "reactions")


def _by_followers(id_: str, scope: Scope, column: str) -> Measure:
    posts = scope.posts
    return post_rate(id_, scope, figures(posts, posts[column], followers_then(scope, posts)))


@kpi("conversation_rate")
def conversation(scope: Scope) -> Measure:
    """Divide comments by the posts whose comments are known."""
    posts = scope.posts
    rows = figures(posts, posts["comments"], pd.Series(1.0, index=posts.index))
    return post_rate("conversation_rate", scope, rows)


@kpi("watch_through")
def watch_through(scope: Scope) -> Measure:
    """Divide the seconds watched by views × duration, over videos where all three are known."""
    posts = scope.posts
    videos = posts[(posts["duration"] > 0) & (posts["metric_basis"] == "views")]
    below = videos["impressions"] * videos["duration"]
    rows = figures(videos, videos["video_seconds_watched"], below)
    return post_rate("watch_through", scope, rows)


@kpi("engagement_index")
def engagement_index(scope: Scope) -> Measure:
    """Weigh reactions, comments, shares and saves, and divide by reach (× 100).

    The weights are data; the same with equal weights is shown beside, as a test of them.
    """
    posts = scope.posts
    weights = {column: threshold(name) for column, name in _WEIGHTS.items()}
    above = _weighted(posts, weights)
    measured = post_rate("engagement_index", scope, figures(posts, 100 * above, posts["reach"]))
    if measured.value is None:
        return measured
    equal = post_rate(
        "engagement_index",
        scope,
        figures(posts, 100 * _weighted(posts, dict.fromkeys(weights, 1.0)), posts["reach"]),
    )
    note = say(
        "Weights: reaction {reaction}, comment {comment}, share {share}, save {save}. "
        "With equal weights: {equal}.",
        **{_SINGULAR[column]: _whole(weight) for column, weight in weights.items()},
        equal=equal.value,
    )
    return measured.noting(note)


def _whole(weight: float) -> int | float:
    return int(weight) if weight == int(weight) else weight


def _weighted(posts: pd.DataFrame, weights: dict[str, float]) -> pd.Series:
    """Weigh the parts of the interactions; a post without its reactions has no figure."""
    parts = posts[list(weights)] * pd.Series(weights)
    needed = posts[["reactions", "comments", "shares"]].notna().all(axis=1)
    return parts.sum(axis=1).where(needed)
