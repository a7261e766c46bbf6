"""The budget's lines: spent against planned to date."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from stratbook.core.period import Period


@dataclass(frozen=True)
class LinePace:
    """One line of the budget.

    Parameters
    ----------
    line, third : str
        Its name, and the part of the budget it belongs to.
    planned : float
        Whole amount.
    to_date : float or None
        Share of it by days; None without a period of the budget, or before it begins.
    spent : float or None
        What the sheet says; None when it is not filled in.
    """

    line: str
    third: str
    planned: float
    to_date: float | None
    spent: float | None

    @property
    def left(self) -> float | None:
        """What is left of it."""
        return None if self.spent is None else self.planned - self.spent

    @property
    def ratio(self) -> float | None:
        """Spent over planned to date."""
        return self.spent / self.to_date if self.spent is not None and self.to_date else None


def line_paces(lines: pd.DataFrame, period: Period | None, asked: dt.date) -> tuple[LinePace, ...]:
    """Hold the sheet ``budget_lines`` against its plan, evenly over the budget's period.

    Parameters
    ----------
    lines : DataFrame
        The sheet: line, third, planned, spent.
    period : Period or None
        What the budget covers.
    asked : date
        Last day of the period under report.
    """
    share = None
    if period is not None and asked >= period.start:
        share = min((asked - period.start).days + 1, period.days) / period.days
    return tuple(
        LinePace(
            line=str(row["line"]),
            third=str(row["third"]),
            planned=float(row["planned"]),
            to_date=None if share is None else float(row["planned"]) * share,
            spent=None if pd.isna(row["spent"]) else float(row["spent"]),
        )
        for row in lines.to_dict("records")
    )
