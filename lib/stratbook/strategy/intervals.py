"""Intervals: how far a figure can be trusted, given what it was counted on.

Wilson's for proportions of people or messages; the bootstrap over posts for engagement
rates, since one person interacts more than once; the bootstrap over authors for tone,
since one author may write ten times. Same numbers, same interval: draws are seeded, and
rows are put in order first so that the order of a file changes nothing.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import scipy

from stratbook.core.reference import threshold

Interval = tuple[float, float]
Numbers = npt.ArrayLike
Draws = npt.NDArray[np.float64]

_SEED: Final = 20_131_021
_CELLS: Final = 2_000_000  # resampled cells held in memory at a time


def wilson(successes: int, trials: int) -> Interval | None:
    """Return Wilson's interval of a proportion; None without trials.

    Parameters
    ----------
    successes, trials : int
        How many of how many; counts of people, messages, clicks.

    Raises
    ------
    ValueError
        When there are more successes than trials.

    Notes
    -----
    Wilson (1927), as computed by :func:`scipy.stats.binomtest`.
    """
    if trials <= 0:
        return None
    found = scipy.stats.binomtest(int(successes), int(trials)).proportion_ci(
        confidence_level=threshold("confidence_level"), method="wilson"
    )
    return float(found.low), float(found.high)


def ratio_draws(numerators: Numbers, denominators: Numbers, stream: int = 0) -> Draws:
    """Return a ratio of sums, resampled over its rows.

    Parameters
    ----------
    numerators, denominators : array_like
        One number a row (a post, an author), none missing.
    stream : int
        Which stream of draws: two independent samples take two streams.

    Returns
    -------
    ndarray
        One ratio a draw; draws whose denominators add up to 0 are left out.
    """
    above = np.asarray(numerators, dtype=np.float64)
    below = np.asarray(denominators, dtype=np.float64)
    if above.size == 0:
        return np.empty(0)
    order = np.lexsort((below, above))
    top, bottom = _resampled_sums(np.column_stack((above, below))[order], stream)
    known = bottom != 0
    return np.asarray(top[known] / bottom[known], dtype=np.float64)


def bootstrap_ratio(numerators: Numbers, denominators: Numbers) -> Interval | None:
    """Return the percentile interval of a ratio of sums over rows; None under two rows."""
    if np.size(numerators) < 2:
        return None
    return spread(ratio_draws(numerators, denominators))


def spread(draws: Draws) -> Interval | None:
    """Return the central part of draws, at the level of the house; None without draws."""
    if draws.size == 0:
        return None
    tail = (1 - threshold("confidence_level")) / 2 * 100
    low, high = np.percentile(draws, [tail, 100 - tail])
    return float(low), float(high)


def difference(first: Draws, second: Draws) -> Draws:
    """Return the differences of two independent samples' draws, pair by pair."""
    length = min(first.size, second.size)
    return first[:length] - second[:length]


def _resampled_sums(rows: Draws, stream: int) -> tuple[Draws, Draws]:
    """Sum rows drawn with replacement, a batch of draws at a time."""
    generator = np.random.default_rng([_SEED, stream])
    wanted = int(threshold("bootstrap_draws"))
    batch = max(1, min(wanted, _CELLS // len(rows)))
    sums = [
        rows[generator.integers(0, len(rows), (min(batch, wanted - start), len(rows)))].sum(axis=1)
        for start in range(0, wanted, batch)
    ]
    whole = np.concatenate(sums)
    return whole[:, 0], whole[:, 1]
