"""Explorers that keep: what a move gives, what is written, and that the next opening uses it."""

import shutil
from dataclasses import replace
from pathlib import Path

import ipywidgets as widgets
import pytest

from media_plan_client import THREE, brief_of, row
from stratbook.brief.read import read_brief
from stratbook.core.language import LANGUAGES
from stratbook.notebook.explorers import budget, priorities, pursued, weighed
from stratbook.notebook.explorers.alignment import explore_alignment
from stratbook.notebook.explorers.objectives import explore_objectives
from stratbook.notebook.explorers.platforms import explore_platforms
from stratbook.notebook.explorers.typed import MistypedError, timed, typed, written
from stratbook.notebook.session import open_session
from stratbook.plan.media_plan import plan_media
from stratbook.strategy import objectives, platforms

DEMO = Path(__file__).parents[2] / "data" / "clients" / "ateliers_du_rivage"
BRIEF = """\
organisation: {name: Acme, type: btoc}
language: fr
period: 2026-10
objectives:
  - {id: leads, statement: Plus de prospects, indicator: leads, target: 150, due: 2026-12-31}
"""
WEIGHTS = """\
Service;Objectif;Points sur 100
Direction;Vendre;50
Direction;Faire connaître;50
Marketing;Vendre;20
Marketing;Faire connaître;80
"""
CRITERIA = "Critère;Poids\naudience;60\ncoût;40\n"
SCORES = """\
Plateforme;Critère;Note
Facebook;audience;3
Facebook;coût;5
Instagram;audience;5
Instagram;coût;1
TikTok;audience;4
"""


@pytest.fixture
def opened(tmp_path):
    """Return a function that opens a small client anew, as a notebook's first cell does."""
    folder = tmp_path / "acme"
    (folder / "inputs").mkdir(parents=True)
    (folder / "client.yml").write_text(BRIEF, encoding="utf-8")
    sheets = {"weights": WEIGHTS, "criteria": CRITERIA, "platform_scores": SCORES}
    for name, text in sheets.items():
        (folder / "inputs" / f"{name}.csv").write_text(text, encoding="utf-8")

    def opened_(code="fr"):
        return open_session(folder, language=code, work=tmp_path / "work")

    return opened_


def walk(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def press(whole, why="Parce que la saison le demande", who="Direction"):
    """Fill in the panel, press its button and return what it says."""
    fields = [each for each in walk(whole) if isinstance(each, widgets.Text)]
    fields[-2].value, fields[-1].value = why, who
    next(each for each in walk(whole) if isinstance(each, widgets.Button)).click()
    return [each for each in walk(whole) if isinstance(each, widgets.HTML)][-1].value


def named(whole, kind, name):
    found = (each for each in walk(whole) if isinstance(each, kind) and each.description == name)
    return next(found)


def shown(whole, text):
    return any(text in each.value for each in walk(whole) if isinstance(each, widgets.HTML))


# -- priorities ---------------------------------------------------------------------------


def test_points_are_brought_to_100_to_a_tenth():
    assert priorities.brought({"a": 1, "b": 1, "c": 1}) == {"a": 33.4, "b": 33.3, "c": 33.3}
    assert priorities.brought({"a": 60, "b": 60}) == {"a": 50.0, "b": 50.0}


def test_departments_that_move_apart_agree_less(opened):
    room = priorities.room_of(opened())
    start = priorities.start(room)
    # Overlaps: 20 + 50, then 0 + 20 of 100.
    assert priorities.moved(room, start).measure.value == pytest.approx(0.70)
    moved = {**start, ("Direction", "Vendre"): 80.0, ("Direction", "Faire connaître"): 20.0,
             ("Marketing", "Vendre"): 0.0, ("Marketing", "Faire connaître"): 10.0}  # fmt: skip
    now = priorities.moved(room, moved)
    assert now.measure.value == pytest.approx(0.20)
    assert now.rescaled == ("Marketing",)
    gone = {pair: 0.0 if pair[0] == "Marketing" else each for pair, each in start.items()}
    assert priorities.moved(room, gone).measure.value is None
    assert priorities.kept(room, start, start) is None


def test_kept_points_are_those_of_the_next_opening(opened):
    session = opened()
    whole = explore_alignment(session)
    named(whole, widgets.FloatSlider, "Vendre").value = 150 - 50
    assert shown(whole, "0,53")  # 66.7 and 33.3 of 100 beside 20 and 80
    told = press(whole)
    assert "inputs/weights.csv, row 2" in told
    assert "inputs/decisions.csv, row 2" in told
    again = opened()
    found = objectives.align(again.brief.inputs["weights"], again.brief.file.objectives)
    assert found.measure.value == pytest.approx(0.533)
    assert found.rescaled == ()
    assert "Rien ne diffère" in press(whole)
    named(whole, widgets.FloatSlider, "Vendre").value = 50.0  # to move back is a decision too
    assert "inputs/decisions.csv, row 3" in press(whole)
    assert opened().brief.inputs["weights"]["points"].tolist() == [50, 50, 20, 80]


def test_points_of_another_whole_stay_until_they_are_moved(opened):
    inputs = opened().brief.folder / "inputs"
    (inputs / "weights.csv").write_text(
        "Service;Objectif;Points sur 100;Ramener ses points à 100\n"
        "Direction;Vendre;300;oui\nDirection;Faire connaître;100;oui\n", encoding="utf-8",
    )  # fmt: skip
    whole = explore_alignment(opened())
    assert named(whole, widgets.FloatSlider, "Vendre").value == 300
    assert "Rien ne diffère" in press(whole)


def test_a_department_that_gives_nothing_any_more_is_told(opened):
    whole = explore_alignment(opened())
    for name in ("Vendre", "Faire connaître"):
        named(whole, widgets.FloatSlider, name).value = 0.0
    assert "Direction ne donne plus aucun point" in press(whole)


# -- platforms ----------------------------------------------------------------------------


def test_weights_flip_the_first_place(opened):
    room = weighed.room_of(opened())
    start = weighed.start(room)
    assert start.weights == {"audience": 60, "cost": 40}
    now = weighed.moved(room, start)
    # 0.6 × 3 + 0.4 × 5 = 3.8; 0.6 × 5 + 0.4 × 1 = 3.4; TikTok lacks a score.
    assert [(each.platform, each.score) for each in now.ranked] == [
        ("facebook", pytest.approx(3.8)), ("instagram", pytest.approx(3.4)),
    ]  # fmt: skip
    (tip,) = {round(each.tips_at, 6) for each in now.tipping if each.criterion == "audience"}
    assert tip == pytest.approx(4 / 6)  # 5 − 2a = 1 + 4a
    after = weighed.moved(room, replace(start, weights={"audience": 70.0, "cost": 30.0}))
    assert after.winner.platform == "instagram"
    scored = replace(start, scores={**start.scores, ("tiktok", "cost"): 5.0})
    assert weighed.moved(room, scored).winner.platform == "tiktok"


def test_the_kept_choice_is_that_of_the_next_opening(opened):
    session = opened()
    whole = explore_platforms(session)
    named(whole, widgets.FloatSlider, "Audience").value = 90.0
    named(whole, widgets.Dropdown, "Plateforme").value = "tiktok"
    named(whole, widgets.Dropdown, "Décision contre la règle").value = "leave"
    told = press(whole)
    for place in ("inputs/criteria.csv, row 2", "overrides[0]", "inputs/decisions.csv, row 2"):
        assert place in told
    again = opened()
    inputs = again.brief.inputs
    choice = platforms.choose_platforms(
        platforms.read_grid(inputs["criteria"], inputs["platform_scores"]),
        platforms.read_accounts(inputs, again.tables["posts"], again.period.end),
        again.overrides,
    )
    assert choice.winner.platform == "instagram"
    assert choice.grid.weights["audience"] == pytest.approx(90 / 130)
    assert "tiktok" in choice.chosen("leave")
    (override,) = again.overrides
    assert (override.reason, override.by) == ("Parce que la saison le demande", "Direction")
    assert inputs["platform_scores"]["score"].count() == 5  # 0 on a slider nobody moved is no score
    assert "Rien ne diffère" in press(whole)


def test_a_word_taken_back_becomes_the_rule_s(opened):
    room = weighed.room_of(opened())
    start = weighed.start(room)
    word = replace(start, decisions={**start.decisions, "facebook": "leave"})
    (change,) = weighed.kept(room, start, word).changes
    computed = {each.platform: each.choice.computed for each in weighed.moved(room, start).ranked}
    assert change.value["choice"] == computed["facebook"] != "leave"


# -- objectives ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("3,5 %", ",", 0.035), ("3.5%", ".", 0.035), ("1 234,5", ",", 1234.5), ("", ",", None),
        ("12,000", ".", 12_000), ("12,000", ",", 12), ("12\u202f000", ",", 12_000),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(text, decimal, value):
    assert typed(text, decimal) == value


@pytest.mark.parametrize(("reader", "text"), [
    (lambda text: typed(text, "."), "12 k"), (timed, "25:00"), (timed, "noon"),
])  # fmt: skip
def test_what_is_mistyped_is_told_with_how_to_write_it(reader, text):
    with pytest.raises(MistypedError) as caught:
        reader(text)
    assert text in caught.value.problem.plain()
    assert caught.value.refusal("comments").faults[0].place == "comments"


def test_times_are_read_as_people_type_them():
    found = [timed(each) for each in ("9:05", "14h30", "14 h 30", "")]
    assert found == ["09:05", "14:30", "14:30", ""]


def test_a_number_nobody_typed_keeps_all_its_digits(opened):
    session = opened()
    goal = session.brief.file.objectives[0]
    exact = goal.model_copy(update={"target": 0.0333333333333, "baseline": 12345678901.5})
    brief = session.brief.model_copy(
        update={"file": session.brief.file.model_copy(update={"objectives": (exact,)})}
    )
    whole = explore_objectives(replace(session, brief=brief))
    assert "Rien ne diffère" in press(whole)


def test_numbers_are_written_as_people_type_them():
    assert written(0.035, "er_reach", ",") == "3,5 %"
    assert written(1234.5, "leads", ".") == "1234.5"
    assert written(None, "leads", ",") == ""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Open a copy of the demonstration client once: its history is what a target is held to."""
    folder = tmp_path_factory.mktemp("demo") / DEMO.name
    shutil.copytree(DEMO, folder, ignore=shutil.ignore_patterns(".*"))
    return folder, open_session(folder, language="fr", work=folder.parent / "work")


def test_a_target_has_a_status_and_a_pace(demo):
    room = pursued.room_of(demo[1])
    before = pursued.start(room)["prospects"]
    found = pursued.moved(room, before.model_copy(update={"target": 170.0}))
    now = found.pace.now
    assert (found.pace.target, found.pace.months) == (170, 2)  # November and December are left
    assert found.pace.step == pytest.approx((170 - now) / 2)
    assert found.score.standings[0].verdict.variance == pytest.approx(now - 170)
    easy = pursued.moved(room, before.model_copy(update={"target": now - 1}))
    assert easy.pace is None
    assert easy.score.standings[0].verdict.status == "reached"
    bare = pursued.moved(room, before.model_copy(update={"indicator": ""}))
    assert (bare.proposal, bare.score.standings) == (None, ())


def test_a_kept_target_is_that_of_the_next_opening(demo):
    folder, session = demo
    whole = explore_objectives(session)
    named(whole, widgets.Dropdown, "Objectif").value = "conversation"
    target = named(whole, widgets.Text, "Cible")
    assert target.value == "3,5 %"
    target.value = "4,2 %"
    assert shown(whole, "4,2")
    assert "La raison n’est pas écrite" in press(whole, why=" ")
    target.value = "4,2 o"
    assert "n’est pas un nombre" in press(whole)
    target.value = "4,2 %"
    told = press(whole)
    assert "objectives[7].target" in told
    again = open_session(folder, language="fr", work=folder.parent / "work")
    (card,) = (
        each
        for each in objectives.read_objectives(again.brief, again.period).cards
        if each.objective.id == "conversation"
    )
    assert card.objective.target == 0.042
    (row,) = again.brief.inputs["decisions"].tail(1).to_dict("records")
    assert (row["chapter"], row["owner"]) == ("01_objectives", "Direction")


# -- budget -------------------------------------------------------------------------------


def test_the_kept_budget_is_the_next_plan(tmp_path):
    folder = brief_of(tmp_path, *THREE).folder
    session = open_session(folder, language="en", work=tmp_path / "work")
    plan = plan_media(session.brief)
    whole = budget.explore_budget(session, plan)
    named(whole, widgets.FloatSlider, "Ad space (EUR)").value = 9000.0
    named(whole, widgets.FloatRangeSlider, "Instagram").value = (0.0, 2000.0)
    told = press(whole)
    for place in ("budget.ad_space", "inputs/ad_platforms.csv, row 2", "inputs/decisions.csv"):
        assert place in told
    split = plan_media(open_session(folder, work=tmp_path / "work").brief).ad_space
    # 2,000 held on Instagram; of the 7,000 left, 81 to 36.
    expected = [2000, 7000 * 81 / 117, 7000 * 36 / 117]
    assert split.best.amounts.tolist() == pytest.approx(expected, abs=0.01)
    assert "Nothing differs" in press(whole)
    most = 2 * plan.ad_space.budget
    named(whole, widgets.FloatRangeSlider, "Instagram").value = (0.0, most)  # no limit again
    press(whole)
    assert read_brief(folder).inputs["ad_platforms"]["maximum"].isna().all()
    assert plan_media(read_brief(folder)).ad_space.budget == 9000


def test_an_amount_decided_gives_way_to_what_the_sliders_say(tmp_path):
    frozen = row("instagram", past_spend=2500, past_results=600, frozen=2000)
    folder = brief_of(tmp_path, frozen, *THREE[1:]).folder
    session = open_session(folder, language="en", work=tmp_path / "work")
    plan = plan_media(session.brief)
    whole = budget.explore_budget(session, plan)
    most = 2 * plan.ad_space.budget
    named(whole, widgets.FloatRangeSlider, "Instagram").value = (0.0, most)  # no limit at all
    press(whole)
    held = read_brief(folder).inputs["ad_platforms"].iloc[0]
    assert held[["frozen", "minimum", "maximum"]].isna().all()


def test_limits_that_clash_are_refused_as_the_plan_says_them(tmp_path):
    folder = brief_of(tmp_path, *THREE).folder
    session = open_session(folder, language="en", work=tmp_path / "work")
    whole = budget.explore_budget(session, plan_media(session.brief))
    before = (folder / "inputs" / "ad_platforms.csv").read_bytes()
    for name in ("Instagram", "Facebook"):
        named(whole, widgets.FloatRangeSlider, name).value = (4000.0, 12_000.0)
    assert "€8,000" in press(whole)
    assert (folder / "inputs" / "ad_platforms.csv").read_bytes() == before


def test_another_aim_keeps_what_rows_counted(tmp_path):
    rows = (*THREE[1:], THREE[0].replace("instagram;", "instagram;"))
    text = "{total: 18000, aim: leads, target: 500}"
    folder = brief_of(tmp_path, *rows, _people("facebook"), budget=text).folder
    session = open_session(folder, language="en", work=tmp_path / "work")
    whole = budget.explore_budget(session, plan_media(session.brief))
    named(whole, widgets.Dropdown, "Aim").value = "reach"
    press(whole)
    brief = read_brief(folder)
    assert (brief.file.budget.aim, brief.file.budget.target) == ("reach", None)
    assert brief.inputs["ad_platforms"]["counted"].tolist() == ["leads", "leads", "leads", "reach"]


def _people(platform):
    return f"{platform};1600;90000;;;people reached;;;;;;;"


@pytest.mark.parametrize("code", LANGUAGES)
def test_explorers_answer_in_both_languages_and_escape(opened, code):
    folder = opened().brief.folder
    weights = WEIGHTS.replace("Vendre", "<img src=x onerror=alert(1)>")
    (folder / "inputs" / "weights.csv").write_text(weights, encoding="utf-8")
    whole = explore_alignment(opened(code))
    assert shown(whole, "&lt;img src=x")
    assert not shown(whole, "<img src=x")
    word = {"fr": "Responsable (un rôle)", "en": "Owner (a role)"}[code]
    assert named(whole, widgets.Text, word).tooltip == word
    told = press(whole, why="<script>", who="<b>")
    assert "<script>" not in told


def test_without_sheets_there_is_a_note(tmp_path):
    folder = brief_of(tmp_path, objectives="").folder
    session = open_session(folder, language="en", work=tmp_path / "work")
    for explorer in (explore_alignment, explore_platforms, explore_objectives):
        assert "<p" in explorer(session).markup
