"""What a finding needs, as far as a program sees; the rest is on the trainer's four levels."""

import pandas as pd
import pytest

from stratbook.core.language import LANGUAGES, language
from stratbook.display.look import Look
from stratbook.display.theme import theme_of
from stratbook.notebook.course.feedback import rubric
from stratbook.notebook.course.free_text import structure

PARTS = {
    "number": "a number of your data", "comparison": "a comparison", "action": "an action",
    "owner": "an owner", "date": "a date",
}  # fmt: skip
DATA = {"sales": pd.DataFrame({"channel": ["a", "b"], "sold": [3_200, 1_800]})}


def lacks(text, computed=()):
    told = " ".join(each.plain() for each in structure(text, DATA, computed))
    return {name for name, words in PARTS.items() if words in told}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Avec 3 200 ventes contre 1 800, le community manager augmente le budget d’ici le "
         "15 décembre.", set()),
        ("With 3,200 sales against 1,800, the community manager should increase the budget by "
         "15 December.", set()),
        ("Facebook fait 64 % des ventes, plus que la cible : l’agence teste une offre en "
         "semaine 48.", set()),  # 3 200 ÷ 5 000
        ("Un écart de 1 400 face à l’objectif : la direction arbitre avant le 31/01/2027.", set()),
        ("Nous vendons plus que prévu : la direction réduit le budget d’ici mars.", {"number"}),
        ("3 200 ventes : la direction réduit le budget le 2027-03-01.", {"comparison"}),
        ("3 200 ventes contre 1 800 pour la direction en mars.", {"action"}),
        ("3 200 ventes contre 1 800 : réduire le budget en mars.", {"owner"}),
        ("3 200 ventes contre 1 800 : la direction réduit le budget.", {"date"}),
        ("3,200 leads against 1,800 sales: cut the budget by March.", {"owner"}),
        ("Leads stand at 3,200, 1,400 below: management cuts the budget by March.", set()),
        ("3,200 leads against 1,800: the sales team cuts the budget by March.", set()),
        ("Rien.", set(PARTS)),
    ],
)  # fmt: skip
def test_each_part_that_a_text_lacks_is_named(text, missing):
    assert lacks(text) == missing


def test_a_number_of_a_date_is_no_number_of_the_data():
    data = {"days": pd.DataFrame({"day": [15]})}
    told = structure("Moins que prévu : la direction réduit le budget le 15 mars 2027.", data)
    assert [each.text for each in told] == [
        "It lacks a number of your data, or one computed from it."
    ]


def test_a_number_the_exercise_computes_is_good_too():
    text = "1 251 résultats contre moins avant : la direction réduit le budget en mars."
    assert lacks(text) == {"number"}
    assert lacks(text, [1251.4]) == set()


@pytest.mark.parametrize("said", ["2060 € sur Instagram", "2060 euros sur Instagram"])
def test_an_amount_that_looks_like_a_year_is_an_amount(said):
    data = {"split": pd.DataFrame({"amount": [2060]})}
    text = f"{said}, plus que prévu : la direction réduit le budget"
    assert [each.text for each in structure(f"{text}.", data)] == ["It lacks a date: by when."]
    assert structure(f"{text} d’ici 2027.", data) == ()


def test_sixty_words_at_most():
    told = structure(" ".join(["mot"] * 61), DATA)
    assert "It has 61 words: keep to 60." in [each.plain() for each in told]
    assert structure("  ", DATA)[0].plain().startswith("Write one finding")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_rubric_has_four_levels(code):
    assert rubric(Look(language(code), theme_of())).markup.count("<tr") == 5
