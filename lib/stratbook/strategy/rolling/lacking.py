"""Sheets not yet filled in for the next period, and exports that stop before its end."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.models import Brief
from stratbook.brief.sheets import SHEETS, Sheet
from stratbook.core.period import Period, parse_period
from stratbook.core.tables import Tables
from stratbook.strategy.kpis.measure import file_of

# Tables of the exports, and the column that dates a row; True where each day has a row.
_DATED: Final = {
    "posts": ("published_at", False),
    "audience": ("date", True),
    "ads": ("date_end", True),
    "web": ("date", True),
    "search": ("date", False),
    "mentions": ("published_at", False),
    "messages": ("opened_at", False),
    "reviews": ("date", False),
    "leads": ("date", False),
}


@dataclass(frozen=True)
class Unfilled:
    """A sheet that people filled in for the present period and not for the next one.

    Parameters
    ----------
    sheet : Sheet
        Which.
    rows : int
        How many rows the present period has.
    """

    sheet: Sheet
    rows: int


@dataclass(frozen=True)
class Series:
    """What an export counts on one platform, and where it stops.

    Parameters
    ----------
    table : str
        Which table its rows go to.
    platform : str
        Which platform; empty for what has none.
    last : date
        Day of its last row.
    file : str
        The file that row stands in.
    """

    table: str
    platform: str
    last: dt.date
    file: str


def unfilled(brief: Brief, now: Period, following: Period) -> tuple[Unfilled, ...]:
    """Return the sheets with rows of the present period and none of the next.

    Parameters
    ----------
    brief : Brief
        The sheets people fill in; those with a column of periods, or a required date, are
        filled in again each time.
    now, following : Period
        The present period and the next.
    """
    found = []
    for sheet in SHEETS:
        spans = list(_spans(sheet, brief))
        rows = sum(each.overlaps(now) for each in spans)
        if rows and not any(each.overlaps(following) for each in spans):
            found.append(Unfilled(sheet, rows))
    return tuple(found)


def _spans(sheet: Sheet, brief: Brief) -> Iterator[Period]:
    frame = brief.inputs.get(sheet.id, pd.DataFrame())
    for each in sheet.fields:
        if each.id not in frame.columns or not each.required:
            continue
        if each.kind == "period":
            yield from (parse_period(code) for code in frame[each.id].dropna())
        elif each.kind == "day" and each.id == "date":
            days = [day.date() for day in frame[each.id].dropna()]
            yield from (Period(start=day, end=day) for day in days)


def stopped(tables: Tables, now: Period, following: Period) -> tuple[Series, ...]:
    """Return the series that were alive in the present period and stop short of the next.

    A daily series must reach the next period's end; of what comes when it comes (posts,
    mentions, messages…), one row of the next period is enough.

    Parameters
    ----------
    tables : Tables
        All history.
    now, following : Period
        The present period and the next.

    Returns
    -------
    tuple of Series
        By table and platform, each with the file its last row stands in.
    """
    found = []
    for table, (column, daily) in _DATED.items():
        needed = following.end if daily else following.start
        for each in _series(table, tables[table], column):
            if now.start <= each.last < needed:
                found.append(each)
    return tuple(found)


def _series(table: str, frame: pd.DataFrame, column: str) -> Iterator[Series]:
    dated = frame[frame[column].notna()]
    if dated.empty:
        return
    places = (
        dated["platform"].fillna("") if "platform" in dated else dated[column].map(lambda _: "")
    )
    for platform, rows in dated.groupby(places.astype("str"), sort=True):
        last = rows.sort_values([column, "source"]).iloc[[-1]]
        day = last[column].iloc[0].date()
        yield Series(table, str(platform), day, str(file_of(last["source"]).iloc[0]))
