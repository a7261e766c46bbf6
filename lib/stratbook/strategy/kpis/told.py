"""What rests on sheets people fill in: market share, and ambassadors in totals only."""

import datetime as dt
from typing import Final

import pandas as pd

from stratbook.core.message import Message, Name, say, say_n
from stratbook.core.period import parse_period
from stratbook.core.places import merged
from stratbook.core.reference import threshold
from stratbook.strategy.intervals import wilson
from stratbook.strategy.kpis.measure import Measure, Part, absent, kpi, missing, sources_of
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.kpis.voice import share_of_voice

_TOTALS: Final = say("totals of the programme; nobody is named")


@kpi("esov")
def excess_share(scope: Scope) -> Measure:
    """Subtract the market share of the brief from the share of voice on mentions, in points.

    The interval is that of the share of voice: the market share is taken as given.
    """
    voice = share_of_voice(scope)
    if voice.value is None:
        return missing("esov", voice.reason or say("There is no share of voice."))
    rows = scope.told.get("market", pd.DataFrame())
    oldest = scope.period.end - dt.timedelta(days=int(threshold("market_share_days")))
    if len(rows):
        dates = rows["date"]
        fresh = (dates >= pd.Timestamp(oldest)) & (dates <= pd.Timestamp(scope.period.end))
        rows = rows[fresh].sort_values("date")
    if rows.empty:
        return absent("esov", scope)
    last = rows.iloc[-1]
    share = float(last["share"])
    low, high = voice.interval or (voice.value, voice.value)
    return Measure(
        "esov",
        voice.value - share,
        n=voice.n,
        counted=voice.counted,
        interval=(low - share, high - share),
        variant=say("market share of {day}: {source}", day=last["date"].date(),
                    source=Name(text=str(last["source_name"]))),
        basis="mentions",
        sources=merged(voice.sources, sources_of(rows.tail(1))),
    )  # fmt: skip


@kpi("advocacy_participation")
def participation(scope: Scope) -> Measure:
    """Divide the ambassadors who were active by those enrolled, over the exact period."""
    return _rate("advocacy_participation", scope, "active", "enrolled")


@kpi("advocacy_validation")
def validation(scope: Scope) -> Measure:
    """Divide the contents approved by those proposed."""
    return _rate("advocacy_validation", scope, "approved", "proposed")


@kpi("advocacy_clicks")
def clicks(scope: Scope) -> Measure:
    """Sum the clicks on the links ambassadors relayed."""
    rows = _told(scope, "advocacy").dropna(subset=["clicks"]) if _has(scope, "advocacy") else None
    if rows is None or rows.empty:
        return absent("advocacy_clicks", scope)
    total = float(rows["clicks"].sum())
    return Measure("advocacy_clicks", total, variant=_TOTALS, basis="log", sources=sources_of(rows))


@kpi("advocacy_reach")
def reach(scope: Scope) -> Measure:
    """Sum the reach of the posts of those who speak for the organisation, duplicates included."""
    if not _has(scope, "employee_voice"):
        return absent("advocacy_reach", scope)
    rows = _told(scope, "employee_voice").dropna(subset=["reach"])
    if scope.platform is not None:
        rows = rows[rows["platform"] == scope.platform]
    if rows.empty:
        return absent("advocacy_reach", scope)
    parts = tuple(
        Part(Name(text=str(name)), float(own), key=str(name))
        for name, own in rows.groupby("platform")["reach"].sum().items()
    )
    return Measure(
        "advocacy_reach",
        float(rows["reach"].sum()),
        variant=say("cumulative contacts, with duplicates; totals only"),
        basis="staff:" + "|".join(sorted(rows["platform"].dropna().unique())),
        sources=sources_of(rows),
        parts=parts,
    )


def _has(scope: Scope, sheet: str) -> bool:
    return len(scope.told.get(sheet, ())) > 0


def _told(scope: Scope, sheet: str) -> pd.DataFrame:
    """Return a sheet's rows whose period is exactly the scope's, or lies inside it."""
    rows = scope.told[sheet]
    spans = [parse_period(code) for code in rows["period"]]
    exact = [span.start == scope.period.start and span.end == scope.period.end for span in spans]
    if any(exact):
        return rows[exact]
    return rows[[scope.period.contains(span) for span in spans]]


def _rate(id_: str, scope: Scope, above: str, below: str) -> Measure:
    if not _has(scope, "advocacy"):
        return absent(id_, scope)
    rows = _told(scope, "advocacy").dropna(subset=[above, below])
    # A person enrolled in two months is one person: several rows are not one rate of people.
    if len(rows) != 1 and below == "enrolled":
        return absent(id_, scope)
    top, bottom = int(rows[above].sum()), int(rows[below].sum())
    if not bottom:
        return absent(id_, scope)
    return Measure(
        id_,
        top / bottom,
        n=bottom,
        counted=_counted(below, bottom),
        interval=wilson(top, bottom) if top <= bottom else None,
        variant=_TOTALS,
        basis="log",
        sources=sources_of(rows),
    )


def _counted(column: str, count: int) -> Message:
    if column == "enrolled":
        return say_n("{count} person enrolled", "{count} people enrolled", count)
    return say_n("{count} content proposed", "{count} contents proposed", count)
