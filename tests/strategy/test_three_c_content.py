"""Chapter 2: what the company posts, on figures worked out by hand."""

import datetime as dt

import pandas as pd
import pytest

from stratbook.core.tables import empty
from stratbook.core.vocabulary import Level
from stratbook.strategy.tag_results import TagResult, TagResults
from stratbook.strategy.three_c import audit_content
from stratbook.strategy.three_c.content_findings import find_content
from strategy.three_c_rows import OCTOBER, PARIS, PHOTOS, SEPTEMBER, audit, post, posts


def test_rates_are_sums_divided_by_sums():
    small, large = post("2026-10-05", "photo", 100, 10), post("2026-10-06", "photo", 900, 10)
    photo = audit(small, large).formats[0]
    assert photo.rate == pytest.approx(20 / 1000)
    assert photo.basis == "reach"
    assert (photo.posts, photo.share, photo.counted) == (2, 1.0, 2)


def test_one_declared_basis_a_platform():
    with_reach = [post("2026-10-05", "photo", 100, 10)]
    by_views = [
        post(f"2026-10-{day}", "reel", None, 10, impressions=500, metric_basis="views")
        for day in ("06", "07")
    ]
    found = audit(*with_reach, *by_views)
    assert {each.basis for each in found.formats} == {"views"}
    rates = {each.name: each.rate for each in found.formats}
    assert rates == {"reel": pytest.approx(20 / 1000), "photo": None}
    assert found.bare == 1


def test_views_and_impressions_never_mix():
    found = audit(
        post("2026-10-05", "photo", None, 10, impressions=100, metric_basis="views"),
        post("2026-10-06", "photo", None, 10, impressions=100, metric_basis="views"),
        post("2026-10-07", "photo", None, 90, impressions=100, metric_basis="impressions"),
    )
    assert found.formats[0].rate == pytest.approx(0.1)
    assert found.formats[0].counted == 2


def test_the_index_is_worked_out_by_hand():
    found = audit(*PHOTOS)  # rates 1 % … 5 %, median 3 %
    assert [round(each.index) for each in found.ranked] == [167, 133, 100, 67, 33]
    assert [round(each.index) for each in found.top] == [167, 133]
    assert [round(each.index) for each in found.flop] == [33, 67]


def test_too_few_posts_rank_nothing():
    assert audit(*PHOTOS[:4]).ranked == ()


def test_young_posts_wait():
    young = post("2026-10-28", "photo", 1000, 900, extracted_at=pd.Timestamp("2026-11-03"))
    found = audit(*PHOTOS, young)
    assert found.young == 1
    assert found.posts == 6
    assert found.formats[0].rate == pytest.approx(150 / 5000)
    assert max(each.day for each in found.ranked) == dt.date(2026, 10, 7)


def test_a_post_without_figures_is_left_out_not_counted_as_zero():
    unseen, silent = post("2026-10-09", "photo", None, 50), post("2026-10-10", "photo", 800, None)
    found = audit(*PHOTOS, unseen, silent)
    assert found.formats[0].rate == pytest.approx(150 / 5000)
    assert found.bare == 2


def test_cadence_counts_days_in_the_clients_zone():
    midnight = post("2026-10-01", "photo", 100, 1)
    midnight["published_at"] = pd.Timestamp("2026-09-30 22:30", tz="UTC")  # 1 October in Paris
    found = audit(midnight, post("2026-10-16", "photo", 100, 1)).cadences[0]
    assert found.posts == 2
    assert found.per_week == pytest.approx(2 / (31 / 7))
    assert found.silence == 15
    assert found.before is None


def test_cadence_is_compared_only_where_the_export_reaches_back():
    september = [post(f"2026-09-{day:02d}", "photo", 100, 1) for day in (1, 10, 20)]
    cadence = audit(*september, *PHOTOS).cadences[0]
    assert cadence.before == pytest.approx(3 / (30 / 7))
    keys = [each.key for each in find_content(audit(*september, *PHOTOS))]
    assert "three_c.cadence_up" in keys
    assert "three_c.silence" in keys  # 7 to 31 October


def test_the_best_format_is_held_against_the_median_format():
    reels = [post(f"2026-10-{day}", "reel", 1000, 100) for day in range(10, 16)]
    finding = next(e for e in find_content(audit(*PHOTOS, *reels)) if "format" in e.key)
    assert finding.key == "three_c.format_leads_reach"
    assert finding.comparison.value.value == pytest.approx(0.1)
    assert finding.comparison.reference.value == pytest.approx((0.03 + 0.1) / 2)
    assert finding.confidence.level is Level.MEDIUM


def test_the_order_of_posts_changes_nothing():
    rows = [*PHOTOS, *(post(f"2026-10-{day}", "reel", 900, day) for day in range(10, 16))]
    table = posts(*rows)
    mixed = table.sample(frac=1, random_state=3).reset_index(drop=True)
    assert audit_content(table, OCTOBER, SEPTEMBER) == audit_content(mixed, OCTOBER, SEPTEMBER)


def test_another_platform_changes_no_figure_of_the_first():
    other = [{**each, "platform": "facebook", "reactions": 500.0} for each in PHOTOS]
    alone, beside = audit(*PHOTOS), audit(*PHOTOS, *other)
    assert beside.on_platform("instagram") == alone.on_platform("instagram")
    assert [e.index for e in beside.ranked if e.platform == "instagram"] == [
        e.index for e in alone.ranked
    ]


def test_no_posts_no_content():
    found = audit_content(empty("posts", PARIS), OCTOBER, SEPTEMBER)
    assert (found.posts, found.formats, found.ranked) == (0, (), ())
    assert find_content(found) == ()


def test_a_pillar_leads_only_when_its_interval_stands_apart():
    def row(name, rate, n):
        return TagResult(name, 2, 0.2, n, rate=rate, interval=(rate - 0.01, rate + 0.01))

    def found(*rows):
        pillars = TagResults("pillar", OCTOBER, OCTOBER, rows, posts=10, tagged=8)
        return [each for each in find_content(audit(*PHOTOS), pillars) if "pillar" in each.key]

    apart = found(row("tips", 0.06, 9), row("shop", 0.02, 40))[0]
    assert apart.comparison.value.value == pytest.approx(0.06)
    assert apart.comparison.reference.value == pytest.approx(0.02)
    assert apart.impact == pytest.approx((0.04 / 0.06) * 0.8 * 0.5)
    assert apart.confidence.level is Level.MEDIUM
    assert found(row("tips", 0.03, 9), row("shop", 0.02, 40)) == []
