"""The decision log: as people wrote it, what is open first."""

import datetime as dt

import pandas as pd

from stratbook.core.decision import Decision
from stratbook.core.message import Name, Quantity, Unit
from stratbook.strategy.decisions import in_order, logged_decisions

COLUMNS = (
    "chapter", "question", "options", "criteria", "choice", "reason", "owner", "on", "due", "cost",
)  # fmt: skip


def log(*rows: tuple[object, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame["on"] = pd.to_datetime(frame["on"])
    frame["due"] = pd.to_datetime(frame["due"])
    return frame.astype({"cost": "float64"})


def test_a_row_of_the_log_becomes_a_decision():
    row = ("04_platforms", "TikTok?", "test; leave ;", "hours", "leave", "No hours", "Marketing",
           "2026-11-03", None, 120.0)  # fmt: skip
    (made,) = logged_decisions(log(row), "EUR")
    assert made.options == (Name(text="test"), Name(text="leave"))
    assert made.state == "made"
    assert (made.on, made.due) == (dt.date(2026, 11, 3), None)
    assert made.cost == Quantity(value=120.0, unit=Unit.MONEY, currency="EUR")


def test_without_a_choice_the_question_is_open_and_has_no_invented_cost():
    row = ("06_media_plan", "A test in May?", None, None, None, None, None, None, None, None)
    (asked,) = logged_decisions(log(row), "EUR")
    assert (asked.state, asked.choice, asked.cost, asked.options) == ("open", None, None, ())


def test_open_questions_come_first_then_proposals_then_what_is_decided():
    made, asked, proposed = (
        Decision(chapter=chapter, question=Name(text=state), state=state)
        for chapter, state in (("01_objectives", "made"), ("08_performance", "open"),
                               ("02_three_c", "proposed"))
    )  # fmt: skip
    assert in_order((made, proposed, asked)) == (asked, proposed, made)
