"""Where the hours go, and which repeated tasks a tool could take over."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.message import N_
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import number, records, text
from stratbook.strategy.kpis.measure import sources_of

KINDS: Final = {
    "strategy": N_("strategy"),
    "content": N_("content"),
    "community": N_("community"),
    "moderation": N_("moderation"),
    "advertising": N_("advertising"),
    "reporting": N_("reporting"),
    "watch": N_("watch"),
    "training": N_("training"),
    "selling": N_("selling"),
    "": N_("kind not said"),
}


@dataclass(frozen=True)
class Task:
    """One task.

    Parameters
    ----------
    name, kind, role, tool : str
        What it is, of which kind, who does it, with what.
    hours : float or None
        Hours a month; None when nobody said.
    repeated : bool
        Whether it comes back again and again.
    automatable : str
        yes, partly, no; empty when nobody said.
    """

    name: str
    kind: str
    role: str
    tool: str
    hours: float | None
    repeated: bool
    automatable: str

    @property
    def saved(self) -> tuple[float, float] | None:
        """Hours a month a tool would save, least and most; None where it is no candidate."""
        enough = (self.hours or 0.0) >= threshold("editorial_automate_hours")
        if not (self.repeated and enough) or self.automatable not in {"yes", "partly"}:
            return None
        hours = self.hours or 0.0
        part = threshold("editorial_automate_part") * hours
        whole = threshold("editorial_automate_whole") * hours
        return (part, whole) if self.automatable == "yes" else (0.0, part)


@dataclass(frozen=True)
class TimeBudget:
    """The hours of a month.

    Parameters
    ----------
    tasks : tuple of Task
        Longest first, those without hours last.
    by_kind : tuple of (str, float)
        Hours by kind, most first.
    unsaid : int
        Tasks whose hours nobody said: left out of every sum.
    sources : tuple of str
        Where it comes from.
    """

    tasks: tuple[Task, ...]
    by_kind: tuple[tuple[str, float], ...]
    unsaid: int
    sources: tuple[str, ...]

    @property
    def hours(self) -> float:
        """Hours a month, of the tasks that say theirs."""
        return sum(each.hours or 0.0 for each in self.tasks)

    @property
    def repeated_share(self) -> float | None:
        """Hours of repeated tasks ÷ all hours."""
        again = sum(each.hours or 0.0 for each in self.tasks if each.repeated)
        return again / self.hours if self.hours else None

    @property
    def candidates(self) -> tuple[Task, ...]:
        """Tasks to automate, those that save most first."""
        told = [each for each in self.tasks if each.saved is not None]
        return tuple(sorted(told, key=lambda each: (-(each.saved or (0, 0))[1], each.name)))

    @property
    def saved(self) -> tuple[float, float]:
        """Hours a month that all candidates would save, least and most."""
        ends = [each.saved or (0.0, 0.0) for each in self.candidates]
        return sum(low for low, _ in ends), sum(high for _, high in ends)


@remembered
def read_hours(sheet: pd.DataFrame) -> TimeBudget:
    """Read the sheet ``tasks``: task, kind, role, hours_month, repeated, tool, automatable."""
    tasks = [_task(row) for row in records(sheet)]
    return TimeBudget(
        tasks=tuple(sorted(tasks, key=lambda each: (-(each.hours or -1.0), each.name))),
        by_kind=_by_kind(tasks),
        unsaid=sum(each.hours is None for each in tasks),
        sources=sources_of(sheet),
    )


def _task(row: dict[str, object]) -> Task:
    return Task(
        name=text(row["task"]),
        kind=text(row["kind"]),
        role=text(row["role"]),
        tool=text(row["tool"]),
        hours=number(row["hours_month"]),
        repeated=bool(number(row["repeated"])),
        automatable=text(row["automatable"]),
    )


def _by_kind(tasks: Iterable[Task]) -> tuple[tuple[str, float], ...]:
    sums: dict[str, float] = {}
    for each in tasks:
        if each.hours is not None:
            sums[each.kind] = sums.get(each.kind, 0.0) + each.hours
    return tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))
