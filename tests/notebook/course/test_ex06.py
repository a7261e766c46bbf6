"""Exercise 6: the calendar read by hand, and twenty posts that make 100 000 contacts.

The first post makes 52 000, the first four 52 + 18 + 9 + 6 = 85 of 100. Ranked from the smallest,
the sum of (2 × rank − 21) × audience is 1 606 300, of 20 × 100 000.
"""

import datetime as dt
import itertools

import pytest

from course_room import LEARNERS, data_of, hints, judged
from stratbook.core.reference import threshold

FAULTY = {"L1", "L3", "L5", "L7", "L8"}
RIGHT = {
    "faulty_rows": FAULTY, "top_5": 52.0, "top_20": 85.0, "posts_for_80": 4,
    "posts_for_80_share": 20, "gini": 0.803,
}  # fmt: skip


def test_the_published_answers_are_right():
    assert judged("ex06", RIGHT).passed


def test_the_calendar_holds_each_fault_once():
    """Read as a person would, not by the check of the product."""
    for learner in LEARNERS:
        data = data_of("ex06", learner)
        rules = data["rules"].set_index("rule")["value"]
        rows = data["calendar"].set_index("row")
        slots = rows.groupby(["date", "time", "platform"]).groups
        (twice,) = (list(ids) for ids in slots.values() if len(ids) == 2)
        (unled,) = rows.index[rows["pillar"] == ""]
        (silent,) = rows.index[rows["cta"] == ""]
        (late,) = rows.index[rows["date"] < rules["looked_at"]]
        (alone,) = rows.index[(rows["author"] == "ambassador") & (rows["state"] == "to_validate")]
        faults = {unled, silent, late, alone, twice[1]}
        assert len(faults) == 5
        assert judged("ex06", {"faulty_rows": faults}, learner).right == 1
        left = (rows.loc[alone, "date"] - rules["looked_at"]).days
        assert 0 <= left <= rules["approval"] == threshold("calendar_approval_days")


def test_no_day_depends_on_the_clock():
    rules = data_of("ex06")["rules"].set_index("rule")["value"]
    assert rules["looked_at"] == dt.date(2026, 10, 5)
    assert data_of("ex06")["calendar"]["date"].max() == dt.date(2026, 10, 9)


@pytest.mark.parametrize(
    ("missed", "named"),
    [
        ("L1", "column of pillars"), ("L3", "calls to action"), ("L5", "same moment"),
        ("L7", "month included"), ("L8", "nobody has agreed"),
    ],
)  # fmt: skip
def test_a_missed_fault_is_named_without_its_row(missed, named):
    told = hints("ex06", faulty_rows=FAULTY - {missed})
    assert named in told
    assert missed not in told


def test_two_missed_faults_are_both_named():
    for one, two in itertools.combinations(sorted(FAULTY), 2):
        found = judged("ex06", {"faulty_rows": FAULTY - {one, two}})
        assert len(found.hints) == 2


@pytest.mark.parametrize(
    ("alarm", "named"),
    [("L2", "moving one is enough"), ("L4", "two accounts"), ("L6", "has been approved")],
)
def test_a_false_alarm_is_named(alarm, named):
    assert named in hints("ex06", faulty_rows=FAULTY | {alarm})


def test_a_fault_missed_and_a_false_alarm_are_both_named():
    told = hints("ex06", faulty_rows=FAULTY - {"L7"} | {"L4"})
    assert "month included" in told
    assert "two accounts" in told


def test_naming_every_row_is_told_so():
    everything = [f"L{place}" for place in range(1, 9)]
    assert "Three of them can go out" in hints("ex06", faulty_rows=everything)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"top_5": 95}, "quoted the saying"),
        ({"top_20": 80}, "rule of thumb"),
        ({"top_5": 89}, "one post, not five"),  # 52 + 18 + 9 + 6 + 4
        ({"top_20": 70}, "four posts"),  # 52 + 18
        ({"posts_for_80": 3}, "not reached yet"),
        ({"posts_for_80_share": 85}, "which share of the twenty"),
        ({"gini": 0.845}, "without the correction"),  # 0.80315 × 20 ÷ 19
        ({"gini": 80.3}, "not to 100"),
        ({"gini": 0.197}, "missing to 1"),
        ({"gini": -0.803}, "sign"),
    ],
)
def test_a_usual_mistake_is_named(wrong, named):
    assert named in hints("ex06", **wrong)


def test_posts_that_are_not_sorted_are_told_so():
    learner = LEARNERS[1]
    audience = data_of("ex06", learner)["posts"]["audience"]
    assert audience.iloc[0] != audience.max()
    given = audience.iloc[0] / audience.sum() * 100
    assert "Sort them first" in hints("ex06", learner, top_5=given)


def test_few_posts_make_much_and_never_what_the_saying_says():
    for learner in LEARNERS:
        audience = data_of("ex06", learner)["posts"]["audience"]
        assert 0.35 <= audience.max() / audience.sum() <= 0.7
