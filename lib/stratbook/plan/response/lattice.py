"""The curves a fit chooses among: a lattice of carry-over, pace and shape a platform.

Each point of the lattice turns a platform's spend into one column, what its curve would have
given week by week, scaled to a mean of 1; the coefficient of that column is then the
platform's mean contribution a week. How likely a point was before the data is its prior.
A history that tells much leaves few points of a coarse lattice standing; a second lattice, as
fine as the first and only as wide as what is left, then takes its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stratbook.core.reference import threshold
from stratbook.plan.response import families
from stratbook.plan.response.carryover import carried
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family, Floats

_RETENTIONS: Final = 6  # steps of the carry-over
_PACES: Final = 8  # steps of the pace, in standard deviations from the middle of its prior
_WHOLE: Final = np.array([[0.0, 0.75], [-2.0, 2.0]])  # of carry-over and pace
_SHAPES: Final = np.array([0.8, 1.3, 2.1])  # Hill's only
_WORTH: Final = 0.4  # share of a platform's lattice left, below which a finer one is worth it
_WARM_UP: Final = 8  # weeks whose mean spend stands for what was spent before the first


@dataclass(frozen=True)
class Lattice:
    """The points, the same number a platform.

    Parameters
    ----------
    retention, step, shape, pace : array of float, shape (platforms, points)
        Carry-over, pace in standard deviations of its prior, exponent, and pace in money a
        week.
    log_prior : array of float, shape (platforms, points)
        Up to a constant.
    columns : array of float, shape (platforms, weeks, points)
        Response by week, mean 1.
    scale : array of float, shape (platforms, points)
        Mean response a week of a curve with ceiling 1: contribution = ceiling · scale.
    """

    retention: Floats
    step: Floats
    shape: Floats
    pace: Floats
    log_prior: Floats
    columns: Floats
    scale: Floats


def lattice(
    spend: Floats,
    family: Family,
    benchmarks: Sequence[Draws | None],
    windows: Floats | None = None,
) -> Lattice:
    """Return the lattice of each platform.

    Parameters
    ----------
    spend : array of float, shape (weeks, platforms)
        Money a week; each platform spent something.
    family : Family
        Exponential, tanh or Hill; only Hill has a shape to find.
    benchmarks : sequence of Draws or None
        What is believed of each platform's pace; without it, the pace is around its usual
        weekly spend (``fit_pace_sd`` says how loosely).
    windows : array of float, shape (platforms, 2, 2), optional
        From where to where carry-over and pace go (see :func:`narrowed`); else everywhere.
    """
    shapes = _SHAPES if family is Family.HILL else np.ones(1)
    ends = np.broadcast_to(_WHOLE, (spend.shape[1], 2, 2)) if windows is None else windows
    grids = [
        np.meshgrid(_steps(kept, _RETENTIONS), _steps(step, _PACES), shapes) for kept, step in ends
    ]
    retention, step, shape = (np.stack([grid[axis].ravel() for grid in grids]) for axis in range(3))
    usual = [each[each > 0].mean() for each in spend.T]
    middles = [_pace(each, size) for each, size in zip(benchmarks, usual, strict=True)]
    pace = np.exp(
        [middle + spread * row for (middle, spread), row in zip(middles, step, strict=True)]
    )
    responses = np.stack(
        [
            _responses(each, family, (retention[at], pace[at], shape[at]))
            for at, each in enumerate(spend.T)
        ]
    )
    scale = np.maximum(responses.mean(axis=1), 1e-12)
    prior = _prior(retention, step, np.log(shape) / threshold("fit_shape_sd"))
    return Lattice(retention, step, shape, pace, prior, responses / scale[:, None, :], scale)


def narrowed(points: Lattice, places: NDArray[np.int64]) -> Floats | None:
    """Return windows around the points drawn, or None where a finer lattice gains little.

    Parameters
    ----------
    points : Lattice
        The coarse one.
    places : array of int, shape (draws, platforms)
        Points drawn.

    Returns
    -------
    array of float, shape (platforms, 2, 2), or None
    """
    windows = np.empty((places.shape[1], 2, 2))
    for at, drawn in enumerate(places.T):
        for axis, (values, count) in enumerate(
            ((points.retention, _RETENTIONS), (points.step, _PACES))
        ):
            low, high = _WHOLE[axis]
            beside = (high - low) / (count - 1)
            least, most = np.quantile(values[at, drawn], [0.01, 0.99])
            windows[at, axis] = np.clip([least - beside, most + beside], low, high)
    kept = np.prod(np.diff(windows, axis=2)[..., 0] / np.diff(_WHOLE, axis=1)[:, 0], axis=1)
    return windows if kept.min() <= _WORTH else None


def _steps(ends: Floats, count: int) -> Floats:
    return np.linspace(float(ends[0]), float(ends[1]), count)


def _responses(spend: Floats, family: Family, at: tuple[Floats, Floats, Floats]) -> Floats:
    """Return one platform's response by week and point, ceilings being 1."""
    retention, pace, shape = at
    columns = np.empty((len(spend), len(pace)))
    for kept in np.unique(retention):
        here = retention == kept
        work = np.maximum(carried(spend, float(kept), spend[:_WARM_UP].mean()), 0.0)
        columns[:, here] = families.value(family, work[:, None], 1.0, pace[here], shape[here])
    return columns


def _pace(benchmark: Draws | None, usual: float) -> tuple[float, float]:
    """Return the middle and the spread of the logarithm of the pace."""
    if benchmark is None:
        return float(np.log(usual)), threshold("fit_pace_sd")
    logs = np.log(benchmark.over(7).pace)
    return float(np.median(logs)), max(float(np.std(logs)), 0.2)


def _prior(retention: Floats, step: Floats, shape: Floats) -> Floats:
    """Return the log prior: little carry-over likelier than much, middle paces and shapes."""
    kept: Floats = np.log(0.1 + 0.9 * retention) + 2 * np.log1p(-retention)
    return kept - (step**2 + shape**2) / 2
