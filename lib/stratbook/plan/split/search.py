"""The best split of a budget, and the proof: branch and bound over concave envelopes.

A line whose returns first rise (S-shaped), or that gets nothing or at least so much, is
replaced by its concave envelope; the split under the envelopes is exact and can only be
better than any real one. Where a line stands on a part of its envelope that is not its
curve, its domain is cut in two there, and both halves are looked at, until what is left
cannot be better by more than a millionth. Lagrange duality gives the bound, with the
tables' own error counted in.
"""

import heapq
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from stratbook.plan.response.families import Floats
from stratbook.plan.split.balance import balanced, stretch
from stratbook.plan.split.hull import Domain, Envelope, Filled, envelope, fill
from stratbook.plan.split.problem import (
    Group,
    InfeasibleBudgetError,
    Line,
    Problem,
    Split,
    clashes,
)
from stratbook.plan.split.rounding import in_units, rounded
from stratbook.plan.split.tables import Table, tables

CENT: Final = 0.01
_CLOSE: Final = 1e-6
_MOST_NODES: Final = 4_000
Places = Sequence[tuple[Group, Sequence[int]]]


@dataclass(frozen=True)
class _Node:
    """A part of the search: the lines' domains, and what no split in it can pass."""

    domains: tuple[Domain, ...]
    envelopes: tuple[Envelope, ...]
    relaxed: Filled
    bound: float


def best_split(
    problem: Problem, known: Sequence[Table] | None = None, unit: float = CENT
) -> Split:
    """Return the best split, in whole units of money, with the bound that proves it.

    Parameters
    ----------
    problem : Problem
        Budget, lines and groups.
    known : sequence of Table, optional
        The lines' tables (:func:`~stratbook.plan.split.tables.tables`) when they are made
        already, for the same or a larger budget; nothing else is then computed from draws.
    unit : float
        0.01 for cents, 1 for whole money, 0 for no rounding.

    Returns
    -------
    Split
        Results are the mean over the draws.

    Raises
    ------
    InfeasibleBudgetError
        When constraints stand against each other; it names them.
    """
    whole = in_units(problem, unit) if unit else problem
    if found := clashes(whole):
        raise InfeasibleBudgetError(found)
    made = tuple(tables(whole) if known is None else known)
    amounts, bound = _search(whole, made)
    amounts = rounded(whole, amounts, unit) if unit else amounts
    split = evaluate(whole, made, amounts)
    return Split(split.names, split.amounts, split.results, split.marginals, max(bound, split.total))


def evaluate(problem: Problem, made: Sequence[Table], amounts: Floats) -> Split:
    """Return what given amounts are expected to bring, read off the tables."""
    results = np.array([table.at(float(x)) for table, x in zip(made, amounts, strict=True)])
    marginals = np.array(
        [
            np.interp(float(x), table.amounts, table.slopes)
            for table, x in zip(made, amounts, strict=True)
        ]
    )
    return Split(problem.names, np.asarray(amounts, dtype=np.float64), results, marginals)


def places_of(problem: Problem) -> Places:
    """Return each group with the places of its lines."""
    where = {name: place for place, name in enumerate(problem.names)}
    return tuple((each, [where[name] for name in each.members]) for each in problem.groups)


def _search(problem: Problem, made: Sequence[Table]) -> tuple[Floats, float]:
    groups = places_of(problem)
    start = _node(problem, made, groups, tuple(_domain(each, problem) for each in problem.lines))
    if start is None:
        raise InfeasibleBudgetError(clashes(problem))
    best, value = start.relaxed.amounts * 0, -np.inf
    count = itertools.count()
    queue = [(-start.bound, next(count), start)]
    proved = start.bound
    for _ in range(_MOST_NODES):
        if not queue:
            break
        bound, _, node = heapq.heappop(queue)
        proved = -bound
        if proved <= value + _CLOSE * abs(value):
            break
        for amounts in _candidates(problem, made, groups, node):
            brings = _total(made, amounts)
            if brings > value:
                best, value = amounts, brings
        for domains in _halves(node, made):
            half = _node(problem, made, groups, domains)
            if half is not None and half.bound > value + _CLOSE * abs(value):
                heapq.heappush(queue, (-half.bound, next(count), half))
        proved = max(value, -queue[0][0]) if queue else value + _CLOSE * abs(value)
    return best, max(min(proved, start.bound), value)


def _domain(line: Line, problem: Problem) -> Domain:
    high = min(line.maximum, problem.budget)
    if line.optional and line.floor > high:
        return Domain(0.0, 0.0, or_nothing=False)
    return Domain(min(line.floor, high), high, or_nothing=line.optional)


def _node(
    problem: Problem, made: Sequence[Table], groups: Places, domains: tuple[Domain, ...]
) -> _Node | None:
    envelopes = tuple(envelope(*each) for each in zip(made, domains, strict=True))
    relaxed = fill(envelopes, problem.budget, groups)
    if relaxed is None:
        return None
    bound = _bound(problem, made, groups, envelopes, relaxed)
    return _Node(domains, envelopes, relaxed, bound)


def _bound(
    problem: Problem,
    made: Sequence[Table],
    groups: Places,
    envelopes: Sequence[Envelope],
    relaxed: Filled,
) -> float:
    """Return what no split within the envelopes can pass, by Lagrange duality.

    At any prices of money the value of the budget plus each line's best gain over its price
    is an upper bound; at the right prices it is tight.
    """
    prices = np.full(len(envelopes), relaxed.price)
    bound = relaxed.price * problem.budget
    for group, places in groups:
        price = _group_price(group, places, envelopes, relaxed)
        extra = price - relaxed.price
        prices[list(places)] = price
        limit = group.maximum if extra > 0 else group.minimum
        bound += extra * limit if extra else 0.0
    for table, each, price in zip(made, envelopes, prices, strict=True):
        bound += _gain(table, each, float(price))
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


def _gain(table: Table, each: Envelope, price: float) -> float:
    """Return the most a line can bring over the price of its money, the table's error included."""
    top = float(np.max(each.values - price * each.amounts))
    over = table.overshoot()
    low, high = float(each.amounts[0]), float(each.amounts[-1])
    held = (table.amounts[1:] > low) & (table.amounts[:-1] < high)
    ends = table.values - price * table.amounts
    risen = np.maximum(ends[:-1], ends[1:]) + over
    return max(top, float(np.max(risen[held]))) if held.any() else top


def _candidates(
    problem: Problem, made: Sequence[Table], groups: Places, node: _Node
) -> list[Floats]:
    """Return real splits near a relaxed one: as it is, and with each doubtful line on or off."""
    relaxed = node.relaxed.amounts
    tries = [relaxed]
    for place, amount in enumerate(relaxed):
        ends = _chord(node.envelopes[place], float(amount))
        if ends is not None and _lifted(made[place], node.envelopes[place], float(amount)):
            tries += [np.where(np.arange(len(relaxed)) == place, end, relaxed) for end in ends]
    found = []
    for each in tries:
        stretches = [stretch(*some) for some in zip(made, node.domains, each, strict=True)]
        amounts = balanced(stretches, problem.budget, groups, each)
        found += [some for some in (amounts, each) if some is not None]
    return [each for each in found if _allowed(problem, groups, each)]


def _allowed(problem: Problem, groups: Places, amounts: Floats) -> bool:
    slack = 1e-9 * problem.budget
    if amounts.sum() > problem.budget + slack:
        return False
    for line, amount in zip(problem.lines, amounts, strict=True):
        nothing = amount <= 0 and line.minimum == 0
        if not nothing and not line.floor - slack <= amount <= line.maximum + slack:
            return False
    totals = [(group, float(amounts[list(places)].sum())) for group, places in groups]
    return all(group.minimum - slack <= x <= group.maximum + slack for group, x in totals)


def _halves(node: _Node, made: Sequence[Table]) -> list[tuple[Domain, ...]]:
    """Cut the domain of the line that stands furthest above its curve in two."""
    lifts = [
        each.at(float(x)) - _real(table, domain, float(x))
        for table, each, domain, x in zip(
            made, node.envelopes, node.domains, node.relaxed.amounts, strict=True
        )
    ]
    place = int(np.argmax(lifts))
    scale = max(sum(each.at(float(x)) for each, x in
                    zip(node.envelopes, node.relaxed.amounts, strict=True)), 1e-300)  # fmt: skip
    if lifts[place] <= _CLOSE / 10 * scale:
        return []
    domain, amount = node.domains[place], float(node.relaxed.amounts[place])
    if domain.or_nothing:
        parts = [Domain(0.0, 0.0, or_nothing=False), domain._replace(or_nothing=False)]
    else:
        parts = [domain._replace(high=amount), domain._replace(low=amount)]
    return [(*node.domains[:place], part, *node.domains[place + 1 :]) for part in parts]


def _real(table: Table, domain: Domain, amount: float) -> float:
    """Return what an amount really brings; an amount that is not allowed brings nothing."""
    if domain.or_nothing and 0 < amount < domain.low * (1 - 1e-12):
        return 0.0
    return table.at(amount)


def _chord(each: Envelope, amount: float) -> tuple[float, float] | None:
    """Return the corners on both sides of an amount."""
    place = int(np.searchsorted(each.amounts, amount))
    if place in {0, len(each.amounts)} or each.amounts[place] == amount:
        return None
    return float(each.amounts[place - 1]), float(each.amounts[place])


def _lifted(table: Table, each: Envelope, amount: float) -> bool:
    ends = _chord(each, amount)
    if ends is None:
        return False
    nodes = np.searchsorted(table.amounts, ends)
    return bool(nodes[1] - nodes[0] > 1)


def _total(made: Sequence[Table], amounts: Floats) -> float:
    return sum(table.at(float(x)) for table, x in zip(made, amounts, strict=True))
