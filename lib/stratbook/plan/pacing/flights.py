"""A flight as it is tracked: the plan's row, and what the tracking sheet adds to it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.core.period import Period
from stratbook.plan.flights.forecast import Forecast
from stratbook.plan.flights.rows import Range

Price = Literal["cpm", "cpc", "cpa"]
PRICES: Final[tuple[Price, ...]] = ("cpm", "cpc", "cpa")
_TRACKED: Final = ("campaign", "spent", "spent_on")
_META: Final = frozenset({"facebook", "instagram", "meta"})


@dataclass(frozen=True)
class TrackedFlight:
    """One flight, with what tells its spend and its links from others'.

    Parameters
    ----------
    name : str
        Its name in the plan.
    platform, objective : str
        Ids.
    period : Period
        First and last day.
    budget : float
        Money planned, in the client's currency.
    landing, audience, format : str
        As the plan writes them; may be empty.
    campaign : str
        Its campaign in the ad manager; empty when nobody said.
    typed : float or None
        Spend somebody typed in, up to ``typed_on``.
    typed_on : date or None
        Last day of the typed spend.
    prices : mapping of str to Range
        Costs the plan counted on: ``cpm``, ``cpc``, ``cpa``.
    source : str
        Where its row stands.
    """

    name: str
    platform: str
    objective: str
    period: Period
    budget: float
    landing: str = ""
    audience: str = ""
    format: str = ""
    campaign: str = ""
    typed: float | None = None
    typed_on: dt.date | None = None
    prices: Mapping[Price, Range] = field(default_factory=dict)
    source: str = ""

    def kpi_of(self, price: Price) -> str:
        """Return the KPI a cost is: a lead's is not an acquisition's."""
        return "cpl" if price == "cpa" and self.objective == "leads" else price


def tracked_flights(
    inputs: Mapping[str, pd.DataFrame], forecasts: Iterable[Forecast] = ()
) -> tuple[TrackedFlight, ...]:
    """Read the sheets ``flights`` and ``tracking`` together, by the flight's name.

    Parameters
    ----------
    inputs : mapping
        The brief's sheets. A row of ``tracking`` completes the flight of its name, or is a
        flight of its own.
    forecasts : iterable of Forecast
        What the plan's flights should cost, with their ranges.

    Returns
    -------
    tuple of TrackedFlight
        By first day, then by name.
    """
    plan, live = _rows(inputs, "flights"), _rows(inputs, "tracking")
    merged = [
        {**live.get(key, {}), **plan.get(key, {}), **_own(live.get(key, {}))}
        for key in {**plan, **live}
    ]
    expected = {plain(each.flight.id): each for each in forecasts}
    found = [_with_costs(_flight(each), expected) for each in merged if "budget" in each]
    return tuple(sorted(found, key=lambda each: (each.period.start, each.name)))


def family(platform: str) -> str:
    """Return the ad house a platform is bought from: Facebook's and Instagram's is Meta."""
    return "meta" if platform in _META else platform


def _rows(inputs: Mapping[str, pd.DataFrame], sheet: str) -> dict[str, dict[str, Any]]:
    """Return a sheet's rows by flight, without what is not filled in."""
    rows = inputs.get(sheet, pd.DataFrame()).to_dict("records")
    known = [{str(k): v for k, v in row.items() if not _blank(v)} for row in rows]
    return {plain(each["flight"]): each for each in known if "flight" in each}


def _own(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what only the tracking sheet says of a flight."""
    kept = {name: row[name] for name in _TRACKED if name in row}
    return {**kept, "prices": {name: row[name] for name in PRICES if name in row}}


def _flight(row: Mapping[str, Any]) -> TrackedFlight:
    on = row.get("spent_on")
    texts = {name: str(row.get(name, "")) for name in ("landing", "audience", "format")}
    return TrackedFlight(
        name=str(row["flight"]),
        platform=str(row["platform"]),
        objective=str(row["objective"]),
        period=Period(start=row["starts"].date(), end=row["ends"].date()),
        budget=round(float(row["budget"]), 2),
        **texts,
        campaign=str(row.get("campaign", "")),
        typed=row.get("spent"),
        typed_on=None if on is None else on.date(),
        prices={name: Range(cost, cost, cost) for name, cost in row["prices"].items() if cost > 0},
        source=str(row.get("source", "")),
    )


def _with_costs(flight: TrackedFlight, forecasts: Mapping[str, Forecast]) -> TrackedFlight:
    """Add the costs of a flight's forecast; those that somebody typed in stand."""
    found = forecasts.get(plain(flight.name))
    if found is None:
        return flight
    costs: dict[Price, Range | None] = {"cpm": found.cpm, "cpc": found.cpc, "cpa": found.cpa}
    known = {name: cost for name, cost in costs.items() if cost is not None}
    return replace(flight, prices={**known, **flight.prices})


def _blank(value: Any) -> bool:  # a cell
    return bool(pd.isna(value))
