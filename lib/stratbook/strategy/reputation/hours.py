"""Opening hours: the minutes that count, in the client's zone, public holidays left out."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from stratbook.brief.options import Service
from stratbook.core.public_holidays import days_off

Minutes = npt.NDArray[np.float64]
_EPOCH: Final = pd.Timestamp(0, tz="UTC")
_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AHEAD: Final = 40  # days past the last one, for a delay that runs over a long closure


@dataclass(frozen=True)
class Hours:
    """When a service is open, between two days.

    Parameters
    ----------
    opened, closed : array of float
        Instants of opening and closing, in minutes since 1970.
    """

    opened: Minutes
    closed: Minutes

    @property
    def _before(self) -> Minutes:
        """Minutes of opening before each opening, and after the last closing."""
        return np.concatenate(([0.0], np.cumsum(self.closed - self.opened)))

    def minutes(self, start: pd.Series, end: pd.Series) -> pd.Series:
        """Return the opening minutes from one instant to another; missing where one is.

        Parameters
        ----------
        start, end : Series of datetime with a zone
            Of equal length.
        """
        spent = self._elapsed(minutes_of(end)) - self._elapsed(minutes_of(start))
        known = start.notna() & end.notna()
        return pd.Series(spent, index=start.index).where(known)

    def after(self, moment: pd.Timestamp, minutes: float) -> pd.Timestamp:
        """Return the instant at which so many opening minutes have passed since a moment."""
        at = minutes_of(pd.Series([moment]))
        target = float(self._elapsed(at)[0]) + minutes
        totals = self._before
        day = int(np.searchsorted(totals[1:], target, side="left"))
        if minutes == 0:  # no wait: now, or the next opening
            day = int(np.searchsorted(self.closed, at[0], side="right"))
            target = max(target, float(totals[day]))
        found = self.opened[day] + target - totals[day]
        return (_EPOCH + pd.Timedelta(minutes=float(found))).tz_convert(moment.tz)

    def _elapsed(self, at: Minutes) -> Minutes:
        edges = np.column_stack((self.opened, self.closed)).ravel()
        totals = np.repeat(self._before, 2)[1:-1]
        return np.asarray(np.interp(at, edges, totals))


def minutes_of(instants: pd.Series) -> Minutes:
    """Return instants as minutes since 1970."""
    return np.asarray((instants - _EPOCH) / pd.Timedelta(minutes=1), dtype=np.float64)


def opening_hours(
    service: Service, country: str, timezone: str, span: tuple[dt.date, dt.date]
) -> Hours:
    """Return when a client's service is open.

    Parameters
    ----------
    service : Service
        Hours, days and own closures.
    country : str
        Two letters; its public holidays are taken out.
    timezone : str
        The client's zone: an opening at nine is at nine in summer and in winter.
    span : (date, date)
        First and last day needed.
    """
    first, last = span[0], span[1] + dt.timedelta(days=_AHEAD)
    off = days_off(country, range(first.year, last.year + 1)) | set(service.closed)
    days = [
        day.date()
        for day in pd.date_range(first, last)
        if _WEEK[day.weekday()] in service.days and day.date() not in off
    ]
    return Hours(
        _instants(days, service.opens, timezone), _instants(days, service.closes, timezone)
    )


def _instants(days: list[dt.date], clock: str, timezone: str) -> Minutes:
    times = pd.to_datetime([f"{day} {clock}" for day in days]).tz_localize(
        timezone, nonexistent="shift_forward", ambiguous=False
    )
    return minutes_of(pd.Series(times))
