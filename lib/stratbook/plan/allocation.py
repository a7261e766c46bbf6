"""The best split of a budget under concave curves and bounds, with its proof.

The multiplier method: at the optimum there is one price of money λ at which every
platform strictly between its bounds has the same marginal result (Karush, Kuhn, Tucker).
λ is found by bisection; Lagrange duality then bounds from above what any split could
give under the same curves, so that the distance to the best is known, not believed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stratbook.plan.curves import Curve, Floats

_HALVINGS = 200


@dataclass(frozen=True)
class Channel:
    """One platform of the plan.

    Parameters
    ----------
    name : str
        Platform id.
    curve : Curve
        What it gives for an amount.
    minimum, maximum : float
        Bounds of its amount, in money; the maximum may be infinite.
    """

    name: str
    curve: Curve
    minimum: float = 0.0
    maximum: float = float("inf")


class InfeasibleBudgetError(ValueError):
    """No split fits: the minimums add up to more than the budget, or a bound is upside down."""


@dataclass(frozen=True)
class Allocation:
    """One way of splitting a budget.

    Parameters
    ----------
    names : tuple of str
        Platforms, in the order given.
    amounts : array of float
        Money a platform; together at most the budget.
    results : array of float
        Expected results a platform, in the curves' unit.
    marginals : array of float
        Results of the next unit of money a platform.
    bound : float
        What no split can exceed under these curves and bounds; ∞ where it was not worked out.
    """

    names: tuple[str, ...]
    amounts: Floats
    results: Floats
    marginals: Floats
    bound: float = float("inf")

    @property
    def total(self) -> float:
        """Expected results of the whole split."""
        return float(self.results.sum())

    @property
    def gap(self) -> float:
        """How far from the best it can be, as a share of its own results."""
        return max(0.0, self.bound - self.total) / self.total if self.total else 0.0


def evaluate(channels: Sequence[Channel], amounts: Floats) -> Allocation:
    """Return what given amounts are expected to bring."""
    pairs = list(zip(channels, amounts, strict=True))
    return Allocation(
        names=tuple(channel.name for channel in channels),
        amounts=np.asarray(amounts, float),
        results=np.array([float(channel.curve.value(amount)) for channel, amount in pairs]),
        marginals=np.array([float(channel.curve.marginal(amount)) for channel, amount in pairs]),
    )


def optimum(channels: Sequence[Channel], budget: float) -> Allocation:
    """Return the best split of a budget, to the cent, with the bound that proves it.

    Parameters
    ----------
    channels : sequence of Channel
        At least one; curves increasing and concave.
    budget : float
        Money to split, in the unit of the bounds.

    Raises
    ------
    InfeasibleBudgetError
        When the minimums exceed the budget or a minimum exceeds its maximum.
    """
    low, high = _bounds(channels, budget)
    if high.sum() <= budget:
        whole = evaluate(channels, high)
        return replace(whole, bound=whole.total)
    price, amounts = _balance(channels, np.asarray(budget, float), low, high)
    bound = evaluate(channels, amounts).total + float(price) * (budget - float(amounts.sum()))
    settled = evaluate(channels, to_cents(amounts, budget, low, high))
    return replace(settled, bound=max(bound, settled.total))


def draws_of_optimum(channels: Sequence[Channel], budget: float) -> Floats:
    """Return the best split for every draw of the curves' parameters.

    Parameters
    ----------
    channels : sequence of Channel
        Whose curves' parameters are arrays of one length.
    budget : float
        Money to split.

    Returns
    -------
    array of float, shape (draws, channels)
        Amounts; not rounded.

    Raises
    ------
    InfeasibleBudgetError
        As :func:`optimum`.
    """
    low, high = _bounds(channels, budget)
    shape = np.broadcast_shapes(*(np.shape(channel.curve.value(1.0)) for channel in channels))
    if high.sum() <= budget:
        return np.broadcast_to(high, (*shape, len(channels))).copy()
    return _balance(channels, np.full(shape, budget, float), low, high)[1]


def equal_split(channels: Sequence[Channel], budget: float) -> Allocation:
    """Return the rule of thumb: the same amount each, bounds respected."""
    return _weighted(channels, budget, np.ones(len(channels)))


def proportional_split(
    channels: Sequence[Channel], budget: float, performance: Sequence[float]
) -> Allocation:
    """Return the split proportional to each platform's results per unit of money so far."""
    return _weighted(channels, budget, np.asarray(performance, float))


def to_cents(amounts: Floats, budget: float, low: Floats, high: Floats) -> Floats:
    """Round amounts to the cent so that they add up to the budget and keep their bounds.

    The cents lost by rounding down go to the largest remainders first.
    """
    cents = np.maximum(np.floor(amounts * 100 + 1e-6), np.round(low * 100))
    missing = round(budget * 100) - int(cents.sum())
    order = np.argsort(-(amounts * 100 - cents), kind="stable")
    while missing > 0:
        room = [place for place in order if cents[place] + 1 <= high[place] * 100 + 1e-6]
        if not room:
            break
        for place in room[:missing]:
            cents[place] += 1
        missing -= min(missing, len(room))
    return np.asarray(cents / 100, dtype=np.float64)


def _bounds(channels: Sequence[Channel], budget: float) -> tuple[Floats, Floats]:
    """Return the bounds in whole cents, so that a split to the cent can keep them all."""
    low = np.array([_up_to_cent(channel.minimum) for channel in channels], float)
    most = np.array([_down_to_cent(channel.maximum) for channel in channels], float)
    if not len(channels) or (low > most).any():
        raise InfeasibleBudgetError("a minimum exceeds its maximum")
    if round(float(low.sum()) * 100) > round(budget * 100):
        raise InfeasibleBudgetError("the minimums add up to more than the budget")
    return low, np.maximum(np.minimum(most, budget), low)


def _up_to_cent(amount: float) -> float:
    return float(np.ceil(amount * 100 - 1e-6) + 0.0) / 100  # + 0.0 turns -0 into 0


def _down_to_cent(amount: float) -> float:
    return float(np.floor(amount * 100 + 1e-6)) / 100


def _balance(
    channels: Sequence[Channel], budget: Floats, low: Floats, high: Floats
) -> tuple[Floats, Floats]:
    """Return the price of money and the amounts at which the budget is spent exactly."""
    tiny = float(np.max(budget)) * 1e-12
    first = np.max([channel.curve.marginal(tiny) + 0 * budget for channel in channels], axis=0)
    ends = [
        channel.curve.marginal(max(end, tiny)) + 0 * budget
        for channel, end in zip(channels, high, strict=True)
    ]
    dear, cheap = np.log(first), np.log(np.maximum(np.min(ends, axis=0), first * 1e-300))
    for _ in range(_HALVINGS):
        middle = (dear + cheap) / 2
        spent = _amounts(channels, np.exp(middle), low, high).sum(axis=-1)
        too_much = spent > budget
        cheap, dear = np.where(too_much, middle, cheap), np.where(too_much, dear, middle)
    price = np.exp(dear)
    return price, _amounts(channels, price, low, high)


def _amounts(channels: Sequence[Channel], price: Floats, low: Floats, high: Floats) -> Floats:
    wanted = np.stack([channel.curve.amount_at(price) + 0 * price for channel in channels], axis=-1)
    return np.clip(wanted, low, high)


def _weighted(channels: Sequence[Channel], budget: float, weights: Floats) -> Allocation:
    """Split by weights; what a bound cuts off or adds is shared by weight among the others."""
    low, high = _bounds(channels, budget)
    amounts = low.copy()
    if weights.sum() <= 0:
        weights = np.ones(len(channels))
    least, most = 0.0, budget / float(weights[weights > 0].min())
    for _ in range(_HALVINGS):
        factor = (least + most) / 2
        amounts = np.clip(weights * factor, low, high)
        least, most = (least, factor) if amounts.sum() > budget else (factor, most)
    return evaluate(channels, to_cents(amounts, min(budget, float(high.sum())), low, high))
