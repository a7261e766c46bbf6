"""Before a launch: the rules that bear on ads, and the offers, worked out by hand."""

import datetime as dt
from collections import Counter

import pandas as pd
import pytest

from plan.readiness_rows import brief, flight, frame
from stratbook.core.catalogue import catalogue
from stratbook.core.choice import Override
from stratbook.core.reference import platforms
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.readiness import (
    ad_rules,
    campaigns,
    check_eligibility,
    compare_offers,
    find_eligibility,
    find_offers,
)
from stratbook.plan.readiness.cells import first_word
from stratbook.plan.readiness.eligibility import CONCERNED, NOT_CONCERNED, TO_CONFIRM, contents


def states(found):
    return {each.rule.id: each.state for each in found}


def checked(known):
    return check_eligibility(known, campaigns(known))


# -- eligibility -----------------------------------------------------------------------


def test_a_petition_declared_in_the_eu_is_concerned(tmp_path):
    sheets = {
        "flights": frame("flights", flight("Petition"), flight("Outing", budget=300.0)),
        "ad_contents": frame("ad_contents", {"flight": "PETITION", "content": "political_issue"}),
    }
    known = brief(tmp_path, sheets, type="association")
    found = checked(known)
    assert states(found)["eu_political_platforms"] == CONCERNED
    first = next(each for each in found if each.rule.id == "eu_political_platforms")
    assert [each.name for each in first.campaigns] == ["Petition"]
    told = find_eligibility(found, campaigns(known), "EUR")
    forbidden = next(each for each in told if each.key == "readiness.forbidden")
    assert forbidden.comparison.value.value == 100
    assert forbidden.comparison.reference.value == 400
    assert forbidden.impact == 0.3  # the least a ban weighs; the share is a quarter


def test_the_same_petition_on_linkedin_is_labelled_and_not_refused(tmp_path):
    sheets = {
        "flights": frame("flights", flight("Petition", platform="linkedin")),
        "ad_contents": frame("ad_contents", {"flight": "", "content": "political_issue"}),
    }
    found = states(checked(brief(tmp_path, sheets, type="association")))
    assert found["eu_political_platforms"] == NOT_CONCERNED
    assert found["eu_political_label"] == CONCERNED


def test_the_same_petition_outside_the_eu_is_not_concerned(tmp_path):
    sheets = {
        "flights": frame("flights", flight("Petition")),
        "ad_contents": frame("ad_contents", {"flight": "", "content": "political_issue"}),
    }
    found = states(checked(brief(tmp_path, sheets, country="CH")))
    assert set(found.values()) == {NOT_CONCERNED}


def test_a_word_alone_asks_for_a_confirmation(tmp_path):
    sheets = {"flights": frame("flights", flight("FB-pétitions"))}
    found = states(checked(brief(tmp_path, sheets, type="association")))
    assert found["eu_political_platforms"] == TO_CONFIRM


@pytest.mark.parametrize(
    ("starts", "municipal", "presidential"),
    [
        (pd.Timestamp("2025-08-10"), NOT_CONCERNED, NOT_CONCERNED),
        (pd.Timestamp("2025-09-01"), TO_CONFIRM, NOT_CONCERNED),
        (pd.Timestamp("2026-03-22"), TO_CONFIRM, NOT_CONCERNED),
        (pd.Timestamp("2026-03-23"), NOT_CONCERNED, NOT_CONCERNED),
        (pd.Timestamp("2026-10-01"), NOT_CONCERNED, TO_CONFIRM),
    ],
)
def test_a_french_town_is_asked_in_the_pre_election_periods(
    tmp_path, starts, municipal, presidential
):
    row = flight("Travaux", starts=starts, ends=starts + dt.timedelta(days=2))
    known = brief(tmp_path, {"flights": frame("flights", row)}, type="local_authority")
    found = states(checked(known))
    assert found["fr_l52_1_2026"] == municipal
    assert found["fr_l52_1_2027"] == presidential


def test_a_shop_is_never_asked_about_elections(tmp_path):
    known = brief(tmp_path, {"flights": frame("flights", flight("Bilan du mandat"))})
    assert states(checked(known))["fr_l52_1_2027"] == NOT_CONCERNED


def test_what_the_person_answered_stands_and_an_override_over_it(tmp_path):
    sheets = {
        "flights": frame("flights", flight("FB-pétition")),
        "eligibility": frame(
            "eligibility",
            {"rule": "eu_political_platforms", "concern": "not_concerned", "confirmed": True,
             "by": "Présidence"},
        ),
    }  # fmt: skip
    known = brief(tmp_path, sheets, type="association")
    found = check_eligibility(known, campaigns(known))
    mine = next(each for each in found if each.rule.id == "eu_political_platforms")
    assert (mine.state, mine.confirmed, mine.by) == (NOT_CONCERNED, True, "Présidence")
    word = Override(rule="readiness.eligibility", subject="eu_political_platforms",
                    choice="concerned", reason="counsel said so")  # fmt: skip
    over = check_eligibility(known, campaigns(known), [word])
    assert states(over)["eu_political_platforms"] == CONCERNED


def test_a_flight_declared_harmless_is_not_searched_for_words(tmp_path):
    sheets = {
        "flights": frame("flights", flight("FB-pétition")),
        "ad_contents": frame("ad_contents", {"flight": "FB-pétition", "content": "other"}),
    }
    found = states(checked(brief(tmp_path, sheets, type="association")))
    assert found["eu_political_platforms"] == NOT_CONCERNED


def test_without_flights_the_lines_of_ad_space_are_checked(tmp_path):
    rows = (
        {"line": "Annonces pétition", "third": "ad_space", "platform": "facebook",
         "planned": 600.0},
        {"line": "Conseil", "third": "strategy", "planned": 900.0},
    )  # fmt: skip
    known = brief(tmp_path, {"budget_lines": frame("budget_lines", *rows)}, type="association")
    assert [(each.name, each.budget) for each in campaigns(known)] == [("Annonces pétition", 600)]
    assert states(checked(known))["eu_political_platforms"] == TO_CONFIRM


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("vin", "Vingt recettes", ""), ("vin", "Le vin nouveau", "vin"),
        ("petition*", "Nos pétitions", "petitions"), ("15-18 ans", "De 15-18 ans", "15-18 ans"),
    ],
)  # fmt: skip
def test_words_are_whole_and_without_accents(word, text, found):
    assert first_word([word], text) == found


def test_each_rule_is_dated_sourced_and_whole():
    french = catalogue("fr")
    for rule in ad_rules():
        assert french.get(rule.label)
        assert set(rule.says) == set(rule.do) == {"en", "fr"}
        assert rule.source_url.startswith("https://")
        assert dt.date.fromisoformat(rule.read_on) <= dt.date(2100, 1, 1)
        assert set(rule.contents) <= set(contents())
        assert set(rule.platforms) <= set(platforms())
        assert set(rule.organisations) | set(rule.presumed) <= set(OrganisationType)
    assert not [id_ for id_, n in Counter(each.id for each in ad_rules()).items() if n > 1]


# -- ad offers ---------------------------------------------------------------------------


def offers_of(tmp_path, today=dt.date(2026, 10, 31), **more):
    sheets = {
        "flights": frame("flights", flight("a", objective="leads"), flight("b")),
        "personas": frame("personas", {"persona": "Lou", "platforms": "Instagram; LinkedIn"}),
        "accounts": frame("accounts", {"account": "p", "platform": "facebook", "has_access": True}),
        **more,
    }
    known = brief(tmp_path, sheets)
    return compare_offers(known, campaigns(known), today)


def fit_of(fits, platform):
    return next(each for each in fits if each.offer.platform == platform)


def test_the_score_of_an_offer_adds_what_it_meets(tmp_path):
    fits = offers_of(tmp_path)
    meta = fit_of(fits, "meta")  # both objectives 40, persona 25, 20 € a day over 1 € 20, login 15
    assert meta.score == 100
    assert meta.daily == 20  # two flights of 100 € over ten days
    assert fit_of(fits, "linkedin").score == 65  # no money there, no login
    assert fit_of(fits, "x").score == 20  # traffic only: half of the objectives
    assert [each.score for each in fits] == sorted((each.score for each in fits), reverse=True)


def test_old_undated_and_missing_prices_are_told(tmp_path):
    told = {each.offer.platform: each.price for each in offers_of(tmp_path)}
    assert (told["meta"], told["linkedin"], told["pinterest"]) == ("stale", "undated", "missing")
    row = {"platform": "facebook", "minimum_day": 25.0, "priced_on": pd.Timestamp("2025-10-31")}
    fits = offers_of(tmp_path, ad_offers=frame("ad_offers", row))
    meta = fit_of(fits, "meta")  # the sheet names Facebook, whose space Meta sells
    assert (meta.price, meta.covers_minimum, meta.score) == ("fresh", False, 80)
    later = offers_of(tmp_path, dt.date(2026, 11, 1), ad_offers=frame("ad_offers", row))
    assert fit_of(later, "meta").price == "stale"
    keys = {each.key for each in find_offers(fits, "EUR")}
    assert keys == {"readiness.offer_minimum"}


def test_a_minimum_in_another_currency_is_not_guessed(tmp_path):
    row = flight("c", platform="tiktok")
    fits = offers_of(tmp_path, flights=frame("flights", row))
    assert fit_of(fits, "tiktok").covers_minimum is None
