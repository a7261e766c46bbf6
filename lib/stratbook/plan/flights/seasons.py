"""What prices do in the course of the year, and what some days are worth.

Prices come from ``price_seasons.csv``: a month's CPM over the mean of the twelve. Weights of
events come from the sheet ``plan_events``; two events on one day multiply.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import csv_rows

META: Final = frozenset({"facebook", "instagram", "meta"})


@dataclass(frozen=True)
class Season:
    """A month's price over the mean of the year, and where it was read.

    Parameters
    ----------
    platform : str
        Platform id; ``*`` is any other.
    month : int
        1 … 12.
    low, mid, high : float
        The index: 1 is the year's mean.
    source, source_url, note : str
        Where it comes from, and what was done to it.
    read_on : date
        When it was read.
    """

    platform: str
    month: int
    low: float
    mid: float
    high: float
    source: str
    source_url: str
    read_on: dt.date
    note: str


@dataclass(frozen=True)
class Event:
    """Days on which advertising is worth more, or less."""

    name: str
    period: Period
    weight: float


@cache
def seasons() -> tuple[Season, ...]:
    """Return every row of ``price_seasons.csv``."""
    return tuple(
        Season(
            platform=row["platform"],
            month=int(row["month"]),
            low=float(row["low"]),
            mid=float(row["mid"]),
            high=float(row["high"]),
            source=row["source"],
            source_url=row["source_url"],
            read_on=dt.date.fromisoformat(row["read_on"]),
            note=row["note"],
        )
        for row in csv_rows("price_seasons.csv")
    )


def season(platform: str, month: int) -> Season:
    """Return a platform's row for a month; Facebook's and Instagram's are Meta's."""
    named = "meta" if platform in META else platform
    rows = {(each.platform, each.month): each for each in seasons()}
    return rows.get((named, month)) or rows["*", month]


def price_index(platform: str, days: Iterable[dt.date]) -> float:
    """Return the mean index of prices over days; 1 is the year's mean.

    Raises
    ------
    ValueError
        When there are no days.
    """
    found = [season(platform, day.month).mid for day in days]
    if not found:
        raise ValueError("an index of prices needs days")
    return float(np.mean(found))


def read_events(frame: pd.DataFrame) -> tuple[Event, ...]:
    """Read the sheet ``plan_events``: name, starts, ends, weight."""
    return tuple(
        Event(
            str(row["name"]),
            Period(start=row["starts"].date(), end=row["ends"].date()),
            float(row["weight"]),
        )
        for row in frame.to_dict("records")
    )


def worth(events: Sequence[Event], days: Sequence[dt.date]) -> float:
    """Return what days are worth on average: the product of their events' weights, else 1."""
    each_day = [
        np.prod([each.weight for each in events if each.period.start <= day <= each.period.end])
        for day in days
    ]
    return float(np.mean(each_day)) if each_day else 1.0


def days_of(period: Period) -> tuple[dt.date, ...]:
    """Return the days of a period, both ends included."""
    return tuple(period.start + dt.timedelta(days=n) for n in range(period.days))
