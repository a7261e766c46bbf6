"""Upper bounds: what no split can pass, by Lagrange duality over concave envelopes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stratbook.plan.split.hull import Domain, Envelope, Filled, Places
from stratbook.plan.split.problem import Group, Problem
from stratbook.plan.split.tables import Table


@dataclass(frozen=True)
class Node:
    """A part of the search: the lines' domains, and what no split in it can pass."""

    domains: tuple[Domain, ...]
    envelopes: tuple[Envelope, ...]
    relaxed: Filled
    bound: float = np.inf


def upper_bound(problem: Problem, made: Sequence[Table], groups: Places, node: Node) -> float:
    """Return what no split within a node's domains can pass, by Lagrange duality.

    At any prices of money the value of the budget plus each line's best gain over its price
    is an upper bound; at the right prices it is tight.
    """
    relaxed, envelopes = node.relaxed, node.envelopes
    prices = np.full(len(envelopes), relaxed.price)
    bound = relaxed.price * problem.budget
    for group, places in groups:
        price = _group_price(group, places, envelopes, relaxed)
        extra = price - relaxed.price
        prices[list(places)] = price
        limit = group.maximum if extra > 0 else group.minimum
        bound += extra * limit if extra else 0.0
    for place, price in enumerate(prices):
        bound += _gain(made[place], envelopes[place], node.domains[place], float(price))
    return bound


def _group_price(
    group: Group, places: Sequence[int], envelopes: Sequence[Envelope], relaxed: Filled
) -> float:
    """Return the price of money inside a group: dearer at its cap, cheaper at its floor."""
    spent = float(relaxed.amounts[list(places)].sum())
    after = [_slope(envelopes[place], float(relaxed.amounts[place]), 1) for place in places]
    before = [_slope(envelopes[place], float(relaxed.amounts[place]), -1) for place in places]
    if spent >= group.maximum * (1 - 1e-9):
        return max(relaxed.price, *after)
    if group.minimum > 0 and spent <= group.minimum * (1 + 1e-9):
        return min(relaxed.price, *before)
    return relaxed.price


def _slope(each: Envelope, amount: float, way: int) -> float:
    """Return an envelope's slope just after (1) or before (−1) an amount; 0 past its end."""
    if len(each.amounts) < 2:
        return 0.0 if way > 0 else np.inf
    slopes = np.diff(each.values) / np.diff(each.amounts)
    scale = 1e-9 * max(float(each.amounts[-1]), 1e-300)
    if way > 0:
        place = int(np.searchsorted(each.amounts, amount + scale)) - 1
        return float(slopes[place]) if place < len(slopes) else 0.0
    place = int(np.searchsorted(each.amounts, amount - scale)) - 1
    return float(slopes[place]) if place >= 0 else np.inf


def _gain(table: Table, each: Envelope, domain: Domain, price: float) -> float:
    """Return the most a line can bring over the price of its money, the table's error included."""
    top = float(np.max(each.values - price * each.amounts))
    low, high = domain.low, domain.high
    if high <= low:
        return top
    inside = (table.amounts > low) & (table.amounts < high)
    amounts = np.concatenate([[low], table.amounts[inside], [high]])
    values = np.concatenate([[table.at(low)], table.values[inside], [table.at(high)]])
    ends = values - price * amounts
    piece = np.searchsorted(table.amounts, (amounts[:-1] + amounts[1:]) / 2) - 1
    return max(top, float(np.max(np.maximum(ends[:-1], ends[1:]) + table.overshoot[piece])))
