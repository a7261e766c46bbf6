"""The five questions, the actions they become, the follow-up and what is to be revised."""

import datetime as dt

import pytest

from stratbook.core import tables
from stratbook.core.period import month
from stratbook.strategy.decisions import logged_decisions
from stratbook.strategy.platforms.actions import read_actions
from stratbook.strategy.platforms.adaptation import adapt
from stratbook.strategy.platforms.follow_up import follow, revisions
from stratbook.strategy.platforms.plan_findings import find_plan
from stratbook.strategy.platforms.questions import clues, read_questions
from strategy.platforms_rows import END, day, rows

ANSWERED = {
    "question": "people", "answer": "Two people", "action": "Hire", "owner": "Direction",
    "due": day(11, 15), "cost": 0.0, "kpi": "er_reach",
}  # fmt: skip
NO_ACTIONS = rows("actions")


def asked(*given, actions=NO_ACTIONS):
    sheet = rows("questions", *given)
    return {each.id: each for each in read_questions(sheet, read_actions(actions, sheet))}


def planned(*given, questions=()):
    return read_actions(rows("actions", *given), rows("questions", *questions))


# -- D4: questions -------------------------------------------------------------------


def test_a_question_is_open_incomplete_or_complete():
    found = asked(
        ANSWERED,
        {**ANSWERED, "question": "timing", "action": "Try", "kpi": None, "owner": None},
        {**ANSWERED, "question": "retention", "answer": None},
        {"question": "referencing", "answer": "Rewrite the titles"},
    )
    assert {id_: each.state for id_, each in found.items()} == {
        "people": "complete", "referencing": "incomplete", "influencers": "open",
        "timing": "incomplete", "retention": "open",
    }  # fmt: skip
    assert found["timing"].answers[0].lacking == ("owner", "kpi")
    assert found["referencing"].answers[0].lacking == ("action",)


@pytest.mark.parametrize(
    ("blank", "need"),
    [("action", "action"), ("owner", "owner"), ("due", "due"), ("cost", "cost"), ("kpi", "kpi")],
)
def test_each_blank_is_named(blank, need):
    found = asked({**ANSWERED, blank: None})
    assert found["people"].answers[0].lacking == (need,)


def test_a_kpi_is_known_by_id_or_label_and_no_other():
    ids = [
        planned({"action": "a", "kpi": written})[0].kpi
        for written in ("er_reach", "Taux d’engagement sur portée", "klout", None)
    ]
    assert ids == ["er_reach", "er_reach", "", ""]


def test_an_action_named_in_both_sheets_is_one_and_completed():
    found = planned(
        {"action": "Hire", "state": "doing", "hours": 10.0},
        questions=[
            {**ANSWERED, "action": "  hire ", "cost": 500.0},
            {**ANSWERED, "action": "Film"},
        ],
    )
    assert [each.name for each in found] == ["Hire", "Film"]
    hire = found[0]
    assert (hire.owner, hire.cost, hire.hours, hire.state) == ("Direction", 500, 10, "doing")
    assert hire.lacking == ()


def test_hours_are_a_cost_and_nothing_is_not_zero():
    by_hours, by_nothing, free = planned(
        {"action": "a", "hours": 3.0}, {"action": "b"}, {"action": "c", "cost": 0.0}
    )
    assert "cost" not in by_hours.lacking
    assert "cost" in by_nothing.lacking
    assert "cost" not in free.lacking


def test_clues_are_counted_and_nothing_is_invented():
    actions = planned({"action": "a", "owner": "CM", "hours": 4.0},
                      {"action": "b", "owner": "cm", "hours": 6.0}, {"action": "c"})  # fmt: skip
    none = adapt(tables.empty("posts"), month(2026, 10), month(2026, 9), ("x",))
    known = clues({}, tables.Tables(), actions, none)
    assert (known.roles, known.hours, known.influencers, known.searches) == (1, 10, 0, False)
    assert known.publishing == {}


# -- D10: follow-up ------------------------------------------------------------------

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
    plan = follow(planned(*PLAN), END)
    questions = tuple(asked(ANSWERED).values())
    found = {each.key: each for each in find_plan(questions, plan, "reach")}
    assert set(found) == {
        "platforms.questions_open", "platforms.actions_incomplete", "platforms.actions_late",
    }  # fmt: skip
    late = found["platforms.actions_late"]
    # Due by 31 October and not dropped: five, two of them done.
    assert (late.facts["count"].value, late.facts["done"].value, late.facts["whole"].value) == (
        3, 2, 5,
    )  # fmt: skip
    assert late.comparison.value.value == pytest.approx(0.4)
    assert late.facts["worst"].text == "Late by a month"
    assert found["platforms.questions_open"].facts["count"].value == 4
    assert found["platforms.actions_incomplete"].facts["count"].value == 1
    whole = tuple(asked(*({**ANSWERED, "question": each} for each in asked())).values())
    assert find_plan(whole, follow((), END), "reach") == ()


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
