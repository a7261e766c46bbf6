"""The fit: what it recovers, what it says when it cannot, and what beliefs change."""

import numpy as np
import pandas as pd
import pytest

from stratbook.core.reference import threshold
from stratbook.plan.response.beliefs import Belief, Lift
from stratbook.plan.response.carryover import carried
from stratbook.plan.response.draws import Draws
from stratbook.plan.response.families import Family
from stratbook.plan.response.fit import fit
from stratbook.plan.response.history import History

WEEKS = 104
SEASON = 1 + 0.2 * np.sin(2 * np.pi * np.arange(WEEKS) / 52.18)


def a_history(spend, results, platforms=("meta", "tiktok", "linkedin")):
    spend = np.asarray(spend, float)
    weeks = pd.date_range("2024-01-01", periods=len(spend), freq="7D")
    return History(
        weeks, platforms[: spend.shape[1]], spend, np.asarray(results, float),
        np.zeros((len(spend), 0)),
    )  # fmt: skip


def a_client(seed=0, noise=20.0, weeks=WEEKS):
    """Return a client whose spend follows the season, and each platform's true contribution."""
    rng = np.random.default_rng(seed)
    spend = SEASON[:, None] ** 2 * rng.lognormal(0, 0.5, (WEEKS, 2)) * [800, 300]
    brought = np.stack([
        900 * (1 - np.exp(-carried(spend[:, 0], 0.3, 800) / 900)),
        200 * (1 - np.exp(-carried(spend[:, 1], 0.1, 300) / 300)),
    ])  # fmt: skip
    results = 1000 * SEASON + brought.sum(axis=0) + rng.normal(0, noise, WEEKS)
    history = a_history(spend[:weeks], results[:weeks])
    return history, brought[:, :weeks].mean(axis=1)


def interval(values):
    return np.quantile(values, [0.05, 0.95])


def a_benchmark(platform, results, spend, spread=0.2):
    """Return a prior whose curve gives some results at a spend."""
    level = results * np.exp(spread * np.random.default_rng(1).standard_normal(1000))
    ceiling, ones = level / -np.expm1(-1), np.ones(1000)
    return Draws(platform, Family.EXPONENTIAL, ceiling, ones * spend, ones, 0 * ones, "prior")


# -- what it recovers ------------------------------------------------------------


def test_contributions_are_recovered_though_spend_follows_the_season():
    history, truth = a_client(1)
    fitted = fit(history)
    for name, true in zip(("meta", "tiktok"), truth, strict=True):
        low, high = interval(fitted.contributions[name])
        assert low <= true <= high
        assert high - low < 0.9 * true
    assert fitted.agreement < 1.1
    assert [each.origin for each in fitted.curves] == ["fitted", "fitted"]
    assert fitted.curves[0].seen == (history.spend[:, 0].min(), history.spend[:, 0].max())


def test_most_truths_lie_in_their_intervals():
    inside = []
    for seed in range(12):
        history, truth = a_client(seed, noise=60)
        fitted = fit(history, seed=seed)
        for name, true in zip(("meta", "tiktok"), truth, strict=True):
            low, high = interval(fitted.contributions[name])
            inside.append(low <= true <= high)
    assert np.mean(inside) >= 0.75  # 90 % expected of 24: below 18 has a chance of 1 in 200


def test_the_draws_give_the_contributions_they_were_drawn_with():
    history, _ = a_client()
    fitted = fit(history)
    meta, spend = fitted.curves[0], history.spend[:, 0]
    for at in (0, 500, 999):
        work = carried(spend, meta.carry_over[at], spend[:8].mean())
        given = meta.take([at]).value(work).mean()
        assert given == pytest.approx(fitted.contributions["meta"][at])


def test_units_change_nothing():
    history, _ = a_client()
    millions = a_history(history.spend * 1e-3, history.results * 1e6)
    one, two = fit(history), fit(millions)
    assert two.curves[0].ceiling == pytest.approx(one.curves[0].ceiling * 1e6, rel=1e-6)
    assert two.curves[0].pace == pytest.approx(one.curves[0].pace * 1e-3, rel=1e-6)


def test_the_same_seed_gives_the_same_draws_and_another_gives_others():
    history, _ = a_client()
    one, same, other = fit(history), fit(history), fit(history, seed=1)
    assert (one.curves[0].ceiling == same.curves[0].ceiling).all()
    assert (one.curves[0].ceiling != other.curves[0].ceiling).any()
    assert len(one.curves[0]) == threshold("allocation_draws")


def test_ads_that_bring_nothing_are_found_weak():
    history, _ = a_client()
    rng = np.random.default_rng(5)
    idle = a_history(history.spend, 1000 * SEASON + rng.normal(0, 20, WEEKS))
    assert sum(np.median(each) for each in fit(idle).contributions.values()) < 40


def test_hill_finds_its_exponent_too():
    history, truth = a_client()
    fitted = fit(history, family=Family.HILL)
    assert len(set(fitted.curves[0].shape)) > 1
    low, high = interval(fitted.contributions["meta"])
    assert low <= truth[0] <= high


def test_a_known_event_is_not_given_to_the_ads():
    history, truth = a_client()
    sale = np.zeros(WEEKS)
    sale[[10, 30, 61, 88]] = 1
    spend = history.spend * (1 + 2 * sale[:, None] * [1, 0])
    lifted = a_history(spend, history.results + 1500 * sale)
    told = History(lifted.weeks, lifted.platforms, spend, lifted.results, sale[:, None])
    blind, seeing = (np.median(fit(each).contributions["meta"]) for each in (lifted, told))
    assert abs(seeing - truth[0]) < abs(blind - truth[0])


# -- what it says when it cannot -------------------------------------------------


def test_one_week_of_history_leaves_the_benchmarks():
    history, _ = a_client(weeks=1)
    benchmark = a_benchmark("meta", 100, 800)
    fitted = fit(history, [Belief("meta", benchmark)])
    assert fitted.curves == (benchmark,)
    assert fitted.agreement is None
    assert fitted.left_out["tiktok"].plain() == (
        "TikTok: neither a history that can be fitted nor a benchmark."
    )
    assert fitted.notes[0].plain().startswith("1 week of results is too few to fit curves (13 are")


@pytest.mark.parametrize(
    ("spend", "results", "said"),
    [
        (np.zeros((WEEKS, 2)), 1000 * SEASON, "Nothing was ever spent"),
        (np.ones((WEEKS, 2)), np.full(WEEKS, 7.0), "The results never varied"),
        (np.ones((WEEKS, 2)), np.zeros(WEEKS), "The results never varied"),
        (np.ones((WEEKS, 2)), np.full(WEEKS, np.nan), "0 weeks of results are too few"),
    ],
)
def test_a_history_that_tells_nothing_says_why(spend, results, said):
    fitted = fit(a_history(spend, results))
    assert fitted.curves == ()
    assert set(fitted.left_out) == {"meta", "tiktok"}
    assert fitted.notes[-1].plain().startswith(said)


def test_spend_that_never_varied_is_said_and_its_curve_is_the_prior():
    history, _ = a_client()
    spend = history.spend.copy()
    spend[:, 0] = 800
    fitted = fit(a_history(spend, history.results))
    assert [each.origin for each in fitted.curves] == ["prior", "fitted"]
    assert "Meta" in fitted.notes[0].plain()
    assert "spend never varied" in fitted.notes[0].plain()
    low, high = interval(fitted.contributions["meta"])
    assert high > 10 * low


def test_a_platform_never_paid_keeps_its_benchmark_or_is_left_out():
    history, _ = a_client()
    spend = np.column_stack([history.spend, np.zeros(WEEKS)])
    alone = fit(a_history(spend, history.results))
    assert set(alone.left_out) == {"linkedin"}
    benchmark = a_benchmark("linkedin", 30, 500)
    helped = fit(a_history(spend, history.results), [Belief("linkedin", benchmark)])
    assert helped.left_out == {}
    assert helped.curves[-1] is benchmark


def test_missing_and_negative_results_are_passed_over():
    history, truth = a_client()
    results = history.results.copy()
    results[[3, 40, 77]] = [np.nan, -5000, np.nan]
    low, high = interval(fit(a_history(history.spend, results)).contributions["meta"])
    assert low <= truth[0] <= high


def test_half_a_year_is_fitted_with_a_warning():
    history, _ = a_client(weeks=30)
    fitted = fit(history)
    assert len(fitted.curves) == 2
    assert fitted.notes[-1].plain().startswith("The curves rest on 30 weeks")


def test_power_is_not_fitted():
    history, _ = a_client()
    with pytest.raises(ValueError, match="through a point"):
        fit(history, family=Family.POWER)


# -- beliefs ---------------------------------------------------------------------


def width(fitted, name="meta"):
    return float(np.ptp(interval(fitted.contributions[name])))


def test_a_lift_test_makes_the_platform_surer_and_says_combined():
    history, truth = a_client(noise=150)
    lift = Lift(800, 900 * -np.expm1(-800 / 900), 15)
    without, tested = fit(history), fit(history, [Belief("meta", lift=lift)])
    assert width(tested) < 0.5 * width(without)
    low, high = interval(tested.contributions["meta"])
    assert low - 30 <= truth[0] <= high + 30
    assert [each.origin for each in tested.curves] == ["combined", "fitted"]
    at_test = np.median(tested.curves[0].value(800))
    assert at_test == pytest.approx(lift.results, rel=0.06)


def test_a_short_history_leans_on_its_benchmark_and_a_long_one_does_not():
    wrong = Belief("meta", a_benchmark("meta", 60, 800, spread=0.5))
    gaps = []
    for weeks in (16, WEEKS):
        history, truth = a_client(noise=40, weeks=weeks)
        fitted = fit(history, [wrong])
        assert fitted.curves[0].origin == "combined"
        gaps.append(abs(np.median(fitted.contributions["meta"]) - 60) / truth[0])
    assert gaps[0] < gaps[1]


@pytest.mark.parametrize("lift", [(0, 10, 1), (100, 10, 0), (100, float("nan"), 1)])
def test_an_impossible_test_is_refused(lift):
    with pytest.raises(ValueError, match="test needs"):
        Lift(*lift)


# -- real data -------------------------------------------------------------------


def test_known_parameters_of_a_public_data_set_are_recovered(shared):
    data = pd.read_csv(shared / "data/real/mmm/mmm_example.csv", parse_dates=["date_week"])
    history = History(
        pd.DatetimeIndex(data["date_week"]), ("x1", "x2"), data[["x1", "x2"]].to_numpy(),
        data["y"].to_numpy(), data[["event_1", "event_2"]].to_numpy(),
    )  # fmt: skip
    fitted = fit(history, family=Family.TANH)
    known = {"x1": (3000, 2 / 4, 0.4), "x2": (2000, 2 / 3, 0.2)}  # its logistic is our tanh
    for curve in fitted.curves:
        for name, true in zip(
            ("ceiling", "pace", "carry_over"), known[curve.platform], strict=True
        ):
            low, high = interval(getattr(curve, name))
            assert low <= true <= high, (curve.platform, name)
