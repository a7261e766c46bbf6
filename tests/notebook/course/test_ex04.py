"""Exercise 4: cost 5 400 + 2 300 + 0 = 7 700 €; contacts 90 000 + 23 000 + 25 000 = 138 000."""

import pytest

from course_room import LEARNERS, data_of, hints, judged

RIGHT = {
    "paid_media": ["M1", "M2", "M3"], "owned_media": ["M4", "M5", "M6"],
    "earned_media": ["M7", "M8", "M9"],
    "cost_paid": 70.1, "cost_owned": 29.9, "cost_earned": 0,
    "reach_paid": 65.2, "reach_owned": 16.7, "reach_earned": 18.1,
    "price_paid": 60, "price_owned": 100, "price_earned": None,
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex04", RIGHT).passed


@pytest.mark.parametrize("written", ["None", "n.d.", "non défini"])
def test_an_undefined_cost_can_be_written_in_words(written):
    assert judged("ex04", RIGHT | {"price_earned": written}).passed


@pytest.mark.parametrize("rows", ["M1, M2, M3", {"M3", "M2", "M1"}, ("m1", "m2", "m3")])
def test_rows_are_a_set_however_written(rows):
    assert judged("ex04", RIGHT | {"paid_media": rows}).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"price_earned": 0}, "not defined"),
        # the influencer's 1 500 € and 22 000 contacts among earned media
        ({"cost_paid": 50.6}, "influencer among earned"),  # 3 900 of 7 700
        ({"cost_earned": 19.5}, "influencer among earned"),
        ({"reach_earned": 34.1}, "influencer among earned"),  # 47 000 of 138 000
        ({"earned_media": ["M3", "M7", "M8", "M9"]}, "influencer among earned"),
        ({"price_paid": 57.35}, "influencer among earned"),  # 3 900 ÷ 68 000
        ({"cost_paid": 58.4}, "as press coverage"),  # 4 500 of 7 700
        ({"owned_media": ["M2", "M4", "M5", "M6"]}, "article among owned"),
        ({"owned_media": ["M4", "M5"]}, "your own posts among earned"),
        ({"price_paid": 76.9}, "mean of the media’s costs"),  # (50 + 112.5 + 68.2) ÷ 3
        ({"price_owned": 131.1}, "mean of the media’s costs"),  # (80 + 233.3 + 80) ÷ 3
        ({"price_paid": 0.06}, "multiply by 1,000"),
        ({"price_owned": 10}, "divided contacts by cost"),  # 23 000 ÷ 2 300
        ({"cost_owned": 33.3}, "share of the number of media"),
        ({"cost_paid": 100}, "owned media are not free"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex04", **wrong)


def test_rows_stand_in_another_order_for_each_learner():
    orders = {tuple(data_of("ex04", each)["media"]["medium"]) for each in LEARNERS}
    assert len(orders) > 15


def test_earned_media_cost_nothing_and_have_no_price_for_anybody():
    for learner in LEARNERS:
        media = data_of("ex04", learner)["media"].set_index("medium")
        assert media.loc[["review", "press", "share"], "cost"].sum() == 0
        assert judged("ex04", {"price_earned": None}, learner).right == 1
