"""Limits of the ad platforms that no split can keep together: said before any is tried."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from stratbook.brief.models import Brief, Budget
from stratbook.brief.nearest import plain
from stratbook.core.message import Message, Quantity, Unit, say

_CENT: Final = 0.005


def ad_bounds(brief: Brief) -> Iterator[tuple[str, Message]]:
    """Iterate over what clashes in the sheets of ad platforms and groups: rows, and what.

    Parameters
    ----------
    brief : Brief
        Uses ``budget`` and the sheets ``ad_platforms`` and ``ad_groups``.
    """
    rows = _limits(brief.inputs["ad_platforms"])
    groups = brief.inputs["ad_groups"]
    currency = brief.file.currency
    yield from _upside_down(pd.concat([rows, _bounded(groups)]), currency)
    yield from _never_used(rows, currency)
    yield from _groups(rows, groups, currency)
    money = ad_budget(brief.file.budget)
    least = float(rows["low"].sum())
    if money is not None and least > money + _CENT:
        yield (
            _place(rows[rows["low"] > 0]),
            say("The platforms’ minimums add up to {least}, more than the ad space of {budget}.",
                least=_money(least, currency), budget=_money(money, currency)),
        )  # fmt: skip


def ad_budget(budget: Budget) -> float | None:
    """Return the money for ad space that a brief states; None without a total."""
    if budget.total is None:
        return None
    parts = budget.thirds
    whole = parts.ad_space + parts.strategy + parts.production
    share = budget.total * parts.ad_space / whole if whole else 0.0
    stated = share if budget.ad_space is None else budget.ad_space
    return stated if budget.ad_space_cap is None else min(stated, budget.ad_space_cap)


def _bounded(sheet: pd.DataFrame) -> pd.DataFrame:
    low, high = sheet["minimum"].fillna(0.0), sheet["maximum"].fillna(float("inf"))
    return sheet.assign(low=low, high=high)[["low", "high", "source"]]


def _limits(platforms: pd.DataFrame) -> pd.DataFrame:
    """Return least and most of each row; an amount already decided is both."""
    frozen = platforms["frozen"]
    bounds = _bounded(platforms)
    entry = platforms["if_used"].fillna(0.0)
    # Who must be used must have its entry ticket too.
    least = bounds["low"].where(bounds["low"] <= 0, bounds["low"].combine(entry, max))
    return bounds.assign(
        low=frozen.fillna(least),
        entry=entry.where(frozen.isna(), 0.0),
        high=frozen.fillna(bounds["high"]),
        group=platforms["group"].fillna("").map(plain),
    )


def _upside_down(rows: pd.DataFrame, currency: str) -> Iterator[tuple[str, Message]]:
    for row in rows[rows["low"] > rows["high"] + _CENT].itertuples():
        yield (
            str(row.source),
            say("The minimum, {low}, exceeds the maximum, {high}.",
                low=_money(float(str(row.low)), currency),
                high=_money(float(str(row.high)), currency)),
        )  # fmt: skip


def _never_used(rows: pd.DataFrame, currency: str) -> Iterator[tuple[str, Message]]:
    """Name the platforms whose entry ticket exceeds what they may take."""
    held = (rows["low"] <= 0) & (rows["entry"] > rows["high"] + _CENT)
    for row in rows[held].itertuples():
        yield (
            str(row.source),
            say("“If used, at least” asks for {low}, and the maximum is {high}: it can never be "
                "used.",
                low=_money(float(str(row.entry)), currency),
                high=_money(float(str(row.high)), currency)),
        )  # fmt: skip


def _groups(
    rows: pd.DataFrame, groups: pd.DataFrame, currency: str
) -> Iterator[tuple[str, Message]]:
    """Look at each group's limits beside those of its platforms, and at names with no group."""
    named = groups["group"].fillna("").map(plain)
    for name, (_, row) in zip(named, _bounded(groups).iterrows(), strict=True):
        members = rows[rows["group"] == name]
        low, high = float(members["low"].sum()), float(members["high"].sum())
        if low > row["high"] + _CENT:
            yield (
                _place(members, row["source"]),
                say("The minimums inside the group, {low}, exceed its maximum, {high}.",
                    low=_money(low, currency), high=_money(float(row["high"]), currency)),
            )  # fmt: skip
        if row["low"] > high + _CENT:
            yield (
                _place(members, row["source"]),
                say("The group’s minimum, {low}, exceeds what its platforms may take, {high}.",
                    low=_money(float(row["low"]), currency), high=_money(high, currency)),
            )  # fmt: skip
    lost = rows[~rows["group"].isin({"", *named})]
    if not lost.empty:
        yield _place(lost), say("The group named here is not in the sheet of groups: no limit.")


def _place(rows: pd.DataFrame, *first: str) -> str:
    return ", ".join([*first, *rows["source"].astype(str)])


def _money(value: float, currency: str) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)
