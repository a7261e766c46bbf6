"""Counts beside counts, shares beside shares: what moved, beyond chance."""

import math
from dataclasses import dataclass

from stratbook.core.reference import threshold
from stratbook.strategy.intervals import Interval, wilson


@dataclass(frozen=True)
class Change:
    """A count now beside a count before, brought to the same number of days.

    Parameters
    ----------
    now, before : int
        How often something was said (or clicked) in each period.
    days : (int, int)
        Length of each period.
    """

    now: int
    before: int
    days: tuple[int, int]

    @property
    def relative(self) -> float | None:
        """The change of the daily mean (0.2 is +20 %); None when there was nothing before."""
        if self.before <= 0:
            return None
        return self.now / self.days[0] / (self.before / self.days[1]) - 1

    @property
    def interval(self) -> Interval | None:
        """The change's interval, counts taken as Poisson: Wilson's on now ÷ (now + before)."""
        share = wilson(self.now, self.now + self.before)
        if share is None or share[1] >= 1:
            return None
        low, high = (each / (1 - each) * self.days[1] / self.days[0] - 1 for each in share)
        return low, high

    @property
    def is_firm(self) -> bool:
        """Whether it is large enough, on enough cases, and its interval leaves out no change."""
        relative, interval = self.relative, self.interval
        if relative is None or interval is None:
            return False
        enough = self.now + self.before >= threshold("voice_minimum")
        return (
            enough
            and abs(relative) >= threshold("notable_change")
            and not interval[0] <= 0 <= interval[1]
        )


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval; None of nothing."""
        return wilson(self.part, self.whole)


def apart(one: Share, other: Share) -> Interval | None:
    """Return the interval of one share minus another; None when one is of nothing.

    Notes
    -----
    Newcombe (1998), method 10: the two Wilson intervals combined by squares.
    """
    first, second = one.interval, other.interval
    if first is None or second is None or one.value is None or other.value is None:
        return None
    difference = one.value - other.value
    down = math.hypot(one.value - first[0], second[1] - other.value)
    up = math.hypot(first[1] - one.value, other.value - second[0])
    return difference - down, difference + up


def differ(one: Share, other: Share) -> bool:
    """Say whether two shares differ by more than chance explains."""
    interval = apart(one, other)
    return interval is not None and not interval[0] <= 0 <= interval[1]
