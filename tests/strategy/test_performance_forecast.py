"""Forecasts: models by hand, intervals from past errors, their coverage on held-back months."""

import datetime as dt
import math
from itertools import pairwise

import numpy as np
import pytest

from stratbook.brief.models import Objective
from stratbook.core.choice import Override
from stratbook.core.period import month, parse_period
from stratbook.strategy.performance import chances, forecasts, scorecard
from stratbook.strategy.performance.forecast import past_paces
from stratbook.strategy.performance.from_months import from_months, unbroken
from stratbook.strategy.performance.history import Point, Trend
from stratbook.strategy.performance.outlook import (
    drift,
    last_value,
    outlook,
    past_errors,
    recent_level,
    year_before,
)
from strategy.kpi_rows import SHOP, lead, scope, tables

OCTOBER = month(2026, 10)


# -- models ---------------------------------------------------------------------------


def test_the_models_by_hand() -> None:
    values = [*range(1, 13), 2, 4, 6]  # twelve months, then three at twice their level
    assert recent_level(values, 2, 12) == 4
    assert last_value(values, 2, 12) == 6
    assert year_before(values, 1, 12) == pytest.approx(4 * (2 + 4 + 6) / (1 + 2 + 3))
    assert drift([10, 12, 14, 19], 2, 12) == pytest.approx(19 + 2 * 3)
    assert year_before([1.0] * 14, 1, 12) is None


def test_errors_are_those_of_the_same_horizon() -> None:
    assert past_errors([1, 2, 4, 8], (2,), 12, last_value, ratios=True) == pytest.approx(
        [math.log(4), math.log(4)]
    )
    assert past_errors([1, 2, 4, 8], (1,), 12, last_value, ratios=False) == [1, 2, 4]


def test_the_interval_is_the_quantile_of_past_errors() -> None:
    """Nine errors at 80 %: the eighth smallest in size, ⌈10 × 0.8⌉."""
    values = [100.0, 101, 103, 100, 105, 100, 106, 100, 107, 100]
    found = outlook(values, (1,), model=last_value)
    sizes = sorted(abs(math.log(b / a)) for a, b in pairwise(values))
    assert found.errors == 9
    assert found.high == pytest.approx(100 * math.exp(sizes[7]))
    assert found.low == pytest.approx(100 * math.exp(-sizes[7]))


def test_a_short_history_is_not_forecast() -> None:
    assert outlook([100.0] * 10, (1,)) is None
    assert outlook([100.0] * 11, (1,)).low == pytest.approx(100)


def test_several_steps_are_added() -> None:
    assert outlook([10.0] * 14, (1, 2, 3)).value == pytest.approx(30)


def test_a_seasonal_series_is_forecast_by_its_season_once_it_is_long() -> None:
    season = [100 + 60 * math.sin(place * math.pi / 6) for place in range(40)]
    found = outlook(season[:36], (2,))
    assert found.model == "season"
    assert found.value == pytest.approx(season[37])
    assert outlook(season[:20], (2,)).model == "level"


def test_the_interval_holds_on_held_back_months_as_often_as_it_says() -> None:
    """Backtest on 60 series of 30 months drawn around levels of their own, seeds fixed."""
    held = []
    for seed in range(60):
        draws = np.random.default_rng(seed).lognormal(4, 0.25, 30).tolist()
        for end in range(14, 29):
            found = outlook(draws[:end], (1,))
            held.append(found.low <= draws[end] <= found.high)
    assert 0.75 <= sum(held) / len(held) <= 0.9


def test_the_sum_of_three_months_holds_on_held_back_quarters_as_often_as_it_says() -> None:
    """Backtest of a quarter's total on 60 series of 30 months, seeds fixed."""
    held = []
    for seed in range(60):
        draws = np.random.default_rng(seed).lognormal(4, 0.25, 30).tolist()
        for end in range(16, 27):
            found = outlook(draws[:end], (1, 2, 3))
            held.append(found.low <= sum(draws[end : end + 3]) <= found.high)
    assert 0.72 <= sum(held) / len(held) <= 0.92


# -- on an objective -------------------------------------------------------------------


def leads(**more: int):
    """Return leads by month from September 2025: ten each unless told otherwise."""
    months = [f"2025-{n:02d}" for n in range(9, 13)] + [f"2026-{n:02d}" for n in range(1, 11)]
    counts = {code: more.get(f"m{code[-2:]}", 10) for code in months}
    days = ["2025-09-01", *(f"{code}-28" for code in months), "2026-10-31"]
    ends = [lead(90_000 + n, date=day, channel="Direct") for n, day in enumerate(days)]
    rows = [
        lead(1000 * place + n, date=f"{code}-15")
        for place, (code, count) in enumerate(counts.items())
        for n in range(count)
    ]
    return tables(leads=[*rows, *ends])


def forecast_of(found, target: float, due="2026-12-31", period=OCTOBER):
    wanted = Objective(id="o", statement="Leads", indicator="leads", target=target,
                       due=dt.date.fromisoformat(due))  # fmt: skip
    here = scope(found, period, organisation=SHOP)
    (one,) = forecasts(here, scorecard(here, [wanted], period.previous()))
    return one


def test_a_target_ahead_is_likely_uncertain_or_unlikely() -> None:
    found = leads(m08=14, m09=9, m10=13)
    one = forecast_of(found, 12)
    assert one.span == month(2026, 12)
    assert one.outlook.value == pytest.approx(12)
    assert one.chance == "uncertain"
    assert forecast_of(found, 2).chance == "likely"
    assert forecast_of(found, 40).chance == "unlikely"


def test_a_quarter_s_total_is_that_of_its_months() -> None:
    """October's 13 and twice the mean of August's 14, September's 9 and October's 13."""
    found = scope(leads(m08=14, m09=9, m10=13), OCTOBER, organisation=SHOP)
    quarter = from_months(found, "leads", parse_period("2026-Q4"))
    assert quarter.value == pytest.approx(13 + 2 * 12)
    assert quarter.model == "months"
    assert quarter.low < 37 < quarter.high
    year = from_months(found, "leads", parse_period("2026"))
    assert year.value == pytest.approx(7 * 10 + 14 + 9 + 13 + 2 * 12)
    assert year.high - year.value == pytest.approx(quarter.high - quarter.value)


def test_a_target_for_the_year_is_held_against_the_year_s_total() -> None:
    wanted = Objective(id="o", statement="Leads", indicator="leads", target=120, per="year",
                       due=dt.date(2026, 12, 31))  # fmt: skip
    here = scope(leads(), OCTOBER, organisation=SHOP)
    (one,) = forecasts(here, scorecard(here, [wanted], OCTOBER.previous()))
    assert (one.span.code, one.target) == ("2026", 120)
    assert one.outlook.value == pytest.approx(120)


def test_a_quarter_s_report_forecasts_the_next_from_months() -> None:
    wanted = Objective(id="o", statement="Leads", indicator="leads", target=10,
                       due=dt.date(2026, 12, 31))  # fmt: skip
    here = scope(leads(), parse_period("2026-Q3"), organisation=SHOP)
    (one,) = forecasts(here, scorecard(here, [wanted], here.period.previous()))
    assert one.span.code == "2026-Q4"
    assert one.outlook.value == pytest.approx(30)
    assert one.outlook.model == "months"
    assert one.target == pytest.approx(30)


@pytest.mark.parametrize(
    ("kpi", "span", "period"),
    [
        ("conversion_rate", "2026-Q4", "2026-10"),  # a quarter's rate is no sum of months'
        ("reach", "2026-Q4", "2026-10"),  # nothing measured
        ("leads", "2027-Q2", "2026-10"),  # too far ahead
        ("leads", "2026-Q3", "2026-10"),  # over
        ("leads", "2026-Q4", "2026-10-03..2026-10-20"),  # not by months
    ],
)
def test_what_months_cannot_tell_is_not_forecast(kpi: str, span: str, period: str) -> None:
    here = scope(leads(), parse_period(period), organisation=SHOP)
    assert from_months(here, kpi, parse_period(span)) is None


def test_a_person_s_word_on_a_forecast_stands() -> None:
    one = forecast_of(leads(), 40)
    word = Override(rule="performance.outlook", choice="uncertain", reason="A fair in December")
    (choice,) = chances([one], [word])
    assert (choice.computed, choice.chosen) == ("unlikely", "uncertain")


def test_what_cannot_be_forecast_says_why() -> None:
    assert "no later one" in forecast_of(leads(), 12, due="2026-10-31").reason.plain()
    assert "too far ahead" in forecast_of(leads(), 12, due="2028-01-31").reason.plain()
    gap = forecast_of(tables(leads=[lead(1), lead(2, date="2026-10-31")]), 12)
    assert "too short" in gap.reason.plain()


def test_inside_a_period_the_first_days_are_carried_on_as_past_ones_were() -> None:
    """Each past month had half its figure by its tenth day; so far this one has 7."""
    tenth = dt.date(2026, 10, 10)
    ratios = past_paces(lambda span: 10.0 if span.days > 10 else 5.0, OCTOBER, tenth)
    assert ratios == [2.0] * 12
    rows = [lead(100 * m + n, date=f"2026-{m:02d}-{5 if n < 5 else 25}")
            for m in range(1, 10) for n in range(10)]  # fmt: skip
    now = [lead(5000 + n, date="2026-10-10") for n in range(7)]
    one = forecast_of(tables(leads=[*rows, *now]), 12)
    assert one.span == OCTOBER
    assert one.outlook.model == "pace"
    assert one.outlook.value == pytest.approx(14)


def test_only_figures_that_follow_each_other_and_mean_the_same_are_used() -> None:
    spans = parse_period("2026-10").back(5)
    values = [(1.0, "a"), (2.0, "b"), (None, ""), (3.0, "b"), (4.0, "b")]
    trend = Trend("leads", tuple(Point(s, v, b) for s, (v, b) in zip(spans, values, strict=True)))
    assert unbroken(trend) == [3.0, 4.0]
    cut = Trend("leads", (*trend.points[:4], Point(spans[4], None)))
    assert unbroken(cut) == []
