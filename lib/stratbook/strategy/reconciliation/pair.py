"""Two sources that measure the same thing, and how far apart they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from stratbook.core.message import Fact, Listing, Message, Quantity, Unit, say
from stratbook.core.period import Period
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.measure import Measure, absent, platform_name, sources_of

_SEVERAL: Final = {"meta": ("facebook", "instagram")}


class Kind(StrEnum):
    """What two sources have in common."""

    CLICKS = "clicks"
    DAILY = "daily"
    ADS = "ads"
    CLAIMS = "claims"


@dataclass(frozen=True)
class Side:
    """What one source says.

    Parameters
    ----------
    name : Message
        The source and what it counts.
    value : float or None
        Its figure.
    reason : Message or None
        Why there is none; said exactly when ``value`` is None.
    sources : tuple of str
        Its files.
    """

    name: Message
    value: float | None = None
    reason: Message | None = None
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Hold value and reason to exactly one of the two."""
        if (self.value is None) == (self.reason is None):
            raise ValueError("a value, or the reason why there is none")


@dataclass(frozen=True)
class Pair:
    """One thing that two sources measure.

    Parameters
    ----------
    kind : Kind
        What they have in common.
    what : Fact
        The thing measured.
    first, second : Side
        What each says.
    currency : str
        That of amounts; empty for counts.
    """

    kind: Kind
    what: Fact
    first: Side
    second: Side
    currency: str = ""

    @property
    def known(self) -> bool:
        """Whether at least one source has a figure."""
        return self.first.value is not None or self.second.value is not None

    @property
    def difference(self) -> float | None:
        """First − second; None where one of the two is missing."""
        if self.first.value is None or self.second.value is None:
            return None
        return self.first.value - self.second.value

    @property
    def relative(self) -> float | None:
        """The difference ÷ the second; None where that is missing or 0."""
        if self.difference is None or not self.second.value:
            return None
        return self.difference / self.second.value

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why a side is missing."""
        given = (self.first.reason, self.second.reason)
        return tuple(each for each in given if each is not None)

    def quantity(self, value: float | None, *, signed: bool = False) -> Quantity:
        """Return a figure of this pair with its unit."""
        if self.currency:
            return Quantity(value=value, unit=Unit.MONEY, currency=self.currency, signed=signed)
        return Quantity(value=value, signed=signed)


@dataclass(frozen=True)
class Reconciliation:
    """All pairs of a period."""

    period: Period
    pairs: tuple[Pair, ...] = ()

    def of(self, kind: Kind) -> tuple[Pair, ...]:
        """Return the pairs of one kind."""
        return tuple(each for each in self.pairs if each.kind is kind)


def platforms_of(name: str) -> tuple[str, ...]:
    """Return the platforms on which an ad platform's ads are seen."""
    return _SEVERAL.get(name, (name,))


def names_of(platforms: Iterable[str]) -> Listing:
    """Return platforms' names as a list."""
    return Listing(items=tuple(platform_name(each) for each in platforms))


def of_measure(name: Message, measured: Measure) -> Side:
    """Return a side from a KPI's measure."""
    return Side(name, measured.value, measured.reason, measured.sources)


def summed(name: Message, rows: pd.DataFrame, column: str, lacking: Message) -> Side:
    """Return a side that adds a column up; without any figure, why there is none."""
    known = rows[rows[column].notna()]
    if known.empty:
        return Side(name, reason=lacking)
    return Side(name, float(known[column].sum()), sources=sources_of(known))


def lacking(kpi: str, scope: Scope, *tables: str) -> Message:
    """Return the sentence that says which file would bring a figure."""
    reason = absent(kpi, scope, *tables).reason
    return reason if reason is not None else say("Not in the files received.")
