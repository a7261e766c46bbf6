"""The best split: to the cent, inside its bounds, and proved against any other."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from stratbook.plan.allocation import (
    Channel,
    InfeasibleBudgetError,
    draws_of_optimum,
    equal_split,
    evaluate,
    optimum,
    proportional_split,
)
from stratbook.plan.curves import Exponential, Logarithm, SquareRoot

COURSE = [
    Channel("instagram", SquareRoot(12)),
    Channel("facebook", SquareRoot(9)),
    Channel("snapchat", SquareRoot(6)),
]
CURVES = st.one_of(
    st.builds(SquareRoot, st.floats(0.5, 30)),
    st.builds(Exponential, st.floats(10, 2000), st.floats(200, 5000)),
    st.builds(Logarithm, st.floats(10, 2000), st.floats(50, 5000)),
)


@st.composite
def plans(draw):
    """Draw a budget and two to five platforms whose bounds leave a split."""
    budget = draw(st.integers(1_000_00, 20_000_00)) / 100  # below, the cent itself costs more
    channels = []
    for place in range(draw(st.integers(2, 5))):
        low = round(draw(st.sampled_from([0.0, 0.0, 0.1])) * budget, 2)
        high = draw(st.sampled_from([None, None, 0.3, 0.6]))
        most = math.inf if high is None else max(low, round(high * budget, 2))
        channels.append(Channel(f"p{place}", draw(CURVES), low, most))
    assume(sum(each.minimum for each in channels) <= budget)
    return channels, budget


def room(channels, budget):
    """Return what can be spent: the budget, or what the caps leave of it."""
    return min(budget, sum(min(budget, each.maximum) for each in channels))


def feasible(channels, budget, rng):
    """Return a random split that spends the budget inside the bounds, or None."""
    amounts = np.array([each.minimum for each in channels])
    left = budget - amounts.sum()
    for place in rng.permutation(len(channels)):
        most = min(channels[place].maximum - amounts[place], left)
        added = most * rng.uniform()
        amounts[place] += added
        left -= added
    for place in range(len(channels)):
        added = min(channels[place].maximum - amounts[place], left)
        amounts[place] += added
        left -= added
    return amounts if left < 1e-9 else None


def test_the_course_example():
    best = optimum(COURSE, 6000)
    assert best.amounts.tolist() == [3310.34, 1862.07, 827.59]
    assert best.total == pytest.approx(1251.4, abs=0.05)
    assert equal_split(COURSE, 6000).total == pytest.approx(1207.5, abs=0.05)
    assert best.marginals == pytest.approx([0.1043] * 3, abs=5e-5)


def test_the_course_example_with_a_floor():
    free = optimum(COURSE, 6000)
    held = optimum([*COURSE[:2], Channel("snapchat", SquareRoot(6), minimum=1000)], 6000)
    assert held.amounts.tolist() == [3200, 1800, 1000]
    assert held.total == pytest.approx(1250.4, abs=0.05)
    assert free.total - held.total == pytest.approx(1.0, abs=0.05)


@given(plans())
@settings(deadline=None)
def test_a_split_adds_up_to_the_cent_inside_its_bounds(plan):
    channels, budget = plan
    for split in (
        optimum(channels, budget),
        equal_split(channels, budget),
        proportional_split(channels, budget, [1.0 + place for place in range(len(channels))]),
    ):
        cents = [round(each * 100) for each in split.amounts]
        assert split.amounts * 100 == pytest.approx(cents, abs=1e-6)
        assert sum(cents) == round(room(channels, budget) * 100)
        for channel, amount in zip(channels, split.amounts, strict=True):
            assert channel.minimum - 1e-6 <= amount <= channel.maximum + 1e-6


@given(plans(), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_no_other_split_does_better(plan, seed):
    channels, budget = plan
    best = optimum(channels, budget)
    assert best.gap <= 1e-6
    rng = np.random.default_rng(seed)
    for _ in range(30):
        other = feasible(channels, budget, rng)
        if other is not None:
            assert evaluate(channels, other).total <= best.bound * (1 + 1e-9)
            assert evaluate(channels, other).total <= best.total * (1 + 1e-6)


def test_no_split_of_a_fine_grid_does_better():
    channels = [
        Channel("a", Exponential(400, 900), minimum=300),
        Channel("b", Logarithm(120, 250), maximum=700),
        Channel("c", SquareRoot(5)),
    ]
    best = optimum(channels, 2000)
    totals = [
        evaluate(channels, np.array([a, b, 2000.0 - a - b])).total
        for a, b in itertools.product(range(300, 2001, 20), range(0, 701, 20))
        if a + b <= 2000
    ]
    assert max(totals) <= best.total * (1 + 1e-9)
    assert max(totals) == pytest.approx(best.total, rel=1e-3)


@given(plans())
@settings(max_examples=25, deadline=None)
def test_a_general_solver_finds_nothing_better(plan):
    channels, budget = plan
    assume(room(channels, budget) == budget)
    best = optimum(channels, budget)
    solved = minimize(
        lambda x: -evaluate(channels, np.maximum(x, 1e-9) * budget).total / best.total,
        best.amounts / budget * 0.5 + 0.5 / len(channels),
        bounds=[(c.minimum / budget, min(c.maximum / budget, 1)) for c in channels],
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1},
        method="SLSQP",
    )
    assert -solved.fun <= 1 + 1e-6 + abs(solved.x.sum() - 1)


@given(plans(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_rows_changes_nothing(plan, random):
    channels, budget = plan
    shuffled = random.sample(channels, len(channels))
    first, second = optimum(channels, budget), optimum(shuffled, budget)
    by_name = dict(zip(second.names, second.amounts, strict=True))
    for name, amount in zip(first.names, first.amounts, strict=True):
        assert by_name[name] == pytest.approx(amount, abs=0.0101)
    assert second.total == pytest.approx(first.total, rel=1e-9)


@given(plans(), st.sampled_from([1e-9, 1e-6, 1e3, 1e9]))
@settings(deadline=None)
def test_results_in_another_unit_leave_the_split_as_it_is(plan, unit):
    channels, budget = plan
    scaled = [Channel(c.name, _scaled(c.curve, unit), c.minimum, c.maximum) for c in channels]
    moved = optimum(scaled, budget).amounts
    assert moved == pytest.approx(optimum(channels, budget).amounts, abs=0.0101)


def _scaled(curve, unit):
    if isinstance(curve, Exponential):
        return Exponential(curve.ceiling * unit, curve.pace)
    if isinstance(curve, Logarithm):
        return Logarithm(curve.scale * unit, curve.pace)
    return SquareRoot(curve.scale * unit)


@given(plans(), st.floats(1.01, 3))
@settings(deadline=None)
def test_more_money_never_brings_less(plan, more):
    channels, budget = plan
    assert optimum(channels, round(budget * more, 2)).total >= optimum(channels, budget).total


@given(plans(), st.data())
@settings(deadline=None)
def test_a_looser_bound_never_brings_less(plan, data):
    channels, budget = plan
    place = data.draw(st.integers(0, len(channels) - 1))
    freed = [*channels]
    freed[place] = Channel(channels[place].name, channels[place].curve)
    assert optimum(freed, budget).total >= optimum(channels, budget).total * (1 - 1e-9)


def test_bounds_finer_than_the_cent_are_kept_and_never_overspent():
    channels = [
        Channel("a", SquareRoot(3), minimum=767.7146),
        Channel("b", SquareRoot(0.1), minimum=158.7794),
        Channel("c", SquareRoot(0.1), minimum=485.0541),
        Channel("d", SquareRoot(9), maximum=679.9581),
    ]
    best = optimum(channels, 2091.51)
    assert round(best.amounts.sum(), 6) == 2091.51
    assert best.amounts[1] >= 158.7794
    assert best.amounts[3] <= 679.9581


def test_caps_below_the_budget_leave_money_unspent():
    channels = [Channel("a", SquareRoot(3), maximum=100), Channel("b", SquareRoot(1), maximum=50)]
    best = optimum(channels, 1000)
    assert best.amounts.tolist() == [100, 50]
    assert best.gap == 0


def test_draws_agree_with_one_solution_each():
    scales = np.array([[12.0, 9.0], [6.0, 9.0]])
    drawn = [Channel("a", SquareRoot(scales[:, 0])), Channel("b", SquareRoot(scales[:, 1]), 1000.0)]
    amounts = draws_of_optimum(drawn, 5000)
    for row, (a, b) in zip(amounts, scales, strict=True):
        alone = optimum([Channel("a", SquareRoot(a)), Channel("b", SquareRoot(b), 1000.0)], 5000)
        assert row == pytest.approx(alone.amounts, abs=0.0101)


@pytest.mark.parametrize(
    "channels",
    [
        [],
        [Channel("a", SquareRoot(1), minimum=600), Channel("b", SquareRoot(1), minimum=600)],
        [Channel("a", SquareRoot(1), minimum=50, maximum=20)],
    ],
)
def test_impossible_bounds_are_refused(channels):
    for split in (optimum, equal_split, draws_of_optimum):
        with pytest.raises(InfeasibleBudgetError):
            split(channels, 1000)


def test_the_equal_split_shares_what_a_cap_cuts_off():
    channels = [*COURSE[:2], Channel("snapchat", SquareRoot(6), maximum=500)]
    assert equal_split(channels, 6000).amounts.tolist() == [2750, 2750, 500]


def test_the_proportional_split_follows_results_for_money():
    assert proportional_split(COURSE, 6000, [3, 2, 1]).amounts.tolist() == [3000, 2000, 1000]
