"""Chapter 10: tasks, load, configuration, cost, skills, RACI, ambassadors, watch, charter."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.models import Objective
from stratbook.brief.read import read_brief
from stratbook.core.choice import Override
from stratbook.core.period import parse_period
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.readiness.charter import Situation as CharterSituation
from stratbook.plan.readiness.charter import outline_for
from stratbook.strategy import organisation
from stratbook.strategy.kpis import Scope
from stratbook.strategy.organisation.cases import cases
from stratbook.strategy.organisation.configuration import (
    CHOICES,
    CONDITIONS,
    Situation,
    configure,
    fired,
)
from stratbook.strategy.organisation.innovations import verdict
from stratbook.strategy.organisation.pay import Range
from stratbook.strategy.performance.dated import platform_changes
from strategy.organisation_rows import TASKS, TEAM, filled, inputs
from strategy.reputation_rows import scope as tables_scope

OCTOBER, SEPTEMBER = parse_period("2026-10"), parse_period("2026-09")
DEMO = ("ateliers_du_rivage", "halden_controls", "les_sentiers_vivants", "librairie_du_quai",
        "ville_de_port_alban")  # fmt: skip


def team():
    return organisation.read_team(inputs(team=TEAM, tasks=TASKS))


# -- J1, J4: tasks and load ------------------------------------------------------------


def test_tasks_are_split_by_level_and_hat():
    split = organisation.split_tasks(team())
    assert split.cells == {
        ("strategic_objective", "smm"): (7, 1), ("quantified_objective", "smm"): (14, 1),
        ("execution", "cm"): (105, 3), ("execution", "other"): (21, 1), ("execution", ""): (0, 1),
    }  # fmt: skip


def test_load_is_hours_asked_over_hours_of_the_contract():
    manager, animator, desk = organisation.loads(team())
    # 21 h a week x 52 / 12 = 91 h a month; 105 / 91 = 1.154 > 1.1
    assert animator.available == pytest.approx(91)
    assert animator.factor == pytest.approx(105 / 91)
    assert (manager.state, animator.state, desk.state) == ("room", "over", "room")
    assert animator.over == pytest.approx(14)
    assert animator.with_people == pytest.approx(63 / 105)
    assert desk.available == pytest.approx(26)


def test_an_overload_is_found_and_says_by_how_much():
    found = organisation.find_load(team(), organisation.loads(team()))
    by = {each.key: each for each in found}
    over = by["organisation.overload"]
    assert over.subject == "Animator"
    assert over.comparison.value.value == 105
    assert over.comparison.reference.value == pytest.approx(91)
    assert by["organisation.people_take_over"].comparison.value.value == pytest.approx(0.6)
    assert by["organisation.unassigned_tasks"].facts["count"].value == 1
    # 21 of 147 h on objectives: 14.3 % < 15 %
    assert by["organisation.strategy_squeezed"].comparison.value.value == pytest.approx(21 / 147)


def test_hours_nobody_gave_are_missing_not_zero():
    sheets = inputs(team=TEAM, tasks=[{"task": "a", "role": "Manager"}])
    read = organisation.read_team(sheets)
    assert read.hours is None
    assert organisation.loads(read)[0].factor is None
    assert organisation.costs(organisation.pay_ranges(sheets["pay"], "EUR"), read)[0].days is None


# -- J2, J3: configuration ------------------------------------------------------------------


def test_exercise_8_the_four_mini_cases():
    pays = organisation.pay_ranges(filled("pay"), "EUR")
    two = organisation.two_posts(organisation.costs(pays, team()))
    assert two == pytest.approx(1.3 * (45_000 + 30_000))
    answers = {each.id: (each.answer.choice.computed, each.answer.line.rule) for each in cases(two)}
    assert answers == {
        "a": ("smm", "organisation.urgent_visibility"), "b": ("cm", "organisation.relation"),
        "c": ("both", "organisation.tiny_team"), "d": ("smm_cm", "organisation.large_community"),
    }  # fmt: skip
    assert all((e.expected, e.rule) == answers[e.id] for e in cases(two))


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, "organisation.small_base"),
        ({"news": 3}, "organisation.no_news"),
        ({"urgent": True}, "organisation.urgent_visibility"),
        ({"hours": 76}, "organisation.few_hours"),
        ({"headcount": 5}, "organisation.tiny_team"),
        ({"community": 10_000}, "organisation.large_unfunded"),
        ({"community": 10_000, "hours": 228}, "organisation.large_community"),
        ({"btob": True, "relation": True}, "organisation.relation"),
        ({"btob": True, "relation": None}, "organisation.small_base"),
    ],
)
def test_each_rule_fires_on_its_own_conditions(changed, rule):
    base = {"btob": False, "headcount": 20, "community": 4000, "news": 4, "hours": 120,
            "relation": False, "urgent": False}  # fmt: skip
    assert configure(Situation(**{**base, **changed})).line.rule == rule


def test_what_would_change_the_answer_is_said_and_true():
    situation = Situation(btob=False, headcount=20, community=4000, news=8, hours=120,
                          relation=False, urgent=False)  # fmt: skip
    found = configure(situation)
    assert {(e.condition, e.becomes, e.line.choice) for e in found.turns} == {
        ("tiny", True, "both"), ("large", True, "both"), ("few_hours", True, "both"),
    }  # fmt: skip


@given(st.fixed_dictionaries(dict.fromkeys(CONDITIONS, st.sampled_from([True, False, None]))))
def test_some_rule_always_answers_and_unknowns_never_fire_one(holds):
    line = fired(holds)
    assert line.choice in CHOICES
    assert all(holds[name.removeprefix("not_")] is not None for name in line.when)


def test_nothing_known_gives_no_configuration():
    sheets = inputs()
    read = organisation.read_situation(sheets, OrganisationType.BTOC, None, None, None)
    assert configure(read).choice is None
    assert organisation.find_configuration(configure(read)) == ()


def test_a_person_s_word_goes_before_the_rule():
    said = Override(rule="organisation.configuration", choice="smm_cm", reason="both are there")
    found = configure(Situation(btob=False, headcount=3), overrides=[said])
    assert (found.choice.computed, found.choice.chosen) == ("both", "smm_cm")


# -- J5: cost ----------------------------------------------------------------------------------


def test_cost_of_each_configuration_by_hand():
    pays = organisation.pay_ranges(filled("pay"), "EUR")
    by = {each.configuration: each for each in organisation.costs(pays, team())}
    # 126 h a month without the other role's 21: x 12 / 7 = 216 days; the SMM's part is 36.
    assert by["smm"].days == pytest.approx(216)
    assert [post.days for post in by["smm_cm"].posts] == pytest.approx([36, 180])
    # 216 days are 216 / 212 posts; a post is 55 000 x 1.4 = 77 000.
    assert by["smm"].in_house.mid == pytest.approx(77_000 * 216 / 212)
    assert by["smm"].outsourced.mid == pytest.approx(216 * 525)
    assert by["smm_cm"].in_house.mid == pytest.approx(77_000 + 35_000 * 1.4)
    assert by["smm_cm"].outsourced.mid == pytest.approx(36 * 525 + 180 * 325)
    ends = by["smm"].break_even
    assert (ends.low, ends.mid, ends.high) == pytest.approx((
        45_000 * 1.3 / 650, 77_000 / 525, 65_000 * 1.45 / 400,
    ))  # fmt: skip


def test_own_pay_goes_before_the_reference_and_other_currencies_are_left_out():
    own = filled("pay", {"item": "salary_junior", "low": 34_000.0, "high": 42_000.0,
                         "origin": "HR"})  # fmt: skip
    pays = organisation.pay_ranges(own, "EUR")
    assert pays["salary_junior"].range == Range(34_000, 38_000, 42_000)
    assert pays["salary_junior"].own
    assert pays["charge_rate"].range == Range(0.30, 0.40, 0.45)
    assert set(organisation.pay_ranges(filled("pay"), "USD")) == {"charge_rate", "days_year"}


@pytest.mark.parametrize(("hours", "way"), [(20, "outsource"), (80, "either"), (400, "either")])
def test_hire_or_buy_follows_the_two_ranges(hours, way):
    sheets = inputs(team=TEAM, tasks=[{"task": "a", "role": "Manager", "level": "execution",
                                       "hours_month": float(hours)}])  # fmt: skip
    read = organisation.read_team(sheets)
    found = organisation.costs(organisation.pay_ranges(sheets["pay"], "EUR"), read)
    sourcing = organisation.source_posts(found, "smm")
    assert sourcing.choice.computed == way


def test_hiring_is_chosen_when_the_dearest_post_costs_less_than_the_cheapest_days():
    pay = filled("pay", {"item": "day_rate_experienced", "low": 600.0, "high": 700.0})
    read = team()
    found = organisation.costs(organisation.pay_ranges(pay, "EUR"), read)
    # 216 days: 216 x 600 = 129 600 > 94 250 x 216 / 212
    assert organisation.source_posts(found, "smm").choice.computed == "in_house"


# -- J6, J7: skills and training -----------------------------------------------------------------


def test_gaps_trainers_and_attendance():
    sheets = inputs(
        team=TEAM,
        skills=[
            {"role": "Animator", "skill": "figures", "rating": 1.0},
            {"role": "Animator", "skill": "writing", "rating": 3.0},
            {"role": "Animator", "skill": "english", "rating": 1.0},
            {"role": "Manager", "skill": "figures", "rating": 4.0},
        ],
        training=[
            {"training": "t", "skill": "figures", "audience": "animator", "level": "beginner",
             "state": "planned"},
            {"training": "u", "state": "held", "invited": 10.0, "came": 6.0, "level": "advanced"},
        ],
    )  # fmt: skip
    found = organisation.read_skills(sheets, team())
    assert [(each.skill, each.gap, each.trained) for each in found.gaps] == [
        ("figures", 2, True), ("writing", 2, False), ("english", None, False),
        ("figures", 0, False),
    ]  # fmt: skip
    assert found.trainers == {"figures": ("Manager",)}
    assert found.attendance == (6, 10)
    assert [each.level for each in organisation.speeches(found.plan)] == ["beginner", "advanced"]
    keys = [each.key for each in organisation.find_skills(found)]
    assert keys == ["organisation.skill_gap", "organisation.few_came"]


# -- J8: ambassadors ----------------------------------------------------------------------------


def told(enrolled, active, proposed=20, approved=10):
    advocacy = filled("advocacy", {
        "period": "2026-10", "enrolled": enrolled, "active": active, "proposed": proposed,
        "approved": approved, "clicks": 30.0,
    })  # fmt: skip
    voice = filled("employee_voice", {"period": "2026-10", "platform": "linkedin", "people": 6.0,
                                      "posts": 9.0, "reach": 1200.0})  # fmt: skip
    here = tables_scope()
    return Scope(here.tables, OCTOBER, "EUR",
                 told={"advocacy": advocacy, "employee_voice": voice})  # fmt: skip


def test_ambassadors_in_totals():
    now, _ = organisation.read_advocacy(told(40.0, 8.0), SEPTEMBER)
    assert now.participation.value == pytest.approx(0.2)
    assert now.validation.value == pytest.approx(0.5)
    assert now.reach_each == pytest.approx(150)
    keys = [each.key for each in organisation.find_advocacy(now)]
    assert keys == ["organisation.few_active", "organisation.many_refused"]


def test_a_small_group_is_not_shown():
    now, _ = organisation.read_advocacy(told(4.0, 1.0), SEPTEMBER)
    assert not now.shown
    assert now.reach_each is None
    assert organisation.find_advocacy(now) == ()


# -- J9: RACI --------------------------------------------------------------------------------------


def test_the_whole_matrix_and_what_is_missing():
    rows = filled(
        "raci",
        {"subject": "sales", "role": "Manager", "part": "accountable"},
        {"subject": "Sales", "role": "animator", "part": "responsible"},
        {"subject": "tone", "role": "Manager", "part": "accountable"},
        {"subject": "tone", "role": "Board", "part": "accountable"},
        {"subject": "alerts", "role": "Animator", "part": "responsible"},
    )
    extra = [*TEAM, {"role": "Cabinet", "hat": "other"}]
    read = organisation.read_team(inputs(team=extra, tasks=TASKS))
    goals = [Objective(id="sales", statement="Sell more", owner="Head")]
    found = organisation.read_matrix(rows, goals, read)
    assert [line.subject.said for line in found.unanswered] == ["alerts"]
    assert [line.subject.said for line in found.crowded] == ["tone"]
    assert found.idle == ("Cabinet",)
    assert found.unknown == ("Board",)
    assert [each.subject for each in organisation.decide_accountable(found)] == ["alerts"]


# -- K1 … K5 -------------------------------------------------------------------------------------


def seen(day, theme, minutes=30.0, action=None, competitor=None):
    return {"date": pd.Timestamp(day), "item": f"{theme} {day}", "theme": theme,
            "minutes": minutes, "action": action, "competitor": competitor}  # fmt: skip


def test_watch_coverage_time_and_action():
    log = filled(
        "watch_log", seen("2026-10-02", "platforms", 20.0, "try it"), seen("2026-10-09", "law"),
        seen("2026-09-02", "competitors", 45.0, competitor="Rival"), seen("2026-10-12", "trade"),
        seen("2026-10-20", "usage", None), seen("2026-05-02", "technology"),
    )  # fmt: skip
    rivals = pd.DataFrame(
        {"competitor": ["Rival", "Other", "Us"], "is_client": [False] * 2 + [True]}
    )
    found = organisation.read_watch(log, rivals, OCTOBER)
    assert (found.since, len(found.items)) == (dt.date(2026, 8, 3), 5)
    assert found.minutes == 125
    assert found.share == pytest.approx(0.2)
    assert found.uncovered == ("general", "technology")
    assert found.unseen == ("Other",)


def test_no_watch_is_said():
    found = organisation.read_watch(filled("watch_log"), pd.DataFrame(), OCTOBER)
    keys = [each.key for each in organisation.find_outlook(found, (), ())]
    assert keys == ["organisation.no_watch"]


def test_the_client_s_changes_join_the_register():
    own = filled(
        "platform_changes",
        {"date": pd.Timestamp("2026-08-01"), "platform": "instagram", "what": "Reach, 30 days",
         "kpis": "reach; Impressions", "tried": False},
        {"date": pd.Timestamp("2026-09-01"), "platform": "tiktok", "what": "elsewhere"},
        {"date": pd.Timestamp("2026-11-01"), "what": "later"},
    )  # fmt: skip
    assert len(platform_changes(own)) == len(platform_changes()) + 3
    found = organisation.register(own, ["instagram"], OCTOBER)
    assert [(e.change.kpis, e.own, e.breaks) for e in found] == [
        (("reach", "impressions"), True, True)
    ]
    keys = [each.key for each in organisation.find_outlook(_no_watch(), found, ())]
    assert keys[-1] == "organisation.change_untried"


def _no_watch():
    return organisation.read_watch(filled("watch_log"), pd.DataFrame(), OCTOBER)


@pytest.mark.parametrize(
    ("told_", "is_rate", "expected"),
    [
        ((0.01, 96, 5200), True, "keep"),  # Wilson 1.51 to 2.25 %, all above 1 %
        ((0.02, 96, 5200), True, "go_on"),  # 2 % inside
        ((0.03, 96, 5200), True, "stop"),
        ((0.33, 11, 24), True, "not_enough"),  # fewer than 100 cases
        ((12, 7, None), False, "stop"), ((12, 12, None), False, "keep"),
        ((None, 7, None), False, "not_enough"), ((12, None, None), False, "not_enough"),
    ],
)  # fmt: skip
def test_the_verdict_of_a_test(told_, is_rate, expected):
    names = dict(zip(("wanted", "result", "cases"), told_, strict=True))
    assert verdict(names, is_rate=is_rate, over=True) == expected
    assert verdict(names, is_rate=is_rate, over=False) == "pending"


def test_a_test_is_read_with_its_threshold_in_percent():
    rows = filled("innovations", {
        "test": "t", "kind": "rate", "threshold": 8.0, "result": 31.0, "cases": 240.0,
        "ends": pd.Timestamp("2026-10-16"),
    })  # fmt: skip
    (found,) = organisation.read_tests(rows, OCTOBER)
    assert (found.wanted, found.value) == (0.08, pytest.approx(31 / 240))
    assert found.choice.computed == "keep"
    assert [e.subject for e in organisation.decide_tests((found,))] == ["t"]


def test_brand_facts_are_open_stale_or_settled():
    rows = filled(
        "brand_facts",
        {"topic": "offer", "question": "a?", "answer": "yes", "wrong": "no; maybe",
         "checked_on": pd.Timestamp("2026-09-01")},
        {"topic": "offer", "question": "b?", "answer": "x",
         "checked_on": pd.Timestamp("2025-10-30")},
        {"topic": "offer", "question": "c?"},
    )  # fmt: skip
    found = organisation.read_facts(rows)
    assert [each.state(dt.date(2026, 10, 31)) for each in found] == ["settled", "stale", "open"]
    assert found[0].wrong == ("no", "maybe")
    (finding,) = organisation.find_facts(found, dt.date(2026, 10, 31))
    assert finding.number == 1


def test_the_charter_s_skeleton_takes_the_client_s_facts(root):
    brief = read_brief(root / "data" / "clients" / "halden_controls")
    read = organisation.read_team(brief.inputs)
    parts = outline_for(CharterSituation(142, 1, True, False, False, False), OrganisationType.BTOB)
    found = organisation.fill_charter(parts, brief, read)
    said = [fact.plain() for part in found.parts for fact in part.facts]
    assert "People at work: 142." in said
    assert "Signed by: Managing director." in said
    missing = [each.plain() for each in found.missing]
    assert "the delay promised (service in client.yml)" in missing
    assert "who moderates (sheet of tasks)" not in missing


@pytest.mark.parametrize("client", DEMO)
def test_a_demonstration_client_has_a_configuration(root, client):
    brief = read_brief(root / "data" / "clients" / client)
    read = organisation.read_team(brief.inputs)
    prices = organisation.costs(organisation.pay_ranges(brief.inputs["pay"], "EUR"), read)
    situation = organisation.read_situation(
        brief.inputs, brief.file.organisation.type, None, read.available,
        organisation.two_posts(prices),
    )  # fmt: skip
    found = configure(situation, read.today)
    assert found.choice.computed in CHOICES
    assert prices[0].in_house.low < prices[0].in_house.mid < prices[0].in_house.high
