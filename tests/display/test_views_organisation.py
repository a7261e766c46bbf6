"""Chapter 10 on the page: what is shown, what is never shown, and its words."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from stratbook.brief.models import Objective
from stratbook.core.language import LANGUAGES, language
from stratbook.core.period import parse_period
from stratbook.display import prose
from stratbook.display.look import Look
from stratbook.display.views import organisation as views
from stratbook.display.views import performance as curves
from stratbook.display.views.performance.trend import drawn
from stratbook.strategy import organisation, performance
from stratbook.strategy.organisation.configuration import Situation, configure
from strategy.kpi_rows import SHOP, scope
from strategy.organisation_rows import TASKS, TEAM, filled, inputs
from strategy.test_organisation import OCTOBER, seen, told
from strategy.test_performance_forecast import leads

SEPTEMBER = parse_period("2026-09")
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(params=LANGUAGES)
def look(request):
    return Look(language(request.param))


def work():
    """Return a team whose roles and tasks carry hostile names."""
    extra = {"role": HOSTILE, "hat": "both", "hours_week": 7.0}
    task = {"task": HOSTILE, "kind": "selling", "level": "execution", "role": HOSTILE,
            "hours_month": 60.0}  # fmt: skip
    return organisation.read_team(inputs(team=[*TEAM, extra], tasks=[*TASKS, task]))


def pages(look):
    """Return every view of the chapter on sheets full of hostile words."""
    team, sheets = work(), inputs(
        skills=[{"role": HOSTILE, "skill": "figures", "rating": 1.0}],
        training=[{"training": HOSTILE, "audience": HOSTILE, "trainer": HOSTILE, "state": "held",
                   "level": "beginner", "invited": 9.0, "came": 2.0}],
    )  # fmt: skip
    pays = organisation.pay_ranges(
        filled("pay", {"item": "charge_rate", "low": 40.0, "high": 44.0, "origin": HOSTILE}), "EUR"
    )
    prices = organisation.costs(pays, team)
    found = configure(Situation(btob=False, headcount=20, community=4000, urgent=True), "smm")
    skills = organisation.read_skills(sheets, team)
    raci = filled("raci", {"subject": HOSTILE, "role": HOSTILE, "part": "responsible"})
    changes = filled("platform_changes", {"date": pd.Timestamp("2026-10-02"), "what": HOSTILE,
                                          "origin": HOSTILE, "kpis": "reach"})  # fmt: skip
    tests = filled("innovations", {"test": HOSTILE, "hypothesis": HOSTILE, "kind": "rate",
                                   "threshold": 5.0, "result": 2.0, "cases": 200.0,
                                   "ends": pd.Timestamp("2026-10-05")})  # fmt: skip
    facts = filled("brand_facts", {"topic": "offer", "question": HOSTILE})
    watch = organisation.read_watch(
        filled("watch_log", {**seen("2026-10-02", "law"), "item": HOSTILE, "action": HOSTILE}),
        pd.DataFrame({"competitor": [HOSTILE], "is_client": [False]}), OCTOBER,
    )  # fmt: skip
    return [
        views.split_figure(look, team, organisation.split_tasks(team)),
        views.split_table(look, team, organisation.split_tasks(team)),
        views.load_figure(look, organisation.loads(team)),
        views.load_table(look, organisation.loads(team)),
        views.situation_table(look, found), views.rule_table(look, found),
        views.turn_table(look, found), views.cost_figure(look, prices, "smm", "EUR"),
        views.cost_table(look, prices, organisation.source_posts(prices, "smm"), "EUR"),
        views.pay_table(look, pays, "EUR"), views.skill_figure(look, skills),
        views.need_table(look, skills), views.plan_table(look, skills, "EUR"),
        views.speech_table(look, skills),
        views.raci_table(look, organisation.read_matrix(raci, [], team)),
        views.advocacy_table(look, organisation.read_advocacy(told(40.0, 8.0), SEPTEMBER)),
        views.watch_figure(look, watch), views.watch_table(look, watch),
        views.change_table(look, organisation.register(changes, [], OCTOBER)),
        views.trial_table(look, organisation.read_tests(tests, OCTOBER), "EUR"),
        views.fact_table(look, organisation.read_facts(facts), dt.date(2026, 10, 31)),
    ]  # fmt: skip


def test_client_text_is_escaped_and_every_field_is_filled(look):
    for page in pages(look):
        text = str(page).split("data:image")[0]
        assert "<script" not in str(page)
        assert "{" not in text


def test_empty_sheets_say_which_sheet_would_bring_it():
    look, sheets = Look(language("en")), inputs()
    team = organisation.read_team(sheets)
    empty = configure(Situation(btob=False))
    skills = organisation.read_skills(sheets, team)
    for page in (
        views.split_figure(look, team, organisation.split_tasks(team)),
        views.load_figure(look, organisation.loads(team)),
        views.situation_table(look, empty),
        views.skill_figure(look, skills), views.plan_table(look, skills, "EUR"),
        views.raci_table(look, organisation.read_matrix(sheets["raci"], [], team)),
        views.trial_table(look, (), "EUR"), views.fact_table(look, (), dt.date(2026, 10, 31)),
        views.cost_figure(look, (), "", "USD"),
    ):  # fmt: skip
        assert "fill in" in str(page)
        assert "<table" not in str(page)


def test_the_rule_that_fires_and_the_one_that_does_not_are_told_apart():
    look = Look(language("en"))
    page = str(views.rule_table(look, configure(Situation(btob=False, headcount=3, urgent=True))))
    assert page.count("Fires") == 1
    assert page.index("1. organisation.tiny_team") < page.index("Fires")
    assert page.index("Fires") < page.index("2. organisation.relation")
    assert "half-day" in page  # the limits of one person are said


def test_the_load_figure_says_the_overload_in_its_title():
    page = str(views.load_figure(Look(language("en")), organisation.loads(work())))
    assert "60\u00a0h a month asked, 30\u00a0h in the contract" in page


def test_a_group_too_small_shows_no_figure():
    look = Look(language("en"))
    page = str(views.advocacy_table(look, organisation.read_advocacy(told(4.0, 3.0), SEPTEMBER)))
    assert "<table" not in page
    assert "Fewer than 5 people" in page


def test_findings_are_said_in_both_languages(look):
    team = work()
    found = (
        *organisation.find_configuration(configure(Situation(btob=True, relation=True), "smm")),
        *organisation.find_load(team, organisation.loads(team)),
    )
    page = str(prose.findings(look, found))
    assert "{" not in page
    assert "<script" not in page


def test_a_change_of_the_client_s_marks_the_curve_and_is_told_below():
    own = filled("platform_changes", {
        "date": pd.Timestamp("2026-08-10"), "what": "Forms changed", "kpis": "leads",
    })  # fmt: skip
    here = scope(leads(), organisation=SHOP)
    wanted = Objective(id="o", statement="Leads", indicator="leads", target=12)
    score = performance.scorecard(here, [wanted], SEPTEMBER)
    table = performance.family_table(here, "conversion", SEPTEMBER)
    plain = performance.charted(here, table, score)
    marked = performance.charted(replace(here, told={"platform_changes": own}), table, score)
    assert plain.trend.kpi == "leads"
    assert [each.before for each in drawn(plain).noted] == []
    places = [each.before for each in drawn(marked).noted]
    assert [plain.trend.points[at].period.start for at in places] == [dt.date(2026, 8, 1)]
    page = str(curves.trend(Look(language("en")), marked))
    assert "Forms changed (the client’s register)" in page
    assert "A change of measure is noted in August 2026." in page
    assert "; the measure changed on the way." in page
    before = str(curves.trend(Look(language("en")), plain))
    assert "The measure is the same throughout." in before
    assert "same throughout" not in page
    assert "measured alike" not in page
