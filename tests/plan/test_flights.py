"""Flights: forecasts, prices and reach worked out by hand; what stands out in a plan."""

import datetime as dt
import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.flight_rows import BASE, PRICES, ads, brief, filled, flight, plan
from stratbook.brief.flight_checks import flight_faults
from stratbook.core.catalogue import catalogue
from stratbook.core.message import Message
from stratbook.core.period import Period
from stratbook.core.reference import csv_rows
from stratbook.plan.flights import find_flights
from stratbook.plan.flights.prices import Price
from stratbook.plan.flights.reach import people_reached, reach_at
from stratbook.plan.flights.rows import Objective, Range
from stratbook.plan.flights.seasons import Event, days_of, price_index, season, seasons, worth

BARE = dict.fromkeys(PRICES)
TIKTOK = {**BASE, **BARE, "platform": "tiktok", "objective": "traffic"}


def only(made):
    (found,) = made.forecasts
    return found


def keys(made):
    """Return the rules that spoke, but for the one on weeks, which has its own test."""
    found = [each.key.removeprefix("flights.") for each in find_flights(made)]
    return [each for each in found if each != "phasing_gain"]


# -- forecasts ---------------------------------------------------------------------


def test_impressions_clicks_and_conversions_by_hand():
    found = only(plan({}))  # 1,000 at a CPM of 10, a CTR of 1 %, a CVR of 5 %
    assert found.impressions == Range(50_000, 100_000, 200_000)
    assert found.clicks.mid == pytest.approx(1000)
    assert found.conversions.mid == pytest.approx(50)
    assert (found.cpm.mid, found.cpc.mid, found.cpa.mid) == pytest.approx((10, 1, 20))


def test_spreads_of_independent_prices_combine_by_the_squares_of_their_logarithms():
    found = only(plan({}))  # each price may be half or double
    assert found.clicks.low == pytest.approx(1000 / 2 ** math.sqrt(2))  # 375.2, not 250
    assert found.clicks.high == pytest.approx(1000 * 2 ** math.sqrt(2))
    assert found.conversions.low == pytest.approx(50 / 2 ** math.sqrt(3))
    assert found.cpa.high == pytest.approx(1000 / found.conversions.low)


def test_one_figure_is_a_range_without_width_and_two_give_a_geometric_middle():
    assert only(plan({"cpm_low": None, "cpm_high": None})).cpm == Range(10, 10, 10)
    assert only(plan({"cpm": None})).cpm.mid == pytest.approx(10)  # √(5 × 20)


def test_conversions_are_asked_of_leads_and_sales_only():
    found = only(plan({"objective": "awareness"}))
    assert found.conversions is None
    assert "cvr" not in found.prices


def test_a_budget_of_zero_buys_nothing_and_costs_nothing():
    found = only(plan({"budget": 0.0}))
    assert found.impressions.mid == 0
    assert found.cpc is None
    assert found.people.reach.mid == 0


# -- prices ------------------------------------------------------------------------


def month(number: int, spend: float, **more) -> dict:
    return {"month": f"2026-{number:02d}-01", "platform": "linkedin", "spend": spend,
            "impressions": 1000.0, "clicks_link": 10.0, **more}  # fmt: skip


LINKEDIN = {**BARE, "platform": "linkedin", "objective": "traffic", "starts": "2026-10-05",
            "ends": "2026-10-11"}  # fmt: skip


def test_a_price_is_read_off_the_clients_own_ads_with_its_count_and_dates():
    rows = [month(8, 10.0), month(9, 20.0), month(10, 60.0)]
    found = only(plan(LINKEDIN, ads=ads(*rows))).prices["cpm"]
    index = {each: season("linkedin", each).mid for each in (8, 9, 10)}
    factor = index[10] / (sum(index.values()) / 3)
    assert isinstance(found, Price)
    assert (found.origin, found.rows) == ("history", 3)
    assert found.span == Period(start=dt.date(2026, 8, 1), end=dt.date(2026, 10, 31))
    assert found.season == pytest.approx(factor)
    assert found.range.mid == pytest.approx(30 * factor)  # 90 ÷ 3,000 × 1,000: sum, then divide
    assert found.range.low == pytest.approx(12 * factor)  # the 10 % point of 10, 20, 60


def test_two_months_of_ads_are_not_enough_and_a_dated_benchmark_is_taken():
    found = only(plan(LINKEDIN, ads=ads(month(9, 10.0), month(10, 60.0)))).prices["cpm"]
    assert found.origin == "benchmark"
    assert found.benchmark.read_on.year == 2026
    assert found.benchmark.country == "FR"


def test_ads_of_the_same_objective_go_first_and_a_cvr_is_read_off_them_alone():
    sale = {"objective": "Sales", "conversions": 2.0}
    rows = [month(n, 10.0, **sale) for n in (8, 9, 10)]
    rows += [month(n, 90.0, objective="Reach") for n in (8, 9, 10)]
    found = only(plan({**LINKEDIN, "objective": "sales"}, ads=ads(*rows))).prices
    assert found["cpm"].like
    assert found["cpm"].range.mid == pytest.approx(10 * found["cpm"].season)
    assert found["cvr"].range.mid == pytest.approx(0.2)  # 6 ÷ 30
    assert found["cvr"].claimed


def test_a_benchmark_in_another_currency_needs_a_rate():
    missing = only(plan(TIKTOK))
    assert isinstance(missing.prices["cpm"], Message)
    assert missing.impressions is None
    file = {"currencies": [{"currency": "USD", "date": "2026-01-01", "rate": 0.5}]}
    found = only(plan(TIKTOK, file=file)).prices["cpm"]
    assert found.range.mid == pytest.approx(8.0 * 0.5 * found.season)


def test_prices_by_month_and_events_by_hand():
    turn = days_of(Period(start=dt.date(2026, 11, 29), end=dt.date(2026, 12, 2)))
    assert price_index("instagram", turn) == pytest.approx((1.23 * 2 + 1.05 * 2) / 4)
    sale = Event("sale", Period(start=dt.date(2026, 12, 1), end=dt.date(2026, 12, 1)), 2.0)
    assert worth([sale], turn) == pytest.approx(1.25)


# -- reach -------------------------------------------------------------------------


def test_reach_and_frequency_by_hand():
    found = people_reached(Range(50_000, 100_000, 200_000), 100_000, Range(0.2, 0.4, 0.7))
    assert found.reach.mid == pytest.approx(40_000 * (1 - math.exp(-2.5)))  # 36,717
    assert found.frequency.mid == pytest.approx(100_000 / found.reach.mid)  # 2.72
    assert found.reach.low == pytest.approx(20_000 * (1 - math.exp(-2.5)))


@given(st.floats(0, 1e9, allow_subnormal=False), st.floats(1, 1e7))
def test_nobody_is_reached_twice(contacts, people):
    assert reach_at(contacts, people) <= min(contacts, people) * (1 + 1e-9)


def test_reach_over_platforms_is_a_range_and_never_a_sum():
    made = plan({}, {"flight": "B", "platform": "facebook"})
    one = only(plan({})).people.reach
    found = made.everyone.reach
    assert made.everyone.audience == 100_000
    assert found.low == pytest.approx(one.low)
    assert found.mid == pytest.approx(2 * one.mid - one.mid**2 / 100_000)
    assert found.high == 100_000  # twice 66,000 is more than there are people
    assert found.mid < 2 * one.mid


def test_flights_on_one_platform_for_one_audience_share_its_people():
    made = plan({}, {"flight": "B", "audience": "gift  BUYERS"})
    assert len(made.groups) == 1
    assert made.everyone.reach.mid == pytest.approx(40_000 * (1 - math.exp(-5)))


def test_without_an_audience_size_reach_is_missing_and_not_zero():
    made = plan({"people": None})
    assert only(made).people is None
    assert made.everyone is None
    assert made.unsized() == ("A",)


# -- findings ----------------------------------------------------------------------


def test_each_rule_of_the_flights_speaks_when_it_should():
    assert keys(plan({})) == []
    assert keys(plan({"landing": None})) == ["no_landing"]
    assert keys(plan({"tax": "included"})) == ["tax_mixed"]
    assert keys(plan({"people": 15_000.0})) == ["frequency_high"]  # 4.2 contacts a week
    thin = {"objective": "awareness", "people": 1_000_000.0}
    assert keys(plan(thin)) == ["frequency_low"]
    assert keys(plan({}, {"flight": "B"})) == ["same_audience"]
    assert keys(plan({}, {"flight": "B", "starts": "2026-11-30", "ends": "2026-12-06"})) == []


def test_the_flights_money_is_held_against_the_ad_space():
    file = {"budget": {"total": 3000, "ad_space": 1200}}
    found = find_flights(plan({}, file=file))[0]
    assert found.key == "flights.under_ad_space"
    assert found.comparison.difference.value == pytest.approx(-200)
    assert keys(plan({"budget": 1205.0}, file=file)) == []
    assert keys(plan({"budget": 1300.0}, file=file)) == ["over_ad_space"]


def test_a_phasing_that_is_worth_a_word_gets_one():
    sale = {"name": "sale", "starts": "2026-11-16", "ends": "2026-11-22", "weight": 3.0}
    found = find_flights(plan({}, events=(sale,)))
    assert [each.key for each in found] == ["flights.phasing_gain"]
    assert found[0].comparison.reference.value == pytest.approx(250)  # 1,000 over four weeks
    one_week = {"ends": "2026-11-08"}
    assert find_flights(plan(one_week)) == ()


# -- drafts ------------------------------------------------------------------------

PERSONAS = (
    {"persona": "Giver", "platforms": "Instagram; TikTok", "objective": "buy", "priority": 1.0},
    {"persona": "Maker", "platforms": "instagram", "objective": "", "priority": 2.0},
    {"persona": "Third", "platforms": "Instagram", "priority": 3.0},
)
DRAFT = {
    "objectives": [{"id": "buy", "statement": "Sell online", "goal": "sell_online"}],
    "budget": {"total": 100.01, "ad_space": 100.01, "period": "2026-11"},
}


def test_an_empty_sheet_is_drafted_by_rule_and_says_so():
    made = plan(file=DRAFT, amounts={"instagram": 100.01, "x": 0.0}, personas=PERSONAS)
    assert made.drafted
    flights = [each.flight for each in made.forecasts]
    assert [(each.audience, each.objective) for each in flights] == [
        ("Giver", "sales"), ("Maker", "traffic"),
    ]  # fmt: skip
    assert [each.budget for each in flights] == [60.01, 40.0]  # three parts and two, to the cent
    assert all(each.drafted and each.people is None for each in flights)
    assert flights[0].period.code == "2026-11"
    assert keys(made) == ["drafted"]


def test_a_draft_without_a_split_follows_the_budgets_lines():
    lines = ({"line": "ads", "third": "ad_space", "platform": "facebook", "planned": 50.0},)
    made = plan(file=DRAFT, budget_lines=lines)
    assert [(each.flight.platform, each.flight.budget) for each in made.forecasts] == [
        ("facebook", 50.0)
    ]


def test_nothing_to_plan_is_a_plan_without_flights():
    made = plan()
    assert made.forecasts == ()
    assert not made.drafted
    assert made.budget == 0
    assert find_flights(made) == ()


# -- faults ------------------------------------------------------------------------


def test_rows_that_contradict_each_other_are_faults_that_name_them():
    rows = (
        BASE, {**BASE, "flight": "a "}, {**BASE, "flight": "B", "ends": "2026-11-01"},
        {**BASE, "flight": "C", "cpm_low": 11.0},
    )  # fmt: skip
    faults = flight_faults({"flights": filled("flights", *rows),
                            "plan_events": filled("plan_events")})  # fmt: skip
    assert [each.place for each in faults] == [
        "inputs/flights.csv, row 3", "inputs/flights.csv, row 4", "inputs/flights.csv, row 5",
    ]  # fmt: skip


def test_small_plans_of_the_tests_are_read_as_the_brief_reads_them():
    assert brief({}).inputs["flights"]["budget"].tolist() == [1000.0]
    assert flight("2026-11-02", "2026-11-15", 10).weeks == 2


# -- reference data ----------------------------------------------------------------


def test_the_data_of_flights_are_whole():
    assert all(
        season(name, month).mid > 0 for name in ("meta", "linkedin") for month in range(1, 13)
    )
    rows = [row for row in seasons() if row.platform == "meta"]
    assert sum(row.mid for row in rows) / 12 == pytest.approx(1, abs=0.02)
    assert all(row.low <= row.mid <= row.high and row.source for row in seasons())
    french = catalogue("fr")
    defaults = csv_rows("flight_defaults.csv")
    words = {row[name] for row in defaults for name in ("placement", "format")}
    assert [word for word in words if not french.get(word)] == []
    assert {row["objective"] for row in defaults if row["platform"] == "*"} == set(
        get_args(Objective)
    )
