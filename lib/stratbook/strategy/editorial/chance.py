"""Is the grid better than chance, and what would moving posts gain, told without flattery."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from stratbook.core.reference import threshold
from stratbook.strategy.intervals import spread

_SEED: Final = 20_131_021
Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Trial:
    """A permutation test of the grid.

    Parameters
    ----------
    p_value : float or None
        How often results dealt at random among the slots differ as much between slots; None
        where there is nothing to deal.
    """

    p_value: float | None

    @property
    def beats_chance(self) -> bool:
        """Whether the slots differ by more than chance, at the level of the house."""
        return self.p_value is not None and self.p_value <= 1 - threshold("confidence_level")


@dataclass(frozen=True)
class Gain:
    """What a post in the best slots has over one elsewhere, as a ratio (0.12 is +12 %).

    Parameters
    ----------
    value, low, high : float
        The gain and its interval, on posts that were not used to find the slots.
    """

    value: float
    low: float
    high: float


def trial_of(values: pd.Series, groups: pd.Series) -> Trial:
    """Deal the values at random among the groups and see how often they differ as much.

    Notes
    -----
    Statistic: the sum of squares between groups, which orders the deals as Fisher's F does.
    p = (1 + deals at least as large) ÷ (1 + deals), which is never 0 (Phipson and Smyth,
    *Statistical Applications in Genetics and Molecular Biology* 9, 2010).
    """
    codes, names = pd.factorize(groups, sort=True)
    if len(names) < 2 or len(values) < threshold("minimum_posts"):
        return Trial(None)
    ordered = values.to_numpy(dtype=np.float64)
    order = np.lexsort((ordered, codes))
    ordered, codes = ordered[order] - ordered.mean(), codes[order]
    sizes = np.bincount(codes)
    seen = _between(ordered, codes, sizes)
    generator = np.random.default_rng(_SEED)
    deals = int(threshold("editorial_permutations"))
    larger = sum(
        _between(generator.permutation(ordered), codes, sizes) >= seen - 1e-12 for _ in range(deals)
    )
    return Trial((1 + larger) / (1 + deals))


def _between(values: Numbers, codes: Codes, sizes: npt.NDArray[np.intp]) -> float:
    sums = np.bincount(codes, weights=values)
    return float((sums**2 / sizes).sum())


def gain_of_moving(values: pd.Series, groups: pd.Series) -> Gain | None:
    """Return what posts in the best slots have over the others, on posts held out.

    Parameters
    ----------
    values : Series
        Effects on the log scale.
    groups : Series
        Slot of each post.

    Returns
    -------
    Gain or None
        None where there are too few posts, or no slot that can be chosen.

    Notes
    -----
    At each draw the posts are cut in two halves: the best slots are chosen on one, their
    advantage is measured on the other. A slot that was chosen because it was lucky loses its
    luck there, so that the gain carries no reward for having been selected. Half samples vary
    as samples of the whole would (McCarthy, *Review of the International Statistical
    Institute* 37, 1969): their spread is the interval.
    """
    if len(values) < threshold("minimum_posts"):
        return None
    codes, names = pd.factorize(groups, sort=True)
    order = np.lexsort((values.to_numpy(dtype=np.float64), codes))
    effects, slots = values.to_numpy(dtype=np.float64)[order], codes[order]
    generator = np.random.default_rng([_SEED, 1])
    drawn = [
        _held_out(effects, slots, len(names), generator)
        for _ in range(int(threshold("editorial_splits")))
    ]
    known = np.array([each for each in drawn if each is not None], dtype=np.float64)
    ends = spread(known)
    if ends is None or len(known) < len(drawn) / 2:
        return None
    low, high = np.expm1(ends)
    return Gain(float(np.expm1(known.mean())), float(low), float(high))


def _held_out(
    effects: Numbers, slots: Codes, count: int, generator: np.random.Generator
) -> float | None:
    """Choose slots on a random half, return their advantage on the other; None if it has none."""
    places = generator.permutation(len(effects))
    first, second = np.array_split(places, 2)
    best = _best(effects[first], slots[first], count)
    chosen = np.isin(slots[second], best)
    if not chosen.any() or chosen.all():
        return None
    there = effects[second]
    return float(there[chosen].mean() - there[~chosen].mean())


def _best(effects: Numbers, slots: Codes, count: int) -> Codes:
    """Return the slots above the mean, highest first, drawn to it by how few posts they hold."""
    sizes = np.bincount(slots, minlength=count)
    sums = np.bincount(slots, weights=effects - effects.mean(), minlength=count)
    least = threshold("minimum_cell")
    score = np.where(sizes * 2 >= least, sums / (sizes + least), -np.inf)
    wanted = int(threshold("editorial_best_slots"))
    ranked = np.argsort(-score, kind="stable")[:wanted]
    return ranked[score[ranked] > 0]
