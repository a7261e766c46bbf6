"""The effect seen: a KPI before an action and now, held against what was expected."""

import math
from dataclasses import dataclass
from typing import Literal

from stratbook.core.message import Message
from stratbook.core.period import Period
from stratbook.core.reference import kpi as kpi_row
from stratbook.core.vocabulary import Direction

Verdict = Literal["within", "above", "below", "unclear", "no_range", "unknown"]


@dataclass(frozen=True)
class Reading:
    """A KPI over one period: value (None when n.d., with the reason) and interval if any."""

    span: Period
    value: float | None
    interval: tuple[float, float] | None = None
    reason: Message | None = None


@dataclass(frozen=True)
class Seen:
    """What coincides with an action.

    Parameters
    ----------
    kpi : str
        Id of its KPI.
    before, after : Reading
        The last whole period before it began, and the period under report.
    change : float or None
        After − before, in the KPI's unit; None when one of them is not known.
    interval : (float, float) or None
        Interval of the change, where both readings have one.
    verdict : str
        "within", "above" or "below" the range expected (above is better than expected);
        "unclear" where the interval of the change holds zero; "no_range" where nothing was
        expected; "unknown" where the change is.
    """

    kpi: str
    before: Reading
    after: Reading
    change: float | None
    interval: tuple[float, float] | None
    verdict: Verdict


def compare(
    kpi: str, before: Reading, after: Reading, expected: tuple[float | None, float | None]
) -> Seen:
    """Hold a KPI's change against the range expected.

    Parameters
    ----------
    kpi : str
        Id of the KPI.
    before, after : Reading
        Both in the KPI's unit.
    expected : (float or None, float or None)
        Low and high change expected, in the KPI's unit; one number alone is both.

    Notes
    -----
    The interval of the difference is MOVER's (Zou and Donner, 2008), which needs only each
    reading's own interval, taken as independent.
    """
    change = None if before.value is None or after.value is None else after.value - before.value
    interval = _interval(before, after)
    return Seen(kpi, before, after, change, interval, _verdict(kpi, change, interval, expected))


def _interval(before: Reading, after: Reading) -> tuple[float, float] | None:
    if before.value is None or after.value is None:
        return None
    if before.interval is None or after.interval is None:
        return None
    change = after.value - before.value
    (low1, high1), (low2, high2) = before.interval, after.interval
    down = math.hypot(after.value - low2, high1 - before.value)
    up = math.hypot(high2 - after.value, before.value - low1)
    return change - down, change + up


def _verdict(
    kpi: str,
    change: float | None,
    interval: tuple[float, float] | None,
    expected: tuple[float | None, float | None],
) -> Verdict:
    if change is None:
        return "unknown"
    ends = [each for each in expected if each is not None]
    if not ends:
        return "no_range"
    if interval is not None and interval[0] <= 0 <= interval[1]:
        return "unclear"
    sign = -1 if kpi_row(kpi).direction is Direction.DOWN else 1
    low, high = sorted((sign * min(ends), sign * max(ends)))
    moved = sign * change
    if moved < low:
        return "below"
    return "above" if moved > high else "within"
