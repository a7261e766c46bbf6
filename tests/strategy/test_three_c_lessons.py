"""Chapter 2: what rivals do better, who is spoken of, on figures worked out by hand."""

import pytest

from stratbook.core.catalogue import catalogue
from stratbook.core.tables import Tables, empty
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis import Scope
from stratbook.strategy.three_c import compare_voices, learn
from stratbook.strategy.three_c.lessons import lesson_rules
from stratbook.strategy.three_c.voices import find_voices
from strategy.three_c_rows import (
    OCTOBER,
    OURS,
    PARIS,
    RIVAL,
    SEPTEMBER,
    WATCH,
    count,
    mentions,
    voices,
    watch,
)  # fmt: skip

# -- lessons: ours gets 5 interactions a post per 1,000 followers ---------------------


def lessons(followers: int = 1000, activity: tuple = (10, 50), **more):
    rows = [
        count("Us", "2026-09-01", 1000, (10, 50)),
        count("Us", "2026-10-31", 1010, (10, 50.5)),
        count("Rival", "2026-09-01", 1000, activity),
        count("Rival", "2026-10-31", followers, activity, **more),
    ]
    return {each.measure: each for each in learn(watch(*rows))}


def test_a_clear_lead_is_a_lesson_and_a_small_one_is_not():
    assert lessons(activity=(10, 62)) == {}
    found = lessons(activity=(10, 63))["er_followers"]
    assert found.rival.name == "Rival"
    assert found.times == pytest.approx(6.3 / 5)
    # ours 1 % in 60 days; 1.2 % is no clear lead, 1.3 % is
    assert "growth" not in lessons(1012)
    assert lessons(1013)["growth"].times == pytest.approx(1.3)


@pytest.mark.parametrize(
    ("activity", "more", "rule"),
    [
        ((5, 50), {}, "R01"),
        ((10, 100), {"main_format": "reel"}, "R02"),
        ((10, 100), {"strong_point": "a tutorial each week."}, "R03"),
        ((10, 100), {}, "R04"),
    ],
)
def test_what_one_sees_decides_what_to_try(activity, more, rule):
    assert lessons(activity=activity, **more)["er_followers"].rule.id == rule


def test_growth_points_to_what_is_visible():
    assert lessons(1100, strong_point="open days")["growth"].rule.id == "R05"
    assert lessons(1100, (12, 30))["growth"].rule.id == "R06"
    assert lessons(1100)["growth"].rule.id == "R07"


def test_more_posts_are_a_lesson_only_when_each_is_as_well_received():
    assert lessons(activity=(20, 120))["posts"].rule.id == "R08"
    assert "posts" not in lessons(activity=(20, 60))


def test_the_advice_names_what_was_noted():
    found = lessons(activity=(10, 100), strong_point="a tutorial each week.")["er_followers"]
    assert "a tutorial each week. Test it" in found.advice.plain()


def test_without_the_client_s_figures_there_is_no_lesson():
    assert learn(watch(*[each for each in WATCH if not each["is_client"]])) == ()
    blind = [{**each, "interactions": None} if each["is_client"] else each for each in WATCH]
    assert all(each.measure != "er_followers" for each in learn(watch(*blind)))


def test_the_lessons_rules_have_their_french():
    french = catalogue("fr")
    for each in lesson_rules():
        assert french.get(each.reason).string, each.reason
        assert french.get(each.advice).string, each.advice


# -- voices -----------------------------------------------------------------------------


def test_shares_of_voice_and_tones_by_hand():
    found = voices(*OURS, RIVAL, mentions("2026-09", "us", 100, "positive"))
    own, rival = found.client, found.rivals[0]
    assert (own.mentions, own.share) == (100, pytest.approx(0.25))
    assert own.before == pytest.approx(1.0)
    assert rival.share == pytest.approx(0.75)
    # over the year: 160 favourable and 40 critical of 200
    assert own.net_tone == pytest.approx(100 * (160 - 40) / 200)
    assert rival.net_tone == 0
    assert found.brands[0].name == "Rival"


def test_what_the_voices_find():
    keys = {each.key: each for each in find_voices(voices(*OURS, RIVAL))}
    assert set(keys) == {"three_c.rivals_voice_below", "three_c.rivals_tone_above"}
    assert keys["three_c.rivals_voice_below"].comparison.difference.value == pytest.approx(-0.5)
    assert keys["three_c.rivals_voice_below"].confidence.level is Level.MEDIUM
    assert keys["three_c.rivals_tone_above"].comparison.value.value == pytest.approx(20)
    few = voices(mentions("2026-10", "us", 30, "neutral"), mentions("2026-10", "Z", 60, "neutral"))
    assert find_voices(few) == ()


def test_shares_whose_intervals_overlap_are_little_trusted():
    near = voices(*OURS, mentions("2026-10", "Rival", 115, "positive"))
    share = next(each for each in find_voices(near) if "voice" in each.key)
    assert share.confidence.level is Level.LOW


def test_nothing_heard_or_one_side_only_gives_a_reason():
    silent = Tables({"mentions": empty("mentions", PARIS)}, PARIS)
    nothing = compare_voices(Scope(silent, OCTOBER, "EUR", brands=("Us",)), SEPTEMBER)
    assert nothing.reason is not None
    assert voices(*OURS).reason is not None
    assert find_voices(nothing) == ()
