"""The calendar drafted: counts, hours, dates, angles; what is cut; a person's word."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.calendar_rows import CADENCE, client
from stratbook.core.message import Message
from stratbook.core.period import month
from stratbook.core.slots import Slot
from stratbook.core.tables import Tables
from stratbook.plan.calendar.checks import rules_of
from stratbook.plan.calendar.counts import largest_remainder, pillar_units
from stratbook.plan.calendar.draft import draft_calendar
from stratbook.plan.calendar.lint import lint
from stratbook.plan.calendar.setting import Pillar, read_setting

TEAM = ({"role": "CM", "hours_week": 35.0, "hours_social": 8.0},)


def draft(slots=(), **more):
    brief = client(**more)
    setting = read_setting(brief, Tables(), month(2026, 10), slots)
    return draft_calendar(setting, brief.file.overrides)


def written(made):
    return made.written(Message.plain)


# -- counts --------------------------------------------------------------------------


def test_shares_become_whole_numbers_by_largest_remainder():
    # 7 × (50, 30, 20) % = 3.5, 2.1, 1.4: 3, 2, 1 and the one left goes to .5
    assert largest_remainder([50, 30, 20], 7) == (4, 2, 1)
    assert largest_remainder([0, 0], 3) == (2, 1)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.integers(0, 60))
def test_whole_numbers_add_up_and_stay_near(weights, total):
    found = largest_remainder(weights, total)
    assert sum(found) == total
    whole = sum(weights)
    for weight, count in zip(weights, found, strict=True):
        exact = total * (weight / whole if whole else 1 / len(weights))
        assert abs(count - exact) < 1 + 1e-6


def test_what_the_calendar_holds_counts_in_the_pillars():
    pillars = (Pillar("a", 0.5), Pillar("b", 0.5))
    # ten in all: five each; four of a are there
    assert pillar_units(pillars, [4, 0], 6) == (1, 5)


# -- the draft -----------------------------------------------------------------------


def test_the_pillars_get_their_shares():
    made = draft()
    # 3 a week from 1 to 30 November, Sunday to Monday: 30 × 3 ÷ 7 = 12.9 → 13
    assert len(made.rows) == 13
    # 13 × (.5, .3, .2) = 6.5, 3.9, 2.6 → 6, 3, 2, the two left to .9 and .6
    assert Counter(each.row.pillar for each in made.rows) == {"making": 6, "advice": 4, "shop": 3}


def test_each_row_has_an_angle_of_its_own_and_nothing_is_at_fault():
    made = draft()
    rows = written(made)
    assert len({row.angle for row in rows}) == len(rows)
    for row in rows:
        assert row.persona in row.angle
        assert row.pillar in row.angle
        assert "{" not in row.angle + row.visual
        assert row.cta
        assert row.owner == "CM"
    codes = {each.code for each in lint(rows, rules_of(made.setting))}
    assert codes <= {"too_few"}  # a week of one day cannot hold a week's cadence


def test_nothing_is_drafted_in_the_past_on_a_day_off_or_twice_a_day():
    days = [each.row.date for each in draft().rows]
    assert min(days) >= dt.date(2026, 11, 3)
    assert dt.date(2026, 11, 11) not in days
    assert len(days) == len(set(days))


def test_the_request_serves_the_objective_and_its_link_is_tagged():
    for each in draft().rows:
        goal = {"visits": {"visit"}, "sales": {"buy", "visit"}}[each.row.objective]
        assert each.row.cta in goal
        assert "utm_campaign=petits-pots_2026-11_" in each.row.link


def test_a_date_tied_to_a_pillar_keeps_it_and_is_named():
    own = [{"date": "2026-11-19", "name": "Kiln day", "pillar": "shop", "angle": "Come and see"}]
    (kept,) = (each for each in draft(own_dates=own).rows if each.row.date.day == 19)
    assert kept.row.pillar == "shop"
    assert written(draft(own_dates=own))[
        [each.row.id for each in draft(own_dates=own).rows].index(kept.row.id)
    ].angle.startswith("Kiln day: come and see")


def test_its_own_best_hours_go_before_the_defaults():
    best = Slot("instagram", 5, 9, 3, 140.0, 120.0, 160.0, 30, enough=True)
    unsure = Slot("instagram", 2, 7, 3, 190.0, 60.0, 300.0, 2, enough=False)
    rows = draft((best, unsure)).rows
    saturdays = [each for each in rows if each.row.date.weekday() == 5 and each.hook is None]
    assert saturdays
    assert {(each.row.time, each.slot) for each in saturdays} == {(dt.time(9), "own")}
    assert all(each.row.time != dt.time(7) for each in rows)


def test_rows_of_the_calendar_stay_and_are_counted():
    held = [
        {"id": f"H{day}", "date": f"2026-11-{day:02d}", "platform": "instagram",
         "pillar": "making", "state": "draft"}
        for day in (10, 12, 14)
    ]  # fmt: skip
    made = draft(calendar=held)
    assert not [each for each in made.rows if dt.date(2026, 11, 9) <= each.row.date
                <= dt.date(2026, 11, 15)]  # fmt: skip
    assert {"H10", "H12", "H14"} <= {row.id for row in written(made)}


def test_solemn_days_are_shown_and_never_used():
    town = {"organisation": {"name": "X", "type": "local_authority", "country": "FR"}}
    made = draft(file=town)
    assert "solemn" in {each.tone for each in made.hooks}
    assert "solemn" not in {each.hook.tone for each in made.rows if each.hook}


def test_nothing_is_drafted_when_nobody_answers():
    made = draft(file={"service": {"days": ["tuesday", "thursday", "friday"]}})
    assert {each.row.date.weekday() for each in made.rows} == {1, 3, 4}


def test_a_campaign_under_way_is_named_on_its_platform():
    flight = {"flight": "IG-gifts", "starts": "2026-11-16", "ends": "2026-11-30", "budget": 10.0,
              "platform": "instagram", "objective": "sales", "audience": "Ada"}  # fmt: skip
    for each in draft(flights=[flight]).rows:
        if each.row.campaign:
            assert each.row.date >= dt.date(2026, 11, 16)
        elif each.row.date >= dt.date(2026, 11, 16):
            assert each.row.persona != "Ada"


# -- hours ---------------------------------------------------------------------------


def test_hours_are_never_passed_and_what_is_cut_is_named():
    # 8 h a week, half of them for publications: two rows of 2 h a week at most
    made = draft(team=TEAM)
    weeks = Counter(each.row.date.isocalendar().week for each in made.rows)
    assert max(weeks.values()) == 2
    assert len(made.rows) + len(made.cut) == 13
    assert all(each.role == "CM" and each.available == 4 for each in made.cut)
    assert all(each.drafted.hook is None or each.hours > 4 for each in made.cut)


def test_tasks_of_content_say_the_hours_where_they_are_written():
    tasks = [{"task": "Posts", "kind": "content", "role": "cm", "hours_month": 26.0}]
    made = draft(team=TEAM, tasks=tasks)
    assert made.setting.hours.roles["cm"].hours == pytest.approx(6)  # 26 h × 12 ÷ 52


def test_a_person_keeps_a_row_that_the_hours_cut():
    cut = draft(team=TEAM).cut[0].drafted.row.id
    override = {"rule": "calendar.row", "subject": cut, "choice": "keep", "reason": "paid extra"}
    made = draft(team=TEAM, file={"overrides": [override]})
    assert cut in {each.row.id for each in made.rows}
    assert cut not in {each.drafted.row.id for each in made.cut}


def test_without_pillars_nor_personas_nothing_is_drafted():
    assert draft(pillars=(), personas=()).rows == ()
    assert draft(cadence=()).rows == ()
    assert CADENCE[0]["most_week"] == 4


def test_the_same_inputs_give_the_same_draft():
    assert written(draft(team=TEAM)) == written(draft(team=TEAM))
