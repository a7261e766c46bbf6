"""The weeks of a plan, Monday to Sunday or Sunday to Saturday, as the client counts them."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from stratbook.core.period import Grain, Period

WEEK = dt.timedelta(days=7)
FirstDay = Literal["monday", "sunday"]


def weeks_of(periods: Iterable[Period], first_day: FirstDay = "monday") -> tuple[Period, ...]:
    """Return every whole week from the first to the last day of some periods.

    Parameters
    ----------
    periods : iterable of Period
        Flights; without any there is no week.
    first_day : {"monday", "sunday"}
        What a week begins with.
    """
    known = list(periods)
    if not known:
        return ()
    start, end = min(each.start for each in known), max(each.end for each in known)
    offset = start.weekday() if first_day == "monday" else (start.weekday() + 1) % 7
    start -= dt.timedelta(days=offset)
    grain = Grain.WEEK if first_day == "monday" else Grain.DAYS
    count = (end - start).days // 7 + 1
    return tuple(
        Period(start=start + n * WEEK, end=start + n * WEEK + dt.timedelta(days=6), grain=grain)
        for n in range(count)
    )


def inside(week: Period, period: Period) -> tuple[dt.date, ...]:
    """Return the days of a week that lie in a period."""
    first, last = max(week.start, period.start), min(week.end, period.end)
    return tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))
