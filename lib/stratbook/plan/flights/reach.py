"""People reached by a flight, and how often.

Of the people targeted, ads can reach a share ``P``. ``I`` contacts fall on them at random, so
that ``reach = P · (1 − exp(−I ÷ P))``: the first contacts find new people, the last ones find
the same again. Frequency is contacts ÷ reach.
"""

import math
from dataclasses import dataclass

from stratbook.plan.flights.rows import Range
from stratbook.plan.response.benchmarks import Benchmark, find


@dataclass(frozen=True)
class People:
    """People reached at least once, and how often.

    Parameters
    ----------
    reach : Range
        People; the low combines few contacts with few who can be reached.
    frequency : Range
        Contacts a person reached.
    """

    reach: Range
    frequency: Range


def reachable_share(country: str) -> tuple[Range, Benchmark]:
    """Return the share of the people targeted whom ads can reach, and its source.

    Raises
    ------
    LookupError
        When the reference data lack it.
    """
    row = find("*", "reach", "reachable", country)
    if row is None:
        raise LookupError("media_benchmarks.csv has no reachable share")
    return Range(row.low, row.mid, min(row.high, 1.0)), row


def reach_at(contacts: float, people: float) -> float:
    """Return how many of ``people`` get at least one of ``contacts`` that fall at random."""
    return people * -math.expm1(-contacts / people) if people > 0 else 0.0


def people_reached(contacts: Range, people: float, reachable: Range) -> People:
    """Return reach and frequency of contacts on an audience.

    Parameters
    ----------
    contacts : Range
        Impressions.
    people : float
        People targeted, above 0.
    reachable : Range
        Share of them whom ads can reach.
    """
    few, usual, many = (people * each for each in (reachable.low, reachable.mid, reachable.high))
    reach = Range(
        reach_at(contacts.low, few), reach_at(contacts.mid, usual), reach_at(contacts.high, many)
    )
    frequency = Range(
        _frequency(contacts.low, many), _frequency(contacts.mid, usual),
        _frequency(contacts.high, few),
    )  # fmt: skip
    return People(reach, frequency)


def _frequency(contacts: float, people: float) -> float:
    """Return contacts a person reached; 1 in the limit of no contact."""
    reached = reach_at(contacts, people)
    return contacts / reached if reached > 0 else 1.0
