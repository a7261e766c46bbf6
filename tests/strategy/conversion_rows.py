"""Small sheets of chapter 7, made by hand."""

import numpy as np
import pandas as pd

from stratbook.brief.sheets import sheet
from stratbook.core.period import month
from stratbook.core.tables import Tables
from stratbook.strategy.kpis import Scope

OCTOBER = month(2026, 10)
EXERCISE_12 = {
    "scenario": "Exercise 12", "starts": "2026-10-01", "ends": "2026-10-31", "conversion": "sale",
    "media": 2000, "production": 800, "hours": 20, "rate": 40, "suppliers": 0,
    "impressions": 250_000, "clicks": 3000, "leads": 150, "sales": 30, "basket": 180,
    "margin_rate": 0.45,
}  # fmt: skip


def rows(name: str, *given: dict) -> pd.DataFrame:
    """Return a sheet as the brief reads it."""
    fields = sheet(name).fields
    frame = pd.DataFrame(list(given), columns=[field.id for field in fields])
    for field in fields:
        if field.kind == "day":
            frame[field.id] = pd.to_datetime(frame[field.id])
        elif field.kind == "number":
            frame[field.id] = frame[field.id].astype("float64")
        else:
            frame[field.id] = frame[field.id].astype(object).where(frame[field.id].notna(), np.nan)
    frame["source"] = [f"inputs.xlsx!{name}:{at + 2}" for at in range(len(frame))]
    return frame


def inputs(**given: list[dict]) -> dict[str, pd.DataFrame]:
    """Return the sheets of chapter 7, empty but for those given."""
    names = ("scenarios", "scenario_actions", "suppliers", "tests_ab", "proofs")
    return {name: rows(name, *given.get(name, [])) for name in names}


def scope(**tables: pd.DataFrame) -> Scope:
    """Return October in euros."""
    return Scope(Tables(tables, "Europe/Paris"), OCTOBER, "EUR")
