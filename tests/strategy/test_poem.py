"""POEM: the exercise's numbers, the rules, the laws, and what chapter 3 finds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.read import read_brief
from stratbook.core.period import parse_period
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.balance import weigh
from stratbook.strategy.poem.findings import find_poem
from stratbook.strategy.poem.inventory import classify

OCTOBER, SEPTEMBER = parse_period("2026-10"), parse_period("2026-09")
COLUMNS = {
    "platform": None, "medium": None, "reason": None, "hours": np.nan, "hourly_rate": np.nan,
    "has_landing": pd.NA, "is_reused": pd.NA, "period": "2026-10", "source": "inputs.xlsx!media:2",
}  # fmt: skip


def sheet(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame([{**COLUMNS, "cost": np.nan, "reach": np.nan, **row} for row in rows])


def medium(item, kind, cost, reach, **more):
    return {"item": item, "kind": kind, "cost": cost, "reach": reach, **more}


EXERCISE = (
    medium("Meta Ads", "ad", 3000, 60_000),
    medium("Article", "sponsored_article", 900, 8_000),
    medium("Influencer", "paid_influencer", 1500, 22_000),
    medium("Newsletter", "newsletter", 400, 5_000),
    medium("Blog", "blog", 700, 3_000),
    medium("Instagram", "organic_post", 1200, 15_000),
    medium("Google reviews", "review", 0, 4_000),
    medium("Local press", "press", 0, 12_000),
    medium("Shares", "share", 0, 9_000),
)


def poem(*rows, comparison=SEPTEMBER):
    return weigh(classify(sheet(*rows)), OCTOBER, comparison)


def test_exercise_4():
    now = poem(*EXERCISE).now
    shares = {
        measure: [now.share(measure, each) for each in Medium] for measure in ("cost", "contacts")
    }
    assert shares["cost"] == pytest.approx([0.701, 0.299, 0], abs=5e-4)
    assert shares["contacts"] == pytest.approx([0.652, 0.167, 0.181], abs=5e-4)
    assert [now.weights[each].cost_per_thousand for each in Medium] == [60, 100, None]


def test_exercise_4_holds_in_the_demonstration_client(root):
    media = read_brief(root / "data" / "clients" / "ateliers_du_rivage").inputs["media"]
    now = weigh(classify(media), parse_period("2025-06"), None).now
    assert [now.share("cost", each) for each in Medium] == pytest.approx(
        [0.701, 0.299, 0], abs=5e-4
    )
    assert [now.share("contacts", each) for each in Medium] == pytest.approx(
        [0.652, 0.167, 0.181], abs=5e-4
    )
    assert [now.weights[each].cost_per_thousand for each in Medium] == [60, 100, None]


def test_an_override_is_kept_with_its_reason():
    (item,) = classify(
        sheet(medium("Gift", "gifted_influencer", 0, 10, medium="earned", reason="no deal"))
    )
    assert (item.medium, item.reason) == (Medium.EARNED, "no deal")
    (same,) = classify(sheet(medium("Gift", "gifted_influencer", 0, 10, medium="paid")))
    assert same.reason is None


def test_hours_are_a_cost_only_when_their_price_is_known():
    priced, unpriced = classify(
        sheet(
            medium("Blog", "blog", 100, 10, hours=5, hourly_rate=40),
            medium("Site", "website", np.nan, 10, hours=5),
        )
    )
    assert priced.cost == 300
    assert unpriced.cost is None  # missing, not 0


def test_a_missing_reach_is_left_out_and_said():
    now = poem(medium("Ads", "ad", 100, np.nan), medium("Blog", "blog", 50, 1000)).now
    assert now.weights[Medium.PAID].contacts is None
    assert now.weights[Medium.PAID].uncounted == 1
    assert now.weights[Medium.PAID].cost_per_thousand is None
    assert now.share("contacts", Medium.PAID) is None


def test_rows_of_another_period_never_enter():
    found = poem(*EXERCISE, medium("Old", "ad", 9e9, 9e9, period="2026-08"))
    assert found.outside == 1
    assert found.now.weights[Medium.PAID].cost == 5400


@given(st.randoms())
def test_row_order_changes_nothing(random):
    first, turned = poem(*EXERCISE), poem(*random.sample(EXERCISE, len(EXERCISE)))
    assert first.now.weights == turned.now.weights
    assert find_poem(first, "EUR") == find_poem(turned, "EUR")


@given(st.floats(0, 1e9))
def test_an_earned_medium_never_changes_the_cost_shares(reach):
    before, after = poem(*EXERCISE).now, poem(*EXERCISE, medium("Word", "mention", 0, reach)).now
    for each in Medium:
        assert before.share("cost", each) == after.share("cost", each)


def test_findings_change_with_their_input():
    keys = [each.key for each in find_poem(poem(*EXERCISE), "EUR")]
    assert keys == ["poem.lopsided_cost", "poem.lopsided_contacts"]
    loose = (medium("Ads", "ad", 3000, 60_000, has_landing=False), *EXERCISE[1:])
    found = {each.key: each for each in find_poem(poem(*loose), "EUR")}
    assert found["poem.paid_without_landing"].comparison.value.value == pytest.approx(3000 / 5400)
    idle = (*EXERCISE[:6], medium("Reviews", "review", 0, 4000, is_reused=False))
    assert "poem.earned_not_reused" in [each.key for each in find_poem(poem(*idle), "EUR")]
    assert "poem.medium_absent" in [each.key for each in find_poem(poem(*EXERCISE[:6]), "EUR")]
    assert find_poem(poem(), "EUR") == ()


def test_panel_of_paid_media():
    ads, article, _ = poem(*EXERCISE).now.items[:3]
    assert (ads.cost_per_thousand, article.cost_per_thousand) == (50, 112.5)


def test_panel_of_owned_media_counts_hours_per_session_and_per_contact():
    (blog,) = poem(
        medium("Blog", "blog", 100, 4000, hours=10, hourly_rate=40, sessions=250)
    ).now.items
    assert (blog.cost, blog.cost_per_session, blog.cost_per_thousand) == (500, 2, 125)


def test_earned_media_have_no_price_even_where_work_was_put_in():
    found = poem(
        medium("Ambassadors", "advocacy", np.nan, 900, hours=3, hourly_rate=40, sessions=9)
    )
    (item,) = found.now.items
    assert (item.cost, item.cost_per_thousand, item.cost_per_session) == (120, None, None)
    assert found.now.weights[Medium.EARNED].cost_per_thousand is None


def test_balance_against_the_period_before_by_each_measure():
    before = (
        medium("Ads", "ad", 1000, 5000, period="2026-09"),
        medium("Blog", "blog", 1000, 5000, period="2026-09"),
    )
    found = poem(*EXERCISE, *before)
    assert found.change("count", Medium.PAID) == pytest.approx(3 / 9 - 1 / 2)
    assert found.change("cost", Medium.PAID) == pytest.approx(5400 / 7700 - 0.5)
    assert found.change("contacts", Medium.PAID) == pytest.approx(90 / 138 - 0.5)
    assert found.change("contacts", Medium.EARNED) == pytest.approx(25 / 138)
    assert poem(*EXERCISE).change("cost", Medium.PAID) is None


def test_a_shift_is_held_against_the_period_before():
    earlier = medium("Blog", "blog", 400, 100_000, period="2026-09")
    (shift,) = [each for each in find_poem(poem(*EXERCISE, earlier), "EUR") if "shift" in each.key]
    assert shift.key == "poem.shift_down"
    assert shift.comparison.difference.value == pytest.approx(23 / 138 - 1)
    assert not [each for each in find_poem(poem(*EXERCISE), "EUR") if "shift" in each.key]
