"""Budgets that do not fit: a plan where one is possible, and otherwise what clashes with what."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stratbook.brief.models import Brief, Budget, ClientFile, TaxBasis, Thirds
from stratbook.core.language import language
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import media_plan as views
from stratbook.plan.budget import target_split
from stratbook.plan.findings import find_media_plan
from stratbook.plan.media_plan import plan_media

LINES = {"line": "ads", "third": "ad_space", "planned": 900.0, "spent": np.nan, "source": "x:2"}
ROW = {
    "past_spend": np.nan,
    "past_results": np.nan,
    "expected_results": np.nan,
    "minimum": np.nan,
    "maximum": np.nan,
}


def plan_of(budget: Budget, *rows: dict):
    frame = pd.DataFrame(
        [{**ROW, "source": f"inputs.xlsx!ad_platforms:{n}", **row} for n, row in enumerate(rows, 2)]
    )
    file = ClientFile.model_validate(
        {"organisation": {"name": "X", "type": "btoc"}, "period": "2026-10", "budget": budget}
    )
    inputs = {"budget_lines": pd.DataFrame([LINES]), "ad_platforms": frame}
    return plan_media(Brief(folder=Path("x"), file=file, inputs=inputs))


def past(platform: str, results: float, **more: float) -> dict:
    return {"platform": platform, "past_spend": 1000.0, "past_results": results, **more}


TWO = (past("instagram", 600.0), past("facebook", 300.0))


@pytest.mark.parametrize("total", [0, 0.03])
def test_a_budget_of_next_to_nothing_is_no_error(total):
    plan, look = plan_of(Budget(total=total), *TWO), Look(language("en"))
    shown = [
        views.thirds_figure(look, plan, "EUR"),
        views.thirds_table(look, plan, "EUR", TaxBasis.EXCLUDED),
        views.allocation_table(look, plan, "EUR", TaxBasis.EXCLUDED),
    ]
    assert all(each.markup for each in shown)
    assert all(each.comparison for each in find_media_plan(plan, "EUR", "reach"))


def test_what_ad_space_leaves_is_shared_equally_when_the_others_weigh_nothing():
    split = target_split(Budget(total=100, ad_space=40, thirds=Thirds(strategy=0, production=0)))
    assert dict(split.amounts) == {"ad_space": 40, "strategy": 30, "production": 30}


def test_minimums_above_the_budget_are_refused_with_their_rows():
    plan = plan_of(Budget(total=900), *TWO, past("snapchat", 100.0, minimum=400.0))
    said = plan.problem.plain()
    assert plan.ad_space is None
    assert "€400" in said
    assert "€300" in said
    assert "ad_platforms:4" in said


def test_a_minimum_above_its_maximum_is_refused_with_its_row():
    plan = plan_of(Budget(total=9000), TWO[0], past("tiktok", 9.0, minimum=50.0, maximum=20.0))
    assert plan.ad_space is None
    assert "ad_platforms:3" in plan.problem.plain()
    assert "ad_platforms:2" not in plan.problem.plain()


def test_a_platform_that_stands_twice_is_counted_once_and_said():
    plan = plan_of(Budget(total=9000), *TWO, past("instagram", 600.0))
    assert plan.ad_space.best.names == ("instagram", "facebook")
    assert "ad_platforms:4" in plan.left_out["instagram"].plain()


@pytest.mark.parametrize(
    "row",
    [
        {"platform": "tiktok"},
        {"platform": "tiktok", "past_spend": 500.0},
        {"platform": "tiktok", "past_spend": 500.0, "past_results": 0.0},
        {"platform": "tiktok", "past_spend": 0.0, "past_results": 12.0},
    ],
)
def test_a_platform_without_a_usable_point_is_left_out_by_name(row):
    plan = plan_of(Budget(total=9000), *TWO, row)
    assert "tiktok" in plan.left_out
    assert "tiktok" not in plan.ad_space.best.names


def test_money_that_maximums_leave_without_a_place_is_said():
    capped = [{**row, "maximum": 200.0} for row in TWO]
    plan, look = plan_of(Budget(total=9000), *capped), Look(language("en"))
    assert plan.ad_space.unspent == 2600
    assert "€2,600" in views.robustness(look, plan, "EUR").markup


def test_a_split_no_better_than_equal_is_no_finding():
    alike = [past("instagram", 600.0), past("facebook", 600.0)]
    keys = [each.key for each in find_media_plan(plan_of(Budget(total=9000), *alike), "EUR", "x")]
    assert "media_plan.optimum_gain" not in keys
    keys = [each.key for each in find_media_plan(plan_of(Budget(total=9000), *TWO), "EUR", "x")]
    assert "media_plan.optimum_gain" in keys


def test_an_organisation_that_does_not_sell_reads_of_results_only():
    plan = plan_of(Budget(total=9000), *TWO, past("snapchat", 100.0, minimum=900.0))
    look = Look(language("en"))
    found = find_media_plan(plan, "EUR", "impressions")
    shown = [
        prose.findings(look, found),
        views.allocation_table(look, plan, "EUR", TaxBasis.INCLUDED),
        views.robustness(look, plan, "EUR"),
    ]
    page = " ".join(each.markup for each in shown).lower()
    assert len(found) >= 3
    for word in ("lead", "sale", "roas", "roi", "revenue"):
        assert not re.search(rf"\b{word}s?\b", page), word
