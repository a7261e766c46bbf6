"""What a calendar's workbook shows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stratbook.core.message import Message
from stratbook.plan.calendar.row import CalendarRow


@dataclass(frozen=True)
class HookLine:
    """A seasonal date or a day of the client's own.

    Parameters
    ----------
    start, end : date
        First and last day.
    name : str
        In the reader's language.
    kind : str
        What it is: a public holiday, a trade date, the client's own…
    angle : str
        What may be said on it; empty when nothing is proposed.
    """

    start: dt.date
    end: dt.date
    name: str
    kind: str = ""
    angle: str = ""


@dataclass(frozen=True)
class CalendarView:
    """Everything the workbook holds.

    Parameters
    ----------
    client : str
        The client's id.
    name : str
        The client's name.
    rows : tuple of CalendarRow
        By day and time.
    version : int
        From 1; one more each time that differences are accepted.
    drafted : frozenset of str
        Ids of rows that a rule drafted and nobody accepted yet.
    remarks : mapping of str to tuple of Message
        By row's id, what is to be put right.
    hooks : tuple of HookLine
        In the order of their days.
    offered : mapping of str to tuple of str
        By column, what its drop-down offers.
    week_start : {"monday", "sunday"}
        First day of the week.
    """

    client: str
    name: str
    rows: tuple[CalendarRow, ...]
    version: int = 1
    drafted: frozenset[str] = frozenset()
    remarks: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    hooks: tuple[HookLine, ...] = ()
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    week_start: Literal["monday", "sunday"] = "monday"

    @property
    def pillars(self) -> tuple[str, ...]:
        """Every pillar the lists or the rows name, in the order of the lists."""
        named = (*self.offered.get("pillar", ()), *(row.pillar for row in self.rows))
        return tuple(dict.fromkeys(each for each in named if each))
