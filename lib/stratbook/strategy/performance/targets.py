"""Targets: brought to the period under report, and what a figure is worth against them."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from stratbook.brief.models import Objective
from stratbook.core.message import Message, Unit, say
from stratbook.core.period import Grain, Period, month, quarter, week, year
from stratbook.core.reference import Kpi, threshold
from stratbook.core.vocabulary import Direction, Status

CHANGES: Final = frozenset(
    {"community_growth", "interaction_trend", "lead_growth", "sentiment_trend"}
)
_GRAIN: Final = {
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
}


@dataclass(frozen=True)
class Verdict:
    """What a value is worth against a target.

    Parameters
    ----------
    variance : float or None
        Value − target, in the KPI's unit.
    relative : float or None
        The same as a share of the target; None for KPIs judged in points.
    attainment : float or None
        Value ÷ target, turned over where lower is better; None for KPIs judged in points.
    status : Status
        Reached, to watch, missed; or why there is none.
    """

    variance: float | None = None
    relative: float | None = None
    attainment: float | None = None
    status: Status = Status.UNKNOWN


def phased(objective: Objective, kpi: Kpi, period: Period) -> tuple[float | None, Message | None]:
    """Return an objective's target for a period, or why it has none.

    A target for another span is brought to the period's by days, when the KPI adds up over
    time. Ratios, levels and scores keep theirs. Counts of people and changes over time
    cannot be brought from one span to another.

    Returns
    -------
    (float or None, Message or None)
        The target in the KPI's unit, and the reason when there is none.
    """
    target = objective.target
    if target is None:
        return None, say("No target was set.")
    same = _GRAIN.get(objective.per) == period.grain
    if kpi.aggregation == "unique" or kpi.id in CHANGES:
        return (target, None) if same or objective.per == "once" else (None, _OTHER_SPAN)
    if kpi.aggregation != "sum" or same:
        return target, None
    if objective.per == "once":
        return None, say("The target is for one date; it cannot be shared out without a start.")
    return target * _spans(objective.per, period), None


_OTHER_SPAN: Final = say("The target is for another length of time and cannot be converted.")


def _spans(per: str, period: Period) -> float:
    """Return how many spans of a kind a period makes up, counted by days in each."""
    total, day = 0.0, period.start
    while day <= period.end:
        whole = _span_of(per, day)
        last = min(whole.end, period.end)
        total += ((last - day).days + 1) / whole.days
        day = last + dt.timedelta(days=1)
    return total


def _span_of(per: str, day: dt.date) -> Period:
    match per:
        case "week":
            iso = day.isocalendar()
            return week(iso.year, iso.week)
        case "month":
            return month(day.year, day.month)
        case "quarter":
            return quarter(day.year, (day.month - 1) // 3 + 1)
        case _:
            return year(day.year)


def judge(kpi: Kpi, value: float | None, target: float | None) -> Verdict:
    """Judge a value against its target.

    Attainment for most KPIs, turned over where lower is better; distance in points for
    those that can be negative or near zero.

    Parameters
    ----------
    kpi : Kpi
        Says the direction and which way it is judged.
    value, target : float or None
        In the KPI's unit.
    """
    if target is None:
        return Verdict(status=Status.NO_TARGET)
    if value is None:
        return Verdict(status=Status.UNKNOWN)
    variance = value - target
    if kpi.status == "points":
        return Verdict(variance=variance, status=_by_points(kpi, variance))
    relative = variance / target if target else None
    attainment = _attainment(kpi, value, target)
    if kpi.direction is Direction.NEITHER:
        return Verdict(variance, relative, None, Status.UNKNOWN)
    return Verdict(variance, relative, attainment, _by_attainment(kpi, variance, attainment))


def _attainment(kpi: Kpi, value: float, target: float) -> float | None:
    above, below = (target, value) if kpi.direction is Direction.DOWN else (value, target)
    return above / below if below > 0 else None


def _by_attainment(kpi: Kpi, variance: float, attainment: float | None) -> Status:
    if attainment is None:
        met = variance <= 0 if kpi.direction is Direction.DOWN else variance >= 0
        return Status.REACHED if met else Status.MISSED
    # Rounded, or 150 of 150.0000001 would be missed by the arithmetic alone.
    done = round(attainment, 9)
    if done >= threshold("status_green"):
        return Status.REACHED
    return Status.WATCH if done >= threshold("status_amber") else Status.MISSED


def _by_points(kpi: Kpi, variance: float) -> Status:
    short = variance if kpi.direction is Direction.DOWN else -variance
    scores = kpi.unit == Unit.SCORE
    tolerance = threshold("score_tolerance" if scores else "points_tolerance")
    if short <= 1e-9:
        return Status.REACHED
    return Status.WATCH if short <= tolerance + 1e-9 else Status.MISSED
