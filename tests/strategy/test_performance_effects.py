"""Changes divided by hand and by law, days that stand out, what is listed beside them."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.core.period import month, parse_period
from stratbook.strategy.performance import Event, all_families, anomalies, explanations, scorecard
from stratbook.strategy.performance.anomalies import count_tail, judge_day, oddity_on
from stratbook.strategy.performance.effects import divide_rate, divide_sum
from stratbook.strategy.performance.movements import movements
from stratbook.strategy.performance.segments import segments
from strategy.kpi_rows import (
    SHOP,
    every_day,
    lead,
    mentions,
    post,
    scope,
    series,
    tables,
    value,
    web,
)

SEPTEMBER, OCTOBER = month(2026, 9), month(2026, 10)


def side(**segments_: tuple[float, float]) -> pd.DataFrame:
    rows = {key: {"above": a, "below": b, "n": 10} for key, (a, b) in segments_.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["above", "below", "n"])


# -- rates ----------------------------------------------------------------------------


def test_a_rate_s_change_by_hand() -> None:
    """Reels 5 % on 20 % of reach, photos 2 % on 80 %; then reels 6 % on half, photos 2 %."""
    found = divide_rate(
        side(reel=(10, 200), photo=(16, 800)), side(reel=(30, 500), photo=(10, 500))
    )
    assert found.before == pytest.approx(0.026)
    assert found.after == pytest.approx(0.04)
    effects = {each.segment: each for each in found.effects}
    # within: mean share .35 × one point; photos' rate did not move
    assert effects["reel"].within == pytest.approx(0.35 * 0.01)
    assert effects["photo"].within == pytest.approx(0)
    # mix: +.3 × (.055 − .033) for reels, −.3 × (.02 − .033) for photos
    assert effects["reel"].mix == pytest.approx(0.3 * 0.022)
    assert effects["photo"].mix == pytest.approx(0.3 * 0.013)
    assert found.mix + found.within == pytest.approx(0.014)


def test_every_segment_may_improve_while_the_whole_falls() -> None:
    """Simpson's paradox: rates up in both segments, the weight moves to the weaker one."""
    found = divide_rate(side(a=(50, 500), b=(10, 500)), side(a=(11, 100), b=(27, 900)))
    assert found.change < 0
    assert found.within > 0 > found.mix


def test_a_new_segment_counts_in_the_mix() -> None:
    found = divide_rate(side(a=(10, 100)), side(a=(10, 100), b=(30, 100)))
    new = next(each for each in found.effects if each.segment == "b")
    assert new.within == 0
    assert new.rates == (None, 0.3)
    assert found.mix == pytest.approx(found.change) == pytest.approx(0.1)


def test_without_a_denominator_nothing_is_divided() -> None:
    assert divide_rate(side(a=(0, 0)), side(a=(1, 10))) is None


CELLS = st.dictionaries(
    st.sampled_from("abcd"), st.tuples(st.integers(0, 500), st.integers(1, 5000)), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(CELLS, CELLS)
def test_the_effects_add_up_to_the_change(before, after) -> None:
    first, last = side(**before), side(**after)
    rate, total = divide_rate(first, last), divide_sum(first, last)
    assert sum(each.total for each in rate.effects) == pytest.approx(rate.change, abs=1e-12)
    assert sum(each.total for each in total.effects) == pytest.approx(total.change)
    back = divide_rate(last, first)  # symmetric: told backwards, each part changes its sign
    assert back.mix == pytest.approx(-rate.mix, abs=1e-12)
    assert back.within == pytest.approx(-rate.within, abs=1e-12)
    scaled = divide_rate(first * 7, last * 7)
    assert scaled.mix == pytest.approx(rate.mix, abs=1e-12)


# -- on tables ------------------------------------------------------------------------


def visits():
    edges = [web(date=day, channel_group="Direct", source_name="(direct)", medium="(none)")
             for day in ("2026-09-01", "2026-10-31")]  # fmt: skip
    return [
        *edges,
        web(date="2026-09-10", source_name="instagram", sessions=400.0, purchases=8.0),
        web(date="2026-09-10", source_name="facebook", sessions=600.0, purchases=6.0),
        web(date="2026-10-10", source_name="instagram", sessions=1000.0, purchases=30.0),
        web(date="2026-10-10", source_name="facebook", sessions=1000.0, purchases=10.0),
    ]


def of_client(found, **more: object):
    here = scope(found, organisation=SHOP, **more)
    score = scorecard(here, [], SEPTEMBER)
    families = all_families(here, SEPTEMBER)
    return here, score, families


def test_changes_on_tables_are_divided_by_what_they_are_made_of() -> None:
    here, score, families = of_client(tables(web=visits()))
    found = {each.kpi: each for each in explanations(here, score, families.values())}
    rate = found["conversion_rate"]
    assert (rate.division.before, rate.division.after) == pytest.approx((0.014, 0.02))
    assert rate.leading.segment == "instagram"
    # Instagram 2 → 3 % on a mean share of 45 %; Facebook stays at 1 %
    assert rate.division.within == pytest.approx(0.0045)
    assert rate.division.mix == pytest.approx(0.0015)
    sessions = found["social_sessions"].division
    assert {each.segment: each.within for each in sessions.effects} == {
        "instagram": 600, "facebook": 400,
    }  # fmt: skip


def test_a_small_change_is_left_alone() -> None:
    rows = [web(date=f"2026-{m}-{d}", sessions=100.0) for m, d in
            (("09", "01"), ("09", "20"), ("10", "02"), ("10", "31"))]  # fmt: skip
    here, score, families = of_client(tables(web=rows))
    assert explanations(here, score, families.values()) == ()


@pytest.mark.parametrize(
    "kpi", ["er_reach", "er_impressions", "interactions", "impressions", "leads", "mentions",
            "social_sessions", "conversion_rate", "bounce_rate"],
)  # fmt: skip
def test_segments_make_up_the_kpi(kpi) -> None:
    found = tables(
        posts=[post(n, f"2026-10-{n:02d}", format=("reel", "photo")[n % 2], reactions=9.0 + n,
                    platform=("instagram", "facebook")[n % 3 == 0]) for n in range(1, 12)],
        web=visits(), leads=[lead(n) for n in range(5)],
        mentions=mentions({("Rivage", "x"): 4, ("Rivage", "instagram"): 3}),
    )  # fmt: skip
    assert segments(scope(found), kpi).value == pytest.approx(value(kpi, found).value)


def test_what_moved_most_comes_first_and_once() -> None:
    _, _, families = of_client(tables(web=visits(), leads=[lead(1)]))
    found = movements(families.values())
    assert found[0].kpi == "social_sessions"  # doubled
    assert len({(each.now.value, each.before.value) for each in found}) == len(found)


# -- days that stand out ---------------------------------------------------------------


def test_a_day_against_the_same_weekdays_by_hand() -> None:
    before = [90.0, 95.0, 100.0, 100.0, 105.0, 110.0, 100.0, 400.0]  # an old spike moves nothing
    logs = np.log(np.array(before) + 0.5)
    spread = max(1.4826 * np.median(np.abs(logs - np.median(logs))), 100**-0.5)
    found = judge_day(200.0, before)
    assert found.usual == 100
    assert found.score == pytest.approx((np.log(200.5) - np.log(100.5)) / spread)
    assert found.odd
    assert not judge_day(120.0, before).odd
    assert judge_day(50.0, before).score == pytest.approx(-found.score, rel=0.02)


def test_equal_days_before_raise_no_alarm_by_themselves() -> None:
    assert not judge_day(112.0, [100.0] * 8).odd  # a MAD of 0: the spread of a count stands in
    assert judge_day(160.0, [100.0] * 8).odd


def test_small_counts_are_judged_by_a_count_model() -> None:
    usual = [1.0, 0.0, 2.0, 1.0, 0.0, 1.0, 1.0, 0.0]
    assert judge_day(3.0, usual).score is None
    assert not judge_day(3.0, usual).odd
    assert judge_day(9.0, usual).odd
    # Negative binomial of size 6.5 and mean 6.5/8: the chance of no event is (8/9)^6.5
    assert count_tail(0.0, np.array(usual)) == pytest.approx((8 / 9) ** 6.5)


def test_too_short_a_past_judges_nothing() -> None:
    assert judge_day(500.0, [100.0] * 4) is None
    assert oddity_on(pd.Series(dtype="float64"), dt.date(2026, 10, 1)) is None


def spiked():
    quiet = every_day(parse_period("2026-08-01..2026-10-31"), 100.0)
    return tables(
        audience=series("reach", {**quiet, "2026-10-14": 900.0, "2026-10-15": 400.0}),
        posts=[post(1, "2026-10-13"), post(2, "2026-10-14"), post(3, "2026-10-20")],
    )


def test_neighbouring_days_are_one_anomaly_and_say_what_moved_with_it() -> None:
    happened = [Event(dt.date(2026, 10, 14), "Fair"), Event(dt.date(2026, 10, 15), "Strike")]
    (found,) = anomalies(scope(spiked()), happened)
    assert (found.day, found.oddity.usual) == (dt.date(2026, 10, 14), 100)
    assert found.published == 2
    assert found.events == ("Fair",)


def test_the_segment_that_moved_most_is_named_with_its_share() -> None:
    days = pd.date_range("2026-08-01", "2026-10-31").strftime("%Y-%m-%d")
    usual = (("instagram", 60.0), ("facebook", 40.0))
    rows = [web(date=d, source_name=name, sessions=count) for d in days for name, count in usual]
    more = [web(date="2026-10-14", source_name=name, sessions=count, medium="referral social")
            for name, count in (("instagram", 150.0), ("facebook", 50.0))]  # fmt: skip
    (found,) = anomalies(scope(tables(web=[*rows, *more])))
    assert (found.segment.text, found.moved) == ("Instagram", pytest.approx(0.75))


def test_a_missing_day_is_no_anomaly() -> None:
    quiet = every_day(parse_period("2026-08-01..2026-10-31"), 100.0)
    del quiet["2026-10-14"]
    assert anomalies(scope(tables(audience=series("reach", quiet)))) == ()
