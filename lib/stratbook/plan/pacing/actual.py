"""What a flight spent and brought up to a day, out of the rows that are its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np
import pandas as pd

from stratbook.core.period import Period
from stratbook.plan.pacing.flights import Price, TrackedFlight
from stratbook.plan.pacing.matching import How
from stratbook.plan.response.families import Floats

Known = How | Literal["typed"]
_COUNTS: Final = ("impressions", "clicks_link", "obtained")


@dataclass(frozen=True, eq=False)  # arrays have no one truth
class Actual:
    """What is known of a flight's spend.

    Parameters
    ----------
    spent : float
        Money up to ``until``, that day included.
    until : date
        Last day the figures cover.
    how : str
        How the rows were known to be the flight's; ``typed`` where somebody typed the spend.
    daily : array of float, shape (days,)
        Money by day from the flight's first day to ``until``; spans are spread evenly.
    by_day : bool
        Whether the export itself has days.
    changes : array of float
        Rate of spend of each span of the export over that of the span before.
    spread : bool
        Whether a span lies only partly within the flight, and its days' share was taken.
    counts : mapping of str to float
        ``impressions``, ``clicks_link``, ``obtained`` up to ``until``, where all rows say them.
    """

    spent: float
    until: dt.date
    how: Known
    daily: Floats
    by_day: bool
    changes: Floats
    spread: bool
    counts: dict[str, float]

    def cost(self, price: Price) -> float | None:
        """Return what a thousand displays, a click or a result cost; None where not known."""
        of, times = {
            "cpm": ("impressions", 1000.0), "cpc": ("clicks_link", 1.0), "cpa": ("obtained", 1.0)
        }[price]  # fmt: skip
        number = self.counts.get(of, 0.0)
        return self.spent / number * times if number > 0 else None


def actual_of(
    flight: TrackedFlight, rows: pd.DataFrame, history: pd.DataFrame, asked: dt.date
) -> Actual | None:
    """Return what a flight spent up to a day; None where nothing says it.

    Parameters
    ----------
    flight : TrackedFlight
        The flight.
    rows : DataFrame
        Its rows of ads, with ``how``; see :func:`~stratbook.plan.pacing.matching.match`.
    history : DataFrame
        All rows of ads of the same campaigns, whenever they ran.
    asked : date
        Last day of the period under report that the exports of its platform cover; a day
        without a row, up to it, is a day without spend.
    """
    inside = rows[rows["date_start"] <= pd.Timestamp(asked)]
    if inside.empty:
        return _typed(flight, asked)
    until = min(asked, flight.period.end)
    if until < flight.period.start:
        return None
    share = _shares(inside, Period(start=flight.period.start, end=until))
    obtained = inside["conversions"].fillna(inside["results"])
    counted = inside.assign(obtained=obtained, spent=inside["spend"] * share, share=share)
    known = [each for each in _COUNTS if counted[each].notna().all()]
    return Actual(
        spent=float(counted["spent"].sum()),
        until=until,
        how=inside["how"].iloc[0],
        daily=_daily(counted, flight.period.start, until),
        by_day=bool((inside["date_start"] == inside["date_end"]).all()),
        changes=_changes(history),
        spread=bool((share < 1).any()),
        counts={each: float((counted[each] * share).sum()) for each in known},
    )


def _typed(flight: TrackedFlight, asked: dt.date) -> Actual | None:
    on = flight.typed_on
    if flight.typed is None or on is None or on > asked or on < flight.period.start:
        return None
    until = min(on, flight.period.end)
    days = (until - flight.period.start).days + 1
    daily = np.full(days, flight.typed / days)
    return Actual(flight.typed, until, "typed", daily, by_day=False, changes=np.empty(0),
                  spread=False, counts={})  # fmt: skip


def _shares(rows: pd.DataFrame, period: Period) -> pd.Series:
    """Return which share of each row's days lies within a period."""
    length = (rows["date_end"] - rows["date_start"]).dt.days + 1
    first, last = pd.Timestamp(period.start), pd.Timestamp(period.end)
    start = rows["date_start"].where(rows["date_start"] >= first, first)
    end = rows["date_end"].where(rows["date_end"] <= last, last)
    days: pd.Series = (end - start).dt.days + 1
    return days.clip(lower=0) / length


def _daily(rows: pd.DataFrame, start: dt.date, until: dt.date) -> Floats:
    days = pd.date_range(start, until)
    total = np.zeros(len(days))
    for row in rows[rows["share"] > 0].to_dict("records"):
        first, last = max(row["date_start"], days[0]), min(row["date_end"], days[-1])
        span = slice((first - days[0]).days, (last - days[0]).days + 1)
        total[span] += row["spent"] / (span.stop - span.start)
    return total


def _changes(history: pd.DataFrame) -> Floats:
    """Return the rate of spend of each span over that of the span before it."""
    spans = history.groupby(["date_start", "date_end"], as_index=False)["spend"].sum()
    length = (spans["date_end"] - spans["date_start"]).dt.days + 1
    rates: Sequence[float] = (spans["spend"] / length)[spans["spend"] > 0].tolist()
    return np.array([after / before for before, after in pairwise(rates)])
