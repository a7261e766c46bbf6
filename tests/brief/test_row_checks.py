"""Rows that contradict each other: refused when the inputs are read, rows named."""

import pytest

from stratbook.brief.read import read_brief

OBJECTIVES = """
objectives:
  - id: seen
    statement: Être vu davantage
    goal: awareness
"""
RACI = "Objective;Role (no person's name);Part;Has a say in the decision\n"
WEIGHTS = "Department;Objective;Points of 100;Weight of the department;Bring its points to 100\n"


def fill(folder, sheet, text):
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "inputs" / f"{sheet}.csv").write_text(text, encoding="utf-8")
    return folder


def test_two_accountable_roles_for_one_objective_are_refused(write, faults):
    rows = "seen;Webmaster;accountable;\nseen;Mayor;responsible;\n"
    rows += "ÊTRE VU davantage;Mayor;accountable;\n"  # the same objective by its statement
    found = faults(fill(write(OBJECTIVES), "raci", RACI + rows))
    assert list(found) == ["inputs/raci.csv, rows 2, 4"]
    said = found["inputs/raci.csv, rows 2, 4"]
    assert "“seen” has more than one accountable role: Webmaster and Mayor." in said
    assert "Keep one as accountable" in said


def test_one_role_may_be_accountable_twice_and_for_two_objectives(write):
    rows = "seen;Webmaster;accountable;\nseen;webmaster;accountable;\nheard;Mayor;accountable;\n"
    folder = fill(write(OBJECTIVES), "raci", RACI + rows)
    assert len(read_brief(folder).inputs["raci"]) == 3


@pytest.mark.parametrize(
    ("rows", "places", "said"),
    [
        ("A;sell;50;;\nA;tell;40;;\n", "rows 2, 3", "The points of “A” add up to 90, not to 100."),
        ("A;sell;60;;\nA;tell;60;;\n", "rows 2, 3", "The points of “A” add up to 120, not to 100."),
        ("A;sell;0;;yes\n", "row 2", "The points of “A” add up to 0, not to 100."),
        ("A;sell;50;;\nA;Sell;50;;\n", "rows 2, 3", "“A” gives points to “sell” more than once."),
        ("A;sell;100;2;\nA;tell;0;3;\n", "rows 2, 3, column weight", "“A” has two different"),
        ("A;sell;100;2;\nB;sell;100;;\n", "row 3, column weight", "not these: B."),
    ],
)  # fmt: skip
def test_points_that_do_not_go_together_are_refused(write, faults, rows, places, said):
    found = faults(fill(write(OBJECTIVES), "weights", WEIGHTS + rows))
    assert list(found) == [f"inputs/weights.csv, {places}"]
    assert said in found[f"inputs/weights.csv, {places}"]


@pytest.mark.parametrize(
    "rows",
    [
        "A;sell;100;;\n",
        "A;sell;33.3;;\nA;tell;33.3;;\nA;be;33.3;;\n",  # rounding
        "A;sell;5;;yes\nA;tell;15;;\n",  # asked for
        "A;sell;100;2;\nB;sell;100;1;\n",
    ],
)
def test_points_that_add_up_or_are_to_be_brought_there_are_read(write, rows):
    folder = fill(write(OBJECTIVES), "weights", WEIGHTS + rows)
    assert len(read_brief(folder).inputs["weights"]) == rows.count("\n")
