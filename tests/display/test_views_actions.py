"""The action plan on the page: ranked, over time, followed up; escaped, in both languages."""

import pytest

from stratbook.brief.actions import follow, read_actions
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import Quantity, facts_of, say
from stratbook.core.period import month
from stratbook.core.vocabulary import Level
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import actions as views
from stratbook.display.words import sentence
from stratbook.display.words.actions import WORDS
from stratbook.plan.actions import Reading, compare, find_actions, plan_actions
from stratbook.plan.actions.plan import Known
from stratbook.strategy.decisions import logged_decisions
from strategy.platforms_rows import END, day, rows

HOSTILE = "<script>alert(1)</script> & more"
OCTOBER, SEPTEMBER = month(2026, 10), month(2026, 9)
PLAN = (
    {"action": HOSTILE, "due": day(9, 30), "cost": 100.0, "owner": "CM", "kpi": "reach",
     "lever": "content", "state": "doing"},
    {"action": "Later", "start": day(10, 5), "due": day(11, 30), "hours": 4.0},
    {"action": "Done", "due": day(10, 1), "done_on": day(10, 9), "state": "done", "kpi": "reach",
     "effect_low": 10.0, "effect_high": 30.0, "impact": "high"},
)  # fmt: skip


@pytest.fixture(params=sorted(LANGUAGES))
def look(request):
    return Look(language(request.param))


def recommended(**changed):
    return Finding(
        key="actions.late", chapter="10_organisation",
        confidence=Confidence(level=Level.HIGH, why=""), impact=0.5, urgency=0.9,
        facts=facts_of({"count": 1, "done": 1, "whole": 2, "worst": HOSTILE, "days": 3,
                        "on": END}),
        action=Action(kpi="reach", effort=Level.LOW, low=Quantity(value=5.0),
                      high=Quantity(value=9.0)), **changed,
    )  # fmt: skip


def plan(look, *given, findings=(), team=None, log=()):
    seen = compare("reach", Reading(SEPTEMBER, 100.0), Reading(OCTOBER, 105.0), (10.0, 30.0))
    known = Known(
        END, follow(read_actions(rows("actions", *given), rows("questions")), END),
        decisions=log, team=team, country="FR", currency="EUR",
    )  # fmt: skip
    return plan_actions(known, findings, lambda each: sentence(look, each).action, {"Done": seen})


def test_the_section_shows_rank_dates_owner_effect_and_where_it_comes_from(look):
    page = views.next_steps(look, plan(look, *PLAN, findings=(recommended(),)), OCTOBER).markup
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    for words in ("to name", "proposed", "late"):
        assert look.text(words).casefold() in page.casefold()
    assert ">50<" in page  # 100 × 0.5 × 1 × 1
    shown = {"fr": "2–6 novembre 2026", "en": "2–6 November 2026"}
    assert shown[look.language.code] in page
    assert "+31" in page  # due on 30 September


def test_the_drawing_names_every_action_for_those_who_do_not_see_it(look):
    page = views.timeline(look, plan(look, *PLAN), OCTOBER).markup
    assert "Later" in page.split("<img")[1]
    assert look.text("content") in page
    assert "<img" not in views.timeline(look, plan(look, {"action": "x", "state": "dropped"}),
                                        OCTOBER).markup  # fmt: skip


def test_the_effect_seen_is_said_with_its_range_and_no_cause(look):
    page = views.followed(look, plan(look, *PLAN)).markup
    assert look.text("less than expected").casefold() in page.casefold()
    assert "100" in page
    assert "105" in page
    assert {"fr": "coïncide", "en": "coincides"}[look.language.code] in page


def test_means_are_added_by_status(look):
    page = views.load_table(look, plan(look, *PLAN)).markup
    assert {"fr": "100\u00a0€", "en": "€100"}[look.language.code] in page
    assert not views.load_table(look, plan(look))


def test_a_role_without_hours_enough_is_named(look):
    team = rows("team", {"role": "CM", "hours_social": 1.0})
    late = {"action": "Long", "owner": "CM", "hours": 30.0, "due": day(11, 20), "kpi": "reach"}
    page = views.loads_table(look, plan(look, late, team=team)).markup
    assert "CM" in page.split("</caption>")[0]
    assert "<table" not in views.loads_table(look, plan(look, late)).markup


def test_points_to_revise_are_said(look):
    log = logged_decisions(
        rows("decisions", {"chapter": "04_platforms", "question": HOSTILE, "due": day(10, 1)}),
        "EUR",
    )
    page = views.revision_table(look, plan(look, *PLAN, log=log).revisions).markup
    assert look.text("decision past its date") in page
    assert "<script>" not in page
    assert "<table" not in views.revision_table(look, ()).markup


def test_an_empty_plan_says_what_to_fill_in(look):
    nothing = plan(look)
    for page in (views.ranked(look, nothing), views.followed(look, nothing)):
        assert "<table" not in page.markup
        assert len(page.markup) > 20


def test_every_finding_has_words_and_every_word_is_filled(look):
    team = rows("team", {"role": "CM", "hours_social": 1.0})
    long = {"action": "Long", "owner": "CM", "hours": 30.0, "due": day(11, 20), "kpi": "reach"}
    found = find_actions(plan(look, *PLAN, long, team=team))
    assert {each.key for each in found} == set(WORDS)
    assert all(isinstance(each.comparison, Comparison) for each in found)
    page = prose.findings(look, found).markup
    assert "{" not in page
    assert "<script>" not in page


def test_first_actions_are_drawn_by_impact_and_effort(look):
    found = [
        recommended(subject=str(each)).model_copy(update={"impact": each})
        for each in (0.9, 0.5, 0.05)
    ]
    known = Known(END, follow((), END), country="FR")
    made = plan_actions(known, found, lambda each: f"Do {each.subject}")
    page = views.next_steps(look, made, OCTOBER).markup
    assert look.text("high impact") in page
    assert look.text("low impact") in page
    few = plan_actions(known, found[:2], lambda each: f"Do {each.subject}")
    assert look.text("high impact") not in views.next_steps(look, few, OCTOBER).markup


def test_what_a_chapter_follows_up_is_not_shown_again(look):
    made = plan(look, *PLAN)
    title = look.sentence(say("Where the planned actions stand"))
    assert title in views.next_steps(look, made, OCTOBER).markup
    assert title not in views.next_steps(look, made, OCTOBER, told=True).markup
