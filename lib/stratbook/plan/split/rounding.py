"""Amounts in whole cents (or whole units) that add up exactly and keep every limit."""

from dataclasses import replace

import numpy as np

from stratbook.plan.response.families import Floats
from stratbook.plan.split.problem import Problem

_TINY = 1e-6


def in_units(problem: Problem, unit: float) -> Problem:
    """Return the problem with floors raised and caps lowered to whole units of money."""
    return Problem(
        lines=tuple(
            replace(
                each,
                minimum=_up(each.minimum, unit),
                maximum=max(_down(each.maximum, unit), _up(each.minimum, unit)),
                if_used=_up(each.if_used, unit),
            )
            for each in problem.lines
        ),
        budget=problem.budget,
        groups=tuple(
            replace(each, minimum=_up(each.minimum, unit), maximum=_down(each.maximum, unit))
            for each in problem.groups
        ),
    )


def rounded(problem: Problem, amounts: Floats, unit: float) -> Floats:
    """Round amounts to whole units; what is lost goes to the largest remainders with room.

    Parameters
    ----------
    problem : Problem
        Its limits already in whole units (see :func:`in_units`).
    amounts : array of float
        Keeping all limits.
    unit : float
        0.01 for cents, 1 for whole money.
    """
    parts = np.floor(amounts / unit + _TINY)
    spent = min(float(amounts.sum()), problem.budget)
    # The search leaves a millionth of the budget unplaced at most: a hundredth of a cent is whole.
    missing = int(np.floor(spent / unit + 0.01)) - int(parts.sum())
    order = list(np.argsort(-(amounts / unit - parts), kind="stable"))
    short = [place for place in order if _short(problem, parts, place, unit)]
    for _ in range(2):
        for place in [*short, *order]:
            if missing > 0 and _has_room(problem, parts, int(place), unit):
                parts[place] += 1
                missing -= 1
        short = []
    return np.asarray(np.round(parts * unit, 10), dtype=np.float64)


def _has_room(problem: Problem, parts: Floats, place: int, unit: float) -> bool:
    line = problem.lines[place]
    if parts[place] == 0 and line.floor > 0:  # a line that is not used stays so
        return False
    if (parts[place] + 1) * unit > line.maximum + _TINY * unit:
        return False
    whole = _group_spends(problem, parts, place, unit)
    return whole is None or bool(whole[0] + unit <= whole[1] + _TINY * unit)


def _short(problem: Problem, parts: Floats, place: int, unit: float) -> bool:
    """Say whether a line's group is under its floor."""
    name = problem.lines[place].name
    for group in problem.groups:
        if name in group.members:
            inside = [parts[i] for i, each in enumerate(problem.names) if each in group.members]
            return bool(sum(inside) * unit < group.minimum - _TINY * unit)
    return False


def _group_spends(
    problem: Problem, parts: Floats, place: int, unit: float
) -> tuple[float, float] | None:
    name = problem.lines[place].name
    for group in problem.groups:
        if name in group.members:
            inside = [parts[i] for i, each in enumerate(problem.names) if each in group.members]
            return float(sum(inside)) * unit, group.maximum
    return None


def _up(amount: float, unit: float) -> float:
    return float(np.ceil(amount / unit - _TINY) + 0.0) * unit


def _down(amount: float, unit: float) -> float:
    return float(np.floor(amount / unit + _TINY)) * unit if np.isfinite(amount) else amount
