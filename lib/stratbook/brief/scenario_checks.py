"""What one cell of the scenarios cannot show: unknown names, circles, parts above wholes."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

import pandas as pd

from stratbook.brief.flight_checks import row_place
from stratbook.brief.nearest import plain
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_OF_SCENARIO: Final = ("scenario_actions", "suppliers", "tests_ab", "proofs")
_SPANS: Final = (
    ("scenarios", "starts", "ends"),
    ("scenario_actions", "starts", "due"),
    ("tests_ab", "started", "ended"),
)


def scenario_faults(frames: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Return the faults of the sheets of chapter 7.

    Parameters
    ----------
    frames : mapping
        The sheets by id, as :func:`stratbook.brief.inputs.read_inputs` returns them.
    """
    return [
        *_twice(frames["scenarios"]),
        *(fault for span in _SPANS for fault in _backwards(frames, *span)),
        *_unknown(frames),
        *_above(frames["tests_ab"]),
        *_chains(frames),
    ]


def split_names(cell: object) -> tuple[str, ...]:
    """Return the names a cell lists, separated by semicolons."""
    text = cell if isinstance(cell, str) else ""
    return tuple(each.strip() for each in text.split(";") if each.strip())


def _twice(scenarios: pd.DataFrame) -> Iterator[Fault]:
    names = scenarios["scenario"].map(plain)
    for at in names.index[names.duplicated()]:
        yield Fault(
            row_place(scenarios["source"][at]),
            say("The scenario “{name}” stands twice.", name=shown(scenarios["scenario"][at])),
            say("Give each scenario a name of its own."),
        )


def _backwards(
    frames: Mapping[str, pd.DataFrame], sheet: str, first: str, last: str
) -> Iterator[Fault]:
    rows = frames[sheet]
    for _, row in rows[rows[last] < rows[first]].iterrows():
        yield Fault(
            row_place(row["source"]),
            say("It ends on {ends}, before it starts on {starts}.",
                ends=row[last].date(), starts=row[first].date()),
            say("One of the two is wrong: put it right."),
        )  # fmt: skip


def _unknown(frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Refuse a row of a scenario that does not exist: its cost would be lost."""
    known = set(frames["scenarios"]["scenario"].map(plain))
    for sheet in _OF_SCENARIO:
        for _, row in frames[sheet].dropna(subset=["scenario"]).iterrows():
            if plain(row["scenario"]) not in known:
                yield Fault(
                    row_place(row["source"]),
                    say("There is no scenario “{name}”.", name=shown(row["scenario"])),
                    say("Write it as the sheet of scenarios names it, or add it there."),
                )


def _above(tests: pd.DataFrame) -> Iterator[Fault]:
    for _, row in tests[tests["successes"] > tests["trials"]].iterrows():
        yield Fault(
            row_place(row["source"]),
            say("{part} is more than {whole}.",
                part=f"{row['successes']:g}", whole=f"{row['trials']:g}"),
            say("One of the two is wrong: put it right."),
        )  # fmt: skip


def _chains(frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Refuse a dependency on nothing, and a circle of dependencies, within each scenario."""
    columns = ["scenario", "name", "depends_on", "source"]
    rows = pd.concat([
        frames["scenario_actions"].rename(columns={"action": "name"})[columns],
        frames["suppliers"].rename(columns={"deliverable": "name"})[columns],
    ])  # fmt: skip
    for _, same in rows.groupby(rows["scenario"].map(plain), sort=False):
        names = {plain(name) for name in same["name"]}
        yield from _dangling(same, names)
        graph = {
            plain(row["name"]): {plain(each) for each in split_names(row["depends_on"])} & names
            for _, row in same.iterrows()
        }
        yield from _circle(same, graph)


def _dangling(rows: pd.DataFrame, names: set[str]) -> Iterator[Fault]:
    for _, row in rows.iterrows():
        for each in split_names(row["depends_on"]):
            if plain(each) not in names:
                yield Fault(
                    row_place(row["source"]),
                    say("It depends on “{name}”, which the scenario does not hold.",
                        name=shown(each)),
                    say("Write the name of an action or of a deliverable of the same scenario."),
                )  # fmt: skip


def _circle(rows: pd.DataFrame, graph: Mapping[str, set[str]]) -> Iterator[Fault]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        yield Fault(
            row_place(rows["source"].iloc[0]),
            say("The dependencies of “{name}” run in a circle.",
                name=shown(rows["scenario"].iloc[0])),
            say("Take one of them out: something must come first."),
        )  # fmt: skip
