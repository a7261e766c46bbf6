"""Which price a flight is forecast with: its own, the client's history, a benchmark.

A price out of history or of benchmarks is that of an average month; it is brought to the
flight's days by the index of prices. A price written in the row is taken as it stands.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.core.mapping import Rate
from stratbook.core.message import Message, Name, say
from stratbook.core.period import Period
from stratbook.plan.flights.own_prices import months_of, own_price, past_ads
from stratbook.plan.flights.rows import CONVERTING, METRICS, Flight, Metric, Range
from stratbook.plan.flights.seasons import META, days_of, price_index
from stratbook.plan.response.benchmarks import ASSUMPTION, Benchmark, find
from stratbook.plan.response.benchmarks import Objective as BenchmarkObjective

Origin = Literal["row", "history", "benchmark", "assumption"]
_ASKED: Mapping[str, BenchmarkObjective] = {
    "awareness": "reach", "engagement": "traffic", "traffic": "traffic", "leads": "leads",
    "sales": "sales",
}  # fmt: skip


@dataclass(frozen=True)
class Price:
    """A price, and what it rests on.

    Parameters
    ----------
    metric : {"cpm", "ctr", "cvr"}
        CPM in the client's currency; rates as shares.
    range : Range
        Low, mid, high, for the flight's days.
    origin : {"row", "history", "benchmark", "assumption"}
        Where it comes from.
    rows : int
        Rows of ads, for history; 0 otherwise.
    span : Period or None
        Months of history.
    like : bool
        Whether history is that of the same objective.
    claimed : bool
        Whether the platform counted the results itself.
    benchmark : Benchmark or None
        The benchmark's row.
    season : float
        What it was multiplied by for the time of the year; 1 when it was not.
    """

    metric: Metric
    range: Range
    origin: Origin
    rows: int = 0
    span: Period | None = None
    like: bool = False
    claimed: bool = False
    benchmark: Benchmark | None = None
    season: float = 1.0


@dataclass(frozen=True)
class Market:
    """What prices are looked up in.

    Parameters
    ----------
    ads : DataFrame
        The client's ads (see :func:`stratbook.plan.flights.own_prices.past_ads`).
    currency, country : str
        The client's.
    rates : tuple of Rate
        What a unit of a benchmark's currency is worth, from a day on.
    """

    ads: pd.DataFrame
    currency: str
    country: str
    rates: tuple[Rate, ...] = ()

    def exchange(self, currency: str, day: dt.date) -> float | None:
        """Return what a unit of a currency is worth on a day; None when nobody said."""
        if currency in ("", self.currency):
            return 1.0
        known = [each for each in self.rates if each.currency == currency and each.date <= day]
        return max(known, key=lambda each: each.date).rate if known else None


def market(ads: pd.DataFrame, until: dt.date, currency: str, place: tuple[str, tuple[Rate, ...]]
           ) -> Market:  # fmt: skip
    """Return where prices are looked up.

    Parameters
    ----------
    ads : DataFrame
        The table ``ads``, all history.
    until : date
        Last day of history that counts.
    currency : str
        The client's.
    place : (str, tuple of Rate)
        The client's country and exchange rates.
    """
    return Market(past_ads(ads, currency, until), currency, *place)


def prices_of(flight: Flight, where: Market) -> dict[Metric, Price | Message]:
    """Return a flight's prices by metric, or why there is none.

    A CVR is asked of flights for leads and for sales only.
    """
    return {
        metric: _price(flight, metric, where)
        for metric in METRICS
        if metric != "cvr" or flight.objective in CONVERTING
    }


def _price(flight: Flight, metric: Metric, where: Market) -> Price | Message:
    if metric in flight.prices:
        return Price(metric, flight.prices[metric], "row")
    past = own_price(where.ads, flight.platform, flight.objective, metric)
    if past is None:
        return _benchmark(flight, metric, where)
    season = _season(flight, past.months) if metric == "cpm" else 1.0
    return Price(
        metric, past.range.times(season), "history", rows=past.rows, span=months_of(past),
        like=past.like, claimed=past.claimed, season=season,
    )  # fmt: skip


def _benchmark(flight: Flight, metric: Metric, where: Market) -> Price | Message:
    row = find(flight.platform, _ASKED[flight.objective], metric, where.country)
    if row is None:
        return say(
            "no {metric} is known for this platform: write one in the row.",
            metric=Name(text=metric.upper()),
        )
    rate = where.exchange(row.currency, flight.period.start)
    if rate is None:
        return say(
            "the CPM benchmark is in {currency}: write an exchange rate in client.yml, or a CPM "
            "in the row.",
            currency=Name(text=row.currency),
        )
    season = _season(flight, ()) if metric == "cpm" else 1.0
    factor = rate * season
    return Price(
        metric,
        Range(row.low, row.mid, row.high).times(factor),
        "assumption" if row.source == ASSUMPTION else "benchmark",
        benchmark=row,
        season=season,
    )


def _season(flight: Flight, months: tuple[dt.date, ...]) -> float:
    """Return the flight's index over that of the months a price was read in; none: the year."""
    platform = "meta" if flight.platform in META else flight.platform
    base = price_index(platform, months or [dt.date(2026, month, 1) for month in range(1, 13)])
    return price_index(platform, days_of(flight.period)) / base
