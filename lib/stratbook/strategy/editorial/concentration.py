"""How much of the audience few posts make: Lorenz curve, Gini, top shares, measured."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, spread
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.publications import gini, posts_for_share
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.three_c.posts import posts_of

_SEED: Final = 20_131_021
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Concentration:
    """How concentrated one platform's audience is.

    Parameters
    ----------
    platform : str
        The platform.
    basis : str
        What the audience is: reach, views or impressions.
    audiences : tuple of float
        One a post, the largest first.
    gini : float
        0 when every post has the same audience, near 1 when one post has it all.
    few, top : float
        Share of the audience made by the top 5 % and the top 20 % of the posts.
    few_posts, top_posts : int
        How many posts those are: a part of a post counts as one.
    most_posts : int
        Fewest posts that make 80 % of the audience.
    gini_interval, few_interval, top_interval : (float, float) or None
        Bootstrap over posts.
    unmeasured : int
        Posts of the year without a figure, left out.
    sources : tuple of str
        Files it rests on.
    """

    platform: str
    basis: str
    audiences: tuple[float, ...]
    gini: float
    few: float
    top: float
    few_posts: int
    top_posts: int
    most_posts: int
    gini_interval: Interval | None = None
    few_interval: Interval | None = None
    top_interval: Interval | None = None
    unmeasured: int = 0
    sources: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """Posts counted."""
        return len(self.audiences)

    @property
    def enough(self) -> bool:
        """Whether there are posts enough for the shares to be read."""
        return self.n >= threshold("minimum_posts")

    @property
    def most_share(self) -> float:
        """Fewest posts that make 80 % of the audience, as a share of all."""
        return self.most_posts / self.n

    @property
    def lorenz(self) -> tuple[tuple[float, float], ...]:
        """The curve: share of the posts, largest first, and the share of the audience they make."""
        made = np.cumsum(self.audiences) / sum(self.audiences)
        places = np.arange(1, self.n + 1) / self.n
        return ((0.0, 0.0), *((float(x), float(y)) for x, y in zip(places, made, strict=True)))


@remembered
def concentrations(scope: Scope) -> tuple[Concentration, ...]:
    """Measure the concentration of each platform's audience over the year.

    Parameters
    ----------
    scope : Scope
        Tables and period: settled posts of the year that ends with it are read, on the one
        measure of audience a platform's export gives best; two measures never mix.

    Returns
    -------
    tuple of Concentration
        Most posts first; none for a platform whose posts have no audience.
    """
    ready = posts_of(scope.history("posts"), scope.trailing.period)
    ready = ready[ready["settled"]]
    found = [_of_platform(str(name), rows) for name, rows in ready.groupby("platform")]
    told = [each for each in found if each is not None]
    return tuple(sorted(told, key=lambda each: (-each.n, each.platform)))


def audience_of(posts: pd.DataFrame) -> pd.Series:
    """Return each post's audience on its platform's basis; 0 is kept, missing stays missing.

    Parameters
    ----------
    posts : DataFrame
        As :func:`stratbook.strategy.three_c.posts.posts_of` returns them.
    """
    by_reach = posts["reach"].where(posts["basis"] == "reach")
    same = posts["metric_basis"].eq(posts["basis"]).fillna(value=False)
    return by_reach.fillna(posts["impressions"].where(same & (posts["basis"] != "reach")))


def concentration(
    audiences: pd.Series, platform: str = "", basis: str = "reach"
) -> Concentration | None:
    """Measure how concentrated an audience is over posts; None when nothing adds up.

    Parameters
    ----------
    audiences : Series
        One figure a post; missing ones are left out.
    platform, basis : str
        What they are of.
    """
    ordered = np.sort(audiences.dropna().to_numpy(dtype=np.float64))[::-1]
    even = gini(pd.Series(ordered))
    most = posts_for_share(pd.Series(ordered), threshold("concentration_share"))
    if even is None or most is None:
        return None
    few, top = threshold("editorial_few_share"), threshold("editorial_top_share")
    draws = _draws(ordered)
    return Concentration(
        platform=platform,
        basis=basis,
        audiences=tuple(float(each) for each in ordered),
        gini=even,
        few=_share(ordered, few),
        top=_share(ordered, top),
        few_posts=_count(few, len(ordered)),
        top_posts=_count(top, len(ordered)),
        most_posts=most,
        gini_interval=spread(_ginis(draws)),
        few_interval=spread(_shares(draws, few)),
        top_interval=spread(_shares(draws, top)),
        unmeasured=len(audiences) - len(ordered),
    )


def _of_platform(platform: str, posts: pd.DataFrame) -> Concentration | None:
    found = concentration(audience_of(posts), platform, str(posts["basis"].iloc[0]))
    if found is None:
        return None
    return Concentration(**{**found.__dict__, "sources": sources_of(posts)})


def _count(share: float, posts: int) -> int:
    return max(1, math.ceil(share * posts - 1e-9))


def _share(ordered: Numbers, share: float) -> float:
    return float(ordered[: _count(share, len(ordered))].sum() / ordered.sum())


def _draws(ordered: Numbers) -> Numbers:
    """Return posts drawn with replacement, a row a draw, largest first."""
    generator = np.random.default_rng([_SEED, 2])
    count, wanted = len(ordered), int(threshold("bootstrap_draws"))
    batch = max(1, min(wanted, 4_000_000 // count))
    drawn = ordered[generator.integers(0, count, (batch, count))]
    kept = drawn[drawn.sum(axis=1) > 0]
    return np.asarray(-np.sort(-kept, axis=1), dtype=np.float64)


def _shares(draws: Numbers, share: float) -> Numbers:
    kept = _count(share, draws.shape[1])
    return np.asarray(draws[:, :kept].sum(axis=1) / draws.sum(axis=1), dtype=np.float64)


def _ginis(draws: Numbers) -> Numbers:
    count = draws.shape[1]
    ranks = count + 1 - 2 * np.arange(1, count + 1)
    return np.asarray(draws @ ranks / (count * draws.sum(axis=1)), dtype=np.float64)
