"""Alert index: how far a day's mentions lie above the ordinary day of the same kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd
import scipy

from stratbook.core.message import Message, Name, say
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.strategy.kpis.measure import Measure, Part, absent, kpi, missing, sources_of
from stratbook.strategy.kpis.parts import mentions_counted
from stratbook.strategy.kpis.scope import Scope

Basis = Literal["weekday", "days", "short"]
_CONSISTENT: Final = 1.4826  # brings the MAD of a normal distribution to its standard deviation


@dataclass(frozen=True)
class DayReading:
    """One day beside its ordinary days.

    Parameters
    ----------
    day : Timestamp
        The day, at midnight, without zone.
    count : int
        What was counted on it.
    ordinary : float
        Median of the baseline.
    z : float or None
        Robust z; None where the baseline does not vary.
    tail : float
        How likely an ordinary day counts as much or more.
    basis : {"weekday", "days", "short"}
        The same weekday of the weeks before, the days before, or fewer days than wanted.
    """

    day: pd.Timestamp
    count: int
    ordinary: float
    z: float | None
    tail: float
    basis: Basis

    @property
    def is_alert(self) -> bool:
        """Whether the day stands out: by z on large numbers, by the count model on small ones."""
        if self.count < threshold("alert_least"):
            return False
        if self.z is not None and self.ordinary >= threshold("alert_small"):
            return self.z >= threshold("alert_z")
        return self.tail <= threshold("alert_tail")


def robust_z(value: float, baseline: Sequence[float]) -> float | None:
    """Return (value − median) ÷ (1.4826 × MAD); None without a baseline or where MAD is 0.

    Parameters
    ----------
    value : float
        The day's count.
    baseline : sequence of float
        Counts of ordinary days.
    """
    if not len(baseline):
        return None
    middle = float(np.median(baseline))
    spread = float(np.median(np.abs(np.asarray(baseline) - middle)))
    return (value - middle) / (_CONSISTENT * spread) if spread > 0 else None


def tail(value: int, baseline: Sequence[float]) -> float:
    """Return the probability that an ordinary day counts ``value`` or more.

    Notes
    -----
    The larger of two negative binomials, hence the more careful: a Poisson count whose mean
    is itself known from few days (Jeffreys' prior), and, where the days vary more than a
    Poisson, the one with the baseline's mean and variance.
    """
    counts = np.asarray(baseline, dtype=float)
    if counts.size == 0:
        return 1.0
    found = float(
        scipy.stats.nbinom.sf(value - 1, counts.sum() + 0.5, counts.size / (counts.size + 1))
    )
    mean, variance = float(counts.mean()), float(counts.var(ddof=1)) if counts.size > 1 else 0.0
    if variance > mean > 0:
        found = max(
            found,
            float(scipy.stats.nbinom.sf(value - 1, mean**2 / (variance - mean), mean / variance)),
        )
    return found


def daily(rows: pd.DataFrame, covered: tuple[pd.Timestamp, pd.Timestamp] | None) -> pd.Series:
    """Count rows by local day over the days a listening tool covers, 0 where it heard nothing.

    Parameters
    ----------
    rows : DataFrame
        Mentions, with ``published_at``.
    covered : (Timestamp, Timestamp) or None
        First and last day covered.
    """
    if covered is None:
        return pd.Series(dtype="int64")
    days = rows["published_at"].dt.tz_localize(None).dt.normalize()
    counted = days.value_counts()
    whole: pd.Series = counted.reindex(pd.date_range(*covered), fill_value=0).astype("int64")
    return whole


def coverage(mentions: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Return the first and the last day of a listening tool's mentions, all brands together."""
    if mentions.empty:
        return None
    days = mentions["published_at"].dt.tz_localize(None).dt.normalize()
    return days.min(), days.max()


def read_days(counts: pd.Series, period: Period) -> tuple[DayReading, ...]:
    """Read each day of a period that has enough days before it.

    Parameters
    ----------
    counts : Series
        A count a day, indexed by day without a hole.
    period : Period
        The days to read.
    """
    inside = counts.loc[pd.Timestamp(period.start) : pd.Timestamp(period.end)]
    days = pd.DatetimeIndex(inside.index)
    found = (_read(counts, day, int(count)) for day, count in zip(days, inside, strict=True))
    return tuple(each for each in found if each is not None)


def _read(counts: pd.Series, day: pd.Timestamp, count: int) -> DayReading | None:
    weeks = [day - pd.Timedelta(weeks=back) for back in range(1, int(threshold("alert_weeks")) + 1)]
    before = counts.loc[: day - pd.Timedelta(days=1)].tail(int(threshold("alert_days")))
    basis: Basis
    if weeks[-1] >= counts.index[0]:
        basis, kept = "weekday", counts.reindex(weeks)
    elif len(before) >= threshold("alert_days"):
        basis, kept = "days", before
    elif len(before) >= threshold("alert_days_short"):
        basis, kept = "short", before
    else:
        return None
    baseline = [float(each) for each in kept]
    return DayReading(
        day, count, float(np.median(baseline)), robust_z(count, baseline),
        tail(count, baseline), basis,
    )  # fmt: skip


def own_history(scope: Scope) -> pd.DataFrame:
    """Return every mention of the brand, reposts left out, whatever its date."""
    rows = scope.history("mentions")
    rows = rows[~rows["is_repost"].fillna(value=False).astype(bool)]
    return rows[scope.ours(rows["brand"]).astype(bool)]


@kpi("crisis_z")
def alert_index(scope: Scope) -> Measure:
    """Return the highest robust z of the period's days."""
    rows = own_history(scope)
    if rows.empty or scope.rows("mentions").empty:
        return absent("crisis_z", scope, "mentions")
    counts = daily(rows, coverage(scope.history("mentions")))
    readings = read_days(counts, scope.period)
    known = [(each.z, each) for each in readings if each.z is not None]
    if not known:
        return missing("crisis_z", _unreadable(readings))
    value, top = max(known, key=lambda each: (each[0], each[1].day))
    return Measure(
        "crisis_z",
        value,
        n=len(readings),
        counted=mentions_counted(top.count),
        variant=say("highest day of the period: {day}", day=top.day.date()),
        basis=top.basis,
        sources=sources_of(rows),
        parts=(Part(Name(text=top.day.date().isoformat()), value, top.count, "day"),),
    )


def _unreadable(readings: Sequence[DayReading]) -> Message:
    if not readings:
        return say(
            "Too little history: {count} days of mentions are needed before the first day read.",
            count=int(threshold("alert_days_short")),
        )
    return say("The ordinary days do not vary: the count model alone tells what stands out.")
