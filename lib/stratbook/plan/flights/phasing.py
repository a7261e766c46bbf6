"""The budget week by week: even, or leaning towards the days that are worth more.

Within a week a flight spends evenly. A day's money is divided by the index of prices, part
of what it works is carried to the next days (adstock), and the effect of a day saturates::

    effect = Σ over days of  worth · c · (1 − exp(−carried ÷ c))

``c`` is what a day can take: of the people who can be reached, so many useful contacts, at
the CPM, and never more than a multiple of the even spend, since an advertisement wears out
before a large audience does. The effect counts in money that
works, and goes on for four weeks after the flight. A cost on changes of pace smooths it. The
whole is concave in the weeks' budgets, so that the best is found exactly (SLSQP), between a
floor and a peak around an even spend, with the flight's budget kept to the cent.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy

from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.plan.budget import shared
from stratbook.plan.flights.rows import Flight
from stratbook.plan.flights.seasons import Event, price_index, worth
from stratbook.plan.flights.weeks import FirstDay, inside, weeks_of
from stratbook.plan.response.carryover import carried
from stratbook.plan.response.families import Floats

_TAIL: Final = 28  # days after the flight in which its effect still counts


@dataclass(frozen=True, eq=False)  # arrays have no one truth
class Phased:
    """A flight's budget by week of the plan.

    Parameters
    ----------
    flight : Flight
        The flight.
    amounts, even : array of float, shape (weeks,)
        Money a week, leaning and even; whole cents that add up to the flight's budget; 0 in
        weeks in which it does not run.
    effect, even_effect : float
        What they do, in money that works.
    """

    flight: Flight
    amounts: Floats
    even: Floats
    effect: float
    even_effect: float


@dataclass(frozen=True)
class Phasing:
    """The whole plan by week.

    Parameters
    ----------
    weeks : tuple of Period
        Every week from the first flight's to the last one's.
    rows : tuple of Phased
        One a flight, in the plan's order.
    """

    weeks: tuple[Period, ...]
    rows: tuple[Phased, ...]

    @property
    def platforms(self) -> tuple[str, ...]:
        """Platforms, in the order of their first flight."""
        return tuple(dict.fromkeys(each.flight.platform for each in self.rows))

    def of(self, platform: str) -> Floats:
        """Return a platform's money by week."""
        return self._sum(each.amounts for each in self.rows if each.flight.platform == platform)

    @property
    def totals(self) -> Floats:
        """Money by week."""
        return self._sum(each.amounts for each in self.rows)

    @property
    def even(self) -> Floats:
        """Money by week, spent evenly."""
        return self._sum(each.even for each in self.rows)

    @property
    def gain(self) -> float:
        """Effect over that of an even spend, as a share of the latter."""
        even = sum(each.even_effect for each in self.rows)
        return sum(each.effect for each in self.rows) / even - 1 if even else 0.0

    def _sum(self, found: Iterable[Floats]) -> Floats:
        whole = np.sum([np.zeros(len(self.weeks)), *found], axis=0)
        return np.asarray(np.round(whole, 2), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Effect:
    """What weekly budgets of one flight do, as a concave function.

    Parameters
    ----------
    carry : array of float, shape (days, weeks)
        Money that works on a day for one unit of a week's budget.
    values : array of float, shape (days,)
        What a day is worth.
    capacity : float
        What a day can take, in money.
    """

    carry: Floats
    values: Floats
    capacity: float

    def of(self, amounts: Floats) -> float:
        """Return the effect of budgets by week."""
        working = self.carry @ amounts / self.capacity
        return float(np.sum(self.values * self.capacity * -np.expm1(-working)))

    def slope(self, amounts: Floats) -> Floats:
        """Return the effect of the next unit of money in each week."""
        working = self.carry @ amounts / self.capacity
        return np.asarray(self.carry.T @ (self.values * np.exp(-working)), dtype=np.float64)


def phase(
    flights: Sequence[tuple[Flight, float | None]],
    events: Sequence[Event] = (),
    first_day: FirstDay = "monday",
) -> Phasing:
    """Spread the flights' budgets over the weeks.

    Parameters
    ----------
    flights : sequence of (Flight, float or None)
        With what the audience of each can take a week, in money; None where not known.
    events : sequence of Event
        What makes days worth more or less.
    first_day : {"monday", "sunday"}
        What a week begins with.
    """
    weeks = weeks_of((flight.period for flight, _ in flights), first_day)
    return Phasing(weeks, tuple(_phased(each, pace, weeks, events) for each, pace in flights))


def effect_of(
    flight: Flight, pace: float | None, weeks: Sequence[Period], events: Sequence[Event]
) -> Effect:
    """Return what weekly budgets of a flight do, for the weeks in which it runs.

    Parameters
    ----------
    flight : Flight
        Its dates and platform.
    pace : float or None
        What its audience can take a week, in money.
    weeks : sequence of Period
        Weeks that hold at least a day of the flight.
    events : sequence of Event
        What makes days worth more or less.
    """
    days = [flight.period.start + dt.timedelta(days=n) for n in range(flight.period.days + _TAIL)]
    mean = price_index(flight.platform, days[: flight.period.days])
    spend = np.zeros((len(days), len(weeks)))
    for place, week in enumerate(weeks):
        running = inside(week, flight.period)
        for day in running:
            index = price_index(flight.platform, [day]) / mean
            spend[(day - flight.period.start).days, place] = 1 / len(running) / index
    kept = threshold("phasing_carry_over") ** (1 / 7)
    values = np.array([worth(events, [day]) for day in days])
    even = flight.budget / flight.period.days * threshold("phasing_pace")
    room = even if pace is None else min(even, pace / 7)
    return Effect(carried(spend, kept), values, room or 1.0)


def _phased(
    flight: Flight, pace: float | None, weeks: Sequence[Period], events: Sequence[Event]
) -> Phased:
    places = [n for n, week in enumerate(weeks) if week.overlaps(flight.period)]
    own = [weeks[n] for n in places]
    effect = effect_of(flight, pace, own, events)
    lengths = np.array([len(inside(week, flight.period)) for week in own], dtype=np.float64)
    even = _to_the_cent(flight.budget, lengths)
    best = _to_the_cent(flight.budget, _best(effect, flight.budget, lengths / lengths.sum()))
    amounts, flat = np.zeros((2, len(weeks)))
    amounts[places], flat[places] = best, even
    return Phased(flight, amounts, flat, effect.of(best), effect.of(even))


def _best(effect: Effect, budget: float, even: Floats) -> Floats:
    """Return the weeks' shares of the budget with the largest effect, within their bounds.

    A change of pace from one week to the next costs something: what is asked of the people
    who run the ads, and of platforms that learn. The cost is a square, so that the whole
    stays concave.
    """
    if budget <= 0 or len(even) < 2:
        return even
    scale = effect.of(budget * even)
    # Rows: one week's pace against an even spend, less that of the week before.
    change = np.diff(np.diag(1 / even), axis=0)
    cost = threshold("phasing_smoothness") / len(change)

    def loss(shares: Floats) -> float:
        steps = change @ shares
        return float(cost * steps @ steps) - effect.of(budget * shares) / scale

    def slope(shares: Floats) -> Floats:
        gained = effect.slope(budget * shares) * budget / scale
        return np.asarray(2 * cost * change.T @ (change @ shares) - gained, dtype=np.float64)

    low, high = threshold("phasing_floor"), threshold("phasing_peak")
    whole = {"type": "eq", "fun": lambda s: s.sum() - 1.0, "jac": np.ones_like}
    found = scipy.optimize.minimize(
        loss, even, jac=slope, bounds=[(low * each, high * each) for each in even],
        constraints=[whole], method="SLSQP", options={"ftol": 1e-12, "maxiter": 500},
    )  # fmt: skip
    shares = found.x if found.success and found.fun <= loss(even) else even
    return np.asarray(np.round(np.clip(shares, 0.0, None), 9), dtype=np.float64)


def _to_the_cent(budget: float, weights: Floats) -> Floats:
    parts = shared(budget, {f"{at:03d}": float(each) for at, each in enumerate(weights)})
    return np.array(list(parts.values()))
