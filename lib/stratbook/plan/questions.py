"""The questions the other way round, asked only where the brief says what is wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from stratbook.brief.models import Objective
from stratbook.core.reference import threshold
from stratbook.plan.ad_space import AdSpace
from stratbook.plan.aim import KIND_OF
from stratbook.plan.split.inverse import (
    Answer,
    largest_budget,
    last_worthwhile_budget,
    least_budget,
)
from stratbook.plan.split.problem import Problem
from stratbook.plan.split.tables import Table, tables

Asked = Literal["target", "worthwhile", "cost", "return"]
_COSTS: Final = frozenset({"cpl", "cpa", "cpc"})


@dataclass(frozen=True)
class Question:
    """One question and its answer.

    Parameters
    ----------
    asked : {"target", "worthwhile", "cost", "return"}
        The least budget for a target; the budget past which the next unit of money earns
        less than itself; the largest budget at a target cost a result, or at a target ROAS.
    value : float
        The target, the worth of a result, the cost or the return wanted.
    answer : Answer or None
        None when no budget that was looked at does it.
    limit : float
        The largest budget that was looked at.
    capped : bool
        Whether the platforms' maximums let no more in.
    """

    asked: Asked
    value: float
    answer: Answer | None
    limit: float
    capped: bool = False

    @property
    def beyond(self) -> bool:
        """Whether the answer lies past the largest budget looked at."""
        return self.answer is not None and self.answer.budget >= self.limit * (1 - 1e-6)


def questions(space: AdSpace, objectives: Sequence[Objective]) -> tuple[Question, ...]:
    """Return the questions the brief allows, answered under the plan's curves and limits.

    Parameters
    ----------
    space : AdSpace
        The ad space, split.
    objectives : sequence of Objective
        Those with a cost a result, or a return on ad spend, and a target for it.
    """
    limit = min(space.budget * threshold("budget_horizon"), placeable(space.problem))
    wide = replace(space.problem, budget=limit)
    capped = limit < space.budget * threshold("budget_horizon")
    found = _asked(space, objectives, wide, tables(wide))
    return tuple(replace(each, capped=capped) for each in found)


def placeable(problem: Problem) -> float:
    """Return the most money that the caps of platforms and groups let in; ∞ without caps."""
    grouped = {name for each in problem.groups for name in each.members}
    caps = {each.name: each.maximum for each in problem.lines}
    inside = sum(
        min(each.maximum, sum(caps[name] for name in each.members)) for each in problem.groups
    )
    return inside + sum(cap for name, cap in caps.items() if name not in grouped)


def _asked(
    space: AdSpace, objectives: Sequence[Objective], wide: Problem, known: Sequence[Table]
) -> Iterator[Question]:
    aim, limit = space.aim, wide.budget
    if aim.target is not None:
        yield Question("target", aim.target, least_budget(wide, known, aim.target), limit)
    if aim.unit_value is not None:
        answer = last_worthwhile_budget(wide, known, aim.unit_value)
        yield Question("worthwhile", aim.unit_value, answer, limit)
    for each in objectives:
        if not each.target or each.platform:
            continue
        if each.indicator in _COSTS and not aim.money and KIND_OF[each.indicator] == aim.kind:
            yield Question("cost", each.target, largest_budget(wide, known, 1 / each.target), limit)
        if each.indicator == "roas" and aim.kind == "revenue":
            yield Question("return", each.target, largest_budget(wide, known, each.target), limit)
