"""When to publish: pooling, hours that cannot be trusted, chance, and gains told honestly."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.core.choice import Override
from stratbook.strategy.editorial.chance import gain_of_moving, trial_of
from stratbook.strategy.editorial.findings_slots import find_slots, slot_choices, slot_decisions
from stratbook.strategy.editorial.grid import slots_of, week_grids
from stratbook.strategy.editorial.pooling import index_of, partial_pool, pooled_means
from stratbook.strategy.editorial.rated import hours_trusted, rated_posts
from strategy.editorial_rows import timed
from strategy.kpi_rows import scope, tables

MONDAY = dt.datetime(2026, 1, 5)  # noqa: DTZ001 - the zone is added where posts are written
EIGHT_SCHOOLS = (
    [28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18],
    [11, 8, 6, 8, 5, 6, 11, 8],
)  # fmt: skip


def week_of_posts(lucky=1.0, weeks=30, seed=1, **more):
    """Publish each week at 9:15 Monday, 12:15 Wednesday and 18:15 Friday; Friday is lucky."""
    draw = np.random.default_rng(seed)
    found = []
    for number in range(weeks * 3):
        week, slot = divmod(number, 3)
        days, hour, factor = ((0, 9, 1.0), (2, 12, 1.0), (4, 18, lucky))[slot]
        at = MONDAY + dt.timedelta(weeks=week, days=days, hours=hour, minutes=15 + week % 30)
        likes = round(40 * factor * float(draw.lognormal(0, 0.25)))
        found.append(timed(number, at, likes, **more))
    return scope(tables(posts=found))


def grid(found, measured="rate"):
    return next(each for each in week_grids(found) if each.measured == measured)


def test_pooling_gives_the_published_means_of_the_eight_schools():
    means, errors, published = EIGHT_SCHOOLS  # Bayesian Data Analysis, table 5.3, rounded
    shrunk, spread = pooled_means(np.array(means, float), np.array(errors, float))
    assert shrunk == pytest.approx(published, abs=0.75)
    assert all(spread < np.array(errors))


@given(
    st.lists(st.integers(-50, 50), min_size=3, max_size=8, unique=True),
    st.floats(0.5, 30, allow_nan=False),
)
def test_a_pooled_mean_lies_between_its_own_and_the_others(means, error):
    values = np.array(means, float)
    shrunk, _ = pooled_means(values, np.full(len(means), error))
    low, high = values.min(), values.max()
    assert all(low - 1e-9 <= each <= high + 1e-9 for each in shrunk)
    assert list(np.argsort(shrunk)) == list(np.argsort(values))


def test_the_fewer_the_posts_the_closer_to_the_mean():
    rng = np.random.default_rng(3)
    noise = pd.Series(rng.normal(0, 1, 60)) - 0.0
    groups = pd.Series(["many"] * 40 + ["few"] * 4 + ["rest"] * 16)
    values = noise - noise.groupby(groups).transform("mean")
    values[groups == "many"] += 1.0
    values[groups == "few"] += 1.0
    pooled = partial_pool(values, groups)
    assert pooled.loc["few", "n"] == 4
    assert pooled.loc["many", "shrunk"] > pooled.loc["few", "shrunk"] > values.mean()


def test_a_planted_slot_is_found_with_its_posts_and_beats_chance():
    found = grid(week_of_posts(lucky=2.0))
    friday = found.at(4, 18)
    assert (friday.n, friday.hours, friday.enough) == (30, 2, True)
    assert found.best[0] == friday
    # Twice the others: e^(+2/3 ln 2) of the mean of the three, 159, hardly shrunk.
    assert friday.index == pytest.approx(index_of(np.log(2) * 2 / 3), abs=8)
    assert friday.low < friday.index < friday.high
    assert found.trial.beats_chance
    assert found.is_told
    # Moving a post from the others to Friday doubles it: the gain says so on held-out posts.
    assert found.gain.low < 1.0 < found.gain.high


def test_without_any_effect_nothing_is_told():
    found = grid(week_of_posts(lucky=1.0, seed=1))
    assert found.trial.p_value > 0.05
    assert not found.is_told
    assert found.gain.low < 0 < found.gain.high
    keys = [each.key for each in find_slots((found,))]
    assert "editorial.slots_chance" in keys
    assert not any(key.startswith("editorial.slots_best") for key in keys)


def test_noise_beats_chance_no_more_often_than_promised():
    rng = np.random.default_rng(2)
    groups = pd.Series(np.tile(np.arange(10), 8))
    deals = [trial_of(pd.Series(rng.normal(0, 1, 80)), groups).beats_chance for _ in range(60)]
    assert sum(deals) <= 8  # three expected; more than eight would be one case in two hundred


def test_the_gain_is_not_flattered_by_having_chosen_the_luckiest_slots():
    rng = np.random.default_rng(11)
    groups = pd.Series(np.tile(np.arange(20), 10))
    naive, honest = [], []
    for _ in range(12):
        values = pd.Series(rng.normal(0, 1, 200))
        naive.append(np.expm1(values.groupby(groups).mean().nlargest(3).mean()))
        honest.append(gain_of_moving(values, groups).value)
    assert np.mean(naive) > 0.5  # the three luckiest of twenty look half as good again
    assert abs(np.mean(honest)) < 0.15


def test_chance_is_counted_over_all_deals():
    rng = np.random.default_rng(5)
    flat = pd.Series(rng.normal(0, 1, 60))
    groups = pd.Series(np.tile(["a", "b", "c"], 20))
    assert 0.05 < trial_of(flat, groups).p_value <= 1
    apart = flat + groups.map({"a": 0.0, "b": 0.0, "c": 5.0})
    assert trial_of(apart, groups).p_value == pytest.approx(1 / 1000)
    assert trial_of(flat[:20], groups[:20]).p_value is None


def test_too_few_posts_leave_a_slot_unjudged_and_an_unused_one_empty():
    found = grid(week_of_posts(weeks=12))
    assert found.at(6, 20).n == 0
    assert found.at(6, 20).index is None
    (only, *_) = week_grids(week_of_posts(weeks=4))
    assert not any(each.enough for each in only.cells)
    assert only.best == ()


def test_posts_too_young_are_left_out():
    old = grid(week_of_posts(weeks=12))
    young = grid(week_of_posts(weeks=12, extracted_at="2026-03-24"))
    # Exported on 24 March: those of 18, 20, 23, 25 and 27 March are not seven days old.
    assert (old.n, young.n) == (36, 31)


def test_formats_are_set_aside_before_slots_are_compared():
    posts = []
    for number in range(60):
        reel = number % 2 == 0
        at = MONDAY + dt.timedelta(days=7 * (number // 2), hours=18 if reel else 9, minutes=number)
        posts.append(timed(number, at, 90 if reel else 30, format="reel" if reel else "photo"))
    found = grid(scope(tables(posts=posts)))
    assert [each.index for each in found.cells] == pytest.approx([100, 100], abs=0.5)


def test_hours_of_days_only_are_not_trusted():
    posts = [timed(n, MONDAY + dt.timedelta(days=n), 30 + n % 7) for n in range(40)]
    found = grid(scope(tables(posts=posts)))
    assert not found.has_hours
    assert (found.hours, found.untimed, len(found.cells)) == (24, 40, 7)
    keys = [each.key for each in find_slots((found,))]
    assert "editorial.hours_unknown" in keys
    assert "editorial.slots_unused" not in keys


def test_minutes_that_equal_the_month_are_not_trusted_as_at_import():
    start = MONDAY.replace(day=3, hour=9)
    at = [start + dt.timedelta(days=9 * n) for n in range(12)]
    wrong = tables(
        posts=[timed(n, each.replace(minute=each.month), 9) for n, each in enumerate(at)]
    )
    right = tables(posts=[timed(n, each.replace(minute=30), 9) for n, each in enumerate(at)])
    few = tables(
        posts=[timed(n, each.replace(minute=each.month), 9) for n, each in enumerate(at[:9])]
    )
    assert not hours_trusted(wrong["posts"]).any()
    assert hours_trusted(few["posts"]).all()
    spread = right["posts"].assign(
        published_at=right["posts"]["published_at"] + pd.to_timedelta(np.arange(12), unit="h")
    )
    assert hours_trusted(spread).all()


def test_the_rate_falls_back_on_interactions_where_no_audience_is_given():
    posts = [timed(n, MONDAY + dt.timedelta(days=n, hours=9, minutes=n), 9, reach=None)
             for n in range(31)]  # fmt: skip
    rated = rated_posts(scope(tables(posts=posts)), "rate")
    assert set(rated["basis"]) == {"interactions"}
    assert rated_posts(scope(tables(posts=posts)), "audience").empty


def test_the_rule_moves_tests_or_leaves_free_and_a_person_may_override():
    told = week_grids(week_of_posts(lucky=2.0))
    (choice,) = slot_choices(told)
    assert (choice.subject, choice.chosen) == ("instagram", "move")
    (plain,) = slot_choices(week_grids(week_of_posts(lucky=1.0)))
    assert plain.chosen == "test"  # three slots in forty-nine were tried
    word = Override(rule="editorial.slots", subject="instagram", choice="free", reason="staff")
    (other,) = slot_choices(told, (word,))
    assert (other.computed, other.chosen) == ("move", "free")
    (decision,) = slot_decisions(told, (other,), "en")
    assert (decision.state, decision.choice.text) == ("overridden", "choose by convenience")


def test_the_best_slots_become_an_action_with_its_expected_effect():
    found = find_slots(week_grids(week_of_posts(lucky=2.0)))
    best = next(each for each in found if each.key == "editorial.slots_best_rate")
    assert best.action.low.value > 0
    assert best.action.high.value > best.action.low.value
    assert best.comparison.value.value == pytest.approx(159, abs=8)


def test_the_calendar_is_given_the_slots_of_the_engagement_rate_only():
    grids = week_grids(week_of_posts())
    assert slots_of(grids) == grid(week_of_posts()).cells


def test_the_order_of_the_rows_changes_nothing():
    found = week_of_posts(lucky=1.3)
    frame = found.tables["posts"]
    shuffled = type(found.tables)(
        {"posts": frame.sample(frac=1, random_state=1).reset_index(drop=True)},
        found.tables.timezone,
    )
    here, there = grid(found), grid(scope(shuffled))
    assert [each.n for each in here.cells] == [each.n for each in there.cells]
    assert [e.index for e in here.cells] == pytest.approx([e.index for e in there.cells])
    assert here.trial == there.trial
