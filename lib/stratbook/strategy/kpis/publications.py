"""What is read off posts: interactions, the followers of the day, rates and their intervals."""

from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.message import Message
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import EngagementBasis
from stratbook.strategy.intervals import bootstrap_ratio
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    absent,
    file_of,
    of_posts,
    platform_name,
    posts_counted,
    sources_of,
)
from stratbook.strategy.kpis.scope import Scope

COMPONENTS: Final = ("reactions", "comments", "shares", "saves")


def interactions(posts: pd.DataFrame) -> pd.Series:
    """Return each post's interactions: reactions, comments, shares, and saves where given.

    The platform's own total is taken where there is one (its parts are often sparser), with
    the saves it leaves out. Otherwise reactions and comments are added, with the shares and
    saves that the platform's file brings; a post that lacks one of them has no figure, since
    a part counted as 0 would be made up. Clicks are never interactions.
    """
    given = posts[list(COMPONENTS)]
    groups = [posts["platform"].fillna(""), file_of(posts["source"]).fillna("")]
    brought = given.notna().groupby(groups).transform("any")
    optional = ~brought
    optional[["reactions", "comments"]] = False
    complete = (given.notna() | optional).all(axis=1)
    added = given.sum(axis=1, min_count=1).where(complete)
    reported = posts["interactions_reported"] + posts["saves"].fillna(0)
    return reported.where(reported.notna(), added)


def followers_then(scope: Scope, posts: pd.DataFrame) -> pd.Series:
    """Return the followers of each post's account on the day of publication.

    The post's own figure, else the platform's last count before it, not older than the
    threshold ``followers_watch_days``.
    """
    days = posts["published_at"].dt.tz_localize(None).dt.normalize()
    asked = pd.DataFrame({"date": days.dt.as_unit("us"), "platform": posts["platform"]})
    counts = scope.tables["audience"]
    followers = counts[counts["metric"] == "followers"]
    levels = followers.groupby(["platform", "date"])["value"].sum(min_count=1).reset_index()
    if levels.empty:
        return posts["followers_at_post"]
    found = pd.merge_asof(
        asked.reset_index().sort_values("date", kind="stable"),
        levels.sort_values("date"),
        on="date",
        by="platform",
        tolerance=pd.Timedelta(days=threshold("followers_watch_days")),
    ).set_index("index")["value"]
    return posts["followers_at_post"].fillna(found.reindex(posts.index))


def post_rate(
    id_: str,
    scope: Scope,
    figures: pd.DataFrame,
    variant: Message | None = None,
    basis: str = "",
) -> Measure:
    """Return a ratio of sums over posts, with its bootstrap interval and parts by platform.

    Parameters
    ----------
    id_ : str
        The KPI.
    scope : Scope
        What is measured.
    figures : DataFrame
        ``above``, ``below``, ``platform`` and ``source`` of every post of the scope; a post
        where one of the two is missing leaves both sums.
    variant : Message or None
        Which definition it is.
    basis : str
        The same as a code.
    """
    known = figures.dropna(subset=["above", "below"])
    if known.empty or known["below"].sum() == 0:
        return absent(id_, scope, "posts")
    value, n = _rate(known)
    measured = Measure(
        id_,
        value,
        n=n,
        counted=posts_counted(n),
        interval=_interval(known) if scope.intervals else None,
        variant=variant,
        basis=basis,
        sources=sources_of(known),
        parts=_rate_parts(known, intervals=scope.intervals),
    )
    return of_posts(measured, scope, len(scope.posts) - len(figures) + n)


def _rate_parts(known: pd.DataFrame, *, intervals: bool) -> tuple[Part, ...]:
    return tuple(
        Part(
            platform_name(str(platform)),
            *_rate(rows),
            str(platform),
            _interval(rows) if intervals else None,
        )
        for platform, rows in known.groupby("platform")
        if rows["below"].sum()
    )


def figures(posts: pd.DataFrame, above: pd.Series, below: pd.Series) -> pd.DataFrame:
    """Put a numerator and a denominator beside each post's platform and source."""
    return posts[["platform", "source"]].assign(above=above, below=below)


def declared_base(scope: Scope, posts: pd.DataFrame) -> pd.Series | None:
    """Return what each post's interactions are divided by, on the basis the client's brief names.

    Parameters
    ----------
    scope : Scope
        With its ``engagement``; None where the brief names none.
    posts : DataFrame
        Posts; one that does not have the figure has none here.
    """
    match scope.engagement:
        case None:
            return None
        case EngagementBasis.REACH:
            return posts["reach"]
        case EngagementBasis.FOLLOWERS:
            return followers_then(scope, posts)
        case displays:
            counted = posts["metric_basis"].fillna("impressions")
            return posts["impressions"].where(counted == displays.value)


def post_index(posts: pd.DataFrame, base: pd.Series | None = None) -> pd.DataFrame:
    """Return each post's engagement beside the median of its platform and format (100).

    Parameters
    ----------
    posts : DataFrame
        Settled posts of the history that serves as yardstick.
    base : Series or None
        What interactions are divided by, aligned on ``posts``; None takes reach, and
        impressions or views where a platform gives none.

    Returns
    -------
    DataFrame
        Aligned on ``posts``: ``rate`` (interactions by reach; by impressions or views where
        a platform gives no reach; by ``base`` where it is given), ``group`` (what it is
        compared within), ``peers`` (posts in the group), ``index`` (100 is the group's median),
        missing in groups below the threshold ``minimum_cell`` or with a median of 0.
    """
    by_reach = posts["reach"] > 0
    below = posts["reach"].where(by_reach, posts["impressions"]) if base is None else base
    measured = posts["metric_basis"].fillna("impressions").where(~by_reach, "reach")
    measured = measured if base is None else pd.Series("", index=posts.index)
    rate = (interactions(posts) / below).where(below > 0)
    group = (
        posts["platform"].fillna("") + "|" + posts["format"].fillna("") + "|" + measured
    ).where(rate.notna())
    medians = rate.groupby(group).transform("median")
    peers = rate.groupby(group).transform("count")
    fair = (peers >= threshold("minimum_cell")) & (medians > 0)
    index = (100 * rate / medians).where(fair)
    return pd.DataFrame({"rate": rate, "group": group, "peers": peers, "index": index})


def gini(values: pd.Series) -> float | None:
    """Return the Gini coefficient of an audience over posts: 0 even, near 1 concentrated.

    Notes
    -----
    Without the small-sample correction; None when nothing adds up.
    """
    ordered = np.sort(values.dropna().to_numpy(dtype=float))
    if ordered.size == 0 or ordered.sum() == 0:
        return None
    ranks = 2 * np.arange(1, ordered.size + 1) - ordered.size - 1
    return float(ranks @ ordered / (ordered.size * ordered.sum()))


def posts_for_share(values: pd.Series, share: float) -> int | None:
    """Return how few posts make up a share of the audience; None when nothing adds up."""
    ordered = np.sort(values.dropna().to_numpy(dtype=float))[::-1]
    if ordered.size == 0 or ordered.sum() == 0:
        return None
    reached = np.cumsum(ordered) / ordered.sum()
    return int(np.argmax(reached >= share - 1e-12)) + 1


def _rate(rows: pd.DataFrame) -> tuple[float, int]:
    return float(rows["above"].sum() / rows["below"].sum()), len(rows)


def _interval(rows: pd.DataFrame) -> tuple[float, float] | None:
    return bootstrap_ratio(rows["above"].to_numpy(), rows["below"].to_numpy())
