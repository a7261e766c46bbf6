"""Whether there are hours enough: what the actions take by role and month, and what is free."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.brief.values import number_of, text_of
from stratbook.core.period import Period, month
from stratbook.plan.actions.dates import Working
from stratbook.plan.actions.row import ActionRow

_WEEK: Final = 5  # working days


@dataclass(frozen=True)
class RoleLoad:
    """One role in one month.

    Parameters
    ----------
    role : str
        As the sheet ``team`` writes it.
    month : Period
        The month.
    needed : float
        Hours of its open actions, spread over their working days.
    free : float
        Its hours for social media less its running tasks; below 0 where tasks already
        pass them.
    """

    role: str
    month: Period
    needed: float
    free: float

    @property
    def over(self) -> float:
        """Hours too many; 0 when they fit."""
        return max(0.0, self.needed - max(self.free, 0.0))


def loads(
    rows: Sequence[ActionRow],
    team: pd.DataFrame | None,
    tasks: pd.DataFrame | None,
    working: Working,
    on: dt.date,
) -> tuple[RoleLoad, ...]:
    """Hold the hours of open actions against what each role has left.

    Parameters
    ----------
    rows : sequence of ActionRow
        Open ones that give hours, an owner and dates count; a late one weighs on the first
        month after the cut-off.
    team : DataFrame or None
        The sheet ``team``: role, hours_social (a week). Roles without hours are left out.
    tasks : DataFrame or None
        The sheet ``tasks``: role, hours_month; what already runs every month.
    working : Working
        The client's working days.
    on : date
        The cut-off.

    Returns
    -------
    tuple of RoleLoad
        By role as the team lists them, then by month; months without actions left out.
    """
    if team is None or team.empty:
        return ()
    needs: dict[tuple[str, dt.date], float] = {}
    for row in rows:
        for first, hours in _spread(row, working, on):
            key = (plain(row.owner), first)
            needs[key] = needs.get(key, 0.0) + hours
    running = _running(tasks)
    found = []
    for role, weekly in _weekly(team):
        months = sorted(first for owner, first in needs if owner == plain(role))
        for first in months:
            span = month(first.year, first.month)
            weeks = working.count(span.start, span.end) / _WEEK
            free = weekly * weeks - running.get(plain(role), 0.0)
            found.append(RoleLoad(role, span, needs[plain(role), first], free))
    return tuple(found)


def _weekly(team: pd.DataFrame) -> Iterator[tuple[str, float]]:
    for row in team.to_dict("records"):
        hours = number_of(row["hours_social"])
        if text_of(row["role"]) and hours is not None:
            yield text_of(row["role"]), hours


def _running(tasks: pd.DataFrame | None) -> dict[str, float]:
    found: dict[str, float] = {}
    if tasks is None:
        return found
    for row in tasks.to_dict("records"):
        role, hours = plain(text_of(row["role"])), number_of(row["hours_month"])
        if role and hours is not None:
            found[role] = found.get(role, 0.0) + hours
    return found


def _spread(row: ActionRow, working: Working, on: dt.date) -> Iterable[tuple[dt.date, float]]:
    """Yield an action's hours by month, in proportion to its working days there."""
    if not row.is_open or not row.hours or not row.owner or row.due is None:
        return
    morrow = working.step(on + dt.timedelta(days=1), 0)
    start = max(row.start or morrow, morrow)
    due = max(row.due, start)
    whole = max(1, working.count(start, due))
    span = month(start.year, start.month)
    while span.start <= due:
        days = working.count(max(span.start, start), min(span.end, due))
        if days:
            yield span.start, row.hours * days / whole
        span = span.following()
