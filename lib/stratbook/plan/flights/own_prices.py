"""CPM, CTR and CVR out of the client's own ads, month by month.

Counted are the rows unbroken by age, placement or the like, in the client's currency, that
lie within one month. Sums are divided, over months and over rows; the low and the high are
the 10 and 90 % points of the months' own figures.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import csv_rows, threshold
from stratbook.plan.flights.rows import Metric, Objective, Range, text_of
from stratbook.plan.flights.seasons import META

_PARTS: Final[dict[Metric, tuple[str, str, float]]] = {
    "cpm": ("spend", "impressions", 1000.0),
    "ctr": ("clicks_link", "impressions", 1.0),
    "cvr": ("obtained", "clicks_link", 1.0),
}


@dataclass(frozen=True)
class Past:
    """A price out of history.

    Parameters
    ----------
    range : Range
        Its low, mid, high.
    rows : int
        Rows of ads it rests on.
    months : tuple of date
        First days of the months it was counted on.
    like : bool
        Whether the rows have the flight's own objective; all the platform's otherwise.
    claimed : bool
        Whether the platform itself counted the results.
    """

    range: Range
    rows: int
    months: tuple[dt.date, ...]
    like: bool
    claimed: bool = False


def past_ads(ads: pd.DataFrame, currency: str, until: dt.date) -> pd.DataFrame:
    """Return the rows prices can be read off: the last twelve months, a month a row at most.

    Parameters
    ----------
    ads : DataFrame
        The table ``ads``.
    currency : str
        The client's.
    until : date
        Last day that counts.

    Returns
    -------
    DataFrame
        Also ``month`` (its first day), ``aim`` (an objective, or null) and ``obtained``
        (conversions, else the results of what the ad was paid for).
    """
    since = pd.Timestamp(until) - pd.DateOffset(years=1)
    same = ads["date_start"].dt.to_period("M") == ads["date_end"].dt.to_period("M")
    paid = ads["currency"].isna() | (ads["currency"] == currency)
    near = (ads["date_end"] <= pd.Timestamp(until)) & (ads["date_start"] > since)
    rows: pd.DataFrame = ads[ads["breakdown"].isna() & same & paid & near].copy()
    rows["month"] = rows["date_start"].dt.to_period("M").dt.start_time
    said = rows["result_type"].fillna(rows["objective"])
    rows["aim"] = pd.Series([_aim(text) for text in said], index=rows.index, dtype="object")
    rows["obtained"] = rows["conversions"].fillna(rows["results"])
    return rows


def own_price(rows: pd.DataFrame, platform: str, aim: Objective, metric: Metric) -> Past | None:
    """Return a price out of the client's ads; None when months are too few.

    Ads of the same objective go first; a CVR is read off those alone.

    Parameters
    ----------
    rows : DataFrame
        As :func:`past_ads` returns them.
    platform : str
        Platform id; ads of ``meta`` serve both of its platforms.
    aim : str
        The flight's objective.
    metric : {"cpm", "ctr", "cvr"}
        Which price.
    """
    names = [platform, "meta"] if platform in META else [platform]
    of_platform = rows[rows["platform"].isin(names)]
    like = of_platform[of_platform["aim"] == aim]
    found = _past(like, metric, like=True)
    if found is not None or metric == "cvr":
        return found
    return _past(of_platform, metric, like=False)


def _past(rows: pd.DataFrame, metric: Metric, *, like: bool) -> Past | None:
    above, below, scale = _PARTS[metric]
    known = rows.dropna(subset=[above, below])
    sums = known.groupby("month")[[above, below]].sum()
    sums = sums[sums[below] > 0]
    whole = sums.sum()
    if len(sums) < threshold("flight_months") or whole[above] <= 0:
        return None
    monthly = (sums[above] / sums[below] * scale).to_numpy()
    mid = float(whole[above] / whole[below] * scale)
    low, high = (float(each) for each in np.quantile(monthly, [0.1, 0.9]))
    widest = threshold("flight_widest")
    return Past(
        Range(min(max(low, mid / widest), mid), mid, max(min(high, mid * widest), mid)),
        len(known),
        tuple(each.date() for each in sums.index),
        like,
        claimed=metric == "cvr",
    )


def months_of(past: Past) -> Period:
    """Return the span from the first to the last month a price was counted on."""
    last = pd.Timestamp(past.months[-1]) + pd.offsets.MonthEnd(0)
    return Period(start=past.months[0], end=last.date())


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"], row["objective"]) for row in csv_rows("ad_objective_words.csv"))


def _aim(said: object) -> str | None:
    text = text_of(said).casefold()
    return next((objective for word, objective in _words() if word in text), None)
