"""The last digits: within the concave stretch each line stands in, equal marginal results.

The envelopes are straight between nodes; here the price of money is found at which every
line strictly inside its limits has the same slope (Karush, Kuhn, Tucker), slopes being
interpolated between nodes.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import scipy

from stratbook.plan.response.families import Floats
from stratbook.plan.split.hull import Domain, Places
from stratbook.plan.split.problem import Group
from stratbook.plan.split.tables import Table


class Stretch(NamedTuple):
    """The concave stretch of a table a line stands in: falling slopes, rising amounts."""

    slopes: Floats
    amounts: Floats

    def amount(self, price: float) -> float:
        """Return where the slope falls to a price."""
        return float(np.interp(-price, -self.slopes, self.amounts))


def stretch(table: Table, domain: Domain, amount: float) -> Stretch:
    """Return the concave stretch around an amount, cut to the line's domain."""
    if (domain.or_nothing and amount <= 0) or domain.high <= domain.low:
        return Stretch(np.zeros(1), np.array([amount]))
    slopes = np.where(np.isfinite(table.slopes), table.slopes, 2 * table.slopes[1])
    falls = np.diff(slopes) <= 0
    place = int(np.clip(np.searchsorted(table.amounts, amount, "right") - 1, 0, len(falls) - 1))
    if not falls[place] and not (place and falls[place - 1] and table.amounts[place] == amount):
        return Stretch(np.zeros(1), np.array([amount]))
    place = place if falls[place] else place - 1
    rises = np.flatnonzero(~falls)
    first = int(rises[rises < place][-1]) + 1 if (rises < place).any() else 0
    last = int(rises[rises > place][0]) if (rises > place).any() else len(falls)
    low = max(domain.low, float(table.amounts[first]))
    high = min(domain.high, float(table.amounts[last]))
    inside = (table.amounts > low) & (table.amounts < high)
    amounts = np.concatenate([[low], table.amounts[inside], [high]])
    return Stretch(np.interp(amounts, table.amounts, slopes), amounts)


def balanced(
    stretches: Sequence[Stretch],
    budget: float,
    groups: Places,
    near: Floats,
) -> Floats | None:
    """Return amounts of equal marginal results; None when the stretches cannot hold the budget.

    Parameters
    ----------
    stretches : sequence of Stretch
        One a line.
    budget : float
        Money to place; less where every line is full.
    groups : sequence of (Group, places)
        Limits shared; one that binds at ``near`` is taken as binding.
    near : array of float
        A split close to the answer: it says which groups' limits bind.
    """
    amounts = np.array(near, dtype=np.float64)
    free, left = set(range(len(stretches))), budget
    for group, places in groups:
        held = _binding(group, float(near[list(places)].sum()))
        if held is not None:
            some = _level([stretches[place] for place in places], held)
            if some is None:
                return None
            amounts[list(places)] = some
            free -= set(places)
            left -= held
    rest = sorted(free)
    some = _level([stretches[place] for place in rest], left)
    if some is None:
        return None
    amounts[rest] = some
    return amounts if _kept(amounts, groups) else None


def _binding(group: Group, spent: float) -> float | None:
    scale = max(spent, 1e-12)
    if abs(spent - group.maximum) <= 1e-9 * scale:
        return group.maximum
    return group.minimum if group.minimum > 0 and spent <= group.minimum * (1 + 1e-9) else None


def _kept(amounts: Floats, groups: Places) -> bool:
    spent = [(group, float(amounts[list(places)].sum())) for group, places in groups]
    return all(
        group.minimum * (1 - 1e-9) <= total <= group.maximum * (1 + 1e-9) for group, total in spent
    )


def _level(stretches: Sequence[Stretch], budget: float) -> Floats | None:
    low = np.array([each.amounts[0] for each in stretches])
    high = np.array([each.amounts[-1] for each in stretches])
    if budget < low.sum() - 1e-9 * max(budget, 1e-12):
        return None
    if not len(stretches) or high.sum() <= budget:
        return high
    dear = max(float(each.slopes[0]) for each in stretches) * (1 + 1e-9)

    def over(price: float) -> float:
        return sum(each.amount(price) for each in stretches) - budget

    price = float(
        scipy.optimize.brentq(over, 0.0, dear, xtol=dear * 1e-15, rtol=1e-14, maxiter=200)
    )
    cheap, dear = price * (1 - 1e-13), price * (1 + 1e-13)
    below = np.array([each.amount(dear) for each in stretches])
    above = np.array([each.amount(cheap) for each in stretches])
    # On a straight piece a whole range of amounts has the same price: share what is left there.
    room = above - below
    missing = max(budget - float(below.sum()), 0.0)
    return below + (room * min(missing / float(room.sum()), 1.0) if room.sum() > 0 else 0.0)
