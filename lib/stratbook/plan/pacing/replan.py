"""The best use of what remains: the remaining money over the remaining days.

What is spent is spent: it is the floor of every line. The curves of the whole plan are taken
for the days that are left, the limits less what is already spent, and the rest is split anew;
the same rest spent in the plan's own proportions stands beside it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.pacing.tracked import Tracked
from stratbook.plan.response.families import Floats
from stratbook.plan.split.problem import Group, Line, Problem
from stratbook.plan.split.search import best_split
from stratbook.plan.split.uncertainty import Interval, results_of_draws


@dataclass(frozen=True, eq=False)  # arrays have no one truth
class Replan:
    """What remains, split anew.

    Parameters
    ----------
    names : tuple of str
        Lines.
    spent, kept, moved : array of float, shape (lines,)
        Money spent so far; whole money a line if the plan goes on, and if it is split anew.
    gain : Interval
        Results of the new split over those of the plan, over the days left.
    base : float
        Results of the plan over the days left.
    days : int
        Days left.
    """

    names: tuple[str, ...]
    spent: Floats
    kept: Floats
    moved: Floats
    gain: Interval
    base: float
    days: int

    @property
    def changes(self) -> Floats:
        """Money moved to (or from) each line, shape (lines,)."""
        return np.round(self.moved - self.kept, 2)


def replan(
    problem: Problem, spent: Mapping[str, float], planned: Mapping[str, float], days: int
) -> Replan | None:
    """Split what remains of a budget over the days that are left.

    Parameters
    ----------
    problem : Problem
        The whole plan: its budget, and lines whose curves cover any length of time.
    spent : mapping of str to float
        Money already spent, by line; a line without any may be left out.
    planned : mapping of str to float
        The plan's own amounts, by line.
    days : int
        Days left.

    Returns
    -------
    Replan or None
        None when no money or no day is left.

    Raises
    ------
    InfeasibleBudgetError
        When the limits that are left stand against each other; it names them.
    """
    gone = np.array([spent.get(name, 0.0) for name in problem.names])
    rest = round(problem.budget - float(gone.sum()), 2)
    if rest <= 0 or days <= 0:
        return None
    left = _remaining(problem, spent, rest, days)
    best = best_split(left)
    asked = np.array([planned.get(name, 0.0) for name in problem.names])
    same = _scaled(np.maximum(asked - gone, 0.0), best.spent)
    ahead = results_of_draws(left, same)
    gains = results_of_draws(left, best.amounts) - ahead
    tail = (1 - threshold("pacing_interval")) / 2
    low, high = np.quantile(gains, [tail, 1 - tail])
    gain = Interval(float(gains.mean()), float(low), float(high))
    moved = gone + best.amounts
    return Replan(problem.names, gone, gone + same, moved, gain, float(ahead.mean()), days)


def replan_running(curves: Problem, tracked: Tracked) -> Replan | None:
    """Split anew what remains of the flights in the air, between their platforms.

    Parameters
    ----------
    curves : Problem
        The media plan's lines; their limits are those of another budget, and are left out.
    tracked : Tracked
        The flights.

    Returns
    -------
    Replan or None
        None unless two platforms at least have a curve and a flight in the air whose spend is
        known.
    """
    running = [each for each in tracked.begun if each.days_left]
    lines = tuple(
        Line(each.name, each.responses)
        for each in curves.lines
        if any(pace.flight.platform == each.name for pace in running)
    )
    names = {each.name for each in lines}
    kept = [each for each in running if each.flight.platform in names]
    if len(names) < 2:
        return None
    spent, planned = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for each in kept:
        spent[each.flight.platform] += each.spent or 0.0
        planned[each.flight.platform] += each.flight.budget
    days = max(each.days_left for each in kept)
    return replan(Problem(lines, sum(planned.values())), spent, planned, days)


def _remaining(problem: Problem, spent: Mapping[str, float], rest: float, days: int) -> Problem:
    lines = tuple(_line(each, spent.get(each.name, 0.0), days) for each in problem.lines)
    groups = tuple(
        _group(each, sum(spent.get(name, 0.0) for name in each.members)) for each in problem.groups
    )
    return Problem(lines, rest, groups)


def _line(line: Line, gone: float, days: int) -> Line:
    responses = tuple(replace(each, draws=each.draws.over(days)) for each in line.responses)
    return replace(
        line,
        responses=responses,
        minimum=max(line.minimum - gone, 0.0),
        maximum=line.maximum if math.isinf(line.maximum) else max(line.maximum - gone, 0.0),
        if_used=0.0 if gone >= line.if_used else line.if_used - gone,
    )


def _group(group: Group, gone: float) -> Group:
    most = group.maximum if math.isinf(group.maximum) else max(group.maximum - gone, 0.0)
    return replace(group, minimum=max(group.minimum - gone, 0.0), maximum=most)


def _scaled(amounts: Floats, total: float) -> Floats:
    """Return amounts in the same proportions that add up to a total; equal ones for none."""
    whole = float(amounts.sum())
    weights = amounts / whole if whole > 0 else np.full(len(amounts), 1 / len(amounts))
    return weights * total
