"""What one cell of the tracking sheet cannot show: a flight that nothing else describes."""

from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from stratbook.brief.flight_checks import row_place
from stratbook.brief.nearest import nearest, plain
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_WHOLE: Final = ("starts", "ends", "platform", "objective", "budget")


def tracking_faults(frames: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Return the faults of the sheet ``tracking``.

    Parameters
    ----------
    frames : mapping
        The sheets by id, as :func:`stratbook.brief.inputs.read_inputs` returns them.
    """
    rows = frames["tracking"].dropna(subset=["flight"])
    known = {plain(each): each for each in frames["flights"]["flight"].dropna()}
    return [*_twice(rows), *_incomplete(rows, known), *_backwards(rows), *_undated(rows)]


def _twice(rows: pd.DataFrame) -> Iterator[Fault]:
    """Refuse a flight tracked on two rows: its spend would be counted twice."""
    names = rows["flight"].map(plain)
    for at in names.index[names.duplicated()]:
        yield Fault(
            row_place(rows["source"][at]),
            say("The flight “{name}” is tracked twice.", name=shown(rows["flight"][at])),
            say("Keep one row a flight."),
        )


def _incomplete(rows: pd.DataFrame, known: Mapping[str, str]) -> Iterator[Fault]:
    """Refuse a flight of no other sheet that lacks what a flight needs."""
    for _, row in rows.iterrows():
        lacking = tuple(each for each in _WHOLE if pd.isna(row[each]))
        if plain(row["flight"]) in known or not lacking:
            continue
        near = nearest(row["flight"], known.values())
        problem = say(
            "“{name}” is not in the sheet of flights, and this row lacks: {fields}.",
            name=shown(row["flight"]), fields=lacking,
        )  # fmt: skip
        yield Fault(
            row_place(row["source"]),
            problem,
            say("Write “{near}” if that is the flight meant, or fill in the row.", near=near)
            if near
            else say("Fill in the row, or name a flight of the sheet of flights."),
        )


def _backwards(rows: pd.DataFrame) -> Iterator[Fault]:
    for _, row in rows[rows["ends"] < rows["starts"]].iterrows():
        yield Fault(
            row_place(row["source"]),
            say("It ends on {ends}, before it starts on {starts}.",
                ends=row["ends"].date(), starts=row["starts"].date()),
            say("One of the two is wrong: put it right."),
        )  # fmt: skip


def _undated(rows: pd.DataFrame) -> Iterator[Fault]:
    """Refuse money without its day: a pace needs both."""
    for _, row in rows[rows["spent"].notna() & rows["spent_on"].isna()].iterrows():
        yield Fault(
            row_place(row["source"]),
            say("What is spent has no date."),
            say("Write the last day that the amount covers."),
        )
