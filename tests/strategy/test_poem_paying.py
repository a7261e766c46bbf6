"""To pay or not: months of reach, the two scenarios, and what the figures support."""

import numpy as np
import pandas as pd
import pytest

from stratbook.core.choice import Override
from stratbook.core.period import month, parse_period
from stratbook.core.tables import Tables, conform
from stratbook.strategy.kpis import Scope
from stratbook.strategy.poem import (
    ad_space,
    classify,
    decide_paying,
    find_paying,
    listen,
    look_back,
    weigh_paying,
)

ZONE = "Europe/Paris"
OCTOBER = month(2026, 10)
QUARTER = parse_period("2026-11-01..2027-01-31")


def posts(*rows):
    frame = pd.DataFrame(
        [
            {
                "published_at": pd.Timestamp(day, tz=ZONE), "platform": "instagram",
                "post_id": str(place), "reach": reach, "reach_organic": organic,
                "followers_at_post": followers, "extracted_at": pd.Timestamp("2026-11-30"),
                "source": f"exports/posts.csv:{place + 2}",
            }
            for place, (day, reach, organic, followers) in enumerate(rows)
        ]
    )  # fmt: skip
    return conform("posts", frame, ZONE)


def ads(*rows):
    frame = pd.DataFrame(
        [
            {
                "date_start": span.start, "date_end": span.end, "platform": "meta",
                "campaign": str(place), "spend": spend, "reach": reach, "currency": "EUR",
                "source": f"exports/ads.csv:{place + 2}",
            }
            for place, (span, spend, reach) in enumerate(rows)
        ]
    )  # fmt: skip
    return conform("ads", frame, ZONE)


def scope(**tables):
    return Scope(Tables(tables, ZONE), OCTOBER, "EUR", brands=("Us",))


MONTHS = OCTOBER.back(3)
POSTS = posts(*((each.start, 5000, np.nan, 10_000) for each in MONTHS for _ in range(2)))
ADS = ads(*((each, spend, 20_000) for each, spend in zip(MONTHS, (100, 200, 400), strict=True)))
INVENTORY = classify(
    pd.DataFrame(
        [
            {
                "item": "Posts", "period": "2026-10", "platform": "instagram",
                "kind": "organic_post", "medium": None, "reason": None, "cost": 0.0,
                "hours": 10.0, "hourly_rate": 40.0, "reach": 20_000.0,
                "source": "inputs/media.csv:2",
            }
        ]
    )
)  # fmt: skip


def test_months_hold_reach_of_posts_price_of_ads_and_their_share():
    seen = look_back(scope(posts=POSTS, ads=ADS))
    last = seen.months[-1]
    assert (last.organic, last.bought, last.price) == (10_000, 20_000, 20)
    assert last.bought_share == pytest.approx(2 / 3)
    assert last.rate.value == pytest.approx(0.5)
    assert seen.months[0].organic is None  # before the first file: missing, not 0
    assert not seen.told_apart


def test_organic_reach_is_taken_where_the_files_tell_it_apart():
    seen = look_back(scope(posts=posts(("2026-10-05", 5000, 2000, 10_000)), ads=ADS))
    assert seen.told_apart
    assert (seen.months[-1].organic, seen.months[-1].rate.value) == (2000, pytest.approx(0.2))


def test_a_period_that_ends_inside_a_month_stops_at_the_month_before():
    short = scope(posts=POSTS, ads=ADS).over(parse_period("2026-10-05..2026-10-11"))
    assert look_back(short).months[-1].period == month(2026, 9)


def test_two_scenarios_and_a_budget_that_carries():
    seen = look_back(scope(posts=POSTS, ads=ADS))
    found = weigh_paying(seen, INVENTORY, ad_space({"ad_space": 1200}, QUARTER))
    monthly = 1200 / (12 * 92 / 365.25)
    assert (found.price.low, found.price.middle, found.price.high) == (5, 10, 20)
    assert found.bought.middle == pytest.approx(monthly / 10 * 1000)
    assert found.bought.low == pytest.approx(monthly / 20 * 1000)
    assert found.organic.middle == 10_000
    assert found.hours == 30  # 1,200 at 40 an hour
    assert found.created.middle == pytest.approx(monthly / 20 * 1000)  # 400 for 20,000 contacts
    assert found.ratio == pytest.approx(3.9701, abs=1e-4)
    assert found.choice.computed == "sponsor"
    (finding,) = find_paying(seen, found, "EUR")
    assert finding.key == "poem.budget_carries"
    assert finding.comparison.value.value == 40_000


def test_a_thin_budget_rests_on_creativity():
    seen = look_back(scope(posts=POSTS, ads=ADS))
    found = weigh_paying(seen, INVENTORY, ad_space({"ad_space": 300}, QUARTER))
    assert (found.choice.computed, found.way) == ("create", "create")
    assert [each.key for each in find_paying(seen, found, "EUR")] == ["poem.budget_thin"]


def test_a_person_may_decide_otherwise():
    word = Override(rule="poem.paid_or_not", choice="sponsor", reason="the fair is in December")
    seen = look_back(scope(posts=POSTS, ads=ADS))
    found = weigh_paying(seen, INVENTORY, ad_space({"ad_space": 300}, QUARTER), [word])
    (decision,) = decide_paying(found, "EUR")
    assert (found.choice.computed, found.way) == ("create", "sponsor")
    assert decision.state == "overridden"
    assert decision.reason.text == "the fair is in December"
    assert decision.cost.value == 300


def test_nothing_is_said_where_the_data_lack():
    seen = look_back(scope(posts=POSTS, ads=ADS))
    assert weigh_paying(seen, INVENTORY, None) is None
    assert ad_space({"ad_space": 0.0}, QUARTER) is None
    assert ad_space({"ad_space": 500.0}, None) is None
    assert ad_space(None, QUARTER) is None
    space = ad_space({"ad_space": 1200}, QUARTER)
    assert weigh_paying(look_back(scope(posts=POSTS)), INVENTORY, space) is None
    assert weigh_paying(look_back(scope(ads=ADS)), INVENTORY, space) is None
    assert decide_paying(None, "EUR") == ()
    assert find_paying(look_back(scope()), None, "EUR") == ()


def test_a_fall_of_the_reach_rate_is_found_when_chance_does_not_explain_it():
    year = OCTOBER.back(13)
    high = [(year[0].start, 6000 + step, np.nan, 10_000) for step in range(40)]
    low = [(OCTOBER.start, 3000 + step, np.nan, 10_000) for step in range(40)]
    seen = look_back(scope(posts=posts(*high, *low)))
    (finding,) = find_paying(seen, None, "EUR")
    assert finding.key == "poem.organic_rate_down"
    assert finding.comparison.reference.value == pytest.approx(0.60195)
    assert finding.comparison.value.value == pytest.approx(0.30195)
    same = look_back(scope(posts=posts(*high, *((OCTOBER.start, *row[1:]) for row in high))))
    assert find_paying(same, None, "EUR") == ()


def test_what_others_say_is_counted_with_reach_and_tone():
    rows = [
        ("Us", "positive", 400), ("Us", "positive", np.nan), ("Us", "negative", 100),
        ("Them", "negative", 900),
    ]  # fmt: skip
    mentions = conform(
        "mentions",
        pd.DataFrame(
            [
                {
                    "published_at": pd.Timestamp("2026-10-09", tz=ZONE), "platform": "x",
                    "author_hash": str(place), "brand": brand, "sentiment": tone, "reach": reach,
                    "text": str(place), "is_repost": False,
                    "source": f"exports/mentions.csv:{place + 2}",
                }
                for place, (brand, tone, reach) in enumerate(rows)
            ]
        ),
        ZONE,
    )  # fmt: skip
    voice = listen(scope(mentions=mentions))
    assert (voice.mentions.value, voice.contacts) == (3, 500)
    assert {str(tone): count for tone, count in voice.tones.items()} == {
        "positive": 2, "negative": 1
    }  # fmt: skip
    assert voice.sentiment.value == pytest.approx(100 / 3)
    assert not listen(scope()).heard
