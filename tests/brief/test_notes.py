"""What is doubtful is shown, never refused."""

import re

import pytest

from stratbook.brief.notes import brief_notes
from stratbook.brief.read import read_brief
from stratbook.core.language import language

WHOLE = "indicator: reach, baseline: 1, target: 2, due: 2026-12-31, owner: Head"

DOUBTFUL = [
    ("baseline: 1, target: 2, due: 2026-12-31, owner: Head", "No indicator"),
    ("indicator: reach, baseline: 1, due: 2026-12-31, owner: Head", "No target: .* reach"),
    ("indicator: reach, target: 2, due: 2026-12-31, owner: Head", "No baseline"),
    ("indicator: reach, baseline: 1, target: 2, due: 2026-12-31", "No owner"),
    ("indicator: reach, baseline: 1, target: 2, owner: Head", "No date"),
    (f"{WHOLE.replace('2026-12', '2026-08')}", "31 August 2026, lies before .* October 2026"),
    (f"{WHOLE}, goal: donations", "“donations” is usually not one"),
    ("indicator: roi, baseline: 0.1, target: 4, due: 2026-12-31, owner: Head", "4 is read as 400%"),
]


@pytest.mark.parametrize(("keys", "words"), DOUBTFUL)
def test_what_an_objective_lacks_is_noted(write, keys, words):
    folder = write(f"objectives:\n  - {{id: one, statement: Grow, {keys}}}\n")
    (note,) = brief_notes(read_brief(folder))
    assert note.place == "client.yml, objectives[0] (one)"
    assert re.search(words, note.message.plain())
    assert language("fr").render(note.message) != note.message.plain()


def test_a_whole_objective_brings_no_note(write):
    folder = write(f"objectives:\n  - {{id: one, statement: Grow, {WHOLE}}}\n")
    assert brief_notes(read_brief(folder)) == ()


def test_an_orphan_is_noted_only_where_there_is_something_above(write):
    top = "  - {id: top, level: business, statement: Sell}\n"
    one = f"  - {{id: one, statement: Grow, {WHOLE}}}\n"
    (note,) = brief_notes(read_brief(write(f"objectives:\n{top}{one}")))
    assert note.place == "client.yml, objectives[1] (one)"
    assert "serves no objective" in note.message.plain()


def test_no_objective_and_overlapping_periods_are_noted(write):
    notes = brief_notes(read_brief(write("compare_with: 2026-Q4\n")))
    assert [note.message.plain() for note in notes] == [
        "No objective is written: the report cannot say what was reached.",
        "The report compares October 2026 with Q4 2026: some days are in both.",
    ]
