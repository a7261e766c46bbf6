"""The gaps of chapter 3, platform by platform, and earned media without a stated cost."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.models import Objective
from stratbook.core.choice import Override
from stratbook.core.period import month
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.advice import advise
from stratbook.strategy.poem.balance import weigh
from stratbook.strategy.poem.findings import find_poem
from stratbook.strategy.poem.gaps import find_gaps
from stratbook.strategy.poem.inventory import classify

BLANK = {
    "platform": None, "medium": None, "reason": None, "cost": np.nan, "hours": np.nan,
    "hourly_rate": np.nan, "reach": np.nan, "has_landing": pd.NA, "is_reused": pd.NA,
    "period": "2026-10", "source": "inputs.xlsx!media:2",
}  # fmt: skip


def balance_of(*rows: dict):
    return weigh(classify(pd.DataFrame([{**BLANK, **row} for row in rows])), month(2026, 10), None)


def balance(*rows: dict):
    return balance_of(*rows).now


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
        (each.rule, each.platform, each.spend, each.contacts) for each in find_gaps(balance(*ROWS))
    ]
    assert found == [
        ("poem.paid_without_landing", "", 2000, None),
        ("poem.paid_without_landing", "meta", 1000, None),
        ("poem.earned_not_reused", "", None, 4000),
        ("poem.platform_only_paid", "meta", 1000, None),
        ("poem.platform_only_paid", "tiktok", 700, None),
        ("poem.platform_only_paid", "google_ads", 500, None),
        ("poem.medium_absent", "", None, None),
    ]
    assert [each.medium for each in find_gaps(balance(*ROWS))][-1] is Medium.OWNED


def test_what_was_not_said_is_no_gap():
    said = [gap for gap in find_gaps(balance(*ROWS)) if "platform_only" not in gap.rule]
    named = {item.name for gap in said for item in gap.items}
    assert named == {"Ads", "Boost", "Article", "Reviews"}


def test_an_empty_inventory_has_no_gap():
    later = {"item": "Old", "kind": "ad", "period": "2026-08", "has_landing": False}
    assert find_gaps(balance(later)) == ()


@given(st.permutations(ROWS))
def test_the_order_of_the_rows_changes_no_gap(rows):
    def shape(found):
        return [(each.rule, each.platform, each.spend, each.contacts) for each in found]

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


def test_owned_media_that_nothing_leads_to_are_a_gap():
    rows = (
        {"item": "Blog", "kind": "blog", "cost": 640, "is_relayed": False},
        {"item": "Letter", "kind": "newsletter", "cost": 160, "is_relayed": True},
        {"item": "Site", "kind": "website", "cost": 90},
    )
    gap = next(each for each in find_gaps(balance(*rows)) if each.rule == "poem.owned_not_relayed")
    assert ([each.name for each in gap.items], gap.cost) == (["Blog"], 640)
    found = {each.key: each for each in find_poem(balance_of(*rows), "EUR")}
    assert found["poem.owned_not_relayed"].comparison.value.value == pytest.approx(640 / 890)


def test_ads_on_meta_are_at_work_on_facebook_and_instagram():
    rows = (
        {"item": "Ads", "kind": "ad", "platform": "meta"},
        {"item": "Posts", "kind": "organic_post", "platform": "instagram"},
        {"item": "Films", "kind": "organic_post", "platform": "youtube", "reach": 300},
        {"item": "Thread", "kind": "mention", "platform": "reddit", "reach": 700},
    )
    alone = [gap for gap in find_gaps(balance(*rows)) if "platform_only" in gap.rule]
    assert [(gap.rule, gap.platform) for gap in alone] == [
        ("poem.platform_only_earned", "reddit"),
        ("poem.platform_only_owned", "youtube"),
    ]
    subjects = {each.subject: each.impact for each in find_poem(balance_of(*rows), "EUR")}
    assert (subjects["Reddit"], subjects["YouTube"]) == (0.7, 0.3)


def test_advice_is_listed_by_platform_what_serves_an_objective_first():
    rows = (
        {"item": "Shares", "kind": "share", "platform": "instagram", "is_reused": False},
        {"item": "Star", "kind": "paid_influencer", "platform": "instagram", "has_landing": False},
        {"item": "Reviews", "kind": "review", "is_reused": False},
    )
    goal = Objective(id="talk", statement="Start conversations", indicator="er_reach")
    word = Override(
        rule="poem.paid_without_landing",
        subject="Instagram",
        choice="Code in the post",
        reason="no page yet",
    )
    listed = advise(find_gaps(balance(*rows)), [goal], [word])
    assert [(each.gap.platform, each.gap.rule, bool(each.serves)) for each in listed] == [
        ("instagram", "poem.earned_not_reused", True),
        ("instagram", "poem.paid_without_landing", False),
        ("", "poem.earned_not_reused", True),
        ("", "poem.medium_absent", False),
    ]
    assert [each.override for each in listed] == [None, word, None, None]
