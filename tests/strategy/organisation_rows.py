"""Sheets of chapter 10, typed as people fill them in."""

import pandas as pd

from stratbook.brief.inputs import empty_inputs
from stratbook.brief.sheets import SHEETS, sheet


def filled(id_: str, *rows: dict) -> pd.DataFrame:
    """Return a sheet with these rows, its other cells blank."""
    blank = empty_inputs(sheet(id_))
    if not rows:
        return blank
    records = [{"source": f"inputs/{id_}.csv:{n}", **row} for n, row in enumerate(rows, 2)]
    return pd.DataFrame(records).reindex(columns=blank.columns).astype(blank.dtypes.to_dict())


def inputs(**sheets: list[dict]) -> dict[str, pd.DataFrame]:
    """Return every sheet, those named filled."""
    return {each.id: filled(each.id, *sheets.get(each.id, [])) for each in SHEETS}


TEAM = [
    {"role": "Manager", "hat": "smm", "hours_week": 21.0},
    {"role": "Animator", "hat": "cm", "hours_week": 35.0, "hours_social": 21.0},
    {"role": "Desk", "hat": "other", "hours_week": 35.0, "hours_social": 6.0},
]
TASKS = [
    {"task": "plan", "kind": "strategy", "level": "strategic_objective", "role": "manager",
     "hours_month": 7.0},
    {"task": "targets", "kind": "reporting", "level": "quantified_objective", "role": "Manager",
     "hours_month": 14.0},
    {"task": "write", "kind": "content", "level": "execution", "role": "Animator",
     "hours_month": 42.0},
    {"task": "answer", "kind": "community", "level": "execution", "role": "Animator",
     "hours_month": 49.0},
    {"task": "sell", "kind": "selling", "level": "execution", "role": "Animator",
     "hours_month": 14.0},
    {"task": "reply", "kind": "community", "level": "execution", "role": "Desk",
     "hours_month": 21.0},
    {"task": "train", "kind": "training", "level": "execution", "hours_month": None},
]  # fmt: skip
