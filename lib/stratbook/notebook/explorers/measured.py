"""A KPI as one asks for it: over a period, on a platform, of a format, on a basis; kept ready.

What is measured is remembered by what was asked, so that going back answers at once.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal

import pandas as pd

from stratbook.brief.keep.change import Kept, SetKey
from stratbook.core import reference
from stratbook.core.message import KpiTerm, say
from stratbook.core.period import Period
from stratbook.core.tables import SCHEMAS, Tables
from stratbook.core.vocabulary import EngagementBasis
from stratbook.notebook.session import Session
from stratbook.strategy import performance
from stratbook.strategy.kpis import Measure, Scope, fits, measure
from stratbook.strategy.kpis.measure import computed, missing

CHAPTER: Final = "08_performance"
RATE: Final = "engagement"  # the one entry that stands for the rate on any basis
_PERIODS: Final = 6
_WITH_FOLLOWERS: Final = frozenset({"er_followers", "amplification_rate", "applause_rate"})


@dataclass(frozen=True)
class Setting:
    """What is asked for.

    Parameters
    ----------
    kpi : str
        Id of a KPI, or ``engagement`` for the rate on the basis chosen.
    platform, format : str
        Empty for all.
    period : Period
        Over what.
    basis : EngagementBasis
        What the engagement rate is divided by.
    """

    kpi: str
    period: Period
    basis: EngagementBasis
    platform: str = ""
    format: str = ""

    @property
    def id(self) -> str:
        """Id of the KPI measured."""
        return self.basis.kpi if self.kpi == RATE else self.kpi


@dataclass(frozen=True)
class Room:
    """A client's tables, and what was already measured on them."""

    scope: Scope
    leading: EngagementBasis | None
    _measures: dict[Setting, Measure] = field(default_factory=dict, repr=False, compare=False)
    _charts: dict[Setting, performance.Charted | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    _rated: dict[Setting, tuple[performance.Rated, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _scopes: dict[tuple[str, str], Scope] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def kpis(self) -> tuple[str, ...]:
        """Ids of the KPIs that can be asked for; the engagement rates are one entry."""
        rates = {each.kpi for each in EngagementBasis}
        known = [
            each
            for each in reference.kpis()
            if each in computed() and each not in rates and fits(each, self.scope)
        ]
        return (RATE, *known)

    @cached_property
    def platforms(self) -> tuple[str, ...]:
        """Platforms that something was measured on."""
        tables = (self.scope.tables[name]["platform"] for name in ("posts", "audience"))
        return tuple(sorted({str(each) for column in tables for each in column.dropna()}))

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """Formats of the posts."""
        return tuple(sorted({str(each) for each in self.scope.tables["posts"]["format"].dropna()}))

    def at(self, setting: Setting) -> Scope:
        """Return the scope of a setting; that of a platform and a format is made once."""
        key = (setting.platform, setting.format)
        if key not in self._scopes:
            scope = self.scope.on(setting.platform or None)
            self._scopes[key] = _of_format(scope, setting.format) if setting.format else scope
        return self._scopes[key].over(setting.period)


def room_of(session: Session) -> Room:
    """Return a client's KPIs to explore."""
    scope = performance.scope_for(session.brief, session.tables, session.period)
    return Room(scope, scope.engagement)


def start(room: Room) -> Setting:
    """Return the rate that the report leads with, over its period."""
    return Setting(RATE, room.scope.period, room.leading or EngagementBasis.REACH)


def measured(room: Room, setting: Setting) -> Measure:
    """Measure what a setting asks for, once.

    Parameters
    ----------
    room : Room
        The client.
    setting : Setting
        What is asked; a KPI that is not counted by platform or by format says so.
    """
    if setting not in room._measures:
        room._measures[setting] = _measured(room, setting, room.at(setting))
    return room._measures[setting]


def charted(room: Room, setting: Setting) -> performance.Charted | None:
    """Return the last periods of what a setting asks for; None where too few have a value."""
    if measured(room, setting).value is None:
        return None
    if setting not in room._charts:
        room._charts[setting] = _chart(room.at(setting), setting.id)
    return room._charts[setting]


def rated(room: Room, setting: Setting) -> tuple[performance.Rated, ...]:
    """Return platforms, or the formats of the one chosen, with their rate on every basis."""
    asked = replace(setting, kpi=RATE, basis=EngagementBasis.REACH)  # one table for all bases
    if asked not in room._rated:
        by: Literal["platform", "format"] = "format" if setting.platform else "platform"
        room._rated[asked] = performance.rated(room.at(asked), by)
    return room._rated[asked]


def _measured(room: Room, setting: Setting, scope: Scope) -> Measure:
    known = reference.kpi(setting.id)
    if setting.format and not (known.inputs == ("posts",) or known.id in _WITH_FOLLOWERS):
        return missing(setting.id, say("It is not counted by format: choose all formats."))
    found = measure(setting.id, scope)
    if setting.platform and not _has_platforms(known):
        whole = measure(setting.id, room.scope.over(setting.period))
        if found.value is not None and found.value == whole.value:
            reason = say("It is not counted by platform: choose all platforms.")
            return missing(setting.id, reason)
    return found


def _has_platforms(known: reference.Kpi) -> bool:
    tables = [each for each in known.inputs if each in SCHEMAS]
    return any("platform" in SCHEMAS[each].names for each in tables)


def _of_format(scope: Scope, format_: str) -> Scope:
    posts = scope.tables["posts"]
    frames = {**scope.tables.frames, "posts": posts[posts["format"] == format_]}
    return replace(scope, tables=Tables(frames, scope.tables.timezone))


def _chart(scope: Scope, kpi: str) -> performance.Charted | None:
    line = performance.history(scope, kpi, _PERIODS)
    if not line.drawable or line.points[-1].value is None:
        return None
    return performance.Charted(line.begun, None, scope.currency, scope.platform or "")


def covered(dates: pd.Series, like: Period, most: int = 26) -> tuple[Period, ...]:
    """Return the periods that dates fall in, the latest first, each as long as a period.

    Parameters
    ----------
    dates : Series of datetime
        When the data are of, in the client's zone or without one.
    like : Period
        The period under report; it is among those returned.
    most : int
        How many at most.
    """
    days = dates.dropna()
    if days.empty:
        return (like,)
    plain = days.dt.tz_localize(None) if days.dt.tz is not None else days
    first, last = plain.min().date(), plain.max().date()
    found = tuple(_between(like, first, last))
    return found[:most] if like in found[:most] else (*found[: most - 1], like)


def _between(like: Period, first: dt.date, last: dt.date) -> Iterator[Period]:
    latest = like
    while latest.following().start <= last:
        latest = latest.following()
    while latest.end >= first or latest.end >= like.end:
        yield latest
        latest = latest.previous()


def kept(room: Room, setting: Setting) -> Kept | None:
    """Return what keeping writes: the basis the report leads with; None where it does already."""
    if setting.basis is room.leading:
        return None
    return Kept(
        chapter=CHAPTER,
        question=say("Which engagement rate does the report lead with?"),
        choice=say("Lead with {kpi}", kpi=KpiTerm(id=setting.basis.kpi)),
        changes=(SetKey(("report", "engagement_basis"), setting.basis.value),),
        options=tuple(say("{rate}", rate=KpiTerm(id=each.kpi, form="label"))
                      for each in EngagementBasis),
        criteria=(say("Known on every platform"), say("Comparable from period to period")),
    )  # fmt: skip
