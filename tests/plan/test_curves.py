"""Response curves: increasing, concave, and consistent with their own marginals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.plan.curves import Exponential, Logarithm, SquareRoot, through

LEVELS = st.floats(1e-3, 1e6)
PACES = st.floats(10, 1e5)
AMOUNTS = st.floats(1, 1e5)
FAMILIES = st.one_of(
    st.builds(SquareRoot, LEVELS),
    st.builds(Exponential, LEVELS, PACES),
    st.builds(Logarithm, LEVELS, PACES),
)


@given(FAMILIES, AMOUNTS)
def test_more_money_brings_more_and_each_unit_less(curve, amount):
    grid = amount * np.array([0.25, 0.5, 0.75, 1.0])
    steps = np.diff(np.concatenate([[0.0], curve.value(grid)]))
    assert (steps >= 0).all()
    assert (np.diff(steps) <= 1e-9 * steps[0]).all()


@given(FAMILIES, AMOUNTS)
def test_the_marginal_is_the_slope_of_the_value(curve, amount):
    step = amount * 1e-5
    slope = (curve.value(amount + step) - curve.value(amount - step)) / (2 * step)
    assert slope == pytest.approx(float(curve.marginal(amount)), rel=1e-3, abs=1e-10)


@given(FAMILIES, AMOUNTS, st.floats(0.1, 3))
def test_the_amount_at_a_marginal_is_the_amount(curve, amount, part):
    reached = amount * part
    price = curve.marginal(reached)
    if price > 1e-12 * curve.marginal(1.0):
        assert float(curve.amount_at(price)) == pytest.approx(reached, rel=1e-4)


@pytest.mark.parametrize("curve", [Exponential(100, 500), Logarithm(100, 500)])
def test_a_price_above_the_first_marginal_buys_nothing(curve):
    assert float(curve.amount_at(curve.marginal(0.0) * 1.01)) == 0.0


def test_parameters_may_be_draws():
    curve = SquareRoot(np.array([6.0, 12.0]))
    assert curve.value(100.0).tolist() == [60.0, 120.0]
    assert curve.amount_at(curve.marginal(400.0)) == pytest.approx([400.0, 400.0])


def test_a_curve_goes_through_its_point():
    assert float(through(2500, 600).value(2500)) == pytest.approx(600)
    assert float(through(2500, 600).value(10_000)) == pytest.approx(1200)


def test_a_point_without_money_draws_no_curve():
    with pytest.raises(ValueError, match="money spent"):
        through(0, 12)
