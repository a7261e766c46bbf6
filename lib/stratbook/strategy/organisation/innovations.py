"""Innovation tests: a hypothesis, a threshold written before, a result, and a verdict by rule."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, wilson

RULE: Final = "organisation.innovation"
KEEP: Final = "keep"
STOP: Final = "stop"
GO_ON: Final = "go_on"
NOT_ENOUGH: Final = "not_enough"
PENDING: Final = "pending"


@dataclass(frozen=True)
class Test:
    """One test.

    Parameters
    ----------
    name, hypothesis, measure : str
        As the sheet writes them.
    starts, ends : date or None
        When it runs.
    cost, hours : float or None
        What it takes.
    is_rate : bool
        Whether a share is judged; a plain number else.
    wanted : float or None
        From what it succeeds: a ratio for a rate.
    result, cases : float or None
        The number counted, and for a rate out of how many.
    choice : Choice
        The verdict: ``keep``, ``stop``, ``go_on``, ``not_enough``, ``pending``.
    """

    name: str
    hypothesis: str
    measure: str
    starts: dt.date | None
    ends: dt.date | None
    cost: float | None
    hours: float | None
    is_rate: bool
    wanted: float | None
    result: float | None
    cases: float | None
    choice: Choice

    @property
    def value(self) -> float | None:
        """The result in the unit of the threshold."""
        return _value(self.result, self.cases, is_rate=self.is_rate)

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of a rate."""
        return _interval(self.result, self.cases) if self.is_rate else None


@remembered
def read_tests(
    sheet: pd.DataFrame, period: Period, overrides: Sequence[Override] = ()
) -> tuple[Test, ...]:
    """Read the sheet ``innovations`` and give each test its verdict.

    A rate is kept when its interval lies at or above the threshold, stopped when it lies
    below, and goes on when the interval holds the threshold; it is not judged on fewer than
    ``test_least_cases`` cases. A number is kept from the threshold on, else stopped. Without
    a threshold written, or without a result, there is not enough to judge; before its last
    day nothing is judged.
    """
    return tuple(_test(row, period, overrides) for row in sheet.to_dict("records"))


def verdict(test: Mapping[str, float | None], *, is_rate: bool, over: bool) -> str:
    """Return the verdict of a test from its ``wanted``, ``result`` and ``cases``."""
    wanted, result, cases = test["wanted"], test["result"], test["cases"]
    if not over:
        return PENDING
    if wanted is None or result is None:
        return NOT_ENOUGH
    if not is_rate:
        return KEEP if result >= wanted else STOP
    interval = _interval(result, cases)
    if interval is None or (cases or 0) < threshold("test_least_cases"):
        return NOT_ENOUGH
    if interval[0] >= wanted:
        return KEEP
    return STOP if interval[1] < wanted else GO_ON


def _test(row: Mapping[object, object], period: Period, overrides: Sequence[Override]) -> Test:
    name, is_rate = text_of(row["test"]), text_of(row["kind"]) == "rate"
    wanted, result = number_of(row["threshold"]), number_of(row["result"])
    if wanted is not None and is_rate:
        wanted /= 100
    cases, ends = number_of(row["cases"]), day_of(row["ends"])
    over = ends is not None and ends <= period.end
    told = {"wanted": wanted, "result": result, "cases": cases}
    return Test(
        name=name, hypothesis=text_of(row["hypothesis"]), measure=text_of(row["measure"]),
        starts=day_of(row["starts"]), ends=ends, cost=number_of(row["cost"]),
        hours=number_of(row["hours"]), is_rate=is_rate, **told,
        choice=choose(overrides, RULE, name, verdict(told, is_rate=is_rate, over=over)),
    )  # fmt: skip


def _value(result: float | None, cases: float | None, *, is_rate: bool) -> float | None:
    if result is None or not is_rate:
        return result
    return result / cases if cases else None


def _interval(result: float | None, cases: float | None) -> Interval | None:
    if result is None or not cases or result > cases:
        return None
    return wilson(int(result), int(cases))
