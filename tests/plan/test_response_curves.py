"""Response curves: exact maths of each family, draws, carry-over, curves that are given."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.plan.response import families
from stratbook.plan.response.carryover import carried
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.external import Model, from_posterior
from stratbook.plan.response.families import Family
from stratbook.plan.response.given import Point, counted_spread, through_point
from stratbook.plan.response.given import given as given_curve

LEVELS = st.floats(1e-6, 1e9)
PACES = st.floats(1e-2, 1e6)
SHAPES = {
    Family.EXPONENTIAL: st.just(1.0),
    Family.TANH: st.just(1.0),
    Family.HILL: st.floats(0.3, 6),
    Family.POWER: st.floats(0.05, 0.95),
}
CURVES = st.sampled_from(Family).flatmap(
    lambda family: st.tuples(st.just(family), LEVELS, PACES, SHAPES[family])
)
PARTS = st.floats(0.02, 6)  # of the pace


def a_draws(family, ceiling, pace, shape=1.0, carry_over=0.0, **more):
    arrays = [np.atleast_1d(np.asarray(each, float)) for each in (ceiling, pace, shape, carry_over)]
    size = max(len(each) for each in arrays)
    return Draws("meta", family, *(np.resize(each, size) for each in arrays), **more)


# -- families --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("family", "shape", "value", "slope"),
    [
        (Family.EXPONENTIAL, 1, 100 * (1 - np.exp(-1)), 100 / 50 * np.exp(-1)),
        (Family.TANH, 1, 100 * np.tanh(1), 100 / 50 / np.cosh(1) ** 2),
        (Family.HILL, 1, 50, 0.5),  # half of the ceiling at the pace; c/(4p)·s
        (Family.HILL, 2, 50, 1.0),
        (Family.POWER, 0.5, 100, 1.0),
    ],
)
def test_values_worked_out_by_hand_at_the_pace(family, shape, value, slope):
    assert float(families.value(family, 50, 100, 50, shape)) == pytest.approx(value)
    assert float(families.marginal(family, 50, 100, 50, shape)) == pytest.approx(slope)


@given(CURVES, PARTS)
def test_the_marginal_is_the_slope_of_the_value(curve, part):
    family, ceiling, pace, shape = curve
    amount, step = pace * part, pace * part * 1e-5
    around = families.value(family, [amount - step, amount + step], ceiling, pace, shape)
    slope = (around[1] - around[0]) / (2 * step)
    known = float(families.marginal(family, amount, ceiling, pace, shape))
    assert slope == pytest.approx(known, rel=1e-3, abs=1e-6 * ceiling / pace)


@given(CURVES, PARTS)
def test_more_money_never_brings_less_and_nothing_brings_nothing(curve, part):
    family, ceiling, pace, shape = curve
    grid = np.linspace(0, pace * part, 30)
    results = families.value(family, grid, ceiling, pace, shape)
    assert results[0] == 0
    assert (np.diff(results) >= 0).all()
    if family is not Family.POWER:
        assert results[-1] <= ceiling


@given(CURVES, PARTS)
def test_the_amount_at_a_marginal_is_the_amount_on_the_concave_part(curve, part):
    family, ceiling, pace, shape = curve
    turn = float(families.inflection(family, pace, shape))
    amount = max(turn * 1.05, 0.0) + pace * part
    price = families.marginal(family, amount, ceiling, pace, shape)
    back = float(families.amount_at(family, price, ceiling, pace, shape))
    assert back == pytest.approx(amount, rel=1e-6)


@given(CURVES, st.floats(1.001, 100))
def test_a_price_above_the_steepest_slope_buys_nothing(curve, times):
    family, ceiling, pace, shape = curve
    at = families.inflection(family, pace, shape)
    steepest = float(families.marginal(family, at, ceiling, pace, shape))
    if np.isfinite(steepest):
        assert families.amount_at(family, steepest * times, ceiling, pace, shape) == 0


@given(LEVELS, PACES, st.floats(1.05, 6))
def test_an_s_shaped_curve_rises_fastest_at_its_inflection(ceiling, pace, shape):
    turn = families.inflection(Family.HILL, pace, shape)
    slopes = families.marginal(Family.HILL, turn * np.array([0.9, 1, 1.1]), ceiling, pace, shape)
    assert slopes[1] >= slopes.max() * (1 - 1e-12)


@given(LEVELS, PACES, st.floats(1.05, 6))
def test_the_tangent_from_the_origin_is_the_best_yield(ceiling, pace, shape):
    touch = families.tangent(Family.HILL, pace, shape)
    grid = float(touch) * np.linspace(0.2, 3, 57)
    yields = families.value(Family.HILL, grid, ceiling, pace, shape) / grid
    best = float(families.value(Family.HILL, touch, ceiling, pace, shape) / touch)
    assert best >= yields.max() * (1 - 1e-9)
    assert best == pytest.approx(float(families.marginal(Family.HILL, touch, ceiling, pace, shape)))


def test_hill_with_an_exponent_of_two_worked_out_by_hand():
    # x²/(x² + 100²): inflection at 100/√3, tangent point at 100.
    assert float(families.inflection(Family.HILL, 100, 2)) == pytest.approx(100 / np.sqrt(3))
    assert float(families.tangent(Family.HILL, 100, 2)) == pytest.approx(100)


@pytest.mark.parametrize("family", [Family.EXPONENTIAL, Family.TANH, Family.POWER])
def test_concave_curves_have_neither_inflection_nor_tangent(family):
    assert families.inflection(family, 100, 0.5) == 0
    assert families.tangent(family, 100, 0.5) == 0


@pytest.mark.parametrize("family", Family)
def test_a_platform_that_brings_nothing_is_given_nothing(family):
    assert families.amount_at(family, 0.1, 0.0, 50.0, 0.5) == 0
    assert families.value(family, 10, 0.0, 50.0, 0.5) == 0


# -- draws -----------------------------------------------------------------------


def test_draws_meet_amounts_as_a_table():
    draws = a_draws(Family.HILL, [100, 200], [50, 50], origin="given")
    assert draws.value([50, 150]).tolist() == [[50, 75], [100, 150]]
    assert draws.value(50).shape == (2,)
    assert draws.marginal(np.ones((3, 4))).shape == (2, 3, 4)
    assert draws.take([1]).value(50).tolist() == [100]


@given(CURVES, PARTS, st.sampled_from([1, 14, 28, 365]))
def test_a_longer_period_is_the_same_steady_spend(curve, part, days):
    family, ceiling, pace, shape = curve
    weekly = a_draws(family, ceiling, pace, shape, 0.5, origin="given")
    longer, times = weekly.over(days), days / 7
    spend = pace * part
    assert longer.value(spend * times) == pytest.approx(weekly.value(spend) * times)
    assert longer.marginal(spend * times) == pytest.approx(weekly.marginal(spend))
    assert longer.carry_over == pytest.approx(0.5**times)


def test_beyond_what_history_saw_is_extrapolated():
    seen = a_draws(Family.TANH, 1, 1, origin="fitted", seen=(100, 500))
    assert seen.extrapolated([50, 100, 300, 501]).tolist() == [True, False, False, True]
    assert a_draws(Family.TANH, 1, 1, origin="prior").extrapolated([0, 5]).all()


def test_the_central_curve_follows_the_median_response():
    rng = np.random.default_rng(0)
    slope, pace = rng.lognormal(0, 0.1, 800), rng.lognormal(5, 0.8, 800)
    draws = a_draws(Family.EXPONENTIAL, slope * pace, pace, origin="fitted", seen=(0, 200))
    at = np.array([20.0, 50, 100, 200])
    middle = np.median(draws.value(at), axis=0)
    assert draws.central().value(at)[0] == pytest.approx(middle, rel=0.03)
    assert len(draws.central()) == 1


@pytest.mark.parametrize(
    "parameters",
    [
        ([1, 2], [1], [1], [0]),
        ([], [], [], []),
        ([1], [0], [1], [0]),
        ([1], [1], [1], [1]),
        ([-1], [1], [1], [0]),
        ([np.nan], [1], [1], [0]),
    ],
)
def test_impossible_draws_are_refused(parameters):
    with pytest.raises(ValueError, match="meta"):
        Draws("meta", Family.HILL, *(np.array(each, float) for each in parameters), origin="given")


def test_a_power_of_one_or_more_is_refused():
    with pytest.raises(ValueError, match="range"):
        a_draws(Family.POWER, 1, 1, 1.0, origin="given")


# -- given -----------------------------------------------------------------------


@pytest.mark.parametrize("scale", [12, 9, 6])
def test_the_square_roots_of_exercise_7_are_exact(scale):
    curve = given_curve("facebook", Family.POWER, {"ceiling": scale, "shape": 0.5})
    assert curve.value(400)[0] == pytest.approx(scale * 20)
    assert curve.marginal(400)[0] == pytest.approx(scale / 40)
    assert curve.amount_at(scale / 40)[0] == pytest.approx(400)
    assert curve.origin == "given"


def test_curves_through_one_point_pass_through_it():
    draws = through_point("meta", Point(2500, 600), draws=500, seed=3)
    assert draws.value(2500) == pytest.approx(np.full(500, 600.0))
    four_times = draws.value(10_000)
    assert np.median(four_times) == pytest.approx(1200, rel=0.05)  # √: twice the results
    assert four_times.std() > 50
    assert draws.extrapolated([2500, 2501]).tolist() == [False, True]


def test_a_points_level_is_as_sure_as_its_count():
    # 1/√400 = 5 % of chance beside 20 % on the curve's level.
    assert counted_spread(400) == pytest.approx(np.hypot(0.05, 0.2))
    spread = through_point("meta", Point(100, 400, counted_spread(400)), draws=4000, seed=0)
    assert np.std(np.log(spread.value(100))) == pytest.approx(0.204, rel=0.05)


@pytest.mark.parametrize("point", [(0, 10), (100, 0), (-5, 3), (float("nan"), 3)])
def test_a_point_without_money_or_results_draws_no_curve(point):
    with pytest.raises(ValueError, match="money spent and results"):
        through_point("meta", Point(*point), draws=10, seed=0)


# -- carry-over ------------------------------------------------------------------


def test_carry_over_worked_out_by_hand():
    assert carried([100, 0, 0, 0], 0.5).tolist() == [50, 25, 12.5, 6.25]
    assert carried([100, 0], 0.5, before=100).tolist() == [100, 50]
    assert carried([[10, 1], [0, 1]], 0.0).tolist() == [[10, 1], [0, 1]]


@given(st.floats(0, 0.95), st.floats(1, 1e6))
def test_steady_spend_keeps_its_scale_and_no_euro_is_lost(retention, amount):
    assert carried(np.full(20, amount), retention, amount) == pytest.approx(np.full(20, amount))
    once = np.zeros(2000)
    once[0] = amount
    assert carried(once, retention).sum() == pytest.approx(amount)


@pytest.mark.parametrize("retention", [-0.1, 1.0])
def test_an_impossible_retention_is_refused(retention):
    with pytest.raises(ValueError, match="retention"):
        carried([1.0], retention)


# -- another model's posterior ------------------------------------------------------


def test_a_logistic_posterior_becomes_tanh_in_money():
    lam, beta = np.array([[[4.0, 3.0]]]), np.array([[[3.0, 2.0]]])
    model = Model("logistic", ("a", "b"), spend_scale=(1000, 500), results_scale=100)
    posterior = {
        "saturation_lam": lam, "saturation_beta": beta, "adstock_alpha": np.array([[[0.4, 0.2]]]),
    }  # fmt: skip
    one, two = from_posterior(posterior, model, {"a": (0, 900)})
    x = 250 / 1000
    theirs = 100 * 3 * (1 - np.exp(-4 * x)) / (1 + np.exp(-4 * x))
    assert one.value(250)[0] == pytest.approx(theirs)
    assert (one.family, one.seen, two.seen) == (Family.TANH, (0, 900), None)
    assert (one.carry_over[0], two.carry_over[0]) == (0.4, 0.2)


@pytest.mark.parametrize(
    ("saturation", "names", "expected"),
    [
        ("hill", {"slope": 2.0, "kappa": 0.5, "beta": 8.0}, 8 * 0.25**2 / (0.25**2 + 0.5**2)),
        ("michaelis_menten", {"alpha": 8.0, "lam": 0.5}, 8 * 0.25 / 0.75),
        ("tanh", {"b": 8.0, "c": 0.5}, 8 * np.tanh(0.25 / 4)),
    ],
)
def test_other_saturations_are_read_as_written(saturation, names, expected):
    posterior = {f"saturation_{name}": np.full((2, 3, 1), each) for name, each in names.items()}
    (curve,) = from_posterior(posterior, Model(saturation, ("a",), (1000,), 1.0), {})
    assert len(curve) == 6
    assert curve.value(250) == pytest.approx(np.full(6, expected))
    assert (curve.carry_over == 0).all()


def test_a_posterior_with_other_axes_is_refused():
    posterior = {"saturation_lam": np.ones((2, 5)), "saturation_beta": np.ones((2, 5))}
    with pytest.raises(ValueError, match="last axis"):
        from_posterior(posterior, Model("logistic", ("a", "b"), (1, 1), 1), {})
