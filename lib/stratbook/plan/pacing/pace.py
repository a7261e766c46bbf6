"""Spent against planned to date, what is left, and what is needed a day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.plan.pacing.actual import Actual
from stratbook.plan.pacing.flights import PRICES, Price, TrackedFlight
from stratbook.plan.pacing.forecast import SpendForecast, days_left, forecast_spend

State = Literal["ahead", "running", "ended"]
Verdict = Literal["on_pace", "over", "under", "far_over", "far_under", "early", "unknown", "ahead"]
Parts = Sequence[tuple[Period, float]]


@dataclass(frozen=True, eq=False)
class Pace:
    """One flight held against its plan.

    Parameters
    ----------
    flight : TrackedFlight
        The flight.
    state : {"ahead", "running", "ended"}
        Whether the day asked about comes before, within or after it.
    until : date
        The day up to which plan and spend are compared.
    planned : float
        Money planned up to that day.
    actual : Actual or None
        What was spent; None where nothing says it.
    forecast : SpendForecast or None
        What it comes to; None without a spend.
    parts : sequence of (Period, float)
        Its budget by week; without any it is spread evenly over its days.
    """

    flight: TrackedFlight
    state: State
    until: dt.date
    planned: float
    actual: Actual | None
    forecast: SpendForecast | None
    parts: Parts = ()

    @property
    def spent(self) -> float | None:
        """Money spent; None where nothing says it."""
        return self.actual.spent if self.actual else None

    @property
    def ratio(self) -> float | None:
        """Spent over planned to date; None where one of the two is missing or nothing."""
        return self.spent / self.planned if self.spent is not None and self.planned > 0 else None

    @property
    def difference(self) -> float | None:
        """Spent less planned to date."""
        return None if self.spent is None else self.spent - self.planned

    @property
    def left(self) -> float | None:
        """Money of the budget not spent yet; negative when it is passed."""
        return None if self.spent is None else self.flight.budget - self.spent

    @property
    def days_left(self) -> int:
        """Days it still runs."""
        return days_left(self.flight, self.until)

    @property
    def needed(self) -> float | None:
        """Money a day that would spend what is left; None where no day or spend is known."""
        if self.left is None or not self.days_left:
            return None
        return max(self.left, 0.0) / self.days_left

    @property
    def rate(self) -> float | None:
        """Money a day so far."""
        return self.actual.spent / len(self.actual.daily) if self.actual else None

    @property
    def verdict(self) -> Verdict:
        """How it stands, by the thresholds."""
        if self.state == "ahead":
            return "ahead"
        if self.ratio is None or self.actual is None:
            return "unknown"
        if self.state == "running" and len(self.actual.daily) < threshold("pacing_young_days"):
            return "early"
        return _verdict(self.ratio - 1)

    def costs(self) -> tuple[tuple[Price, float, float], ...]:
        """Return each cost that is known and was planned: its name, actual, highest planned."""
        found = []
        for price in PRICES:
            planned = self.flight.prices.get(price)
            cost = self.actual.cost(price) if self.actual else None
            if planned is not None and cost is not None:
                found.append((price, cost, planned.high))
        return tuple(found)


def pace_of(
    flight: TrackedFlight, actual: Actual | None, asked: dt.date, parts: Parts = ()
) -> Pace:
    """Hold a flight against its plan.

    Parameters
    ----------
    flight : TrackedFlight
        The flight.
    actual : Actual or None
        What it spent.
    asked : date
        Last day of the period under report.
    parts : sequence of (Period, float)
        Its budget by week; without any it is spread evenly over its days.
    """
    state: State = "ahead" if asked < flight.period.start else "running"
    if asked >= flight.period.end:
        state = "ended"
    until = min(asked, flight.period.end) if actual is None else actual.until
    if state == "ahead" or actual is None:
        return Pace(flight, state, until, planned_by(flight, until, parts), None, None, parts)
    planned = planned_by(flight, until, parts)
    return Pace(flight, state, until, planned, actual, forecast_spend(flight, actual), parts)


def planned_by(flight: TrackedFlight, day: dt.date, parts: Parts = ()) -> float:
    """Return the money a flight was to have spent by a day, that day included."""
    pieces = list(parts) or [(flight.period, flight.budget)]
    total = 0.0
    for period, amount in pieces:
        # A week of the plan may begin before the flight: only the days they share count.
        start, end = max(period.start, flight.period.start), min(period.end, flight.period.end)
        length = (end - start).days + 1
        gone = (min(day, end) - start).days + 1
        if length > 0:
            total += amount * min(max(gone, 0), length) / length
    return total


def _verdict(off: float) -> Verdict:
    tolerance, alarm = threshold("pacing_tolerance"), threshold("pacing_alarm")
    if abs(off) <= tolerance + 1e-9:
        return "on_pace"
    if off > 0:
        return "far_over" if off >= alarm - 1e-9 else "over"
    return "far_under" if off <= -alarm + 1e-9 else "under"
