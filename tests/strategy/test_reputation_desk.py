"""Comments, the crisis plan, answers in opening hours, what departments hear: by hand."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.options import Service
from stratbook.core.choice import Override
from stratbook.core.public_holidays import days_off
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.triage import triage
from stratbook.strategy import community, reputation
from strategy.reputation_rows import (
    OCTOBER,
    SEPTEMBER,
    ZONE,
    comment,
    filled,
    inbox,
    scope,
    tables,
)

SPAN = (dt.date(2026, 3, 1), dt.date(2026, 12, 31))
WEEK = reputation.opening_hours(Service(sla_minutes=120), "FR", ZONE, SPAN)
DELAYS = [5, 8, 12, 20, 30, 45, 60, 90, 240, 1440]


def at(text):
    """Return an instant of the client's zone."""
    return pd.Timestamp(text, tz=ZONE)


def spent(start, end, hours=WEEK):
    """Return the opening minutes between two instants."""
    return float(hours.minutes(pd.Series([at(start)]), pd.Series([at(end)])).iloc[0])


# -- opening hours ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-10-14 10:00", "2026-10-14 10:45", 45),
        ("2026-10-14 17:30", "2026-10-15 09:20", 50),  # overnight
        ("2026-10-16 17:50", "2026-10-19 09:10", 20),  # over a weekend
        ("2026-10-17 11:00", "2026-10-17 15:00", 0),  # a Saturday
        ("2026-11-10 17:00", "2026-11-12 10:00", 120),  # over 11 November
        ("2026-03-27 17:00", "2026-03-30 10:00", 120),  # summer time begins on the Sunday
    ],
)
def test_only_opening_minutes_count(start, end, minutes):
    assert spent(start, end) == pytest.approx(minutes)


@given(day=st.integers(0, 200), minute=st.integers(0, 1439), wait=st.integers(1, 5000))
def test_after_so_many_minutes_is_the_inverse_of_counting_them(day, minute, wait):
    start = at("2026-03-02") + pd.Timedelta(days=day, minutes=minute)
    end = WEEK.after(start, wait)
    counted = WEEK.minutes(pd.Series([start]), pd.Series([end])).iloc[0]
    assert counted == pytest.approx(wait)


def test_own_closures_and_the_country_s_holidays_are_left_out():
    assert dt.date(2026, 7, 14) in days_off("FR", [2026])
    assert days_off("XZ", [2026]) == set()
    shut = reputation.opening_hours(Service(closed=(dt.date(2026, 10, 15),)), "FR", ZONE, SPAN)
    assert spent("2026-10-14 17:30", "2026-10-16 09:30", shut) == pytest.approx(60)


# -- the moderation panel --------------------------------------------------------------


def exercise_messages():
    """250 messages, 215 answered, 172 of them within an hour; 168 of 200 solved."""
    rows = []
    for each in range(250):
        wait = None if each >= 215 else 30 if each < 172 else 300
        solved = None if each >= 200 else each < 168
        rows.append(inbox(f"2026-10-{1 + each % 28:02} 10:00", wait, solved=solved))
    return rows


def test_the_exercise_s_rates():
    panel = reputation.read_moderation(
        tables(messages=exercise_messages()), OCTOBER, SEPTEMBER, sla=60
    )
    desk = panel.now
    assert desk.answered.value == pytest.approx(0.860)
    assert desk.kept.value == pytest.approx(0.800)
    assert desk.kept_of_all.value == pytest.approx(0.688)
    assert desk.solved.value == pytest.approx(0.840)
    assert "reputation.sla_missed" in {each.key for each in reputation.find_moderation(panel)}


def test_the_exercise_s_delays_show_what_the_mean_hides():
    rows = [inbox(f"2026-10-{day:02} 10:00", wait) for day, wait in enumerate(DELAYS, start=1)]
    desk = reputation.read_desk(tables(messages=rows)["messages"])
    assert desk.mean == pytest.approx(195)
    assert desk.median == pytest.approx(37.5)
    assert desk.ninth == pytest.approx(360)  # 240 + 0.1 × (1440 − 240)
    assert desk.kept is None


def test_thanks_need_no_answer_and_a_promise_counts_opening_minutes():
    rows = [
        inbox("2026-10-14 17:30", 990), inbox("2026-10-14 10:00", 200),
        inbox("2026-10-14 11:00", needs=False), inbox("2026-10-14 12:00"),
    ]  # fmt: skip
    desk = reputation.read_desk(tables(messages=rows)["messages"], WEEK, 120)
    assert desk.delays == pytest.approx((90, 200))  # half an hour, then an hour next morning
    assert (desk.kept.part, desk.kept.whole, desk.kept_of_all.whole) == (1, 2, 3)


def test_the_backlog_is_what_waited_on_the_last_day():
    rows = [
        inbox("2026-10-30 10:00"), inbox("2026-10-30 10:00", 5 * 1440, solved=False),
        inbox("2026-10-30 10:00", 10, solved=True), inbox("2026-08-01 10:00"),
        inbox("2026-11-02 10:00"),
    ]  # fmt: skip
    panel = reputation.read_moderation(tables(messages=rows), OCTOBER, SEPTEMBER)
    assert (panel.waiting.answers, panel.waiting.solutions, panel.waiting.lost) == (2, 1, 1)
    assert panel.waited.answers == 0


def test_fewer_answers_beyond_chance_and_a_growing_backlog_are_told():
    before = [inbox(f"2026-09-{1 + e % 10:02} 10:00", 30 if e < 95 else None) for e in range(100)]
    now = [inbox(f"2026-10-{20 + e % 10:02} 10:00", 30 if e < 60 else None) for e in range(100)]
    panel = reputation.read_moderation(
        tables(messages=[*before, *now]), OCTOBER, SEPTEMBER, WEEK, 120
    )
    found = {each.key: each for each in reputation.find_moderation(panel)}
    assert set(found) == {
        "reputation.answers_fall", "reputation.sla_missed", "reputation.backlog_grows",
    }  # fmt: skip
    assert found["reputation.backlog_grows"].comparison.value.value == 40


# -- comments --------------------------------------------------------------------------

# Exercise 11e: six comments, with the level of each.
SIX = [
    (comment("question", "question"), 0, "answer"),
    (comment("broken bowl", "criticism"), 1, "answer_then_private"),
    (comment("influencer", "criticism", "influencer", removable=False), 2, "answer_then_private"),
    (comment("press", "factual_error", "press", removable=False), 2, "correct"),
    (comment("insult", "insult", "unknown"), 1, "hide_keep"),
    (comment("threat", "threat", "unknown", removable=False), 3, "protect"),
]


@pytest.mark.parametrize(("row", "level", "action"), SIX, ids=[row["comment"] for row, *_ in SIX])
def test_the_exercise_s_comments_are_sorted(row, level, action):
    (judged,) = reputation.read_comments(filled("comments", row), ZONE)
    assert (judged.number, judged.action.id) == (level, action)


@pytest.mark.parametrize(
    ("more", "level"),
    [
        ({}, 1),
        ({"reach": 9_999}, 1),
        ({"reach": 10_000, "removable": False}, 2),
        ({"removable": None, "author": "press"}, 2),  # not said: taken as not removable
        ({"velocity": 20}, 2),
        ({"velocity": 20, "content": "threat"}, 3),
        ({"velocity": 99, "content": "question"}, 0),
    ],
)
def test_place_author_and_speed_move_the_level(more, level):
    (judged,) = reputation.read_comments(filled("comments", {**comment(), **more}), ZONE)
    assert judged.number == level


def test_the_grid_never_falls_with_place_or_reach():
    for content in triage().content:
        small, wide, fixed, both = content.grid
        assert small <= min(wide, fixed)
        assert max(wide, fixed) <= both
        assert {content.removable, content.fixed} <= {each.id for each in triage().action}
    assert [each.id for each in triage().level] == [0, 1, 2, 3]
    assert all(each.cooling < each.delay for each in triage().level)


def test_a_person_overrides_a_level_and_says_why():
    word = Override(rule="reputation.triage", subject="c", choice="3", reason="second time")
    (judged,) = reputation.read_comments(filled("comments", comment()), ZONE, overrides=(word,))
    assert (judged.level.computed, judged.number) == ("1", 3)
    (decision,) = reputation.reply_decisions((judged,), "en")
    assert decision.state == "overridden"


def test_a_reply_cools_off_is_read_again_and_has_a_limit():
    late = comment("late", time="17:50")
    rows = filled("comments", late, comment("dire", "threat", time="17:50"))
    dire, late = reputation.read_comments(rows, ZONE, WEEK)
    assert (late.not_before, late.due) == (at("2026-10-15 09:05"), at("2026-10-15 12:50"))
    assert (dire.not_before, dire.due) == (at("2026-10-14 18:20"), at("2026-10-14 18:50"))
    assert late.asks.second["fr"] == "Un collègue de l’équipe"


@pytest.mark.parametrize(
    ("more", "step"),
    [
        ({}, "draft"),
        ({"draft": "Sorry"}, "second"),
        ({"draft": "Sorry", "second_reader": "Legal"}, "ready"),
        ({"draft": "Thanks", "content": "praise"}, "ready"),  # level 0 needs no second reader
        ({"replied_on": pd.Timestamp("2026-10-15")}, "replied"),
    ],
)
def test_a_reply_s_step(more, step):
    (judged,) = reputation.read_comments(filled("comments", {**comment(), **more}), ZONE)
    assert judged.step == step


def test_grave_comments_and_unread_replies_are_findings_and_decisions():
    rows = filled(
        "comments", comment("a", "threat"), comment("b", draft="Sorry"),
        comment("c", "safety", replied_on=pd.Timestamp("2026-10-14")),
    )  # fmt: skip
    judged = reputation.read_comments(rows, ZONE)
    found = {each.key: each for each in reputation.find_comments(judged)}
    assert found["reputation.grave_comment"].facts["comment"].text == "a"
    assert found["reputation.grave_comment"].number == 1
    assert "reputation.second_reading" in found
    judged += reputation.read_comments(filled("comments", comment("d", "insult")), ZONE)
    choices = {each.subject: each.choice.text for each in reputation.reply_decisions(judged, "en")}
    assert choices == {"a": "Hand it over", "b": "Answer it", "d": "Moderate without answering"}


# -- the crisis plan -------------------------------------------------------------------


def plan_rows(**states):
    """Return rows of the plan; True is done by a role this year."""
    return filled(
        "crisis_plan",
        *(
            {"item": item, "done": done, "owner": "Direction" if done else None,
             "checked_on": pd.Timestamp("2026-06-01")}
            for item, done in states.items()
        ),
    )  # fmt: skip


def test_the_plan_s_score_weighs_what_is_ready():
    end = dt.date(2026, 10, 31)
    plan = reputation.read_crisis_plan(plan_rows(cell=True, holding=True, charter=False), end)
    whole = sum(int(row["weight"]) for row in csv_rows("crisis_plan.csv"))
    assert whole == 27
    assert plan.score == pytest.approx(5 / 27)
    assert plan.lacking[0].weight == 3
    (finding,) = reputation.find_plan(plan, "en")
    assert finding.key == "reputation.plan_incomplete"


def test_an_item_without_owner_or_checked_long_ago_is_not_ready():
    rows = plan_rows(cell=True, access=True)
    rows.loc[0, "owner"] = None
    rows.loc[1, "checked_on"] = pd.Timestamp("2025-10-30")
    plan = reputation.read_crisis_plan(rows, dt.date(2026, 10, 31))
    states = {each.item.id: each.state for each in plan.items}
    assert (states["cell"], states["access"], states["triggers"]) == ("ownerless", "old", "unknown")
    assert plan.score == 0


def test_a_whole_plan_is_sound_and_no_plan_is_no_zero():
    end = dt.date(2026, 10, 31)
    whole = plan_rows(**{row["item"]: True for row in csv_rows("crisis_plan.csv")})
    assert reputation.read_crisis_plan(whole, end).score == 1
    assert reputation.find_plan(reputation.read_crisis_plan(whole, end), "en") == ()
    assert reputation.read_crisis_plan(plan_rows(), end).score is None
    ready = reputation.read_crisis_plan(whole.iloc[1:], end)
    assert ready.score >= threshold("crisis_plan_sound")
    assert reputation.find_plan(ready, "en")[0].tone == "good"


# -- departments -----------------------------------------------------------------------


def test_each_theme_goes_to_its_department_with_its_months():
    rows = [inbox(f"2026-10-{1 + e % 28:02} 10:00", theme="livraison") for e in range(60)]
    rows += [inbox(f"2026-09-{1 + e % 28:02} 10:00", theme="livraison") for e in range(20)]
    rows += [inbox(f"2026-10-{1 + e % 28:02} 11:00", theme="facture") for e in range(12)]
    messages = tables(messages=rows)["messages"]
    voice = community.read_voice(community.gather(filled("voice"), messages, OCTOBER, SEPTEMBER))
    routed = reputation.read_routed(voice, messages)
    found = {each.department.text: each for each in routed.heard}
    assert set(found) == {"Logistics", "Accounts and billing"}
    assert found["Logistics"].months == (0, 0, 0, 0, 20, 60)
    assert found["Logistics"].change.now == 60
    (finding,) = reputation.find_routed(routed)
    assert finding.facts["department"].text == "Logistics"
    assert finding.comparison.value.value == 60


def test_a_client_without_anything_gives_nothing():
    panel = reputation.read_moderation(scope().tables, OCTOBER, SEPTEMBER, WEEK, 120)
    assert (panel.now.received, panel.now.median, panel.months) == (0, None, ())
    assert reputation.find_moderation(panel) == ()
    assert reputation.read_comments(filled("comments"), ZONE) == ()
