"""Ad space split its three ways: equally, by past performance, and at best."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.allocation import (
    Allocation,
    Channel,
    draws_of_optimum,
    equal_split,
    optimum,
    proportional_split,
)
from stratbook.plan.candidates import Candidate
from stratbook.plan.curves import Floats, SquareRoot

_SEED: Final = 20_260_601


@dataclass(frozen=True)
class Bound:
    """What a floor or a cap that binds costs, found by solving again without it."""

    platform: str
    kind: Literal["floor", "cap"]
    amount: float
    cost: float  # results lost
    without: float  # results of the best split without it


@dataclass(frozen=True)
class Share:
    """A platform's share of the best split: 0 … 1, with its interval over the draws."""

    platform: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class AdSpace:
    """The ad space split three ways.

    Parameters
    ----------
    budget : float
        Money to split.
    candidates : tuple of Candidate
        Platforms with usable figures.
    equal, proportional, best : Allocation
        The rule of thumb, the split by past performance, the exact optimum.
    shares : tuple of Share
        Of the best split, a platform each.
    leads : float
        Share of the draws in which the platform given most keeps the largest share.
    bounds : tuple of Bound
        Floors and caps that bind, with what each costs.
    """

    budget: float
    candidates: tuple[Candidate, ...]
    equal: Allocation
    proportional: Allocation
    best: Allocation
    shares: tuple[Share, ...]
    leads: float
    bounds: tuple[Bound, ...]

    @property
    def unspent(self) -> float:
        """Money the platforms' maximums leave without a place."""
        return round(self.budget - float(self.best.amounts.sum()), 2)

    @property
    def gain(self) -> float:
        """Results of the best split over the equal one, as a share of the latter."""
        return self.best.total / self.equal.total - 1 if self.equal.total else 0.0


def split_ad_space(budget: float, candidates: Sequence[Candidate]) -> AdSpace:
    """Split ad space equally, by past performance, and at best.

    Parameters
    ----------
    budget : float
        Money to split, above 0.
    candidates : sequence of Candidate
        At least one.

    Raises
    ------
    InfeasibleBudgetError
        When the bounds leave no possible split.
    """
    channels = [each.channel for each in candidates]
    best = optimum(channels, budget)
    draws = _draws(candidates, budget)
    return AdSpace(
        budget=budget,
        candidates=tuple(candidates),
        equal=equal_split(channels, budget),
        proportional=proportional_split(
            channels, budget, [each.performance for each in candidates]
        ),
        best=best,
        shares=_shares(best, draws),
        leads=float((draws.argmax(axis=1) == best.amounts.argmax()).mean()),
        bounds=_bounds(channels, best, budget),
    )


def _draws(candidates: Sequence[Candidate], budget: float) -> Floats:
    """Return the best split for each draw of the curves' levels, shape (draws, platforms).

    One stream of chance a platform, named after it, so that neither the order of the rows
    nor another platform changes its draws.
    """
    count = int(threshold("allocation_draws"))
    drawn = []
    for each in candidates:
        seed = [_SEED, *each.channel.name.encode()]
        noise = np.random.default_rng(seed).normal(-(each.spread**2) / 2, each.spread, count)
        curve = each.channel.curve
        level = np.asarray(curve.value(1.0)) * np.exp(noise)  # at 1, a square root is its scale
        drawn.append(replace(each.channel, curve=SquareRoot(level)))
    return draws_of_optimum(drawn, budget)


def _shares(best: Allocation, draws: Floats) -> tuple[Share, ...]:
    tail = (1 - threshold("allocation_interval")) / 2
    whole = best.amounts.sum()
    parts = draws / draws.sum(axis=1, keepdims=True)
    low, high = np.quantile(parts, [tail, 1 - tail], axis=0)
    return tuple(
        Share(name, float(amount / whole), float(low[place]), float(high[place]))
        for place, (name, amount) in enumerate(zip(best.names, best.amounts, strict=True))
    )


def _bounds(channels: Sequence[Channel], best: Allocation, budget: float) -> tuple[Bound, ...]:
    found = []
    for place, channel in enumerate(channels):
        amount = float(best.amounts[place])
        if channel.minimum > 0 and amount <= channel.minimum + 0.005:
            found.append(_bound(channels, place, best, budget, "floor"))
        if amount >= channel.maximum - 0.005:
            found.append(_bound(channels, place, best, budget, "cap"))
    return tuple(each for each in found if each.cost > 1e-6 * best.total)


def _bound(
    channels: Sequence[Channel],
    place: int,
    best: Allocation,
    budget: float,
    kind: Literal["floor", "cap"],
) -> Bound:
    held = channels[place]
    freed = replace(held, minimum=0.0) if kind == "floor" else replace(held, maximum=math.inf)
    others = [*channels[:place], freed, *channels[place + 1 :]]
    without = optimum(others, budget).total
    return Bound(best.names[place], kind, float(best.amounts[place]), without - best.total, without)
