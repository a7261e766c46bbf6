"""Concentration and winners: exercise 6(b), and tables of two by two worked out by hand."""

import pandas as pd
import pytest

from stratbook.strategy.editorial.concentration import concentration, concentrations
from stratbook.strategy.editorial.findings_contents import find_audience
from stratbook.strategy.editorial.winners import find_winners
from strategy.editorial_rows import tag
from strategy.kpi_rows import post, scope, tables

EXERCISE = (
    52_000, 18_000, 9_000, 6_000, 4_000, 3_000, 2_500, 2_000, 1_500, 1_000,
    400, 200, 100, 100, 50, 50, 40, 30, 20, 10,
)  # fmt: skip


def measured(values=EXERCISE):
    return concentration(pd.Series(values, dtype="float64"))


def test_exercise_6b():
    found = measured()
    assert found.few == pytest.approx(0.520, abs=5e-4)
    assert found.top == pytest.approx(0.850, abs=5e-4)
    assert (found.few_posts, found.top_posts) == (1, 4)
    assert (found.most_posts, found.most_share) == (4, 0.2)
    assert found.gini == pytest.approx(0.803, abs=5e-4)


def test_the_order_of_the_posts_changes_nothing():
    assert measured(sorted(EXERCISE)) == measured()


def test_equal_posts_are_not_concentrated():
    found = measured([7.0] * 40)
    assert (found.gini, found.few, found.top) == (pytest.approx(0), 0.05, 0.2)
    assert (found.most_posts, found.gini_interval) == (32, pytest.approx((0, 0)))


def test_the_curve_goes_from_nothing_to_everything():
    (x, y), *_, last = measured([3.0, 1.0]).lorenz
    assert ((x, y), last) == ((0, 0), (1, 1))
    assert measured([3.0, 1.0]).lorenz[1] == (0.5, 0.75)


def test_a_missing_audience_is_no_audience_of_zero():
    found = measured([3.0, 1.0, float("nan")])
    assert (found.n, found.unmeasured) == (2, 1)
    assert measured([0.0, 0.0]) is None
    assert measured([]) is None


def test_the_interval_holds_the_figure():
    found = measured()
    assert found.top_interval[0] <= found.top <= found.top_interval[1]
    assert found.gini_interval[0] < found.gini < found.gini_interval[1] + 0.1


def audience(*reaches, **more):
    return [
        post(n, f"2026-{1 + n % 9:02d}-15", reach=float(each), **more)
        for n, each in enumerate(reaches)
    ]


def test_each_platform_is_measured_on_its_own_basis_and_never_mixed():
    posts = [
        *audience(*EXERCISE),
        *[
            {**each, "post_id": f"y{n}", "platform": "youtube", "reach": None,
             "impressions": 100.0, "metric_basis": "views"}
            for n, each in enumerate(audience(*[1] * 5))
        ],
    ]  # fmt: skip
    instagram, youtube = concentrations(scope(tables(posts=posts)))
    assert (instagram.basis, instagram.n) == ("reach", 20)
    assert instagram.top == pytest.approx(0.85)
    assert (youtube.basis, youtube.n, youtube.gini) == ("views", 5, pytest.approx(0))
    assert not instagram.enough


def test_the_finding_compares_with_the_quoted_rule():
    found = concentrations(scope(tables(posts=audience(*EXERCISE, *[10.0] * 20))))
    (said,) = find_audience(found, find_winners(scope(tables(posts=audience(1.0)))))
    assert said.key == "editorial.concentrated"
    assert said.comparison.reference.value == 0.95
    even = concentrations(scope(tables(posts=audience(*range(100, 140)))))
    (calm,) = find_audience(even, find_winners(scope(tables(posts=audience(1.0)))))
    assert calm.key == "editorial.spread_out"


def forty(tags=()):
    """Forty posts: reels 1 to 10 reach most, and eight of them are among the eight winners."""
    posts = [
        post(n, f"2026-{1 + n % 9:02d}-{10 + n % 5:02d}", reach=float(2000 - n),
             format="reel" if n < 10 else "photo", text="x" * 10)
        for n in range(40)
    ]  # fmt: skip
    return scope(tables(posts=posts, **({"tags": list(tags)} if tags else {})))


def test_a_trait_of_the_winners_by_hand():
    found = find_winners(forty())
    assert (found.winners, found.posts) == (8, 40)
    reel = next(each for each in found.traits if each.value == "reel")
    assert (reel.winners, reel.others, reel.rate) == (8, 2, 0.8)
    # All eight winners are reels: 10 choose 8 ÷ 40 choose 8.
    assert reel.p_value == pytest.approx(45 / 76_904_685, rel=1e-6)
    assert reel.odds is None  # no winner without it: nothing bounds the ratio
    assert reel.stands_out


def test_a_trait_that_is_no_sign_of_winners_does_not_stand_out():
    tags = [tag(n, pillar="a" if n % 2 else "b") for n in range(40)]
    found = find_winners(forty(tags))
    pillar = next(each for each in found.traits if each.kind == "pillar")
    assert (pillar.winners, pillar.others) == (4, 16)
    assert pillar.odds == pytest.approx(1)
    assert pillar.interval[0] < 1 < pillar.interval[1]
    assert not pillar.stands_out


def test_the_more_traits_are_tried_the_more_it_takes():
    alone = next(each for each in find_winners(forty()).traits if each.value == "reel")
    tags = [tag(n, pillar="a" if n % 2 else "b", mechanic=f"m{n % 4}") for n in range(40)]
    among = next(each for each in find_winners(forty(tags)).traits if each.value == "reel")
    assert alone.p_value == among.p_value
    assert among.q_value > alone.q_value


def test_rare_traits_are_counted_and_left_out():
    tags = [tag(n, mechanic="vote" if n < 3 else "tuto") for n in range(40)]
    found = find_winners(forty(tags))
    assert "vote" not in {each.value for each in found.traits}
    assert found.rare >= 1
