"""What a flight should bring: impressions, clicks, conversions and what each costs.

``impressions = budget ÷ CPM × 1000``, ``clicks = impressions × CTR``, ``conversions = clicks
× CVR``. A price's low and high are its 10 and 90 % points. Prices are taken as independent
of each other and spread by factors, so the low of a product is not the product of the lows
(all at their worst at once): the squares of the logarithms add up, ::

    low = mid ÷ exp(√(ln²(CPM high ÷ CPM mid) + ln²(CTR mid ÷ CTR low) + …))

The buying mode changes who bears the risk, not the sum: a click bought at a CPC costs what
``CPM ÷ 1000 ÷ CTR`` gives.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from stratbook.core.message import Message
from stratbook.plan.flights.prices import Price
from stratbook.plan.flights.reach import People, people_reached
from stratbook.plan.flights.rows import CONVERTING, Flight, Metric, Range

Prices = Mapping[Metric, Price | Message]


@dataclass(frozen=True)
class Forecast:
    """What one flight should bring. None where a price is missing or not asked.

    Parameters
    ----------
    flight : Flight
        The flight.
    prices : mapping
        Its prices, or why there is none.
    impressions, clicks, conversions : Range or None
        What the budget buys.
    people : People or None
        Reach and frequency; None without an audience size.
    cpm, cpc, cpa : Range or None
        What each costs; the low is the cheapest.
    """

    flight: Flight
    prices: Prices
    impressions: Range | None
    clicks: Range | None
    conversions: Range | None
    people: People | None
    cpm: Range | None
    cpc: Range | None
    cpa: Range | None

    @property
    def reach(self) -> Range | None:
        """People reached at least once."""
        return None if self.people is None else self.people.reach

    @property
    def frequency(self) -> Range | None:
        """Contacts a person reached."""
        return None if self.people is None else self.people.frequency

    @property
    def missing(self) -> tuple[Message, ...]:
        """Why prices are missing."""
        return tuple(each for each in self.prices.values() if isinstance(each, Message))

    @property
    def weekly_frequency(self) -> Range | None:
        """Contacts a person reached gets in a week."""
        if self.people is None:
            return None
        return self.people.frequency.times(1 / max(self.flight.weeks, 1.0))


def forecast(flight: Flight, prices: Prices, reachable: Range) -> Forecast:
    """Return what a flight should bring.

    Parameters
    ----------
    flight : Flight
        The flight.
    prices : mapping
        By metric (see :func:`stratbook.plan.flights.prices.prices_of`).
    reachable : Range
        Share of the people targeted whom ads can reach.
    """
    cpm, ctr, cvr = (_range(prices, metric) for metric in ("cpm", "ctr", "cvr"))
    impressions = None if cpm is None else _impressions(flight.budget, cpm)
    clicks = _obtained(flight, cpm, ctr)
    converting = flight.objective in CONVERTING
    conversions = _obtained(flight, cpm, ctr, cvr) if converting else None
    reached = (
        None
        if impressions is None or flight.people is None
        else people_reached(impressions, flight.people, reachable)
    )
    return Forecast(
        flight=flight,
        prices=prices,
        impressions=impressions,
        clicks=clicks,
        conversions=conversions,
        people=reached,
        cpm=cpm,
        cpc=_cost(flight.budget, clicks),
        cpa=_cost(flight.budget, conversions),
    )


def _range(prices: Prices, metric: Metric) -> Range | None:
    found = prices.get(metric)
    return found.range if isinstance(found, Price) else None


def _impressions(budget: float, cpm: Range) -> Range:
    return Range(*(budget / each * 1000 for each in (cpm.high, cpm.mid, cpm.low)))


def _obtained(flight: Flight, cpm: Range | None, *rates: Range | None) -> Range | None:
    """Return impressions times rates, their spreads combined."""
    known = [each for each in rates if each is not None]
    if cpm is None or len(known) < len(rates):
        return None
    mid = flight.budget / cpm.mid * 1000 * math.prod(each.mid for each in known)
    down = [cpm.high / cpm.mid, *(each.mid / each.low for each in known)]
    up = [cpm.mid / cpm.low, *(each.high / each.mid for each in known)]
    return Range(mid / _together(down), mid, mid * _together(up))


def _together(factors: list[float]) -> float:
    return math.exp(math.sqrt(sum(math.log(each) ** 2 for each in factors)))


def _cost(budget: float, bought: Range | None) -> Range | None:
    """Return what one costs; None where nothing is bought."""
    if bought is None or bought.low <= 0 or budget <= 0:
        return None
    return Range(budget / bought.high, budget / bought.mid, budget / bought.low)
