"""The plan flight by flight on the page: escaped, missing where missing, to the cent."""

import re

import pytest

from plan.flight_rows import PRICES, plan
from stratbook.core.language import LANGUAGES, language
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import flights as views
from stratbook.display.words.flights import WORDS
from stratbook.plan.flights import find_flights

HOSTILE = "<script>alert(1)</script>"
VIEWS = [getattr(views, name) for name in views.__all__]
SALE = {"name": HOSTILE, "starts": "2026-11-16", "ends": "2026-11-22", "weight": 2.0}
SECOND = {"flight": "B", "platform": "facebook", "budget": 234.56, "landing": HOSTILE}


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def plain(markup: str) -> str:
    text = re.sub(r"<svg.*?</svg>|<[^>]*>", " ", markup)
    return re.sub(r"[\s\u00a0\u202f\u200b]+", " ", text)


@pytest.mark.parametrize("view", VIEWS, ids=views.__all__)
def test_what_a_client_wrote_is_shown_and_never_run(look, view):
    made = plan({"audience": HOSTILE, "flight": HOSTILE}, SECOND, events=(SALE,))
    assert "<script" not in view(look, made).markup


@pytest.mark.parametrize("view", VIEWS, ids=views.__all__)
def test_no_plan_is_said_and_not_drawn(look, view):
    shown = view(look, plan()).markup
    assert "<table" not in shown
    assert "<figure" not in shown
    assert "sb-note" in shown


def test_the_table_shows_money_to_the_cent_and_its_tax_basis():
    shown = plain(views.flight_table(Look(language("fr")), plan({}, SECOND)).markup)
    assert "hors taxes" in shown
    assert "234,56 €" in shown
    assert "1 234,56 €" in shown
    assert "81 %" in shown  # 1,000 of 1,234.56


def test_a_flight_without_a_landing_page_is_marked_where_one_is_needed():
    look = Look(language("en"))
    assert "to be named" in plain(views.flight_table(look, plan({"landing": None})).markup)
    awareness = plan({"landing": None, "objective": "awareness"})
    assert "to be named" not in plain(views.flight_table(look, awareness).markup)


def test_a_draft_says_that_it_is_one(look):
    lines = ({"line": "ads", "third": "ad_space", "platform": "facebook", "planned": 50.0},)
    shown = plain(views.flight_table(look, plan(budget_lines=lines)).markup)
    assert ("Draft" if look.language.code == "en" else "Esquisse") in shown


def test_the_forecast_shows_low_middle_and_high():
    shown = plain(views.forecast_table(Look(language("en")), plan({})).markup)
    assert "100,000 50,000 to 200,000" in shown
    assert "36,700" in shown  # people reached, to three figures
    assert "€20.00" in shown  # the CPA's middle


def test_a_missing_price_is_missing_and_says_what_would_bring_it():
    look = Look(language("en"))
    made = plan({**dict.fromkeys(PRICES), "platform": "tiktok"})
    assert "n/a" in plain(views.forecast_table(look, made).markup)
    assert "write an exchange rate in client.yml" in plain(views.price_table(look, made).markup)
    assert "written in the row" in plain(views.price_table(look, plan({})).markup)


def test_reach_is_told_as_a_range_that_is_no_sum(look):
    shown = plain(views.reach_figure(look, plan({}, SECOND)).markup)
    assert "100 000" in shown.replace(",", " ")
    assert ("not the sum" if look.language.code == "en" else "non la somme") in shown


def test_the_weeks_add_up_on_the_page():
    shown = plain(views.phasing_table(Look(language("en")), plan({}, SECOND)).markup)
    assert shown.count("€1,234.56") == 2  # phased, and spent evenly


def test_more_platforms_than_colours_go_together(look):
    names = ("instagram", "facebook", "x", "linkedin", "youtube", "snapchat")
    made = plan(*({"flight": name, "platform": name} for name in names))
    assert "<figure" in views.phasing_figure(look, made).markup


def test_every_finding_has_its_words_and_they_are_filled(look):
    seen = set()
    file = {"budget": {"total": 3000, "ad_space": 900}}
    less = {"budget": {"total": 9000, "ad_space": 5000}}
    lines = ({"line": "ads", "third": "ad_space", "platform": "facebook", "planned": 50.0},)
    for made in (
        plan({"landing": None, "tax": "included"}, {"flight": "B"}, file=file, events=(SALE,)),
        plan({"people": 9_000.0}, file=less),
        plan({"objective": "awareness", "people": 900_000.0}),
        plan(budget_lines=lines),
    ):
        found = find_flights(made)
        seen |= {each.key for each in found}
        assert "{" not in plain(prose.findings(look, found).markup)
    assert seen == set(WORDS)
