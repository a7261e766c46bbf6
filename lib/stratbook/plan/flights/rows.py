"""A flight: one line of the media plan, on one platform, for one audience."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import pandas as pd

from stratbook.core.message import Fact, Name
from stratbook.core.period import Period

Objective = Literal["awareness", "traffic", "leads", "sales", "engagement"]
Metric = Literal["cpm", "ctr", "cvr"]
METRICS: Final[tuple[Metric, ...]] = ("cpm", "ctr", "cvr")
CONVERTING: Final = frozenset({"leads", "sales"})
LANDING: Final = frozenset({"traffic", "leads", "sales"})


@dataclass(frozen=True)
class Range:
    """A figure with what it may be at worst and at best: 10, 50 and 90 % points.

    Raises
    ------
    ValueError
        When the three are not in order.
    """

    low: float
    mid: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.mid * (1 + 1e-9) <= self.high * (1 + 2e-9):
            raise ValueError(f"a range goes from low to high: {self}")

    def times(self, factor: float) -> "Range":
        """Return the range multiplied by a factor above 0."""
        return Range(self.low * factor, self.mid * factor, self.high * factor)


@dataclass(frozen=True)
class Signed:
    """Where a row's validation stands.

    Parameters
    ----------
    state : {"", "draft", "to_validate", "approved"}
        Empty when nobody said.
    approved_by : str
        A role.
    approved_on : date or None
        When.
    comment_client, comment_agency : str
        What each has to say of it.
    """

    state: str = ""
    approved_by: str = ""
    approved_on: dt.date | None = None
    comment_client: str = ""
    comment_agency: str = ""


@dataclass(frozen=True)
class Flight:
    """One flight.

    Parameters
    ----------
    id : str
        Its name in the plan.
    period : Period
        First and last day.
    platform : str
        Platform id.
    objective : {"awareness", "traffic", "leads", "sales", "engagement"}
        What it is bought for.
    audience : str
        Persona or segment, in the client's words.
    placement, format : Fact or None
        Where it runs and as what.
    buying : str
        ``cpm``, ``cpc``, ``cpv``, ``cpa``; empty when it is not said.
    budget : float
        Money, in the client's currency.
    landing : str
        Page it leads to; empty when there is none.
    people : float or None
        People of the audience on the platform.
    prices : mapping of str to Range
        The row's own prices.
    tax : str
        ``excluded`` or ``included`` where the row says so; empty for the client's.
    source : str
        Where the row stands.
    drafted : bool
        Whether a rule wrote it, and nobody yet.
    signed : Signed
        Where its validation stands.
    """

    id: str
    period: Period
    platform: str
    objective: Objective
    audience: str = ""
    placement: Fact | None = None
    format: Fact | None = None
    buying: str = ""
    budget: float = 0.0
    landing: str = ""
    people: float | None = None
    prices: Mapping[Metric, Range] = field(default_factory=dict)
    tax: str = ""
    source: str = ""
    drafted: bool = False
    signed: Signed = Signed()

    @property
    def weeks(self) -> float:
        """Length in weeks."""
        return self.period.days / 7

    @property
    def segment(self) -> str:
        """What tells its audience from others: its name, else the flight's own."""
        return " ".join((self.audience or self.id).lower().split())


def read_flights(frame: pd.DataFrame) -> tuple[Flight, ...]:
    """Read the sheet ``flights``, in its own order.

    Parameters
    ----------
    frame : DataFrame
        As the brief gives it: checked, a row a flight.
    """
    return tuple(_flight(row) for row in frame.to_dict("records"))


def _flight(row: Mapping[Any, Any]) -> Flight:
    return Flight(
        id=row["flight"],
        period=Period(start=_day(row["starts"]), end=_day(row["ends"])),
        platform=row["platform"],
        objective=row["objective"],
        audience=text_of(row["audience"]),
        placement=_name(row["placement"]),
        format=_name(row["format"]),
        buying=text_of(row["buying"]),
        budget=round(row["budget"], 2),
        landing=text_of(row["landing"]),
        people=_number(row["people"]),
        prices=_prices(row),
        tax=text_of(row["tax"]),
        source=row["source"],
        signed=_signed(row),
    )


def _signed(row: Mapping[Any, Any]) -> Signed:
    day = row.get("approved_on")
    return Signed(
        state=text_of(row.get("state")),
        approved_by=text_of(row.get("approved_by")),
        approved_on=None if day is None or pd.isna(day) else _day(day),
        comment_client=text_of(row.get("comment_client")),
        comment_agency=text_of(row.get("comment_agency")),
    )


def _prices(row: Mapping[Any, Any]) -> dict[Metric, Range]:
    found: dict[Metric, Range] = {}
    for metric in METRICS:
        low, mid, high = (_number(row[f"{metric}{end}"]) for end in ("_low", "", "_high"))
        if mid is None and low is not None and high is not None:
            mid = math.sqrt(low * high)  # prices spread by factors, not by sums
        mid = mid or low or high
        if mid is not None:
            found[metric] = Range(low or mid, mid, high or mid)
    return found


def _day(value: pd.Timestamp) -> dt.date:
    return value.date()


def text_of(value: object) -> str:
    """Return a cell's text; a missing one is empty."""
    return value if isinstance(value, str) else ""


def _name(value: object) -> Fact | None:
    text = text_of(value)
    return Name(text=text) if text else None


def _number(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
