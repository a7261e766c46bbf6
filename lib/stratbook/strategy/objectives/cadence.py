"""The same KPIs by the week, by the month and by the campaign."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core import reference
from stratbook.core.period import Period, week
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Measure, Scope, measure
from stratbook.strategy.objectives.kpi_map import Held
from stratbook.strategy.objectives.past import last_month
from stratbook.strategy.objectives.subjects import text

_DROPPED: Final = "dropped"


@dataclass(frozen=True)
class Pulse:
    """One objective's KPI at two cadences: the last whole week, the last whole month."""

    held: Held
    week: Measure
    month: Measure


@dataclass(frozen=True)
class Campaign:
    """A KPI over the time of an action.

    Parameters
    ----------
    action : str
        The action, in the client's words.
    span : Period
        From its start to its end, or to the end of the period under report.
    measure : Measure
        The KPI that the action names, else its objective's.
    """

    action: str
    span: Period
    measure: Measure


@dataclass(frozen=True)
class Rhythm:
    """The KPIs of the objectives by cadence.

    Parameters
    ----------
    week, month : Period
        The last whole week and month.
    pulses : tuple of Pulse
        One an objective that has a KPI.
    campaigns : tuple of Campaign
        One an action under way in the period that has dates and a KPI.
    """

    week: Period
    month: Period
    pulses: tuple[Pulse, ...]
    campaigns: tuple[Campaign, ...]


def last_week(period: Period) -> Period:
    """Return the last week, Monday to Sunday, that is over when a period ends."""
    year, number, _ = period.end.isocalendar()
    found = week(year, number)
    return found if found.end <= period.end else found.previous()


@remembered
def read_rhythm(held: Sequence[Held], actions: pd.DataFrame, scope: Scope) -> Rhythm:
    """Measure the objectives' KPIs by the week, by the month and by the campaign.

    Parameters
    ----------
    held : sequence of Held
        Objectives with their KPIs.
    actions : DataFrame
        The sheet ``actions``: action, objective, kpi, start, due, done_on, state. Those that
        were dropped, or have no start or no KPI, are left out.
    scope : Scope
        What KPIs are measured on.
    """
    weekly, monthly = last_week(scope.period), last_month(scope.period)
    pulses = tuple(
        Pulse(each, _over(each, scope, weekly), _over(each, scope, monthly)) for each in held
    )
    indicators = {each.objective.id: each.kpi.id for each in held}
    campaigns = (_campaign(row, indicators, scope) for row in actions.to_dict("records"))
    return Rhythm(weekly, monthly, pulses, tuple(each for each in campaigns if each is not None))


def _over(held: Held, scope: Scope, period: Period) -> Measure:
    there = scope.on(held.objective.platform or scope.platform)
    return measure(held.kpi.id, there.over(period))


def _campaign(
    row: Mapping[Hashable, object], indicators: Mapping[str, str], scope: Scope
) -> Campaign | None:
    span = _span(row, scope.period)
    known = reference.kpis()
    named = (text(row, "kpi"), indicators.get(text(row, "objective"), ""))
    kpi = next((each for each in named if each in known), "")
    if span is None or not kpi or text(row, "state") == _DROPPED:
        return None
    there = scope.on(text(row, "platform") or scope.platform)
    return Campaign(text(row, "action"), span, measure(kpi, there.over(span)))


def _span(row: Mapping[Hashable, object], period: Period) -> Period | None:
    """Return when an action ran, up to the period's end; None when it did not run in it."""
    start = row.get("start")
    if not isinstance(start, pd.Timestamp) or pd.isna(start):
        return None
    ends = [period.end, *(end.date() for end in _days(row, "done_on", "due"))]
    end = min(ends[:2])
    began = start.date()
    return Period(start=began, end=end) if began <= end and end >= period.start else None


def _days(row: Mapping[Hashable, object], *columns: str) -> Iterator[pd.Timestamp]:
    """Yield the days that are written, the most certain first."""
    for column in columns:
        day = row.get(column)
        if isinstance(day, pd.Timestamp) and pd.notna(day):
            yield day
