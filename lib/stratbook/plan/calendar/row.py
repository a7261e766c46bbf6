"""A row of the editorial calendar: one publication, on one platform, on one day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from stratbook.brief.clock import read_clock
from stratbook.brief.sheets.calendar import SHEETS

COLUMNS: Final = tuple(field.id for field in SHEETS[0].fields)
LIVE: Final = frozenset({"", "idea", "draft", "to_validate", "approved", "scheduled"})
AGREED: Final = frozenset({"approved", "scheduled", "published"})


@dataclass(frozen=True, kw_only=True)
class CalendarRow:
    """One publication, planned or made.

    The fields are the columns of the sheet ``calendar``, in its order; text that was not
    given is empty. ``time`` is in the client's zone. ``source`` says where the row stands,
    and is empty for a row that a rule drafted.
    """

    id: str
    date: dt.date
    time: dt.time | None = None
    platform: str
    account: str = ""
    format: str = ""
    pillar: str = ""
    persona: str = ""
    objective: str = ""
    angle: str = ""
    text: str = ""
    visual: str = ""
    cta: str = ""
    link: str = ""
    campaign: str = ""
    owner: str = ""
    author: str = ""
    state: str = ""
    approved_by: str = ""
    approved_on: dt.date | None = None
    hours: float | None = None
    comment_client: str = ""
    comment_agency: str = ""
    post_id: str = ""
    source: str = ""

    @property
    def live(self) -> bool:
        """Whether it is still to be published."""
        return self.state in LIVE

    @property
    def instant(self) -> tuple[dt.date, dt.time]:
        """Day and time it is sorted by; a row without a time comes first in its day."""
        return self.date, self.time or dt.time()


def rows_of(frame: pd.DataFrame) -> tuple[CalendarRow, ...]:
    """Read the sheet ``calendar``, in its own order.

    Parameters
    ----------
    frame : DataFrame
        As the brief gives it: the sheet's columns and ``source``; days as timestamps,
        times as checked text.

    Raises
    ------
    ValueError
        When a time is no time of day; the brief refuses such a row before.
    """
    return tuple(_row(row) for row in frame.to_dict("records"))


def _row(row: Mapping[Any, Any]) -> CalendarRow:
    read = {name: "" if pd.isna(row[name]) else str(row[name]) for name in (*COLUMNS, "source")}
    hours = row["hours"]
    return CalendarRow(
        **{
            **read,
            "date": row["date"].date(),
            "time": read_clock(read["time"]),
            "approved_on": None if pd.isna(row["approved_on"]) else row["approved_on"].date(),
            "hours": None if pd.isna(hours) else float(hours),
        }
    )
