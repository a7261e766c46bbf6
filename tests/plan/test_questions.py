"""The questions the other way round: exercise 7's curves answer them by hand."""

import pytest

from media_plan_client import FACEBOOK, INSTAGRAM, THREE, plan_of, row
from stratbook.plan.findings import find_media_plan

COST = "objectives: [{id: a, statement: Cheaper leads, indicator: cpl, target: 9}]"


def answers(plan):
    return {each.asked: each for each in plan.questions}


def test_without_a_wish_nothing_is_asked(tmp_path):
    assert plan_of(tmp_path, *THREE).questions == ()


def test_the_least_budget_for_a_target(tmp_path):
    plan = plan_of(tmp_path, *THREE, budget="{total: 18000, target: 1350}")
    # √(261 · B) = 1,350.
    found = answers(plan)["target"]
    assert found.answer.budget == pytest.approx(1350**2 / 261, rel=1e-4)
    keys = {each.key: each for each in find_media_plan(plan, "EUR")}
    assert keys["media_plan.target_above"].comparison.value.value == pytest.approx(
        6982.76, rel=1e-4
    )
    easy = plan_of(tmp_path, *THREE, budget="{total: 18000, target: 900}")
    assert "media_plan.target_below" in {each.key for each in find_media_plan(easy, "EUR")}


def test_the_budget_past_which_the_next_euro_earns_less_than_itself(tmp_path):
    plan = plan_of(tmp_path, *THREE, budget="{total: 18000, unit_value: 12}")
    # 12 · √261 / (2·√B) = 1.
    assert answers(plan)["worthwhile"].answer.budget == pytest.approx(36 * 261, rel=1e-3)
    keys = [each.key for each in find_media_plan(plan, "EUR")]
    assert "media_plan.worthwhile_above" in keys
    dear = plan_of(tmp_path, *THREE, budget="{total: 18000, unit_value: 8}")
    assert answers(dear)["worthwhile"].answer.budget == pytest.approx(16 * 261, rel=1e-3)
    assert "media_plan.worthwhile_below" in [each.key for each in find_media_plan(dear, "EUR")]


def test_the_largest_budget_at_a_cost_per_result(tmp_path):
    plan = plan_of(tmp_path, *THREE, objectives=COST)
    # B / √(261 · B) = 9.
    assert answers(plan)["cost"].answer.budget == pytest.approx(81 * 261, rel=1e-3)


def test_a_target_return_when_money_is_the_aim(tmp_path):
    rows = (row("instagram", past_spend=2500, past_results=600, value=10),)
    goal = "objectives: [{id: a, statement: A return of one, indicator: roas, target: 1.0}]"
    plan = plan_of(tmp_path, *rows, budget="{total: 18000, aim: revenue}", objectives=goal)
    # 120 · √B / B = 1.
    assert answers(plan)["return"].answer.budget == pytest.approx(14_400, rel=1e-3)


def test_maximums_end_the_search_and_it_is_said(tmp_path):
    rows = (f"{INSTAGRAM[:-4]};4000;;;", f"{FACEBOOK[:-4]};3000;;;")
    plan = plan_of(tmp_path, *rows, objectives=COST, budget="{total: 18000, target: 99999}")
    found = answers(plan)
    assert found["cost"].answer.budget == pytest.approx(7000)
    assert found["cost"].capped
    assert found["cost"].beyond
    assert found["target"].answer is None
