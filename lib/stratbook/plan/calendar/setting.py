"""What the calendar is planned with: pillars, personas, cadence, hours, dates."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from stratbook.brief.known import platform_names
from stratbook.brief.models import Brief
from stratbook.brief.nearest import plain
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.slots import Slot
from stratbook.core.tables import Tables
from stratbook.plan.calendar.capacity import Hours, read_hours
from stratbook.plan.calendar.row import CalendarRow, rows_of
from stratbook.plan.flights.rows import Flight, read_flights, text_of

_LOOKED_BACK: Final = 13  # weeks of past publications behind a pace
_LONGEST: Final = dt.timedelta(days=83)
_SHORTEST: Final = dt.timedelta(days=27)


@dataclass(frozen=True)
class Pillar:
    """One content pillar; ``share`` is a proportion of the publications, None when not said."""

    name: str
    share: float | None = None
    objective: str = ""
    personas: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Persona:
    """One persona: what it is after, what holds it back, where it is met."""

    name: str
    need: str = ""
    objection: str = ""
    platforms: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    objective: str = ""
    priority: int = 2


@dataclass(frozen=True)
class Pace:
    """How many publications a week a platform is given, and who says so.

    Parameters
    ----------
    platform : str
        Its id, or another place as written.
    least, most : float
        A week.
    formats : tuple of str
        Those the sheet names.
    origin : {"sheet", "past"}
        The sheet of cadence, or the mean of the past weeks.
    """

    platform: str
    least: float
    most: float
    formats: tuple[str, ...] = ()
    origin: Literal["sheet", "past"] = "sheet"

    @property
    def aim(self) -> float:
        """Publications a week to plan: half-way."""
        return (self.least + self.most) / 2


@dataclass(frozen=True)
class Setting:
    """All a calendar is planned and checked with.

    Parameters
    ----------
    brief : Brief
        The client.
    as_of : date
        The day it is planned on: nothing is planned before it.
    horizon : Period
        What is planned.
    pillars, personas, paces : tuple
        See their classes; pillars without a sheet come from the personas.
    slots : tuple of Slot
        The best hours, as the editorial chapter found them.
    flights : tuple of Flight
        Campaigns.
    rows : tuple of CalendarRow
        What the calendar already holds.
    hours : Hours
        How long formats take, and who has how many hours a week.
    """

    brief: Brief
    as_of: dt.date
    horizon: Period
    pillars: tuple[Pillar, ...]
    personas: tuple[Persona, ...]
    paces: tuple[Pace, ...]
    slots: tuple[Slot, ...]
    flights: tuple[Flight, ...]
    rows: tuple[CalendarRow, ...]
    hours: Hours


def read_setting(
    brief: Brief, tables: Tables, period: Period, slots: Sequence[Slot] = ()
) -> Setting:
    """Read what the calendar is planned with.

    Parameters
    ----------
    brief : Brief
        Its sheets; any of them may be empty.
    tables : Tables
        ``posts`` tells the pace of the past weeks where no cadence is written.
    period : Period
        Under report; what follows it is planned.
    slots : sequence of Slot
        Computed by the editorial chapter; empty where it could not.
    """
    inputs = brief.inputs
    as_of = looked_at_on(brief, period)
    personas = _personas(_sheet(brief, "personas"))
    return Setting(
        brief=brief,
        as_of=as_of,
        horizon=horizon_of(period, as_of),
        pillars=_pillars(_sheet(brief, "pillars"), personas),
        personas=personas,
        paces=_paces(_sheet(brief, "cadence"), tables, period),
        slots=tuple(slots),
        flights=read_flights(inputs["flights"]) if "flights" in inputs else (),
        rows=rows_of(inputs["calendar"]) if "calendar" in inputs else (),
        hours=read_hours(inputs),
    )


def looked_at_on(brief: Brief, period: Period) -> dt.date:
    """Return the day the calendar is looked at: when the exports were made, else the day after.

    A report on another period than the brief's is looked at on the day after it, so that the
    same inputs give the same report whenever it is made.
    """
    after = period.end + dt.timedelta(days=1)
    made = brief.file.exports.extracted_on
    return max(made, after) if made is not None and period == brief.file.period else after


def horizon_of(period: Period, as_of: dt.date) -> Period:
    """Return what is planned: what is left of the next period, 4 weeks at least, 12 at most."""
    end = max(period.following().end, as_of + _SHORTEST)
    return Period(start=as_of, end=min(end, as_of + _LONGEST))


def listed(text: object) -> tuple[str, ...]:
    """Return a cell's words between semicolons."""
    return tuple(word for each in text_of(text).split(";") if (word := each.strip()))


def platform_ids(words: Iterable[str]) -> tuple[str, ...]:
    """Return the platforms' ids of the words people use; another place as it is written."""
    known = {plain(name): id_ for name, id_ in platform_names().items()}
    return tuple(known.get(plain(each), each) for each in words)


def _sheet(brief: Brief, id_: str) -> list[Mapping[Any, Any]]:
    frame = brief.inputs.get(id_)
    return [] if frame is None else [dict(row) for row in frame.to_dict("records")]


def _personas(rows: Iterable[Mapping[Any, Any]]) -> tuple[Persona, ...]:
    found = (
        Persona(
            name=row["persona"],
            need=text_of(row["need"]),
            objection=text_of(row["objection"]),
            platforms=platform_ids(listed(row["platforms"])),
            pillars=listed(row["pillars"]),
            objective=text_of(row["objective"]),
            priority=2 if pd.isna(row["priority"]) else int(row["priority"]),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda each: each.priority))


def _pillars(rows: Iterable[Mapping[Any, Any]], personas: Iterable[Persona]) -> tuple[Pillar, ...]:
    """Return the sheet's pillars; without one, those the personas name, in equal parts."""
    found = tuple(
        Pillar(
            name=row["pillar"],
            share=None if pd.isna(row["target_share"]) else row["target_share"] / 100,
            objective=text_of(row["objective"]),
            personas=listed(row["personas"]),
            formats=listed(row["formats"]),
            example=text_of(row["example"]),
        )
        for row in rows
    )
    named = {plain(name): name for each in personas for name in each.pillars}
    return found or tuple(Pillar(name=name) for name in named.values())


def _paces(rows: Iterable[Mapping[Any, Any]], tables: Tables, period: Period) -> tuple[Pace, ...]:
    found = []
    for row in rows:
        least, most = (
            None if pd.isna(row[id_]) else row[id_] for id_ in ("least_week", "most_week")
        )
        if least is None and most is None:
            continue
        low = least if least is not None else 0.0
        high = most if most is not None else low
        formats = listed(row["formats"])
        found.append(Pace(row["platform"], min(low, high), max(low, high), formats))
    return tuple(found) or _past_paces(tables, period)


def _past_paces(tables: Tables, period: Period) -> tuple[Pace, ...]:
    """Return the mean of the past weeks by platform, where it is worth planning for."""
    posts = tables["posts"]
    if posts.empty:
        return ()
    days = posts["published_at"].dt.date
    start = period.end - dt.timedelta(weeks=_LOOKED_BACK)
    kept = posts[(days > start) & (days <= period.end)]
    means = kept.groupby("platform").size() / _LOOKED_BACK
    return tuple(
        Pace(str(platform), round(mean, 1), round(mean, 1), origin="past")
        for platform, mean in means.items()
        if mean >= threshold("calendar_least_pace")
    )
