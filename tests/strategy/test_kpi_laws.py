"""Laws that hold whatever the numbers: scale, order, other platforms, missing figures."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.core import reference
from stratbook.core.language import language
from stratbook.core.tables import Tables
from stratbook.strategy.kpis import measure, measure_all
from strategy.kpi_rows import (
    ad,
    covered,
    lead,
    mentions,
    post,
    scope,
    series,
    tables,
    value,
    web,
)

COUNT = st.integers(0, 400)
POSTS = st.lists(
    st.fixed_dictionaries(
        {
            "platform": st.sampled_from(["instagram", "facebook"]),
            "format": st.sampled_from(["photo", "reel"]),
            "reach": st.integers(1, 9000) | st.none(),
            "impressions": st.integers(1, 9000) | st.none(),
            "reactions": COUNT,
            "comments": COUNT,
            "shares": COUNT,
            "followers_at_post": st.integers(100, 9000),
        }
    ),
    min_size=2,
    max_size=14,
)
RATES = ("er_reach", "er_impressions", "er_followers", "amplification_rate", "engagement_index")
SCALED = ("reach", "impressions", "reactions", "comments", "shares", "followers_at_post")
QUICK = settings(max_examples=12, deadline=None)


def posts_of(rows) -> list[dict[str, object]]:
    return [post(n, f"2026-10-{1 + n:02d}", **row) for n, row in enumerate(rows)]


def whole() -> Tables:
    """Return tables in which every kind of row occurs."""
    return tables(
        posts=[post(n, f"2026-{9 + n % 2:02d}-{1 + n:02d}", reactions=10.0 + n) for n in range(14)],
        ads=[ad(), ad(ad_id="a2", spend=500.0)],
        audience=series("followers", {"2026-09-30": 900, "2026-10-31": 990}),
        web=covered(web(), web(source_name="facebook", date="2026-10-09")),
        mentions=mentions({("Rivage", "x"): 9, ("A", "x"): 6}, "positive"),
        leads=[lead(n, date=f"2026-{9 + n % 2:02d}-15") for n in range(9)],
    )


@QUICK
@given(POSTS, st.integers(2, 30))
def test_scaling_all_counts_leaves_rates_unchanged(rows, factor) -> None:
    scaled = [
        {
            key: each * factor if key in SCALED and each is not None else each
            for key, each in row.items()
        }
        for row in rows
    ]
    for id_ in RATES:
        before = value(id_, tables(posts=posts_of(rows)))
        after = value(id_, tables(posts=posts_of(scaled)))
        assert (before.value is None) == (after.value is None)
        if before.value is not None:
            assert after.value == pytest.approx(before.value)
            assert after.interval == pytest.approx(before.interval)


def test_the_order_of_rows_changes_nothing() -> None:
    found = whole()
    turned = Tables(
        {name: found[name].iloc[::-1].reset_index(drop=True) for name in found}, found.timezone
    )
    before, after = measure_all(scope(found)), measure_all(scope(turned))
    assert sum(each.value is not None for each in before.values()) > 30
    for id_, measured in before.items():
        assert after[id_].value == pytest.approx(measured.value), id_
        assert after[id_].interval == pytest.approx(measured.interval), id_


@settings(max_examples=6, deadline=None)
@given(POSTS)
def test_another_platform_never_changes_this_one_s_figures(rows) -> None:
    mine = [dict(row, platform="instagram") for row in rows]
    others = [post(100 + n, "2026-10-03", platform="tiktok", reactions=900.0) for n in range(6)]
    for id_ in (*RATES, "interactions", "reach", "impressions", "post_performance", "gini"):
        alone = value(id_, tables(posts=posts_of(mine)), platform="instagram")
        among = value(id_, tables(posts=[*posts_of(mine), *others]), platform="instagram")
        assert among.value == alone.value
        assert among.interval == alone.interval


@QUICK
@given(POSTS)
def test_adding_up_obeys_sum_then_divide(rows) -> None:
    measured = value("er_reach", tables(posts=posts_of(rows)))
    known = [row for row in rows if row["reach"] is not None]
    done = sum(row["reactions"] + row["comments"] + row["shares"] for row in known)
    if known:
        assert measured.value == pytest.approx(done / sum(row["reach"] for row in known))
        assert measured.n == len(known)
    else:
        assert measured.value is None


@pytest.mark.parametrize("name", ["posts", "ads", "audience", "web", "mentions", "leads"])
def test_a_missing_figure_never_becomes_a_zero(name) -> None:
    """Blank one column after another: what rested on it has no value, or fewer rows."""
    found = whole()
    before = measure_all(scope(found))
    frame = found[name]
    for column in frame.select_dtypes("number"):
        blank = frame.assign(**{column: float("nan")})
        without = scope(Tables({**found.frames, name: blank}, found.timezone))
        zeros = [
            id_
            for id_, known in reference.kpis().items()
            if name in known.inputs
            and measure(id_, without).value == 0
            and before[id_].value not in {0, None}
        ]
        assert zeros == [], (column, zeros)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_reach_added_up_is_never_called_people(code) -> None:
    words = {"fr": ("avec doublons", "pas un nombre de personnes"),
             "en": ("with duplicates", "not a number of people")}  # fmt: skip
    found = tables(posts=[post(1, reach_organic=5.0), post(2, reach_organic=5.0)])
    for id_ in ("reach", "organic_reach"):
        said = language(code).render(value(id_, found).variant)
        assert all(each in said for each in words[code])


@pytest.mark.parametrize("code", ["fr", "en"])
def test_whatever_is_said_can_be_said(code) -> None:
    reader = language(code)
    for found in (whole(), tables()):
        for measured in measure_all(scope(found)).values():
            messages = [measured.reason, measured.variant, measured.counted, *measured.notes]
            said = [reader.render(each) for each in messages if each is not None]
            assert all(each and "{" not in each for each in said)
            assert all(reader.fact(part.label) for part in measured.parts)


def test_values_and_shares_stay_where_their_kind_lives() -> None:
    for id_, measured in measure_all(scope(whole())).items():
        known = reference.kpi(id_)
        if measured.value is None or known.status == "points":
            continue
        assert measured.value >= 0, id_
        if measured.interval is not None:
            low, high = measured.interval
            assert low - 1e-9 <= measured.value <= high + 1e-9, id_


def test_a_table_of_nulls_computes_nothing() -> None:
    found = whole()
    frame = found["posts"]
    numbers = frame.select_dtypes("number").columns
    blank = frame.assign(**{column: float("nan") for column in numbers})
    assert pd.isna(blank["reach"]).all()
    measured = measure_all(scope(Tables({"posts": blank}, found.timezone)))
    assert [id_ for id_, each in measured.items() if each.value is not None] == []
