"""Chapter 3 on the page: what is shown, what is never shown, and its words."""

import re

import numpy as np
import pandas as pd
import pytest

from stratbook.brief.models import TaxBasis
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import month
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import poem as views
from stratbook.display.words.poem import WORDS
from stratbook.strategy.poem.balance import weigh
from stratbook.strategy.poem.findings import find_poem
from stratbook.strategy.poem.inventory import classify

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
    frame = pd.DataFrame([{**BLANK, **row} for row in rows], columns=["item", "kind", *BLANK])
    return weigh(classify(frame), month(2026, 10), month(2026, 9))


def shown(look: Look, found) -> str:
    return "".join(
        each.markup
        for each in (
            views.balance_figure(look, found),
            views.balance_table(look, found, "EUR", TaxBasis.EXCLUDED),
            views.inventory_table(look, found, "EUR"),
            views.gaps_table(look, found, "EUR"),
        )
    )


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def test_client_text_is_escaped(look):
    page = shown(look, poem(*ROWS)) + prose.findings(look, find_poem(poem(*ROWS), "EUR")).markup
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
    body = views.inventory_table(look, found, "EUR").markup.partition("<tbody>")[2]
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
    page = views.gaps_table(look, poem(*ROWS), "EUR").markup
    for text in ("Meta", look.text("Point it to a page of your own, with a tagged link."),
                 look.text("nothing of this class")):  # fmt: skip
        assert text in page


def test_no_gap_is_said(look):
    whole = (
        {"item": "Ads", "kind": "ad", "has_landing": True},
        {"item": "Site", "kind": "website"},
        {"item": "Press", "kind": "press", "is_reused": True},
    )
    page = views.gaps_table(look, poem(*whole), "EUR").markup
    assert "<table" not in page
    assert look.text("No gap: what is bought leads home and what is earned is reused.") in page


def test_an_empty_inventory_says_what_to_fill_in(look):
    page = shown(look, poem(*ROWS[3:]))
    assert "<table" not in page
    assert "<img" not in page
    assert page.count(look.text(views._EMPTY.text)) == 4


def test_every_finding_has_words(look):
    rich = [*ROWS, {"item": "Blog", "kind": "blog", "cost": 9_000, "reach": 500_000}]
    found = {each.key for rows in (ROWS, rich) for each in find_poem(poem(*rows), "EUR")}
    assert found <= set(WORDS)
    assert len(found) >= 4
    for rows in (ROWS, rich):
        page = prose.findings(look, find_poem(poem(*rows), "EUR")).markup
        assert "{" not in page
