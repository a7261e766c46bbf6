"""The third C, those who speak for the brand: recommenders and influencers."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.core.message import Name
from stratbook.core.tables import Tables
from stratbook.strategy import community
from stratbook.strategy.community.influence import Raw, declared_weights, scaled, weights_tried
from stratbook.strategy.community.recommenders import RECOMMENDERS
from strategy.community_rows import END, account, against, everything, found, inputs

NOTHING = Tables({}, "Europe/Paris")


def recommender(name: str, **more: object) -> dict:
    usual = {"kind": "partner", "recommendations": 3, "relation": 4,
             "last_contact_on": pd.Timestamp("2026-08-19")}  # fmt: skip
    return {"recommender": name, **usual, **more}


def relations(*rows: dict, overrides=()):
    return community.read_recommenders(inputs("recommenders", *rows), END, overrides)


# -- B10: recommenders ----------------------------------------------------------------


def test_the_relationship_score_and_the_contact_that_is_due():
    read = relations(recommender("Guild"), recommender("Office", recommendations=15, relation=5))
    guild = next(each for each in read.all if each.name == "Guild")
    # relation 3/4 × 40, log 4 ÷ log 16 = 1/2 × 35, 73 days of 365: 0.8 × 25
    assert guild.score == pytest.approx(30 + 17.5 + 20)
    assert guild.due == dt.date(2026, 11, 17)
    assert not guild.is_overdue
    assert [each.name for each in read.all] == ["Office", "Guild"]


@pytest.mark.parametrize(
    ("row", "action"),
    [
        ({}, "thank"),
        ({"relation": 3}, "repair"),
        ({"recommendations": 0}, "equip"),
        ({"last_contact_on": pd.Timestamp("2026-08-01")}, "contact"),
        ({"last_contact_on": None}, "complete"),
        ({"relation": None}, "complete"),
    ],
)
def test_what_to_do_with_a_recommender(row, action):
    read = relations(recommender("Guild", **row), recommender("Office", recommendations=9))
    assert next(each for each in read.all if each.name == "Guild").action.chosen == action


def test_a_missing_part_gives_no_score_and_comes_last():
    read = relations(recommender("Guild", relation=None), recommender("Office"))
    assert [(each.name, each.score is None) for each in read.all] == [
        ("Office", False), ("Guild", True),
    ]  # fmt: skip


def test_a_private_person_is_shown_as_a_role():
    read = relations(recommender("Mme Durand", kind="customer"), recommender("Guild"))
    shown = {each.name: each.shown for each in read.all}
    assert shown["Mme Durand"] == RECOMMENDERS["customer"]
    assert shown["Guild"] == Name(text="Guild")


def test_overdue_contacts_are_a_finding_with_their_share_of_recommendations():
    late = recommender("Guild", last_contact_on=pd.Timestamp("2026-03-01"), owner="Marketing")
    rows = (late, recommender("Office", recommendations=9))
    one = found(everything(NOTHING, recommenders=rows), "community.recommender_overdue")
    assert one.comparison.value.value == 1
    assert one.facts["share"].value == pytest.approx(3 / 12)
    assert one.action.owner == "Marketing"


# -- B11: influencers -----------------------------------------------------------------

LIST = {
    "small": Raw(1_000, 0.08, 1.0),
    "middle": Raw(10_000, 0.04, 0.5),
    "large": Raw(100_000, 0.02, 0.0),
}


def test_the_three_rs_are_brought_to_a_hundred_inside_the_list():
    parts = scaled(LIST)
    assert parts["small"] == pytest.approx((0, 100, 100))
    assert parts["middle"] == pytest.approx((50, 100 / 3, 50))
    assert parts["large"] == pytest.approx((100, 0, 0))


def test_the_index_weighs_reach_resonance_and_relevance():
    standings = community.influence_index(LIST)
    # weights 25, 35, 40
    assert standings["small"].index == pytest.approx(75)
    assert standings["middle"].index == pytest.approx(12.5 + 35 / 3 + 20)
    assert standings["large"].index == pytest.approx(25)
    assert [each.rank for each in standings.values()] == [1, 2, 3]
    assert {each.kept for each in standings.values()} == {27}


def test_how_firm_a_place_is_is_counted_over_every_weighting():
    # Equal relevance: the first leads on resonance (35 against 25) unless reach goes up by
    # 20 % and resonance down by 20 % (30 against 28): 3 weightings of 27.
    standings = community.influence_index(
        {"loud": Raw(100_000, 0.01, 0.5), "close": Raw(1_000, 0.05, 0.5)}
    )
    assert (standings["close"].rank, standings["close"].kept, standings["close"].tried) == (
        1,
        24,
        27,
    )
    assert (standings["loud"].best, standings["loud"].worst) == (1, 2)


def test_every_weighting_adds_up_to_one():
    assert len(weights_tried()) == 27
    for weights in weights_tried():
        assert sum(weights) == pytest.approx(1)
    assert declared_weights() == pytest.approx((0.25, 0.35, 0.40))


@given(st.permutations(list(LIST)))
def test_the_order_of_the_list_changes_nothing(order):
    again = community.influence_index({name: LIST[name] for name in order})
    assert again == community.influence_index(LIST)


def test_a_missing_part_is_not_zero():
    assert "blank" not in community.influence_index({**LIST, "blank": Raw(5_000, None, 0.9)})
    assert community.influence_index({"alone": Raw(5_000, 0.03, 0.9)}) == {}


def shortlist(*rows: dict, overrides=()):
    return community.read_influencers(inputs("influencers", *rows), overrides)


def chosen(row: dict, overrides=()) -> str:
    others = (account("@one", engagements=500), account("@two", engagements=200, brand_fit=3))
    read = shortlist(row, *others, overrides=overrides)
    (mine,) = (each for each in read.candidates if each.account.handle == "@me")
    return mine.action.chosen


@pytest.mark.parametrize(
    ("row", "action"),
    [
        ({"brand_fit": 2}, "leave"),
        ({"topic_match": 0, "brand_fit": 3, "audience_share": 60}, "leave"),  # relevance 0.37
        ({"last_worked_on": pd.Timestamp("2026-03-12")}, "keep"),
        ({"followers_before": 17_000}, "test"),  # +17.6 % in 30 days
        ({"followers_before": 17_000, "comments": 2}, "leave"),  # two doubts
        ({"engagements": None}, "test"),
        ({}, "approach"),
    ],
)
def test_what_to_do_with_an_influencer(row, action):
    assert chosen(account("@me", **row)) == action


def test_the_consultant_has_the_last_word():
    word = against("community.influencer", "@me", "approach")
    assert chosen(account("@me", brand_fit=2), (word,)) == "approach"


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ({"engagements": 100}, "rate_low"),  # 0.5 % where 0.7 % to 10 % is usual
        ({"engagements": 2_400}, "rate_high"),  # 12 %
        ({"followers": 600_000, "followers_before": 599_000, "engagements": 31_000,
          "comments": 900}, "rate_high"),  # 5.2 % where 0.3 % to 5 % is usual
        ({"followers_before": 17_000}, "sudden_growth"),
        ({"audience_share": 49}, "elsewhere"),
        ({"comments": 7}, "few_comments"),
        ({"posts": 4}, "few_posts"),
    ],
)  # fmt: skip
def test_an_unusual_figure_raises_a_doubt(row, doubt):
    (only,) = shortlist(account("@me", **row)).candidates
    assert only.account.doubts == (doubt,)


def test_usual_figures_raise_none():
    (only,) = shortlist(account("@me")).candidates
    assert only.account.doubts == ()


def test_the_cost_of_an_expected_engagement():
    rows = (
        account("@paid", fee=900, posts_bought=2, engagements=1_130),
        account("@gift", is_gifted=True),
    )
    paid, gift = sorted(shortlist(*rows).candidates, key=lambda each: each.account.handle)[::-1]
    assert paid.account.cost == pytest.approx(900 / 2_260)
    assert gift.account.cost is None  # a gift has no price, and is not free
    assert gift.account.is_disclosed
    assert paid.account.is_disclosed


def test_the_first_account_is_compared_with_the_usual_cost():
    rows = (
        account("@a", fee=800, engagements=1_600),
        account("@b", fee=800, engagements=400, brand_fit=3),
    )
    findings = everything(NOTHING, influencers=rows)
    one = found(findings, "community.influencer_first")
    assert one.subject == "@a"
    assert one.comparison.value.value == pytest.approx(0.5)
    assert one.comparison.reference.value == pytest.approx((0.5 + 2.0) / 2)
    assert found(findings, "community.influencer_disclosure").facts["some"].value == 2


def test_a_doubt_is_a_finding_that_accuses_nobody():
    one = found(
        everything(NOTHING, influencers=(account("@a", comments=1), account("@b"))),
        "community.influencer_doubt",
    )
    assert one.tone == "neutral"
    assert one.facts["some"].value == 1


def test_a_decision_is_asked_for_each_account_worth_a_word():
    rows = (account("@a", fee=800, engagements=1_600, owner="Marketing"),
            account("@b", brand_fit=1))  # fmt: skip
    (one,) = community.propose(shortlist(*rows), "EUR")
    assert (one.subject, one.owner, one.cost.value, one.state) == (
        "@a",
        "Marketing",
        800,
        "proposed",
    )
