"""The crisis plan: what it holds, what it lacks, what nobody has checked for long."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered
from stratbook.core.triage import Worded
from stratbook.strategy.community.sheet_cells import day, number, records, text

State = Literal["ready", "ownerless", "old", "missing", "unknown"]


@dataclass(frozen=True)
class Item:
    """One item of the plan.

    Parameters
    ----------
    item : Worded
        What it is.
    weight : int
        What it counts for, 1 … 3.
    state : {"ready", "ownerless", "old", "missing", "unknown"}
        Ready; ready but without anybody to answer for it; not checked for long; said to be
        missing; not said at all.
    owner : str
        The role that answers for it.
    checked : date or None
        When it was last checked.
    """

    item: Worded
    weight: int
    state: State
    owner: str = ""
    checked: dt.date | None = None


@dataclass(frozen=True)
class CrisisPlan:
    """Every item of the plan, in the order of the reference; ``filled`` rows were given."""

    items: tuple[Item, ...]
    filled: int

    @property
    def score(self) -> float | None:
        """Weight of what is ready ÷ weight of all; None when the sheet is empty."""
        if not self.filled:
            return None
        whole = sum(each.weight for each in self.items)
        return sum(each.weight for each in self.items if each.state == "ready") / whole

    @property
    def lacking(self) -> tuple[Item, ...]:
        """What is not ready, heaviest first."""
        open_ = [each for each in self.items if each.state != "ready"]
        return tuple(sorted(open_, key=lambda each: -each.weight))

    @property
    def is_sound(self) -> bool:
        """Whether enough of it is ready."""
        return (self.score or 0.0) >= threshold("crisis_plan_sound")


@remembered
def read_crisis_plan(sheet: pd.DataFrame, today: dt.date) -> CrisisPlan:
    """Hold the sheet against what a crisis plan needs.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``crisis_plan``: item, done, owner, checked_on.
    today : date
        The day it is read for: the period's end.
    """
    rows = {text(row["item"]): row for row in records(sheet)}
    items = tuple(
        _item(each, rows.get(each["item"]), today) for each in csv_rows("crisis_plan.csv")
    )
    return CrisisPlan(items, len(rows))


def _item(asked: dict[str, str], row: dict[str, object] | None, today: dt.date) -> Item:
    item = Worded(id=asked["item"], en=asked["en"], fr=asked["fr"])
    weight = int(asked["weight"])
    done = None if row is None else number(row["done"])
    if row is None or done is None:
        return Item(item, weight, "unknown")
    owner, checked = text(row["owner"]).strip(), day(row["checked_on"])
    return Item(item, weight, _state(owner, checked, today) if done else "missing", owner, checked)


def _state(owner: str, checked: dt.date | None, today: dt.date) -> State:
    if not owner:
        return "ownerless"
    oldest = pd.Timestamp(today) - pd.DateOffset(months=int(threshold("crisis_plan_months")))
    return "old" if checked is None or checked < oldest.date() else "ready"
