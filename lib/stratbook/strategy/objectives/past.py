"""How a figure moved in the past: its months, and what it changed by over a stretch of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from stratbook.core import reference
from stratbook.core.period import Period, month
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Direction
from stratbook.strategy.kpis import Scope
from stratbook.strategy.performance.history import Trend, history

YEAR: Final = 12
Values = Sequence[float | None]


@dataclass(frozen=True)
class Scale:
    """How a KPI's changes are counted.

    Parameters
    ----------
    relative : bool
        As a share of where it started; else as a difference, for what may be zero or less.
    sign : int
        1 where more is better, −1 where less is.
    """

    relative: bool
    sign: int = 1

    def gain(self, start: float, end: float) -> float | None:
        """Return the change towards the better; None where nothing can be divided by."""
        if not self.relative:
            return self.sign * (end - start)
        return self.sign * (end / start - 1) if start > 0 else None

    def after(self, start: float, gain: float) -> float:
        """Return where a gain leads from a start."""
        step = self.sign * gain
        return start * (1 + step) if self.relative else start + step


@dataclass(frozen=True)
class Past:
    """What a figure did before.

    Parameters
    ----------
    gains : tuple of float
        Every past change over a stretch, towards the better, oldest first.
    step : int
        Months between the two ends of a change.
    by_season : bool
        Whether each compares the same month of two years.
    season : float or None
        What the very same months gave a year earlier; None where they are not known, or
        where all changes compare the same months anyway.
    """

    gains: tuple[float, ...]
    step: int
    by_season: bool
    season: float | None = None

    @property
    def apart(self) -> int:
        """How many of the changes can be told apart, not overlapping."""
        return -(-len(self.gains) // self.step) if self.gains else 0

    def quantile(self, share: float) -> float:
        """Return the gain that a share of past changes fell short of (linear in between)."""
        return float(np.quantile(np.asarray(self.gains), share))

    def frequency(self, wished: float) -> float:
        """Return the share of past changes that gained as much as is wished, or more."""
        return sum(each >= wished - 1e-12 for each in self.gains) / len(self.gains)


def monthly(scope: Scope, kpi: str) -> Trend:
    """Measure a KPI month by month as far back as is looked at, the last whole month last."""
    months = replace(scope, period=last_month(scope.period))
    return history(months, kpi, int(threshold("proposal_months")))


def last_month(period: Period) -> Period:
    """Return the last calendar month that is over when a period ends."""
    found = month(period.end.year, period.end.month)
    return found if found.end == period.end else found.previous()


def scale_of(kpi: str) -> Scale:
    """Return how a KPI's changes are counted."""
    known = reference.kpi(kpi)
    return Scale(known.status == "attainment", -1 if known.direction is Direction.DOWN else 1)


def look_back(values: Values, months: int, scale: Scale) -> Past:
    """Return a figure's past changes over a number of months.

    Where the history holds enough of them, changes compare the same month of two years, so
    that no season passes for progress. Else they are those over as many months as are asked
    for, and what the very same months gave a year earlier is told apart.

    Parameters
    ----------
    values : sequence of float or None
        One a month, oldest first; None is a gap, across which nothing is compared.
    months : int
        Months from now to the due date, 1 or more.
    scale : Scale
        How changes are counted.
    """
    years = YEAR * -(-months // YEAR)
    last = len(values) - 1
    yearly = tuple(_gains(values, years, scale))
    if len(yearly) >= threshold("proposal_changes") and values[last - years + months] is not None:
        return Past(yearly, years, by_season=True)
    same = _gain(values, last - years, last - years + months, scale)
    return Past(tuple(_gains(values, months, scale)), months, by_season=False, season=same)


def _gains(values: Values, step: int, scale: Scale) -> Iterator[float]:
    for end in range(step, len(values)):
        found = _gain(values, end - step, end, scale)
        if found is not None:
            yield found


def _gain(values: Values, start: int, end: int, scale: Scale) -> float | None:
    if not 0 <= start < end < len(values):
        return None
    before, after = values[start], values[end]
    return None if before is None or after is None else scale.gain(before, after)
