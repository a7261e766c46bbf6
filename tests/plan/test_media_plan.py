"""Chapter 6 from the client's folder to its findings: exercise 7, aims, sources, decisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_plan_client import (
    FACEBOOK,
    FLOORED,
    INSTAGRAM,
    LEADS,
    LINES,
    SNAPCHAT,
    THREE,
    brief_of,
    plan_of,
    row,
)
from stratbook.brief.models import Budget, Thirds
from stratbook.core.choice import Override
from stratbook.core.vocabulary import Level
from stratbook.plan.aim import aim_of
from stratbook.plan.budget import shared, target_split
from stratbook.plan.decisions import chosen_split, split_choice, split_decisions
from stratbook.plan.findings import find_media_plan
from stratbook.plan.media_plan import plan_media
from stratbook.plan.scenarios import scenarios

OBJECTIVE = "objectives:\n  - {{id: a, statement: More of it, indicator: {}}}"
NEXT = "\n  - {id: b, statement: More visits, indicator: social_sessions}"
RATED = "currencies: [{currency: USD, date: 2026-01-01, rate: 0.9}]\n" + LEADS


def found(plan):
    return {each.key: each for each in find_media_plan(plan, "EUR")}


def amounts(plan, way="best"):
    split = plan.ad_space.splits[way]
    return dict(zip(split.names, split.amounts.tolist(), strict=True))


# -- exercise 7, on the real path from CSV ---------------------------------------------


def test_exercise_7a_thirds(tmp_path):
    plan = plan_of(tmp_path, *THREE)
    assert dict(plan.target.amounts) == {"ad_space": 6000, "strategy": 6000, "production": 6000}
    assert plan.lines["planned"].tolist() == [6000, 3000, 9000]
    assert plan.lines["spent"].isna().tolist() == [True, False, True]  # missing, not 0


def test_exercise_7b_a_cap_frees_money_for_the_other_two(tmp_path):
    plan = plan_of(tmp_path, *THREE, budget="{total: 18000, ad_space_cap: 3000}")
    assert dict(plan.target.amounts) == {"ad_space": 3000, "strategy": 7500, "production": 7500}
    assert plan.target.freed == 3000
    # √261 · √money: what the ads bring before the cap, under it, with half of it, with none.
    compared = scenarios(plan, Budget(total=18_000, ad_space_cap=3000))
    assert [each.name for each in compared] == ["uncapped", "planned", "half", "none"]
    assert [each.split.amounts["ad_space"] for each in compared] == [6000, 3000, 1500, 0]
    assert [each.split.amounts["strategy"] for each in compared] == [6000, 7500, 8250, 9000]
    expected = [1251.4, 884.9, 625.7, 0.0]
    assert [each.results for each in compared] == pytest.approx(expected, abs=0.05)


def test_exercise_7c_the_best_split(tmp_path):
    plan = plan_of(tmp_path, *THREE)
    best = plan.ad_space.best
    expected = {"instagram": 3310.34, "facebook": 1862.07, "snapchat": 827.59}
    assert amounts(plan) == pytest.approx(expected, abs=0.01)
    assert best.total == pytest.approx(1251.4, abs=0.05)
    assert plan.ad_space.splits["equal"].total == pytest.approx(1207.5, abs=0.05)
    assert best.marginals.tolist() == pytest.approx([0.1043] * 3, abs=5e-5)
    assert best.gap < 1e-5
    assert amounts(plan, "equal") == dict.fromkeys(best.names, 2000)
    # Past results per euro: 0.24, 0.225 and 0.2.
    assert amounts(plan, "performance")["instagram"] == pytest.approx(6000 * 0.24 / 0.665, abs=0.01)
    assert amounts(plan, "before")["snapchat"] == pytest.approx(1080, abs=0.01)  # 900 of 5,000


def test_exercise_7d_the_floor_and_what_it_costs(tmp_path):
    plan = plan_of(tmp_path, INSTAGRAM, FACEBOOK, FLOORED)
    assert amounts(plan) == {"instagram": 3200, "facebook": 1800, "snapchat": 1000}
    assert plan.ad_space.best.total == pytest.approx(1250.4, abs=0.05)
    cost = plan.ad_space.costs[0]
    assert (cost.kind, cost.name, cost.amount) == ("floor", "snapchat", 1000)
    assert cost.cost == pytest.approx(1.0, abs=0.05)
    assert found(plan)["media_plan.floor_cost"].facts["cost"].value == pytest.approx(cost.cost)


# -- laws of the thirds ------------------------------------------------------------------


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


# -- what ad space is to bring -----------------------------------------------------------


@pytest.mark.parametrize(
    ("budget", "objectives", "kind", "counted"),
    [
        ("{total: 9}", "", "reach", "reach"),
        ("{total: 9}", OBJECTIVE.format("roas"), "sales", "sales"),
        ("{total: 9}", OBJECTIVE.format("er_reach") + NEXT, "traffic", "traffic"),
        ("{total: 9, aim: margin, unit_value: 81}", "", "margin", "sales"),
        ("{total: 9, aim: mix, weights: {reach: 0.001, leads: 1}}", "", "mix", "leads"),
    ],
)  # fmt: skip
def test_the_aim_is_stated_or_follows_the_first_objective(
    tmp_path, budget, objectives, kind, counted
):
    aim = aim_of(brief_of(tmp_path, budget=budget, objectives=objectives).file)
    assert (aim.kind, aim.counted) == (kind, counted)


def test_a_margin_weighs_a_sale_by_its_value(tmp_path):
    dear = row("instagram", past_spend=2500, past_results=600, value=10)
    cheap = row("facebook", past_spend=2500, past_results=600)
    money = "{total: 18000, aim: margin, unit_value: 5}"
    plan = plan_of(tmp_path, dear, cheap, budget=money)
    # 120√x and 60√x: shares of 4 to 1, 6,000 · (120² + 60²) under the root.
    assert amounts(plan) == pytest.approx({"instagram": 4800, "facebook": 1200}, abs=0.01)
    assert plan.ad_space.best.total == pytest.approx((6000 * 18_000) ** 0.5, rel=1e-6)
    unpriced = plan_of(tmp_path, dear, cheap, budget="{total: 18000, aim: margin}")
    assert "Value per result" in unpriced.left_out["facebook"].plain()


def test_a_mix_adds_the_results_it_weighs(tmp_path):
    rows = (
        row("instagram", past_spend=2500, past_results=600, counted="leads"),
        row("instagram", past_spend=2500, past_results=50_000, counted="people reached"),
        row("facebook", past_spend=2500, past_results=650, counted="leads"),
    )
    mix = "{total: 18000, aim: mix, weights: {reach: 0.002, leads: 1}}"
    plan = plan_of(tmp_path, *rows, budget=mix)
    # (600 + 100) / 50 = 14 and 650 / 50 = 13, times √x.
    best = 6000 * 14**2 / (14**2 + 13**2)
    assert amounts(plan)["instagram"] == pytest.approx(best, abs=0.01)


# -- where a curve comes from --------------------------------------------------------------


def basis(plan, name):
    return next(each for each in plan.ad_space.curves if each.platform == name).bases["leads"]


def test_each_curve_comes_from_the_best_source_there_is(tmp_path):
    rows = (
        INSTAGRAM,
        row("facebook", past_spend=1600, past_results=360, audience=40_000),
        row("snapchat", expected_results=190),
        row("linkedin", audience=30_000),
        row("x", past_spend=1600, past_results=360),
        row("tiktok"),
    )
    tests = "Platform;Days;Spend;Incremental results;± standard error\nx;31;1600;200;40\n"
    plan = plan_of(tmp_path, *rows, lift_tests=tests, objectives=RATED)
    assert [basis(plan, each.platform) for each in plan.ad_space.curves] == [
        "point", "point_audience", "expected", "benchmark", "test",
    ]  # fmt: skip
    assert set(plan.left_out) == {"tiktok"}
    # A test speaks of what would not have come anyway: 200 for 1,600, not the 360 claimed.
    tested = plan.ad_space.curves[4].nominal
    assert float(tested.value(1600.0)[0]) == pytest.approx(200)
    # An audience bends the curve; the point stays on it.
    pointed = plan.ad_space.curves[1].nominal
    assert float(pointed.value(1600.0)[0]) == pytest.approx(360)


def test_a_past_of_another_length_is_brought_to_the_plan_s(tmp_path):
    month = row("instagram", past_spend=1000, past_results=100, past_days=31)
    quarter = "{total: 18000, period: 2026-11-01..2027-01-01}"  # 62 days
    plan = plan_of(tmp_path, month, budget=quarter)
    assert plan.days == 62
    assert float(plan.ad_space.curves[0].nominal.value(2000.0)[0]) == pytest.approx(200)


def test_a_missing_exchange_rate_is_said(tmp_path):
    plan = plan_of(tmp_path, INSTAGRAM, row("tiktok", audience=30_000))
    assert "USD" in plan.left_out["tiktok"].plain()


# -- how sure it is --------------------------------------------------------------------------


def test_shares_have_intervals_and_results_too(tmp_path):
    space = plan_of(tmp_path, *THREE).ad_space
    for each in space.sure.shares.values():
        assert each.low < each.value < each.high
    assert space.sure.result.low < space.best.total < space.sure.result.high
    assert space.sure.draws == 1000
    low, high = space.room["instagram"]
    assert low < 3310 < high
    assert "robust" in space.ties


def test_neither_order_nor_another_platform_moves_a_platform_s_draws(tmp_path):
    one = plan_of(tmp_path, *THREE).ad_space.results
    other = plan_of(tmp_path, SNAPCHAT, FACEBOOK, INSTAGRAM).ad_space.results
    for name, each in one.items():
        assert tuple(other[name]) == pytest.approx(tuple(each), rel=1e-6)
    alone = plan_of(tmp_path, INSTAGRAM, FACEBOOK).ad_space.curves[0].drawn.value(100.0)
    assert alone.tolist() == plan_of(tmp_path, INSTAGRAM).ad_space.curves[0].drawn.value(
        100.0
    ).tolist()  # fmt: skip


def test_confidence_is_that_of_the_weakest_curve_that_gets_money(tmp_path):
    seen = found(plan_of(tmp_path, *THREE))["media_plan.optimum_gain"]
    assert seen.confidence.level == Level.MEDIUM
    hoped = plan_of(tmp_path, INSTAGRAM, row("tiktok", expected_results=100))
    assert found(hoped)["media_plan.optimum_gain"].confidence.level == Level.LOW
    tests = "Platform;Days;Spend;Incremental results;± standard error\n" + "".join(
        f"{name};31;1600;{n};20\n" for name, n in (("instagram", 480), ("facebook", 360))
    )
    tested = plan_of(tmp_path, INSTAGRAM, FACEBOOK, lift_tests=tests)
    assert found(tested)["media_plan.optimum_gain"].confidence.level == Level.HIGH


# -- findings and the decision -----------------------------------------------------------------


def test_findings_hold_the_plan_against_what_was_wanted(tmp_path):
    keys = found(plan_of(tmp_path, INSTAGRAM, FACEBOOK, FLOORED))
    over = keys["media_plan.part_over"]
    assert over.comparison.difference.value == pytest.approx(1 / 6)
    assert {"media_plan.optimum_gain", "media_plan.floor_cost", "media_plan.test_first"} <= set(
        keys
    )
    assert "media_plan.cap_frees" not in keys
    assert all(each.chapter == "06_media_plan" and each.comparison for each in keys.values())


def test_a_perturbed_input_changes_what_is_found(tmp_path):
    even = LINES.replace("3000", "6000").replace("9000", "6000")
    assert "media_plan.part_over" in found(plan_of(tmp_path, *THREE))
    assert "media_plan.part_over" not in found(plan_of(tmp_path, *THREE, lines=even))
    capped = plan_of(tmp_path, *THREE, budget="{total: 18000, ad_space_cap: 3000}")
    assert "media_plan.cap_frees" in found(capped)


def test_the_split_is_a_decision_with_its_options(tmp_path):
    space = plan_of(tmp_path, *THREE).ad_space
    (decision,) = split_decisions(space, split_choice())
    assert len(decision.options) == 5
    assert "best split" in decision.choice.plain()
    assert "55% on Instagram" in decision.choice.plain()
    assert "robust split" in decision.reason.plain()  # within a hundredth
    person = Override(rule="media_plan.split", choice="equal", reason="a promise to the team")
    (overruled,) = split_decisions(space, split_choice((person,)))
    assert "33% on Facebook, 33% on Instagram" in overruled.choice.plain()
    assert chosen_split(space, split_choice((person,))) is space.splits["equal"]
    assert chosen_split(space, split_choice()) is space.best
    assert split_decisions(None, split_choice()) == ()


@pytest.mark.parametrize(
    ("budget", "rows", "word"),
    [
        ("{}", THREE, None),
        ("{total: 0}", THREE, "ad space"),
        ("{total: 18000}", (row("tiktok"),), "curve"),
        ("{total: 2000}", (INSTAGRAM, FLOORED), "minimums"),
    ],
)
def test_what_cannot_be_split_says_why(tmp_path, budget, rows, word):
    plan = plan_media(brief_of(tmp_path, *rows, budget=budget))
    if word is None:  # no total: the budget lines say how much ad space there is
        assert plan.ad_space.budget == 6000
    else:
        assert plan.ad_space is None
        assert word in plan.problem.plain()
