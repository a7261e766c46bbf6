"""Chapter 6 on the page: money to the cent, its basis, and what is said of each split."""

import re
from dataclasses import replace

import pytest

from media_plan_client import (
    FACEBOOK,
    FLOORED,
    INSTAGRAM,
    THREE,
    brief_of,
    files,
    plan_of,
    row,
    seasonal,
)
from stratbook.brief.models import TaxBasis
from stratbook.core.language import LANGUAGES, language
from stratbook.display import decisions, prose
from stratbook.display.look import Look
from stratbook.display.views import media_plan as views
from stratbook.display.words.media_plan import WORDS
from stratbook.plan.cost_findings import find_costs
from stratbook.plan.decisions import split_choice, split_decisions
from stratbook.plan.findings import find_media_plan
from stratbook.plan.media_plan import plan_media
from stratbook.plan.scenarios import scenarios

HOSTILE = "<script>alert(1)</script> & more"
ASKED = "{total: 18000, target: 1350, unit_value: 12}"
EN = Look(language("en"))


def shown(look: Look, plan, tax: TaxBasis = TaxBasis.EXCLUDED) -> str:
    return "".join(
        each.markup
        for each in (
            views.thirds_figure(look, plan, "EUR"),
            views.thirds_table(look, plan, "EUR", tax),
            views.allocation_figure(look, plan, "EUR"),
            views.allocation_table(look, plan, "EUR", tax),
            views.best_table(look, plan, "EUR", tax),
            views.split_notes(look, plan, "EUR"),
            views.changes_table(look, plan, "EUR", tax),
            views.known_table(look, plan, "EUR"),
            views.robustness(look, plan, "EUR"),
            views.questions_table(look, plan, "EUR", tax),
            decisions.decision_table(look, split_decisions(plan.ad_space, split_choice())),
            prose.findings(look, find_media_plan(plan, "EUR")),
        )
    )


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


# -- exercise 7 and what is said around it ------------------------------------------------


def test_the_course_example_is_on_the_page(tmp_path):
    text = plain(shown(EN, plan_of(tmp_path, *THREE)))
    for amount in ("€3,310.34", "€1,862.07", "€827.59", "€6,000.00", "1,251", "1,207", "+3.6%"):
        assert amount in text
    # The brief gives no period of its own: the one under report, October.
    assert "Budget by part in EUR, for 31 days: intended (ring) and planned (dot)" in text
    assert "Ad space of €6,000 over 31 days; results: leads." in text


def test_what_the_floor_costs_is_said_in_leads(tmp_path):
    text = plain(
        views.robustness(EN, plan_of(tmp_path, INSTAGRAM, FACEBOOK, FLOORED), "EUR").markup
    )
    assert "The floor of €1,000 on Snapchat costs 1.0 leads." in text


def test_the_bound_the_ties_and_the_next_euro_are_said(tmp_path):
    plan = plan_of(tmp_path, *THREE)
    proof = plain(views.best_table(EN, plan, "EUR", TaxBasis.EXCLUDED).markup)
    assert "under these curves no split does better by more than 0.0001%" in proof
    notes = plain(views.split_notes(EN, plan, "EUR").markup)
    # 100 more at equal slopes: 12 · (√3,410.34 − √3,310.34) = 10.35.
    assert "The next €100 would go to Instagram, Facebook and Snapchat: about 10.4 more" in notes
    assert (
        "Within 1% of the best split stand also: the proportions of before and robust split"
        in notes
    )
    assert "More than was ever spent there: Instagram and Facebook" in notes


def test_why_the_plan_differs_from_before(tmp_path):
    text = plain(
        views.changes_table(EN, plan_of(tmp_path, *THREE), "EUR", TaxBasis.EXCLUDED).markup
    )
    assert "€3,000.00" in text  # 2,500 of 5,000, of 6,000
    assert "+€310.34" in text
    new = plan_of(tmp_path, row("instagram", expected_results=100))
    page = views.changes_table(EN, new, "EUR", TaxBasis.EXCLUDED).markup
    assert "Nothing was spent before" in page


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (THREE, "55% on Instagram; beyond, the same money brings as much elsewhere"),
        ((row("instagram", past_spend=2500, past_results=600, maximum=3000), FACEBOOK),
         "50% on Instagram, held at its maximum: more money there would still bring more"),
        ((row("instagram", past_spend=2500, past_results=600, frozen=4000), FACEBOOK),
         "67% on Instagram, already decided"),
        ((row("instagram", past_spend=2500, past_results=600, minimum=5000), FACEBOOK),
         "Under these curves and limits, 83% on Instagram"),
    ],
)  # fmt: skip
def test_the_title_says_what_holds_the_leader(tmp_path, rows, words):
    page = plain(views.allocation_figure(EN, plan_of(tmp_path, *rows), "EUR").markup)
    assert words in page


def test_the_questions_are_answered_on_the_page(tmp_path):
    text = plain(views.questions_table(
        EN, plan_of(tmp_path, *THREE, budget=ASKED), "EUR", TaxBasis.EXCLUDED
    ).markup)  # fmt: skip
    assert "The least budget that brings 1,350 leads €6,983" in text
    assert "(a result earns €12.00) €9,396" in text
    silent = views.questions_table(EN, plan_of(tmp_path, *THREE), "EUR", TaxBasis.EXCLUDED)
    assert "<table" not in silent.markup


def test_what_each_curve_rests_on_is_said(tmp_path):
    rows = (INSTAGRAM, row("snapchat", expected_results=190), row("tiktok"))
    plan = plan_of(tmp_path, *rows)
    text = plain(views.known_table(EN, plan, "EUR").markup)
    assert "Instagram prior past spend and results, and an assumed shape €2,500" in text
    assert "Snapchat prior an expectation, and an assumed shape never" in text
    assert "TikTok: neither past spend" in plain(views.robustness(EN, plan, "EUR").markup)


# -- the three parts ---------------------------------------------------------------------


def test_money_says_its_tax_basis(tmp_path, look):
    words = {"fr": ("hors taxes", "toutes taxes comprises"), "en": ("tax excluded", "tax included")}
    made = plan_of(tmp_path, *THREE)
    for basis, word in zip(
        (TaxBasis.EXCLUDED, TaxBasis.INCLUDED), words[look.language.code], strict=True
    ):
        for view in (views.thirds_table, views.allocation_table, views.best_table):
            assert word in view(look, made, "EUR", basis).markup


def test_spending_nobody_reported_is_missing_not_zero(tmp_path, look):
    page = views.thirds_table(look, plan_of(tmp_path, *THREE), "EUR", TaxBasis.EXCLUDED).markup
    assert look.language.missing in page


def test_the_deviation_is_in_money_and_in_points(tmp_path):
    page = plain(views.thirds_table(EN, plan_of(tmp_path), "EUR", TaxBasis.EXCLUDED).markup)
    assert "−€3,000.00" in page
    assert "+€3,000.00" in page
    assert "−16.7 pt" in page.replace("\u00a0", " ")


def test_less_ad_space_is_compared(tmp_path, look):
    brief = brief_of(tmp_path, *THREE, budget="{total: 18000, ad_space_cap: 3000}")
    plan = plan_media(brief)
    page = views.scenario_table(look, scenarios(plan, brief.file.budget), plan, "EUR").markup
    assert page.count("<tr") == 5
    without = plan_of(tmp_path, *THREE, budget="{}")
    assert "<table" not in views.scenario_table(look, (), without, "EUR").markup


# -- what must never happen ----------------------------------------------------------------


def test_without_a_budget_the_rest_is_still_computed(tmp_path, look):
    page = shown(look, plan_of(tmp_path, *THREE, budget="{}"))  # the lines say 6,000 of ad space
    assert "budget.total" in page
    assert "<img" in page
    assert look.text("Best split") in page


def test_without_platforms_the_thirds_are_still_shown(tmp_path, look):
    made = plan_of(tmp_path)
    assert made.ad_space is None
    page = shown(look, made)
    assert plain(look.say(made.problem)) in plain(page)
    assert page.count("<img") == 2  # the thirds, wide and for a phone


def test_client_text_is_escaped(tmp_path, look):
    rows = (*THREE, row(HOSTILE, past_spend=100, past_results=40), row(f"{HOSTILE}2"))
    page = shown(look, plan_of(tmp_path, *rows, budget=ASKED))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_split_is_said_to_be_best_only_under_its_curves(tmp_path, look):
    page = plain(views.allocation_figure(look, plan_of(tmp_path, *THREE), "EUR").markup)
    assert {"fr": "D’après ces courbes", "en": "Under these curves"}[look.language.code] in page


def test_every_finding_has_words(tmp_path, look):
    groups = "Group;At least;At most\nA;;900\nB;500;\n"
    held = [
        row("instagram", past_spend=1000, past_results=400, maximum=500),
        row("facebook", past_spend=1000, past_results=9, minimum=700),
        row("tiktok", past_spend=1000, past_results=200, group="A"),
        row("x", past_spend=1000, past_results=9, group="B"),
        row("snapchat", past_spend=1000, past_results=20, frozen=600),
        row("linkedin", past_spend=1000, past_results=300, if_used=4000),
        row("youtube", past_spend=1000, past_results=100),
    ]
    made = plan_of(
        tmp_path, *held, ad_groups=groups,
        budget="{total: 12000, ad_space_cap: 3500, target: 500, unit_value: 30}",
    )  # fmt: skip
    found = find_media_plan(made, "EUR")
    costs = {f"media_plan.{each}_cost" for each in (
        "cap", "floor", "group_cap", "group_floor", "frozen", "if_used",
    )}  # fmt: skip
    assert {"media_plan.limits_cost", "media_plan.cap_frees"} <= {each.key for each in found}
    assert {each.key for each in found} <= set(WORDS)
    told = "the cap on Instagram", "the floor on Facebook", "the entry ticket of LinkedIn"
    if look.language.code == "en":
        assert all(each in plain(prose.findings(look, found).markup) for each in told)
    alone = [each for cost in made.ad_space.costs
             for each in find_costs(replace(made.ad_space, costs=(cost,)), "EUR")]  # fmt: skip
    assert costs <= {each.key for each in alone} <= set(WORDS)
    found = (*found, *alone)
    assert all(each.comparison for each in found)
    assert "{" not in prose.findings(look, found).markup


# -- what history tells --------------------------------------------------------------------


def test_what_the_client_s_weeks_tell_and_what_may_mislead_is_shown(tmp_path):
    ads, web = seasonal(spend_follows=True)
    plan = plan_of(tmp_path, row("instagram"), row("facebook"), tables=files(ads=ads, web=web),
                   budget="{total: 18000, aim: sales}")  # fmt: skip
    text = plain(views.history_table(EN, plan, "EUR").markup)
    assert "What 80 weeks of ads tell" in text
    assert "Instagram €" in text
    assert "spend that followed the season" in text.split("Instagram")[1]
    known = plain(views.known_table(EN, plan, "EUR").markup)
    assert "Instagram fitted the ads history" in known
    assert "or more: in doubt" in known
    quiet = plan_of(tmp_path, *THREE)
    assert views.history_table(EN, quiet, "EUR").markup == ""


def test_the_title_says_when_a_group_s_cap_holds_the_leader(tmp_path):
    groups = "Group;At least;At most\nMeta;;2000\n"
    held = [row("instagram", past_spend=2500, past_results=600, group="Meta"),
            row("facebook", past_spend=1600, past_results=36, group="Meta"),
            row("snapchat", past_spend=900, past_results=9, maximum=900)]  # fmt: skip
    plan = plan_of(tmp_path, *held, ad_groups=groups)
    text = plain(views.allocation_figure(EN, plan, "EUR").markup)
    assert "held by the limit of the group Meta" in text
    assert "brings as much elsewhere" not in text
