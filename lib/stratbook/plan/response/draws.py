"""Draws of one platform's curve: the one form every source of curves hands on."""

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import scipy
from numpy.typing import ArrayLike

from stratbook.plan.response import families
from stratbook.plan.response.families import Family, Floats

Origin = Literal["fitted", "prior", "combined", "given"]
_POINTS: Final = np.array([0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0])  # of the usual spend
_PARAMETERS: Final = ("ceiling", "pace", "shape", "carry_over")


@dataclass(frozen=True, eq=False)  # arrays have no one truth: draws are equal to themselves
class Draws:
    """One platform's response, as draws of its parameters.

    Parameters
    ----------
    platform : str
        Platform id.
    family : Family
        The curve; the same for all draws.
    ceiling : array of float, shape (n,)
        Results per period at saturation; for power, the results at ``pace``.
    pace : array of float, shape (n,)
        Spend per period: scale of exponential and tanh, half-saturation of Hill, the spend
        at which power gives ``ceiling``.
    shape : array of float, shape (n,)
        Hill's or power's exponent; 1 otherwise.
    carry_over : array of float, shape (n,)
        Share of the effect kept from one period to the next, 0 ≤ … < 1. Steady spend follows
        the curve whatever the carry-over.
    origin : {"fitted", "prior", "combined", "given"}
        Fitted to the client's history, from benchmarks, both, or a figure somebody gave.
    seen : tuple of float or None
        Least and most spent per period in the client's history: beyond it the curve is
        extrapolated. None when there is no history: all of it is.
    period_days : int
        Length of a period.

    Raises
    ------
    ValueError
        When the parameters differ in length, are empty, or lie outside their range.
    """

    platform: str
    family: Family
    ceiling: Floats
    pace: Floats
    shape: Floats
    carry_over: Floats
    origin: Origin
    seen: tuple[float, float] | None = None
    period_days: int = 7

    def __post_init__(self) -> None:
        if len({getattr(self, name).shape for name in _PARAMETERS}) != 1 or self.ceiling.ndim != 1:
            raise ValueError(f"{self.platform}: the draws' parameters differ in length")
        usable = (self.ceiling >= 0) & (self.pace > 0) & (self.shape > 0)
        usable &= (self.carry_over >= 0) & (self.carry_over < 1)
        if self.family is Family.POWER:
            usable &= self.shape < 1
        if not len(usable) or not usable.all():
            raise ValueError(f"{self.platform}: a parameter of the draws is out of its range")

    def __len__(self) -> int:
        return len(self.ceiling)

    def value(self, amount: ArrayLike) -> Floats:
        """Return every draw's results at every amount, shape (n, *amount.shape)."""
        return families.value(self.family, amount, *self._columns(amount))

    def marginal(self, amount: ArrayLike) -> Floats:
        """Return every draw's results of the next unit of money, shape (n, *amount.shape)."""
        return families.marginal(self.family, amount, *self._columns(amount))

    def amount_at(self, price: ArrayLike) -> Floats:
        """Return every draw's amount at every price of money, shape (n, *price.shape)."""
        return families.amount_at(self.family, price, *self._columns(price))

    def inflections(self) -> Floats:
        """Return each draw's amount up to which returns rise; 0 where concave. Shape (n,)."""
        return families.inflection(self.family, self.pace, self.shape)

    def tangents(self) -> Floats:
        """Return each draw's amount where the line from the origin touches. Shape (n,)."""
        return families.tangent(self.family, self.pace, self.shape)

    def extrapolated(self, amount: ArrayLike) -> np.typing.NDArray[np.bool_]:
        """Return whether amounts lie beyond what history has seen; all do without history."""
        asked = np.asarray(amount, dtype=np.float64)
        if self.seen is None:
            return np.ones(asked.shape, dtype=np.bool_)
        return np.asarray((asked < self.seen[0]) | (asked > self.seen[1]), dtype=np.bool_)

    def take(self, places: ArrayLike) -> "Draws":
        """Return the draws at some places, in that order (indices or a mask)."""
        return replace(self, **{name: getattr(self, name)[places] for name in _PARAMETERS})

    def over(self, days: int) -> "Draws":
        """Return the curves for a steady spend over another length of time.

        Twice the days, twice the money, twice the results. The carry-over goes with the
        length: what is kept over two weeks is the square of what is kept over one.
        """
        times = days / self.period_days
        seen = None if self.seen is None else (self.seen[0] * times, self.seen[1] * times)
        return replace(
            self,
            ceiling=self.ceiling * times,
            pace=self.pace * times,
            carry_over=self.carry_over**times,
            seen=seen,
            period_days=days,
        )

    def usual_spend(self) -> float:
        """Return a spend at which the curve can be looked at: the middle of what was seen.

        Without history, the median pace.
        """
        if self.seen is not None and self.seen[1] > 0:
            return sum(self.seen) / 2
        return float(np.median(self.pace))

    def central(self) -> "Draws":
        """Return one curve of the family, nearest to the draws' median response.

        Parameters of a curve move together (a higher ceiling with a slower pace), so that
        the median of each apart can lie off every draw; the median response does not. The
        curve is fitted to it from a tenth of to three times the usual spend.
        """
        middles = {name: np.median(getattr(self, name), keepdims=True) for name in _PARAMETERS}
        middle = replace(self, **middles)
        if len(self) == 1 or middle.ceiling[0] == 0:
            return middle
        at = self.usual_spend() * _POINTS
        target = np.median(self.value(at), axis=0)
        if target[-1] <= 0:
            return middle
        start = np.array([middle.ceiling[0], middle.pace[0]])

        def gaps(logs: Floats) -> Floats:
            ceiling, pace = start * np.exp(logs)
            return families.value(self.family, at, ceiling, pace, middle.shape) / target - 1

        logs = scipy.optimize.least_squares(gaps, np.zeros(2), bounds=(-3, 3)).x
        ceiling, pace = (start * np.exp(logs))[:, None]
        return replace(middle, ceiling=ceiling, pace=pace)

    def _columns(self, amount: ArrayLike) -> tuple[Floats, Floats, Floats]:
        extra = (1,) * np.ndim(amount)
        ceiling, pace, shape = (
            getattr(self, name).reshape(-1, *extra) for name in ("ceiling", "pace", "shape")
        )
        return ceiling, pace, shape
