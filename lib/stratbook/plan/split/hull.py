"""Concave envelopes of the tables, and the best split of a budget under them.

Under concave pieces the steepest ones are filled first until the money is gone: that is
exact, also with floors and caps of lines and of groups that do not overlap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stratbook.plan.response.families import Floats
from stratbook.plan.split.problem import Group
from stratbook.plan.split.tables import Table

Places = Sequence[tuple[Group, Sequence[int]]]
_FIRST = 1e300  # slope of what must be filled before anything is chosen


class Domain(NamedTuple):
    """What a line may get: from ``low`` to ``high``, or (``or_nothing``) 0."""

    low: float
    high: float
    or_nothing: bool


@dataclass(frozen=True)
class Envelope:
    """The least concave function above a table on a domain, as corners."""

    amounts: Floats
    values: Floats

    def at(self, amount: float) -> float:
        """Return the envelope's value."""
        return float(np.interp(amount, self.amounts, self.values))


def envelope(table: Table, domain: Domain) -> Envelope:
    """Return a table's concave envelope on a domain."""
    inside = (table.amounts > domain.low) & (table.amounts < domain.high)
    ends = [domain.low] if domain.high <= domain.low else [domain.low, domain.high]
    amounts = np.concatenate([ends[:1], table.amounts[inside], ends[1:]])
    values = np.concatenate(
        [[table.at(ends[0])], table.values[inside], [table.at(each) for each in ends[1:]]]
    )
    if domain.or_nothing and domain.low > 0:
        amounts, values = np.append(0.0, amounts), np.append(0.0, values)
    kept = _corners(amounts, values)
    return Envelope(amounts[kept], values[kept])


def _corners(amounts: Floats, values: Floats) -> NDArray[np.intp]:
    """Return the places of the upper hull's corners (Andrew's monotone chain)."""
    if len(amounts) < 3:
        return np.arange(len(amounts))
    slopes = np.diff(values) / np.diff(amounts)
    if bool(np.all(np.diff(slopes) <= 1e-12 * np.abs(slopes[:-1]))):
        return np.arange(len(amounts))
    kept: list[int] = []
    for place in range(len(amounts)):
        while len(kept) > 1 and _below(amounts, values, kept[-2], kept[-1], place):
            kept.pop()
        kept.append(place)
    return np.array(kept)


def _below(amounts: Floats, values: Floats, first: int, middle: int, last: int) -> bool:
    rise = (values[middle] - values[first]) * (amounts[last] - amounts[first])
    return bool(rise <= (values[last] - values[first]) * (amounts[middle] - amounts[first]))


class Filled(NamedTuple):
    """Amounts a line under the envelopes, and the price of money there."""

    amounts: Floats
    price: float


def fill(envelopes: Sequence[Envelope], budget: float, groups: Places) -> Filled | None:
    """Return the best split under concave envelopes; None when the floors leave none.

    Parameters
    ----------
    envelopes : sequence of Envelope
        One a line; each starts at what the line must get.
    budget : float
        Money to split.
    groups : sequence of (Group, places)
        Which lines share limits; no line stands in two.
    """
    start = np.array([each.amounts[0] for each in envelopes])
    left = budget - float(start.sum())
    if left < -1e-9 * max(budget, 1.0):
        return None
    pieces = _pieces(envelopes)
    alone = np.ones(len(envelopes), dtype=bool)
    kept = []
    for group, places in groups:
        alone[list(places)] = False
        some = _limited(pieces, group, places, float(start[list(places)].sum()))
        if some is None:
            return None
        kept.append(some)
    kept.append(pieces[:, alone[pieces[0].astype(int)]])
    return _spend(np.concatenate(kept, axis=1), start, max(left, 0.0))


def _pieces(envelopes: Sequence[Envelope]) -> Floats:
    """Return all pieces as rows: line, width, slope."""
    parts = []
    for place, each in enumerate(envelopes):
        width = np.diff(each.amounts)
        slope = np.diff(each.values) / np.where(width > 0, width, 1.0)
        parts.append(np.stack([np.full(len(width), float(place)), width, slope]))
    return np.concatenate(parts, axis=1)


def _limited(pieces: Floats, group: Group, places: Sequence[int], spent: float) -> Floats | None:
    """Return a group's pieces up to its cap, those that its floor needs marked to come first."""
    mine = pieces[:, np.isin(pieces[0].astype(int), list(places))]
    mine = mine[:, np.argsort(-mine[2], kind="stable")]
    room = group.maximum - spent
    if room < -1e-9 * max(spent, 1.0):
        return None
    ends = np.cumsum(mine[1])
    mine = mine.copy()
    mine[1] = np.clip(mine[1] - np.maximum(ends - room, 0.0), 0.0, None)
    needed = group.minimum - spent
    if needed <= 0:
        return mine
    starts = np.cumsum(mine[1]) - mine[1]
    first = mine.copy()
    first[1] = np.clip(needed - starts, 0.0, mine[1])
    if float(first[1].sum()) < needed * (1 - 1e-9):
        return None
    first[2] = _FIRST
    mine[1] = mine[1] - first[1]
    return np.concatenate([first, mine], axis=1)


def _spend(pieces: Floats, start: Floats, left: float) -> Filled | None:
    forced = pieces[2] >= _FIRST
    if float(pieces[1][forced].sum()) > left * (1 + 1e-9):
        return None
    order = np.argsort(-pieces[2], kind="stable")
    line, width, slope = pieces[:, order]
    ends = np.cumsum(width)
    taken = np.clip(width - np.maximum(ends - left, 0.0), 0.0, None)
    amounts = start.copy()
    np.add.at(amounts, line.astype(int), taken)
    open_ = np.flatnonzero((taken < width) & (slope < _FIRST))
    price = float(slope[open_[0]]) if len(open_) else 0.0
    return Filled(amounts, price)
