"""Exercise 11: +120 of 400 is +30; 172 of 215 and of 250; 195 against 37.5 minutes; z 6.07."""

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.core.language import LANGUAGES, language
from stratbook.core.triage import triage
from stratbook.notebook.course.exercise import seal
from stratbook.notebook.course.exercises.ex11 import comments
from stratbook.notebook.course.lesson import exercises

RIGHT = {
    "net": 30, "polar": "+60", "change": 13.3,
    "response": 86, "in_time_answered": 80, "in_time_received": "68,8 %", "resolution": 84,
    "delay_mean": 195, "delay_median": 37.5, "delay_told": "la médiane",
    "z_today": 6.07, "alert_today": True, "z_other": 2.02, "alert_other": False,
    "level_1": 1, "level_2": 2, "level_3": 1, "level_4": 3, "level_5": 0, "level_6": 2,
    "recommendation": "68.8% of messages in time against 86% answered: the community manager "
    "plans two duty slots by 15 October.",
}  # fmt: skip
# What each text is by the grid, read by people.
READ = {
    "broken": "criticism", "origin": "factual_error", "rude": "insult", "burst": "safety",
    "washer": "question", "prices": "criticism", "address": "illegal", "lovely": "praise",
    "followers": "spam",
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex11", RIGHT).passed


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"net": 60}, "left out the neutral mentions"),
        ({"change": 26.7}, "left out the neutral mentions"),  # 60 − 33.3
        ({"polar": 30}, "still in the total"),
        ({"net": 40}, "share of positive mentions"),  # 160 ÷ 400
        ({"change": 80}, "in per cent of last month"),  # 13.3 ÷ 16.7
        ({"change": -13.3}, "sign is turned"),
        ({"net": 23.7}, "both months"),  # 180 ÷ 760
        ({"in_time_received": 80}, "vanished from it"),
        ({"in_time_answered": 68.8}, "among those answered"),
        ({"response": 68.8}, "A late answer is an answer"),
        ({"resolution": 67.2}, "Not every message"),  # 168 ÷ 250
        ({"resolution": 78.1}, "not against those answered"),  # 168 ÷ 215
        ({"delay_median": 195}, "That is the mean"),
        ({"delay_mean": 37.5}, "That is the median"),
        ({"delay_mean": 56.7}, "left out the longest delay"),  # 510 ÷ 9
        ({"delay_median": 30}, "no one is in the middle"),
        ({"delay_median": 45}, "the sixth alone"),
        ({"delay_told": "mean"}, "one customer who waited a day"),
        ({"z_today": 9}, "1.4826 is missing"),  # (14 − 5) ÷ 1
        ({"z_today": 13.34}, "belongs below"),
        ({"z_today": 6.70}, "standard deviation"),  # (14 − 5.214) ÷ 1.311
        ({"alert_other": True}, "More than usual is not unusual"),
        ({"alert_today": False}, "far above"),
        ({"level_4": 1}, "Somebody was hurt"),  # read as a mere complaint
        ({"level_2": 1}, "author again"),  # the press read as a small account
        ({"level_3": 2}, "place again"),  # under our post, it can be hidden
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex11", **wrong)


def test_each_text_is_sealed_as_people_read_it():
    kinds = {each.id for each in triage().content}
    assert set(READ) == set(comments.TEXTS)
    for text, kind in READ.items():
        found = [each for each in kinds if seal("ex11", text, each) == comments._SEALED[text]]
        assert found == [kind]


def test_every_comment_is_told_in_both_languages():
    told = {
        code: {language(code).render(each) for each in comments.TEXTS.values()}
        for code in LANGUAGES
    }
    assert not told["fr"] & told["en"]
    assert all(len(each) == len(READ) for each in told.values())


def test_what_the_exercise_teaches_holds_for_everybody():
    for learner in LEARNERS:
        right = exercises()["ex11"].expected(data_of("ex11", learner))
        assert (right["alert_today"], right["alert_other"]) == (True, False)
        assert right["delay_mean"] >= 3 * right["delay_median"]
        assert right["in_time_answered"] > right["in_time_received"]
        assert len({right[f"level_{each}"] for each in range(1, 7)}) >= 3
