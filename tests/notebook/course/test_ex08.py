"""Exercise 8: 3 000 € a year and 6 h × 35 € + 20 € = 230 € a video, against 480 €."""

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.core.language import language
from stratbook.core.reference import csv_rows
from stratbook.notebook.course.lesson import exercises

RIGHT = {
    "per_video": 230, "break_even": 12,
    "few_make": 4_380, "few_buy": 2_880, "few_choice": "buy",
    "many_make": 8_520, "many_buy": 11_520, "many_choice": "make",
    "case_1": "smm", "rule_1": "urgent_visibility", "case_2": "cm", "rule_2": "relation",
    "case_3": "both", "rule_3": "tiny_team", "case_4": "smm_cm", "rule_4": "large_community",
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex08", RIGHT).passed


@pytest.mark.parametrize(
    "words", [{"case_3": "une personne, deux casquettes"}, {"few_choice": "faire faire"}]
)
def test_a_choice_can_be_written_in_words(words):
    assert judged("ex08", RIGHT | words).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"per_video": 20}, "left out the hours"),
        ({"break_even": 7}, "left out the hours"),  # 3 000 ÷ 460 = 6.5
        ({"few_make": 3_120}, "left out the hours"),  # 3 000 + 6 × 20
        ({"per_video": 210}, "left out the other costs"),
        ({"per_video": 26}, "each cost one euro"),
        ({"break_even": 14}, "by the cost of a video"),  # 3 000 ÷ 230 = 13.04
        ({"break_even": 10}, "training is part"),  # 2 400 ÷ 250 = 9.6
        ({"break_even": 11}, "part of a video"),
        ({"few_make": 1_380}, "left out the kit"),  # 6 × 230
        ({"many_make": 77_520}, "once a video"),  # 24 × 3 230
        ({"few_choice": "make"}, "kit is not earned back"),
        ({"many_choice": "buy"}, "saves money"),
        # the bookshop is in a hurry too, but it has three people: the first rule holds
        ({"case_3": "smm"}, "read from the top"),
        ({"rule_3": "urgent_visibility"}, "read from the top"),
        ({"rule_4": "large_unfunded"}, "read from the top"),
        ({"rule_1": "no_news"}, "one of its conditions does not hold"),  # ten pieces a month
        ({"case_1": "cm"}, "A CM animates and carries out"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex08", **wrong)


def test_the_break_even_lies_between_the_two_years_for_everybody():
    for learner in LEARNERS:
        right = exercises()["ex08"].expected(data_of("ex08", learner))
        assert (right["few_choice"], right["many_choice"]) == ("buy", "make")
        assert {right[f"case_{each}"] for each in range(1, 5)} == {"smm", "cm", "both", "smm_cm"}


def test_situations_are_told_as_the_reference_tells_them():
    words = exercises()["ex08"].words
    for row in csv_rows("configuration_cases.csv"):
        told = words[f"case_{row['case']}"]
        assert language("en").render(told) == row["en"]
        french = language("fr").render(told).replace("\u202f", " ").replace("\u00a0", " ")
        assert french == row["fr"].replace("\u202f", " ").replace("\u00a0", " ")
