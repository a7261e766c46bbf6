"""Local listings: the way that people ask for, and the calls they make."""

import datetime as dt

import pandas as pd

from stratbook.core.message import Message, Name, say
from stratbook.core.period import Period
from stratbook.strategy.kpis.measure import Measure, absent, kpi, missing, sources_of
from stratbook.strategy.kpis.parts import named_parts
from stratbook.strategy.kpis.scope import Scope

_DAY = dt.timedelta(days=1)


@kpi("directions")
def directions(scope: Scope) -> Measure:
    """Sum the requests for directions of the local listings, over the whole period."""
    return _listing_sum("directions", scope)


@kpi("calls")
def calls(scope: Scope) -> Measure:
    """Sum the calls made from the local listings, over the whole period."""
    return _listing_sum("calls", scope)


def _listing_sum(id_: str, scope: Scope) -> Measure:
    known = scope.history("search").dropna(subset=[id_])
    rows = scope.rows("search").dropna(subset=[id_])
    if rows.empty:
        return absent(id_, scope, "search")
    for place, dates in known.groupby(known["place"].fillna(""))["date"]:
        if reason := _uncovered(str(place), dates, scope.period):
            return missing(id_, reason)
    places = rows.dropna(subset=["place"]).groupby("place")[id_].sum()
    return Measure(
        id_,
        float(rows[id_].sum()),
        variant=say("as the local listing counts them"),
        basis="listing:" + "|".join(sorted(places.index)),
        sources=sources_of(rows),
        parts=named_parts(places) if len(places) > 1 else (),
    )


def _uncovered(place: str, dates: pd.Series, period: Period) -> Message | None:
    """Say what a listing's report leaves out of the period; None when it covers it whole.

    A report a month stands on the month's last day: it answers for whole months, each of
    which must be there. Reports by day must reach both ends; days nobody called on have
    their row too.
    """
    if bool(dates.dt.is_month_end.all()):
        return _months(place, {day.date() for day in dates}, period)
    first, last = dates.min().date(), dates.max().date()
    if first <= period.start and period.end <= last:
        return None
    return say(
        "The report of the listing {place} runs from {first} to {last}.",
        place=Name(text=place),
        first=first,
        last=last,
    )


def _months(place: str, reported: set[dt.date], period: Period) -> Message | None:
    if period.start.day != 1 or (period.end + _DAY).day != 1:
        return say("The listing’s report goes by month; {span} is not whole months.", span=period)
    ends = pd.date_range(period.start, period.end, freq="ME")
    lacking = [end.date() for end in ends if end.date() not in reported]
    if not lacking:
        return None
    return say(
        "The report of the listing {place} lacks the month that ends on {day}.",
        place=Name(text=place),
        day=lacking[0],
    )
