"""How sure a split is: intervals on shares and results, near-ties, room to move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from stratbook.plan.response.families import Floats
from stratbook.plan.split.problem import InfeasibleBudgetError, Line, Problem, Split
from stratbook.plan.split.search import best_split, evaluate, places_of
from stratbook.plan.split.tables import Table

_NODES: Final = 80
_STEPS: Final = 7


class Interval(NamedTuple):
    """A value and the ends of its interval over the draws."""

    value: float
    low: float
    high: float


class Drawn(NamedTuple):
    """A line's draws: nodes (n,), falling slopes of each draw's envelope (draws, n − 1)."""

    nodes: Floats
    slopes: Floats
    least: float


class DrawnTables(NamedTuple):
    """All lines' draws, their pieces sorted: slopes falling, money spent up to each.

    Shapes (draws, pieces of all lines).
    """

    lines: tuple[Drawn, ...]
    slopes: Floats
    spent: Floats


@dataclass(frozen=True)
class Uncertainty:
    """How much the curves are known, seen in the answer.

    Parameters
    ----------
    shares : mapping of str to Interval
        Each line's share of the money in the best split, and in the best split of each draw.
    result : Interval
        What the recommended split brings, over the draws.
    leads : float
        Share of the draws in which the line given most keeps the largest share.
    draws : int
        How many draws it rests on; 1 means that the curves are taken as known.
    """

    shares: Mapping[str, Interval]
    result: Interval
    leads: float
    draws: int


def uncertainty(
    problem: Problem, split: Split, level: float, known: DrawnTables | None = None
) -> Uncertainty:
    """Return intervals on every share and on the result.

    Parameters
    ----------
    problem : Problem
        The lines' curves, as draws.
    split : Split
        The recommended one.
    level : float
        Of the intervals: 0.8 leaves a tenth on each side.
    known : DrawnTables, optional
        The draws' tables (:func:`drawn_tables`) when they are made already.
    """
    drawn = splits_of_draws(problem, known)
    tails = [(1 - level) / 2, (1 + level) / 2]
    whole = drawn.sum(axis=1, keepdims=True)
    parts = np.divide(drawn, whole, out=np.zeros_like(drawn), where=whole > 0)
    low, high = np.quantile(parts, tails, axis=0)
    own = split.amounts / split.spent if split.spent else split.amounts
    worst, best = np.quantile(results_of_draws(problem, split.amounts), tails)
    return Uncertainty(
        shares={
            name: Interval(float(own[place]), float(low[place]), float(high[place]))
            for place, name in enumerate(split.names)
        },
        result=Interval(split.total, float(worst), float(best)),
        leads=float((drawn.argmax(axis=1) == int(split.amounts.argmax())).mean()),
        draws=len(drawn),
    )


def results_of_draws(problem: Problem, amounts: Floats) -> Floats:
    """Return what given amounts bring in each draw, shape (draws,)."""
    count = _count(problem)
    total = np.zeros(count)
    for line, amount in zip(problem.lines, amounts, strict=True):
        total += _aligned(line.value(float(amount)).reshape(-1), count)
    return total


def drawn_tables(problem: Problem) -> DrawnTables:
    """Return what each draw of each line brings at a few dozen amounts, steepest piece first."""
    return _sorted([_drawn(each, problem, _count(problem)) for each in problem.lines])


def splits_of_draws(problem: Problem, known: DrawnTables | None = None) -> Floats:
    """Return the best split of each draw, shape (draws, lines).

    Each draw is a curve of its own. Curves that first rise are replaced by their concave
    envelope, and an amount under "if used, at least" goes to the nearer of nothing and the
    least: good to about a hundredth of a share, which is what an interval needs.
    """
    made = drawn_tables(problem) if known is None else known
    lines = made.lines
    amounts = _balance(made, np.full(_count(problem), problem.budget))
    for group, places in places_of(problem):
        inside = [lines[place] for place in places]
        spent = amounts[:, list(places)].sum(axis=1)
        held = np.clip(spent, group.minimum, group.maximum)
        if (held == spent).all():
            continue
        others = [place for place in range(len(lines)) if place not in places]
        amounts[:, list(places)] = _balance(_sorted(inside), held)
        if others:
            left = problem.budget - held
            amounts[:, others] = _balance(_sorted([lines[place] for place in others]), left)
    return amounts


def near_ties(
    problem: Problem, known: Sequence[Table], best: Split, others: Mapping[str, Floats]
) -> dict[str, Split]:
    """Return the splits, among named ones, that the best one beats by less than a hundredth."""
    found = {name: evaluate(problem, known, amounts) for name, amounts in others.items()}
    return {name: each for name, each in found.items() if each.total >= 0.99 * best.total}


def room(
    problem: Problem, known: Sequence[Table], best: Split, loss: float
) -> dict[str, tuple[float, float]]:
    """Return how far each line's amount can move while the rest makes up for it.

    Parameters
    ----------
    problem : Problem
        What was split.
    known : sequence of Table
        The lines' tables.
    best : Split
        The best split.
    loss : float
        Share of the result that may be lost: 0.01.

    Returns
    -------
    dict
        Least and most money a line, the others split again at their best.
    """
    kept = best.total * (1 - loss)
    return {
        line.name: (
            _edge(problem, known, place, (float(best.amounts[place]), line.minimum), kept),
            _edge(
                problem, known, place,
                (float(best.amounts[place]), min(line.maximum, problem.budget)), kept,
            ),
        )
        for place, line in enumerate(problem.lines)
    }  # fmt: skip


def _edge(
    problem: Problem, known: Sequence[Table], place: int, way: tuple[float, float], kept: float
) -> float:
    """Return the furthest amount from the best one, towards an end, that keeps the result."""
    good, end = way
    if _held(problem, known, place, end) >= kept:
        return end
    bad = end
    for _ in range(_STEPS):
        middle = (good + bad) / 2
        if _held(problem, known, place, middle) >= kept:
            good = middle
        else:
            bad = middle
    return good


def _held(problem: Problem, known: Sequence[Table], place: int, amount: float) -> float:
    line = problem.lines[place]
    if 0 < amount < line.floor:
        return -np.inf
    fixed = replace(line, minimum=amount, maximum=amount, if_used=0.0)
    lines = (*problem.lines[:place], fixed, *problem.lines[place + 1 :])
    try:
        return best_split(replace(problem, lines=lines), known, unit=0).total
    except InfeasibleBudgetError:
        return -np.inf


def _count(problem: Problem) -> int:
    return max(len(each.draws) for line in problem.lines for each in line.responses)


def _aligned(values: Floats, count: int) -> Floats:
    """Repeat draws until there are as many as asked for."""
    if len(values) == count:
        return values
    return np.asarray(np.resize(values, (count, *values.shape[1:])), dtype=np.float64)


def _drawn(line: Line, problem: Problem, count: int) -> Drawn:
    top = min(line.maximum, problem.budget)
    low = line.minimum if line.optional else min(line.floor, top)
    nodes = low + (top - low) * np.linspace(0.0, 1.0, _NODES + 1) ** 2
    values = np.zeros((count, len(nodes)))
    for each in line.responses:
        values += each.weight * _aligned(each.draws.value(nodes), count)
    if top <= low:
        return Drawn(np.array([low]), np.zeros((count, 0)), 0.0)
    slopes = np.diff(values, axis=1) / np.diff(nodes)
    average = (values[:, 1:] - values[:, :1]) / (nodes[1:] - low)
    average[:, nodes[1:] < (line.if_used if line.optional else 0.0)] = -np.inf
    touch = average.argmax(axis=1)
    straight = np.arange(slopes.shape[1]) <= touch[:, None]
    slopes = np.where(straight, average.max(axis=1, keepdims=True), slopes)
    return Drawn(
        nodes,
        np.minimum.accumulate(slopes, axis=1),
        line.if_used if line.optional else 0.0,
    )


def _sorted(lines: Sequence[Drawn]) -> DrawnTables:
    slopes = np.concatenate([each.slopes for each in lines], axis=1)
    widths = np.concatenate([np.diff(each.nodes) for each in lines])
    order = np.argsort(-slopes, axis=1)
    return DrawnTables(
        tuple(lines),
        np.take_along_axis(slopes, order, axis=1),
        np.cumsum(widths[order], axis=1),
    )


def _balance(made: DrawnTables, budget: Floats) -> Floats:
    """Return amounts of equal slope in each draw, shape (draws, lines)."""
    lines = made.lines
    start = np.array([float(each.nodes[0]) for each in lines])
    if not made.slopes.shape[1]:
        return np.tile(start, (len(budget), 1))
    left = (budget - start.sum())[:, None]
    last = np.minimum((made.spent <= left).sum(axis=1), made.slopes.shape[1] - 1)
    price = np.take_along_axis(made.slopes, last[:, None], axis=1)[:, 0]
    dear, cheap = price, price - np.maximum(np.abs(price) * 1e-12, 1e-300)
    below = np.stack([_spent(each, dear) for each in lines], axis=1)
    above = np.stack([_spent(each, cheap) for each in lines], axis=1)
    gap = np.maximum(above - below, 0.0)
    missing = np.maximum(budget - below.sum(axis=1), 0.0)
    whole = gap.sum(axis=1)
    share = np.divide(missing, whole, out=np.zeros_like(missing), where=whole > 0)
    amounts: Floats = below + gap * np.minimum(share, 1.0)[:, None]
    for place, each in enumerate(lines):
        if each.least > 0:
            some = amounts[:, place]
            amounts[:, place] = np.where(
                some >= each.least, some, np.where(some >= each.least / 2, each.least, 0.0)
            )
    return amounts


def _spent(line: Drawn, price: Floats) -> Floats:
    reached = (line.slopes > price[:, None]).sum(axis=1)
    return np.asarray(line.nodes[reached], dtype=np.float64)
