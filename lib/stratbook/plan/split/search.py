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
from dataclasses import replace
from typing import Final

import numpy as np

from stratbook.plan.response.families import Floats
from stratbook.plan.split.balance import balanced, stretch
from stratbook.plan.split.hull import Domain, Envelope, Places, envelope, fill
from stratbook.plan.split.problem import (
    InfeasibleBudgetError,
    Line,
    Problem,
    Split,
    clashes,
)
from stratbook.plan.split.proof import Node, upper_bound
from stratbook.plan.split.rounding import in_units, rounded
from stratbook.plan.split.tables import Table, tables

CENT: Final = 0.01
_CLOSE: Final = 1e-6
_MOST_NODES: Final = 4_000


def best_split(problem: Problem, known: Sequence[Table] | None = None, unit: float = CENT) -> Split:
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
    if found := clashes(problem) or clashes(whole):
        raise InfeasibleBudgetError(found)
    made = tuple(tables(whole) if known is None else known)
    amounts, bound = search(whole, made)
    amounts = rounded(whole, amounts, unit) if unit else amounts
    split = evaluate(whole, made, amounts)
    return replace(split, bound=max(bound, split.total))


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


def search(problem: Problem, made: Sequence[Table]) -> tuple[Floats, float]:
    """Return the best amounts under given tables, not rounded, and what none can pass."""
    groups = places_of(problem)
    tops = [float(each.amounts[-1]) for each in made]
    domains = tuple(map(_domain, problem.lines, tops))
    start = _node(problem, made, groups, domains)
    if start is None:
        raise InfeasibleBudgetError(clashes(problem))
    best, value, closed = start.relaxed.amounts * 0, -np.inf, -np.inf
    count = itertools.count()
    queue = [(-start.bound, next(count), start)]
    for _ in range(_MOST_NODES):
        if not queue or -queue[0][0] <= value + _CLOSE * abs(value):
            break
        _, _, node = heapq.heappop(queue)
        for amounts in _candidates(problem, made, groups, node):
            brings = _total(made, amounts)
            if brings > value:
                best, value = amounts, brings
        halves = _halves(node, made)
        closed = closed if halves else max(closed, node.bound)
        for domains in halves:
            half = _node(problem, made, groups, domains)
            if half is not None:
                heapq.heappush(queue, (-half.bound, next(count), half))
    # What was never opened, and what could not be cut any further, may hold a better split.
    return best, max(value, closed, -queue[0][0] if queue else value)


def _domain(line: Line, top: float) -> Domain:
    high = min(line.maximum, top)
    if line.optional and line.floor > high:
        return Domain(0.0, 0.0, or_nothing=False)
    return Domain(min(line.floor, high), high, or_nothing=line.optional)


def _node(
    problem: Problem, made: Sequence[Table], groups: Places, domains: tuple[Domain, ...]
) -> Node | None:
    envelopes = tuple(envelope(*each) for each in zip(made, domains, strict=True))
    relaxed = fill(envelopes, problem.budget, groups)
    if relaxed is None:
        return None
    node = Node(domains, envelopes, relaxed)
    return replace(node, bound=upper_bound(problem, made, groups, node))


def _candidates(
    problem: Problem, made: Sequence[Table], groups: Places, node: Node
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


def _halves(node: Node, made: Sequence[Table]) -> list[tuple[Domain, ...]]:
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
    if lifts[place] <= _CLOSE / 100 * scale:
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
