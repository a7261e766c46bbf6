"""Chapter 2 on the page: accounts, employees, lessons and voices."""

import pytest

from stratbook.core.choice import Override
from stratbook.core.language import LANGUAGES, language
from stratbook.display.look import Look
from stratbook.display.views import three_c as views
from stratbook.strategy.three_c import audit_accounts, learn, map_presence
from strategy.three_c_rows import (
    LIVE,
    OCTOBER,
    OLD,
    OURS,
    PHOTOS,
    RIVAL,
    ROW,
    count,
    hear,
    hygiene,
    inputs,
    mentions,
    posts,
    register,
    voices,
    watch,
)  # fmt: skip

HOSTILE = "<img src=x onerror=alert(1)>"
LED = [count("Us", day, 1000, (10, 50)) for day in ("2026-09-01", "2026-10-31")]


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


@pytest.fixture
def french():
    return Look(language("fr"))


def test_each_account_has_its_verdict_its_rule_and_what_to_do(french):
    markup = views.account_table(french, hygiene(OLD, LIVE)).markup
    assert "2 comptes\u00a0: 1 à fermer, 0 à fusionner, 1 à corriger, 0 à garder." in markup
    assert "(H03)" in markup
    assert "sauvegardez les contenus, puis fermez" in markup
    assert "(H05)" in markup
    assert "(H06)" in markup


def test_a_decision_against_the_rule_is_said_with_its_reason(french):
    kept = Override(rule="three_c.account", subject="Page", choice="keep", reason="Série prévue")
    markup = views.account_table(french, hygiene(OLD, LIVE, overrides=[kept])).markup
    assert "Décidé autrement\u00a0: Série prévue. La règle disait\u00a0: fermer." in markup
    place = Override(rule="three_c.place_action", subject="YouTube", choice="keep", reason="Films")
    shown = views.action_table(french, map_presence(register(), OCTOBER, [place])).markup
    assert "Films. La règle disait\u00a0: fermer ou relancer (P01)." in shown


def test_a_date_from_the_exports_is_marked(french):
    posted = audit_accounts(
        inputs("accounts", [{**OLD, "platform": "instagram"}]), posts(*PHOTOS), OCTOBER.end
    )
    assert "7 octobre 2026*" in views.account_table(french, posted).markup


def test_small_groups_of_employees_are_counted_and_not_described(french):
    small = {**ROW, "platform": "linkedin", "people": 4, "posts": 777}
    markup = views.staff_panel(french, hear(ROW, small)).markup
    assert "Les salariés\u00a0: 50\u202f% des publications, 30\u202f% des interactions" in markup
    assert "moins de 5 personnes" in markup
    assert "777" not in markup
    assert "LinkedIn" not in markup
    alone = views.staff_panel(french, hear(small)).markup
    assert "<table" not in alone
    assert "moins de 5 personnes" in alone


def test_what_the_others_do_better_is_shown_with_how_and_what_to_try(french):
    rival = [
        count("Rival", day, 1000, (5, 100), main_format="reel")
        for day in ("2026-09-01", "2026-10-31")
    ]
    markup = views.lesson_table(french, learn(watch(*LED, *rival))).markup
    assert "20,0 contre 5,0 (4,0" in markup
    assert "Publications en 30 jours\u00a0: 5, les vôtres 10." in markup
    assert "(R01)" in markup
    none = views.lesson_table(french, learn(watch(*LED))).markup
    assert "25\u202f%" in none


def test_the_client_is_highlighted_among_the_voices(french):
    markup = views.voice_panel(french, voices(*OURS, RIVAL)).markup
    assert "On cite plus Rival (75,0\u202f% des mentions) que US (25,0\u202f%)" in markup.replace(
        "que us", "que US"
    )
    assert "+20" in markup
    few = voices(mentions("2026-10", "Us", 30, "positive"), RIVAL)
    assert "n.d." in views.voice_panel(french, few).markup


def test_hostile_names_are_escaped_in_every_new_view(look):
    account = dict.fromkeys(("account", "owner", "purpose"), HOSTILE)
    rival = [
        count(HOSTILE, day, 1000, (10, 100), main_format=HOSTILE, strong_point=HOSTILE)
        for day in ("2026-09-01", "2026-10-31")
    ]
    kept = Override(rule="three_c.account", subject="Page", choice="keep", reason=HOSTILE)
    shown = [
        views.account_table(look, hygiene({**OLD, **account})),
        views.account_table(look, hygiene(OLD, LIVE, overrides=[kept])),
        views.lesson_table(look, learn(watch(*LED, *rival))),
        views.rival_table(look, watch(*LED, *rival)),
        views.voice_panel(look, voices(*OURS, mentions("2026-10", HOSTILE, 9, "neutral"))),
        views.staff_panel(look, hear({**ROW, "platform": HOSTILE})),
    ]
    assert all("<img src=x" not in each.markup for each in shown)
