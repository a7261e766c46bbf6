"""What a KPI's function returns, and the registry that finds the function by the KPI's id."""

import datetime as dt
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from stratbook.core import reference
from stratbook.core.message import Fact, Listing, Message, Name, Term, say, say_n, term
from stratbook.core.places import Sources, sources_at
from stratbook.core.reference import threshold
from stratbook.strategy.intervals import Interval
from stratbook.strategy.kpis.scope import Scope, settled


@dataclass(frozen=True)
class Part:
    """A share of a measure: one platform, one channel, one hashtag, another reading.

    Parameters
    ----------
    label : Fact
        What it is a part of.
    value : float or None
        In the KPI's unit.
    n : int or None
        What it was counted on.
    key : str
        Platform id, channel or tag: what two measures' parts are matched by.
    interval : (float, float) or None
        Its interval.
    """

    label: Fact
    value: float | None
    n: int | None = None
    key: str = ""
    interval: Interval | None = None


@dataclass(frozen=True)
class Measure:
    """A KPI's value over one scope, with what it rests on.

    Parameters
    ----------
    kpi : str
        Id of the KPI.
    value : float or None
        In the KPI's unit (ratios as 0.031); None when it is not available.
    reason : Message or None
        Why it is not available; said exactly when ``value`` is None.
    n : int or None
        How many posts, messages or people it was counted on.
    counted : Message or None
        The same in words: "46 posts".
    interval : (float, float) or None
        Its interval, at the level of the house; None for exact counts.
    variant : Message or None
        Which of the KPI's definitions this is, where it has several.
    basis : str
        The variant as a short code: two measures compare only when it is the same.
    sources : tuple of str
        Files it rests on; a :class:`~stratbook.core.places.Sources` knows which rows too.
    parts : tuple of Part
        The same by platform or channel; never meant to be added up.
    notes : tuple of Message
        What was left out, what it covers.
    provisional : bool
        Whether it counts posts that were too young when exported, and may still grow.
    partial : bool
        Whether rows without the figure were left out.
    as_of : date or None
        For a level, the day it was last counted on: a count that stands for two periods
        tells nothing of the change between them.

    Raises
    ------
    ValueError
        When a value stands with a reason for its absence, or is missing without one.
    """

    kpi: str
    value: float | None = None
    reason: Message | None = None
    n: int | None = None
    counted: Message | None = None
    interval: Interval | None = None
    variant: Message | None = None
    basis: str = ""
    sources: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    notes: tuple[Message, ...] = ()
    provisional: bool = False
    partial: bool = False
    as_of: dt.date | None = None

    def __post_init__(self) -> None:
        """Hold value and reason to exactly one of the two."""
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.kpi}: {self.value} is no value")
        if (self.value is None) == (self.reason is None):
            raise ValueError(f"{self.kpi}: a value, or the reason why there is none")

    def comparable(self, other: "Measure") -> bool:
        """Say whether both have a value, of the same definition and not of the same count."""
        recounted = self.as_of is None or self.as_of != other.as_of
        known = self.value is not None and other.value is not None
        return known and recounted and self.basis == other.basis

    def noting(self, *notes: Message | None) -> "Measure":
        """Return the same measure with further notes; None adds nothing."""
        return replace(self, notes=self.notes + tuple(note for note in notes if note is not None))


Function = Callable[[Scope], Measure]
_FUNCTIONS: Final[dict[str, Function]] = {}


def kpi(id_: str) -> Callable[[Function], Function]:
    """Register the function that computes a KPI.

    Raises
    ------
    ValueError
        When the id has a function already.
    """

    def register(function: Function) -> Function:
        if id_ in _FUNCTIONS:
            raise ValueError(f"two functions compute {id_!r}")
        _FUNCTIONS[id_] = function
        return function

    return register


def computed() -> frozenset[str]:
    """Return the ids of the KPIs that have a function."""
    return frozenset(_FUNCTIONS)


def measure(id_: str, scope: Scope) -> Measure:
    """Compute a KPI.

    Parameters
    ----------
    id_ : str
        Id of a KPI of the dictionary.
    scope : Scope
        What it is measured on.

    Returns
    -------
    Measure
        With a value, or with the reason why there is none.

    Raises
    ------
    KeyError
        When the dictionary has no such KPI.
    """
    found = scope.known(id_)
    if not isinstance(found, Measure):
        function = _FUNCTIONS.get(reference.kpi(id_).id)
        found = function(scope) if function else absent(id_, scope)
        scope.keep(id_, found)
    return found


def fits(id_: str, scope: Scope) -> bool:
    """Say whether a KPI is fit for the scope's organisation."""
    wanted = reference.kpi(id_).organisations
    return scope.organisation is None or not wanted or scope.organisation in wanted


def measure_all(scope: Scope) -> dict[str, Measure]:
    """Compute every KPI fit for the scope's organisation, by id, in the dictionary's order."""
    return {id_: measure(id_, scope) for id_ in reference.kpis() if fits(id_, scope)}


def missing(id_: str, reason: Message, parts: Iterable[Part] = ()) -> Measure:
    """Return a measure without a value, with its reason."""
    return Measure(id_, None, reason, parts=tuple(parts))


def absent(id_: str, scope: Scope, *tables: str) -> Measure:
    """Return a measure whose data are not there, with the file that would bring them.

    Parameters
    ----------
    id_ : str
        The KPI.
    scope : Scope
        What was asked for.
    *tables : str
        The tables it needs; by default those its dictionary entry names.
    """
    known = reference.kpi(id_)
    files = Listing(items=tuple(term(each) for each in known.exports))
    if id_ not in _FUNCTIONS:
        return missing(
            id_, say("This edition does not compute it; it rests on: {files}.", files=files)
        )
    wanted = [name for name in tables or known.inputs if name in scope.tables]
    if wanted and all(not scope.history(name).empty for name in wanted):
        lacking = say(
            "The files received hold no such figure for {span}. What would bring it: {files}.",
            span=scope.period,
            files=files,
        )
        return missing(id_, lacking)
    absence = say("Not in the files received. What would bring it: {files}.", files=files)
    return missing(id_, absence)


def file_of(places: pd.Series) -> pd.Series:
    """Return the file of each place: ``exports/a.csv:12`` and ``inputs.xlsx!media:5``."""
    return places.astype("str").str.replace(r"(![^!:]*)?:\d+$", "", regex=True)


def sources_of(*frames: pd.DataFrame) -> Sources:
    """Return the files that rows come from, sorted, with which of their rows."""
    return sources_at(place for frame in frames for place in frame["source"].dropna().tolist())


def posts_counted(count: int) -> Message:
    """Return "46 posts"."""
    return say_n("{count} post", "{count} posts", count)


def left_out(count: int) -> Message | None:
    """Return the note that posts without the figure were left out; None when all have it."""
    if not count:
        return None
    return say_n(
        "{count} post without this figure is left out.",
        "{count} posts without this figure are left out.",
        count,
    )


def of_posts(measured: Measure, scope: Scope, known: int) -> Measure:
    """Say of a measure of posts what it leaves out and what may still grow.

    Parameters
    ----------
    measured : Measure
        A measure with a value.
    scope : Scope
        What it was measured on.
    known : int
        How many of the scope's posts had the figure.
    """
    posts = scope.posts
    young = int((~settled(posts)).sum())
    growing = say_n(
        "{count} post was less than {days} days old when exported; its figures may still grow.",
        "{count} posts were less than {days} days old when exported; their figures may still grow.",
        young,
        days=int(threshold("post_settle_days")),
    )
    noted = measured.noting(left_out(len(posts) - known), growing if young else None)
    return replace(noted, provisional=young > 0, partial=known < len(posts))


def platform_name(platform: str) -> Name | Term:
    """Return a platform's name as readers know it."""
    known = reference.platforms().get(platform)
    return Name(text=known.label if known else platform)
