"""A-B tests: the difference of two rates with its interval, and a rule fixed beforehand.

Newcombe (1998), "Interval estimation for the difference between independent proportions",
method 10: Wilson's limits of each rate, combined.
"""

import datetime as dt
import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, wilson
from stratbook.strategy.kpis.scope import fold

RULE: Final = "conversion.test"
Outcome = Literal["keep_running", "choose_first", "choose_second", "no_difference", "undecided"]


@dataclass(frozen=True)
class Variant:
    """One variant: how many successes in how many trials."""

    name: str
    trials: int
    successes: int

    @property
    def rate(self) -> float | None:
        """Successes ÷ trials."""
        return self.successes / self.trials if self.trials else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's."""
        return wilson(self.successes, self.trials)


@dataclass(frozen=True)
class Experiment:
    """Two variants against each other.

    Parameters
    ----------
    name, scenario, metric : str
        As the sheet says.
    first, second : Variant
        The one in place, and the one tried.
    needed : int
        Trials a variant before one looks: those planned, else the house's minimum.
    planned : bool
        Whether a size was fixed beforehand.
    started, ended : date or None
        When it ran; no end while it runs.
    difference : float or None
        Second rate − first rate.
    interval : (float, float) or None
        Newcombe's.
    choice : Choice
        What the rule gives, with a person's word.
    """

    name: str
    scenario: str
    metric: str
    first: Variant
    second: Variant
    needed: int
    planned: bool
    started: dt.date | None
    ended: dt.date | None
    difference: float | None
    interval: Interval | None
    choice: Choice

    @property
    def reached(self) -> int:
        """Trials of the smaller variant."""
        return min(self.first.trials, self.second.trials)

    @property
    def stopped_early(self) -> bool:
        """Whether it was stopped before both variants had the trials needed."""
        return self.ended is not None and self.reached < self.needed

    @property
    def looks_settled(self) -> bool:
        """Whether the interval already leaves 0 out: the moment one is tempted to stop."""
        return self.interval is not None and (self.interval[0] > 0 or self.interval[1] < 0)


def newcombe(first: Variant, second: Variant) -> Interval | None:
    """Return the interval of second rate − first rate; None without trials on both sides."""
    one, other = first.interval, second.interval
    if one is None or other is None or first.rate is None or second.rate is None:
        return None
    gap = second.rate - first.rate
    low = gap - math.hypot(second.rate - other[0], one[1] - first.rate)
    high = gap + math.hypot(other[1] - second.rate, first.rate - one[0])
    return low, high


@remembered
def experiments(rows: pd.DataFrame, overrides: Sequence[Override] = ()) -> tuple[Experiment, ...]:
    """Return the tests of the sheet ``tests_ab``.

    Parameters
    ----------
    rows : DataFrame
        A row a variant; the first row of a test is the variant in place, each other row is
        held against it.
    overrides : sequence of Override
        Of ``client.yml``: the rule ``conversion.test``, by the test's name.
    """
    found = []
    for _, same in rows.groupby(rows["test"].map(fold), sort=False):
        first, *others = same.to_dict("records")
        many = len(others) > 1
        for other in others:
            name = text_of(first["test"])
            full = f"{name} – {text_of(other['variant'])}" if many else name
            found.append(_test(full, first, other, overrides))
    return tuple(found)


def _test(
    name: str,
    first: Mapping[Hashable, object],
    second: Mapping[Hashable, object],
    overrides: Sequence[Override],
) -> Experiment:
    one, other = _variant(first), _variant(second)
    planned = number_of(first["planned"]) or number_of(second["planned"])
    needed = int(planned or threshold("ab_least_trials"))
    interval = newcombe(one, other)
    gap = other.rate - one.rate if one.rate is not None and other.rate is not None else None
    computed = _outcome(one, other, interval, needed)
    return Experiment(
        name,
        text_of(first["scenario"]),
        text_of(first["metric"]),
        one,
        other,
        needed,
        planned is not None,
        day_of(first["started"]),
        day_of(first["ended"]),
        gap,
        interval,
        choose(overrides, RULE, name, computed),
    )


def _outcome(first: Variant, second: Variant, interval: Interval | None, needed: int) -> Outcome:
    """Apply the rule: enough trials first, then the interval, then what is worth having."""
    if interval is None or first.rate is None or min(first.trials, second.trials) < needed:
        return "keep_running"
    least = threshold("ab_least_effect") * first.rate
    low, high = interval
    gap = (second.rate or 0.0) - first.rate
    if low > 0 and gap >= least:
        return "choose_second"
    if high < 0 and -gap >= least:
        return "choose_first"
    worthless = low > 0 or high < 0 or (-least < low and high < least)
    return "no_difference" if worthless else "undecided"


def _variant(row: Mapping[Hashable, object]) -> Variant:
    trials, successes = number_of(row["trials"]) or 0.0, number_of(row["successes"]) or 0.0
    return Variant(text_of(row["variant"]), round(trials), round(successes))
