"""The table of precedence: hard cases, the consultant's word against it, legal notices."""

import numpy as np
import pandas as pd
import pytest

from stratbook.brief.sheets import MEDIA_KIND, sheet
from stratbook.core.catalogue import catalogue
from stratbook.core.choice import Override
from stratbook.core.period import month
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem import choices_of, classify, duties, find_notices, weigh
from stratbook.strategy.poem.rules import notice_for, notices, rule_of, rules

PAID, OWNED, EARNED = Medium
BLANK = {
    "item": "It", "platform": None, "medium": None, "reason": None, "cost": 100.0, "hours": np.nan,
    "hourly_rate": np.nan, "reach": 1000.0, "period": "2026-10", "source": "inputs/media.csv:2",
}  # fmt: skip


def items(*rows: dict, overrides=()):
    return classify(pd.DataFrame([{**BLANK, **row} for row in rows]), overrides)


def balance(*rows: dict):
    return weigh(items(*rows), month(2026, 10), None).now


# -- precedence ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "rule", "medium"),
    [
        ({"kind": "ugc"}, "free_ugc", EARNED),
        ({"kind": "ugc", "is_boosted": True}, "boosted_speech", PAID),
        ({"kind": "ugc", "is_incentivised": True}, "reward_for_sharing", PAID),
        ({"kind": "unpaid_influencer"}, "unpaid_influencer", EARNED),
        ({"kind": "unpaid_influencer", "is_gifted": True}, "gift_for_speech", PAID),
        ({"kind": "gifted_influencer"}, "gifted_influencer", PAID),
        ({"kind": "gifted_influencer", "is_paid_fee": True}, "fee_for_speech", PAID),
        ({"kind": "paid_influencer"}, "paid_influencer", PAID),
        ({"kind": "affiliate"}, "affiliate", PAID),
        ({"kind": "advocacy"}, "own_advocacy", EARNED),
        ({"kind": "advocacy", "is_incentivised": False}, "own_advocacy", EARNED),
        ({"kind": "advocacy", "is_incentivised": True}, "reward_for_advocacy", PAID),
        ({"kind": "organic_post"}, "rented_land", OWNED),
        ({"kind": "organic_post", "is_boosted": True}, "boosted_owned", PAID),
        ({"kind": "boosted_post"}, "boosted_post", PAID),
        ({"kind": "sponsored_article"}, "sponsored_article", PAID),
        ({"kind": "press"}, "free_press", EARNED),
        ({"kind": "press", "is_gifted": True}, "gift_for_article", PAID),
        ({"kind": "review"}, "free_review", EARNED),
        ({"kind": "review", "is_incentivised": True}, "benefit_for_review", PAID),
    ],
)
def test_hard_cases(row, rule, medium):
    (item,) = items(row)
    assert (item.rule.id, item.medium) == (rule, medium)


def test_the_first_rule_that_holds_speaks():
    every = dict.fromkeys(("is_paid_fee", "is_gifted", "is_incentivised", "is_boosted"), True)
    assert rule_of({"kind": "ugc", **every}).id == "fee_for_speech"
    del every["is_paid_fee"]
    assert rule_of({"kind": "ugc", **every}).id == "gift_for_speech"


def test_a_fact_nobody_stated_does_not_hold():
    assert rule_of({"kind": "ugc", "is_gifted": pd.NA, "is_boosted": None}).id == "free_ugc"


def test_every_kind_has_a_rule_and_every_fact_is_a_column():
    columns = {field.id for field in sheet("media").fields}
    for kind, _, _ in MEDIA_KIND:
        assert rule_of({"kind": kind}).id
    assert len({rule.id for rule in rules()}) == len(rules())
    for rule in rules():
        assert set(rule.when) <= columns
        assert set(rule.kinds) <= {kind for kind, _, _ in MEDIA_KIND}
        assert rule.reason["en"] != rule.reason["fr"]
        assert bool(rule.case["en"]) == bool(rule.case["fr"])
        assert rule.source
    with pytest.raises(LookupError):
        rule_of({"kind": "megaphone"})


# -- the bought part ------------------------------------------------------------------


def test_boosted_content_of_customers_is_cut_in_two():
    bought, rest = items(
        {"kind": "ugc", "is_boosted": True, "cost": 180, "hours": 2, "hourly_rate": 40,
         "reach": 11_000, "paid_reach": 7_000, "sessions": 50},
    )  # fmt: skip
    assert (bought.medium, bought.contacts, bought.cost) == (PAID, 7_000, 180)
    assert (rest.medium, rest.contacts, rest.cost) == (EARNED, 4_000, 80)
    assert (bought.sessions, rest.sessions) == (None, None)  # nothing tells them apart


def test_a_boosted_medium_counts_once_among_the_media_and_in_both_classes():
    now = balance({"kind": "boosted_post", "paid_reach": 600})
    assert now.media == 1
    assert [now.weights[each].count for each in Medium] == [1, 1, 0]
    assert [now.weights[each].contacts for each in (PAID, OWNED)] == [600, 400]


def test_a_bought_reach_above_the_whole_is_not_believed():
    (item,) = items({"kind": "boosted_post", "reach": 500, "paid_reach": 600})
    assert (item.medium, item.contacts) == (PAID, 500)


# -- the consultant's word ------------------------------------------------------------


def test_client_yml_goes_before_the_sheet_and_the_sheet_before_the_rule():
    word = Override(rule="poem.class", subject="it", choice="owned", reason="our own programme")
    row = {"kind": "advocacy", "medium": "paid", "reason": "they get a bonus"}
    (ruled,), (stated,), (told,) = (
        items({"kind": "advocacy"}),
        items(row),
        items(row, overrides=[word]),
    )
    assert (ruled.medium, ruled.reason) == (EARNED, None)
    assert (stated.medium, stated.reason) == (PAID, "they get a bonus")
    assert (told.medium, told.reason) == (OWNED, "our own programme")
    (choice,) = choices_of([told])
    assert (choice.computed, choice.chosen, choice.override) == ("earned", "owned", word)
    assert choices_of([stated])[0].override.reason == "they get a bonus"


def test_a_class_without_a_reason_stands_and_says_so():
    (item,) = items({"kind": "advocacy", "medium": "paid"})
    assert (item.medium, item.reason, item.choice.override) == (PAID, "", None)


def test_an_overridden_boost_is_not_cut():
    (item,) = items({"kind": "boosted_post", "paid_reach": 600, "medium": "paid", "reason": "ad"})
    assert item.contacts == 1000


# -- legal notices --------------------------------------------------------------------


def test_a_missing_notice_is_a_finding_with_its_text():
    now = balance(
        {"item": "Star", "kind": "paid_influencer", "notice_shown": False, "reach": 250},
        {"item": "Guide", "kind": "gifted_influencer"},
        {"item": "Page", "kind": "website", "reach": 750},
        {"item": "Feature", "kind": "sponsored_article", "notice_shown": True, "reach": np.nan},
    )
    missing, unsaid = find_notices(now, "FR")
    assert (missing.key, missing.subject) == ("poem.notice_missing", "Star")
    assert missing.comparison.value.value == pytest.approx(250 / 2000)
    assert "Collaboration commerciale" in missing.facts["notice"].text
    assert "2023-451" in missing.facts["law"].text
    assert missing.action is not None
    assert unsaid.key == "poem.notice_unsaid"
    assert [each.text for each in unsaid.facts["media"].items] == ["Guide"]
    states = [(each.item.name, each.state) for each in duties(now.items, "FR")]
    assert states == [("Star", "missing"), ("Guide", "unsaid"), ("Feature", "shown")]


@pytest.mark.parametrize(
    ("notice", "country", "region"),
    [
        ("influence", "FR", "FR"), ("influence", "IE", "EU"), ("influence", "CH", "*"),
        ("review", "FR", "EU"), ("advocacy", "US", "*"),
    ],
)  # fmt: skip
def test_the_country_s_own_law_goes_before_the_eu_s(notice, country, region):
    assert notice_for(notice, country).region == region


def test_every_notice_has_its_french():
    asked = {rule.notice for rule in rules() if rule.notice}
    assert asked <= {each.id for each in notices()}
    for each in notices():
        for text in (each.label, each.source):
            assert catalogue("fr").get(text), text


def test_every_notice_is_asked_by_a_rule():
    assert {each.id for each in notices()} - {"*"} == {r.notice for r in rules() if r.notice}
