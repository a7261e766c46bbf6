"""What a flight will have spent by its end, if nothing is changed: low, mid, high.

Where the export has days, the days left are drawn from the days spent (a bootstrap: the days
seen are themselves redrawn each time, so that few days give a wide interval). Where it has
longer spans, the rate of the last one goes on, multiplied by a change drawn from those seen
from one span to the next. Where there are too few of either, the rate goes on, without an
interval.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from stratbook.core.reference import threshold
from stratbook.plan.pacing.actual import Actual
from stratbook.plan.pacing.flights import TrackedFlight
from stratbook.plan.response.families import Floats

Basis = Literal["days", "changes", "rate"]
_SEED: Final = 20261031
_RECENT: Final = 28  # days from which the rate of spans is read


@dataclass(frozen=True, eq=False)  # arrays have no one truth
class SpendForecast:
    """Money spent at the end of a flight.

    Parameters
    ----------
    mid : float
        The middle of the draws; the run rate's own where there is no interval.
    low, high : float or None
        Ends of the interval; None where its variation is not known.
    basis : {"days", "changes", "rate"}
        What the interval rests on; ``rate`` when there is none.
    count : int
        How many days or changes it rests on.
    rest : array of float, shape (draws,)
        Money still to be spent, draw by draw.
    """

    mid: float
    low: float | None
    high: float | None
    basis: Basis
    count: int
    rest: Floats


def forecast_spend(flight: TrackedFlight, actual: Actual) -> SpendForecast:
    """Return what a flight comes to by its end.

    Parameters
    ----------
    flight : TrackedFlight
        The flight; one that has ended comes to what it spent.
    actual : Actual
        What it spent so far.
    """
    left = days_left(flight, actual.until)
    rng = np.random.default_rng([_SEED, *flight.name.encode()])
    draws = int(threshold("pacing_draws"))
    if actual.by_day and len(actual.daily) >= threshold("pacing_least_days"):
        rest = _from_days(actual.daily, left, (rng, draws))
        return _between(actual.spent, rest, "days", len(actual.daily))
    rate = float(actual.daily[-_RECENT:].mean())
    if len(actual.changes) >= threshold("pacing_least_changes"):
        rest = rate * left * rng.choice(actual.changes, draws)
        return _between(actual.spent, rest, "changes", len(actual.changes))
    return SpendForecast(
        actual.spent + rate * left, None, None, "rate", len(actual.daily),
        np.full(draws, rate * left),
    )  # fmt: skip


def days_left(flight: TrackedFlight, until: dt.date) -> int:
    """Return how many days a flight still runs after a day."""
    first = max(until + dt.timedelta(days=1), flight.period.start)
    return max(0, (flight.period.end - first).days + 1)


def _from_days(daily: Floats, left: int, chance: tuple[np.random.Generator, int]) -> Floats:
    rng, draws = chance
    rest = np.zeros(draws)
    if left:
        for at in range(draws):
            seen = rng.choice(daily, len(daily))
            rest[at] = rng.choice(seen, left).sum()
    return rest


def _between(spent: float, rest: Floats, basis: Basis, count: int) -> SpendForecast:
    tail = (1 - threshold("pacing_interval")) / 2
    low, mid, high = (float(each) for each in spent + np.quantile(rest, [tail, 0.5, 1 - tail]))
    return SpendForecast(mid, low, high, basis, count, rest)
