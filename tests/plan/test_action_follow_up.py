"""The typed actions at the cut-off: how each stands, what has slipped, what is to be revised."""

import datetime as dt

import pytest

from stratbook.brief.actions import follow, read_actions
from stratbook.plan.actions import find_actions, plan_actions, revisions
from stratbook.plan.actions.plan import Known
from stratbook.strategy.decisions import logged_decisions
from strategy.platforms_rows import END, day, rows


def planned(*given, questions=()):
    return read_actions(rows("actions", *given), rows("questions", *questions))


PLAN = (
    {"action": "Late by a month", "due": day(9, 30), "cost": 100.0, "owner": "CM",
     "kpi": "er_reach"},
    {"action": "Late by five days", "due": day(10, 26), "hours": 6.0, "state": "doing",
     "owner": "CM", "kpi": "er_reach"},
    {"action": "Done a week late", "due": day(10, 15), "done_on": day(10, 22), "cost": 50.0},
    {"action": "Done a day early", "due": day(10, 31), "done_on": day(10, 30), "state": "done"},
    {"action": "Done after the cut-off", "due": day(10, 20), "done_on": day(11, 2),
     "state": "done", "owner": "CM", "cost": 1.0, "kpi": "reach"},
    {"action": "Under way", "due": day(11, 20), "state": "doing", "owner": "CM"},
    {"action": "Dropped", "due": day(10, 1), "state": "dropped", "cost": 800.0},
)  # fmt: skip


def test_status_and_slippage_at_the_cut_off():
    plan = follow(planned(*PLAN), END)
    assert [(each.action.name, each.status, each.slip) for each in plan.actions] == [
        ("Late by a month", "late", 31),
        ("Done after the cut-off", "late", 11),
        ("Late by five days", "late", 5),
        ("Under way", "doing", None),
        ("Done a week late", "done", 7),
        ("Done a day early", "done", -1),
        ("Dropped", "dropped", None),
    ]


def test_an_action_due_on_the_cut_off_is_not_late():
    (each,) = follow(planned({"action": "a", "due": day(10, 31)}), END).actions
    assert each.status == "to_do"
    (each,) = follow(planned({"action": "a", "due": day(10, 31)}), dt.date(2026, 11, 1)).actions
    assert (each.status, each.slip) == ("late", 1)


def test_money_and_hours_are_added_apart_and_gaps_are_counted():
    plan = follow(planned(*PLAN), END)
    late, whole = plan.load("late"), plan.load()
    assert (late.count, late.cost, late.hours, late.uncosted) == (3, 101, 6, 0)
    assert (whole.count, whole.cost, whole.hours, whole.uncosted) == (7, 951, 6, 2)
    assert plan.load("doing").cost is None  # not 0


def test_findings_of_the_plan():
    plan = plan_actions(Known(END, follow(planned(*PLAN), END)))
    found = {each.key: each for each in find_actions(plan)}
    assert set(found) == {"actions.incomplete", "actions.late"}
    late = found["actions.late"]
    # Due by 31 October and not dropped: five, two of them done.
    assert (late.facts["count"].value, late.facts["done"].value, late.facts["whole"].value) == (
        3, 2, 5,
    )  # fmt: skip
    assert late.comparison.value.value == pytest.approx(0.4)
    assert late.facts["worst"].text == "Late by a month"
    assert found["actions.incomplete"].facts["count"].value == 1
    assert find_actions(plan_actions(Known(END, follow((), END)))) == ()


def test_what_calls_for_a_revision():
    log = logged_decisions(
        rows(
            "decisions",
            {"chapter": "04_platforms", "question": "TikTok?", "due": day(10, 15)},
            {"chapter": "04_platforms", "question": "X?", "due": day(11, 15)},
            {"chapter": "04_platforms", "question": "Pinterest?", "choice": "yes"},
        ),
        "EUR",
    )
    points = revisions(follow(planned(*PLAN), END), log)
    assert [
        (
            each.cause,
            each.subject if isinstance(each.subject, str) else each.subject.text,
            each.days,
        )
        for each in points
    ] == [
        ("late", "Late by a month", 31),
        ("dropped", "Dropped", None),
        ("decision_overdue", "TikTok?", 16),
        ("decision_open", "X?", None),
        ("incomplete", "Under way", None),
    ]
    assert revisions(follow((), END), ()) == ()
