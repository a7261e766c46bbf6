"""What is to be split, between what, under which constraints; and a split of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Floats

Kind = Literal["nothing", "upside_down", "floors", "group_floor", "group_cap", "overlap", "budget"]


@dataclass(frozen=True)
class Response:
    """One result of a line: its curve, and what a result is worth in the aim.

    Parameters
    ----------
    draws : Draws
        Money and results of the whole plan (see ``Draws.over``).
    weight : float
        Units of the aim a result counts for: 1 for leads when leads are the aim, a margin
        when money is, a rate when the curve counts contacts.
    """

    draws: Draws
    weight: float = 1.0


@dataclass(frozen=True)
class Line:
    """One line of the plan: usually a platform.

    Parameters
    ----------
    name : str
        Its id.
    responses : tuple of Response
        What it brings; several are added (a weighted mix of aims).
    minimum : float
        Money it must get; above 0 the line is mandatory.
    maximum : float
        Money it may get at most. Equal to the minimum, the line is frozen.
    if_used : float
        Nothing, or at least this much.
    """

    name: str
    responses: tuple[Response, ...]
    minimum: float = 0.0
    maximum: float = math.inf
    if_used: float = 0.0

    @property
    def frozen(self) -> bool:
        """Whether its amount is already decided."""
        return self.minimum == self.maximum

    @property
    def floor(self) -> float:
        """The least it gets once it is used."""
        return max(self.minimum, self.if_used)

    @property
    def optional(self) -> bool:
        """Whether it may get nothing although it has a floor."""
        return self.minimum == 0 and self.if_used > 0

    def value(self, amount: ArrayLike) -> Floats:
        """Return the aim's units an amount brings, for each draw."""
        return sum(
            (each.weight * each.draws.value(amount) for each in self.responses),
            start=np.zeros(1),
        )


@dataclass(frozen=True)
class Group:
    """Lines that share limits: the two platforms of one ad house, say. Groups do not overlap."""

    name: str
    members: tuple[str, ...]
    minimum: float = 0.0
    maximum: float = math.inf


@dataclass(frozen=True)
class Problem:
    """A budget, its lines and the groups they form."""

    lines: tuple[Line, ...]
    budget: float
    groups: tuple[Group, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The lines' ids, in order."""
        return tuple(each.name for each in self.lines)


@dataclass(frozen=True)
class Clash:
    """Constraints that no split can keep together.

    Parameters
    ----------
    kind : str
        ``nothing`` (no line, or no money), ``upside_down`` (a floor above its cap),
        ``floors`` (floors above the budget), ``group_floor`` (a group's floor above what its
        lines may take), ``group_cap`` (its lines' floors above its cap), ``overlap`` (a line
        in two groups or in none that exists), ``budget`` (a budget that is no amount).
    names : tuple of str
        Lines and groups concerned.
    asked, given : float
        What the constraints ask for, and what there is.
    """

    kind: Kind
    names: tuple[str, ...]
    asked: float
    given: float


class InfeasibleBudgetError(ValueError):
    """No split keeps all constraints; ``clashes`` says which ones stand against each other."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__("; ".join(f"{each.kind}: {', '.join(each.names)}" for each in clashes))
        self.clashes = tuple(clashes)


@dataclass(frozen=True)
class Split:
    """One way of splitting a budget.

    Parameters
    ----------
    names : tuple of str
        Lines, in the order of the problem.
    amounts : array of float, shape (lines,)
        Money a line.
    results : array of float, shape (lines,)
        Expected units of the aim a line: the mean over the draws.
    marginals : array of float, shape (lines,)
        Expected units of the next unit of money.
    bound : float
        What no split can pass under these curves and constraints; ∞ where not worked out.
    """

    names: tuple[str, ...]
    amounts: Floats
    results: Floats
    marginals: Floats
    bound: float = math.inf

    @property
    def total(self) -> float:
        """Expected units of the whole split."""
        return float(self.results.sum())

    @property
    def spent(self) -> float:
        """Money that found a place."""
        return float(self.amounts.sum())

    @property
    def gap(self) -> float:
        """How far from the best it can be, as a share of its own results."""
        return max(0.0, self.bound - self.total) / self.total if self.total > 0 else 0.0


def clashes(problem: Problem) -> tuple[Clash, ...]:
    """Return every set of constraints that no split can keep; empty when one exists."""
    found = [*_lines(problem), *_groups(problem)]
    if not found:
        least = sum(_least(problem).values())
        if least > problem.budget * (1 + 1e-12):
            names = tuple(each.name for each in problem.lines if each.minimum > 0)
            names += tuple(each.name for each in problem.groups if each.minimum > 0)
            found.append(Clash("floors", names, least, problem.budget))
    return tuple(found)


def _lines(problem: Problem) -> list[Clash]:
    found = []
    if not (math.isfinite(problem.budget) and problem.budget >= 0):
        found.append(Clash("budget", (), problem.budget, 0.0))
    if not problem.lines or problem.budget == 0:
        found.append(Clash("nothing", (), float(len(problem.lines)), problem.budget))
    for each in problem.lines:
        lowest = each.minimum if each.optional else each.floor
        if lowest > each.maximum or each.minimum < 0:
            found.append(Clash("upside_down", (each.name,), lowest, each.maximum))
    return found


def _groups(problem: Problem) -> list[Clash]:
    found, lines = [], {each.name: each for each in problem.lines}
    members = [name for each in problem.groups for name in each.members]
    for name in sorted(set(members)):
        if members.count(name) > 1 or name not in lines:
            found.append(Clash("overlap", (name,), float(members.count(name)), 1.0))
    if found:
        return found
    for each in problem.groups:
        low = sum(_lowest(lines[name]) for name in each.members)
        high = sum(lines[name].maximum for name in each.members)
        if low > each.maximum:
            found.append(Clash("group_cap", (each.name, *each.members), low, each.maximum))
        if each.minimum > high or each.minimum > each.maximum:
            found.append(Clash("group_floor", (each.name,), each.minimum, min(high, each.maximum)))
    return found


def _lowest(line: Line) -> float:
    """Return the least a line may get."""
    return 0.0 if line.optional else line.floor


def _least(problem: Problem) -> dict[str, float]:
    """Return the least each group, and each line outside the groups, must get."""
    lines = {each.name: each for each in problem.lines}
    least = {
        each.name: max(each.minimum, sum(_lowest(lines[name]) for name in each.members))
        for each in problem.groups
    }
    grouped = {name for each in problem.groups for name in each.members}
    return least | {name: _lowest(line) for name, line in lines.items() if name not in grouped}
