"""Exercise 7: 18 000 € by thirds, capped at 3 000; 6 000 € under 12√x, 9√x, 6√x."""

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.notebook.course.exercises.reading import figures
from stratbook.notebook.course.lesson import exercises

RIGHT = {
    "equal_part": 6_000, "capped": "7 500 €",
    "instagram": 3310.34, "facebook": "1 862,07 €", "snapchat": 827.59,
    "result": 1251.4, "result_equal": 1207.5, "marginal": 0.1043, "same_everywhere": "marginal",
    "floor_instagram": 3_200, "floor_facebook": 1_800, "floor_snapchat": 1_000,
    "floor_result": 1250.4, "floor_cost": 1.0,
    "recommendation": "1 251 résultats contre 1 207 à parts égales : le social media manager "
    "réserve l’espace avant le 5 octobre.",
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex07", RIGHT).passed
    assert judged("ex07", RIGHT | {"capped": "€7,500", "facebook": "1,862.07"}).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"instagram": 6_000, "facebook": 0, "snapchat": 0}, "All on the best platform"),
        ({"result": 929.5}, "All on the best platform"),  # 12 × √6 000
        ({"instagram": 2_666.67}, "in proportion to the factors"),  # 6 000 × 12 ÷ 27
        ({"snapchat": 1_333.33}, "in proportion to the factors"),
        ({"instagram": 2_000}, "Equal amounts are a fair start"),
        ({"result": 1_207.5}, "Equal amounts are a fair start"),
        ({"result_equal": 54_000}, "left out the square root"),  # 27 × 2 000
        ({"capped": 6_000}, "let it vanish"),
        ({"capped": 9_000}, "whole budget between strategy and production"),
        ({"equal_part": 2_000}, "ad space of question c"),
        ({"marginal": 0.2086}, "average return"),  # 1 251.4 ÷ 6 000
        ({"same_everywhere": "average"}, "looks back on euros already spent"),
        ({"same_everywhere": "le montant"}, "rule of thumb"),
        ({"floor_instagram": 3_310.34}, "pass the ad space"),
        ({"floor_facebook": 1_775.86}, "same sum from both"),  # 1 862.07 − 172.41 ÷ 2
        ({"floor_snapchat": 827.59}, "still below it"),
        ({"floor_cost": 172.41}, "money moved, in euros"),  # 1 000 − 827.59
        ({"floor_cost": -1.0}, "positive number"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex07", **wrong)


def test_a_floor_costs_something_and_equal_parts_lose_something_for_everybody():
    for learner in LEARNERS:
        data = data_of("ex07", learner)
        right = exercises()["ex07"].expected(data)
        assert right["floor_cost"] >= 0.5
        assert right["result_equal"] < right["result"]
        amounts = [right[each] for each in ("instagram", "facebook", "snapchat")]
        assert sum(amounts) == pytest.approx(figures(data["budget"])["space"])
        # Whatever the factors: results ÷ (2 × money) is the slope at the best split of roots.
        assert right["marginal"] == pytest.approx(right["result"] / 2 / sum(amounts), rel=1e-5)


def test_the_recommendation_needs_its_parts():
    told = judged("ex07", RIGHT | {"recommendation": "Tout mettre sur Instagram."})
    assert not told.passed
    assert told.right == len(RIGHT) - 1
