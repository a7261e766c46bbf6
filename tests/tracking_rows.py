"""Small invented plans, ads and web analytics for the tests of links and pacing."""

import datetime as dt
from pathlib import Path

import pandas as pd

from stratbook.brief.inputs import empty_inputs
from stratbook.brief.models import Brief, ClientFile
from stratbook.brief.sheets import SHEETS
from stratbook.core.period import Period
from stratbook.core.tables import conform
from stratbook.plan.pacing.flights import TrackedFlight
from stratbook.plan.pacing.tracked import Tracked, track


def flight(
    name="FB", starts="2026-10-01", ends="2026-10-31", budget=100.0, **more
) -> TrackedFlight:
    period = Period(start=dt.date.fromisoformat(starts), end=dt.date.fromisoformat(ends))
    whole = {"platform": "facebook", "objective": "sales", **more}
    return TrackedFlight(name=name, period=period, budget=budget, **whole)


def ads(*rows, **more) -> pd.DataFrame:
    """Rows of (start, end, campaign, spend), on Facebook unless told otherwise."""
    found = [
        {"date_start": start, "date_end": end, "campaign": campaign, "spend": spend,
         "platform": "facebook", "currency": "EUR", "source": f"exports/ads.csv:{at}", **more}
        for at, (start, end, campaign, spend) in enumerate(rows, start=2)
    ]  # fmt: skip
    return conform("ads", pd.DataFrame(found, columns=None if found else ["source"]), "UTC")


def web(*rows) -> pd.DataFrame:
    """Rows of (date, source, medium, campaign, sessions)."""
    names = ["date", "source_name", "medium", "campaign", "sessions"]
    frame = pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows], columns=names)
    return conform("web", frame.assign(source="exports/web.csv:2"), "UTC")


def client(**sheets: pd.DataFrame) -> Brief:
    file = ClientFile.model_validate(
        {"organisation": {"name": "Acme", "type": "btoc", "website": "https://www.acme.example"},
         "period": "2026-10", "language": "en"}
    )  # fmt: skip
    inputs = {each.id: empty_inputs(each) for each in SHEETS} | sheets
    return Brief(folder=Path("acme"), file=file, inputs=inputs)


def brief(flights, table, period) -> Tracked:
    return track(client(), table, period, tuple(flights))
