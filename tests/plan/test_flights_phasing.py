"""Weeks: to the cent, exact, and leaning where it is worth it."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.flight_rows import flight, plan
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.plan.flights.phasing import effect_of, phase
from stratbook.plan.flights.seasons import Event
from stratbook.plan.flights.weeks import weeks_of


def event(start: str, end: str, weight: float) -> Event:
    period = Period(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))
    return Event("sale", period, weight)


def cents(amounts) -> int:
    return sum(round(each * 100) for each in amounts.tolist())


@settings(max_examples=25, deadline=None)
@given(
    budget=st.integers(0, 3_000_000),
    start=st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    days=st.integers(1, 60),
)
def test_every_flight_adds_up_to_its_budget_to_the_cent(budget, start, days):
    end = start + dt.timedelta(days=days - 1)
    made = phase([(flight(start.isoformat(), end.isoformat(), budget / 100), None)])
    assert cents(made.totals) == budget
    assert cents(made.even) == budget
    assert (made.totals >= 0).all()


def test_an_even_spend_follows_the_days_of_each_week():
    made = phase([(flight("2026-11-04", "2026-11-15", 120.0), None)])  # 5 days and 7
    assert made.even.tolist() == [50.0, 70.0]


def test_weeks_begin_when_the_client_says():
    period = [Period(start=dt.date(2026, 11, 4), end=dt.date(2026, 11, 15))]
    assert [each.start.day for each in weeks_of(period)] == [2, 9]
    assert [each.start.day for each in weeks_of(period, "sunday")] == [1, 8, 15]


def test_money_leans_towards_an_event_within_its_bounds():
    asked = flight("2026-06-01", "2026-06-28", 400.0)
    made = phase([(asked, None)], [event("2026-06-15", "2026-06-21", 2.0)])
    assert int(made.totals.argmax()) == 2
    assert made.totals.max() <= threshold("phasing_peak") * 100 + 0.01
    assert made.totals.min() >= threshold("phasing_floor") * 100 - 0.01
    assert made.totals[2] > 115
    assert made.gain > 0


def test_money_leans_away_from_a_dear_month():
    made = phase([(flight("2026-11-16", "2026-12-13", 400.0, "instagram"), None)])
    assert made.totals[:2].sum() < made.totals[2:].sum()


def test_no_other_split_of_the_weeks_does_better():
    asked = flight("2026-11-02", "2026-12-13", 600.0, "instagram")
    sale = [event("2026-11-23", "2026-11-29", 1.4)]
    (row,) = phase([(asked, None)], sale).rows
    effect = effect_of(asked, None, weeks_of([asked.period]), sale)
    rng = np.random.default_rng(0)

    def loss(shares):
        steps = np.diff(shares * 6)
        smooth = threshold("phasing_smoothness") * float(np.mean(steps**2))
        return smooth - effect.of(600 * shares) / row.even_effect

    tried = rng.dirichlet(np.full(6, 20.0), 3000)
    kept = tried[(tried >= 0.5 / 6).all(axis=1) & (tried <= 2 / 6).all(axis=1)]
    assert len(kept) > 500
    best = loss(row.amounts / 600)
    assert best <= min(loss(each) for each in kept) + 1e-6
    assert best <= loss(np.full(6, 1 / 6))


def test_the_slope_is_that_of_the_effect():
    asked = flight("2026-11-02", "2026-11-29", 400.0)
    effect = effect_of(asked, 90.0, weeks_of([asked.period]), [])
    at, step = np.array([50.0, 100.0, 150.0, 100.0]), np.eye(4)[1] * 1e-4
    measured = (effect.of(at + step) - effect.of(at - step)) / 2e-4
    assert effect.slope(at)[1] == pytest.approx(measured, rel=1e-6)


def test_the_effect_of_one_day_by_hand():
    """One day, 10 of money, a room of 10 a day; 0.3 a week is kept: r = 0.3^(1/7) a day."""
    asked = flight("2026-06-01", "2026-06-01", 10.0)
    effect = effect_of(asked, 70.0, weeks_of([asked.period]), [])
    kept = 0.3 ** (1 / 7)
    working = (1 - kept) * 10 * kept ** np.arange(29)
    assert effect.of(np.array([10.0])) == pytest.approx((10 * (1 - np.exp(-working / 10))).sum())


def test_the_plans_weeks_add_up_by_platform_and_in_total():
    other = {"flight": "B", "platform": "facebook", "budget": 100.01, "starts": "2026-11-11",
             "ends": "2026-12-24"}  # fmt: skip
    made = plan({"budget": 333.33}, other).phasing
    assert cents(made.totals) == 43_334
    assert cents(made.of("facebook")) == 10_001
    assert made.of("instagram") + made.of("facebook") == pytest.approx(made.totals)
    assert made.platforms == ("instagram", "facebook")
