"""Exercise 10: 250 of 1 000 mentions are 25 %, but 30, 20 and 10 % channel by channel."""

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.notebook.course.exercises.reading import figures, rows
from stratbook.notebook.course.lesson import exercises

RIGHT = {
    "voice": 25, "voice_instagram": 30, "voice_facebook": "20 %", "voice_press": 10,
    "mean_of_channels": 20, "community": 15,
    "growth_rivage": 5, "growth_a": 3, "growth_b": 1, "fastest": "Rivage", "excess": "+5",
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex10", RIGHT).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"voice": 20}, "mean of the three channels"),
        ({"mean_of_channels": 25}, "share over all mentions"),
        ({"voice": 33.3}, "competitors alone"),  # 250 ÷ 750
        ({"voice_press": 11.1}, "competitors alone"),  # 10 ÷ 90
        ({"community": 17.6}, "competitors alone"),  # 9 000 ÷ 51 000
        ({"voice_instagram": 72}, "fall on the channels"),  # 180 ÷ 250
        ({"community": 25}, "counts followers"),
        ({"growth_rivage": 4.76}, "end of the month"),  # 450 ÷ 9 450
        ({"growth_a": 630}, "number of followers"),
        ({"fastest": "A"}, "gains the most followers"),
        ({"fastest": "b"}, "largest community"),
        ({"excess": 25}, "divided by the market share"),  # 5 ÷ 20
        ({"excess": 1.25}, "ratio of the two shares"),
        ({"excess": -5}, "sign is turned"),
        ({"excess": 0}, "mean of the channels"),  # 20 − 20
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex10", **wrong)


def test_a_mean_of_shares_that_were_rounded_first_is_right_for_everybody():
    for learner in LEARNERS:
        right = exercises()["ex10"].expected(data_of("ex10", learner))
        shares = [round(right[f"voice_{name}"], 1) for name in ("instagram", "facebook", "press")]
        mean = round(sum(shares) / 3, 1)
        assert judged("ex10", {"mean_of_channels": mean}, learner).right == 1


def test_channels_cannot_be_averaged_and_numbers_do_not_tell_growth_for_anybody():
    for learner in LEARNERS:
        data = data_of("ex10", learner)
        right = exercises()["ex10"].expected(data)
        assert abs(right["voice"] - right["mean_of_channels"]) >= 1
        gained = rows(data["brands"], "gained")
        assert right["fastest"] != max(gained, key=lambda brand: gained[brand]["gained"])
        share = figures(data["market"])["share"]
        assert right["excess"] == pytest.approx(right["voice"] - share)
