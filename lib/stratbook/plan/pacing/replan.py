"""The best use of what remains: the remaining money over the remaining days.

What is spent is spent: it is the floor of every line. The curves of the whole plan are taken
for the days that are left, the limits less what is already spent, and the rest is split anew,
in the way that was chosen for the plan; the same rest spent in the plan's own proportions
stands beside it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.ad_space import Way
from stratbook.plan.pacing.limits import Standing, limited
from stratbook.plan.pacing.pace import Pace
from stratbook.plan.pacing.tracked import Tracked
from stratbook.plan.response.families import Floats
from stratbook.plan.split.explain import weighted_split
from stratbook.plan.split.problem import Group, Line, Problem, Split
from stratbook.plan.split.robust import robust_split
from stratbook.plan.split.search import best_split
from stratbook.plan.split.tables import Table, tables
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
    way : str
        How the rest was split anew: the way that stands for the plan.
    """

    names: tuple[str, ...]
    spent: Floats
    kept: Floats
    moved: Floats
    gain: Interval
    base: float
    days: int
    way: Way = "best"

    @property
    def changes(self) -> Floats:
        """Money moved to (or from) each line, shape (lines,)."""
        return np.round(self.moved - self.kept, 2)


def replan(
    problem: Problem,
    spent: Mapping[str, float],
    planned: Mapping[str, float],
    days: int,
    chosen: Standing | None = None,
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
    chosen : Standing or None
        The split that a person chose; the best one without it.

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
    anew = _anew(left, gone, chosen)
    asked = np.array([planned.get(name, 0.0) for name in problem.names])
    same = _scaled(np.maximum(asked - gone, 0.0), anew.spent)
    ahead = results_of_draws(left, same)
    gains = results_of_draws(left, anew.amounts) - ahead
    tail = (1 - threshold("pacing_interval")) / 2
    low, high = np.quantile(gains, [tail, 1 - tail])
    gain = Interval(float(gains.mean()), float(low), float(high))
    way: Way = chosen.way if chosen else "best"
    return Replan(
        problem.names, gone, gone + same, gone + anew.amounts, gain, float(ahead.mean()), days, way
    )


def replan_running(plan: Standing, tracked: Tracked) -> Replan | None:
    """Split anew what remains of the flights in the air, between their platforms.

    Parameters
    ----------
    plan : Standing
        The media plan: its curves and limits, and the split that stands.
    tracked : Tracked
        The flights.

    Returns
    -------
    Replan or None
        None unless two platforms at least have a curve and a flight in the air whose spend is
        known.

    Raises
    ------
    InfeasibleBudgetError
        When what is spent leaves too little to keep the plan's limits.
    """
    running = [each for each in tracked.begun if each.days_left]
    lines = tuple(
        each for each in plan.problem.lines
        if any(pace.flight.platform == each.name for pace in running)
    )  # fmt: skip
    names = {each.name for each in lines}
    kept = [each for each in running if each.flight.platform in names]
    if len(names) < 2:
        return None
    spent, planned = _sums(kept, names)
    others = [each for each in tracked.paces if each not in kept]
    held = limited(plan, lines, planned, (kept, others))
    return replan(held, spent, planned, max(each.days_left for each in kept), plan)


def _sums(kept: Sequence[Pace], names: set[str]) -> tuple[dict[str, float], dict[str, float]]:
    spent, planned = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for each in kept:
        spent[each.flight.platform] += each.spent or 0.0
        planned[each.flight.platform] += each.flight.budget
    return spent, planned


def _anew(left: Problem, gone: Floats, chosen: Standing | None) -> Split:
    """Split the rest at best, robustly, or towards the proportions that were chosen."""
    known = tables(left)
    best = best_split(left, known)
    if chosen is None or chosen.way == "best":
        return best
    if chosen.way == "robust":
        return robust_split(left, known, best, threshold("worst_share")).split
    return weighted_split(left, known, _weights(left, gone, chosen, known))


def _weights(
    left: Problem, gone: Floats, chosen: Standing, known: Sequence[Table]
) -> Sequence[float]:
    """Return what each line still lacks of its chosen share; equal where none lacks any."""
    shares = np.array([chosen.share(name) for name in left.names])
    lacking = np.maximum(_scaled(shares, left.budget + float(gone.sum())) - gone, 0.0)
    return [float(each) for each in lacking] if lacking.any() else [1.0] * len(known)


def _remaining(problem: Problem, spent: Mapping[str, float], rest: float, days: int) -> Problem:
    lines = tuple(_line(each, spent.get(each.name, 0.0), days) for each in problem.lines)
    groups = tuple(
        _group(each, sum(spent.get(name, 0.0) for name in each.members)) for each in problem.groups
    )
    return Problem(lines, rest, groups)


def _line(line: Line, gone: float, days: int) -> Line:
    responses = tuple(replace(each, draws=each.draws.over(days)) for each in line.responses)
    least = line.floor if gone > 0 else line.minimum  # once used, it is held to its least
    return replace(
        line,
        responses=responses,
        minimum=max(least - gone, 0.0),
        maximum=line.maximum if math.isinf(line.maximum) else max(line.maximum - gone, 0.0),
        if_used=0.0 if gone > 0 else line.if_used,
    )


def _group(group: Group, gone: float) -> Group:
    most = group.maximum if math.isinf(group.maximum) else max(group.maximum - gone, 0.0)
    return replace(group, minimum=max(group.minimum - gone, 0.0), maximum=most)


def _scaled(amounts: Floats, total: float) -> Floats:
    """Return amounts in the same proportions that add up to a total; equal ones for none."""
    whole = float(amounts.sum())
    weights = amounts / whole if whole > 0 else np.full(len(amounts), 1 / len(amounts))
    return weights * total
