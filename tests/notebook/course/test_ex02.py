"""Exercise 2: each objective its indicator; the catalogue of goals agrees."""

import inspect

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.core.goals import goals
from stratbook.notebook.course.exercise import Sealed
from stratbook.notebook.course.exercises import ex02

RIGHT = {
    "visibility": "reach", "revenue": "sales", "conversations": "interaction_rate",
    "retention": "repeat", "cause": "cause_posts", "footfall": "directions",
    "intruder": "followers",
}  # fmt: skip
# The goal of the catalogue, and the KPIs that each indicator of the exercise stands for.
GOALS = {
    "visibility": ("awareness", {"reach"}),
    "revenue": ("sell_online", {"social_revenue", "conversion_rate"}),
    "conversations": ("conversations", {"er_reach"}),
    "retention": ("retention", {"repeat_rate", "response_rate"}),
    "cause": ("cause_awareness", {"reach", "amplification_rate"}),
    "footfall": ("local_footfall", {"directions", "coupons"}),
}


def test_the_published_answers_are_right():
    assert judged("ex02", RIGHT).passed


def test_words_are_as_good_as_ids():
    french = {
        "visibility": "Portée", "revenue": "Conversions et chiffre d’affaires (€)",
        "conversations": "taux d’interaction (%)", "retention": "Réachat et taux de réponse (%)",
        "cause": "Portée et partages des publications sur la cause",
        "footfall": "Clics sur l’itinéraire et coupons utilisés",
        "intruder": "Nombre total d’abonnés",
    }  # fmt: skip
    assert judged("ex02", french).passed


@pytest.mark.parametrize("key", GOALS)
def test_the_product_calls_for_the_same_indicators(key):
    id_, kpis = GOALS[key]
    goal = goals()[id_]
    assert kpis <= {*goal.leading, *goal.lagging}


def test_no_answer_stands_in_the_module():
    expected = ex02.EXERCISE.expected({})
    assert all(isinstance(each, Sealed) for each in expected.values())
    source = inspect.getsource(ex02)
    assert not [key for key, value in RIGHT.items() if f'"{key}": "{value}"' in source]


@pytest.mark.parametrize("key", GOALS)
def test_followers_for_everything_is_named(key):
    assert "rises almost by itself" in hints("ex02", **{key: "followers"})


@pytest.mark.parametrize(
    ("key", "given", "named"),
    [
        ("revenue", "reach", "Being seen is not"),
        ("cause", "reach", "only at the posts that speak of it"),
        ("visibility", "cause_posts", "a part of what is published"),
        ("retention", "interaction_rate", "A reaction is free"),
        ("retention", "sales", "come back"),
        ("footfall", "sales", "brings nobody to the shop"),
        ("revenue", "directions", "comes before buying"),
        ("conversations", "repeat", "they speak to you"),
        ("intruder", "reach", "has its objective in the list"),
    ],
)
def test_a_usual_mistake_is_named(key, given, named):
    assert named in hints("ex02", **{key: given})


def test_what_is_no_indicator_is_told_so():
    (line,) = (each for each in judged("ex02", {"cause": "likes"}).lines if each.state == "wrong")
    assert "none of the options" in line.say[0].plain()


def test_followers_rise_while_revenue_falls_for_everybody():
    for learner in LEARNERS:
        months = data_of("ex02", learner)["indicators"].set_index("indicator")
        assert months.loc["followers", "now"] > months.loc["followers", "last"]
        assert months.loc["sales", "now"] < months.loc["sales", "last"]
