"""A cell of a sheet as plain Python: pandas marks what is empty in four ways."""

import datetime as dt

import pandas as pd


def records(sheet: pd.DataFrame) -> list[dict[str, object]]:
    """Return a sheet's rows, each by column name."""
    return [{str(name): cell for name, cell in row.items()} for row in sheet.to_dict("records")]


def number(value: object) -> float | None:
    """Return a cell as a number (yes is 1, no is 0); None when it is empty."""
    if isinstance(value, bool | int | float) and not pd.isna(value):
        return float(value)
    return None


def text(value: object) -> str:
    """Return a cell as text; empty when it is empty."""
    return value if isinstance(value, str) else ""


def day(value: object) -> dt.date | None:
    """Return a cell as a day; None when it is empty."""
    return value.date() if isinstance(value, dt.datetime) and not pd.isna(value) else None
