"""Krippendorff's alpha: how far readers agree beyond chance, codes missing or not."""

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]
Metric = Literal["nominal", "ordinal"]


def krippendorff(units: Sequence[Sequence[int | None]], metric: Metric = "nominal") -> float | None:
    """Return Krippendorff's alpha.

    Parameters
    ----------
    units : sequence of sequence of int or None
        One row a unit, one code a reader; None where a reader did not code it. Codes are
        ranks: their order is that of the scale.
    metric : {"nominal", "ordinal"}
        How far apart two codes are.

    Returns
    -------
    float or None
        1 for perfect agreement, 0 for that of chance; None when no unit has two codes, or
        when a single code was ever used.

    Notes
    -----
    Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): coincidence matrix of
    the units with two codes or more, observed over expected disagreement.
    """
    pairable = [[code for code in unit if code is not None] for unit in units]
    pairable = [codes for codes in pairable if len(codes) > 1]
    values = sorted({code for codes in pairable for code in codes})
    if len(values) < 2:
        return None
    place = {value: at for at, value in enumerate(values)}
    seen = np.zeros((len(values), len(values)))
    for codes in pairable:
        for one, other in permutations(codes, 2):
            seen[place[one], place[other]] += 1 / (len(codes) - 1)
    totals = seen.sum(axis=1)
    apart = _METRICS[metric](totals)
    expected = (np.outer(totals, totals) - np.diag(totals)) / (totals.sum() - 1)
    return float(1 - (seen * apart).sum() / (expected * apart).sum())


def _nominal(totals: Table) -> Table:
    return 1 - np.eye(len(totals))


def _ordinal(totals: Table) -> Table:
    """Return squared distances: how many codes lie from one rank to the other."""
    middle = np.cumsum(totals) - totals / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


_METRICS: Final[dict[Metric, Callable[[Table], Table]]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
}
