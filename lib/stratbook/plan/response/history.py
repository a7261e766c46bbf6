"""What was spent and what it brought, week by week: the matrix a fit starts from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stratbook.core.message import Message, Name, say_n
from stratbook.plan.response.families import Floats

WEEK = 7


@dataclass(frozen=True)
class History:
    """Weeks of spend and results.

    Parameters
    ----------
    weeks : DatetimeIndex
        Mondays, none left out between the first and the last.
    platforms : tuple of str
        Platform ids, one a column of ``spend``.
    spend : array of float, shape (weeks, platforms)
        Money a week; 0 where nothing was spent.
    results : array of float, shape (weeks,)
        Results a week; NaN where they are not known.
    events : array of float, shape (weeks, events)
        What else moves results (a sale, a fair, holidays): 1 in its weeks, 0 elsewhere.
    notes : tuple of Message
        What was left out or mended on the way here, and what the results are.

    Raises
    ------
    ValueError
        When the lengths differ.
    """

    weeks: pd.DatetimeIndex
    platforms: tuple[str, ...]
    spend: Floats
    results: Floats
    events: Floats
    notes: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        rows = {len(self.weeks), len(self.spend), len(self.results), len(self.events)}
        if len(rows) != 1 or self.spend.shape[1:] != (len(self.platforms),):
            raise ValueError("a history needs one row a week and one column a platform")

    @property
    def known(self) -> int:
        """How many weeks have results."""
        return int(np.isfinite(self.results).sum())


def weekly(
    ads: pd.DataFrame, results: pd.Series, currency: str, events: pd.DataFrame | None = None
) -> History:
    """Bring the ads table and a daily series of results together by week.

    Counted are the rows unbroken by age, placement or the like, in the client's currency,
    whose span is a week at most; a span of several days is spread evenly over them. The
    weeks are the whole ones that both the ads and the results cover: a platform without a
    row in one of them spent nothing. A week that lacks a day of results has none.

    Parameters
    ----------
    ads : DataFrame
        The table ``ads``: ``date_start``, ``date_end``, ``platform``, ``breakdown``,
        ``spend``, ``currency``.
    results : Series
        Results by day (index: days), NaN or no row where not known; see :mod:`.results`.
    currency : str
        The client's.
    events : DataFrame, optional
        Index: Mondays; a column an event.

    Returns
    -------
    History
        Of no weeks when the two never meet; its notes say what was left out.
    """
    rows, notes = _counted(ads, currency)
    days = _by_day(rows)
    known = results.dropna().sort_index()
    known, mended = known[known >= 0], int((known < 0).sum())
    if mended:
        notes.append(
            say_n(
                "{count} day of results is below zero; it counts as not known.",
                "{count} days of results are below zero; they count as not known.",
                mended,
            )
        )
    mondays = _common_weeks(days, known)
    spend = _sums(days, mondays).fillna(0.0).clip(lower=0.0)
    counted = known.groupby(_monday(known.index)).agg(["sum", "count"]).reindex(mondays)
    totals = counted["sum"].where(counted["count"] == WEEK)
    dummies = (events if events is not None else pd.DataFrame()).reindex(mondays).fillna(0.0)
    return History(
        weeks=mondays,
        platforms=tuple(str(name) for name in spend.columns),
        spend=spend.to_numpy(float),
        results=totals.to_numpy(float),
        events=dummies.to_numpy(float),
        notes=tuple(notes),
    )


def _counted(ads: pd.DataFrame, currency: str) -> tuple[pd.DataFrame, list[Message]]:
    """Return the rows a weekly matrix can be made of, and a note on each kind left out."""
    rows = ads[ads["breakdown"].isna() & ads["spend"].notna()]
    foreign = rows["currency"].notna() & (rows["currency"] != currency)
    length = (rows["date_end"] - rows["date_start"]).dt.days + 1
    long = ~foreign & (length > WEEK)
    notes: list[Message] = []
    if foreign.any():
        named: Sequence[str] = sorted(rows.loc[foreign, "currency"].unique())
        notes.append(
            say_n(
                "{count} row of ads is paid in {named} and not in {own}; it is left out.",
                "{count} rows of ads are paid in {named} and not in {own}; they are left out.",
                int(foreign.sum()), named=Name(text=", ".join(named)), own=Name(text=currency),
            )
        )  # fmt: skip
    if long.any():
        notes.append(
            say_n(
                "{count} row of ads spans more than a week; when the money was spent cannot be "
                "told, and it is left out.",
                "{count} rows of ads span more than a week; when the money was spent cannot be "
                "told, and they are left out.",
                int(long.sum()),
            )
        )
    return rows[~foreign & ~long], notes


def _by_day(rows: pd.DataFrame) -> pd.DataFrame:
    """Return spend by day and platform, spans spread evenly over their days."""
    length = (rows["date_end"] - rows["date_start"]).dt.days + 1
    each = rows.loc[rows.index.repeat(length)]
    offset = pd.to_timedelta(each.groupby(level=0).cumcount(), unit="D")
    shares = pd.DataFrame(
        {
            "day": each["date_start"] + offset,
            "platform": each["platform"],
            "spend": each["spend"] / length.loc[each.index],
        }
    )
    return shares.pivot_table(index="day", columns="platform", values="spend", aggfunc="sum")


def _monday(days: pd.Index) -> pd.DatetimeIndex:
    dates = pd.DatetimeIndex(days)
    return pd.DatetimeIndex(dates - pd.to_timedelta(dates.day_of_week, unit="D"))


def _common_weeks(days: pd.DataFrame, known: pd.Series) -> pd.DatetimeIndex:
    """Return the Mondays of the whole weeks that spend and results both span."""
    if days.empty or known.empty:
        return pd.DatetimeIndex([])
    first = max(pd.Timestamp(days.index.min()), pd.Timestamp(known.index.min()))
    last = min(pd.Timestamp(days.index.max()), pd.Timestamp(known.index.max()))
    start = first + pd.Timedelta(days=-first.day_of_week % WEEK)
    return pd.date_range(start, last - pd.Timedelta(days=WEEK - 1), freq=f"{WEEK}D")


def _sums(days: pd.DataFrame, mondays: pd.DatetimeIndex) -> pd.DataFrame:
    return days.groupby(_monday(days.index)).sum(min_count=1).reindex(mondays)
