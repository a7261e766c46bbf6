"""The questions the other way round: what budget for this result, and where to stop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from stratbook.plan.split.problem import Problem, Split, clashes
from stratbook.plan.split.search import best_split
from stratbook.plan.split.tables import Table

_LADDER: Final = 48  # budgets looked at before the answer is closed in on
_HALVINGS: Final = 40
_GOLDEN: Final = (5**0.5 - 1) / 2


@dataclass(frozen=True)
class Answer:
    """A budget, and the best split of it."""

    budget: float
    split: Split


def least_budget(problem: Problem, known: Sequence[Table], target: float) -> Answer | None:
    """Return the least budget whose best split brings a target.

    Parameters
    ----------
    problem : Problem
        Its budget is the most that is thought of.
    known : sequence of Table
        The lines' tables for that budget.
    target : float
        Units of the aim.

    Returns
    -------
    Answer or None
        None when even the whole budget does not bring it.
    """
    value = _worth(problem, known)
    if value(problem.budget).total < target:
        return None
    low, high = _least(problem), problem.budget
    if low > 0 and value(low).total >= target:
        return Answer(low, value(low))
    return _closed_in(value, (low, high), lambda split, _: split.total >= target)


def last_worthwhile_budget(problem: Problem, known: Sequence[Table], unit_value: float) -> Answer:
    """Return the budget past which the next unit of money earns less than itself.

    Parameters
    ----------
    problem : Problem
        Its budget is the most that is thought of: an answer there means "at least".
    known : sequence of Table
        The lines' tables for that budget.
    unit_value : float
        Money that one unit of the aim earns: the margin of a sale, the value of a lead.
    """
    value = _worth(problem, known)

    def profit(budget: float) -> float:
        return unit_value * value(budget).total - budget

    ladder = _ladder(problem)
    place = int(np.argmax([profit(each) for each in ladder]))
    low, high = ladder[max(place - 1, 0)], ladder[min(place + 1, len(ladder) - 1)]
    for _ in range(_HALVINGS):
        one, two = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        low, high = (low, two) if profit(one) >= profit(two) else (one, high)
    best = max((low, high, ladder[place], problem.budget), key=profit)
    return Answer(best, value(best))


def largest_budget(problem: Problem, known: Sequence[Table], least_return: float) -> Answer | None:
    """Return the largest budget that still brings a return on average: a target ROAS or CPA.

    Parameters
    ----------
    problem : Problem
        Its budget is the most that is thought of.
    known : sequence of Table
        The lines' tables for that budget.
    least_return : float
        Units of the aim per unit of money: the ROAS when the aim is revenue, 1 ÷ CPA when
        it is conversions.

    Returns
    -------
    Answer or None
        None when no budget reaches it.
    """
    value = _worth(problem, known)

    def kept(split: Split, budget: float) -> bool:
        return split.total >= least_return * budget

    ladder = _ladder(problem)
    good = [place for place, each in enumerate(ladder) if kept(value(each), each)]
    if not good:
        return None
    if good[-1] == len(ladder) - 1:
        return Answer(problem.budget, value(problem.budget))
    # From the last budget that keeps the return (below) to the first that does not (above).
    bracket = ladder[good[-1] + 1], ladder[good[-1]]
    return _closed_in(value, bracket, kept)


def _closed_in(
    value: Callable[[float], Split],
    bracket: tuple[float, float],
    kept: Callable[[Split, float], bool],
) -> Answer:
    """Return the budget where a condition begins to hold, between one that fails and one that
    holds.
    """
    fails, holds = bracket
    for _ in range(_HALVINGS):
        middle = (fails + holds) / 2
        fails, holds = (fails, middle) if kept(value(middle), middle) else (middle, holds)
    return Answer(holds, value(holds))


def _worth(problem: Problem, known: Sequence[Table]) -> Callable[[float], Split]:
    def value(budget: float) -> Split:
        return best_split(replace(problem, budget=budget), known, unit=0)

    return value


def _least(problem: Problem) -> float:
    """Return the money that the floors alone need, those of groups included."""
    next_to_nothing = replace(problem, budget=1e-9 * problem.budget)
    found = [each for each in clashes(next_to_nothing) if each.kind == "floors"]
    return max([0.0, *(each.asked for each in found)])


def _ladder(problem: Problem) -> list[float]:
    low = max(_least(problem), problem.budget * 1e-4)
    return [float(each) for each in np.geomspace(low, problem.budget, _LADDER)]
