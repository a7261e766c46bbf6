"""Meta Ads Manager's report: an ad (or set, or campaign), a span, and often a breakdown."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say, say_n
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header, words
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader
from stratbook.ingest.totals import sums_up

_EXPORT: Final = "meta_ads"
_NAMES: Final = ("campaign", "ad_set", "ad", "ad_id")
BREAKDOWNS: Final = ("age", "gender", "platform", "placement", "device", "country", "region")
_NUMBERS: Final = (
    "spend", "impressions", "reach", "clicks_link", "clicks_all", "results", "conversions",
    "revenue", "cpm",
)  # fmt: skip
_TEXTS: Final = ("objective", "result_type", "attribution", "audience", "currency")
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(_NUMBERS, "number"),
        **dict.fromkeys(("campaign", "ad_set", "ad", *BREAKDOWNS), "text"),
        **dict.fromkeys(_TEXTS, "text"),
        "ad_id": "id",
        "date_start": "day",
        "date_end": "day",
        "day": "day",
    },
    required=("date_start", "date_end"),
    names=(*_NAMES, *BREAKDOWNS),
)
_SIGNATURE: Final = Signature(
    _EXPORT, ("date_start", "date_end"), ("impressions", "reach", "spend", "results")
)


def _find(grid: Grid) -> Header | None:
    return find_header(grid, _SIGNATURE)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    found = _named(read_fields(grid, header, _SPEC, context), context)
    if "day" in found:
        found = found.assign(
            date_start=found["day"].fillna(found["date_start"]),
            date_end=found["day"].fillna(found["date_end"]),
        )
    ads = _with_spend(_with_breakdown(_without_subtotals(found, context)), header, context)
    _warn_of_types(ads, context)
    unused = ["day", "cpm", "age", "gender", "country", "region", "line"]
    return {"ads": ads.drop(columns=unused, errors="ignore")}


def _named(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Refuse rows that name nothing where others are named, and are no total either."""
    named = [name for name in _NAMES if name in found]
    if not named:
        return found
    nameless = found[named].isna().all(axis=1)
    for line in found.loc[nameless, "line"]:
        context.notes.refuse(
            int(line),
            say("The row names no campaign, set or ad, and is not the sum of the others."),
            say("Export the report again; take the row out if it is a total."),
        )
    return found[~nameless].reset_index(drop=True)


def _without_subtotals(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Leave out, in a broken-down report, the rows that sum up a campaign, set or ad."""
    named = [name for name in (*_NAMES, "day") if name in found]
    broken = [name for name in BREAKDOWNS if name in found and found[name].notna().any()]
    if not broken or not named:
        return found
    whole = found[broken].isna().all(axis=1)
    sums = [at for _, group in found.groupby(named, dropna=False) for at in _sums(group, whole)]
    for line in found.loc[sums, "line"]:
        context.notes.leave_out(int(line), say("A subtotal: it equals the sum of its breakdown."))
    return found.drop(index=sums).reset_index(drop=True)


def _sums(group: pd.DataFrame, whole: pd.Series) -> list[int]:
    unbroken = [at for at, row in enumerate(group.index) if whole[row]]
    if len(unbroken) != 1 or len(group) < 2:
        return []
    numbers = group[[name for name in _NUMBERS if name in group]]
    return [int(group.index[unbroken[0]])] if sums_up(numbers, unbroken[0]) else []


def _with_breakdown(found: pd.DataFrame) -> pd.DataFrame:
    """Say by what the rows are broken down, and give each its platform."""
    broken = [name for name in BREAKDOWNS if name in found and found[name].notna().any()]
    value = pd.Series(None, index=found.index, dtype="object")
    if broken:
        parts = found[broken].fillna("").astype(str)
        value = parts.agg(", ".join, axis=1)
    platform = pd.Series("meta", index=found.index, dtype="object")
    if "platform" in found:
        known = words("platform")
        platform = found["platform"].map(
            lambda written: known.get(str(written).casefold().replace("_", " "), "meta")
        )
    return found.assign(
        breakdown=", ".join(broken) or None, breakdown_value=value, platform=platform
    )


def _with_spend(found: pd.DataFrame, header: Header, context: Context) -> pd.DataFrame:
    """Give amounts their currency; without a spend column, derive it from the CPM."""
    if "spend" not in found and {"cpm", "impressions"} <= set(found.columns):
        found = found.assign(spend=found["cpm"] * found["impressions"] / 1000)
        context.notes.warn(
            say("The file has no amount spent: it is derived, CPM × impressions ÷ 1,000.")
        )
    currency = header.currency or context.options.currency
    if not header.currency and "currency" not in found:
        context.notes.warn(
            say("The file names no currency: its amounts are taken as {currency}.",
                currency=currency)
        )  # fmt: skip
    elif currency != context.options.currency:
        context.notes.warn(
            say("Amounts are in {currency}, the client's currency is {client}.",
                currency=currency, client=context.options.currency)
        )  # fmt: skip
    written = found["currency"] if "currency" in found else pd.Series(None, index=found.index)
    return found.assign(currency=written.astype("object").fillna(currency))


def _warn_of_types(ads: pd.DataFrame, context: Context) -> None:
    if "result_type" not in ads:
        return
    kinds = sorted(ads["result_type"].dropna().unique())
    if len(kinds) > 1:
        context.notes.warn(
            say_n(
                "The results are of {count} type: {types}.",
                "The results are of {count} types and are never added: {types}.",
                len(kinds),
                types=[str(kind) for kind in kinds],
            )
        )


READERS: Final = (Reader("meta_ads", N_("Meta Ads Manager report"), _find, _read),)
