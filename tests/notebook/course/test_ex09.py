"""Exercise 9: 225 engagements on 6 900 contacts are 3.26 %; the mean of rates is 3.67 %."""

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.notebook.course.lesson import exercises

RIGHT = {
    "p1_followers": 13.33, "p2_followers": 0.67, "p3_followers": 3.75,
    "p1_reach": 3, "p2_reach": "3,00 %", "p3_reach": 5,
    "p1_impressions": 2.31, "p2_impressions": 2, "p3_impressions": 3,
    "p3_with_clicks": 5, "p1_frequency": 1.3, "p2_frequency": 1.5, "p3_frequency": 1.67,
    "winner_followers": "P1", "winner_reach": "P3", "winner_impressions": "p3",
    "pooled": 3.26, "mean_of_rates": 3.67, "contacts": 6_900, "people": None,
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex09", RIGHT).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"pooled": 3.67}, "mean of the three rates"),
        ({"mean_of_rates": 3.26}, "rate of the sums"),
        ({"pooled": 2.03}, "divided the sum by the followers"),  # 225 ÷ 11 100
        ({"p1_reach": 4}, "a click is no interaction"),  # 160 ÷ 4 000
        ({"p2_followers": 0.756}, "a click is no interaction"),  # 68 ÷ 9 000
        ({"p3_with_clicks": 8.33}, "impressions as its base"),  # 75 ÷ 900
        ({"p3_with_clicks": 3}, "they are missing"),
        ({"p1_frequency": 0.77}, "Turn it over"),
        ({"winner_reach": "P1"}, "winner of another base"),
        ({"winner_followers": "P3"}, "winner of another base"),
        ({"winner_impressions": "P1"}, "most engagements"),
        ({"people": 6_900}, "sum of reaches"),
        ({"people": 4_000}, "the least that is possible"),
        ({"contacts": 9_700}, "added up impressions"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex09", **wrong)


def test_a_rate_written_as_a_part_of_one_is_told_so():
    told = judged("ex09", {"pooled": 0.0326})
    assert (
        "per cent" in next(each for each in told.lines if each.question.key == "pooled").say[0].text
    )


def test_a_rate_below_one_per_cent_written_as_a_part_of_one_is_told_so():
    told = judged("ex09", {"p2_followers": 0.0067})  # 60 ÷ 9,000
    line = next(each for each in told.lines if each.question.key == "p2_followers")
    assert "per cent" in line.say[0].text


def test_the_winner_changes_with_the_base_and_means_mislead_for_everybody():
    for learner in LEARNERS:
        right = exercises()["ex09"].expected(data_of("ex09", learner))
        assert right["winner_followers"] != right["winner_reach"]
        assert abs(right["mean_of_rates"] - right["pooled"]) >= 0.15
        assert right["people"] is None
