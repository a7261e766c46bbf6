"""The gaps of chapter 3, platform by platform, and earned media without a stated cost."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.core.period import month
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.balance import weigh
from stratbook.strategy.poem.gaps import find_gaps
from stratbook.strategy.poem.inventory import classify

BLANK = {
    "platform": None, "medium": None, "reason": None, "cost": np.nan, "hours": np.nan,
    "hourly_rate": np.nan, "reach": np.nan, "has_landing": pd.NA, "is_reused": pd.NA,
    "period": "2026-10", "source": "inputs.xlsx!media:2",
}  # fmt: skip


def balance(*rows: dict):
    return weigh(
        classify(pd.DataFrame([{**BLANK, **row} for row in rows])), month(2026, 10), None
    ).now


ROWS = (
    {"item": "Ads", "kind": "ad", "platform": "meta", "cost": 900, "has_landing": False},
    {
        "item": "Boost",
        "kind": "boosted_post",
        "platform": "meta",
        "cost": 100,
        "has_landing": False,
    },
    {"item": "Article", "kind": "sponsored_article", "cost": 2000, "has_landing": False},
    {"item": "Search", "kind": "ad", "platform": "google_ads", "cost": 500, "has_landing": True},
    {"item": "Star", "kind": "paid_influencer", "platform": "tiktok", "cost": 700},
    {"item": "Reviews", "kind": "review", "reach": 4000, "is_reused": False},
    {"item": "Press", "kind": "press", "reach": 9000, "is_reused": True},
)


def test_each_platform_has_its_gap_the_dearest_first():
    found = [
        (each.kind, each.platform, each.spend, each.contacts) for each in find_gaps(balance(*ROWS))
    ]
    assert found == [
        ("no_landing", "", 2000, None),
        ("no_landing", "meta", 1000, None),
        ("not_reused", "", None, 4000),
        ("absent", "", None, None),
    ]
    assert [each.medium for each in find_gaps(balance(*ROWS))][-1] is Medium.OWNED


def test_what_was_not_said_is_no_gap():
    named = {item.name for gap in find_gaps(balance(*ROWS)) for item in gap.items}
    assert named == {"Ads", "Boost", "Article", "Reviews"}


def test_an_empty_inventory_has_no_gap():
    later = {"item": "Old", "kind": "ad", "period": "2026-08", "has_landing": False}
    assert find_gaps(balance(later)) == ()


@given(st.permutations(ROWS))
def test_the_order_of_the_rows_changes_no_gap(rows):
    def shape(found):
        return [(each.kind, each.platform, each.spend, each.contacts) for each in found]

    assert shape(find_gaps(balance(*rows))) == shape(find_gaps(balance(*ROWS)))


def test_earned_media_without_a_stated_cost_weigh_nothing_of_it():
    now = balance(*ROWS, {"item": "Site", "kind": "website", "cost": 1800})
    assert now.share("cost", Medium.EARNED) == 0
    assert now.share("cost", Medium.PAID) == pytest.approx(4200 / 6000)
    assert now.weights[Medium.EARNED].cost is None
    assert now.weights[Medium.EARNED].cost_per_thousand is None


def test_owned_media_without_a_stated_cost_have_no_share_of_it():
    now = balance(*ROWS, {"item": "Site", "kind": "website"})
    assert now.share("cost", Medium.OWNED) is None
