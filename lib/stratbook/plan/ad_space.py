"""Ad space split at its best, beside the other ways to split it, and how sure that is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.aim import Aim
from stratbook.plan.budget import shared
from stratbook.plan.curves import Curve
from stratbook.plan.entries import Entry, Sheets
from stratbook.plan.split.explain import Cost, costs, fitted_to, next_best, weighted_split
from stratbook.plan.split.problem import Group, Problem, Split
from stratbook.plan.split.robust import robust_split
from stratbook.plan.split.search import best_split, evaluate
from stratbook.plan.split.tables import Table, tables
from stratbook.plan.split.uncertainty import (
    Interval,
    Uncertainty,
    near_ties,
    results_of_draws,
    room,
    uncertainty,
)

Way = Literal["equal", "performance", "before", "best", "robust"]
WAYS: Final[tuple[Way, ...]] = ("equal", "performance", "before", "best", "robust")


@dataclass(frozen=True)
class AdSpace:
    """The ad space, split.

    Parameters
    ----------
    aim : Aim
        What a result is.
    entries : tuple of Entry
        The platforms with a curve, as the sheet says them.
    curves : tuple of Curve
        One a platform, in that order.
    problem, drawn : Problem
        Budget, limits and groups, with the curves the split is computed with, and with all
        their draws.
    tables : tuple of Table
        What each platform brings, read by every question.
    splits : mapping
        By way of splitting: ``equal``, ``performance`` (by results per unit of money so far),
        ``before`` (last time's proportions, absent when nothing was spent), ``best`` and
        ``robust`` (best in the worst fifth of the draws).
    sure : Uncertainty
        Intervals on the best split's shares and result.
    results : mapping of str to Interval
        What each platform brings under the best split.
    costs : tuple of Cost
        What each constraint costs, the dearest first.
    room : mapping of str to (low, high)
        How far each amount can move for a hundredth of the result.
    """

    aim: Aim
    entries: tuple[Entry, ...]
    curves: tuple[Curve, ...]
    problem: Problem
    drawn: Problem
    tables: tuple[Table, ...]
    splits: Mapping[Way, Split]
    sure: Uncertainty
    results: Mapping[str, Interval]
    costs: tuple[Cost, ...]
    room: Mapping[str, tuple[float, float]]

    @property
    def budget(self) -> float:
        """Money to split."""
        return self.problem.budget

    @property
    def best(self) -> Split:
        """The best split."""
        return self.splits["best"]

    @property
    def unspent(self) -> float:
        """Money the platforms' maximums leave without a place."""
        return round(self.budget - self.best.spent, 2)

    @property
    def gain(self) -> float:
        """Results of the best split over the equal one, as a share of the latter."""
        equal = self.splits["equal"].total
        return self.best.total / equal - 1 if equal else 0.0

    @property
    def ties(self) -> dict[Way, Split]:
        """Other ways to split that the best one beats by less than a hundredth."""
        others: dict[str, np.typing.NDArray[np.float64]] = {
            way: split.amounts for way, split in self.splits.items()
            if way != "best" and self.keeps(split)
        }  # fmt: skip
        close = near_ties(self.problem, self.tables, self.best, others)
        return {way: close[way] for way in WAYS if way in close}

    @property
    def next(self) -> tuple[str, float] | None:
        """Where the next unit of money brings most, and what it brings there."""
        return next_best(self.problem, self.best)

    @property
    def step(self) -> float:
        """A plain amount of money (1, 2 or 5 times a power of ten) to look one step further."""
        wanted = math.log10(self.budget * threshold("step_of_money"))
        plain = [math.log10(head) + power for power in range(-3, 9) for head in (1, 2, 5)]
        return round(10 ** min(plain, key=lambda each: abs(each - wanted)), 3)

    def brings(self, place: int, amount: float) -> float:
        """Return what one more step of money brings a platform that has an amount."""
        line = self.problem.lines[place]
        return float(line.value(amount + self.step).mean() - line.value(amount).mean())

    def keeps(self, split: Split) -> bool:
        """Say whether a split keeps every limit: last time's may not."""
        spent = dict(zip(split.names, split.amounts, strict=True))
        for line in self.problem.lines:
            amount = float(spent[line.name])
            nothing = line.minimum == 0 and amount < 0.005
            if not nothing and not line.floor - 0.01 <= amount <= line.maximum + 0.01:
                return False
        totals = [(g, sum(spent[name] for name in g.members)) for g in self.problem.groups]
        return all(g.minimum - 0.01 <= total <= g.maximum + 0.01 for g, total in totals)

    def beyond(self, place: int, amount: float) -> bool:
        """Say whether an amount lies beyond what the platform's history has seen."""
        seen = self.curves[place].seen
        return seen is not None and amount > max(seen) * (1 + 1e-9)


def problems(
    curves: Sequence[Curve], groups: Sequence[Group], budget: float
) -> tuple[Problem, Problem]:
    """Return the problem with the curves taken as known, and with all their draws."""
    names = {each.platform for each in curves}
    held = [
        replace(each, members=tuple(name for name in each.members if name in names))
        for each in groups
    ]
    kept = tuple(each for each in held if each.members or each.minimum > 0)
    nominal = Problem(tuple(each.nominal for each in curves), budget, kept)
    return nominal, replace(nominal, lines=tuple(each.drawn for each in curves))


def split_ad_space(aim: Aim, sheets: Sheets, curves: Sequence[Curve], budget: float) -> AdSpace:
    """Split ad space equally, by past performance, as before, at best, and robustly.

    Parameters
    ----------
    aim : Aim
        What results are.
    sheets : Sheets
        The platforms and their groups.
    curves : sequence of Curve
        At least one.
    budget : float
        Money to split, above 0.

    Raises
    ------
    InfeasibleBudgetError
        When the limits leave no possible split.
    """
    entries = {each.platform: each for each in sheets.entries}
    used = tuple(entries[each.platform] for each in curves)
    return solved(aim, used, curves, problems(curves, sheets.groups, budget))


def solved(
    aim: Aim,
    entries: Sequence[Entry],
    curves: Sequence[Curve],
    both: tuple[Problem, Problem],
    wide: Sequence[Table] | None = None,
) -> AdSpace:
    """Split ad space for a problem, its curves taken as known and with all their draws.

    Parameters
    ----------
    aim, entries, curves
        What a result is; the platforms and their curves.
    both : (Problem, Problem)
        As :func:`problems` returns them; limits may have been moved since.
    wide : sequence of Table, optional
        The platforms' tables when they are made already, past the budget and the caps.

    Raises
    ------
    InfeasibleBudgetError
        When the limits leave no possible split.
    """
    problem, drawn = both
    known = tuple(tables(problem) if wide is None else wide)
    best = best_split(problem, known)
    level = threshold("allocation_interval")
    return AdSpace(
        aim=aim,
        entries=tuple(entries),
        curves=tuple(curves),
        problem=problem,
        drawn=drawn,
        tables=known,
        splits=_splits(both, known, entries, best),
        sure=uncertainty(drawn, best, level),
        results=_results(drawn, best, level),
        costs=costs(problem, best, wide),
        room=room(problem, known, best, threshold("near_tie")),
    )


def _splits(
    both: tuple[Problem, Problem], known: Sequence[Table], entries: Sequence[Entry], best: Split
) -> dict[Way, Split]:
    problem, drawn = both
    spent = {each.platform: each.past_spend or 0.0 for each in entries}
    equal = _weighted(problem, known, [1.0] * len(known))
    found: dict[Way, Split] = {
        "equal": equal,
        "performance": _weighted(problem, known, _performance(entries, equal)),
        "best": best,
        "robust": robust_split(drawn, known, best, threshold("worst_share")).split,
    }
    if sum(spent.values()) > 0:
        found["before"] = fitted_to(problem, known, spent)
    return {way: found[way] for way in WAYS if way in found}


def _weighted(problem: Problem, known: Sequence[Table], weights: Sequence[float]) -> Split:
    """Split by weights: to the cent where no limit stands in the way, else within limits."""
    whole = sum(weights)
    plain = shared(problem.budget, dict(zip(problem.names, weights, strict=True))) if whole else {}
    fits = bool(plain) and all(
        line.minimum <= plain[line.name] <= line.maximum for line in problem.lines
    )
    totals = [(each, sum(plain.get(name, 0.0) for name in each.members)) for each in problem.groups]
    if fits and all(each.minimum <= total <= each.maximum for each, total in totals):
        return evaluate(problem, known, np.array([plain[name] for name in problem.names]))
    return weighted_split(problem, known, weights)


def _performance(entries: Sequence[Entry], equal: Split) -> list[float]:
    """Return results per unit of money so far; where none were seen, at an equal share."""
    weights = []
    for place, each in enumerate(entries):
        known = next(iter(each.points.values()), None)
        amount = float(equal.amounts[place])
        at_equal = float(equal.results[place]) / amount if amount > 0 else 0.0
        weights.append(known.point.results / known.point.amount if known else at_equal)
    return weights


def _results(drawn: Problem, best: Split, level: float) -> dict[str, Interval]:
    tails = [(1 - level) / 2, (1 + level) / 2]
    found = {}
    for place, line in enumerate(drawn.lines):
        alone = Problem((line,), drawn.budget)
        low, high = np.quantile(results_of_draws(alone, best.amounts[[place]]), tails)
        found[line.name] = Interval(float(best.results[place]), float(low), float(high))
    return found
