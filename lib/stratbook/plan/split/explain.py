"""Why this split: what each constraint costs, where the next money goes, other ways to split."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from stratbook.plan.response.families import Floats
from stratbook.plan.split.problem import Group, Line, Problem, Split
from stratbook.plan.split.rounding import in_units, rounded
from stratbook.plan.split.search import CENT, best_split, evaluate, search
from stratbook.plan.split.tables import Table

Constraint = Literal["floor", "cap", "if_used", "frozen", "group_floor", "group_cap"]


@dataclass(frozen=True)
class Cost:
    """What a constraint costs, found by solving again without it.

    Parameters
    ----------
    kind : str
        Which constraint.
    name : str
        The line or the group.
    amount : float
        The constraint's money.
    cost : float
        Units of the aim that it costs.
    without : Split
        The best split without it.
    """

    kind: Constraint
    name: str
    amount: float
    cost: float
    without: Split


def costs(problem: Problem, best: Split, known: Sequence[Table] | None = None) -> tuple[Cost, ...]:
    """Return what each constraint costs, the dearest first; nothing of those that are free.

    Tables made already must reach past the caps: without them more is spent.
    """
    found = []
    for kind, name, amount, freed in _freed(problem):
        without = best_split(freed, known, unit=0)
        cost = without.total - best.total
        # Rounding to the cent and the search's own tolerance are no cost.
        if cost > 5e-6 * abs(best.total):
            found.append(Cost(kind, name, amount, cost, without))
    return tuple(sorted(found, key=lambda each: (-each.cost, each.name, each.kind)))


def next_best(problem: Problem, best: Split) -> tuple[str, float] | None:
    """Return the line where the next unit of money brings most, and what it brings there.

    None when every line is at its cap.
    """
    full = {each.name for each in problem.lines if each.frozen}
    spent = dict(zip(best.names, best.amounts, strict=True))
    for line in problem.lines:
        full |= {line.name} if spent[line.name] >= line.maximum - CENT / 2 else set()
    for group in problem.groups:
        if sum(spent[name] for name in group.members) >= group.maximum - CENT / 2:
            full |= set(group.members)
    unused = {x.name for x in problem.lines if spent[x.name] == 0 and x.floor > 0}
    open_ = [
        (float(slope), name)
        for name, slope in zip(best.names, best.marginals, strict=True)
        if name not in full | unused
    ]
    return (max(open_)[1], max(open_)[0]) if open_ else None


def weighted_split(
    problem: Problem, known: Sequence[Table], weights: Sequence[float], unit: float = CENT
) -> Split:
    """Return the split proportional to weights, limits kept.

    Equal weights are the rule of thumb; past results per unit of money the split "by
    performance". Proportional amounts are those that maximise Σ weight·ln(amount), so the
    same search finds them whatever the floors, caps and groups.
    """
    whole = in_units(problem, unit) if unit else problem
    lines = tuple(replace(each, if_used=0.0) for each in whole.lines)
    eased = replace(whole, lines=lines)
    made = tuple(_logarithm(each, weight) for each, weight in zip(known, weights, strict=True))
    amounts, _ = search(eased, made)
    return evaluate(whole, known, rounded(eased, amounts, unit) if unit else amounts)


def differences(one: Split, other: Split) -> dict[str, tuple[float, float]]:
    """Return, a line each, money and results of one split over another."""
    money, results = one.amounts - other.amounts, one.results - other.results
    return {
        name: (float(money[place]), float(results[place])) for place, name in enumerate(one.names)
    }


def fitted_to(problem: Problem, known: Sequence[Table], amounts: Mapping[str, float]) -> Split:
    """Return another plan's amounts (last year's, say) on this budget, in the same proportions."""
    given = np.array([amounts.get(name, 0.0) for name in problem.names], dtype=np.float64)
    scale = problem.budget / given.sum() if given.sum() > 0 else 0.0
    top: Floats = np.array([table.amounts[-1] for table in known])
    return evaluate(problem, known, np.minimum(given * scale, top))


def _logarithm(table: Table, weight: float) -> Table:
    amounts = table.amounts
    least = amounts[1] if len(amounts) > 1 else 1.0
    share = max(weight, 0.0) + 1e-12
    safe = np.maximum(amounts, least / 2)
    return Table(amounts, share * np.log(safe / least), share / safe)


def _freed(problem: Problem) -> Iterator[tuple[Constraint, str, float, Problem]]:
    for place, line in enumerate(problem.lines):
        for kind, amount, freed in _line(line):
            lines = (*problem.lines[:place], freed, *problem.lines[place + 1 :])
            yield kind, line.name, amount, replace(problem, lines=lines)
    for place, group in enumerate(problem.groups):
        kept = (*problem.groups[:place], *problem.groups[place + 1 :])
        for group_kind, amount, eased in _group(group):
            yield group_kind, group.name, amount, replace(problem, groups=(*kept, eased))


def _line(line: Line) -> Iterator[tuple[Constraint, float, Line]]:
    if line.frozen:
        yield "frozen", line.minimum, replace(line, minimum=0.0, maximum=np.inf)
        return
    if line.minimum > 0:
        yield "floor", line.minimum, replace(line, minimum=0.0)
    if np.isfinite(line.maximum):
        yield "cap", line.maximum, replace(line, maximum=np.inf)
    if line.if_used > line.minimum:
        yield "if_used", line.if_used, replace(line, if_used=0.0)


def _group(group: Group) -> Iterator[tuple[Constraint, float, Group]]:
    if group.minimum > 0:
        yield "group_floor", group.minimum, replace(group, minimum=0.0)
    if np.isfinite(group.maximum):
        yield "group_cap", group.maximum, replace(group, maximum=np.inf)
