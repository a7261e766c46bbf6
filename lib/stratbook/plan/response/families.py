"""The saturation families: value, slope, inverse of the slope, and where a curve turns.

Every function takes parameters and amounts that broadcast by numpy's rules, so that one call
serves one curve, a thousand draws, or draws × platforms. Amounts are ≥ 0.

=============  =======================================  ===========================
family         results of an amount x                   shape
=============  =======================================  ===========================
exponential    ceiling · (1 − e^(−x/pace))              not used
tanh           ceiling · tanh(x/pace)                   not used
Hill           ceiling · x^s / (x^s + pace^s)           s: 1 concave, > 1 S-shaped
power          ceiling · (x/pace)^k                     0 < k < 1: no ceiling
=============  =======================================  ===========================

``12·√x`` is power with ceiling 12, pace 1, shape ½. Tanh is the "logistic saturation"
``(1 − e^(−λx)) / (1 + e^(−λx))`` of other tools with ``pace = 2/λ``.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_STEPS = 64  # of Newton; near an inflection it only halves the error a step


class Family(StrEnum):
    """A family of saturation curves."""

    EXPONENTIAL = "exponential"
    TANH = "tanh"
    HILL = "hill"
    POWER = "power"


def value(
    family: Family, amount: ArrayLike, ceiling: ArrayLike, pace: ArrayLike, shape: ArrayLike
) -> Floats:
    """Return the results of an amount.

    Parameters
    ----------
    family : Family
        Which curve.
    amount : array-like
        Money per period, ≥ 0.
    ceiling, pace, shape : array-like
        Parameters, broadcast with the amount.
    """
    spent = _floats(amount) / _floats(pace)
    match family:
        case Family.EXPONENTIAL:
            part = -np.expm1(-spent)
        case Family.TANH:
            part = np.tanh(spent)
        case Family.HILL:
            part = _logistic(_floats(shape) * _log(spent))
        case Family.POWER:
            part = spent ** _floats(shape)
    return _floats(_floats(ceiling) * part)


def marginal(
    family: Family, amount: ArrayLike, ceiling: ArrayLike, pace: ArrayLike, shape: ArrayLike
) -> Floats:
    """Return the results of the next unit of money at an amount.

    It is ∞ at 0 for power, and for Hill with an exponent below 1; 0 at 0 for Hill above 1.
    """
    scale, spent = _floats(pace), _floats(amount) / _floats(pace)
    first = _floats(ceiling) / scale
    with np.errstate(divide="ignore", over="ignore"):
        match family:
            case Family.EXPONENTIAL:
                slope = np.exp(-spent)
            case Family.TANH:
                slope = np.cosh(np.minimum(spent, 350.0)) ** -2.0
            case Family.HILL:
                slope = _hill_slope(spent, _floats(shape))
            case Family.POWER:
                slope = _floats(shape) * spent ** (_floats(shape) - 1)
    return _floats(first * slope)


def amount_at(
    family: Family, price: ArrayLike, ceiling: ArrayLike, pace: ArrayLike, shape: ArrayLike
) -> Floats:
    """Return the amount at which the marginal falls to a price, on the concave part.

    0 where the marginal never reaches the price. For an S-shaped Hill curve it is the larger
    of the two amounts with that marginal.

    Parameters
    ----------
    price : array-like
        Results per unit of money, > 0.
    """
    with np.errstate(divide="ignore", over="ignore"):
        asked = _floats(price) * _floats(pace) / _floats(ceiling)
        match family:
            case Family.EXPONENTIAL:
                spent = -np.log(np.minimum(asked, 1.0))
            case Family.TANH:
                spent = np.arccosh(np.maximum(asked**-0.5, 1.0))
            case Family.HILL:
                spent = _hill_amount(asked, _floats(shape))
            case Family.POWER:
                spent = (asked / _floats(shape)) ** (-1 / (1 - _floats(shape)))
    return _floats(np.where(np.isfinite(asked), spent, 0.0) * _floats(pace))


def inflection(family: Family, pace: ArrayLike, shape: ArrayLike) -> Floats:
    """Return the amount up to which the next unit brings more than the last; 0 if concave."""
    power = np.maximum(_floats(shape), 1.0)
    turn = ((power - 1) / (power + 1)) ** (1 / power)
    return _floats(_floats(pace) * (turn if family is Family.HILL else 0.0 * power))


def tangent(family: Family, pace: ArrayLike, shape: ArrayLike) -> Floats:
    """Return where the line from the origin touches the curve; 0 if concave.

    Up to there the concave hull is that line: an amount below it brings less per unit of
    money than the amount there. For Hill: ``pace · (s − 1)^(1/s)``, from value/x = slope.
    """
    power = np.maximum(_floats(shape), 1.0)
    touch = (power - 1) ** (1 / power)
    return _floats(_floats(pace) * (touch if family is Family.HILL else 0.0 * power))


def _floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _log(values: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.log(values)


def _logistic(values: Floats) -> Floats:
    with np.errstate(over="ignore"):
        return _floats(1 / (1 + np.exp(-values)))


def _hill_slope(spent: Floats, shape: Floats) -> Floats:
    """Return the slope of x^s / (1 + x^s): s·x^(s−1) / (1 + x^s)², without overflow."""
    at = _logistic(shape * _log(spent))
    with np.errstate(invalid="ignore"):
        slope = shape * at * (1 - at) / spent
    start = np.where(shape < 1, np.inf, np.where(shape > 1, 0.0, 1.0))
    return np.where(spent > 0, slope, start)


def _hill_amount(asked: Floats, shape: Floats) -> Floats:
    """Return x with s·x^(s−1) / (1 + x^s)² = asked, on the falling side.

    With t = s·ln x the logarithm of the equation, (1 − 1/s)·t − 2·ln(1 + e^t) = ln(asked/s),
    is concave in t, so that Newton's steps from a point above the root fall on it without
    ever passing it. Each half of the equation alone gives such a point.
    """
    asked, shape = np.broadcast_arrays(asked, shape)
    level, rise = _log(asked / shape), 1 - 1 / shape
    top = np.where(shape > 1, (shape - 1) / (shape + 1), 0.0)  # x^s at the inflection
    t = -level / (1 + 1 / shape)
    t = np.where(shape < 1, np.minimum(t, level / np.where(shape < 1, rise, 1.0)), t)
    t, level = (np.where(np.isfinite(level), each, 0.0) for each in (t, level))
    for _ in range(_STEPS):
        gap = rise * t - 2 * np.logaddexp(0.0, t) - level
        slope = rise - 2 * _logistic(t)
        step = np.where(slope < 0, gap / np.where(slope < 0, slope, 1.0), 0.0)
        t = t - np.maximum(step, 0.0)
        if float(np.max(step, initial=0.0)) < 1e-13:
            break
    steepest = _hill_slope(np.where(shape > 1, top ** (1 / shape), 0.0), shape)
    return np.where(asked < steepest, np.exp(t / shape), 0.0)
