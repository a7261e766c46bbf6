"""Where an objective's indicator is heading, against its target at the end of the target's span."""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final, Literal

from stratbook.core import reference
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Message, Quantity, Unit, say, say_n
from stratbook.core.period import Grain, Period, month, quarter, week, year
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Scope, measure
from stratbook.strategy.performance.from_months import from_months, unbroken
from stratbook.strategy.performance.history import history
from stratbook.strategy.performance.outlook import Outlook, drift, outlook, widened
from stratbook.strategy.performance.quantities import quantity
from stratbook.strategy.performance.scorecard import Scorecard, Standing

Chance = Literal["likely", "uncertain", "unlikely"]
RULE: Final = "performance.outlook"
_SEASON: Final = {Grain.WEEK: 52, Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}
_MOST: Final = {Unit.RATIO: 1.0, Unit.RATING: 5.0, Unit.SCORE: 100.0}


@dataclass(frozen=True)
class Forecast:
    """An indicator at the end of its target's span, or why it is not forecast.

    Parameters
    ----------
    standing : Standing
        The objective.
    span : Period
        What the forecast is of.
    target : float or None
        The target over that span.
    outlook : Outlook or None
        The forecast and its interval.
    reason : Message or None
        Why there is none; said exactly when ``outlook`` is None.
    """

    standing: Standing
    span: Period
    target: float | None = None
    outlook: Outlook | None = None
    reason: Message | None = None

    @property
    def kpi(self) -> str:
        """Id of the indicator."""
        return self.standing.kpi

    @property
    def chance(self) -> Chance | None:
        """Whether the target will be met: the whole interval meets it, none of it, or part."""
        if self.outlook is None or self.target is None:
            return None
        met = [self._meets(end) for end in (self.outlook.low, self.outlook.high)]
        if all(met):
            return "likely"
        return "uncertain" if any(met) else "unlikely"

    def _meets(self, value: float) -> bool:
        lower = self.standing.lower_is_better
        return value <= (self.target or 0.0) if lower else value >= (self.target or 0.0)

    def quantity(self, value: float | None) -> Quantity:
        """Return a value with the indicator's unit."""
        return quantity(self.kpi, value, self.standing.reading.currency)


@remembered
def chances(found: Sequence[Forecast], overrides: Sequence[Override] = ()) -> tuple[Choice, ...]:
    """Return what is said of each target ahead, a person's word before the rule's."""
    return tuple(
        choose(overrides, RULE, each.standing.objective.statement, each.chance)
        for each in found
        if each.chance is not None
    )


@remembered
def forecasts(scope: Scope, score: Scorecard) -> tuple[Forecast, ...]:
    """Forecast the objectives that have a target, in the brief's order.

    Parameters
    ----------
    scope : Scope
        The period under report.
    score : Scorecard
        The objectives.
    """
    aimed = [each for each in score.standings if each.objective.target is not None]
    return tuple(forecast(scope.on(each.objective.platform or None), each) for each in aimed)


def forecast(scope: Scope, standing: Standing) -> Forecast:
    """Forecast one objective's indicator.

    Where the data stop inside the period: what the period so far usually becomes by its end
    (the ratio of past whole periods to their first days). Else: the period of the report's
    kind that holds the day the objective is due, by the models of
    :mod:`stratbook.strategy.performance.outlook`, on the figures of one definition that follow
    each other without a gap.

    Parameters
    ----------
    scope : Scope
        The period under report, on the objective's platform.
    standing : Standing
        The objective.
    """
    here = scope.period
    stop = last_day(scope)
    if stop is not None and here.start <= stop < here.end:
        return _bounded(_of_pace(scope, standing, stop))
    if (total := _of_its_span(scope, standing)) is not None:
        return _bounded(total)
    due = standing.objective.due
    if due is None or due <= here.end:
        return Forecast(standing, here, reason=_OVER)
    span = _holding(due, here.grain)
    step = _steps_to(here, span)
    if step is None or step > threshold("forecast_most_periods"):
        return Forecast(standing, span or here, reason=_FAR)
    return _bounded(_ahead(scope, standing, span or here, step))


_OVER: Final = say("No date lies ahead: the period is whole and the objective names no later one.")
_FAR: Final = say("The date is too far ahead for a forecast from this history.")


def last_day(scope: Scope) -> dt.date | None:
    """Return the last day that any file speaks of: rows only occur where something happened."""
    found = []
    for name in scope.tables:
        column = _SPOKEN.get(name, "date")
        if column in scope.tables[name]:
            days = scope.tables[name][column].dropna()
            found += [days.max().date()] if len(days) else []
    return max(found, default=None)


_SPOKEN: Final = {
    "posts": "extracted_at",
    "messages": "opened_at",
    "mentions": "published_at",
    "ads": "date_end",
    "outcomes": "date_end",
}


def _holding(day: dt.date, grain: Grain) -> Period | None:
    """Return the period of a kind that holds a day; None for spans given as two dates."""
    match grain:
        case Grain.WEEK:
            iso = day.isocalendar()
            return week(iso.year, iso.week)
        case Grain.MONTH:
            return month(day.year, day.month)
        case Grain.QUARTER:
            return quarter(day.year, (day.month - 1) // 3 + 1)
        case Grain.YEAR:
            return year(day.year)
        case _:
            return None


def _steps_to(here: Period, span: Period | None) -> int | None:
    """Return how many periods lie between two of a kind; None where they are of no kind."""
    if span is None:
        return None
    step = 0
    while span.start > here.start:
        span, step = span.previous(), step + 1
    return step


def _of_its_span(scope: Scope, standing: Standing) -> Forecast | None:
    """Forecast the year's or quarter's total that a target is set for, in a month of it."""
    kind = _SPANS.get(standing.objective.per)
    known = reference.kpi(standing.kpi)
    if kind is None or scope.period.grain is not Grain.MONTH or known.aggregation != "sum":
        return None
    span = _holding(scope.period.end, kind)
    if span is None or span.end <= scope.period.end:
        return None
    found = from_months(scope, standing.kpi, span)
    return None if found is None else Forecast(standing, span, standing.objective.target, found)


_SPANS: Final = {"quarter": Grain.QUARTER, "year": Grain.YEAR}


def _ahead(scope: Scope, standing: Standing, span: Period, step: int) -> Forecast:
    whole = history(scope, standing.kpi, int(threshold("forecast_history")))
    values = unbroken(whole)
    model = drift if reference.kpi(standing.kpi).aggregation == "level" else None
    found = outlook(values, (step,), _SEASON[scope.period.grain], model)
    target = standing.target if standing.objective.per != "once" else standing.objective.target
    if found is None and scope.period.grain in {Grain.QUARTER, Grain.YEAR}:
        found = from_months(scope, standing.kpi, span)
    if found is None:
        return Forecast(standing, span, target, reason=_short(len(values)))
    return Forecast(standing, span, target, found)


def _short(count: int) -> Message:
    return say_n(
        "The history is too short to judge a forecast by ({count} figure in a row).",
        "The history is too short to judge a forecast by ({count} figures in a row).",
        count,
    )


def _of_pace(scope: Scope, standing: Standing, stop: dt.date) -> Forecast:
    """Forecast a period's end from its first days, as past periods went on from theirs."""
    here = scope.period
    first = Period(start=here.start, end=stop)
    so_far = measure(standing.kpi, scope.over(first)).value
    ratios = past_paces(lambda span: measure(standing.kpi, scope.over(span)).value, here, stop)
    empty = Forecast(standing, here, standing.target, reason=_short(len(ratios)))
    if not so_far or so_far < 0 or len(ratios) < threshold("forecast_errors"):
        return empty
    centre = median(ratios)
    errors = [
        math.log(each / median([*ratios[:place], *ratios[place + 1 :]]))
        for place, each in enumerate(ratios)
    ]
    found = widened(so_far * centre, errors, "pace", ratios=True)
    return Forecast(standing, here, standing.target, found)


def past_paces(value: Callable[[Period], float | None], here: Period, stop: dt.date) -> list[float]:
    """Return, for past periods, the whole period's figure ÷ that of its first days.

    Parameters
    ----------
    value : callable
        Gives the figure of a span of days, None where there is none.
    here : Period
        The period that is not over.
    stop : date
        Its last known day.
    """
    ratios = []
    for span in here.back(1 + int(threshold("forecast_pace_periods")))[:-1]:
        end = min(span.end, span.start + (stop - here.start))
        whole, part = value(span), value(Period(start=span.start, end=end))
        if whole and part and whole > 0 and part > 0:
            ratios.append(whole / part)
    return ratios


def _bounded(found: Forecast) -> Forecast:
    """Hold a forecast to what its indicator can be: no share above 1, no count below 0."""
    if found.outlook is None:
        return found
    known = reference.kpi(found.kpi)
    least = -math.inf if known.status == "points" else 0.0
    most = _MOST.get(Unit(known.unit), math.inf)
    low, value, high = (
        min(most, max(least, each))
        for each in (found.outlook.low, found.outlook.value, found.outlook.high)
    )
    return replace(found, outlook=replace(found.outlook, low=low, value=value, high=high))
