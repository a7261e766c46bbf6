"""Chapter 6 on the page: money to the cent, its basis, and what is said of each split."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stratbook.brief.models import Brief, Budget, ClientFile, TaxBasis
from stratbook.core.language import LANGUAGES, language
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import media_plan as views
from stratbook.display.words.media_plan import WORDS
from stratbook.plan.findings import find_media_plan
from stratbook.plan.media_plan import plan_media

HOSTILE = "<script>alert(1)</script> & more"
LINES = (("ad_space", 3000.0), ("strategy", 9000.0), ("production", 6000.0))


def row(platform: str, results: float, **more: float) -> dict:
    return {
        "platform": platform, "past_spend": 1000.0, "past_results": results,
        "expected_results": np.nan, "minimum": np.nan, "maximum": np.nan,
        "source": "inputs.xlsx!ad_platforms:2", **more,
    }  # fmt: skip


PLATFORMS = (
    row("instagram", 12 * 1000**0.5),
    row("facebook", 9 * 1000**0.5),
    row("snapchat", 6 * 1000**0.5),
)


def plan(*platforms: dict, lines=LINES, **budget: float):
    file = ClientFile.model_validate(
        {"organisation": {"name": "X", "type": "btoc"}, "period": "2026-10", "budget": budget}
    )
    sheet = pd.DataFrame(
        [{"line": part, "third": part, "planned": planned, "spent": np.nan, "source": "x:2"}
         for part, planned in lines],
        columns=["line", "third", "planned", "spent", "source"],
    )  # fmt: skip
    inputs = {
        "budget_lines": sheet,
        "ad_platforms": pd.DataFrame(platforms, columns=list(row("", 0))),
    }
    assert Budget(**budget) == file.budget
    return plan_media(Brief(folder=Path("x"), file=file, inputs=inputs))


def shown(look: Look, made, tax: TaxBasis = TaxBasis.EXCLUDED) -> str:
    return "".join(
        each.markup
        for each in (
            views.thirds_figure(look, made, "EUR"),
            views.thirds_table(look, made, "EUR", tax),
            views.cap_table(look, made, "EUR"),
            views.allocation_figure(look, made, "EUR"),
            views.allocation_table(look, made, "EUR", tax),
            views.robustness(look, made, "EUR"),
        )
    )


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def test_the_course_example_is_on_the_page():
    look = Look(language("en"))
    text = plain(shown(look, plan(*PLATFORMS, total=18_000)))
    for amount in ("€3,310.34", "€1,862.07", "€827.59", "€6,000.00", "1,251", "0.104"):
        assert amount in text
    held = [*PLATFORMS[:2], {**PLATFORMS[2], "minimum": 1000.0}]
    text = plain(views.robustness(look, plan(*held, total=18_000), "EUR").markup)
    assert "The floor of €1,000 on Snapchat costs 1.0 results." in text


def test_money_says_its_tax_basis(look):
    words = {"fr": ("hors taxes", "toutes taxes comprises"), "en": ("tax excluded", "tax included")}
    made = plan(*PLATFORMS, total=18_000)
    for basis, word in zip(
        (TaxBasis.EXCLUDED, TaxBasis.INCLUDED), words[look.language.code], strict=True
    ):
        assert word in views.thirds_table(look, made, "EUR", basis).markup
        assert word in views.allocation_table(look, made, "EUR", basis).markup


def test_spending_nobody_reported_is_missing_not_zero(look):
    page = views.thirds_table(look, plan(total=18_000), "EUR", TaxBasis.EXCLUDED).markup
    assert look.language.missing in page


def test_the_deviation_is_in_money_and_in_points():
    page = plain(
        views.thirds_table(
            Look(language("en")), plan(total=18_000), "EUR", TaxBasis.EXCLUDED
        ).markup
    )
    assert "−€3,000.00" in page
    assert "+€3,000.00" in page
    assert "−16.7 pt" in page.replace("\u00a0", " ")


def test_a_cap_is_compared_with_no_cap(look):
    assert "<table" in views.cap_table(look, plan(total=18_000, ad_space_cap=3000), "EUR").markup
    assert "<table" not in views.cap_table(look, plan(total=18_000), "EUR").markup


def test_without_a_budget_the_rest_is_still_computed(look):
    page = shown(look, plan(*PLATFORMS))  # the lines say 3,000 of ad space
    assert "budget.total" in page
    assert "<img" in page
    assert look.text("Best split") in page


def test_without_platforms_the_thirds_are_still_shown(look):
    made = plan(total=18_000)
    assert made.ad_space is None
    page = shown(look, made)
    assert plain(look.say(made.problem)) in plain(page)
    assert page.count("<img") == 2  # the thirds, wide and for a phone


def test_client_text_is_escaped(look):
    made = plan(*PLATFORMS, row(HOSTILE, 40.0), row(HOSTILE + "2", np.nan), total=18_000)
    page = shown(look, made) + prose.findings(look, find_media_plan(made, "EUR", "reach")).markup
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_split_is_said_to_be_best_only_under_its_curves(look):
    page = plain(views.allocation_figure(look, plan(*PLATFORMS, total=18_000), "EUR").markup)
    assert {"fr": "Sous ces courbes", "en": "Under these curves"}[look.language.code] in page


def test_every_finding_has_words(look):
    held = [row("instagram", 400.0, maximum=500.0), row("facebook", 90.0, minimum=700.0),
            row("tiktok", 200.0)]  # fmt: skip
    made = plan(*held, total=18_000, ad_space_cap=2000)
    found = find_media_plan(made, "EUR", "reach")
    keys = {each.key for each in found}
    assert (
        {"media_plan.cap_frees", "media_plan.floor_cost", "media_plan.cap_cost"}
        <= keys
        <= set(WORDS)
    )
    assert all(each.comparison for each in found)
    assert "{" not in prose.findings(look, found).markup
