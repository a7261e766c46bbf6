"""Rows of outcomes and surveys that contradict themselves are refused, by their place."""

import pytest

from stratbook.brief.cells import Hand
from stratbook.brief.inputs import read_inputs
from stratbook.brief.outcome_checks import outcome_faults

OUTCOMES = "Period;What is counted;How many (or how much);Out of;Known to come from social media;Place or event\n"  # noqa: E501
SURVEYS = "Date;Question;People who answered;Favourable answers;Who was asked\n"


def faults(folder, sheet: str, rows: str) -> list[tuple[str, str]]:
    """Return the place and the problem of each fault of one sheet."""
    (folder / "inputs").mkdir()
    header = OUTCOMES if sheet == "outcomes" else SURVEYS
    (folder / "inputs" / f"{sheet}.csv").write_text(header + rows, encoding="utf-8")
    frames, wrong = read_inputs(folder, Hand("en"))
    assert wrong == []
    return [(each.place, each.problem.plain()) for each in outcome_faults(frames)]


@pytest.mark.parametrize(
    ("sheet", "rows", "place", "problem"),
    [
        ("outcomes", "2026-10;came back or renewed;30;20;;", 2, "30 is more than 20."),
        ("outcomes", "2026-10;footfall;30;;31;", 2, "31 is more than 30."),
        ("outcomes", "2026-10;came back or renewed;30;;;", 2, "does not say out of how many"),
        (
            "outcomes",
            "2026-10;footfall;30;;;\n2026-10;footfall;31;;;",
            3,
            "An earlier row says the same thing",
        ),
        ("surveys", "2026-10-11;aided awareness;100;101;", 2, "101 is more than 100."),
        (
            "surveys",
            "2026-10-11;aided awareness;100;9;hill\n2026-10-11;aided awareness;90;8;Hill",
            3,
            "An earlier row says the same thing",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path, sheet, rows, place, problem) -> None:
    ((where, said),) = faults(tmp_path, sheet, rows)
    assert where == f"inputs/{sheet}.csv, row {place}"
    assert problem in said


def test_two_places_and_two_months_are_no_repetition(tmp_path) -> None:
    rows = "2026-10;footfall;30;;;Quay\n2026-10;footfall;31;;;Hill\n2026-09;footfall;30;;;Quay"
    assert faults(tmp_path, "outcomes", rows) == []
