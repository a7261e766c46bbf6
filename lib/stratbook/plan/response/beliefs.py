"""What is believed of a platform before its history is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.response import families
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family, Floats
from stratbook.plan.response.history import WEEK
from stratbook.plan.response.lattice import Lattice

_Q10_TO_Q90 = 2.5631  # of a normal variable, in standard deviations


@dataclass(frozen=True)
class Lift:
    """A lift test or a geo test: what a steady spend brought that would not have come.

    Parameters
    ----------
    spend : float
        Money a week, above 0.
    results : float
        Incremental results a week at that spend.
    deviation : float
        Its standard error, above 0.
    """

    spend: float
    results: float
    deviation: float

    def __post_init__(self) -> None:
        if not (self.spend > 0 and self.deviation > 0 and np.isfinite(self.results)):
            raise ValueError("a test needs money spent, a result and its standard error")


@dataclass(frozen=True)
class Belief:
    """What is believed of one platform beforehand; both may be None."""

    platform: str
    benchmark: Draws | None = None
    lift: Lift | None = None


def believed(
    beliefs: Sequence[Belief], spend: Floats, points: Lattice, family: Family, unit: float
) -> tuple[Floats, Floats, Floats]:
    """Return the sampler's priors on the contributions, as shares of the mean results.

    A benchmark says what the history's spend should have brought, with a spread; a test
    what the curve gives at its spend. Where there is no benchmark, contributions are cut
    normal, around ``ads_share`` times the root of the platform's share of spend, that whole
    scale being found from the data.

    Parameters
    ----------
    beliefs : sequence of Belief
        One a platform, in the order of ``spend``'s columns.
    spend : array of float, shape (weeks, platforms)
        Money a week.
    points : Lattice
        Of those platforms.
    family : Family
        The curves'.
    unit : float
        Mean results a week.

    Returns
    -------
    tuple of array of float
        ``precision`` and ``pull``, shape (platforms, points); ``width``, shape (platforms,).
    """
    precision, pull = np.zeros_like(points.pace), np.zeros_like(points.pace)
    width = threshold("ads_share") * np.sqrt(spend.sum(axis=0) / spend.sum())
    for at, each in enumerate(beliefs):
        if each.benchmark is not None:
            middle, deviation = _expected(each.benchmark, spend[:, at])
            precision[at] += (deviation / unit) ** -2
            pull[at] += (middle / unit) * (deviation / unit) ** -2
            width[at] = np.inf
        if each.lift is not None:
            shown = families.value(family, each.lift.spend, 1.0, points.pace[at], points.shape[at])
            slope = shown / points.scale[at]  # results at the test's spend, a level of 1
            weight = (each.lift.deviation / unit) ** -2
            precision[at] += weight * slope**2
            pull[at] += weight * slope * each.lift.results / unit
    return precision, pull, width


def _expected(benchmark: Draws, spend: Floats) -> tuple[float, float]:
    """Return what a benchmark expects a week of the history to have brought, and its spread."""
    weekly = benchmark.over(WEEK).value(spend).mean(axis=1)
    low, middle, high = np.quantile(weekly, [0.1, 0.5, 0.9])
    return float(middle), max(float(high - low) / _Q10_TO_Q90, 1e-9 * float(middle), 1e-300)
