"""From the tables to the weekly matrix, and from benchmarks to curves."""

import datetime as dt
import re

import numpy as np
import pandas as pd
import pytest

from stratbook.core import reference
from stratbook.core.message import term
from stratbook.core.tables import conform
from stratbook.plan.response.benchmarks import (
    ASSUMPTION,
    Ask,
    benchmarks,
    find,
    from_benchmarks,
    sources,
)
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.history import weekly
from stratbook.plan.response.results import register_results, web_results

MONDAY = pd.Timestamp("2026-01-05")


def an_ads(rows):
    columns = ["date_start", "date_end", "platform", "spend", "currency", "breakdown"]
    filled = [(*row, *("EUR", None)[len(row) - 4 :]) for row in rows]
    frame = pd.DataFrame(filled, columns=columns).assign(source="exports/ads.csv:2")
    return conform("ads", frame, "Europe/Paris")


def day(offset):
    return MONDAY + pd.Timedelta(days=offset)


def results_of(values, first=0):
    return pd.Series(values, index=pd.date_range(day(first), periods=len(values)), dtype=float)


# -- history ---------------------------------------------------------------------


def test_weeks_add_up_by_hand():
    ads = an_ads([
        (day(0), day(0), "meta", 10), (day(6), day(6), "meta", 5), (day(7), day(13), "meta", 70),
        (day(3), day(3), "tiktok", 8), (day(13), day(13), "tiktok", 1),
    ])  # fmt: skip
    history = weekly(ads, results_of([2] * 14), "EUR")
    assert history.weeks.tolist() == [day(0), day(7)]
    assert history.platforms == ("meta", "tiktok")
    assert history.spend.tolist() == [[15, 8], [70, 1]]
    assert history.results.tolist() == [14, 14]
    assert history.notes == ()


def test_a_span_over_two_weeks_is_spread_over_its_days():
    ads = an_ads([(day(0), day(0), "meta", 1), (day(4), day(9), "meta", 60),
                  (day(13), day(13), "meta", 1)])  # fmt: skip
    history = weekly(ads, results_of([1] * 14), "EUR")
    assert history.spend[:, 0] == pytest.approx([31, 31])  # 3 days of 10 each side, and 1


def test_a_week_that_lacks_a_day_of_results_has_none():
    ads = an_ads([(day(0), day(0), "meta", 1), (day(20), day(20), "meta", 1)])
    results = results_of([1] * 21).drop(day(8))
    history = weekly(ads, results, "EUR")
    assert history.known == 2
    assert np.isnan(history.results[1])


def test_results_below_zero_count_as_not_known_and_are_said():
    ads = an_ads([(day(0), day(0), "meta", 1), (day(13), day(13), "meta", 1)])
    values = [1.0] * 14
    values[3] = -4
    history = weekly(ads, results_of(values), "EUR")
    assert np.isnan(history.results[0])
    assert [note.plain() for note in history.notes] == [
        "1 day of results is below zero; it counts as not known."
    ]


def test_rows_that_tell_no_week_are_left_out_and_said():
    ads = an_ads([
        (day(0), day(0), "meta", 10), (day(6), day(6), "meta", 10),
        (day(0), day(0), "meta", 99, "USD"), (day(0), day(7), "meta", 99),
        (day(0), day(0), "meta", 10, "EUR", "age"),
    ])  # fmt: skip
    history = weekly(ads, results_of([1] * 7), "EUR")
    assert history.spend.tolist() == [[20]]
    said = [note.plain() for note in history.notes]
    assert said[0] == "1 row of ads is paid in USD and not in EUR; it is left out."
    assert said[1].startswith("1 row of ads spans more than a week")


@pytest.mark.parametrize("results", [results_of([]), results_of([1] * 7, first=60)])
def test_ads_and_results_that_never_meet_give_no_week(results):
    ads = an_ads([(day(0), day(0), "meta", 10), (day(6), day(6), "meta", 10)])
    history = weekly(ads, results, "EUR")
    assert (len(history.weeks), history.known) == (0, 0)


def test_events_stand_in_their_weeks():
    ads = an_ads([(day(0), day(0), "meta", 1), (day(13), day(13), "meta", 1)])
    events = pd.DataFrame({"sale": [1.0]}, index=[day(7)])
    assert weekly(ads, results_of([1] * 14), "EUR", events).events.tolist() == [[0], [1]]


def test_two_files_that_cut_the_same_days_are_never_added():
    web = pd.DataFrame({
        "date": [day(0), day(0), day(0), day(1)],
        "purchases": [3.0, 4.0, 6.0, 2.0],
        "source": ["exports/a.csv:2", "exports/a.csv:3", "exports/b.csv:2", "exports/b.csv:3"],
    })  # fmt: skip
    series, note = web_results(web, "purchases")
    assert series.tolist() == [7, 2]
    assert note.plain() == "The results that the curves explain: purchases on the website."


def test_a_register_has_days_without_an_entry():
    dates = pd.Series([day(1), day(1), day(3)])
    series, _ = register_results(dates, (day(0), day(3)), term("qualified leads"))
    assert series.tolist() == [0, 2, 0, 1]


# -- benchmarks ------------------------------------------------------------------

ASK = Ask(people=100_000, currency="EUR", exchange={"USD": 0.9}, draws=20_000)


@pytest.mark.parametrize("row", benchmarks(), ids=lambda row: f"{row.platform}-{row.metric}")
def test_a_benchmark_is_dated_sourced_and_in_order(row):
    assert 0 < row.low < row.mid < row.high
    assert row.platform in {*reference.platforms(), "*"}
    assert row.objective in {"reach", "traffic", "leads", "sales", "*"}
    assert row.denominator
    if row.source == ASSUMPTION:
        assert row.source_url == ""
    else:
        assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]{2,}/\S*", row.source_url)
        assert row.period
    assert bool(row.currency) == (row.metric == "cpm")
    if row.metric != "cpm":
        assert row.high <= 1 or row.metric == "contacts"


def test_a_benchmark_goes_stale_after_a_year():
    row = benchmarks()[0]
    assert not row.stale(row.read_on + dt.timedelta(days=365))
    assert row.stale(row.read_on + dt.timedelta(days=367))


def test_low_mid_high_are_the_tenth_middle_and_ninetieth_points():
    row = find("youtube", "reach", "cpm", "FR")
    drawn = row.draw(40_000, np.random.default_rng(0))
    points = np.quantile(drawn, [0.1, 0.5, 0.9])
    assert points == pytest.approx([row.low, row.mid, row.high], rel=0.02)


def test_the_nearest_benchmark_is_chosen():
    assert find("instagram", "leads", "cpm", "FR").country == "FR"
    assert find("instagram", "leads", "cpm", "IE").country == "world"
    assert find("linkedin", "leads", "cvr", "FR").platform == "linkedin"
    assert find("snapchat", "leads", "cvr", "FR").source == ASSUMPTION
    assert find("dailymotion", "reach", "cpm", "FR") is None


def test_the_first_euro_buys_at_the_benchmark_price_and_the_last_finds_nobody():
    curve = from_benchmarks("youtube", "traffic", ASK)
    assert isinstance(curve, Draws)
    rows = {row.metric: row.mid for row in sources("youtube", "traffic", "FR")}
    # clicks of the first euro: 1000 / CPM · CTR; the medians multiply, but for skewness
    assert np.median(curve.marginal(0)) == pytest.approx(1000 / rows["cpm"] * rows["ctr"], rel=0.1)
    people = 100_000 * rows["reachable"] * rows["contacts"]
    assert np.median(curve.ceiling) == pytest.approx(people * rows["ctr"], rel=0.1)
    assert (curve.origin, curve.seen) == ("prior", None)


def test_reach_never_passes_the_people_however_long_the_flight():
    month = from_benchmarks("youtube", "reach", Ask(1000, "EUR", period_days=28))
    assert isinstance(month, Draws)
    assert month.period_days == 28
    assert (month.value(1e9) <= 1000).all()
    leads = [from_benchmarks("youtube", "traffic", Ask(1000, "EUR", period_days=days))
             for days in (7, 28)]  # fmt: skip
    assert leads[1].ceiling == pytest.approx(leads[0].ceiling * 4)


def test_dollars_need_an_exchange_rate():
    told = from_benchmarks("tiktok", "traffic", Ask(1000, "EUR"))
    assert told.plain() == (
        "TikTok: its CPM is known in USD only; an exchange rate to EUR is needed."
    )
    assert isinstance(from_benchmarks("tiktok", "traffic", ASK), Draws)


def test_a_platform_without_benchmarks_says_so():
    assert from_benchmarks("dailymotion", "reach", ASK).plain() == (
        "Dailymotion: no benchmark of its CPM is at hand."
    )


def test_the_same_seed_gives_the_same_curves():
    one, two = (from_benchmarks("linkedin", "leads", ASK) for _ in range(2))
    assert (one.ceiling == two.ceiling).all()


def test_an_audience_without_people_is_refused():
    with pytest.raises(ValueError, match="people"):
        from_benchmarks("linkedin", "leads", Ask(0, "EUR"))
