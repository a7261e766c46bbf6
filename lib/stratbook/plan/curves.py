"""Response curves: what a platform gives for an amount spent, with diminishing returns.

Each family is increasing and concave on amounts ≥ 0, and knows its value, its marginal
(results of the next unit of money) and the amount at which the marginal falls to a given
price: that is all the exact allocation needs. Parameters may be arrays, one value a draw;
amounts then have the same shape.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def _floats(value: ArrayLike) -> Floats:
    return np.asarray(value, dtype=np.float64)


class Curve(Protocol):
    """An increasing, concave response to an amount of money."""

    def value(self, amount: ArrayLike) -> Floats:
        """Return the results expected from an amount."""

    def marginal(self, amount: ArrayLike) -> Floats:
        """Return the results the next unit of money brings at an amount."""

    def amount_at(self, price: ArrayLike) -> Floats:
        """Return the amount at which the marginal equals a price; 0 where it never does."""


@dataclass(frozen=True)
class SquareRoot:
    """``scale · √amount``: four times the money, twice the results.

    The curve of a client without history beyond one observed point (amount, results):
    ``scale = results / √amount``. stratbook's assumption, printed wherever it is used.
    """

    scale: ArrayLike

    def value(self, amount: ArrayLike) -> Floats:
        """Return the results expected from an amount."""
        return _floats(_floats(self.scale) * np.sqrt(_floats(amount)))

    def marginal(self, amount: ArrayLike) -> Floats:
        """Return the results the next unit of money brings at an amount (∞ at 0)."""
        with np.errstate(divide="ignore"):
            return _floats(_floats(self.scale) / (2 * np.sqrt(_floats(amount))))

    def amount_at(self, price: ArrayLike) -> Floats:
        """Return the amount at which the marginal equals a price."""
        return _floats((_floats(self.scale) / (2 * _floats(price))) ** 2)


@dataclass(frozen=True)
class Exponential:
    """``ceiling · (1 − e^(−amount/pace))``: an audience that runs out."""

    ceiling: ArrayLike
    pace: ArrayLike

    def value(self, amount: ArrayLike) -> Floats:
        """Return the results expected from an amount."""
        spent = _floats(amount) / _floats(self.pace)
        return _floats(-_floats(self.ceiling) * np.expm1(-spent))

    def marginal(self, amount: ArrayLike) -> Floats:
        """Return the results the next unit of money brings at an amount."""
        pace = _floats(self.pace)
        return _floats(_floats(self.ceiling) / pace * np.exp(-_floats(amount) / pace))

    def amount_at(self, price: ArrayLike) -> Floats:
        """Return the amount at which the marginal equals a price; 0 where it is dearer at once."""
        pace = _floats(self.pace)
        first = _floats(self.ceiling) / pace
        return _floats(pace * np.log(np.maximum(first / _floats(price), 1.0)))


@dataclass(frozen=True)
class Logarithm:
    """``scale · ln(1 + amount/pace)``: no ceiling, but ever slower."""

    scale: ArrayLike
    pace: ArrayLike

    def value(self, amount: ArrayLike) -> Floats:
        """Return the results expected from an amount."""
        return _floats(_floats(self.scale) * np.log1p(_floats(amount) / _floats(self.pace)))

    def marginal(self, amount: ArrayLike) -> Floats:
        """Return the results the next unit of money brings at an amount."""
        return _floats(_floats(self.scale) / (_floats(self.pace) + _floats(amount)))

    def amount_at(self, price: ArrayLike) -> Floats:
        """Return the amount at which the marginal equals a price; 0 where it is dearer at once."""
        reached = _floats(self.scale) / _floats(price)
        return _floats(np.maximum(reached - _floats(self.pace), 0.0))


def through(amount: float, results: float) -> SquareRoot:
    """Return the square-root curve through one observed or expected point.

    Raises
    ------
    ValueError
        When the amount is not above 0: such a point says nothing of a response.
    """
    if amount <= 0:
        raise ValueError("a response curve needs a point with money spent")
    return SquareRoot(results / np.sqrt(amount))
