"""What results would have been anyway: level, trend, seasonality, events, slow drift.

Spend follows demand in real life: more is spent in season. A model without the season gives
it to the ads. Here it is taken out three ways:

- columns with free coefficients: level, trend, waves of the year (as many as the history is
  long enough to tell), the events somebody named;
- a repeating pattern, where two years are there to show it: peaks of a week or two at the
  same time each year (Christmas, sales), as a Gaussian process with a period of one year;
- a drift of some weeks' memory (Ornstein and Uhlenbeck), which also stands for noise that
  is not independent from week to week.

How strong the last two are is not known beforehand: each of ``strengths`` is weighed by how
well it explains the results.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.linalg import cho_factor, solve_triangular

from stratbook.core.reference import threshold
from stratbook.plan.response.families import Floats

_YEAR: Final = 365.25 / 7  # in weeks
_DRIFT: Final = (0.0, 0.3, 1.0, 3.0)  # variance, the noise's being 1
_BOTH: Final = (
    *((drift, 0.0) for drift in _DRIFT),
    *((0.0, repeat) for repeat in (0.5, 2.0, 8.0)),
    *((0.5, repeat) for repeat in (0.5, 2.0, 8.0)),
    *((2.0, repeat) for repeat in (2.0, 8.0)),
    (6.0, 8.0),
)  # fmt: skip


@dataclass(frozen=True)
class Whitened:
    """Columns seen through one strength of drift and repetition, the baseline taken out.

    Parameters
    ----------
    columns : array of float, shape (weeks, columns)
        Whitened by the covariance, less their projection on the baseline's columns.
    log_determinant : float
        Of the covariance, and of the baseline's columns seen through it.
    """

    columns: Floats
    log_determinant: float


def free_columns(weeks: int, events: Floats) -> Floats:
    """Return level, trend, the year's waves and the events, shape (weeks, columns).

    No trend and no waves below ``fit_trend_weeks``; then one wave, two from a year on, three
    from ``fit_repeat_weeks`` on. Events that never happen, or always, are left out.
    """
    at = np.arange(weeks)
    columns = [np.ones(weeks)]
    if weeks >= threshold("fit_trend_weeks"):
        columns.append((at - weeks / 2) / weeks)
        waves = 1 + int(weeks >= _YEAR) + int(weeks >= threshold("fit_repeat_weeks"))
        for wave in range(1, waves + 1):
            angle = 2 * np.pi * wave * at / _YEAR
            columns += [np.sin(angle), np.cos(angle)]
    columns += [each for each in events.T if np.ptp(each) > 0]
    return np.column_stack(columns)


def strengths(weeks: int) -> tuple[tuple[float, float], ...]:
    """Return the pairs (drift, repetition) to weigh, as multiples of the noise's variance."""
    if weeks >= threshold("fit_repeat_weeks"):
        return _BOTH
    return tuple((drift, 0.0) for drift in _DRIFT)


def whiten(weeks: Floats, strength: tuple[float, float], free: Floats, columns: Floats) -> Whitened:
    """Return columns with the baseline taken out under one strength.

    Parameters
    ----------
    weeks : array of float, shape (known,)
        Which weeks the rows are.
    strength : tuple of float
        Drift and repetition.
    free : array of float, shape (known, free columns)
        Of :func:`free_columns`, at those weeks.
    columns : array of float, shape (known, columns)
        Results and responses.
    """
    apart = np.abs(np.subtract.outer(weeks, weeks))
    drift = np.exp(-apart / threshold("fit_drift_weeks"))
    wide = 2 * np.pi * threshold("fit_peak_weeks") / _YEAR
    repeat = np.exp(-2 * (np.sin(np.pi * apart / _YEAR) / wide) ** 2)
    covariance = np.eye(len(weeks)) + strength[0] * drift + strength[1] * repeat
    lower, _ = cho_factor(covariance, lower=True)
    seen = solve_triangular(lower, np.column_stack([free, columns]), lower=True)
    basis, triangle = np.linalg.qr(seen[:, : free.shape[1]])
    rest = seen[:, free.shape[1] :]
    return Whitened(
        rest - basis @ (basis.T @ rest),
        float(2 * _log_diagonal(lower) + 2 * _log_diagonal(triangle)),
    )


def _log_diagonal(matrix: Floats) -> float:
    return float(np.log(np.abs(np.diag(matrix)) + 1e-300).sum())
