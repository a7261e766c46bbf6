"""What a KPI leaves out, refuses or names: spans, bases, gaps, young posts, claims, channels."""

import pytest

from stratbook.core import reference
from stratbook.core.language import language
from stratbook.strategy.kpis import computed, measure_all
from strategy.kpi_rows import (
    OCTOBER,
    TOWN,
    ad,
    covered,
    every_day,
    lead,
    mentions,
    parts_of,
    post,
    scope,
    series,
    tables,
    value,
    web,
)

# -- ads: spans, breakdowns, types, currencies, claims --------------------------------


@pytest.mark.parametrize(
    "id_", ["cpm", "cpc", "ctr", "frequency", "cpe", "cpf", "cpa", "roas", "cpl"]
)
def test_an_export_over_a_year_gives_no_monthly_figure(id_) -> None:
    found = tables(
        ads=[ad(date_start="2026-01-01", date_end="2026-12-31", result_type="engagement")],
        leads=[lead(1)],
    )
    measured = value(id_, found)
    assert measured.value is None
    assert "1 January – 31 December 2026" in measured.reason.plain()
    assert value(id_, found, "2026").value is not None or id_ in {"cpf", "cpa", "roas", "cpe"}


def test_ads_of_other_months_count_for_nothing() -> None:
    november = ad(ad_id="a2", date_start="2026-11-01", date_end="2026-11-30", spend=9.0)
    assert value("cpm", tables(ads=[ad(), november])).value == 8.0


def test_a_breakdown_is_never_added_to_the_whole() -> None:
    ages = [ad(breakdown="age", breakdown_value=age, spend=1000.0, impressions=125_000.0)
            for age in ("18-24", "25-34")]  # fmt: skip
    assert value("cpm", tables(ads=[ad(), *ages])).parts[0].n == 250
    assert value("ctr", tables(ads=ages)).n == 250_000


def test_results_of_two_types_are_not_added() -> None:
    rows = [ad(ad_id=kind, result_type=kind, results=10.0)
            for kind in ("post_engagement", "page_engagement")]  # fmt: skip
    assert "several types" in value("cpe", tables(ads=rows)).reason.plain()
    assert value("cpe", tables(ads=rows[:1])).value == 200


def test_amounts_in_another_currency_are_not_converted() -> None:
    reason = value("cpm", tables(ads=[ad(currency="UAH")])).reason.plain()
    assert "UAH" in reason
    assert "EUR" in reason


def test_claims_of_two_platforms_are_never_added() -> None:
    rows = [ad(ad_id=name, platform=name, revenue=4000.0) for name in ("meta", "tiktok")]
    measured = value("roas", tables(ads=rows))
    assert measured.value is None
    assert parts_of(measured) == {"meta": 2.0, "tiktok": 2.0}
    assert value("roas", tables(ads=rows[:1])).basis == "claimed"


# -- posts: interactions, bases, young posts ------------------------------------------


def test_the_platform_s_own_total_wins_over_sparser_parts() -> None:
    found = tables(
        posts=[post(1, reactions=None, shares=None, interactions_reported=30.0, saves=4.0)]
    )
    assert value("interactions", found).value == 34


def test_a_missing_part_leaves_the_post_out_and_clicks_never_count() -> None:
    rows = [post(1, saves=2.0, clicks_all=500.0), post(2, saves=None), post(3, shares=None)]
    measured = value("interactions", tables(posts=rows))
    assert measured.value == 32
    assert "2 posts without this figure" in measured.notes[0].plain()


def test_posts_that_lack_one_of_the_two_leave_both_sums() -> None:
    found = tables(posts=[post(1), post(2, reach=None, reactions=900.0), post(3, reactions=None)])
    assert value("er_reach", found).value == pytest.approx(30 / 1000)


def test_impressions_and_views_are_never_one_number() -> None:
    found = tables(posts=[post(1), post(2, metric_basis="views", impressions=4000.0)])
    measured = value("impressions", found)
    assert measured.value is None
    assert "not added" in measured.reason.plain()
    assert sorted(part.value for part in measured.parts) == [1500, 4000]
    assert value("er_impressions", found).value == pytest.approx(30 / 1500)
    assert value("er_views", found).value == pytest.approx(30 / 4000)


def test_views_do_not_stand_in_for_impressions() -> None:
    measured = value("er_impressions", tables(posts=[post(metric_basis="views")]))
    assert "views" in measured.reason.plain()


def test_young_posts_stay_in_totals_and_out_of_trends() -> None:
    rows = [post(1, "2026-10-05"), post(2, "2026-10-20", reactions=90.0),
            post(3, "2026-09-05"), post(4, "2026-09-25", reactions=990.0)]  # fmt: skip
    rows[1]["extracted_at"] = "2026-10-22"
    found = tables(posts=rows)
    total = value("interactions", found)
    assert total.value == 130
    assert total.provisional
    assert "may still grow" in total.notes[0].plain()
    trend = value("interaction_trend", found)
    assert trend.value == 0
    assert "19 days" in trend.notes[0].plain()


def test_followers_come_from_the_account_when_posts_lack_them() -> None:
    levels = series("followers", {"2026-10-01": 2000, "2026-10-09": 3000, "2026-10-11": 9999})
    found = tables(posts=[post(1)], audience=levels)
    assert value("er_followers", found).value == pytest.approx(30 / 3000)


def test_rates_built_on_followers_and_posts() -> None:
    found = tables(posts=[post(1, followers_at_post=1000.0, reach_organic=400.0), post(2)])
    assert value("amplification_rate", found).value == pytest.approx(5 / 1000)
    assert value("applause_rate", found).value == pytest.approx(20 / 1000)
    assert value("conversation_rate", found).value == 5
    assert value("organic_reach_rate", found).value == pytest.approx(0.4)
    assert value("reach_per_post", found).value == 1000


def test_the_engagement_index_shows_what_its_weights_do() -> None:
    measured = value("engagement_index", tables(posts=[post(saves=2.0)]))
    assert measured.value == pytest.approx(100 * (20 + 3 * 5 + 5 * 5 + 4 * 2) / 1000)
    assert "3.20" in measured.notes[-1].plain()


def test_a_post_is_compared_within_its_platform_and_format() -> None:
    photos = [post(n, f"2026-{n:02d}-10") for n in range(1, 10)]
    best = post(20, "2026-10-10", reactions=80.0)
    reels = [
        post(n, f"2026-{n - 20:02d}-11", format="reel", reactions=990.0) for n in range(21, 30)
    ]
    measured = value("post_performance", tables(posts=[*photos, best, *reels]))
    assert measured.value == pytest.approx(300)
    assert measured.n == 1


def test_a_hashtag_needs_five_posts_with_and_without() -> None:
    tagged = [
        post(n, f"2026-09-{n:02d}", text="Nouveau #Grès", reactions=50.0) for n in range(1, 6)
    ]
    plain = [post(n, f"2026-09-{n:02d}", text="Nouveau") for n in range(6, 11)]
    measured = value("hashtag_performance", tables(posts=tagged + plain))
    assert measured.value == pytest.approx(200)
    assert parts_of(measured).keys() == {"grès"}
    assert "association" in measured.variant.plain()
    assert value("hashtag_performance", tables(posts=tagged[1:] + plain)).value is None


# -- accounts: gaps, ages, daily reach ------------------------------------------------


def test_daily_reach_is_a_mean_and_never_a_sum() -> None:
    measured = value("reach", tables(audience=series("reach", every_day(OCTOBER, 200.0))))
    assert measured.value == 200
    assert "average day" in measured.variant.plain()


def test_daily_reach_of_two_accounts_is_not_added() -> None:
    both = [row for name in ("facebook", "instagram")
            for row in series("reach", every_day(OCTOBER, 200.0), name)]  # fmt: skip
    measured = value("reach", tables(audience=both))
    assert measured.value is None
    assert [part.value for part in measured.parts] == [200, 200]


def test_a_series_with_gaps_is_no_total_and_says_how_many_days() -> None:
    days = every_day(OCTOBER, 50.0)
    whole = value("impressions", tables(audience=series("impressions", days)))
    assert whole.value == 31 * 50
    del days["2026-10-03"], days["2026-10-04"]
    measured = value("impressions", tables(audience=series("impressions", days)))
    assert measured.value is None
    assert "2 days of October 2026" in measured.reason.plain()


def test_a_count_too_old_does_not_stand_for_the_month_s_end() -> None:
    found = tables(audience=series("followers", {"2026-06-01": 900}))
    assert "too old" in value("community_size", found).reason.plain()


def test_a_count_of_the_next_morning_does() -> None:
    found = tables(audience=series("followers", {"2026-10-01": 1000, "2026-11-01": 1100}))
    assert value("community_size", found).value == 1100
    assert value("community_growth", found).value == pytest.approx(0.1)


# -- web analytics --------------------------------------------------------------------


def test_what_counts_as_social() -> None:
    rows = [
        web(channel_group="Organic Social"), web(channel_group="Paid Social", source_name="fb"),
        web(channel_group="Organic Video", source_name="youtube", medium="referral"),
        web(channel_group="Organic Video", source_name="vimeo.com", medium="referral"),
        web(channel_group="Réseaux sociaux (payants)", source_name="x", medium="cpc"),
        web(channel_group="Unassigned", source_name="tiktok", medium="social"),
        web(channel_group="Referral", source_name="blog.example", medium="referral"),
    ]  # fmt: skip
    found = tables(web=covered(*(dict(row, landing_page=str(n)) for n, row in enumerate(rows))))
    assert value("social_sessions", found).value == 500
    assert value("social_sessions", found, platform="facebook").value == 100
    assert value("social_visits", found).value == 400
    assert "not a number of people" in value("social_visits", found).variant.plain()


def test_rates_of_social_visits() -> None:
    found = tables(web=covered(web()))
    assert value("bounce_rate", found).value == pytest.approx(0.4)
    assert value("cart_abandonment", found).value == pytest.approx(0.8)
    assert value("conversion_rate", found).value == pytest.approx(0.02)
    assert value("social_revenue", found).value == 120


def test_an_export_without_sessions_says_so() -> None:
    rows = [dict(row, sessions=None) for row in covered(web())]
    assert "sessions" in value("social_sessions", tables(web=rows)).reason.plain()


def test_an_export_without_channels_says_so() -> None:
    rows = [dict(row, channel_group=None, medium=None) for row in covered(web())]
    assert "channel" in value("social_sessions", tables(web=rows)).reason.plain()


def test_an_export_that_stops_early_is_no_month() -> None:
    assert "does not cover" in value("social_sessions", tables(web=[web()])).reason.plain()


# -- leads and mentions ---------------------------------------------------------------


def test_leads_are_qualified_social_and_counted_once() -> None:
    rows = [
        lead(1), lead(1, source="exports/leads.csv:9"), lead(2, is_qualified=False),
        lead(3, channel="Direct"), lead(4, channel="instagram"), lead(5, stage="sale"),
        lead(6, channel=None), lead(7, date="2026-09-30"),
    ]  # fmt: skip
    rows = [dict(row, source=row.get("source", "exports/leads.csv:1")) for row in rows]
    found = tables(leads=rows)
    measured = value("leads", found)
    assert measured.value == 2
    assert "1 lead without a channel" in measured.notes[0].plain()
    assert value("lead_growth", found).value == pytest.approx(1.0)
    assert parts_of(value("leads_channel", found)) == {
        "Paid Social": 1,
        "instagram": 1,
        "Direct": 1,
    }


def test_no_lead_in_a_month_the_file_covers_is_a_true_zero() -> None:
    found = tables(leads=[lead(1, date="2026-09-01"), lead(2, date="2026-11-01")])
    assert value("leads", found).value == 0
    assert value("leads", found, "2026-12").value is None


def test_reposts_are_no_mentions_and_authors_count_once() -> None:
    rows = mentions({("Rivage", "x"): 3})
    rows[1]["is_repost"] = True
    rows[2]["author_hash"] = rows[0]["author_hash"]
    found = tables(mentions=rows)
    assert value("mentions", found).value == 2
    assert value("ptat", found).value == 2


def test_mentions_of_one_side_only_give_no_share() -> None:
    assert (
        "one side"
        in value("sov_mentions", tables(mentions=mentions({("Rivage", "x"): 3}))).reason.plain()
    )


# -- the dictionary -------------------------------------------------------------------


def test_every_one_of_the_24_has_a_function() -> None:
    numbers = {kpi.number for id_, kpi in reference.kpis().items() if id_ in computed()}
    assert {f"H{number}" for number in range(1, 25)} <= numbers
    assert computed() <= reference.kpis().keys()


def test_without_data_nothing_has_a_value_and_all_say_why() -> None:
    for id_, measured in measure_all(scope(tables())).items():
        assert measured.value is None
        text = measured.reason.plain()
        assert text
        assert (
            all(each in text for each in reference.kpi(id_).exports[:1])
            or id_ == "reputation_score"
        )


def test_a_town_hears_nothing_of_leads_or_sales() -> None:
    found = measure_all(scope(tables(ads=[ad()], web=covered(web())), organisation=TOWN))
    words = " ".join(
        f"{reference.kpi(id_).words[code].label} {measured.reason and measured.reason.plain()} "
        f"{measured.variant and language(code).render(measured.variant)}"
        for id_, measured in found.items()
        for code in ("fr", "en")
    ).casefold()
    assert not {"leads", "roas", "vente", "sales"} & set(words.split())


def test_an_unknown_kpi_is_an_error() -> None:
    with pytest.raises(KeyError):
        value("engagement_rate", tables())


def test_sources_name_the_files() -> None:
    assert value("er_reach", tables(posts=[post()])).sources == ("exports/posts.csv",)


def test_comments_and_shares_alone_are_no_interactions() -> None:
    found = tables(posts=[post(1, reactions=None), post(2, reactions=None)])
    assert value("interactions", found).value is None
