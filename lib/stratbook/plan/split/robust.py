"""The robust choice: the split whose worst fifth of the draws does best."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy

from stratbook.plan.response.families import Floats
from stratbook.plan.split.balance import stretch
from stratbook.plan.split.hull import Domain
from stratbook.plan.split.problem import Problem, Split
from stratbook.plan.split.rounding import in_units, rounded
from stratbook.plan.split.search import CENT, evaluate, places_of
from stratbook.plan.split.tables import Table
from stratbook.plan.split.uncertainty import results_of_draws

_CUTS: Final = 150
_CLOSE: Final = 1e-4


@dataclass(frozen=True)
class Robust:
    """The robust split, and what the worst draws bring under it and under the best one."""

    split: Split
    worst: float
    worst_of_best: float


def robust_split(problem: Problem, known: Sequence[Table], best: Split, share: float) -> Robust:
    """Return the split that does best in the worst draws (conditional value at risk).

    Parameters
    ----------
    problem : Problem
        The lines' curves, as draws.
    known : sequence of Table
        The lines' tables.
    best : Split
        The split with the best mean: it says which lines are used. Each stays on the
        concave stretch of its mean curve, so that the cutting planes (Kelley, 1960) close in
        on the answer.
    share : float
        Share of the draws that counts as the worst: 0.2.
    """
    scale = max(best.total, 1e-300)
    low, high = _box(problem, known, best)
    rows, limits = _limits(problem)
    cuts: list[Floats] = []
    ends: list[float] = []
    champion, mark = best.amounts, _worst(problem, best.amounts, share)[0]
    amounts = best.amounts
    for _ in range(_CUTS):
        value, slope = _worst(problem, amounts, share)
        if value > mark:
            champion, mark = amounts, value
        cuts.append(np.append(-slope * problem.budget / scale, 1.0))
        ends.append((value - float(slope @ amounts)) / scale)
        found = scipy.optimize.linprog(
            np.append(np.zeros(len(low)), -1.0),
            A_ub=np.vstack([*cuts, *rows]),
            b_ub=[*ends, *(each / problem.budget for each in limits)],
            bounds=[*zip(low / problem.budget, high / problem.budget, strict=True), (None, None)],
        )
        if found.status != 0 or -found.fun * scale - mark <= _CLOSE * abs(mark):
            break
        # Half-way to the planes' own answer: they swing less.
        amounts = (found.x[:-1] * problem.budget + champion) / 2
    own = _worst(problem, best.amounts, share)[0]
    cents = rounded(in_units(problem, CENT), champion, CENT)
    return Robust(evaluate(problem, known, cents), mark, own)


def _worst(problem: Problem, amounts: Floats, share: float) -> tuple[float, Floats]:
    """Return the mean of the worst draws, and its slope in each line's money."""
    brought = results_of_draws(problem, amounts)
    count = max(1, round(share * len(brought)))
    worst = np.argsort(brought, kind="stable")[:count]
    slopes = []
    for line, amount in zip(problem.lines, amounts, strict=True):
        at = max(float(amount), 1e-9 * problem.budget)
        whole = np.zeros(len(brought))
        for each in line.responses:
            drawn = each.draws.marginal(at).reshape(-1)
            whole += each.weight * np.resize(drawn, len(brought))
        slopes.append(float(whole[worst].mean()))
    return float(brought[worst].mean()), np.array(slopes)


def _box(problem: Problem, known: Sequence[Table], best: Split) -> tuple[Floats, Floats]:
    low, high = [], []
    for line, table, amount in zip(problem.lines, known, best.amounts, strict=True):
        top = min(line.maximum, problem.budget)
        unused = amount <= 0 and line.floor > 0
        domain = Domain(0.0, 0.0, or_nothing=False) if unused else Domain(line.floor, top, False)
        some = stretch(table, domain, float(amount)).amounts
        low.append(float(some[0]))
        high.append(float(some[-1]))
    return np.array(low), np.array(high)


def _limits(problem: Problem) -> tuple[list[Floats], list[float]]:
    """Return the budget and the groups' limits as rows over amounts (and the value)."""
    count = len(problem.lines)
    rows, limits = [np.append(np.ones(count), 0.0)], [problem.budget]
    for group, places in places_of(problem):
        inside = np.append(np.isin(np.arange(count), list(places)).astype(float), 0.0)
        if np.isfinite(group.maximum):
            rows.append(inside)
            limits.append(group.maximum)
        if group.minimum > 0:
            rows.append(-inside)
            limits.append(-group.minimum)
    return rows, limits
