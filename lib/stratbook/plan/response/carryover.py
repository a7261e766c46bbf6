"""Carry-over (adstock): part of what is spent in a period still works in the next ones.

Geometric, and normalised: ``carried(t) = (1 − r)·spend(t) + r·carried(t − 1)``. The weights
of one euro add up to 1 over time, so that steady spend is carried as itself and its results
are read straight off the curve, whatever the retention r.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.signal import lfilter

from stratbook.plan.response.families import Floats


def carried(spend: ArrayLike, retention: float, before: ArrayLike = 0.0) -> Floats:
    """Return the spend at work in each period.

    Parameters
    ----------
    spend : array-like, shape (periods, ...)
        Money a period, in order of time.
    retention : float
        Share kept from one period to the next, 0 ≤ … < 1.
    before : array-like, shape (...)
        Spend at work just before the first period.

    Returns
    -------
    array of float, shape (periods, ...)

    Raises
    ------
    ValueError
        When the retention is outside 0 … 1.
    """
    if not 0 <= retention < 1:
        raise ValueError("a retention lies between 0 and 1, 1 excluded")
    amounts = np.asarray(spend, dtype=np.float64)
    kept = retention * np.broadcast_to(np.asarray(before, dtype=np.float64), amounts.shape[1:])
    out, _ = lfilter([1 - retention], [1, -retention], amounts, axis=0, zi=kept[None])
    return np.asarray(out, dtype=np.float64)
