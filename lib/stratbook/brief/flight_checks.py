"""What one cell of flights and events cannot show: a name twice, an end before its start."""

from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_PRICES: Final = (("cpm", "CPM"), ("ctr", "CTR"), ("cvr", "CVR"))


def flight_faults(frames: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Return the faults of the sheets ``flights`` and ``plan_events``.

    Parameters
    ----------
    frames : mapping
        The sheets by id, as :func:`stratbook.brief.inputs.read_inputs` returns them.
    """
    flights, events = frames["flights"], frames["plan_events"]
    return [*_twice(flights), *_backwards(flights), *_crossed(flights), *_backwards(events)]


def _twice(flights: pd.DataFrame) -> Iterator[Fault]:
    """Refuse two flights of one name: links and results are tied to it."""
    names = flights["flight"].dropna().map(plain)
    for at in names.index[names.duplicated()]:
        yield Fault(
            row_place(flights["source"][at]),
            say("The flight “{name}” stands twice.", name=shown(flights["flight"][at])),
            say("Give each flight a name of its own."),
        )


def _backwards(rows: pd.DataFrame) -> Iterator[Fault]:
    for _, row in rows[rows["ends"] < rows["starts"]].iterrows():
        yield Fault(
            row_place(row["source"]),
            say("It ends on {ends}, before it starts on {starts}.",
                ends=row["ends"].date(), starts=row["starts"].date()),
            say("One of the two is wrong: put it right."),
        )  # fmt: skip


def _crossed(flights: pd.DataFrame) -> Iterator[Fault]:
    """Refuse a low price above its mid or its high."""
    for id_, name in _PRICES:
        low, mid, high = (flights[id_ + end] for end in ("_low", "", "_high"))
        crossed = (low > mid) | (mid > high) | (low > high)
        for source in flights.loc[crossed, "source"]:
            yield Fault(
                row_place(source),
                say("The figures of {name} are not in order: low, mid, high.", name=name),
                say("One of the three is wrong: put it right."),
            )


def row_place(source: str) -> str:
    """Return where a row stands: ``inputs.xlsx, sheet flights, row 5``."""
    file, _, row = source.rpartition(":")
    file, _, sheet = file.partition("!")
    return f"{shown(file)}, sheet {shown(sheet)}, row {row}" if sheet else f"{file}, row {row}"
