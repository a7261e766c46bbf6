"""The budget in three parts, the candidates' curves, and what chapter 6 finds."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.models import Brief, Budget, ClientFile, Thirds
from stratbook.plan.budget import shared, target_split
from stratbook.plan.findings import find_media_plan
from stratbook.plan.media_plan import plan_media

LINES = pd.DataFrame({
    "line": ["ads", "advice", "films"],
    "third": ["ad_space", "strategy", "production"],
    "platform": [None, None, None],
    "planned": [6000.0, 3000.0, 9000.0],
    "spent": [np.nan, 500.0, np.nan],
    "source": ["inputs.xlsx!budget_lines:2"] * 3,
})  # fmt: skip
PLATFORMS = pd.DataFrame({
    "platform": ["instagram", "facebook", "snapchat", "tiktok"],
    "past_spend": [2500.0, 1600.0, np.nan, np.nan],
    "past_results": [600.0, 360.0, np.nan, np.nan],
    "expected_results": [np.nan, np.nan, 6 * 1000**0.5, np.nan],
    "minimum": [np.nan, np.nan, 1000.0, np.nan],
    "maximum": [np.nan] * 4,
    "source": [f"inputs.xlsx!ad_platforms:{row}" for row in range(2, 6)],
})  # fmt: skip


def brief(budget: Budget, lines=LINES, platforms=PLATFORMS) -> Brief:
    file = ClientFile.model_validate({
        "organisation": {"name": "X", "type": "btoc"}, "period": "2026-10", "budget": budget,
    })  # fmt: skip
    return Brief(
        folder=Path("x"), file=file, inputs={"budget_lines": lines, "ad_platforms": platforms}
    )


def keys(plan):
    return [finding.key for finding in find_media_plan(plan, "EUR", "leads")]


def test_exercise_7a_thirds():
    assert dict(target_split(Budget(total=18_000)).amounts) == {
        "ad_space": 6000, "strategy": 6000, "production": 6000,
    }  # fmt: skip


def test_exercise_7b_a_cap_frees_money_for_the_other_two():
    split = target_split(Budget(total=18_000, ad_space_cap=3000))
    assert dict(split.amounts) == {"ad_space": 3000, "strategy": 7500, "production": 7500}
    assert split.freed == 3000


@given(
    st.integers(1, 10**9),
    st.lists(st.floats(0, 100), min_size=2, max_size=7).filter(lambda w: sum(w) > 1e-3),
)
def test_shares_add_up_to_the_cent(cents, weights):
    parts = shared(cents / 100, {str(place): weight for place, weight in enumerate(weights)})
    assert round(sum(parts.values()) * 100) == cents
    assert all(part >= 0 for part in parts.values())


@given(st.integers(100, 10**8), st.integers(0, 10**8), st.floats(0.1, 5), st.floats(0.1, 5))
def test_a_capped_budget_still_adds_up(cents, cap, strategy, production):
    budget = Budget(
        total=cents / 100, ad_space_cap=cap / 100,
        thirds=Thirds(strategy=strategy, production=production),
    )  # fmt: skip
    split = target_split(budget)
    assert round(sum(split.amounts.values()) * 100) == cents
    assert split.amounts["ad_space"] <= max(cap / 100, 0) + 1e-9 or split.freed == 0


def test_the_plan_of_a_brief():
    plan = plan_media(brief(Budget(total=18_000)))
    assert plan.lines["planned"].tolist() == [6000, 3000, 9000]
    assert plan.lines["spent"].isna().tolist() == [True, False, True]  # missing, not 0
    assert set(plan.left_out) == {"tiktok"}
    split = plan.ad_space
    assert split.best.amounts.tolist() == [3200, 1800, 1000]
    assert split.bounds[0].kind == "floor"
    assert split.bounds[0].cost == pytest.approx(1.0, abs=0.05)
    assert [each.basis for each in split.candidates] == ["history", "history", "expected"]
    for share in split.shares:
        assert share.low <= share.value <= share.high or share.platform == "snapchat"


def test_findings_hold_the_plan_against_what_was_wanted():
    plan = plan_media(brief(Budget(total=18_000)))
    found = {each.key: each for each in find_media_plan(plan, "EUR", "leads")}
    over = found["media_plan.part_over"]
    assert over.comparison.difference.value == pytest.approx(1 / 6)
    assert "media_plan.optimum_gain" in found
    assert "media_plan.floor_cost" in found
    assert "media_plan.cap_frees" not in found


def test_a_perturbed_input_changes_what_is_found():
    even = LINES.assign(planned=[6000.0, 6000.0, 6000.0])
    assert "media_plan.part_over" in keys(plan_media(brief(Budget(total=18_000))))
    assert "media_plan.part_over" not in keys(plan_media(brief(Budget(total=18_000), even)))
    assert "media_plan.cap_frees" in keys(
        plan_media(brief(Budget(total=18_000, ad_space_cap=3000)))
    )


def test_another_platform_never_moves_the_draws_of_the_first():
    both = plan_media(brief(Budget(total=18_000), platforms=PLATFORMS.iloc[:2])).ad_space
    turned = plan_media(brief(Budget(total=18_000), platforms=PLATFORMS.iloc[[1, 0]])).ad_space
    ends = {share.platform: (share.low, share.high) for share in turned.shares}
    for share in both.shares:
        assert (share.low, share.high) == pytest.approx(ends[share.platform])


@pytest.mark.parametrize(
    ("budget", "platforms", "word"),
    [
        (Budget(), PLATFORMS, None),
        (Budget(total=0), PLATFORMS, "ad space"),
        (Budget(total=18_000), PLATFORMS.iloc[3:], "curve"),
        (Budget(total=2_000), PLATFORMS, "minimums"),
    ],
)
def test_what_cannot_be_split_says_why(budget, platforms, word):
    plan = plan_media(brief(budget, platforms=platforms))
    if word is None:  # no total: the budget lines say how much ad space there is
        assert plan.ad_space.budget == 6000
    else:
        assert plan.ad_space is None
        assert word in plan.problem.plain()
