"""What happened along a trend: events of the brief, and changes the platforms made."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stratbook.brief.known import kpi_names
from stratbook.core import reference
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.performance.history import Trend


@dataclass(frozen=True)
class Event:
    """Something that happened on a day, as the brief says."""

    day: dt.date
    name: str
    platform: str = ""


@dataclass(frozen=True)
class PlatformChange:
    """A change in what a platform counts.

    Parameters
    ----------
    day : date
        From when.
    platform : str
        Which; empty for web analytics.
    kpis : tuple of str
        KPIs that are not the same before and after.
    words : dict
        What changed, by language code.
    source : str
        Who says so.
    """

    day: dt.date
    platform: str
    kpis: tuple[str, ...]
    words: dict[str, str]
    source: str


@remembered
def events(rows: pd.DataFrame) -> tuple[Event, ...]:
    """Return the events of the sheet ``events`` (``date``, ``name``, ``platform``), in order."""
    days = pd.to_datetime(rows["date"]).dt.date
    names, places = rows["name"].astype(str), rows["platform"].fillna("").astype(str)
    found = [Event(*each) for each in zip(days, names, places, strict=True)]
    return tuple(sorted(found, key=lambda each: (each.day, each.name)))


def platform_changes(own: pd.DataFrame | None = None) -> tuple[PlatformChange, ...]:
    """Return the register of changes, in the order of the days.

    Parameters
    ----------
    own : DataFrame or None
        The sheet ``platform_changes``: what the client knows beside the reference
        (``platform_changes.csv``).
    """
    found = _own_changes(own) if own is not None else []
    found += [
        PlatformChange(
            dt.date.fromisoformat(row["date"]), row["platform"], tuple(row["kpis"].split()),
            {"en": row["en"], "fr": row["fr"]}, row["source"],
        )
        for row in reference.csv_rows("platform_changes.csv")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.day, each.platform)))


def _own_changes(sheet: pd.DataFrame) -> list[PlatformChange]:
    rows = sheet.dropna(subset=["date", "what"]).to_dict("records")
    return [
        PlatformChange(
            row["date"].date(),
            row["platform"] if isinstance(row["platform"], str) else "",
            _kpis(row["kpis"]),
            {"en": row["what"], "fr": row["what"]},
            row["origin"] if isinstance(row["origin"], str) else "",
        )
        for row in rows
    ]


def _kpis(listed: object) -> tuple[str, ...]:
    """Return the ids of the KPIs that a cell lists, by id or by label."""
    words = re.split(r"[;,]", listed) if isinstance(listed, str) else []
    names = {fold(name): id_ for name, id_ in kpi_names().items()}
    return tuple(id_ for word in words if (id_ := names.get(fold(word), "")))


def along(
    trend: Trend, happened: Sequence[Event], platform: str = ""
) -> tuple[tuple[int, Event], ...]:
    """Return the events inside a trend, each with the place of its period.

    Parameters
    ----------
    trend : Trend
        The trend.
    happened : sequence of Event
        Events; one of another platform than the trend's is left out.
    platform : str
        The trend's platform; empty for all.
    """
    fit = [each for each in happened if not platform or each.platform in {"", platform}]
    return tuple(
        (place, each)
        for each in fit
        for place, point in enumerate(trend.points)
        if point.period.contains(Period(start=each.day, end=each.day))
    )


def changed_along(
    trend: Trend, platforms: Sequence[str], changes: Sequence[PlatformChange] | None = None
) -> tuple[PlatformChange, ...]:
    """Return the changes of the client's platforms that concern a trend's KPI and span.

    Parameters
    ----------
    trend : Trend
        The trend.
    platforms : sequence of str
        The client's.
    changes : sequence of PlatformChange or None
        The register; by default the reference's alone.
    """
    first, last = trend.points[0].period.start, trend.points[-1].period.end
    return tuple(
        each
        for each in (platform_changes() if changes is None else changes)
        if trend.kpi in each.kpis and first < each.day <= last
        and (not each.platform or each.platform in platforms)
    )  # fmt: skip
