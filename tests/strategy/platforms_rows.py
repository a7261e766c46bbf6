"""Rows of chapter 4's sheets, written short."""

import datetime as dt

import numpy as np
import pandas as pd

from stratbook.brief.inputs import empty_inputs
from stratbook.brief.sheets import sheet
from stratbook.strategy.platforms.accounts import Accounts
from stratbook.strategy.platforms.choice import choose_platforms
from stratbook.strategy.platforms.scores import Grid, read_grid

END = dt.date(2026, 10, 31)
WEIGHTS = {"audience": 40, "image": 20, "objective": 25, "resources": 15}
SCORES = {
    "instagram": (5, 5, 4, 3),
    "facebook": (3, 3, 4, 4),
    "linkedin": (2, 3, 3, 4),
    "snapchat": (2, 2, 2, 2),
}


def rows(id_: str, *given: dict) -> pd.DataFrame:
    """Return a sheet's frame, its types kept, from rows that say only what matters."""
    blank = empty_inputs(sheet(id_))
    full = [
        {**dict.fromkeys(blank.columns), "source": f"inputs/{id_}.csv:{line}", **row}
        for line, row in enumerate(given, start=2)
    ]
    return pd.DataFrame(full, columns=blank.columns).astype(blank.dtypes.to_dict())


def day(month: int, number: int) -> pd.Timestamp:
    return pd.Timestamp(2026, month, number)


def grid(weights=WEIGHTS, scores=SCORES) -> Grid:
    """Exercise 5's grid, or another one; a score of None is left blank."""
    return read_grid(
        rows("criteria", *({"criterion": name, "weight": each} for name, each in weights.items())),
        rows(
            "platform_scores",
            *(
                {"platform": platform, "criterion": name,
                 "score": np.nan if score is None else float(score)}
                for platform, own in scores.items()
                for name, score in zip(weights, own, strict=True)
            ),
        ),
    )  # fmt: skip


def accounts(**last_posts: dt.date | None) -> Accounts:
    return Accounts(last_posts, inventoried=True, on=END)


def choice(given: Grid | None = None, overrides=(), known: Accounts | None = None):
    live = accounts(instagram=END, facebook=END, linkedin=dt.date(2026, 6, 12))
    return choose_platforms(given or grid(), known or live, overrides)
