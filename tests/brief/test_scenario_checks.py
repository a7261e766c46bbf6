"""Chapter 7's sheets: what does not go together is refused, with its place."""

import numpy as np
import pandas as pd
import pytest

from stratbook.brief.scenario_checks import scenario_faults
from stratbook.brief.sheets import sheet

NAMES = ("scenarios", "scenario_actions", "suppliers", "tests_ab", "proofs")


def frames(**given):
    found = {}
    for name in NAMES:
        fields = sheet(name).fields
        frame = pd.DataFrame(given.get(name, []), columns=[field.id for field in fields])
        for field in fields:
            if field.kind == "day":
                frame[field.id] = pd.to_datetime(frame[field.id])
            elif field.kind != "number":
                column = frame[field.id].astype(object)
                frame[field.id] = column.where(column.notna(), np.nan)
        frame["source"] = [f"inputs.xlsx!{name}:{at + 2}" for at in range(len(frame))]
        found[name] = frame
    return found


def scenario(name="Autumn", starts="2026-10-01", ends="2026-10-31"):
    return {"scenario": name, "starts": starts, "ends": ends}


def action(name, after=None, scenario="Autumn"):
    return {"scenario": scenario, "action": name, "depends_on": after,
            "starts": "2026-10-01", "due": "2026-10-05"}  # fmt: skip


def order(name, after=None):
    return {"scenario": "autumn", "deliverable": name, "depends_on": after}


def test_what_goes_together_is_accepted():
    given = frames(
        scenarios=[scenario()],
        scenario_actions=[action("Page", "Photos; Design")],
        suppliers=[order("Photos"), order("Design", "photos")],
        tests_ab=[{"test": "T", "trials": 9, "successes": 9}],
        proofs=[{"proof": "P", "scenario": "AUTUMN"}, {"proof": "Q"}],
    )
    assert scenario_faults(given) == []


@pytest.mark.parametrize(
    ("given", "place", "said"),
    [
        ({"scenarios": [scenario(), scenario("autumn ")]}, "scenarios, row 3", "stands twice"),
        ({"scenarios": [scenario(ends="2026-09-30")]}, "scenarios, row 2", "before it starts"),
        ({"scenario_actions": [action("A", scenario="Spring")]}, "scenario_actions, row 2",
         "There is no scenario “Spring”"),
        ({"scenario_actions": [action("A", "Photos")]}, "scenario_actions, row 2",
         "depends on “Photos”"),
        ({"scenario_actions": [action("A", "B")], "suppliers": [order("B", "a")]},
         "scenario_actions, row 2", "run in a circle"),
        ({"tests_ab": [{"test": "T", "trials": 9, "successes": 10}]}, "tests_ab, row 2",
         "10 is more than 9"),
    ],
)  # fmt: skip
def test_what_does_not_is_refused_with_its_place(given, place, said):
    faults = scenario_faults(frames(**{"scenarios": [scenario()], **given}))
    assert len(faults) == 1
    assert place in faults[0].place
    assert said in faults[0].problem.plain()
