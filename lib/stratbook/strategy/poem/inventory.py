"""The media inventory, each row classed by a rule that can be read, or by the consultant."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from stratbook.core import reference
from stratbook.core.period import Period, parse_period
from stratbook.core.vocabulary import Medium


@dataclass(frozen=True)
class Rule:
    """Why a kind of medium is paid, owned or earned.

    Parameters
    ----------
    kind : str
        Kind of the inputs sheet.
    medium : Medium
        Its class.
    reason : mapping
        The reason by language code.
    source : str
        Where the rule comes from.
    """

    kind: str
    medium: Medium
    reason: Mapping[str, str]
    source: str


@dataclass(frozen=True)
class Item:
    """One medium of one period.

    Parameters
    ----------
    name, platform, kind : str
        What it is; the platform may be empty.
    medium : Medium
        Its class, after the consultant's override where there is one.
    rule : Rule
        The rule of its kind.
    override : str or None
        The consultant's reason, when the class is theirs and not the rule's.
    period : Period
        What the figures are for.
    spend : float or None
        Money spent.
    work : float or None
        Hours times the cost of an hour.
    contacts : float or None
        Its reach: people for this medium alone, contacts with duplicates once added.
    has_landing, is_reused : bool or None
        Whether it leads to a page of one's own; whether one's own media took it up.
    source : str
        Row of the inputs.
    """

    name: str
    platform: str
    kind: str
    medium: Medium
    rule: Rule
    override: str | None
    period: Period
    spend: float | None
    work: float | None
    contacts: float | None
    has_landing: bool | None
    is_reused: bool | None
    source: str

    @property
    def cost(self) -> float | None:
        """Money and work together; None when neither is known."""
        known = [each for each in (self.spend, self.work) if each is not None]
        return sum(known) if known else None


@cache
def rules() -> Mapping[str, Rule]:
    """Return the classification rules by kind (``data/reference/poem_rules.csv``)."""
    return {
        row["kind"]: Rule(
            row["kind"], Medium(row["medium"]), {"en": row["en"], "fr": row["fr"]}, row["source"]
        )
        for row in reference.csv_rows("poem_rules.csv")
    }


def classify(sheet: pd.DataFrame) -> tuple[Item, ...]:
    """Class every row of the media inventory.

    Parameters
    ----------
    sheet : DataFrame
        The inputs' ``media``: item, period, platform, kind, medium, reason, cost, hours,
        hourly_rate, reach, has_landing, is_reused, source.

    Returns
    -------
    tuple of Item
        In the sheet's order.
    """
    return tuple(_item(row) for row in sheet.to_dict("records"))


def within(items: tuple[Item, ...], period: Period) -> tuple[Item, ...]:
    """Return the items whose own period lies wholly inside a period."""
    return tuple(each for each in items if period.contains(each.period))


def _item(row: Mapping[Hashable, Any]) -> Item:
    rule = rules()[row["kind"]]
    stated = None if pd.isna(row["medium"]) else Medium(row["medium"])
    overridden = stated is not None and stated is not rule.medium
    hours, rate = _number(row["hours"]), _number(row["hourly_rate"])
    return Item(
        name=str(row["item"]),
        platform=_text(row["platform"]),
        kind=str(row["kind"]),
        medium=stated or rule.medium,
        rule=rule,
        override=_text(row["reason"]) if overridden else None,
        period=parse_period(str(row["period"])),
        spend=_number(row["cost"]),
        work=None if hours is None or rate is None else hours * rate,
        contacts=_number(row["reach"]),
        has_landing=_flag(row["has_landing"]),
        is_reused=_flag(row["is_reused"]),
        source=str(row["source"]),
    )


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _flag(value: Any) -> bool | None:
    return None if pd.isna(value) else bool(value)
