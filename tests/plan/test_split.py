"""The split engine: worked out by hand, against brute force, and by its laws."""

import itertools

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from stratbook.plan.response.families import Family
from stratbook.plan.response.given import given
from stratbook.plan.split.explain import costs, fitted_to, next_best, weighted_split
from stratbook.plan.split.inverse import largest_budget, last_worthwhile_budget, least_budget
from stratbook.plan.split.problem import Group, InfeasibleBudgetError, Line, Problem, Response
from stratbook.plan.split.search import best_split, evaluate
from stratbook.plan.split.tables import tables


def root(name: str, scale: float, weight: float = 1.0, **limits: float) -> Line:
    curve = given(name, Family.POWER, {"ceiling": scale, "shape": 0.5})
    return Line(name, (Response(curve, weight),), **limits)


def hill(name: str, ceiling: float, pace: float, shape: float, **limits: float) -> Line:
    curve = given(name, Family.HILL, {"ceiling": ceiling, "pace": pace, "shape": shape})
    return Line(name, (Response(curve),), **limits)


def three(**snapchat: float) -> Problem:
    lines = (root("instagram", 12), root("facebook", 9), root("snapchat", 6, **snapchat))
    return Problem(lines, 6_000.0)


# -- exercise 7 ----------------------------------------------------------------------


def test_the_course_s_split_is_found_and_proved():
    best = best_split(three())
    assert list(best.amounts) == [3310.34, 1862.07, 827.59]
    assert best.total == pytest.approx(1251.40, abs=0.005)
    assert best.marginals == pytest.approx([0.1043] * 3, abs=5e-5)
    assert best.gap < 1e-5
    equal = weighted_split(three(), tables(three()), [1, 1, 1])
    assert list(equal.amounts) == [2000, 2000, 2000]
    assert equal.total == pytest.approx(1207.5, abs=0.05)


def test_the_floor_on_snapchat_costs_one_result():
    problem = three(minimum=1_000)
    best = best_split(problem)
    assert list(best.amounts) == [3200, 1800, 1000]
    assert best.total == pytest.approx(1250.4, abs=0.05)
    (cost,) = costs(problem, best)
    assert (cost.kind, cost.name, cost.amount) == ("floor", "snapchat", 1_000)
    assert cost.cost == pytest.approx(1.0, abs=0.01)


# -- limits --------------------------------------------------------------------------


def test_used_at_least_or_not_at_all():
    kept = best_split(three(if_used=1_000))
    assert list(kept.amounts) == [3200, 1800, 1000]
    # Without Snapchat 12 and 9 share 16:9, 1,161.9; with 3,000 on it, 1,151.1.
    left = best_split(three(if_used=3_000))
    assert list(left.amounts) == [3840, 2160, 0]
    assert left.total == pytest.approx(1161.9, abs=0.05)


def test_a_group_s_cap_and_floor_are_shared_at_best():
    capped = Problem(three().lines, 6_000.0, (Group("meta", ("instagram", "facebook"), 0, 4_000),))
    assert list(best_split(capped).amounts) == [2560, 1440, 2000]  # 16:9 of 4,000
    assert best_split(capped).gap < 1e-5
    floored = Problem(three().lines, 6_000.0, (Group("two", ("facebook", "snapchat"), 3_000),))
    assert list(best_split(floored).amounts) == [3000, 2076.92, 923.08]  # 9:4 of 3,000
    kinds = {(each.kind, each.name) for each in costs(floored, best_split(floored))}
    assert kinds == {("group_floor", "two")}


def test_a_frozen_line_keeps_its_amount_and_its_cost_is_said():
    problem = three(minimum=2_000, maximum=2_000)
    best = best_split(problem)
    assert list(best.amounts) == [2560, 1440, 2000]
    assert [(each.kind, each.name) for each in costs(problem, best)] == [("frozen", "snapchat")]


def test_caps_below_the_budget_leave_money_and_no_next_best():
    lines = tuple(root(name, 5, maximum=100) for name in ("a", "b"))
    best = best_split(Problem(lines, 1_000.0))
    assert list(best.amounts) == [100, 100]
    assert next_best(Problem(lines, 1_000.0), best) is None


@pytest.mark.parametrize(
    ("problem", "kind", "names"),
    [
        (three(minimum=7_000), "floors", ("snapchat",)),
        (three(minimum=500, maximum=200), "upside_down", ("snapchat",)),
        (Problem((), 100.0), "nothing", ()),
        (Problem(three().lines, 0.0), "nothing", ()),
        (Problem(three().lines, float("nan")), "budget", ()),
        (Problem(three().lines, 600.0, (Group("g", ("facebook", "facebook")),)), "overlap",
         ("facebook",)),
        (Problem(three(minimum=500).lines, 600.0, (Group("g", ("snapchat",), 0, 100),)),
         "group_cap", ("g", "snapchat")),
        (Problem(three(maximum=50).lines, 600.0, (Group("g", ("snapchat",), 100),)),
         "group_floor", ("g",)),
    ],
)  # fmt: skip
def test_constraints_that_clash_are_named(problem, kind, names):
    with pytest.raises(InfeasibleBudgetError) as caught:
        best_split(problem)
    assert (kind, names) in {(each.kind, each.names) for each in caught.value.clashes}


# -- S-shaped curves -----------------------------------------------------------------


def brute(problem: Problem, steps: int = 60) -> float:
    """Return the best total over all splits in whole steps of the budget."""
    step = problem.budget / steps
    known = tables(problem)
    values = [[table.at(k * step) for k in range(steps + 1)] for table in known]
    best = 0.0
    for parts in itertools.product(range(steps + 1), repeat=len(problem.lines) - 1):
        if sum(parts) <= steps:
            whole = (*parts, steps - sum(parts))
            best = max(best, sum(values[i][k] for i, k in enumerate(whole)))
    return best


@pytest.mark.parametrize("seed", range(12))
def test_no_split_on_a_grid_beats_the_best_of_s_shaped_curves(seed):
    rng = np.random.default_rng(seed)
    lines = tuple(
        hill(name, rng.uniform(50, 500), rng.uniform(100, 900), rng.uniform(1.2, 4))
        for name in ("a", "b", "c")
    )
    problem = Problem(lines, 1_000.0)
    best = best_split(problem, unit=0)
    on_grid = brute(problem)
    assert best.total >= on_grid * (1 - 1e-6)
    assert best.bound >= on_grid
    assert best.gap < 1e-4


def test_two_equal_s_shaped_lines_are_not_both_half_fed():
    lines = (hill("a", 100, 600, 4), hill("b", 100, 600, 4))
    best = best_split(Problem(lines, 800.0))
    assert sorted(best.amounts) == [0, 800]


# -- laws ----------------------------------------------------------------------------

SCALES = st.lists(st.floats(0.1, 1_000), min_size=1, max_size=5)
MONEY = st.floats(50, 1e6)


@settings(max_examples=40, deadline=None)
@drawn(SCALES, MONEY, st.data())
def test_a_split_adds_up_to_the_cent_and_keeps_its_limits(scales, budget, data):
    budget = round(budget, 2)
    floors = [data.draw(st.floats(0, budget / (2 * len(scales)))) for _ in scales]
    lines = tuple(
        root(str(place), scale, minimum=floor)
        for place, (scale, floor) in enumerate(zip(scales, floors, strict=True))
    )
    best = best_split(Problem(lines, budget))
    assert round(float(best.amounts.sum()) * 100) == round(budget * 100)
    assert all(
        amount >= line.minimum - 1e-6 for amount, line in zip(best.amounts, lines, strict=True)
    )
    assert np.allclose(best.amounts * 100, np.round(best.amounts * 100))


@settings(max_examples=25, deadline=None)
@drawn(SCALES, MONEY)
def test_order_and_units_change_nothing_and_more_money_never_hurts(scales, budget):
    lines = tuple(root(str(place), scale) for place, scale in enumerate(scales))
    best = best_split(Problem(lines, budget), unit=0)
    turned = best_split(Problem(lines[::-1], budget), unit=0)
    assert turned.amounts[::-1] == pytest.approx(best.amounts, rel=1e-6, abs=1e-6 * budget)
    for factor in (1e-9, 1e9):
        scaled = tuple(root(str(n), scale, weight=factor) for n, scale in enumerate(scales))
        same = best_split(Problem(scaled, budget), unit=0)
        assert same.amounts == pytest.approx(best.amounts, rel=1e-9, abs=1e-9 * budget)
    more = best_split(Problem(lines, budget * 1.1), unit=0)
    assert more.total >= best.total * (1 - 1e-9)
    capped = tuple(root(str(n), s, maximum=budget * 0.6) for n, s in enumerate(scales))
    assert best_split(Problem(capped, budget), unit=0).total <= best.total * (1 + 1e-6)


# -- the other way round -------------------------------------------------------------


def test_the_least_budget_for_a_target_is_worked_back():
    # All lines together are √(12² + 9² + 6²)·√budget = √261·√budget.
    answer = least_budget(three(), tables(three()), 1_000.0)
    assert answer is not None
    assert answer.budget == pytest.approx(1_000_000 / 261, rel=1e-5)
    assert least_budget(three(), tables(three()), 1_300.0) is None


def test_money_stops_where_the_next_unit_earns_less_than_itself():
    # √261 / (2·√budget) = 1/8 at a margin of 8 a result.
    answer = last_worthwhile_budget(three(), tables(three()), 8.0)
    assert answer.budget == pytest.approx(261 * 16, rel=1e-3)


def test_a_target_return_is_met():
    # √261/√budget = 1/4.
    answer = largest_budget(three(), tables(three()), 0.25)
    assert answer is not None
    assert answer.split.total / answer.budget == pytest.approx(0.25, rel=1e-3)
    assert answer.budget == pytest.approx(261 * 16, rel=1e-3)
    assert largest_budget(three(), tables(three()), 1e6) is None


def test_last_year_s_proportions_are_compared_on_this_year_s_money():
    other = fitted_to(three(), tables(three()), {"instagram": 300, "facebook": 100})
    assert list(other.amounts) == [4500, 1500, 0]
    assert other.total == pytest.approx(12 * 4500**0.5 + 9 * 1500**0.5, rel=1e-6)


def test_the_next_unit_goes_where_it_brings_most():
    problem = three(minimum=1_000)
    line, brings = next_best(problem, best_split(problem))
    assert line in {"instagram", "facebook"}
    assert brings == pytest.approx(12 / (2 * 3200**0.5), rel=1e-4)


def test_a_mix_of_aims_is_the_weighted_sum_of_its_curves():
    two = Line("a", (*root("a", 10).responses, *root("a", 4, weight=3.0).responses))
    split = evaluate(Problem((two,), 100.0), tables(Problem((two,), 100.0)), np.array([100.0]))
    assert split.total == pytest.approx(10 * 10 + 3 * 4 * 10, rel=1e-6)
