"""Curves without a fit: a figure somebody gave, or the one point that is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family

_NAMES: Final = ("ceiling", "pace", "shape", "carry_over")
_LEAST, _MOST = 0.05, 0.95  # a power's exponent stays between a fixed sum and a straight line


@dataclass(frozen=True)
class Point:
    """What one platform brought for one amount.

    Parameters
    ----------
    amount, results : float
        Money of the period and what it brought, both above 0.
    spread : float
        Standard deviation of the results' level, as a share of it.
    period_days : int
        Length of the period.
    """

    amount: float
    results: float
    spread: float = 0.0
    period_days: int = 7


def given(
    platform: str, family: Family, parameters: Mapping[str, float], period_days: int = 7
) -> Draws:
    """Return one curve that somebody states: its parameters are taken as known.

    Parameters
    ----------
    platform : str
        Platform id.
    family : Family
        The curve.
    parameters : mapping
        ``ceiling``; ``pace`` and ``shape`` (1 where absent), ``carry_over`` (0 where absent).
        ``{"ceiling": 12, "shape": 0.5}`` with power is 12·√x.
    period_days : int
        Length of the period.
    """
    filled = {"pace": 1.0, "shape": 1.0, "carry_over": 0.0, **parameters}
    ceiling, pace, shape, carry_over = (np.array([float(filled[name])]) for name in _NAMES)
    return Draws(
        platform, family, ceiling, pace, shape, carry_over, origin="given", period_days=period_days
    )


def counted_spread(results: float) -> float:
    """Return the spread of a level known from a count of results.

    The chance in a count, ``1/√results``, and ``curve_uncertainty`` beside it. For results
    in money there is no count: take ``curve_uncertainty`` alone.
    """
    return float(np.hypot(results**-0.5, threshold("curve_uncertainty")))


def through_point(platform: str, point: Point, draws: int, seed: int) -> Draws:
    """Return power curves through the one point known.

    The exponent is drawn around ``curve_exponent`` (½: four times the money, twice the
    results; stratbook's assumption), the level around the results by the point's spread.

    Parameters
    ----------
    platform : str
        Platform id.
    point : Point
        The amount and what it brought.
    draws, seed : int
        How many curves, and where chance starts.

    Raises
    ------
    ValueError
        When the point has no money or no results: it says nothing of a response.
    """
    if not (point.amount > 0 and point.results > 0):
        raise ValueError("a response curve needs a point with money spent and results")
    rng = np.random.default_rng(seed)
    width = np.sqrt(np.log1p(point.spread**2))
    exponent = rng.normal(threshold("curve_exponent"), threshold("curve_exponent_sd"), draws)
    return Draws(
        platform,
        Family.POWER,
        ceiling=point.results * np.exp(width * rng.standard_normal(draws)),
        pace=np.full(draws, float(point.amount)),
        shape=np.clip(exponent, _LEAST, _MOST),
        carry_over=np.zeros(draws),
        origin="given",
        seen=(point.amount, point.amount),
        period_days=point.period_days,
    )
