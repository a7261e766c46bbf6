"""Posts made comparable: result on a log scale, format and month set aside, hours if trusted."""

from typing import Final, Literal

import numpy as np
import pandas as pd

from stratbook.core.reference import threshold
from stratbook.strategy.kpis.measure import file_of
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.three_c.posts import posts_of

Measured = Literal["rate", "audience"]
MEASURES: Final[tuple[Measured, ...]] = ("rate", "audience")


def rated_posts(scope: Scope, measured: Measured) -> pd.DataFrame:
    """Return the settled posts of the year, each beside what its platform would lead to expect.

    Parameters
    ----------
    scope : Scope
        Tables and period: the year that ends with it is read.
    measured : {"rate", "audience"}
        Interactions by reach (by views or impressions where a platform gives no reach, the
        interactions alone where it gives none of them), or the audience itself.

    Returns
    -------
    DataFrame
        ``platform``, ``basis`` (reach, views, impressions or interactions), ``day`` (date),
        ``weekday`` (0 Monday), ``hour`` (0 to 23 in the client's zone, missing where the file's
        hours cannot be trusted), ``effect`` (log of the result less the mean of its platform's
        formats and months: 0 is usual) and ``source``.

    Notes
    -----
    Half an interaction is added to each post, so that a post without any has a logarithm
    (Haldane 1956; Anscombe 1956). Formats and months are set aside by least squares, platform
    by platform: a slot in which only reels are published is not praised for its reels.
    """
    ready = posts_of(scope.history("posts"), scope.trailing.period)
    ready = ready[ready["settled"]]
    ready = ready.assign(
        value=_value(ready, measured),
        basis=ready["basis"].where(ready["basis"] != "", "interactions"),
        weekday=ready["published_at"].dt.day_of_week,
        hour=ready["published_at"].dt.hour.where(hours_trusted(ready)),
    ).dropna(subset=["value", "platform"])
    ready = ready.assign(effect=_adjusted(ready))
    return ready[["platform", "basis", "day", "weekday", "hour", "effect", "source"]].reset_index(
        drop=True
    )


def hours_trusted(posts: pd.DataFrame) -> pd.Series:
    """Say for each post whether the hour its file gives can be trusted.

    It cannot where a file gives days only (every post at one same instant of the day), nor
    where the minutes of every post equal its month, a defect of Meta's exports.

    Parameters
    ----------
    posts : DataFrame
        ``published_at`` in the client's zone, ``platform`` and ``source``.
    """
    if posts.empty:
        return pd.Series(dtype=bool, index=posts.index)
    at = posts["published_at"]
    clock = at.dt.hour * 60 + at.dt.minute
    groups = [posts["platform"].fillna(""), file_of(posts["source"]).fillna("")]
    size = clock.groupby(groups).transform("size")
    many = size >= threshold("editorial_clock_posts")
    same = clock.groupby(groups).transform("nunique") == 1
    as_month = (at.dt.minute == at.dt.month).groupby(groups).transform("all")
    untimed = (same & (many | (clock == 0))) | (as_month & many)
    trusted: pd.Series = ~untimed
    return trusted


def _value(posts: pd.DataFrame, measured: Measured) -> pd.Series:
    if measured == "audience":
        return pd.Series(np.log(posts["base"]), index=posts.index)
    above = posts["engaged"] + 0.5
    below = posts["base"].where(posts["basis"] != "", 1.0)
    return pd.Series(np.log(above / below), index=posts.index)


def _adjusted(posts: pd.DataFrame) -> pd.Series:
    """Return the values less what format and month lead to expect, platform by platform."""
    parts = [pd.Series(_residuals(rows), index=rows.index) for _, rows in posts.groupby("platform")]
    return pd.concat(parts).reindex(posts.index) if parts else pd.Series(dtype="float64")


def _residuals(rows: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    stamps = rows["published_at"].dt.strftime("%Y-%m")
    design = pd.concat([_dummies(rows["format"].fillna("")), _dummies(stamps)], axis=1).to_numpy(
        dtype=np.float64
    )
    whole = np.column_stack([np.ones(len(rows)), design])
    values = rows["value"].to_numpy(dtype=np.float64)
    found, *_ = np.linalg.lstsq(whole, values, rcond=None)
    return np.asarray(values - whole @ found, dtype=np.float64)


def _dummies(groups: pd.Series) -> pd.DataFrame:
    """Return a column a group that has posts enough to have a mean of its own."""
    counts = groups.value_counts()
    kept = sorted(counts[counts >= threshold("minimum_cell")].index)
    return pd.DataFrame({str(name): groups == name for name in kept}, index=groups.index)
