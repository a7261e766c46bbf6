"""What one cell of the calendar cannot show: an id twice, a time that is none."""

from collections.abc import Iterator, Mapping

import pandas as pd

from stratbook.brief.clock import read_clock
from stratbook.brief.flight_checks import row_place
from stratbook.brief.nearest import plain
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say


def calendar_faults(frames: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Return the faults of the sheet ``calendar``.

    Parameters
    ----------
    frames : mapping
        The sheets by id, as :func:`stratbook.brief.inputs.read_inputs` returns them.
    """
    rows = frames["calendar"]
    return [*_twice(rows), *_times(rows)]


def _twice(rows: pd.DataFrame) -> Iterator[Fault]:
    """Refuse two rows of one id: two versions are compared, and posts matched, by it."""
    ids = rows["id"].dropna().map(plain)
    for at in ids.index[ids.duplicated()]:
        yield Fault(
            row_place(rows["source"][at]),
            say("The calendar’s row “{name}” stands twice.", name=shown(rows["id"][at])),
            say("Give each row an id of its own."),
        )


def _times(rows: pd.DataFrame) -> Iterator[Fault]:
    typed = rows.dropna(subset=["time"])
    for text, source in zip(typed["time"], typed["source"], strict=True):
        try:
            read_clock(text)
        except ValueError:
            yield Fault(
                f"{row_place(source)}, column time",
                say("“{value}” is not a time of day.", value=shown(text)),
                say("Write hours and minutes: 18:30."),
            )
