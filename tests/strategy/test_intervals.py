"""Intervals: right on known cases, the same each time, blind to the order of rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.strategy.intervals import (
    bootstrap_ratio,
    difference,
    ratio_draws,
    spread,
    wilson,
)

COUNTS = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 5000)), min_size=2, max_size=30)


def test_wilson_on_the_exercise_of_clicks_to_sales() -> None:
    low, high = wilson(30, 3000) or (0, 0)
    assert (round(100 * low, 2), round(100 * high, 2)) == (0.70, 1.42)


def test_wilson_stays_between_0_and_1_at_the_ends() -> None:
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)


def test_wilson_of_nothing_is_nothing() -> None:
    assert wilson(0, 0) is None


def test_wilson_refuses_more_successes_than_trials() -> None:
    with pytest.raises(ValueError, match="k"):
        wilson(11, 10)


def test_one_row_has_no_bootstrap() -> None:
    assert bootstrap_ratio([5], [10]) is None
    assert bootstrap_ratio([], []) is None


def test_rows_alike_leave_no_doubt() -> None:
    assert bootstrap_ratio([3, 3, 3], [100, 100, 100]) == pytest.approx((0.03, 0.03))


@settings(max_examples=25, deadline=None)
@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, random) -> None:
    shuffled = random.sample(rows, len(rows))
    assert bootstrap_ratio(*zip(*rows, strict=True)) == bootstrap_ratio(
        *zip(*shuffled, strict=True)
    )


@settings(max_examples=25, deadline=None)
@given(COUNTS)
def test_the_interval_holds_between_the_extreme_rows(rows) -> None:
    low, high = bootstrap_ratio(*zip(*rows, strict=True)) or (0, 0)
    rates = [above / below for above, below in rows]
    assert min(rates) - 1e-12 <= low <= high <= max(rates) + 1e-12


@settings(max_examples=25, deadline=None)
@given(COUNTS, st.integers(2, 50))
def test_scaling_both_counts_leaves_the_interval(rows, factor) -> None:
    above, below = (np.array(column) for column in zip(*rows, strict=True))
    assert bootstrap_ratio(above * factor, below * factor) == pytest.approx(
        bootstrap_ratio(above, below)
    )


def test_more_posts_narrow_the_interval() -> None:
    above, below = [10, 30, 50, 70] * 2, [1000] * 8
    few, many = bootstrap_ratio(above, below), bootstrap_ratio(above * 12, below * 12)
    assert few is not None
    assert many is not None
    assert many[1] - many[0] < 0.5 * (few[1] - few[0])


def test_it_covers_the_truth_about_as_often_as_it_says() -> None:
    generator = np.random.default_rng(4)
    hits = 0
    for _ in range(60):
        below = generator.integers(500, 1500, 40)
        above = generator.poisson(0.05 * below * generator.gamma(4, 0.25, 40))
        low, high = bootstrap_ratio(above, below) or (0, 0)
        hits += low <= 0.05 <= high
    assert 50 <= hits <= 60


def test_two_streams_are_two_samples() -> None:
    rows = list(range(1, 40)), [100] * 39
    assert not np.array_equal(ratio_draws(*rows, 0), ratio_draws(*rows, 1))
    low, high = spread(difference(ratio_draws(*rows, 0), ratio_draws(*rows, 1))) or (1, 1)
    assert low < 0 < high


def test_draws_without_a_denominator_are_left_out() -> None:
    draws = ratio_draws([0, 1], [0, 10])
    assert np.isfinite(draws).all()
    assert 0 < draws.size < 2000
