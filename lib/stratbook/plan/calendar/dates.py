"""Date rules of the seasonal dates: from a few words to the first day in any year.

========================================  ==============================================
rule                                      first day
========================================  ==============================================
``12-05``                                 5 December
``nth 3 sat 09``                          third Saturday of September
``last sun 10``                           last Sunday of October
``from 02-05 tue``                        first Tuesday on or after 5 February
``easter -47``                            47 days before Easter Sunday
``nth 4 thu 11 +1``                       the day after the fourth Thursday of November
``nth 2 wed 01 <=12``                     a week earlier when it falls after the 12th
``last sun 05 not easter +49``            a week later when it falls on that day
========================================  ==============================================
"""

import calendar
import datetime as dt
import re
from functools import cache
from typing import Final

import holidays

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RULE: Final = re.compile(
    r"(?:(?P<fixed>\d\d-\d\d)|nth (?P<nth>[1-5]) (?P<day>\w{3}) (?P<month>\d\d)"
    r"|last (?P<last>\w{3}) (?P<of>\d\d)|from (?P<start>\d\d-\d\d) (?P<next>\w{3})"
    r"|easter(?= [+-]\d))"
    r"(?: <=(?P<most>\d+))?(?: not easter (?P<avoid>[+-]\d+))?(?: (?P<shift>[+-]\d+))?"
)
_DAY: Final = dt.timedelta(days=1)
_WEEK: Final = 7 * _DAY


@cache
def easter(year: int) -> dt.date:
    """Return Easter Sunday of a year: the day before the Monday that France keeps."""
    kept = holidays.country_holidays("FR", years=year, language="en_US")
    return kept.get_named("Easter Monday")[0] - _DAY


def first_day(rule: str, year: int) -> dt.date:
    """Return the day a date rule gives in a year.

    Parameters
    ----------
    rule : str
        As the table above writes it.
    year : int
        Any year of the Gregorian calendar.

    Raises
    ------
    ValueError
        When the rule is not one of the table's, or its day does not exist in that year.
    """
    found = _RULE.fullmatch(rule)
    if found is None:
        raise ValueError(f"{rule!r} is not a date rule")
    day = _anchor(found, year)
    if found["most"] and day.day > int(found["most"]):
        day -= _WEEK
    if found["avoid"] and day == easter(year) + dt.timedelta(days=int(found["avoid"])):
        day += _WEEK
    return day + dt.timedelta(days=int(found["shift"] or 0))


def _anchor(found: re.Match[str], year: int) -> dt.date:
    if found["fixed"]:
        return _fixed(found["fixed"], year)
    if found["nth"]:
        first = dt.date(year, int(found["month"]), 1)
        day = _from(first, found["day"]) + _WEEK * (int(found["nth"]) - 1)
        if day.month != first.month:
            raise ValueError(f"{found[0]!r} has no day in {year}")
        return day
    if found["last"]:
        month = int(found["of"])
        end = dt.date(year, month, calendar.monthrange(year, month)[1])
        return end - dt.timedelta(days=(end.weekday() - _DAYS.index(found["last"])) % 7)
    if found["start"]:
        return _from(_fixed(found["start"], year), found["next"])
    return easter(year)


def _fixed(text: str, year: int) -> dt.date:
    return dt.date(year, int(text[:2]), int(text[3:]))


def _from(day: dt.date, name: str) -> dt.date:
    return day + dt.timedelta(days=(_DAYS.index(name) - day.weekday()) % 7)
