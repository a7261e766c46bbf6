"""Exercise 1: three departments, worked out by hand.

Smaller numbers: direction and sales 50 + 10 + 10 + 10 = 80; direction and communication
10 + 30 + 10 + 10 = 60; sales and communication 10 + 10 + 10 + 10 = 40.
"""

import pytest

from course_room import LEARNERS, data_of, hints, judged

RIGHT = {
    "management_sales": 0.8, "management_communication": 0.6, "sales_communication": 0.4,
    "mean_overlap": 0.6,
    "consensus_sell": 40.0, "consensus_awareness": 30.0, "consensus_cause": 13.3,
    "consensus_footfall": 16.7,
    "most_contested": "sell", "widest_range": 50,
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex01", RIGHT).passed


@pytest.mark.parametrize("written", ["Vendre", "Sell", "  vendre ", "sell"])
def test_an_objective_is_named_in_either_language(written):
    assert judged("ex01", RIGHT | {"most_contested": written}).passed


def test_two_decimals_of_an_overlap_are_enough_and_needed():
    assert judged("ex01", RIGHT | {"mean_overlap": "0,60"}).passed
    assert not judged("ex01", RIGHT | {"mean_overlap": 0.61}).passed
    assert not judged("ex01", RIGHT | {"consensus_cause": 13}).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        # 40 points on selling, on average: taken for an agreement of 0.40
        ({"mean_overlap": 0.4}, "An average is no agreement"),
        ({"management_sales": 0.55}, "An average is no agreement"),
        ({"mean_overlap": 0.25}, "25 whatever the departments want"),
        ({"management_sales": 80, "mean_overlap": 60}, "divide by 100"),
        ({"management_sales": 1.2}, "the smaller one"),  # 60 + 30 + 20 + 10
        ({"management_communication": 0.2}, "each gap twice"),  # 1 - (40 + 20 + 0 + 20) ÷ 100
        ({"consensus_sell": 0.4}, "points out of 100"),
        ({"consensus_cause": 40}, "divide by the number of departments"),
        ({"widest_range": 60}, "minus the smallest"),
        ({"most_contested": "cause"}, "furthest apart"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex01", **wrong)


def test_another_wrong_answer_is_told_where_to_look():
    found = judged("ex01", RIGHT | {"management_sales": 0.7})
    assert found.hints == ()
    (wrong,) = (line for line in found.lines if line.state == "wrong")
    assert "smaller of the two numbers" in wrong.say[0].plain()


def test_one_objective_stands_out_for_everybody():
    contested = set()
    for learner in LEARNERS:
        points = data_of("ex01", learner)["weights"].set_index("department")
        assert (points.sum(axis=1) == 100).all()
        ranges = (points.max() - points.min()).sort_values(ascending=False)
        assert ranges.iloc[0] >= ranges.iloc[1] + 5
        contested.add(ranges.index[0])
    assert len(contested) > 1  # a neighbour's answer is of no help
