"""Before a launch: making videos or buying them, and the charter, worked out by hand."""

import pytest

from plan.readiness_rows import OCTOBER, frame, videos
from stratbook.core.choice import Override
from stratbook.core.message import Message
from stratbook.core.reference import csv_rows, rules
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.readiness import (
    charter_for,
    decide_video,
    find_charter,
    find_video,
    make_or_buy,
)

# -- make or buy -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "made", "bought", "way"),
    [(6, 4380, 2880, "buy"), (12, 5760, 5760, "buy"), (24, 8520, 11_520, "make")],
)
def test_exercise_8_comes_out(planned, made, bought, way):
    found = make_or_buy(videos(float(planned)))
    assert found.break_even == 12
    assert (found.make.cost(planned), found.buy.cost(planned)) == (made, bought)
    assert found.choice.computed == way  # at 12 the costs tie: 160 € a point against 120 €
    assert found.volumes == (6, 12, 24)
    (decision,) = decide_video(found, "EUR", "reach")
    assert decision.cost.value == (made if way == "make" else bought)


def test_the_break_even_is_a_whole_video_and_exact():
    assert make_or_buy(videos(6.0, quote=479.99)).break_even == 13  # 3 000 ÷ 249.99 = 12.0005
    assert make_or_buy(videos(6.0, quote=480.01)).break_even == 12
    assert make_or_buy(videos(6.0, quote=230.0)).break_even is None
    assert make_or_buy(videos(6.0, quote=100.0)).choice.computed == "buy"


def test_quality_is_weighed_beside_the_cost():
    found = make_or_buy(videos(24.0, quality=(2.0, 4.0)))
    assert found.make.per_point(24) == pytest.approx(8520 / 24 / 2)  # 177.50
    assert found.buy.per_point(24) == 120
    assert found.choice.computed == "make"  # cheaper, and at the floor
    keys = [each.key for each in find_video(found, "EUR", "reach")]
    assert keys == ["readiness.video_make", "readiness.video_quality"]
    assert make_or_buy(videos(24.0, quality=(1.5, 4.0))).choice.computed == "buy"


def test_the_cheapest_provider_is_held_against_and_a_person_may_decide():
    more = {"option": "Freelance", "way": "provider", "quote": 400.0}
    word = Override(rule="readiness.video", choice="make", reason="we want our hands in it")
    found = make_or_buy(videos(6.0, more), [word])
    assert found.buy.name == "Freelance"
    assert (found.choice.computed, found.choice.chosen) == ("buy", "make")


@pytest.mark.parametrize(
    "given",
    [
        frame("video_options"),
        frame("video_options", {"option": "a", "way": "in_house", "fixed": 10.0}),
        videos(6.0, {"option": "Studio", "way": "provider", "planned": 9.0}),
        videos(6.0, {"option": "Studio", "way": "in_house"}),
    ],
)
def test_what_cannot_be_compared_says_why(given):
    found = make_or_buy(given)
    assert isinstance(found, Message)
    assert find_video(found, "EUR", "reach") == decide_video(found, "EUR", "reach") == ()


# -- charter -------------------------------------------------------------------------------


def charter(*rows, voice=(), kind=OrganisationType.BTOC, overrides=()):
    asked = frame("charter", *rows)
    return charter_for(asked, frame("employee_voice", *voice), kind, OCTOBER, overrides)


def staff(count):
    return {"question": "headcount", "number": float(count)}


ASKED = {"question": "advocacy", "answer": "yes"}


@pytest.mark.parametrize(
    ("rows", "need"),
    [
        ([staff(3)], "not_yet"),
        ([staff(50)], "useful"),
        ([staff(9), ASKED], "useful"),
        ([staff(50), ASKED], "needed"),
        ([{"question": "regulated", "answer": "yes"}], "needed"),
        ([{"question": "incidents", "number": 1.0}], "useful"),
        ([{"question": "incidents", "number": 2.0}], "needed"),
    ],
)
def test_the_need_of_a_charter(rows, need):
    found = charter(*rows)
    assert found.choice.chosen == need
    assert bool(found.outline) == (need != "not_yet")
    assert bool(find_charter(found)) == (need != "not_yet")


def test_posts_off_the_charter_stand_in_for_incidents():
    voice = [
        {"period": "2026-09", "platform": "facebook", "people": 9.0, "off_charter": 1.0},
        {"period": "2026-10", "platform": "facebook", "people": 9.0, "off_charter": 1.0},
        {"period": "2025-10", "platform": "facebook", "people": 9.0, "off_charter": 7.0},
    ]
    found = charter(staff(3), voice=voice)
    assert (found.situation.incidents, found.situation.counted) == (2, True)
    assert found.choice.chosen == "needed"


def test_nothing_known_decides_nothing_and_a_person_may_overrule():
    assert charter().choice is None
    word = Override(rule="readiness.charter", choice="not_yet", reason="next year")
    assert charter(staff(80), overrides=[word]).outline == ()


def test_the_skeleton_fits_the_organisation():
    town = charter({"question": "regulated", "answer": "yes"},
                   kind=OrganisationType.LOCAL_AUTHORITY)  # fmt: skip
    shop = charter(staff(9), ASKED)
    assert any("réserve" in part.title["fr"] for part in town.outline)
    assert not any("réserve" in part.title["fr"] for part in shop.outline)
    assert len(shop.outline) == len(csv_rows("charter_outline.csv")) - 2


def test_the_choices_are_those_of_the_rules():
    assert rules()["readiness.charter"].choices == ("needed", "useful", "not_yet")
    assert rules()["readiness.video"].choices == ("make", "buy")
