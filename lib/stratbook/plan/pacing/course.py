"""The flights that have begun, together, day by day: planned, spent, and what is to come."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stratbook.core.reference import threshold
from stratbook.plan.pacing.pace import Pace, planned_by
from stratbook.plan.response.families import Floats


@dataclass(frozen=True, eq=False)  # arrays have no one truth
class Course:
    """Money summed up from the first day on.

    Parameters
    ----------
    days : DatetimeIndex
        From the first flight's first day to the last one's last.
    planned : array of float, shape (days,)
        Money planned up to each day.
    spent : array of float, shape (known,)
        Money spent up to each of the first days, as far as every flight is known.
    low, mid, high : array of float, shape (days - known,)
        What it comes to on the days after, if nothing is changed.
    sure : bool
        Whether the ends of the fan rest on a variation that was seen, for every flight.
    """

    days: pd.DatetimeIndex
    planned: Floats
    spent: Floats
    low: Floats
    mid: Floats
    high: Floats
    sure: bool

    @property
    def now(self) -> dt.date:
        """The last day of which the spend is known."""
        return pd.Timestamp(self.days[len(self.spent) - 1]).date()


def course_of(begun: Sequence[Pace]) -> Course | None:
    """Sum flights up day by day.

    Parameters
    ----------
    begun : sequence of Pace
        Flights whose spend is known.

    Returns
    -------
    Course or None
        None without any flight. What is left of a flight's forecast is laid evenly over its
        days left; draws of different flights are independent.
    """
    if not begun:
        return None
    days = pd.date_range(
        min(each.flight.period.start for each in begun),
        max(each.flight.period.end for each in begun),
    )
    running = [each.until for each in begun if each.days_left]
    now = pd.Timestamp(min(running) if running else max(each.until for each in begun))
    known = int((days <= now).sum())
    spent = np.sum([_daily(each, days) for each in begun], axis=0)
    after = np.cumsum(np.sum([_drawn(each, days)[:, known:] for each in begun], axis=0), axis=1)
    tail = (1 - threshold("pacing_interval")) / 2
    base = float(spent[:known].sum())
    low, mid, high = (base + each for each in np.quantile(after, [tail, 0.5, 1 - tail], axis=0))
    return Course(
        days=days,
        planned=np.array([sum(_planned(each, day) for each in begun) for day in days]),
        spent=spent[:known].cumsum(),
        low=low,
        mid=mid,
        high=high,
        sure=all(each.forecast and each.forecast.low is not None
                 for each in begun if each.days_left),
    )  # fmt: skip


def _planned(pace: Pace, day: pd.Timestamp) -> float:
    return planned_by(pace.flight, day.date(), pace.parts)


def _daily(pace: Pace, days: pd.DatetimeIndex) -> Floats:
    """Return a flight's spend by day of the whole course; 0 where it is not known yet."""
    total = np.zeros(len(days))
    if pace.actual is not None:
        first = (pd.Timestamp(pace.flight.period.start) - days[0]).days
        total[first : first + len(pace.actual.daily)] = pace.actual.daily
    return total


def _drawn(pace: Pace, days: pd.DatetimeIndex) -> Floats:
    """Return a flight's money by draw and day: what is known, then what is forecast."""
    if pace.forecast is None:
        return np.zeros((1, len(days)))
    rest = pace.forecast.rest
    coming = (days > pd.Timestamp(pace.until)) & (days <= pd.Timestamp(pace.flight.period.end))
    share = coming / max(int(coming.sum()), 1)
    return np.asarray(_daily(pace, days) + rest[:, None] * share, dtype=np.float64)
