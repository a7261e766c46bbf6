"""KPIs, against values worked out by hand and the numbers of the course's exercises."""

import datetime as dt

import pytest

from stratbook.core.language import language
from strategy.kpi_rows import (
    ad,
    covered,
    lead,
    mentions,
    parts_of,
    post,
    series,
    tables,
    value,
    web,
)

P1 = {"reactions": 100.0, "comments": 15.0, "shares": 5.0, "followers_at_post": 900.0,
      "reach": 4000.0, "impressions": 5200.0}  # fmt: skip
P2 = {"platform": "facebook", "reactions": 50.0, "comments": 6.0, "shares": 4.0,
      "followers_at_post": 9000.0, "reach": 2000.0, "impressions": 3000.0}  # fmt: skip
P3 = {"platform": "linkedin", "reactions": 40.0, "comments": 3.0, "shares": 2.0,
      "followers_at_post": 1200.0, "reach": 900.0, "impressions": 1500.0,
      "clicks_all": 30.0}  # fmt: skip


# -- exercise 9: one engagement rate, which? ------------------------------------------


@pytest.fixture
def three_posts():
    return tables(posts=[post(1, **P1), post(2, **P2), post(3, **P3)])


@pytest.mark.parametrize(
    ("id_", "pooled", "rates"),
    [
        ("er_reach", 3.26, {"instagram": 3.00, "facebook": 3.00, "linkedin": 5.00}),
        ("er_impressions", 2.32, {"instagram": 2.31, "facebook": 2.00, "linkedin": 3.00}),
        ("er_followers", 2.03, {"instagram": 13.33, "facebook": 0.67, "linkedin": 3.75}),
    ],
)
def test_engagement_by_each_base(three_posts, id_, pooled, rates) -> None:
    found = value(id_, three_posts)
    assert {key: round(100 * rate, 2) for key, rate in parts_of(found).items()} == rates
    assert round(100 * found.value, 2) == pooled


def test_the_pooled_rate_is_not_the_mean_of_rates(three_posts) -> None:
    found = value("er_reach", three_posts)
    mean = sum(parts_of(found).values()) / 3
    assert round(100 * mean, 2) == 3.67
    assert round(100 * found.value, 2) == 3.26


def test_reach_of_three_posts_is_contacts_and_not_people(three_posts) -> None:
    found = value("reach", three_posts)
    assert found.value == 6900
    assert found.variant.plain().startswith("cumulative contacts")
    assert "avec doublons" in language("fr").render(found.variant)


def test_frequency_of_each_platform() -> None:
    spans = [("instagram", 5200, 4000), ("facebook", 3000, 2000), ("linkedin", 1500, 900)]
    found = value("frequency", tables(ads=[
        ad(platform=name, ad_id=name, impressions=shown, reach=seen) for name, shown, seen in spans
    ]))  # fmt: skip
    rounded = {key: round(rate, 2) for key, rate in parts_of(found).items()}
    assert rounded == {"instagram": 1.30, "facebook": 1.50, "linkedin": 1.67}
    assert "twice" in found.variant.plain()


# -- exercise 10: three shares of voice -----------------------------------------------

VOICES = {
    ("Rivage", "instagram"): 180, ("Rivage", "facebook"): 60, ("Rivage", "press"): 10,
    ("A", "instagram"): 300, ("A", "facebook"): 90, ("A", "press"): 40,
    ("B", "instagram"): 120, ("B", "facebook"): 150, ("B", "press"): 50,
}  # fmt: skip


def test_share_of_voice_overall_and_by_channel() -> None:
    found = tables(mentions=mentions(VOICES))
    overall, channels = value("sov_mentions", found), value("sov_channel", found)
    assert overall.value == channels.value == 0.25
    assert overall.n == 1000
    assert overall.interval == pytest.approx((0.2242, 0.2778), abs=1e-4)
    assert parts_of(channels) == {"instagram": 0.30, "facebook": 0.20, "press": 0.10}
    assert "A and B" in overall.variant.plain()
    assert value("mentions", found).value == 250
    assert value("mentions", found, platform="facebook").value == 60


def test_share_and_growth_of_communities() -> None:
    followers = series("followers", {"2026-09-30": 9000, "2026-10-31": 9450})
    rivals = [
        {"date": "2026-10-31", "platform": "instagram", "competitor": name, "followers": count}
        for name, count in (("A", 21_630), ("B", 30_300))
    ]
    found = tables(audience=followers, competitors=rivals)
    assert value("community_size", found).value == 9450
    assert value("community_growth", found).value == pytest.approx(0.05)
    assert value("sov_community", found).value == pytest.approx(9450 / 61_380)


def test_the_share_of_the_exercise() -> None:
    rivals = [
        {"date": "2026-10-31", "platform": "instagram", "competitor": name, "followers": count}
        for name, count in (("RIVAGE ", 9000), ("A", 21_000), ("B", 30_000))
    ]
    assert value("sov_community", tables(competitors=rivals)).value == pytest.approx(0.15)


def test_counts_of_competitors_too_old_give_no_share() -> None:
    old = [{"date": "2026-03-01", "platform": "x", "competitor": name, "followers": 10}
           for name in ("Rivage", "A")]  # fmt: skip
    assert "1 March 2026" in value("sov_community", tables(competitors=old)).reason.plain()


# -- exercise 11: satisfaction --------------------------------------------------------


def toned(positive: int, neutral: int, negative: int, day: str):
    counts = {"positive": positive, "neutral": neutral, "negative": negative}
    return [
        row
        for tone, count in counts.items()
        for row in mentions({("Rivage", "instagram"): count}, tone, day)
    ]


def test_net_sentiment_its_polar_reading_and_its_change() -> None:
    found = tables(mentions=toned(160, 200, 40, "2026-10-05") + toned(120, 180, 60, "2026-09-05"))
    tone = value("net_sentiment", found)
    assert tone.value == pytest.approx(30.0)
    assert parts_of(tone) == {"polar": pytest.approx(60.0)}
    assert tone.n == 400
    assert tone.interval[0] < 30 < tone.interval[1]
    change = value("sentiment_trend", found)
    assert round(change.value, 1) == 13.3
    assert change.interval[0] < 13.3 < change.interval[1]


def test_ten_mentions_of_one_author_widen_the_interval() -> None:
    many = toned(20, 20, 10, "2026-10-05")
    few = [dict(row, author_hash=f"{place % 5}") for place, row in enumerate(many)]
    wide, narrow = (value("net_sentiment", tables(mentions=rows)) for rows in (few, many))
    assert wide.value == narrow.value
    assert wide.interval != narrow.interval


def messages(total: int, answered: int, needing: int, resolved: int):
    return [
        {
            "opened_at": "2026-10-02T10:00:00+02:00", "platform": "facebook", "theme": f"t{place}",
            "first_reply_at": "2026-10-02T10:30:00+02:00" if place < answered else None,
            "resolved_at": "2026-10-02T12:00:00+02:00" if place < resolved else None,
            "needs_answer": True, "needs_resolution": place < needing,
        }
        for place in range(total)
    ]  # fmt: skip


def test_response_and_resolution() -> None:
    found = tables(messages=messages(250, 215, 200, 168))
    answered, resolved = value("response_rate", found), value("resolution_rate", found)
    assert (answered.value, answered.n) == (0.86, 250)
    assert (resolved.value, resolved.n) == (0.84, 200)
    assert answered.interval == pytest.approx((0.8115, 0.8976), abs=1e-4)


def test_messages_that_need_no_answer_count_for_nothing() -> None:
    thanks = dict(messages(1, 0, 0, 0)[0], needs_answer=False, theme="thanks")
    found = tables(messages=[*messages(10, 9, 0, 0), thanks])
    assert value("response_rate", found).value == 0.9


def test_the_median_delay_and_the_mean_it_saves_us_from() -> None:
    start = dt.datetime(2026, 10, 2, 10, tzinfo=dt.UTC)
    delays = [5, 8, 12, 20, 30, 45, 60, 90, 240, 1440]
    rows = [
        {"opened_at": start.isoformat(), "platform": "facebook", "theme": f"{delay}",
         "first_reply_at": (start + dt.timedelta(minutes=delay)).isoformat()}
        for delay in delays
    ]  # fmt: skip
    found = value("response_time", tables(messages=rows))
    assert found.value == 37.5
    assert parts_of(found)["mean"] == 195


def test_reviews_weigh_by_their_number_and_totals_are_never_added() -> None:
    rows = [
        {"date": "2026-10-02", "place": "Google", "rating": 4.0, "count": 90},
        {"date": "2026-10-30", "place": "Google", "rating": 4.5, "count": 100},
        {"date": "2026-10-05", "place": "Trustpilot", "rating": 1.0},
        {"date": "2026-10-06", "place": "Trustpilot", "rating": 2.0},
    ]
    found = value("review_rating", tables(reviews=rows))
    assert found.n == 102
    assert found.value == pytest.approx((4.5 * 100 + 1 + 2) / 102)


def test_the_reputation_score_and_what_it_lacks() -> None:
    tone = toned(160, 200, 40, "2026-10-05")
    review = [{"date": "2026-10-05", "place": "Google", "rating": 4.0}]
    whole = value("reputation_score", tables(mentions=tone, reviews=review))
    assert whole.value == pytest.approx((40 * 65 + 30 * 75) / 70)
    assert "review rating" in value("reputation_score", tables(mentions=tone)).reason.plain()


# -- exercise 12: what a campaign costs -----------------------------------------------


@pytest.fixture
def campaign():
    paid = web(date="2026-10-15", channel_group="Paid Social", medium="paid_social",
               sessions=3000.0, purchases=30.0, revenue=5400.0)  # fmt: skip
    return tables(ads=[ad()], leads=[lead(n) for n in range(150)], web=covered(paid))


@pytest.mark.parametrize(
    ("id_", "expected"),
    [("cpm", 8.0), ("ctr", 0.012), ("cpc", 0.67), ("cpl", 13.33), ("cpa", 66.67), ("roas", 2.7),
     ("leads", 150), ("leads_period", 33.87), ("conversion_rate", 0.01), ("aov", 180)],
)  # fmt: skip
def test_the_figures_of_the_campaign(campaign, id_, expected) -> None:
    assert value(id_, campaign).value == pytest.approx(expected, abs=0.005)


def test_the_interval_from_click_to_sale(campaign) -> None:
    found = value("conversion_rate", campaign)
    assert tuple(round(100 * end, 2) for end in found.interval) == (0.70, 1.42)


# -- exercise 6: concentration --------------------------------------------------------


def test_concentration_of_exercise_6() -> None:
    audience = [52000, 18000, 9000, 6000, 4000, 3000, 2500, 2000, 1500, 1000,
                400, 200, 100, 100, 50, 50, 40, 30, 20, 10]  # fmt: skip
    found = tables(posts=[post(n, reach=float(seen)) for n, seen in enumerate(audience)])
    assert round(value("gini", found).value, 3) == 0.803
    assert value("p80_posts", found).value == 0.2
