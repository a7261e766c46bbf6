"""A quarter's or a year's total forecast from months: those that are over, and those to come.

A client has few quarters and fewer years; it has a dozen months. What adds up over time is
forecast as the sum of the span's known months and of a forecast of the others, with the
interval of past sums of as many months; a level, as its last month. A rate of a quarter is no
sum of monthly rates, so rates are left out, and so are counts of people.
"""

from dataclasses import replace

from stratbook.core import reference
from stratbook.core.period import Grain, Period, month
from stratbook.core.reference import threshold
from stratbook.strategy.kpis import Scope, measure
from stratbook.strategy.performance.history import Trend, history
from stratbook.strategy.performance.outlook import Outlook, drift, outlook

_SEASON = 12
_KINDS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR})


def from_months(scope: Scope, kpi: str, span: Period) -> Outlook | None:
    """Forecast a KPI over a quarter or a year from its months.

    Parameters
    ----------
    scope : Scope
        The period under report: a month, a quarter or a year.
    kpi : str
        Which KPI; one that adds up, or a level.
    span : Period
        The quarter or year forecast; it ends after the period under report.

    Returns
    -------
    Outlook or None
        Model ``months``; None where nothing honest can be said: another kind of KPI, too
        short a history, a month of the span unknown, or one too far ahead.
    """
    kind = reference.kpi(kpi).aggregation
    if kind not in {"sum", "level"} or scope.period.grain not in _KINDS:
        return None
    last = month(scope.period.end.year, scope.period.end.month)
    steps = [_steps(last, each) for each in _months(span)]
    ahead = [each for each in steps if each > 0]
    if not ahead or max(ahead) > threshold("forecast_most_periods"):
        return None
    values = unbroken(history(scope.over(last), kpi, int(threshold("forecast_history"))))
    if kind == "level":
        found = outlook(values, (max(ahead),), _SEASON, drift)
        return None if found is None else replace(found, model="months")
    past = [each for each in _months(span) if _steps(last, each) <= 0]
    known = [measure(kpi, scope.over(each)).value for each in past]
    found = outlook(values, ahead, _SEASON)
    if found is None or any(each is None for each in known):
        return None
    total = sum(each or 0.0 for each in known)
    return replace(
        found,
        value=found.value + total,
        low=found.low + total,
        high=found.high + total,
        model="months",
    )


def unbroken(trend: Trend) -> list[float]:
    """Return the last values of a trend that follow each other and mean the same."""
    runs = trend.runs
    if not runs or runs[-1][-1] != len(trend.points) - 1:
        return []
    return [trend.points[place].value or 0.0 for place in runs[-1]]


def _months(span: Period) -> tuple[Period, ...]:
    """Return the months of a span that begins and ends with one."""
    found = [month(span.start.year, span.start.month)]
    while found[-1].end < span.end:
        after = found[-1].end.month % 12 + 1
        found.append(month(found[-1].end.year + (after == 1), after))
    return tuple(found)


def _steps(last: Period, each: Period) -> int:
    return (each.start.year - last.start.year) * 12 + each.start.month - last.start.month
