"""The mix of levers: shares worked out by hand, what is missing, what dominates."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.sheets import THIRD
from stratbook.core.choice import Override
from stratbook.strategy.levers import find_levers, weigh_levers
from stratbook.strategy.levers.mix import LEVERS, thirds

NONE = float("nan")


def actions(*rows: tuple) -> pd.DataFrame:
    """Return the sheet: (lever, cost, hours) and a state where it matters."""
    return pd.DataFrame(
        [
            {"lever": lever, "cost": cost, "hours": hours, "state": (*state, None)[0],
             "source": "inputs/actions.csv:2"}
            for lever, cost, hours, *state in rows
        ],
        columns=["lever", "cost", "hours", "state", "source"],
    )  # fmt: skip


def lines(**planned: float) -> pd.DataFrame:
    return pd.DataFrame(
        [{"third": third, "planned": sum_, "source": "inputs/budget_lines.csv:2"}
         for third, sum_ in planned.items()],
        columns=["third", "planned", "source"],
    )  # fmt: skip


ROWS = (
    ("referencing", 200.0, 30.0), ("content", 300.0, 40.0), ("content", 0.0, 20.0),
    ("advertising", 1500.0, 10.0), ("advertising", NONE, NONE), (None, 900.0, 5.0),
    ("influence", 9000.0, 90.0, "dropped"),
)  # fmt: skip


def test_shares_of_actions_money_and_hours():
    # 5 tagged actions; money 200 + 300 + 1 500 = 2 000; hours 30 + 60 + 10 = 100.
    mix = weigh_levers(actions(*ROWS), lines(ad_space=6000, production=3000, strategy=1000))
    shares = {m: [mix.share(m, id_) for id_ in LEVERS] for m in ("actions", "money", "hours")}
    assert shares["actions"] == pytest.approx([1 / 5, 0, 2 / 5, 2 / 5])
    assert shares["money"] == pytest.approx([0.1, 0, 0.15, 0.75])
    assert shares["hours"] == pytest.approx([0.3, 0, 0.6, 0.1])
    assert (mix.untagged, mix.unpriced, mix.untimed, mix.steering) == (1, 1, 1, 1000)
    assert [each.budget for each in mix.levers] == [None, None, 3000, 6000]
    assert [e.choice.chosen for e in mix.levers] == ["present", "absent", "present", "dominant"]


def test_a_lever_whose_actions_give_no_figure_is_missing_not_nothing():
    mix = weigh_levers(actions(("influence", NONE, NONE), ("content", 100.0, 5.0)), lines())
    assert mix.share("money", "influence") is None
    assert mix.share("money", "content") == 1.0
    assert mix.share("money", "advertising") == 0.0
    assert mix.share("budget", "advertising") is None


def test_too_few_actions_say_nothing_of_the_mix():
    mix = weigh_levers(actions(("content", 100.0, 5.0)), lines(ad_space=100))
    assert [e.choice.chosen for e in mix.levers] == ["unknown", "unknown", "present", "present"]
    assert find_levers(mix) == ()


def test_findings_and_a_person_s_word_against_them():
    sheet = actions(*ROWS)
    found = {each.key: each for each in find_levers(weigh_levers(sheet, lines()))}
    assert set(found) == {"levers.absent", "levers.dominant_money", "levers.untagged"}
    assert found["levers.dominant_money"].comparison.value.value == pytest.approx(0.75)
    assert found["levers.untagged"].comparison.value.value == pytest.approx(1 / 6)
    said = Override(rule="levers.balance", subject="advertising", choice="present", reason="sales")
    kept = find_levers(weigh_levers(sheet, lines(), (said,)))
    assert "levers.dominant_money" not in {each.key for each in kept}


def test_hours_dominate_too():
    rows = (("content", 40.0, 90.0), *(("referencing", 10.0, 2.0) for _ in range(4)))
    found = {each.key for each in find_levers(weigh_levers(actions(*rows), lines()))}
    assert "levers.dominant_hours" in found


def test_every_part_of_the_budget_has_its_line_in_the_data():
    assert {each.id for each in thirds()} == {id_ for id_, _, _ in THIRD}
    assert {each.lever for each in thirds()} <= {*LEVERS, ""}


@given(st.permutations(ROWS))
def test_row_order_changes_nothing(rows):
    turned, straight = (weigh_levers(actions(*each), lines()) for each in (rows, ROWS))
    assert turned.levers == straight.levers
