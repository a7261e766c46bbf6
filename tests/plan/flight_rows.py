"""Small invented plans for the tests of flights."""

import datetime as dt
from pathlib import Path

import pandas as pd

from stratbook.brief.inputs import empty_inputs
from stratbook.brief.models import Brief, ClientFile
from stratbook.brief.sheets import SHEETS, sheet
from stratbook.core import tables
from stratbook.core.period import Period
from stratbook.plan.flights.plan import FlightPlan, plan_flights
from stratbook.plan.flights.rows import Flight

UNTIL = dt.date(2026, 10, 31)
PRICES = {
    "cpm_low": 5.0, "cpm": 10.0, "cpm_high": 20.0, "ctr_low": 0.005, "ctr": 0.01,
    "ctr_high": 0.02, "cvr_low": 0.025, "cvr": 0.05, "cvr_high": 0.1,
}  # fmt: skip
BASE = {
    "flight": "A", "starts": "2026-11-02", "ends": "2026-11-29", "platform": "instagram",
    "objective": "sales", "audience": "Gift buyers", "placement": "Feed", "format": "photo",
    "buying": "cpm", "budget": 1000.0, "landing": "https://x.example/a", "people": 100_000.0,
    **PRICES,
}  # fmt: skip


def filled(id_: str, *rows: dict) -> pd.DataFrame:
    """Return a sheet's frame with rows given by their filled cells."""
    blank = empty_inputs(sheet(id_))
    frame = pd.DataFrame(
        [{"source": f"inputs/{id_}.csv:{n}", **row} for n, row in enumerate(rows, start=2)],
        columns=blank.columns,
    )
    kinds = {field.id: field.kind for field in sheet(id_).fields}
    for name, kind in kinds.items():
        if kind == "day":
            frame[name] = pd.to_datetime(frame[name])
    return frame.astype(blank.dtypes.to_dict())


def brief(
    *flights: dict, events: tuple[dict, ...] = (), file: dict | None = None, **sheets
) -> Brief:
    """Return a client with flights (each over :data:`BASE`) and events."""
    asked = {
        "organisation": {"name": "Petits Pots", "type": "btoc"}, "period": "2026-10",
        **(file or {}),
    }  # fmt: skip
    inputs = {each.id: empty_inputs(each) for each in SHEETS}
    inputs["flights"] = filled("flights", *({**BASE, **each} for each in flights))
    inputs["plan_events"] = filled("plan_events", *events)
    inputs |= {id_: filled(id_, *rows) for id_, rows in sheets.items()}
    return Brief(folder=Path("petits_pots"), file=ClientFile.model_validate(asked), inputs=inputs)


def plan(*flights: dict, ads: pd.DataFrame | None = None, amounts=None, **more) -> FlightPlan:
    """Return the plan of such a client."""
    history = tables.empty("ads") if ads is None else ads
    return plan_flights(brief(*flights, **more), history, UNTIL, amounts or {})


def flight(start: str, end: str, budget: float, platform: str = "linkedin") -> Flight:
    """Return a bare flight."""
    period = Period(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))
    return Flight("A", period, platform, "traffic", budget=budget)


def ads(*rows: dict) -> pd.DataFrame:
    """Return a table of ads: month, platform, spend, impressions, clicks, results and kind."""
    made = []
    for row in rows:
        first = pd.Timestamp(row.pop("month"))
        made.append({
            "date_start": first, "date_end": first + pd.offsets.MonthEnd(0), "currency": "EUR",
            "source": "exports/ads.csv:2", **row,
        })  # fmt: skip
    return tables.conform("ads", pd.DataFrame(made), "Europe/Paris")
