"""Intervals, near-ties, room to move and the robust choice."""

import numpy as np
import pytest

from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family
from stratbook.plan.split.problem import Group, Line, Problem, Response
from stratbook.plan.split.robust import robust_split
from stratbook.plan.split.search import best_split, evaluate
from stratbook.plan.split.tables import tables
from stratbook.plan.split.uncertainty import near_ties, room, splits_of_draws, uncertainty


def line(name: str, ceilings: np.ndarray, **limits: float) -> Line:
    count = len(ceilings)
    draws = Draws(
        name, Family.POWER, ceilings, np.ones(count), np.full(count, 0.5), np.zeros(count), "fitted"
    )
    return Line(name, (Response(draws),), **limits)


def known(scale: float, count: int = 400) -> np.ndarray:
    return np.full(count, float(scale))


def test_each_draw_s_best_split_is_close_to_the_exact_one():
    rng = np.random.default_rng(3)
    a, b = 10 * rng.lognormal(0, 0.4, 200), 7 * rng.lognormal(0, 0.4, 200)
    found = splits_of_draws(Problem((line("a", a), line("b", b)), 1_000.0))
    exact = a**2 / (a**2 + b**2)  # of two square roots
    assert np.abs(found[:, 0] / 1_000 - exact).max() < 0.02
    assert found.sum(axis=1) == pytest.approx(np.full(200, 1_000.0))


def test_known_curves_leave_no_interval_and_drawn_ones_do():
    sure = Problem((line("a", known(10)), line("b", known(7))), 1_000.0)
    seen = uncertainty(sure, best_split(sure), 0.8)
    assert seen.shares["a"].high - seen.shares["a"].low < 1e-9
    assert seen.leads == 1
    rng = np.random.default_rng(5)
    unsure = Problem((line("a", 10 * rng.lognormal(0, 0.5, 400)), line("b", known(7))), 1_000.0)
    seen = uncertainty(unsure, best_split(unsure), 0.8)
    assert seen.shares["a"].high - seen.shares["a"].low > 0.2
    assert seen.result.low < seen.result.value < seen.result.high
    assert seen.draws == 400


def test_a_group_s_limit_holds_in_every_draw():
    rng = np.random.default_rng(5)
    lines = tuple(line(name, 10 * rng.lognormal(0, 0.5, 100)) for name in "abc")
    found = splits_of_draws(Problem(lines, 900.0, (Group("g", ("a", "b"), 0, 400),)))
    assert found[:, :2].sum(axis=1).max() <= 400 + 1e-6
    assert found.sum(axis=1) == pytest.approx(np.full(100, 900.0))


def test_near_ties_are_those_within_a_hundredth():
    problem = Problem((line("a", known(10)), line("b", known(10))), 1_000.0)
    made = tables(problem)
    best = best_split(problem, made)
    close = near_ties(
        problem, made, best, {"near": np.array([550.0, 450.0]), "far": np.array([950.0, 50.0])}
    )
    assert list(close) == ["near"]


def test_room_is_where_a_hundredth_is_lost():
    problem = Problem((line("a", known(10)), line("b", known(10))), 1_000.0)
    made = tables(problem)
    low, high = room(problem, made, best_split(problem, made), 0.01)["a"]
    for edge in (low, high):
        lost = 1 - evaluate(problem, made, np.array([edge, 1_000 - edge])).total / 447.2136
        assert lost == pytest.approx(0.01, abs=5e-4)
    assert low + high == pytest.approx(1_000, abs=3)


def test_the_robust_split_does_better_in_the_worst_fifth():
    rng = np.random.default_rng(11)
    risky = np.where(rng.random(500) < 0.25, 1.0, 14.0)  # fails one time in four
    problem = Problem((line("risky", risky), line("sure", known(9, 500))), 1_000.0)
    made = tables(problem)
    best = best_split(problem, made)
    robust = robust_split(problem, made, best, 0.2)
    assert robust.worst > robust.worst_of_best * 1.1
    assert robust.split.amounts[0] < best.amounts[0] * 0.3
    assert robust.split.total < best.total
    # In the worst fifth "risky" brings √x: (1, 9) split by their squares, 1:81.
    assert robust.split.amounts[1] == pytest.approx(1_000 * 81 / 82, rel=0.02)
    assert robust.split.spent <= 1_000.01
