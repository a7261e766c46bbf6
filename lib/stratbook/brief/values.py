"""Cells of the sheets, once read, as plain values: blank is empty text or None."""

import datetime as dt

import pandas as pd

from stratbook.brief.known import kpi_names
from stratbook.brief.nearest import plain


def text_of(value: object) -> str:
    """Return a cell's text, empty when it is blank."""
    return value.strip() if isinstance(value, str) else ""


def number_of(value: object) -> float | None:
    """Return a cell's number, None when it is blank."""
    return float(value) if isinstance(value, int | float) and pd.notna(value) else None


def day_of(value: object) -> dt.date | None:
    """Return a cell's day, None when it is blank."""
    return value.date() if isinstance(value, dt.datetime) and pd.notna(value) else None


def kpi_of(value: object) -> str:
    """Return the id of the KPI a cell names by id or by label; empty when there is none."""
    wanted = plain(text_of(value))
    return next((id_ for name, id_ in kpi_names().items() if plain(name) == wanted), "")
