"""GA4's CSV export: a block of # lines, then one table or several."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, Message, say
from stratbook.core.period import Period
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid, Row
from stratbook.ingest.headers import Header, Signature, find_header, header_at
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader

_EXPORT: Final = "ga4"
_DIMENSIONS: Final = (
    "channel_group", "source_name", "medium", "source_medium", "campaign", "landing_page",
    "country", "device",
)  # fmt: skip
_NUMBERS: Final = (
    "users", "active_users", "sessions", "engaged_sessions", "key_events", "add_to_carts",
    "checkouts", "purchases", "revenue",
)  # fmt: skip
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(_DIMENSIONS, "text"),
        **dict.fromkeys(_NUMBERS, "number"),
        "date": "day",
        "nth_day": "number",
    },
    required=("date",),
    names=_DIMENSIONS,
)
_TABLE: Final = Signature(_EXPORT, (), (*_NUMBERS, "event_name", "event_count"))
_BARE: Final = Signature(
    _EXPORT, ("sessions", "engaged_sessions"), ("source_medium", "channel_group")
)
_BOUND: Final = re.compile(r"#\s*(start|end) date\s*:\s*(\d{8})", re.IGNORECASE)
_FRENCH_BOUND: Final = re.compile(r"#\s*date de (début|fin)\s*:\s*(\d{8})", re.IGNORECASE)


def _find(grid: Grid) -> Header | None:
    """Know the file by its comment block over a table with a measure of GA4.

    Somebody may have taken the block out: then by a dimension that only GA4 calls so.
    """
    if not grid.rows or not str(grid.rows[0].cells[0]).startswith("#"):
        return find_header(grid, _BARE)
    for at, row in enumerate(grid.rows[:60]):
        if not _is_comment(row):
            header = header_at(grid.rows, at, _EXPORT)
            if _TABLE.fits(header.columns):
                return header
    return None


def _read(grid: Grid, _: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    frames = []
    for block, period in _blocks(grid):
        if len(block) == 1:  # a header without rows: nothing happened
            continue
        header = header_at(block, 0, _EXPORT)
        part = Grid(tuple(block), grid.sheet, grid.delimiter, cut=grid.cut)
        single = period is not None and period.days == 1
        if {"date", "nth_day"} & set(header.columns) or single:
            frames.append(_daily(part, header, period, context))
        else:
            _leave_out(block, header, period, context)
    filled = [frame for frame in frames if not frame.empty]
    return {"web": pd.concat(filled, ignore_index=True)} if filled else {}


def _blocks(grid: Grid) -> list[tuple[list[Row], Period | None]]:
    """Return each table of the file with the period its comment block gives."""
    blocks: list[tuple[list[Row], Period | None]] = []
    bounds: dict[str, dt.date] = {}
    open_ = False
    for row in grid.rows:
        if _is_comment(row):
            bounds |= _bound(str(row.cells[0]))
        if _is_comment(row) or row.blank:
            open_ = False
        elif open_:
            blocks[-1][0].append(row)
        else:
            blocks.append(([row], _period(bounds)))
            open_ = True
    return blocks


def _daily(grid: Grid, header: Header, period: Period | None, context: Context) -> pd.DataFrame:
    found = read_fields(grid, header, _SPEC, context)
    if "date" not in found and period is not None:
        start = pd.Timestamp(period.start)
        after = found["nth_day"] if "nth_day" in found else pd.Series(0.0, index=found.index)
        found = found.assign(date=start + pd.to_timedelta(after, unit="D"))
    if "users" not in found and "active_users" in found:
        found = found.rename(columns={"active_users": "users"})
        context.notes.warn(say("GA4's users are active users here."))
    if "source_medium" in found:
        parts = found["source_medium"].astype("str").str.partition(" / ")
        found = found.assign(source_name=parts[0], medium=parts[2])
    unused = ["nth_day", "active_users", "source_medium", "line"]
    return found.drop(columns=unused, errors="ignore")


def _leave_out(block: list[Row], header: Header, period: Period | None, context: Context) -> None:
    """Leave out a table without dates: it spans a period and fits no daily table."""
    title = next((name for name in header.names if name), "")
    context.notes.rows_read += len(block) - 1
    reason = _undated(title, period)
    context.notes.leave_out(block[0].line, reason, count=len(block) - 1)
    context.notes.warn(reason)


def _undated(title: str, period: Period | None) -> Message:
    if period is None:
        return say("The table “{title}” has no dates: it cannot enter a daily table.", title=title)
    return say(
        "The table “{title}” has no dates, it covers {period}: it cannot enter a daily table.",
        title=title,
        period=period,
    )


def _period(bounds: Mapping[str, dt.date]) -> Period | None:
    if {"start", "end"} <= set(bounds) and bounds["start"] <= bounds["end"]:
        return Period(start=bounds["start"], end=bounds["end"])
    return None


def _bound(comment: str) -> dict[str, dt.date]:
    found = _BOUND.search(comment) or _FRENCH_BOUND.search(comment)
    if not found:
        return {}
    which = "start" if found[1].casefold() in {"start", "début"} else "end"
    return {which: dt.date(int(found[2][:4]), int(found[2][4:6]), int(found[2][6:]))}


def _is_comment(row: Row) -> bool:
    return str(row.cells[0]).startswith("#")


READERS: Final = (Reader("ga4", N_("GA4 export"), _find, _read),)
