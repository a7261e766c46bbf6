"""What is checked or decided before a launch: values worked out by hand."""

import datetime as dt
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from stratbook.brief.models import Brief, ClientFile
from stratbook.brief.sheets import SHEETS, sheet
from stratbook.core.choice import Override
from stratbook.core.language import catalogue
from stratbook.core.message import Message
from stratbook.core.period import Period, month
from stratbook.core.reference import csv_rows, platforms, rules
from stratbook.core.tables import SCHEMAS, Tables
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.readiness import (
    ad_rules,
    build_audiences,
    campaigns,
    charter_for,
    check_eligibility,
    compare_offers,
    decide_video,
    find_audiences,
    find_charter,
    find_eligibility,
    find_mobile,
    find_offers,
    find_video,
    make_or_buy,
    mobile_readiness,
)
from stratbook.plan.readiness.cells import first_word
from stratbook.plan.readiness.eligibility import CONCERNED, NOT_CONCERNED, TO_CONFIRM, contents

OCTOBER = month(2026, 10)
EMPTY = {"number": np.nan, "flag": pd.NA, "day": pd.NaT}


def frame(name, *rows):
    """Return a sheet as the brief gives it."""
    fields = sheet(name).fields
    blank = {each.id: EMPTY.get(each.kind) for each in fields}
    filled = [
        {**blank, **row, "source": f"inputs/{name}.csv:{at}"} for at, row in enumerate(rows, 2)
    ]
    found = pd.DataFrame(filled, columns=[*blank, "source"])
    kinds = {each.id: each.kind for each in fields}
    for id_, kind in kinds.items():
        if kind == "number":
            found[id_] = found[id_].astype("float64")
        elif kind == "flag":
            found[id_] = found[id_].astype("boolean")
        elif kind == "day":
            found[id_] = pd.to_datetime(found[id_])
    return found


def brief(tmp_path, sheets=None, **organisation):
    """Return a brief of a shop in France, or what is asked."""
    named = {"name": "Les Petits Pots", "type": "btoc", "country": "FR"} | organisation
    file = ClientFile.model_validate({"organisation": named, "period": "2026-10"})
    filled = {each.id: frame(each.id) for each in SHEETS}
    return Brief(folder=tmp_path, file=file, inputs=filled | (sheets or {}))


def flight(name, **more):
    return {"flight": name, "starts": pd.Timestamp("2026-11-02"), "ends": pd.Timestamp("2026-11-11"),
            "platform": "facebook", "objective": "traffic", "budget": 100.0, **more}  # fmt: skip


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


# -- phones --------------------------------------------------------------------------------


def ads_row(**more):
    return {"date_start": "2026-10-01", "date_end": "2026-10-31", "platform": "meta",
            "currency": "EUR", "spend": 100.0, "source": "exports/ads.csv:2", **more}  # fmt: skip


def web_row(device, sessions, bought, **more):
    return {"date": "2026-10-05", "device": device, "sessions": sessions, "purchases": bought,
            "source": "exports/web.csv:2", **more}  # fmt: skip


def tables(ads=(), web=()):
    found = {}
    for name, rows in (("ads", ads), ("web", web)):
        whole = pd.DataFrame(list(rows), columns=list(SCHEMAS[name].names))
        for column in SCHEMAS[name].columns:
            if column.kind == "day":
                whole[column.name] = pd.to_datetime(whole[column.name])
            elif column.kind == "number":
                whole[column.name] = whole[column.name].astype("float64")
        found[name] = whole
    return Tables(found, "Europe/Paris")


def phones(ads=(), web=(), *checks):
    return mobile_readiness(
        tables(ads, web), frame("mobile_checks", *checks), OCTOBER, "EUR"
    )  # fmt: skip


def test_rows_with_and_without_a_breakdown_never_mix():
    broken = {"breakdown": "device"}
    finer = {"breakdown": "device, age"}
    ads = [
        ads_row(spend=400.0),
        ads_row(spend=300.0, device="iphone", **broken),
        ads_row(spend=100.0, device="Ordinateur", **broken),
        ads_row(spend=400.0, device="iphone", **finer),
        ads_row(spend=50.0, breakdown="age", breakdown_value="18-24"),
        ads_row(spend=70.0, device="iphone", date_end="2026-11-02", **broken),
    ]
    found = phones(ads).ads
    assert found.rows["spend"].to_dict() == {"mobile": 300, "desktop": 100}
    assert found.share("spend") == 0.75
    assert (found.breakdown, found.whole, found.left_out) == ("device", 400, 1)


def test_results_of_two_kinds_are_not_added():
    ads = [
        ads_row(spend=300.0, results=12.0, result_type="lead", device="iphone",
                breakdown="device"),
        ads_row(spend=100.0, results=9_000.0, result_type="reach", device="iphone",
                breakdown="device"),
    ]  # fmt: skip
    found = phones(ads).ads
    assert (found.kind, found.figure("mobile", "results")) == ("lead", 12)
    assert found.figure("mobile", "spend") == 400
    assert found.figure("desktop", "results") is None


def test_the_share_of_sessions_and_the_conversion_by_device():
    web = [
        web_row("mobile", 600.0, 6.0), web_row("desktop", 300.0, 15.0),
        web_row("tablet", 100.0, 1.0), web_row("mobile", 600.0, 6.0, channel_group="Email"),
        {"date": "2026-10-05", "sessions": 5000.0, "purchases": 50.0, "source": "exports/b:2"},
    ]  # fmt: skip
    found = phones((), web)
    assert found.web.share.value == 0.6
    assert found.web.rates["mobile"].value == 0.01
    low, high = found.web.rates["mobile"].interval
    assert (round(low, 4), round(high, 4)) == (0.0046, 0.0216)  # Wilson, 6 of 600
    gap = next(each for each in find_mobile(found, "reach") if each.key == "readiness.mobile_gap")
    assert (gap.comparison.value.value, gap.comparison.reference.value) == (0.01, 0.05)


def test_the_checklist_is_scored_by_weight_and_measures_are_judged():
    found = phones(
        (), (),
        {"check": "vertical", "answer": "yes"},  # 3
        {"check": "load_time", "measured": 2.6},  # 3, over 2.5 s
        {"check": "form_length", "measured": 5.0},  # 2, not over 5
        {"check": "tap_targets", "measured": 23.0},  # 2, under 24 px
        {"check": "payment", "answer": "not_applicable"},
    )  # fmt: skip
    assert found.score == 0.5  # 5 of 10
    assert [each.id for each in found.failed] == ["load_time", "tap_targets"]
    assert len(found.unknown) == 4
    assert [each.key for each in find_mobile(found, "reach")] == ["readiness.mobile_not_ready"]


def test_nothing_known_is_no_score():
    found = phones()
    assert found.score is None
    assert found.web.share.value is None
    assert found.ads.share("spend") is None
    assert find_mobile(found, "reach") == ()


# -- audiences -----------------------------------------------------------------------------


def test_personas_become_audiences_and_gaps_are_named(tmp_path):
    sheets = {
        "flights": frame("flights", flight("a")),
        "personas": frame(
            "personas",
            {"persona": "Lou", "platforms": "Instagram; TikTok"},
            {"persona": "Ana", "platforms": "Facebook"},
            {"persona": "Max", "platforms": "Google Business Profile"},
        ),
        "audiences": frame(
            "audiences",
            {"audience": "Ana, 20 km", "segment": "persona", "persona": "ANA",
             "platform": "facebook", "size": 900.0},
            {"audience": "List", "segment": "customers", "platform": "facebook",
             "consent": False},
        ),
    }  # fmt: skip
    known = brief(tmp_path, sheets)
    web = tables((), [web_row(None, 40.0, 1.0)])
    found = build_audiences(known, web, OCTOBER, campaigns(known))
    assert (found.gaps, found.nowhere) == (("Lou", "Max"), ("Max",))
    proposed = [(each.segment, each.platform) for each in found.rows if not each.built]
    assert proposed == [("persona", "meta"), ("persona", "tiktok"), ("visitors", "meta")]
    keys = [each.key for each in find_audiences(found)]
    assert keys == ["readiness.persona_without_audience", "readiness.consent_missing"]


# -- make or buy -----------------------------------------------------------------------------


def videos(planned, *more, quality=(3.0, 4.0), **buy):
    rows = (
        {"option": "Atelier", "way": "in_house", "item": "kit", "fixed": 2400.0, "hours": 6.0,
         "rate": 35.0, "other": 20.0, "planned": planned, "quality": quality[0]},
        {"option": "Atelier ", "way": "in_house", "item": "training", "fixed": 600.0},
        {"option": "Studio", "way": "provider", "quote": 480.0, "quality": quality[1], **buy},
    )  # fmt: skip
    return frame("video_options", *rows, *more)


@pytest.mark.parametrize(
    ("planned", "made", "bought", "way"),
    [(6, 4380, 2880, "buy"), (12, 5760, 5760, "buy"), (24, 8520, 11_520, "make")],
)
def test_exercise_8_comes_out(planned, made, bought, way):
    found = make_or_buy(videos(float(planned)))
    assert found.break_even == 12
    assert (found.make.cost(planned), found.buy.cost(planned)) == (made, bought)
    assert found.choice.computed == way  # at 12 the costs tie: 160 € a point against 120 €
    assert found.volumes == (6, 12, 24)
    (decision,) = decide_video(found, "EUR", "reach")
    assert decision.cost.value == (made if way == "make" else bought)


def test_the_break_even_is_a_whole_video_and_exact():
    assert make_or_buy(videos(6.0, quote=479.99)).break_even == 13  # 3 000 ÷ 249.99 = 12.0005
    assert make_or_buy(videos(6.0, quote=480.01)).break_even == 12
    assert make_or_buy(videos(6.0, quote=230.0)).break_even is None
    assert make_or_buy(videos(6.0, quote=100.0)).choice.computed == "buy"


def test_quality_is_weighed_beside_the_cost():
    found = make_or_buy(videos(24.0, quality=(2.0, 4.0)))
    assert found.make.per_point(24) == pytest.approx(8520 / 24 / 2)  # 177.50
    assert found.buy.per_point(24) == 120
    assert found.choice.computed == "make"  # cheaper, and at the floor
    keys = [each.key for each in find_video(found, "EUR", "reach")]
    assert keys == ["readiness.video_make", "readiness.video_quality"]
    assert make_or_buy(videos(24.0, quality=(1.5, 4.0))).choice.computed == "buy"


def test_the_cheapest_provider_is_held_against_and_a_person_may_decide():
    more = {"option": "Freelance", "way": "provider", "quote": 400.0}
    word = Override(rule="readiness.video", choice="make", reason="we want our hands in it")
    found = make_or_buy(videos(6.0, more), [word])
    assert found.buy.name == "Freelance"
    assert (found.choice.computed, found.choice.chosen) == ("buy", "make")


@pytest.mark.parametrize(
    "given",
    [
        frame("video_options"),
        frame("video_options", {"option": "a", "way": "in_house", "fixed": 10.0}),
        videos(6.0, {"option": "Studio", "way": "provider", "planned": 9.0}),
        videos(6.0, {"option": "Studio", "way": "in_house"}),
    ],
)
def test_what_cannot_be_compared_says_why(given):
    found = make_or_buy(given)
    assert isinstance(found, Message)
    assert find_video(found, "EUR", "reach") == decide_video(found, "EUR", "reach") == ()


# -- charter -------------------------------------------------------------------------------


def charter(*rows, voice=(), kind=OrganisationType.BTOC, overrides=()):
    asked = frame("charter", *rows)
    return charter_for(asked, frame("employee_voice", *voice), kind, OCTOBER, overrides)


def staff(count):
    return {"question": "headcount", "number": float(count)}


ASKED = {"question": "advocacy", "answer": "yes"}


@pytest.mark.parametrize(
    ("rows", "need"),
    [
        ([staff(3)], "not_yet"),
        ([staff(50)], "useful"),
        ([staff(9), ASKED], "useful"),
        ([staff(50), ASKED], "needed"),
        ([{"question": "regulated", "answer": "yes"}], "needed"),
        ([{"question": "incidents", "number": 1.0}], "useful"),
        ([{"question": "incidents", "number": 2.0}], "needed"),
    ],
)
def test_the_need_of_a_charter(rows, need):
    found = charter(*rows)
    assert found.choice.chosen == need
    assert bool(found.outline) == (need != "not_yet")
    assert bool(find_charter(found)) == (need != "not_yet")


def test_posts_off_the_charter_stand_in_for_incidents():
    voice = [
        {"period": "2026-09", "platform": "facebook", "people": 9.0, "off_charter": 1.0},
        {"period": "2026-10", "platform": "facebook", "people": 9.0, "off_charter": 1.0},
        {"period": "2025-10", "platform": "facebook", "people": 9.0, "off_charter": 7.0},
    ]
    found = charter(staff(3), voice=voice)
    assert (found.situation.incidents, found.situation.counted) == (2, True)
    assert found.choice.chosen == "needed"


def test_nothing_known_decides_nothing_and_a_person_may_overrule():
    assert charter().choice is None
    word = Override(rule="readiness.charter", choice="not_yet", reason="next year")
    assert charter(staff(80), overrides=[word]).outline == ()


def test_the_skeleton_fits_the_organisation():
    town = charter({"question": "regulated", "answer": "yes"},
                   kind=OrganisationType.LOCAL_AUTHORITY)  # fmt: skip
    shop = charter(staff(9), ASKED)
    assert any("réserve" in part.title["fr"] for part in town.outline)
    assert not any("réserve" in part.title["fr"] for part in shop.outline)
    assert len(shop.outline) == len(csv_rows("charter_outline.csv")) - 2


def test_the_choices_are_those_of_the_rules():
    assert rules()["readiness.charter"].choices == ("needed", "useful", "not_yet")
    assert rules()["readiness.video"].choices == ("make", "buy")
    assert Period(start=dt.date(2025, 10, 10), end=dt.date(2025, 10, 10)).overlaps(
        next(each for each in ad_rules() if each.id == "eu_political_label").span
    )
