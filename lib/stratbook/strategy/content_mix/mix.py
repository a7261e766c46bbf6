"""Content by origin and by mechanic: how much of each, and how it does beside its like."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd
import scipy

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import N_, Fact, Name, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval
from stratbook.strategy.kpis.publications import post_index
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.tag_results import TagResult, TagResults, results_by_tag
from stratbook.strategy.tags import tags_of

RULE: Final = "content_mix.value"
Tag = Literal["origin", "mechanic"]
TAGS: Final[tuple[Tag, ...]] = ("origin", "mechanic")
ORIGINS: Final = {
    "brand": N_("brand content"),
    "curated": N_("curated content"),
    "ugc": N_("customers’ content (UGC)"),
    "employee": N_("employees’ content"),
    "customer": N_("customers’ testimonies"),
}
USUAL: Final = 100.0  # the median of the same platform and format


@dataclass(frozen=True)
class Value:
    """One origin or one mechanic.

    Parameters
    ----------
    result : TagResult
        Its share of the period's posts and its engagement rate by reach.
    n : int
        Settled posts of the year that have an index.
    index : float or None
        Their median; None under the least number of posts.
    interval : (float, float) or None
        Interval of the median index; None under the least number of posts.
    choice : Choice
        "more", "less" or "keep", "wait" where there are too few posts; or what a person
        decided.
    """

    result: TagResult
    n: int
    index: float | None
    interval: Interval | None
    choice: Choice

    @property
    def name(self) -> str:
        """The value, as the tags hold it."""
        return self.result.value


@dataclass(frozen=True)
class Mix:
    """The values of one tag.

    Parameters
    ----------
    results : TagResults
        What the tag covers, and its values.
    rows : tuple of Value
        The most used first.
    posts : int
        Publications of the period, tagged or not.
    """

    results: TagResults
    rows: tuple[Value, ...]
    posts: int

    @property
    def tag(self) -> str:
        """Which tag."""
        return self.results.tag

    @property
    def untagged(self) -> float | None:
        """Share of the period's posts without the tag; None without posts."""
        return 1 - self.results.tagged / self.posts if self.posts else None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands for each value, and what the rule said."""
        return tuple(each.choice for each in self.rows)

    @property
    def apart(self) -> tuple[Value, ...]:
        """The values whose interval leaves the usual index aside."""
        return tuple(each for each in self.rows if each.choice.computed in {"more", "less"})


@remembered
def content_mix(scope: Scope, tag: Tag, overrides: Sequence[Override] = ()) -> Mix:
    """Measure the content mix by one tag.

    Parameters
    ----------
    scope : Scope
        Tables and period. Shares are of the period; the index is of the settled posts of the
        year that ends with it, each beside the median of its platform and format.
    tag : {"origin", "mechanic"}
        Which tag.
    overrides : sequence of Override
        What a person decided against the rule ``content_mix.value``, by value.
    """
    results = results_by_tag(scope, tag)
    indexes = _indexes(scope, tag)
    values = []
    for row in results.rows:
        own = indexes[indexes["value"] == row.value]["index"]
        interval = median_interval(own)
        index = float(own.median()) if len(own) >= threshold("minimum_cell") else None
        choice = choose(overrides, RULE, row.value, _guidance(interval))
        values.append(Value(row, len(own), index, interval, choice))
    return Mix(results, tuple(values), len(scope.rows("posts")))


def value_term(tag: str, value: str) -> Fact:
    """Return a value as it is said: an origin in the reader's language, else the client's word."""
    known = ORIGINS.get(value) if tag == "origin" else None
    return Name(text=value) if known is None else term(known)


def _indexes(scope: Scope, tag: Tag) -> pd.DataFrame:
    posts = scope.trailing.posts
    values = tags_of(posts, scope.tables["tags"])[tag]
    frame = pd.DataFrame({"value": values, "index": post_index(posts)["index"]})
    return frame.dropna()


def _guidance(interval: Interval | None) -> str:
    if interval is None:
        return "wait"
    low, high = interval
    return "more" if low > USUAL else "less" if high < USUAL else "keep"


def median_interval(values: pd.Series) -> Interval | None:
    """Return an interval of a median, free of any distribution.

    Parameters
    ----------
    values : Series
        Numbers, none missing.

    Returns
    -------
    tuple of float or None
        Two of the values themselves; None under the threshold ``minimum_cell``, or where so
        few values hold no such interval (six are needed at 95 %).

    Notes
    -----
    The order statistics of the sign test (Conover, 1999), as computed by
    :func:`scipy.stats.quantile_test`.
    """
    if len(values) < threshold("minimum_cell"):
        return None
    found = scipy.stats.quantile_test(values.to_numpy(dtype=float), p=0.5)
    level = threshold("confidence_level")
    low, high = found.confidence_interval(confidence_level=level)
    return (float(low), float(high)) if math.isfinite(low) and math.isfinite(high) else None
