"""Exercise 5: Instagram 5 × 40 + 5 × 20 + 4 × 25 + 3 × 15 = 445, of 100: 4.45.

With the audience at 48 the others share 52 of the 60 they had: image 17.33, objective 21.67,
resources 13; 5 × 48 + 5 × 17.33 + 4 × 21.67 + 3 × 13 = 452.33.
"""

import pytest

from course_room import LEARNERS, data_of, hints, judged

RIGHT = {
    "instagram": 4.45, "facebook": 3.4, "linkedin": 2.75, "snapchat": 2.0,
    "winner": "instagram", "raised": 4.52, "holds": True,
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex05", RIGHT).passed


def test_a_score_needs_its_two_decimals():
    assert not judged("ex05", RIGHT | {"instagram": 4.4}).passed
    assert not judged("ex05", RIGHT | {"raised": 4.5}).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"raised": 4.85}, "left the others"),  # 445 + 8 × 5, not rescaled
        ({"raised": 4.49}, "by the new total"),  # 485 ÷ 108
        ({"raised": 4.63}, "not 20 points"),  # audience 60: 300 + 245 × 40 ÷ 60
        ({"raised": 4.45}, "before the weight moved"),
        ({"instagram": 4.25}, "plain mean"),
        ({"facebook": 14}, "without their weights"),
        ({"instagram": 445}, "Divide by 100"),
        ({"holds": False}, "first place only"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex05", **wrong)


def test_the_choice_holds_for_everybody_and_not_with_the_same_platform():
    winners = set()
    for learner in LEARNERS:
        data = data_of("ex05", learner)
        weights = data["criteria"].set_index("criterion")["weight"]
        scores = data["scores"].set_index("platform")
        winner = (scores @ weights).idxmax()
        winners.add(winner)
        for name in weights.index:
            for by in (0.8, 1.2):
                moved = weights * (100 - weights[name] * by) / (100 - weights[name])
                moved[name] = weights[name] * by
                assert moved.sum() == pytest.approx(100)
                assert (scores @ moved).idxmax() == winner
    assert len(winners) == 4
