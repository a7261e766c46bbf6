"""The budget explorer: what a move gives, and that its widgets build and answer."""

from dataclasses import replace

import ipywidgets as widgets
import pytest

from media_plan_client import FACEBOOK, FLOORED, INSTAGRAM, brief_of, row
from stratbook.core.language import LANGUAGES
from stratbook.notebook.explorers.budget import (
    Setting,
    explore_budget,
    explored,
    moved,
    start,
)
from stratbook.notebook.session import open_session
from stratbook.plan.media_plan import plan_media

ROWS = (INSTAGRAM, FACEBOOK, FLOORED)
FREE = (0.0, 12_000.0)


@pytest.fixture
def room(tmp_path):
    return explored(plan_media(brief_of(tmp_path, *ROWS)), 12_000.0)


def test_the_plan_s_own_setting_gives_the_plan_s_own_split(room):
    setting = start(room)
    assert setting.budget == 6000
    assert setting.limits["snapchat"] == (1000, 12_000)
    again = moved(room, setting).ad_space
    assert again.best.amounts.tolist() == pytest.approx([3200, 1800, 1000], abs=0.01)
    assert again.costs[0].cost == pytest.approx(1.0, abs=0.05)


def test_a_move_splits_again(room):
    setting = Setting(9000, {"instagram": (0, 2000), "facebook": FREE, "snapchat": FREE})
    split = moved(room, setting).ad_space
    # 2,000 held on Instagram; of the 7,000 left, 81 to 36.
    expected = [2000, 7000 * 81 / 117, 7000 * 36 / 117]
    assert split.best.amounts.tolist() == pytest.approx(expected, abs=0.01)
    assert split.costs[0].kind == "cap"
    assert room.space.best.amounts.tolist() == [3200, 1800, 1000]  # nothing was changed


def test_limits_that_clash_are_said_and_nothing_breaks(room):
    limits = {"instagram": (4000.0, 12_000.0), "facebook": (4000.0, 12_000.0), "snapchat": FREE}
    plan = moved(room, Setting(6000, limits))
    assert plan.ad_space is None
    assert "€8,000" in plan.problem.plain()
    assert moved(room, replace(start(room), budget=0.0)).ad_space is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_widget_builds_and_answers(tmp_path, language):
    reach = row("instagram", past_spend=2500, past_results=90_000, counted="people reached")
    folder = brief_of(tmp_path, *ROWS, reach).folder
    session = open_session(folder, language=language, work=tmp_path / "work")
    whole = explore_budget(session, plan_media(session.brief))
    _, first, _, sliders, numbers, figure, _ = whole.children
    aim, budget = first.children
    assert isinstance(whole, widgets.VBox)
    assert len(sliders.children) == 3
    assert "1,250" in numbers.value.replace("\u202f", ",").replace("\xa0", ",")
    budget.value = 500.0  # below Snapchat's floor
    assert "<img" not in figure.value
    told = []
    for each in (figure, numbers):
        each.observe(lambda change: told.append(change.owner), names="value")
    budget.value = 7000.0
    assert told == [numbers, figure]  # what answers the move stands before what takes long
    assert "<img" in figure.value
    assert [kind for _, kind in aim.options] == ["leads", "reach"]
    aim.value = "reach"
    assert len(sliders.children) == 1
    assert "<img" in figure.value


def test_what_ipywidgets_leaves_unnamed_is_named_by_the_page(tmp_path):
    session = open_session(brief_of(tmp_path, *ROWS).folder, language="fr", work=tmp_path / "work")
    whole = explore_budget(session, plan_media(session.brief))
    _, script = whole.children[0].children
    (shown,) = script.outputs
    words = shown["data"]["application/javascript"]
    assert '"fr": ["minimum", "maximum"]' in words
    assert '"en": ["least", "most"]' in words
    assert "Instagram" not in words
    limits = whole.children[3].children
    assert all({"sb-control", "sb-reads-fr"} <= {*each._dom_classes} for each in limits)


def test_without_a_split_there_is_a_note(tmp_path):
    session = open_session(brief_of(tmp_path, row("tiktok")).folder, work=tmp_path / "work")
    shown = explore_budget(session, plan_media(session.brief))
    assert "<img" not in shown.markup
    assert shown.markup
