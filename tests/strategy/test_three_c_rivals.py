"""Chapter 2: the competitor watch, on figures worked out by hand."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.core.vocabulary import Level
from stratbook.strategy.three_c.rivals_findings import find_rivals
from strategy.three_c_rows import THREE, WATCH, count, watch


def test_growth_engagement_and_share_by_hand():
    accounts = {each.name: each for each in watch(*WATCH).accounts}
    us, big, small = accounts["Us"], accounts["Big"], accounts["Small"]
    assert us.growth == pytest.approx(0.06 / 2)  # 60 days
    assert big.growth == pytest.approx(0.02 / 2)
    assert small.growth is None
    assert us.er_followers == pytest.approx(106 / 10 / 1060)
    assert small.er_followers is None
    assert us.share == pytest.approx(1060 / 8000)
    assert us.is_client
    assert not big.is_client


def test_a_missing_count_is_not_zero():
    blind = watch(*WATCH, count("Blind", "2026-10-31", None, (None, None)))
    account = next(each for each in blind.accounts if each.name == "Blind")
    assert (account.followers, account.er_followers, account.share) == (None, None, None)
    us = next(each for each in blind.accounts if each.name == "Us")
    assert us.share == pytest.approx(1060 / 8000)


def test_a_gap_needs_enough_rivals():
    gaps = {each.measure: each for each in watch(*WATCH).gaps()}
    assert gaps["followers"].reference == pytest.approx((4080 + 2860) / 2)
    assert gaps["followers"].leader == "Big"
    assert "growth" not in gaps
    assert "er_followers" not in gaps


def test_dates_after_the_period_are_left_out():
    later = watch(*WATCH, count("Us", "2026-12-31", 9000))
    assert next(each for each in later.accounts if each.is_client).followers == 1060
    first = watch(count("Us", "2026-11-05", 900), count("Big", "2026-11-05", 4000))
    assert first.dated == dt.date(2026, 11, 5)
    assert first.age == -5
    assert not first.is_stale


def test_an_old_watch_is_announced():
    old = watch(count("Us", "2026-05-01", 900), count("Big", "2026-10-30", 4000))
    assert old.is_stale
    stale = {each.key: each for each in find_rivals(old)}["three_c.watch_stale"]
    assert stale.comparison.value.value == 183
    assert stale.comparison.reference.value == 90
    assert stale.impact == pytest.approx(0.5)


def test_another_platform_changes_no_gap():
    other = [{**each, "platform": "facebook", "followers": 99_000} for each in WATCH]
    alone = watch(*WATCH).gaps()
    beside = [each for each in watch(*WATCH, *other).gaps() if each.platform == "instagram"]
    assert list(alone) == beside


@given(st.permutations(range(len(WATCH))))
@settings(max_examples=20)
def test_the_order_of_the_watch_changes_nothing(order):
    mixed = watch(*[WATCH[each] for each in order])
    plain = watch(*WATCH)
    figures = [
        [(each.name, each.followers, each.growth, each.share) for each in whole.accounts]
        for whole in (plain, mixed)
    ]
    assert figures[0] == figures[1]


def test_less_engagement_than_the_rivals_median_is_a_weakness():
    finding = next(each for each in find_rivals(watch(*THREE)) if "engagement" in each.key)
    assert finding.key == "three_c.rivals_engagement_below"
    assert finding.comparison.value.value == pytest.approx(5)  # a post, per 1,000 followers
    assert finding.comparison.reference.value == pytest.approx(20)
    assert finding.confidence.level is Level.MEDIUM
    assert finding.impact == pytest.approx(0.75)


def test_a_change_in_the_counts_changes_the_words():
    better = [{**each, "interactions": 900} if each["is_client"] else each for each in THREE]
    keys = [each.key for each in find_rivals(watch(*better))]
    assert "three_c.rivals_engagement_above" in keys
    assert "three_c.rivals_engagement_below" not in keys


def test_no_watch_no_comparison():
    nothing = watch()
    assert (nothing.accounts, nothing.dated, nothing.gaps()) == ((), None, ())
    assert find_rivals(nothing) == ()
