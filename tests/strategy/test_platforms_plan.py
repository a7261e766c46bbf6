"""The five questions, and the actions they become."""

import pytest

from stratbook.brief.actions import read_actions
from stratbook.core import tables
from stratbook.core.period import month
from stratbook.strategy.platforms.adaptation import adapt
from stratbook.strategy.platforms.question_findings import find_questions
from stratbook.strategy.platforms.questions import clues, read_questions
from strategy.platforms_rows import day, rows

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


def test_open_questions_are_counted():
    (found,) = find_questions(tuple(asked(ANSWERED).values()), "reach")
    assert found.key == "platforms.questions_open"
    assert found.facts["count"].value == 4
    whole = tuple(asked(*({**ANSWERED, "question": each} for each in asked())).values())
    assert find_questions(whole, "reach") == ()
