"""Search Console: visits won on the brand's own name, queries within reach, clicks by position."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from stratbook.brief.models import ClientFile
from stratbook.core.message import Message, say
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, wilson
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.shown import host, plain

BANDS: Final = ((1, 1), (2, 3), (4, 6), (7, 10), (11, 15))  # places on the results pages
_WORD: Final = re.compile(r"\w{4,}")  # a name's telling words; shorter ones are articles
_SIGNS: Final = re.compile(r"\W+|_")


@dataclass(frozen=True)
class Query:
    """One query of the period.

    Parameters
    ----------
    text : str
        As it was typed.
    branded : bool
        Whether it holds the brand's name.
    impressions, clicks : float
        Added up over the period.
    position : float or None
        Mean position, weighted by impressions; None where no row gives one.
    """

    text: str
    branded: bool
    impressions: float
    clicks: float
    position: float | None

    @property
    def ctr(self) -> float | None:
        """Clicks ÷ impressions; None without impressions."""
        return self.clicks / self.impressions if self.impressions else None


@dataclass(frozen=True)
class Band:
    """Queries of the same positions, the brand's own name left out.

    Parameters
    ----------
    first, last : int
        Positions, rounded, both included.
    impressions, clicks : float
        Added up.
    queries : int
        How many.
    """

    first: int
    last: int
    impressions: float
    clicks: float
    queries: int

    @property
    def enough(self) -> bool:
        """Whether there are enough impressions to show a rate."""
        return self.impressions >= threshold("minimum_events")

    @property
    def ctr(self) -> float | None:
        """Clicks ÷ impressions; None under the least number of impressions."""
        return self.clicks / self.impressions if self.enough else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of that rate."""
        shown = round(self.impressions)
        return wilson(min(round(self.clicks), shown), shown) if self.enough else None


@dataclass(frozen=True)
class Searches:
    """What Search Console tells of a period.

    Parameters
    ----------
    queries : tuple of Query
        Most clicks first.
    total : float
        Clicks of the period, those of queries that Search Console does not give among them;
        the queries' own where no total is given.
    sources : tuple of str
        Files it rests on.
    reason : Message or None
        Why there is nothing to show.
    """

    queries: tuple[Query, ...] = ()
    total: float = 0.0
    sources: tuple[str, ...] = ()
    reason: Message | None = None

    def clicks(self, *, branded: bool) -> float:
        """Return the clicks on queries that hold the brand's name, or that do not."""
        return sum(each.clicks for each in self.queries if each.branded == branded)

    def impressions(self, *, branded: bool) -> float:
        """Return the impressions on queries that hold the brand's name, or that do not."""
        return sum(each.impressions for each in self.queries if each.branded == branded)

    @property
    def branded_share(self) -> float | None:
        """Clicks on queries that hold the brand's name ÷ all clicks; None without clicks."""
        return self.clicks(branded=True) / self.total if self.total else None

    @property
    def quick_wins(self) -> tuple[Query, ...]:
        """Queries without the brand's name, in reach and seen enough; most seen first."""
        first, last = threshold("search_quick_first"), threshold("search_quick_last")
        found = [
            each
            for each in self.queries
            if not each.branded
            and each.position is not None
            and first <= each.position <= last
            and each.impressions >= threshold("search_quick_impressions")
        ]
        return tuple(sorted(found, key=lambda each: (-each.impressions, each.text)))

    @property
    def bands(self) -> tuple[Band, ...]:
        """Clicks by position, over the queries that do not hold the brand's name."""
        return tuple(self._band(first, last) for first, last in BANDS)

    def _band(self, first: int, last: int) -> Band:
        inside = [
            each
            for each in self.queries
            if not each.branded
            and each.position is not None
            and first <= round(each.position) <= last
        ]
        return Band(
            first,
            last,
            sum(each.impressions for each in inside),
            sum(each.clicks for each in inside),
            len(inside),
        )


@remembered
def read_searches(scope: Scope, file: ClientFile) -> Searches:
    """Sum up the queries of a period.

    Parameters
    ----------
    scope : Scope
        Tables and period; ``brands`` are the names the client goes by.
    file : ClientFile
        ``brand.names``, the other words for it, and the site, whose name counts too.
    """
    found = scope.rows("search")
    days = found[found[["query", "page", "place"]].isna().all(axis=1)]
    rows = found[found["query"].notna() & found["impressions"].notna()]
    if rows.empty:
        reason = say(
            "No Search Console export with queries by day for this period: the searches that "
            "bring people to the site are not known."
        )
        return Searches(reason=reason)
    names = (*scope.brands, *file.brand.names, host(file.organisation.website).partition(".")[0])
    queries = [_query(str(text), group, names) for text, group in rows.groupby("query", sort=True)]
    queries.sort(key=lambda each: (-each.clicks, -each.impressions, each.text))
    total = max(float(days["clicks"].sum()), float(rows["clicks"].sum()))
    return Searches(tuple(queries), total, sources_of(rows, days))


def is_branded(query: str, names: Sequence[str]) -> bool:
    """Say whether a query holds one of the names.

    Either written in one go ("ateliers du rivage", "ateliersdurivage"), or by all its words
    of four letters or more in any order; case, accents and a plural s do not count.
    """
    typed, words = _joined(query), _telling(query)
    for name in names:
        joined, telling = _joined(name), _telling(name)
        if len(joined) >= 4 and joined in typed:
            return True
        if len(telling) > 1 and telling <= words:
            return True
    return False


def _query(text: str, rows: pd.DataFrame, names: Sequence[str]) -> Query:
    placed = rows[rows["position"].notna() & (rows["impressions"] > 0)]
    position = (
        float(np.average(placed["position"], weights=placed["impressions"]))
        if len(placed)
        else None
    )
    return Query(
        text=text,
        branded=is_branded(text, names),
        impressions=float(rows["impressions"].sum()),
        clicks=float(rows["clicks"].sum()),
        position=position,
    )


def _joined(text: str) -> str:
    return _SIGNS.sub("", plain(text))


def _telling(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(plain(text))}
