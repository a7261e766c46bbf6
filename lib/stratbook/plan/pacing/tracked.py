"""The whole plan tracked: each flight's pace, the money of no flight, the sums."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.core.message import Message
from stratbook.core.period import Period
from stratbook.plan.flights.phasing import Phasing
from stratbook.plan.links.builder import Link
from stratbook.plan.pacing.actual import actual_of
from stratbook.plan.pacing.flights import TrackedFlight, family
from stratbook.plan.pacing.lines import LinePace, line_paces
from stratbook.plan.pacing.matching import Loose, Matching, match
from stratbook.plan.pacing.pace import Pace, Parts, pace_of

Place = Literal["before", "inside", "after", "none"]


@dataclass(frozen=True)
class LooseSpend:
    """Money of the period under report that belongs to no flight, or to one of several."""

    platform: str
    campaign: str
    why: Loose
    spend: float


@dataclass(frozen=True, eq=False)
class Tracked:
    """The plan against what happened.

    Parameters
    ----------
    paces : tuple of Pace
        One a flight, by first day.
    loose : tuple of LooseSpend
        Money of no flight, largest first.
    lines : tuple of LinePace
        The budget's lines.
    period : Period
        The period under report.
    total : float
        Money of the ads exports in it.
    notes : tuple of Message
        What was not counted.
    """

    paces: tuple[Pace, ...]
    loose: tuple[LooseSpend, ...]
    lines: tuple[LinePace, ...]
    period: Period
    total: float
    notes: tuple[Message, ...] = ()

    @property
    def span(self) -> Period | None:
        """From the first day of the flights to the last; None without any."""
        if not self.paces:
            return None
        periods = [each.flight.period for each in self.paces]
        return Period(
            start=min(each.start for each in periods), end=max(each.end for each in periods)
        )

    @property
    def place(self) -> Place:
        """Where the period under report ends: before the flights, during them, after them."""
        if self.span is None:
            return "none"
        if self.period.end < self.span.start:
            return "before"
        return "after" if self.period.start > self.span.end else "inside"

    @property
    def begun(self) -> tuple[Pace, ...]:
        """The flights that have begun and whose spend is known."""
        return tuple(each for each in self.paces if each.state != "ahead" and each.actual)

    def spend_of(self, flights: tuple[str, ...]) -> float | None:
        """Return what some flights spent, together; None where none is known."""
        known = [
            each.spent
            for each in self.paces
            if each.flight.name in flights and each.spent is not None
        ]
        return sum(known) if known else None


def track(
    brief: Brief,
    ads: pd.DataFrame,
    period: Period,
    flights: tuple[TrackedFlight, ...],
    plan: tuple[Phasing | None, tuple[Link, ...]] = (None, ()),
) -> Tracked:
    """Hold the plan against the ads exports and the budget's lines.

    Parameters
    ----------
    brief : Brief
        Currency and budget lines.
    ads : DataFrame
        The table ``ads``.
    period : Period
        The period under report; what comes after its last day is not looked at.
    flights : tuple of TrackedFlight
        See :func:`~stratbook.plan.pacing.flights.tracked_flights`.
    plan : (Phasing or None, tuple of Link)
        The plan's budgets by week, where it has been phased, and its links.
    """
    phasing, links = plan
    campaigns = {each.row.id: each.campaign for each in links}
    found = match(ads, flights, brief.file.currency, campaigns)
    weeks = _weeks(phasing)
    ends = _covered(found.rows, period.end)
    paces = tuple(_pace(each, found, ends, weeks, period.end) for each in flights)
    return Tracked(
        paces=paces,
        loose=_loose(found, period),
        lines=line_paces(brief.inputs["budget_lines"], brief.file.budget.period, period.end),
        period=period,
        total=float(_within(found.rows, period).sum()),
        notes=found.notes,
    )


def _weeks(phasing: Phasing | None) -> dict[str, Parts]:
    if phasing is None:
        return {}
    return {
        each.flight.id: [
            (week, float(amount))
            for week, amount in zip(phasing.weeks, each.amounts, strict=True)
            if amount > 0
        ]
        for each in phasing.rows
    }


def _covered(rows: pd.DataFrame, asked: dt.date) -> dict[str, dt.date]:
    """Return by ad house the last day, up to the one asked about, that its exports cover."""
    last = rows.groupby(rows["platform"].map(family))["date_end"].max()
    return {str(house): min(asked, day.date()) for house, day in last.items()}


def _pace(
    flight: TrackedFlight,
    found: Matching,
    ends: Mapping[str, dt.date],
    weeks: Mapping[str, Parts],
    asked: dt.date,
) -> Pace:
    rows = found.of(flight.name)
    same = found.rows["campaign"].isin(rows["campaign"].dropna().unique())
    until = ends.get(family(flight.platform), asked) if not rows.empty else asked
    actual = actual_of(flight, rows, found.rows[same], until)
    return pace_of(flight, actual, asked, weeks.get(flight.name, ()))


def _within(rows: pd.DataFrame, period: Period) -> pd.Series:
    """Return each row's money within a period, spans spread evenly."""
    first, last = pd.Timestamp(period.start), pd.Timestamp(period.end)
    length = (rows["date_end"] - rows["date_start"]).dt.days + 1
    start = rows["date_start"].where(rows["date_start"] >= first, first)
    end = rows["date_end"].where(rows["date_end"] <= last, last)
    days: pd.Series = (end - start).dt.days + 1
    return rows["spend"] * days.clip(lower=0) / length


def _loose(found: Matching, period: Period) -> tuple[LooseSpend, ...]:
    rows = found.rows.assign(within=_within(found.rows, period))
    rows = rows[(rows["flight"] == "") & (rows["within"] > 0)]
    keys = ["platform", "campaign", "how"]
    sums = rows.groupby(keys, dropna=False)["within"].sum().reset_index()
    listed = [
        LooseSpend(
            str(row["platform"]),
            "" if pd.isna(row["campaign"]) else str(row["campaign"]),
            "ambiguous" if row["how"] == "ambiguous" else "outside",
            float(row["within"]),
        )
        for row in sums.to_dict("records")
    ]
    return tuple(sorted(listed, key=lambda each: (-each.spend, each.campaign)))
