"""The plan's limits, as they bind the flights in the air.

A limit of the plan is on all that a platform, or a group, gets from it. What ended flights
spent and flights to come are promised is taken off first. A floor asks for no more than the
flights in the air were promised: money that no flight has yet is not theirs to find.
Flights in the air that lie outside the plan's dates are another budget's: its limits do not
bind them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stratbook.core.period import Period
from stratbook.plan.ad_space import AdSpace, Way
from stratbook.plan.pacing.pace import Pace
from stratbook.plan.split.problem import Group, Line, Problem


@dataclass(frozen=True, eq=False)  # arrays have no one truth
class Standing:
    """The media plan that stands.

    Parameters
    ----------
    problem : Problem
        Its curves, with all their draws, and its limits.
    way : str
        Which way to split it a person, or the rule, chose.
    amounts : mapping of str to float
        Money of each platform under that split.
    period : Period or None
        What the budget covers; None where the brief does not say: all flights are its own.
    """

    problem: Problem
    way: Way
    amounts: Mapping[str, float]
    period: Period | None = None

    def share(self, name: str) -> float:
        """Return a platform's share of the split that stands."""
        whole = sum(self.amounts.values())
        return self.amounts.get(name, 0.0) / whole if whole else 0.0

    def holds(self, pace: Pace) -> bool:
        """Say whether a flight is of this plan."""
        return self.period is None or pace.flight.period.overlaps(self.period)


def standing(space: AdSpace, way: str, period: Period | None) -> Standing:
    """Return the plan that stands, by the way that was chosen; the best one if it is not there."""
    ways: dict[str, Way] = {each: each for each in space.splits}
    chosen = ways.get(way, "best")
    split = space.splits[chosen]
    amounts = {name: float(a) for name, a in zip(split.names, split.amounts, strict=True)}
    return Standing(space.drawn, chosen, amounts, period)


def limited(
    plan: Standing,
    lines: Sequence[Line],
    planned: Mapping[str, float],
    flights: tuple[Sequence[Pace], Sequence[Pace]],
) -> Problem:
    """Return the flights in the air as a problem, under what is left of the plan's limits.

    Parameters
    ----------
    plan : Standing
        The plan.
    lines : sequence of Line
        Those of its lines that have a flight in the air.
    planned : mapping of str to float
        Money promised to the flights in the air, by line.
    flights : (sequence of Pace, sequence of Pace)
        The flights in the air, and all others.
    """
    kept, others = flights
    budget = sum(planned.values())
    if not any(plan.holds(each) for each in kept):
        return Problem(tuple(Line(each.name, each.responses) for each in lines), budget)
    elsewhere = _promised(each for each in others if plan.holds(each))
    names = {each.name for each in lines}
    groups = [_group(each, names, elsewhere, planned) for each in plan.problem.groups]
    return Problem(
        tuple(_line(each, elsewhere.get(each.name, 0.0), planned[each.name]) for each in lines),
        budget,
        tuple(each for each in groups if each.members),
    )


def _promised(paces: Iterable[Pace]) -> dict[str, float]:
    """Return by platform what ended flights spent, and what the others are promised."""
    found: dict[str, float] = {}
    for each in paces:
        known = each.spent if each.state == "ended" and each.spent is not None else None
        money = each.flight.budget if known is None else known
        found[each.flight.platform] = found.get(each.flight.platform, 0.0) + money
    return found


def _line(line: Line, elsewhere: float, promised: float) -> Line:
    least = line.floor if elsewhere > 0 else line.minimum
    return replace(
        line,
        minimum=min(max(least - elsewhere, 0.0), promised),
        maximum=_less(line.maximum, elsewhere),
        if_used=0.0 if elsewhere > 0 else min(line.if_used, promised),
    )


def _group(
    group: Group, names: set[str], elsewhere: Mapping[str, float], planned: Mapping[str, float]
) -> Group:
    gone = sum(elsewhere.get(name, 0.0) for name in group.members)
    members = tuple(name for name in group.members if name in names)
    promised = sum(planned[name] for name in members)
    least = min(max(group.minimum - gone, 0.0), promised)
    return Group(group.name, members, least, _less(group.maximum, gone))


def _less(most: float, gone: float) -> float:
    return most if math.isinf(most) else max(most - gone, 0.0)
