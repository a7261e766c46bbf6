"""Means of small groups drawn towards the whole, as far as their size calls for it."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy

from stratbook.core.reference import threshold

_STEPS: Final = 400
Numbers = npt.NDArray[np.float64]


def partial_pool(values: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """Draw the means of groups towards the mean of all, each according to its size.

    Parameters
    ----------
    values : Series
        One number an observation, none missing.
    groups : Series
        The group of each, aligned.

    Returns
    -------
    DataFrame
        By group: ``n``, ``mean`` (as measured), ``shrunk``, ``low`` and ``high`` (missing where
        the scatter inside groups cannot be told: one post a group, or one group).
    """
    grouped = values.groupby(groups)
    n, mean = grouped.size(), grouped.mean()
    means = pd.DataFrame({"n": n, "mean": mean, "shrunk": mean, "low": np.nan, "high": np.nan})
    spare = len(values) - len(n)
    if spare < 1 or len(n) < 2:
        return means
    within = float(((values - groups.map(mean)) ** 2).sum()) / spare
    if within == 0:
        return means
    error = np.sqrt(within / n.to_numpy(dtype=np.float64))
    centre, spread = pooled_means(mean.to_numpy(dtype=np.float64), error)
    reach = float(scipy.stats.norm.ppf(0.5 + threshold("confidence_level") / 2)) * spread
    return means.assign(shrunk=centre, low=centre - reach, high=centre + reach)


def pooled_means(means: Numbers, errors: Numbers) -> tuple[Numbers, Numbers]:
    """Return the posterior means of groups and their standard deviations.

    Parameters
    ----------
    means, errors : ndarray
        The groups' means and their standard errors, none of them 0.

    Notes
    -----
    The groups' true means are normal around a common one, with a standard deviation that is
    not known; it is averaged over its posterior under a flat prior, so that it never
    collapses to 0 and its uncertainty enters the intervals (Gelman, Carlin, Stern, Dunson,
    Vehtari and Rubin, *Bayesian Data Analysis*, 3rd edition, 2013, section 5.4).
    """
    widest = 4 * (float(np.std(means)) + float(np.mean(errors)))
    taus = (np.arange(_STEPS) + 0.5) * widest / _STEPS
    variances = taus[:, None] ** 2 + errors[None, :] ** 2
    weights = 1 / variances
    common = (weights * means).sum(axis=1) / weights.sum(axis=1)
    scatter = ((means - common[:, None]) ** 2 * weights).sum(axis=1)
    log = -0.5 * (np.log(weights.sum(axis=1)) + np.log(variances).sum(axis=1) + scatter)
    belief = np.exp(log - log.max())
    belief /= belief.sum()
    keep = taus[:, None] ** 2 / variances
    centre = keep * means + (1 - keep) * common[:, None]
    inner = keep * errors**2 + (1 - keep) ** 2 / weights.sum(axis=1)[:, None]
    mean = belief @ centre
    variance = belief @ (inner + (centre - mean) ** 2)
    return np.asarray(mean, dtype=np.float64), np.asarray(np.sqrt(variance), dtype=np.float64)


def index_of(effect: float) -> float:
    """Return an effect on the log scale as an index: 100 is usual."""
    return 100 * math.exp(effect)
