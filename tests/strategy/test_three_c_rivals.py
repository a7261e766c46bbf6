"""Chapter 2: the competitor watch, on figures worked out by hand."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.core.tables import conform
from stratbook.core.vocabulary import Level
from stratbook.strategy.three_c import read_watch
from stratbook.strategy.three_c.rivals_findings import find_rivals, quantity
from strategy.three_c_rows import OCTOBER, PARIS, THREE, WATCH, count, inputs, watch


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


def exported(*rows: tuple) -> pd.DataFrame:
    """Return the table of competitors as an export by day fills it."""
    names = ("date", "competitor", "followers", "posts", "interactions")
    frame = pd.DataFrame(rows, columns=names).assign(platform="instagram")
    frame["date"] = pd.to_datetime(frame["date"])
    frame["source"] = [f"exports/rival_iq.csv:{n + 2}" for n in range(len(frame))]
    return conform("competitors", frame, PARIS)


DAYS = (
    ("2026-09-01", "Us", 1000, 1, 9), ("2026-10-10", "US", 1040, 2, 30),
    ("2026-10-31", "us", 1060, 1, 23), ("2026-10-01", "Big", 4000, 5, 99),
    ("2026-10-02", "Big", 4000, 3, 60), ("2026-10-30", "Big", 4080, 2, 40),
    ("2026-11-04", "Big", 9000, 9, 900),
)  # fmt: skip


def test_an_export_by_day_is_brought_to_thirty_days():
    one_name = [(day, "Us" if name != "Big" else name, *rest) for day, name, *rest in DAYS]
    found = read_watch(inputs("competitors", []), OCTOBER, exported(*one_name), ["US"])
    us, big = (next(e for e in found.accounts if e.name == name) for name in ("Us", "Big"))
    # 30 days up to 31 October begin on the 2nd
    assert (us.posts, us.interactions, us.followers) == (3, 53, 1060)
    assert (big.posts, big.interactions, big.followers) == (5, 100, 4080)
    assert us.is_client
    assert not big.is_client
    assert us.growth == pytest.approx(0.06 / 2)
    assert found.dated == dt.date(2026, 10, 31)


def test_a_short_export_or_a_missing_day_counts_nothing():
    short = read_watch(inputs("competitors", []), OCTOBER, exported(*DAYS[4:6]))
    assert (short.accounts[0].posts, short.accounts[0].followers) == (None, 4080)
    hole = exported(*DAYS[:1], ("2026-10-30", "Big", 4080, 2, None))
    big = next(
        each
        for each in read_watch(inputs("competitors", []), OCTOBER, hole).accounts
        if each.name == "Big"
    )
    assert (big.posts, big.interactions) == (2, None)


def test_the_sheet_stands_before_the_export():
    both = read_watch(inputs("competitors", WATCH), OCTOBER, exported(*DAYS[3:6]), ["Us"])
    plain = {each.name: each for each in watch(*WATCH).accounts}
    assert {each.name: each for each in both.accounts} == plain


def test_a_median_between_two_numbers_of_posts_keeps_its_half():
    assert quantity("posts", 16.5).digits == 1
    assert quantity("posts", 16.0).digits is None
