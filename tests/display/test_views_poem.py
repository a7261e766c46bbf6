"""Chapter 3 on the page: what is shown, what is never shown, and its words."""

import re

import numpy as np
import pandas as pd
import pytest

from stratbook.brief.models import TaxBasis
from stratbook.brief.sheets import sheet
from stratbook.core.choice import Choice
from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import fact
from stratbook.core.period import month, parse_period
from stratbook.core.tables import Tables
from stratbook.display import prose
from stratbook.display.decisions import decision_table
from stratbook.display.look import Look
from stratbook.display.money import cents
from stratbook.display.views import poem as views
from stratbook.display.views.poem.names import EMPTY
from stratbook.display.words.poem import WORDS
from stratbook.strategy.kpis import Scope
from stratbook.strategy.poem import (
    AdSpace,
    advise,
    classify,
    decide_paying,
    duties,
    find_gaps,
    find_notices,
    find_paying,
    find_poem,
    listen,
    look_back,
    weigh,
)
from stratbook.strategy.poem.scenarios import RULE, PaidOrNot, Range

COLUMNS = [*(field.id for field in sheet("media").fields), "source"]
HOSTILE = "<script>alert(1)</script> & more"
BLANK = {
    "platform": None, "medium": None, "reason": None, "cost": np.nan, "hours": np.nan,
    "hourly_rate": np.nan, "reach": np.nan, "has_landing": pd.NA, "is_reused": pd.NA,
    "period": "2026-10", "source": "inputs.xlsx!media:2",
}  # fmt: skip
ROWS = (
    {"item": "Ads", "kind": "ad", "platform": "meta", "cost": 900, "reach": 60_000,
     "has_landing": False},
    {"item": HOSTILE, "kind": "newsletter", "cost": 100, "reach": 5_000, "medium": "earned",
     "reason": HOSTILE},
    {"item": "Reviews", "kind": "review", "reach": 4_000, "is_reused": False},
    {"item": "Ads", "kind": "ad", "period": "2026-09", "cost": 900, "reach": 1_000},
    {"item": "Press", "kind": "press", "period": "2026-09", "reach": 9_000},
)  # fmt: skip


def poem(*rows: dict):
    frame = pd.DataFrame([{**BLANK, **row} for row in rows], columns=COLUMNS)
    return weigh(classify(frame), month(2026, 10), month(2026, 9))


def advice(found):
    return advise(find_gaps(found.now), ())


def shown(look: Look, found) -> str:
    return "".join(
        each.markup
        for each in (
            views.balance_figure(look, found),
            views.balance_table(look, found, "EUR", TaxBasis.EXCLUDED),
            views.share_table(look, found),
            views.inventory_table(look, found, "EUR"),
            views.advice_table(look, found.now, advice(found), "EUR"),
        )
    )


def panels(look: Look, found) -> str:
    return "".join(
        each.markup
        for each in (
            views.precedence_table(look, found),
            views.notice_table(look, duties(found.now.items, "FR")),
            views.price_figure(look, found.now, "EUR"),
            views.paid_table(look, found.now, "EUR", TaxBasis.EXCLUDED),
            views.owned_table(look, found.now, "EUR", TaxBasis.EXCLUDED),
            views.earned_table(look, found.now),
        )
    )


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def test_client_text_is_escaped(look):
    page = (
        shown(look, poem(*ROWS))
        + panels(look, poem(*ROWS))
        + prose.findings(look, find_poem(poem(*ROWS), "EUR")).markup
    )
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_consultants_choice_is_shown_with_its_reason(look):
    page = views.inventory_table(look, poem({**ROWS[1], "reason": "une raison"}), "EUR").markup
    assert "une raison" in page


def test_the_rule_is_shown_in_the_readers_language(look):
    page = views.inventory_table(look, poem(*ROWS), "EUR").markup
    own = {"fr": "La visibilité est achetée.", "en": "Visibility is bought."}
    assert own[look.language.code] in page
    assert not [text for code, text in own.items() if code != look.language.code and text in page]


def test_what_is_missing_is_never_zero(look):
    found = poem({"item": "Ads", "kind": "ad"}, {"item": "Reviews", "kind": "review"})
    body = views.inventory_table(look, found, "EUR").markup.partition("<tbody")[2]
    cells = [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td.*?</td>", body, re.S)]
    assert cells.count(look.language.missing) == 4  # cost and contacts of each
    assert not [cell for cell in cells if re.fullmatch(r"\D*0\D*", cell)]


def test_the_cost_of_earned_contacts_is_not_defined(look):
    page = views.balance_table(look, poem(*ROWS), "EUR", TaxBasis.EXCLUDED).markup
    assert look.text("not defined") in page


def test_money_says_its_tax_basis(look):
    for basis, word in (
        (TaxBasis.EXCLUDED, {"fr": "hors taxes", "en": "tax excluded"}),
        (TaxBasis.INCLUDED, {"fr": "toutes taxes comprises", "en": "tax included"}),
    ):
        page = views.balance_table(look, poem(*ROWS), "EUR", basis).markup
        assert word[look.language.code] in page


def test_sums_of_reach_are_called_contacts(look):
    page = shown(look, poem(*ROWS)).lower()
    assert look.text("Cumulative contacts").lower() in page
    assert not re.search(r"people reached|personnes touchées", page)


def test_each_gap_has_its_platform_and_action(look):
    page = views.advice_table(look, poem(*ROWS).now, advice(poem(*ROWS)), "EUR").markup
    for text in ("Meta", look.text("Point it to a page of your own, with a tagged link."),
                 look.text("nothing of this class")):  # fmt: skip
        assert text in page


def test_no_gap_is_said(look):
    whole = (
        {"item": "Ads", "kind": "ad", "has_landing": True},
        {"item": "Site", "kind": "website"},
        {"item": "Press", "kind": "press", "is_reused": True},
    )
    page = views.advice_table(look, poem(*whole).now, advice(poem(*whole)), "EUR").markup
    assert "<table" not in page
    assert look.text("No gap: what is bought leads home and what is earned is reused.") in page


def test_an_empty_inventory_says_what_to_fill_in(look):
    page = shown(look, poem(*ROWS[3:]))
    assert "<table" not in page
    assert "<img" not in page
    assert page.count(look.text(EMPTY.text)) == 5


def test_every_finding_has_words(look):
    rich = [*ROWS, {"item": "Blog", "kind": "blog", "cost": 9_000, "reach": 500_000}]
    found = {each.key for rows in (ROWS, rich) for each in find_poem(poem(*rows), "EUR")}
    assert found <= set(WORDS)
    assert len(found) >= 4
    for rows in (ROWS, rich):
        page = prose.findings(look, find_poem(poem(*rows), "EUR")).markup
        assert "{" not in page


def test_the_panels_say_what_each_medium_costs(look):
    rows = (
        {"item": "Ads", "kind": "ad", "cost": 900, "reach": 60_000, "has_landing": True},
        {"item": "Blog", "kind": "blog", "hours": 10, "hourly_rate": 40, "reach": 5_000,
         "sessions": 160},
        {"item": "Press", "kind": "press", "reach": 9_000},
    )  # fmt: skip
    page = panels(look, poem(*rows))
    for amount in (15.0, 80.0, 2.5):  # 1,000 contacts of ads, of the blog; a session of the blog
        assert look.say(cents(amount, "EUR")) in page
    assert page.count(look.text("not defined")) == 1


def test_a_handful_of_contacts_sets_no_price(look):
    rows = (
        {"item": "Open day", "kind": "event", "cost": 2000, "reach": 300},
        {"item": "Ads", "kind": "ad", "cost": 900, "reach": 60_000},
    )
    page = views.price_figure(look, poem(*rows).now, "EUR").markup
    assert look.say(cents(15.0, "EUR")) in page
    assert "Open day" not in page


def test_the_notice_and_its_law_are_in_the_readers_language(look):
    page = panels(look, poem({"item": "Star", "kind": "paid_influencer", "notice_shown": False}))
    assert "Collaboration commerciale" in page
    assert look.text("law 2023-451 of 9 June 2023, article 5") in page
    assert look.text("✖ missing") in page


def test_a_boosted_medium_shows_both_its_parts(look):
    row = {"item": "Reel", "kind": "boosted_post", "cost": 50, "reach": 900, "paid_reach": 600}
    page = views.inventory_table(look, poem(row), "EUR").markup
    assert {"fr": "Reel, portée achetée", "en": "Reel, reach bought"}[look.language.code] in page
    assert len(re.findall("<tr[ >]", page)) == 3  # the headings and two parts


SPAN = parse_period("2026-11-01..2027-01-31")


def scenarios(computed):
    return PaidOrNot(
        AdSpace(600, SPAN), Range(5, 10, 20), Range(9_876, 19_876, 39_876),
        Range(8_000, 12_345, 15_000), 15, None, Choice(rule=RULE, subject="", computed=computed,
                                                       chosen=computed),
    )  # fmt: skip


@pytest.mark.parametrize("computed", ["create", "sponsor"])
def test_the_paragraph_says_what_the_figures_support(look, computed):
    found = scenarios(computed)
    page = views.scenario_table(look, found, "EUR").markup
    page += views.paying_paragraph(look, found).markup
    for estimate in (20_000, 12_000):  # two significant figures
        assert look.say(fact(estimate)) in page
    thin = {"fr": "est mince", "en": "is thin"}[look.language.code]
    assert (thin in page) is (computed == "create")


def test_nothing_is_said_of_paying_without_figures(look):
    empty = Scope(Tables({}, "Europe/Paris"), month(2026, 10), "EUR")
    seen = look_back(empty)
    assert views.paying_paragraph(look, None).markup == ""
    assert views.split_figure(look, seen).markup == ""
    for each in (
        views.scenario_table(look, None, "EUR"),
        views.rate_figure(look, seen),
        views.voice_table(look, listen(empty), listen(empty)),
    ):
        assert "<table" not in each.markup
        assert "<img" not in each.markup
        assert "sb-note" in each.markup


def test_the_findings_of_notices_and_paying_have_words(look):
    rows = poem({"item": HOSTILE, "kind": "paid_influencer", "notice_shown": False},
                {"item": "Guide", "kind": "gifted_influencer"}).now  # fmt: skip
    seen = look_back(Scope(Tables({}, "Europe/Paris"), month(2026, 10), "EUR"))
    found = [*find_notices(rows, "FR"), *find_paying(seen, scenarios("create"), "EUR"),
             *find_paying(seen, scenarios("sponsor"), "EUR")]  # fmt: skip
    assert len(found) == 4
    page = prose.findings(look, found).markup
    assert "<script>" not in page
    assert "{" not in page
    table = decision_table(look, decide_paying(scenarios("create"), "EUR")).markup
    assert look.text("rest on creativity and strategy") in table
