"""Content: how interactions move, which posts and hashtags stand out, how concentrated it is."""

import datetime as dt
import re
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.message import Message, Name, say
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.strategy.intervals import Interval, ratio_draws, spread
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    absent,
    kpi,
    left_out,
    missing,
    posts_counted,
    sources_of,
)
from stratbook.strategy.kpis.parts import nothing_before
from stratbook.strategy.kpis.publications import gini as gini_of
from stratbook.strategy.kpis.publications import interactions, post_index, posts_for_share
from stratbook.strategy.kpis.scope import Scope, settled, within

_HASHTAG: Final = re.compile(r"#(\w+)")


@kpi("interaction_trend")
def interaction_trend(scope: Scope) -> Measure:
    """Compare interactions with the previous period's, over settled posts.

    When the period's last posts were too young at export, both periods are cut to the same
    number of days, so that like is compared with like.
    """
    window = settled_window(scope)
    if window is None:
        young = say("The posts of {span} were too young when exported.", span=scope.period)
        return missing("interaction_trend", young)
    before = scope.period.previous()
    now = interactions(scope.over(window).posts).dropna()
    then = interactions(scope.over(_same_days(before, window, scope.period)).posts).dropna()
    if now.empty:
        return absent("interaction_trend", scope, "posts")
    if then.sum() == 0:
        return missing("interaction_trend", nothing_before(before))
    note = say(
        "Over the first {days} days of each period: later posts were too young when exported.",
        days=window.days,
    )
    return Measure(
        "interaction_trend",
        float(now.sum() / then.sum() - 1),
        n=len(now),
        counted=posts_counted(len(now)),
        interval=_change_interval(now, then),
        basis="posts",
        sources=sources_of(scope.posts),
    ).noting(note if window != scope.period else None)


def settled_window(scope: Scope) -> Period | None:
    """Return the part of the period before its first unsettled post; None when nothing is left."""
    posts = scope.rows("posts")
    young = posts.loc[~settled(posts), "published_at"]
    if young.empty:
        return scope.period
    last = young.min().date() - dt.timedelta(days=1)
    return Period(start=scope.period.start, end=last) if last >= scope.period.start else None


def _same_days(before: Period, window: Period, whole: Period) -> Period:
    if window == whole:
        return before
    last = min(before.start + dt.timedelta(days=window.days - 1), before.end)
    return Period(start=before.start, end=last)


def _change_interval(now: pd.Series, then: pd.Series) -> Interval | None:
    """Return the interval of a change in totals, each total resampled over its own posts."""
    if min(len(now), len(then)) < 2:
        return None
    above = ratio_draws(now, np.ones(len(now)), 0) * len(now)
    below = ratio_draws(then, np.ones(len(then)), 1) * len(then)
    return spread((above / below)[below > 0] - 1)


@kpi("post_performance")
def post_performance(scope: Scope) -> Measure:
    """Return the median index of the period's posts: 100 is usual for their platform and format.

    The yardstick is the median of the year that ends with the period.
    """
    year = scope.trailing.posts
    index = post_index(year)["index"]
    mine = index[within(year["published_at"], scope.period)].dropna()
    if mine.empty:
        if scope.rows("posts").empty:
            return absent("post_performance", scope, "posts")
        reason = say(
            "Too few settled posts of one platform and format to compare: {least} are needed.",
            least=int(threshold("minimum_cell")),
        )
        return missing("post_performance", reason)
    young = len(scope.rows("posts")) - len(mine)
    return Measure(
        "post_performance",
        float(mine.median()),
        n=len(mine),
        counted=posts_counted(len(mine)),
        interval=_median_interval(mine),
        variant=say(
            "median of the period; 100 is the year’s median of the same platform and format"
        ),
        basis="index",
        sources=sources_of(year),
    ).noting(left_out(young))


def _median_interval(values: pd.Series) -> Interval | None:
    """Return the bootstrap interval of a median; None under two values."""
    ordered = np.sort(values.to_numpy(dtype=float))
    if ordered.size < 2:
        return None
    generator = np.random.default_rng(ordered.size)
    picks = generator.integers(0, ordered.size, (int(threshold("bootstrap_draws")), ordered.size))
    return spread(np.median(ordered[picks], axis=1))


def hashtags(posts: pd.DataFrame) -> pd.Series:
    """Return the posts' hashtags, folded in case, one row a post and tag (index: the post's)."""
    found = posts["text"].fillna("").str.casefold().str.findall(_HASHTAG.pattern)
    exploded = found.map(lambda tags: sorted(set(tags))).explode().dropna()
    return exploded.astype(str)


@kpi("hashtag_performance")
def hashtag_performance(scope: Scope) -> Measure:
    """Compare the posts that carry a hashtag with those that do not, over a year.

    For each tag carried, and not carried, by enough posts: the median index with it ÷ the
    median index without it × 100. The value is that of the tag most used; the others are its
    parts. A topic goes with its tags, so this is an association and nothing more.
    """
    year = scope.trailing.posts
    index = post_index(year)["index"].dropna()
    parts = _tag_parts(index, hashtags(year.loc[index.index]))
    if not parts:
        if scope.history("posts").empty:
            return absent("hashtag_performance", scope, "posts")
        reason = say(
            "No hashtag is carried by {least} comparable posts and left out of as many.",
            least=int(threshold("minimum_cell")),
        )
        return missing("hashtag_performance", reason)
    leading = parts[0]
    return Measure(
        "hashtag_performance",
        leading.value,
        n=leading.n,
        counted=posts_counted(leading.n or 0),
        variant=say(
            "{tag}, the tag most used, over the year to {day}; an association, not an effect",
            tag=leading.label,
            day=scope.period.end,
        ),
        basis=f"tag:{leading.key}",
        sources=sources_of(year),
        parts=parts,
    )


def _tag_parts(index: pd.Series, tags: pd.Series) -> tuple[Part, ...]:
    """Return the tags that can be compared, the most used first."""
    least = threshold("minimum_cell")
    parts = []
    for tag, carried in tags.groupby(tags):
        with_tag = index[carried.index]
        without = index.drop(carried.index)
        if len(with_tag) >= least and len(without) >= least and without.median() > 0:
            value = float(100 * with_tag.median() / without.median())
            parts.append(Part(Name(text=f"#{tag}"), value, len(with_tag), str(tag)))
    return tuple(sorted(parts, key=lambda part: (-(part.n or 0), part.key)))


@kpi("gini")
def gini(scope: Scope) -> Measure:
    """Return how concentrated the audience is on few posts."""
    audience, note = _audience(scope)
    value = gini_of(audience)
    if value is None:
        return absent("gini", scope, "posts")
    return _concentration("gini", scope, value, audience).noting(note)


@kpi("p80_posts")
def posts_for_most(scope: Scope) -> Measure:
    """Return the smallest share of the posts that gathers 80 % of the audience."""
    audience, note = _audience(scope)
    count = posts_for_share(audience, threshold("concentration_share"))
    if count is None:
        return absent("p80_posts", scope, "posts")
    return _concentration("p80_posts", scope, count / len(audience), audience).noting(note)


def _audience(scope: Scope) -> tuple[pd.Series, Message | None]:
    posts = scope.posts
    known = posts["reach"].dropna()
    return known, left_out(len(posts) - len(known))


def _concentration(id_: str, scope: Scope, value: float, audience: pd.Series) -> Measure:
    return Measure(
        id_,
        value,
        n=len(audience),
        counted=posts_counted(len(audience)),
        variant=say("audience of a post: its reach"),
        basis="reach",
        sources=sources_of(scope.posts),
    )
