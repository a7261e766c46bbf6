"""Exercise 3: nine places, five of them unmanaged; 260 of 600 mentions."""

import pytest

from course_room import LEARNERS, data_of, hints, judged, states

RIGHT = {"by_count": 55.6, "by_volume": 43.3, "silent_account": "close_or_revive"}
TEXT = (
    "55,6 % des lieux nous échappent, contre 43,3 % des mentions : le community manager répond "
    "aux avis chaque semaine et ferme la chaîne YouTube avant le 30 novembre."
)


def test_the_published_answers_are_right():
    assert judged("ex03", RIGHT | {"recommendation": TEXT}).passed


def test_a_text_without_a_date_is_sent_back():
    found = judged("ex03", RIGHT | {"recommendation": TEXT.replace("avant le 30 novembre", "")})
    assert not found.passed
    assert states(found)["recommendation"] == "wrong"


def test_a_share_written_as_a_part_of_one_is_told_so():
    (line,) = (each for each in judged("ex03", {"by_count": 0.556}).lines if each.state == "wrong")
    assert "per cent" in line.say[0].plain()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"by_count": 33.3}, "customers write the reviews"),  # 3 of 9
        ({"by_volume": 26.7}, "customers write the reviews"),  # 160 of 600
        ({"by_count": 44.4}, "the managed share"),  # 4 of 9
        ({"by_volume": 56.7}, "the managed share"),
        ({"by_count": 43.3, "by_volume": 55.6}, "swapped"),
        ({"by_count": 62.5}, "left out the silent account"),  # 5 of 8
        ({"by_count": 66.7}, "silent account as unmanaged"),  # 6 of 9
        ({"by_volume": 100}, "who holds the place"),
        ({"by_volume": 36.7}, "these employees"),  # 220 of 600
        ({"by_volume": 76.5}, "divides by the whole"),  # 260 of 340
        ({"by_count": 125}, "divides by the whole"),  # 5 of 4
        ({"silent_account": "keep"}, "not deciding"),
        ({"silent_account": "la surveiller"}, "not deciding"),
        ({"silent_account": "claim"}, "nothing to claim"),
        ({"silent_account": "ignore"}, "not without a decision"),
        ({"silent_account": "answer"}, "Nobody speaks there"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex03", **wrong)


def test_counting_places_or_mentions_tells_two_stories_for_everybody():
    counted = set()
    for learner in LEARNERS:
        places = data_of("ex03", learner)["places"]
        others = places["holder"].ne("company")
        by_volume = places.loc[others, "mentions"].sum() / places["mentions"].sum()
        assert abs(others.mean() - by_volume) >= 0.04
        assert places.set_index("place").loc["youtube", "mentions"] == 0
        counted.add(others.mean())
    assert len(counted) > 1
