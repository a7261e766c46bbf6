"""The daily series a client's files give: visits, what each platform counts a day, leads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from stratbook.core.message import Fact, say, term
from stratbook.core.period import Period
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.leads import social_leads
from stratbook.strategy.kpis.measure import platform_name, sources_of
from stratbook.strategy.kpis.traffic import is_social, platform_of

_METRICS: Final = {
    "reach": term("reach"),
    "views": term("views"),
    "impressions": term("impressions"),
    "visits": term("profile visits"),
    "interactions": term("interactions"),
    "link_clicks": term("link clicks"),
    "follows": term("new followers"),
}


@dataclass(frozen=True)
class Daily:
    """One series.

    Parameters
    ----------
    key : str
        ``visits``, ``leads`` or ``instagram.reach``.
    name : Fact
        What it counts.
    values : Series
        A count a day (index: midnight); a day without a row is missing, not 0, unless the
        file covers it.
    platform : str
        Its platform, if it has one.
    parts : DataFrame
        The same by segment, a column each; empty where there is none.
    sources : tuple of str
        Files.
    """

    key: str
    name: Fact
    values: pd.Series
    platform: str = ""
    parts: pd.DataFrame = field(default_factory=pd.DataFrame)
    sources: tuple[str, ...] = ()


def daily_series(scope: Scope) -> tuple[Daily, ...]:
    """Return every daily series of the files received, mentions apart (see the reputation).

    Parameters
    ----------
    scope : Scope
        Its tables; the period does not matter.
    """
    return (*_visits(scope), *_leads(scope), *_counted(scope))


def _visits(scope: Scope) -> Iterator[Daily]:
    web = scope.tables["web"]
    known = web.dropna(subset=["sessions"])
    social = known[is_social(known)] if len(known) else known
    if social.empty:
        return
    raw = social["source_name"].fillna(social["channel_group"]).fillna("")
    keys = raw.map(lambda name: platform_of(name) or name)
    # The file writes a row only where somebody came: a day it covers without one is a true 0.
    days = pd.date_range(known["date"].min(), known["date"].max())
    written = known.groupby("date")["sessions"].size().reindex(days)
    named = social.assign(segment=keys)
    parts = named.pivot_table(
        index="date", columns="segment", values="sessions", aggfunc="sum", fill_value=0.0
    )
    whole = parts.reindex(days, fill_value=0.0).where(written.notna())
    name = say("sessions from social networks")
    yield Daily("visits", name, whole.sum(axis=1, min_count=1), "", whole, sources_of(social))


def _leads(scope: Scope) -> Iterator[Daily]:
    table = scope.tables["leads"]
    if table.empty:
        return
    first, last = table["date"].min(), table["date"].max()
    span = Period(start=first.date(), end=last.date())
    rows = social_leads(scope.over(span))
    if rows.empty:
        return
    named = rows.assign(channel=rows["channel"].fillna(""), one=1.0)
    counts = named.pivot_table(
        index="date", columns="channel", values="one", aggfunc="sum", fill_value=0.0
    )
    parts = counts.reindex(pd.date_range(first, last), fill_value=0)
    name = say("leads from social media")
    yield Daily("leads", name, parts.sum(axis=1), "", parts, sources_of(rows))


def _counted(scope: Scope) -> Iterator[Daily]:
    rows = scope.history("audience")
    rows = rows[rows["metric"].isin(list(_METRICS))].dropna(subset=["value"])
    for (platform, metric), own in rows.groupby(["platform", "metric"]):
        values = own.groupby("date")["value"].sum(min_count=1)
        days = pd.date_range(values.index.min(), values.index.max())
        name = say(
            "{platform}: {metric}",
            platform=platform_name(str(platform)),
            metric=_METRICS[str(metric)],
        )
        key = f"{platform}.{metric}"
        yield Daily(key, name, values.reindex(days), str(platform), sources=sources_of(own))
