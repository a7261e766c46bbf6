"""Hours: what a publication takes, who has how many a week, and whether it fits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.plan.calendar.row import CalendarRow
from stratbook.plan.calendar.weeks import weeks_of
from stratbook.plan.flights.rows import text_of

_WEEKS_A_MONTH: Final = 52 / 12


@dataclass(frozen=True)
class FormatHours:
    """How long a format takes on a platform (empty: on all), and whose work it is."""

    format: str
    platform: str
    hours: float
    role: str = ""


@dataclass(frozen=True)
class Available:
    """A role's hours a week for publications.

    Parameters
    ----------
    role : str
        As the sheet of the team names it.
    hours : float
        A week.
    origin : {"tasks", "share"}
        The tasks of content its sheet gives it, or a share of its hours for social media.
    """

    role: str
    hours: float
    origin: Literal["tasks", "share"]


@dataclass(frozen=True)
class Hours:
    """What formats take and what roles have.

    Parameters
    ----------
    formats : tuple of FormatHours
        The sheet ``format_hours``.
    roles : mapping of str to Available
        By the role's plain name; empty where no team is written: nothing can be exceeded.
    """

    formats: tuple[FormatHours, ...] = ()
    roles: Mapping[str, Available] = field(default_factory=dict)

    def of(self, format_: str, platform: str) -> FormatHours | None:
        """Return what a format takes: on that platform first, then on any."""
        same = [each for each in self.formats if plain(each.format) == plain(format_)]
        exact = [each for each in same if each.platform == platform]
        general = [each for each in same if not each.platform]
        return next(iter((*exact, *general)), None)

    def spent(self, row: CalendarRow) -> float:
        """Return a row's hours: its own, else its format's, else those of an unknown one."""
        if row.hours is not None:
            return row.hours
        found = self.of(row.format, row.platform)
        return found.hours if found else threshold("calendar_format_hours")


@dataclass(frozen=True)
class Load:
    """A role's week.

    Parameters
    ----------
    week : Period
        Monday to Sunday.
    role : str
        Whose; empty for rows without an owner.
    hours : float
        Planned.
    available : float or None
        Had; None where the team's sheet does not say.
    rows : int
        Publications.
    """

    week: Period
    role: str
    hours: float
    available: float | None
    rows: int

    @property
    def over(self) -> float:
        """Hours beyond what there is; 0 when it fits or is not known."""
        return 0.0 if self.available is None else max(0.0, self.hours - self.available)


def read_hours(inputs: Mapping[str, pd.DataFrame]) -> Hours:
    """Read the sheets ``format_hours``, ``team`` and ``tasks``.

    A role's hours for publications are those its tasks of content are given. Where it has no
    such task, a stated share of its hours for social media.

    Parameters
    ----------
    inputs : mapping
        Sheets by id; any may be missing.
    """
    formats = tuple(
        FormatHours(row["format"], text_of(row["platform"]), row["hours"], text_of(row["role"]))
        for row in _records(inputs, "format_hours")
    )
    content: dict[str, float] = defaultdict(float)
    for row in _records(inputs, "tasks"):
        if row["kind"] == "content" and text_of(row["role"]) and not pd.isna(row["hours_month"]):
            content[plain(row["role"])] += row["hours_month"] / _WEEKS_A_MONTH
    roles = {}
    for row in _records(inputs, "team"):
        key = plain(row["role"])
        if key in content:
            roles[key] = Available(row["role"], content[key], "tasks")
        elif not pd.isna(row["hours_social"]):
            had = row["hours_social"] * threshold("calendar_content_share")
            roles[key] = Available(row["role"], had, "share")
    return Hours(formats, roles)


def loads(rows: Iterable[CalendarRow], hours: Hours, period: Period) -> tuple[Load, ...]:
    """Return the hours planned by week and role, against what there is.

    Parameters
    ----------
    rows : iterable of CalendarRow
        Dropped ones are left out; those outside the period too.
    hours : Hours
        What formats take and roles have.
    period : Period
        Whose weeks are shown, whole.
    """
    kept = [row for row in rows if row.state != "dropped"]
    found = []
    for week in weeks_of(period):
        by: dict[str, list[CalendarRow]] = defaultdict(list)
        for row in kept:
            if week.start <= row.date <= week.end:
                by[plain(row.owner)].append(row)
        found += [_load(week, of, hours) for _, of in sorted(by.items())]
    return tuple(found)


def _load(week: Period, rows: Sequence[CalendarRow], hours: Hours) -> Load:
    role = rows[0].owner
    had = hours.roles.get(plain(role))
    planned = sum(hours.spent(row) for row in rows)
    return Load(week, had.role if had else role, planned, had.hours if had else None, len(rows))


def _records(inputs: Mapping[str, pd.DataFrame], id_: str) -> list[Mapping[Any, Any]]:
    frame = inputs.get(id_)
    return [] if frame is None else [dict(row) for row in frame.to_dict("records")]
