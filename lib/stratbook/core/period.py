"""Periods of time as people write them: 2026-10, 2026-W43, 2026-Q3, 2026, or two dates."""

import calendar
import datetime as dt
import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, model_validator


class Grain(StrEnum):
    """What kind of period it is."""

    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_DAY = dt.timedelta(days=1)


class Period(BaseModel):
    """A closed span of days; both ends belong to it.

    Parameters
    ----------
    start, end : date
        First and last day.
    grain : Grain
        The kind of period, which decides what "previous" means.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    start: dt.date
    end: dt.date
    grain: Grain = Grain.DAYS

    @model_validator(mode="after")
    def _ordered(self) -> "Period":
        if self.end < self.start:
            raise ValueError("a period cannot end before it starts")
        return self

    @property
    def days(self) -> int:
        """Number of days, both ends included."""
        return (self.end - self.start).days + 1

    @property
    def code(self) -> str:
        """The period as it is written on the command line and in folder names."""
        match self.grain:
            case Grain.YEAR:
                return f"{self.start:%Y}"
            case Grain.QUARTER:
                return f"{self.start:%Y}-Q{(self.start.month - 1) // 3 + 1}"
            case Grain.MONTH:
                return f"{self.start:%Y-%m}"
            case Grain.WEEK:
                year, week, _ = self.start.isocalendar()
                return f"{year}-W{week:02d}"
            case _:
                return f"{self.start.isoformat()}..{self.end.isoformat()}"

    def contains(self, other: "Period") -> bool:
        """Say whether ``other`` lies wholly inside this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two periods share at least one day."""
        return self.start <= other.end and other.start <= self.end

    def previous(self) -> "Period":
        """Return the period of the same kind just before this one."""
        last = self.start - _DAY
        match self.grain:
            case Grain.YEAR:
                return year(last.year)
            case Grain.QUARTER:
                return quarter(last.year, (last.month - 1) // 3 + 1)
            case Grain.MONTH:
                return month(last.year, last.month)
            case _:
                return Period(start=last - _DAY * (self.days - 1), end=last, grain=self.grain)

    def following(self) -> "Period":
        """Return the period of the same kind just after this one."""
        first = self.end + _DAY
        match self.grain:
            case Grain.YEAR:
                return year(first.year)
            case Grain.QUARTER:
                return quarter(first.year, (first.month - 1) // 3 + 1)
            case Grain.MONTH:
                return month(first.year, first.month)
            case _:
                return Period(start=first, end=first + _DAY * (self.days - 1), grain=self.grain)

    def year_before(self) -> "Period":
        """Return the same period one year earlier (weeks: 52 weeks earlier)."""
        match self.grain:
            case Grain.YEAR:
                return year(self.start.year - 1)
            case Grain.QUARTER:
                return quarter(self.start.year - 1, (self.start.month - 1) // 3 + 1)
            case Grain.MONTH:
                return month(self.start.year - 1, self.start.month)
            case _:
                shift = _DAY * 364
                return Period(start=self.start - shift, end=self.end - shift, grain=self.grain)

    def back(self, count: int) -> tuple["Period", ...]:
        """Return ``count`` periods ending with this one, oldest first."""
        periods = [self]
        while len(periods) < count:
            periods.append(periods[-1].previous())
        return tuple(reversed(periods))


def month(year_: int, month_: int) -> Period:
    """Return a calendar month."""
    last = calendar.monthrange(year_, month_)[1]
    return Period(
        start=dt.date(year_, month_, 1), end=dt.date(year_, month_, last), grain=Grain.MONTH
    )


def quarter(year_: int, quarter_: int) -> Period:
    """Return a calendar quarter, 1 to 4."""
    first = 3 * (quarter_ - 1) + 1
    return Period(
        start=dt.date(year_, first, 1), end=month(year_, first + 2).end, grain=Grain.QUARTER
    )


def year(year_: int) -> Period:
    """Return a calendar year."""
    return Period(start=dt.date(year_, 1, 1), end=dt.date(year_, 12, 31), grain=Grain.YEAR)


def week(year_: int, week_: int) -> Period:
    """Return an ISO week, Monday to Sunday."""
    first = dt.date.fromisocalendar(year_, week_, 1)
    last = dt.date.fromisocalendar(year_, week_, 7)
    return Period(start=first, end=last, grain=Grain.WEEK)


def parse_period(text: str) -> Period:
    """Read a period as people write it.

    Parameters
    ----------
    text : str
        ``2026-10``, ``2026-W43``, ``2026-Q3``, ``2026`` or ``2026-03-01..2026-04-15``.

    Raises
    ------
    ValueError
        When the text is none of these, or names a day, week or month that does not exist.
    """
    text = text.strip()
    if found := re.fullmatch(r"(\d{4})", text):
        return year(int(found[1]))
    if found := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return month(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return quarter(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-W(\d{2})", text):
        return week(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", text):
        return Period(start=dt.date.fromisoformat(found[1]), end=dt.date.fromisoformat(found[2]))
    raise ValueError(f"{text!r} is not a period")
