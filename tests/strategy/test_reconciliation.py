"""Two sources of one thing: both figures, the difference, and n.d. with its reason."""

import pytest

from stratbook.core.message import Message
from stratbook.strategy.reconciliation import Kind, Pair, Side, reconcile
from strategy.kpi_rows import (
    OCTOBER,
    SHOP,
    TOWN,
    ad,
    covered,
    every_day,
    lead,
    post,
    scope,
    series,
    tables,
    web,
)

PAID = web(channel_group="Paid Social", source_name="facebook", medium="paid_social",
           sessions=900.0, purchases=20.0, revenue=1000.0)  # fmt: skip
ORGANIC = web(source_name="facebook", sessions=300.0, purchases=3.0)
CLAIM = ad(conversions=38.0, revenue=2400.0, clicks_link=1200.0)
SALES = [lead(n, stage="sale", amount=100.0, is_qualified=None) for n in range(13)]


def pairs(found, kind: Kind, **more: object) -> dict[str, Pair]:
    shown = reconcile(scope(found, **{"organisation": SHOP, **more})).of(kind)
    return {f"{plain(each.what)} | {plain(each.second.name)}": each for each in shown}


def plain(said) -> str:
    return said.plain() if isinstance(said, Message) else str(said)


def values(pair: Pair) -> tuple[object, ...]:
    return pair.first.value, pair.second.value, pair.difference


# -- clicks and visits ---------------------------------------------------------------------


def test_clicks_stand_beside_visits_of_the_same_kind():
    found = tables(
        posts=[post(1, platform="facebook", clicks_link=60.0), post(2)],
        ads=[CLAIM],
        web=covered(ORGANIC, PAID, web(sessions=500.0)),
    )
    posts, ads, both = pairs(found, Kind.CLICKS).values()
    assert values(posts) == (60, 300, -240)
    assert values(ads) == (1200, 900, 300)
    assert ads.relative == pytest.approx(1 / 3)
    assert values(both) == (1260, 1700, -440)
    assert "posts of Facebook" in plain(both.first.name)


def test_a_missing_export_is_said_and_never_a_zero():
    found = tables(posts=[post(1, platform="facebook", clicks_link=60.0)])
    posts, *rest = pairs(found, Kind.CLICKS).values()
    assert values(posts) == (60, None, None)
    assert "What would bring it" in posts.second.reason.plain()
    assert rest == []


def test_a_network_that_web_analytics_does_not_name_is_no_zero():
    found = tables(
        posts=[post(1, platform="linkedin", clicks_link=60.0)], web=covered(web(sessions=5.0))
    )
    first = next(iter(pairs(found, Kind.CLICKS).values()))
    assert first.second.value is None
    assert "names no such visit" in first.second.reason.plain()


def test_ads_that_straddle_the_period_give_no_figure():
    found = tables(ads=[ad(date_start="2026-09-15")], web=covered(PAID))
    ads = next(iter(pairs(found, Kind.CLICKS).values()))
    assert ads.first.value is None
    assert "cannot be told" in ads.first.reason.plain()
    assert ads.second.value == 900


def test_search_ads_are_not_held_against_social_visits():
    found = tables(ads=[ad(platform="google_ads")], web=covered(ORGANIC))
    (both,) = pairs(found, Kind.CLICKS).values()
    assert both.first.value is None


# -- daily series and posts ----------------------------------------------------------------


def daily_pairs(**rows):
    return pairs(tables(**rows), Kind.DAILY)


def test_daily_reach_stands_beside_that_of_posts_as_contacts_not_people():
    found = daily_pairs(posts=[post(1), post(2)], audience=series("reach", every_day(OCTOBER, 100)))
    reach = next(pair for name, pair in found.items() if name.startswith("reach"))
    assert values(reach) == (3100, 2000, 1100)
    assert "counts again" in plain(reach.first.name)
    assert "with duplicates" in plain(reach.second.name)


def test_a_series_with_a_hole_is_no_total():
    days = every_day(OCTOBER, 100)
    days.pop("2026-10-12")
    found = daily_pairs(posts=[post(1)], audience=series("reach", days))
    reach = next(pair for name, pair in found.items() if name.startswith("reach"))
    assert values(reach) == (None, 1000, None)
    assert "1 day" in reach.first.reason.plain()


def test_views_are_never_held_against_impressions():
    found = daily_pairs(posts=[post(1)], audience=series("views", every_day(OCTOBER, 10)))
    by_name = {name.split(",")[0]: pair for name, pair in found.items()}
    assert values(by_name["impressions"]) == (None, 1500, None)
    assert values(by_name["views"]) == (310, None, None)


def test_posts_without_the_figure_are_told():
    found = daily_pairs(posts=[post(1), post(2, reach=None)])
    reach = next(pair for name, pair in found.items() if name.startswith("reach"))
    assert "1 of 2 posts" in plain(reach.second.name)


# -- ads and accounts ------------------------------------------------------------------------


def test_ads_stand_beside_the_totals_of_all_their_accounts():
    both = [*series("reach", every_day(OCTOBER, 1000)),
            *series("reach", every_day(OCTOBER, 2000), "facebook")]  # fmt: skip
    found = pairs(tables(ads=[ad()], audience=both), Kind.ADS)
    reach = next(pair for name, pair in found.items() if name.startswith("reach"))
    assert values(reach) == (100_000, 93_000, 7_000)


def test_paid_reach_of_the_page_export_is_shown_where_it_is_given():
    rows = [post(1, platform="facebook", reach_paid=80_000.0)]
    found = pairs(tables(ads=[ad()], posts=rows), Kind.ADS)
    paid = next(pair for name, pair in found.items() if name.startswith("Paid reach"))
    assert values(paid) == (100_000, 80_000, 20_000)


# -- conversions claimed ---------------------------------------------------------------------


def test_claims_stand_beside_what_is_counted():
    found = pairs(tables(ads=[CLAIM], web=covered(ORGANIC, PAID), leads=SALES), Kind.CLAIMS)
    web_count, crm, revenue_web, revenue_crm = found.values()
    assert values(web_count) == (38, 20, 18)
    assert values(crm) == (38, 13, 25)
    assert values(revenue_web) == (2400, 1000, 1400)
    assert values(revenue_crm) == (2400, 1300, 1100)
    assert (web_count.currency, revenue_web.currency) == ("", "EUR")


def test_claims_of_two_platforms_are_never_added():
    other = ad(platform="tiktok", ad_id="a2", conversions=12.0)
    found = pairs(tables(ads=[CLAIM, other], leads=SALES), Kind.CLAIMS)
    assert {pair.first.value for name, pair in found.items() if name.startswith("Conv")} == {38, 12}


def test_leads_stand_beside_the_qualified_leads_of_paid_social():
    leads = [lead(n) for n in range(9)] + [lead(50, channel="Email")]
    claim = ad(results=24.0, result_type="actions:onsite_conversion.lead_grouped")
    (pair,) = pairs(tables(ads=[claim], leads=leads), Kind.CLAIMS).values()
    assert values(pair) == (24, 9, 15)


def test_a_missing_crm_is_said():
    found = pairs(tables(ads=[CLAIM], web=covered(PAID)), Kind.CLAIMS)
    crm = next(pair for name, pair in found.items() if "CRM" in name)
    assert values(crm) == (38, None, None)
    assert len(crm.reasons) == 1


def test_a_town_has_no_conversions():
    found = tables(ads=[CLAIM], web=covered(ORGANIC, PAID), leads=SALES)
    assert pairs(found, Kind.CLAIMS, organisation=TOWN) == {}
    assert pairs(found, Kind.CLICKS, organisation=TOWN)


# -- the shape of it ---------------------------------------------------------------------------


def test_a_side_has_a_value_or_a_reason():
    with pytest.raises(ValueError, match="reason"):
        Side(Message(text="x"))


def test_nothing_is_divided_by_zero_and_nothing_known_is_nothing_shown():
    name = Message(text="x")
    pair = Pair(Kind.ADS, name, Side(name, 5.0), Side(name, 0.0))
    assert (pair.difference, pair.relative) == (5, None)
    assert reconcile(scope(tables())).pairs == ()
