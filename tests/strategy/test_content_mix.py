"""The content mix: shares, indexes and intervals worked out by hand, and when nothing is said."""

import pandas as pd
import pytest

from stratbook.core.choice import Override
from stratbook.strategy.content_mix import content_mix, find_content, picture_marketing
from stratbook.strategy.content_mix.mix import median_interval
from strategy.kpi_rows import post, scope, tables


def posts(count: int, reactions: float, first: int = 0, **more: object) -> list[dict[str, object]]:
    """Return posts of 1 000 reached, with 10 comments and shares beside their reactions."""
    return [post(first + n, reactions=reactions, **more) for n in range(count)]


def tagged(rows: list[dict[str, object]], **values: str) -> list[dict[str, object]]:
    return [{"post_id": row["post_id"], "platform": row["platform"], **values} for row in rows]


def mixed(overrides=()):
    # 12 of the brand at 20 ‰, 8 of customers at 60 ‰, 4 without a tag at 20 ‰; the median of
    # the 24 is 20 ‰: the brand's index is 100, the customers' 300.
    brand, ours, bare = posts(12, 10), posts(8, 50, 12), posts(4, 10, 20)
    found = tables(
        posts=[*brand, *ours, *bare],
        tags=tagged(brand, origin="brand") + tagged(ours, origin="ugc", mechanic="tutorial"),
    )
    return content_mix(scope(found), "origin", overrides)


def test_shares_rates_and_indexes():
    mix = mixed()
    brand, ours = mix.rows
    assert (brand.name, brand.result.share, brand.n) == ("brand", 12 / 24, 12)
    assert (ours.name, ours.result.share, ours.n) == ("ugc", 8 / 24, 8)
    assert (brand.index, ours.index) == (100, 300)
    assert (brand.result.rate, ours.result.rate) == (pytest.approx(0.02), pytest.approx(0.06))
    assert mix.untagged == pytest.approx(4 / 24)
    assert (brand.interval, ours.interval) == ((100, 100), (300, 300))
    assert [each.choice.chosen for each in mix.rows] == ["keep", "more"]


def test_an_index_holds_within_platform_and_format():
    photos, films = posts(12, 10), posts(12, 90, 12, format="reel")
    found = tables(
        posts=[*photos, *films],
        tags=tagged(photos, origin="brand") + tagged(films, origin="ugc"),
    )
    assert [each.index for each in content_mix(scope(found), "origin").rows] == [100, 100]


@pytest.mark.parametrize(
    ("values", "interval"),
    [
        (range(1, 6), None),  # five values hold no interval at 95 %
        (range(1, 7), (1, 6)),  # 2 × (½)⁶ = 3.1 %
        (range(1, 9), (1, 8)),  # with the second values: 2 × 9 × (½)⁸ = 7.0 %, too wide a risk
        (range(1, 10), (2, 8)),  # 2 × 10 × (½)⁹ = 3.9 %
        ([], None),
    ],
)
def test_the_interval_of_a_median_is_that_of_the_sign_test(values, interval):
    assert median_interval(pd.Series(list(values), dtype="float64")) == interval


def test_few_cases_wait_whatever_their_index():
    brand, ours = posts(12, 10), posts(5, 90, 12)
    found = tables(
        posts=[*brand, *ours], tags=tagged(brand, origin="brand") + tagged(ours, origin="ugc")
    )
    mix = content_mix(scope(found), "origin")
    assert {each.name: each.choice.chosen for each in mix.rows} == {
        "brand": "keep",
        "ugc": "wait",
    }
    assert mix.apart == ()


def test_a_person_may_decide_otherwise():
    said = Override(rule="content_mix.value", subject="ugc", choice="keep", reason="no consent yet")
    assert [each.choice.chosen for each in mixed((said,)).rows] == ["keep", "keep"]


def test_findings_on_the_mix():
    found = {
        each.key: each for each in find_content((mixed(),), picture_marketing(scope(tables())))
    }
    assert set(found) == {"content_mix.above"}
    assert found["content_mix.above"].comparison.value.value == 300
    assert found["content_mix.above"].facts["n"].value == 8


def test_one_origin_and_too_few_tags_are_said():
    ours, bare = posts(38, 10), posts(12, 10, 38)
    other = tagged(ours[:2], origin="customer")
    found = tables(posts=[*ours, *bare], tags=tagged(ours[2:], origin="brand") + other)
    mix = content_mix(scope(found), "origin")
    said = {each.key: each for each in find_content((mix,), picture_marketing(scope(found)))}
    assert said["content_mix.untagged"].comparison.value.value == pytest.approx(12 / 50)
    assert said["content_mix.one_origin"].comparison.value.value == pytest.approx(36 / 38)


def test_no_tag_at_all_is_wholly_untagged():
    mix = content_mix(scope(tables(posts=posts(6, 10))), "origin")
    assert (mix.rows, mix.untagged) == ((), 1.0)
    assert [e.key for e in find_content((mix,), picture_marketing(scope(tables())))] == [
        "content_mix.untagged"
    ]


def visuals(hands: float, tables_laid: float, platform: str = "instagram", count: int = 6):
    first = posts(count, hands, platform=platform)
    second = posts(count, tables_laid, 50, platform=platform)
    tags = tagged(first, visual_type="hands") + tagged(second, visual_type="table")
    return [*first, *second], tags


def test_visuals_are_told_apart_within_a_platform_only_where_intervals_part():
    clear, clear_tags = visuals(90, 10)
    same, same_tags = visuals(20, 20, platform="facebook")
    found = picture_marketing(scope(tables(posts=[*clear, *same], tags=clear_tags + same_tags)))
    instagram, facebook = found.platforms
    assert (instagram.platform, instagram.choice.chosen) == ("instagram", "hands")
    assert instagram.apart[0].rate == pytest.approx(0.1)
    assert instagram.apart[1].rate == pytest.approx(0.02)
    assert (facebook.apart, facebook.choice.chosen) == (None, "none")
    (lead,) = find_content((), found)
    assert (lead.key, lead.subject) == ("content_mix.visual_leads", "instagram")
    assert lead.comparison.difference.value == pytest.approx(0.08)


def test_four_posts_of_a_kind_give_no_guidance():
    rows, tags = visuals(90, 10, count=4)
    (instagram,) = picture_marketing(scope(tables(posts=rows, tags=tags))).platforms
    assert instagram.choice.chosen == "none"


def test_a_platform_of_pictures_without_tags_is_named():
    assert picture_marketing(scope(tables(posts=posts(3, 10)))).unseen == ("instagram",)
