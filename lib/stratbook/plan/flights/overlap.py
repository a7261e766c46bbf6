"""People reached by several flights together, without ever adding them up.

Flights on one platform for one audience share its people: their contacts are added, and
people counted once. Over several such groups the reach lies between the largest single one
(the same people everywhere) and the sum (nobody twice), never above the audience; the mid
takes each group to reach people independently: ``N · (1 − Π(1 − reach ÷ N))``.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stratbook.plan.flights.forecast import Forecast
from stratbook.plan.flights.reach import People, people_reached
from stratbook.plan.flights.rows import Range


@dataclass(frozen=True)
class Group:
    """Flights on one platform for one audience: they share its people.

    Parameters
    ----------
    platform : str
        Platform id.
    audience : str
        As its first flight writes it.
    segment : str
        What tells it from others.
    people : float
        The largest size its flights give.
    contacts : Range
        Impressions of all its flights.
    reached : People
        Of these people.
    """

    platform: str
    audience: str
    segment: str
    people: float
    contacts: Range
    reached: People


@dataclass(frozen=True)
class Union:
    """People reached by at least one of several groups.

    Parameters
    ----------
    audience : float
        People who could be: of each segment the largest size, segments added.
    reach : Range
        Largest single reach, independence, sum capped by the audience.
    contacts : float
        Mid of the contacts, with duplicates.
    """

    audience: float
    reach: Range
    contacts: float

    @property
    def frequency(self) -> float:
        """Contacts a person reached, at the mid."""
        return self.contacts / self.reach.mid if self.reach.mid else 0.0


def groups(forecasts: Iterable[Forecast], reachable: Range) -> tuple[Group, ...]:
    """Return the plan's groups of flights that share people, in the plan's order.

    Flights without an audience size or without impressions belong to none.
    """
    found: dict[tuple[str, str], Group] = {}
    for each in forecasts:
        flight = each.flight
        if each.impressions is None or each.people is None or flight.people is None:
            continue
        key = flight.platform, flight.segment
        name = flight.audience or flight.id
        group = Group(key[0], name, key[1], flight.people, each.impressions, each.people)
        found[key] = _pooled(found[key], group, reachable) if key in found else group
    return tuple(found.values())


def union(shown: Sequence[Group]) -> Union | None:
    """Return the people reached by at least one group; None without a group."""
    if not shown:
        return None
    sizes: dict[str, float] = {}
    for each in shown:
        sizes[each.segment] = max(each.people, sizes.get(each.segment, 0.0))
    audience = sum(sizes.values())
    missed = math.prod(1 - each.reached.reach.mid / audience for each in shown)
    mid = audience * (1 - missed)
    low = max(each.reached.reach.low for each in shown)
    high = min(sum(each.reached.reach.high for each in shown), audience)
    contacts = sum(each.contacts.mid for each in shown)
    return Union(audience, Range(low, mid, high), contacts)


def _pooled(group: Group, more: Group, reachable: Range) -> Group:
    contacts = Range(
        group.contacts.low + more.contacts.low,
        group.contacts.mid + more.contacts.mid,
        group.contacts.high + more.contacts.high,
    )
    people = max(group.people, more.people)
    reached = people_reached(contacts, people, reachable)
    return replace(group, people=people, contacts=contacts, reached=reached)
