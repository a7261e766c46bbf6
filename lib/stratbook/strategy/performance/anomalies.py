"""Days that stand out of a daily series, and what moved on the same day.

A day is held against the same weekday of the weeks before: the median, and the median absolute
deviation (MAD) around it, which no single earlier spike can move. Small counts have no such
spread: they are held against a count model instead. What is listed beside a day moved with it;
nothing here says why.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import scipy

from stratbook.core.message import Fact
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Scope
from stratbook.strategy.performance.daily import Daily, daily_series
from stratbook.strategy.performance.dated import Event
from stratbook.strategy.performance.segments import segment_name

_MAD: Final = 1.4826  # makes the MAD of a normal law its standard deviation
_WEEK: Final = 7
_HALF: Final = 0.5  # a day of 0 has a logarithm too


@dataclass(frozen=True)
class Oddity:
    """How far one day lies from the same weekdays before it.

    Parameters
    ----------
    value, usual : float
        The day's count and the median of those it is held against.
    score : float or None
        (log value − median) ÷ (1.4826 × MAD) of the logarithms; None where the count model judged.
    tail : float or None
        Under the count model, the chance of a count at least as far out.
    odd : bool
        Whether it passes the threshold.
    """

    value: float
    usual: float
    score: float | None
    tail: float | None
    odd: bool


@dataclass(frozen=True)
class Anomaly:
    """A day out of the ordinary.

    Parameters
    ----------
    name : Fact
        What the series counts.
    key : str
        The series.
    platform : str
        Its platform, if it has one.
    day : date
        When.
    oddity : Oddity
        How far out.
    segment : Fact or None
        The segment that moved most the same way that day, and by how much.
    moved : float
        Its share of the distance, 0 … 1.
    published : int
        Posts published that day or the day before (on that platform, where it has one).
    events : tuple of str
        Events of the brief on that day.
    sources : tuple of str
        Files.
    """

    name: Fact
    key: str
    platform: str
    day: dt.date
    oddity: Oddity
    segment: Fact | None = None
    moved: float = 0.0
    published: int = 0
    events: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def judge_day(value: float, before: Sequence[float]) -> Oddity | None:
    """Judge a day's count against those of the same weekday before it.

    Parameters
    ----------
    value : float
        The day's count.
    before : sequence of float
        Counts of the same weekday, those missing left out.

    Returns
    -------
    Oddity or None
        None with fewer than ``anomaly_weeks_least`` counts.

    Notes
    -----
    From a median of ``anomaly_small_count``: robust z of the logarithms (a day twice as large
    is as far out as one half as large) against ``anomaly_z``, the spread never taken smaller
    than that of a Poisson count (1 ÷ √median), so that a MAD of 0 raises no alarm by itself.
    Below: the chance of so many (or so few) under the negative binomial that a
    Poisson rate learnt from the same counts predicts (Gamma prior of Jeffreys), wider where
    they vary more than a Poisson would, against ``anomaly_tail``.
    """
    known = np.asarray(before, dtype=float)
    if known.size < threshold("anomaly_weeks_least"):
        return None
    usual = float(np.median(known))
    if usual >= threshold("anomaly_small_count"):
        logs = np.log(known + _HALF)
        middle = float(np.median(logs))
        spread = _MAD * float(np.median(np.abs(logs - middle)))
        score = (float(np.log(value + _HALF)) - middle) / max(spread, usual**-0.5)
        return Oddity(value, usual, score, None, abs(score) > threshold("anomaly_z"))
    tail = count_tail(value, known)
    return Oddity(value, usual, None, tail, tail < threshold("anomaly_tail"))


def count_tail(value: float, before: np.ndarray) -> float:
    """Return the chance of a count at least as far from the mean, on its side of it."""
    weeks, total = before.size, float(before.sum())
    mean = (total + 0.5) / weeks
    spread = float(before.var(ddof=1))
    # Predictive of a Poisson rate: size total + 1/2; a wider sample asks for a smaller size.
    size = total + 0.5
    if spread > mean:
        size = min(size, mean**2 / (spread - mean))
    law = scipy.stats.nbinom(size, size / (size + mean))
    return float(law.sf(value - 1) if value >= mean else law.cdf(value))


@remembered
def anomalies(scope: Scope, events: Sequence[Event] = ()) -> tuple[Anomaly, ...]:
    """Return the days of the period that stand out, the furthest out of each series first kept.

    Days of one series that follow each other are one anomaly, told on its furthest day; at
    most ``anomalies_shown`` are returned, in the order of their dates.

    Parameters
    ----------
    scope : Scope
        Tables and period.
    events : sequence of Event
        What the brief says happened.
    """
    found: list[Anomaly] = []
    for series in daily_series(scope):
        days = [_anomaly(scope, series, day, events) for day in _odd_days(series, scope.period)]
        found += _peaks(days)
    ranked = sorted(found, key=lambda each: (-_distance(each.oddity), each.day, each.key))
    kept = ranked[: int(threshold("anomalies_shown"))]
    return tuple(sorted(kept, key=lambda each: (each.day, each.key)))


def oddity_on(values: pd.Series, day: dt.date) -> Oddity | None:
    """Judge one day of a series indexed by day; None where it or its past is missing."""
    here = pd.Timestamp(day)
    weeks = range(1 + int(threshold("anomaly_weeks")))
    days = [here - pd.Timedelta(days=_WEEK * back) for back in weeks]
    now, *past = values.reindex(days).astype("float64").tolist()
    if math.isnan(now):
        return None
    return judge_day(now, [each for each in past if not math.isnan(each)])


def _odd_days(series: Daily, period: Period) -> list[tuple[dt.date, Oddity]]:
    found = []
    for place in range(period.days):
        day = period.start + dt.timedelta(days=place)
        oddity = oddity_on(series.values, day)
        if oddity is not None and oddity.odd:
            found.append((day, oddity))
    return found


def _anomaly(
    scope: Scope, series: Daily, at: tuple[dt.date, Oddity], events: Sequence[Event]
) -> Anomaly:
    day, oddity = at
    segment, moved = _segment(series, day, oddity)
    return Anomaly(
        series.name, series.key, series.platform, day, oddity,
        None if segment is None else segment_name(segment), moved,
        _published(scope, series.platform, day),
        tuple(each.name for each in events if each.day == day), series.sources,
    )  # fmt: skip


def _segment(series: Daily, day: dt.date, oddity: Oddity) -> tuple[str | None, float]:
    """Return the segment whose distance from its own usual day is the largest part of it all."""
    away = oddity.value - oddity.usual
    if series.parts.empty or not away:
        return None, 0.0
    here = pd.Timestamp(day)
    past = [here - pd.Timedelta(days=_WEEK * back)
            for back in range(1, 1 + int(threshold("anomaly_weeks")))]  # fmt: skip
    usual = series.parts.reindex(past).median()
    gaps = (series.parts.reindex([here]).iloc[0] - usual) / away
    named = {str(key): float(gap) for key, gap in gaps.items() if pd.notna(gap)}
    key = max(sorted(named), key=lambda each: named[each])
    return (key, min(1.0, named[key])) if named[key] > 0 else (None, 0.0)


def _published(scope: Scope, platform: str, day: dt.date) -> int:
    span = Period(start=day - dt.timedelta(days=1), end=day)
    return len(scope.over(span).on(platform or scope.platform).rows("posts"))


def _peaks(days: Sequence[Anomaly]) -> list[Anomaly]:
    """Keep, of days that follow each other, the furthest out."""
    runs: list[list[Anomaly]] = []
    for each in days:
        if runs and (each.day - runs[-1][-1].day).days == 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [max(run, key=lambda each: _distance(each.oddity)) for run in runs]


def _distance(oddity: Oddity) -> float:
    """Put both yardsticks on one scale: how many times the threshold was passed."""
    if oddity.score is not None:
        return abs(oddity.score) / threshold("anomaly_z")
    return float(np.log(max(oddity.tail or 0.0, 1e-12)) / np.log(threshold("anomaly_tail")))
