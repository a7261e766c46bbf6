"""Ranges of pay and prices: the client's own rows before the reference, each with its source."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.reference import csv_rows
from stratbook.core.remembered import remembered

ITEMS: Final = (
    "salary_junior", "salary_experienced", "charge_rate", "day_rate_junior",
    "day_rate_experienced", "days_year",
)  # fmt: skip
_PERCENT: Final = "charge_rate"


@dataclass(frozen=True)
class Range:
    """Low, middle and high of a figure."""

    low: float
    mid: float
    high: float

    def times(self, other: "Range") -> "Range":
        """Return the product, end by end (both grow together)."""
        return Range(self.low * other.low, self.mid * other.mid, self.high * other.high)

    def plus(self, other: "Range") -> "Range":
        """Return the sum, end by end."""
        return Range(self.low + other.low, self.mid + other.mid, self.high + other.high)

    def over(self, other: "Range") -> "Range | None":
        """Return the quotient: its low end is the low over the high, and the other way round."""
        if not (other.low and other.mid):
            return None
        return Range(self.low / other.high, self.mid / other.mid, self.high / other.low)


@dataclass(frozen=True)
class Pay:
    """One range with its source.

    Parameters
    ----------
    item : str
        What it is: a salary, a day rate, the charge rate (a ratio), the days of a year.
    range : Range
        Money in the client's currency; ratios as 0.4.
    source : mapping
        Where it comes from, by language code.
    read_on : date or None
        When it was read.
    own : bool
        Whether the client wrote it in the sheet ``pay``.
    """

    item: str
    range: Range
    source: Mapping[str, str]
    read_on: dt.date | None
    own: bool


@remembered
def pay_ranges(sheet: pd.DataFrame, currency: str) -> Mapping[str, Pay]:
    """Return the ranges by item; the sheet's rows go before the reference's.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``pay``: item, low, mid, high (charges in percent), origin, read_on.
    currency : str
        The client's. A reference amount in another currency is left out, never converted.

    Raises
    ------
    ValueError
        Never for the sheet: a range upside down is put the right way up.
    """
    found = {
        row["item"]: _reference(row)
        for row in csv_rows("pay_ranges.csv")
        if row["currency"] in ("", currency)
    }
    for row in sheet.to_dict("records"):
        low, high = number_of(row["low"]), number_of(row["high"])
        if low is None or high is None:
            continue
        low, high = min(low, high), max(low, high)
        mid = number_of(row["mid"])
        inside = mid if mid is not None and low <= mid <= high else (low + high) / 2
        item, origin = text_of(row["item"]), text_of(row["origin"])
        found[item] = Pay(
            item, _scaled(item, low, inside, high), {"en": origin, "fr": origin},
            day_of(row["read_on"]), own=True,
        )  # fmt: skip
    return {item: found[item] for item in ITEMS if item in found}


def _reference(row: Mapping[str, str]) -> Pay:
    ends = (float(row["low"]), float(row["mid"]), float(row["high"]))
    return Pay(
        row["item"], _scaled(row["item"], *ends),
        {"en": row["source_en"], "fr": row["source_fr"]},
        dt.date.fromisoformat(row["read_on"]), own=False,
    )  # fmt: skip


def _scaled(item: str, low: float, mid: float, high: float) -> Range:
    scale = 100 if item == _PERCENT else 1
    return Range(low / scale, mid / scale, high / scale)


def loaded(pays: Mapping[str, Pay], seniority: str) -> Range | None:
    """Return the loaded cost of a post for a year: gross × (1 + employer's charges)."""
    gross, charges = pays.get(f"salary_{seniority}"), pays.get("charge_rate")
    if gross is None or charges is None:
        return None
    rate = charges.range
    return gross.range.times(Range(1 + rate.low, 1 + rate.mid, 1 + rate.high))
