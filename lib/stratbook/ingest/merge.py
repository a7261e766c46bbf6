"""Rows of several files brought together: each thing counted once, the later figures winning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from stratbook.core.tables import SCHEMAS, conform

# Where two equal rows of one file are two events and not one row written twice.
_EVENTS: Final = frozenset({"messages", "reviews", "leads"})
_IDS: Final[Mapping[str, str]] = {"ads": "ad_id", "leads": "lead_id"}
_DATES: Final[Mapping[str, str]] = {
    "posts": "published_at", "ads": "date_end", "mentions": "published_at",
    "messages": "opened_at", "outcomes": "date_end",
}  # fmt: skip
_BESIDE: Final = ("source", "extracted_at")


@dataclass
class Fate:
    """What became of one file's rows of one table."""

    kept: int = 0
    updated: int = 0
    duplicates: int = 0


@dataclass(frozen=True)
class Merged:
    """A table, and each file's fate in it by its place among the files."""

    frame: pd.DataFrame
    fates: Mapping[int, Fate] = field(default_factory=dict)


def date_column(table: str, frame: pd.DataFrame) -> str | None:
    """Return the column that dates a table's rows, or None (tags have none)."""
    name = _DATES.get(table, "date")
    return name if name in frame else None


def merge(table: str, frames: Mapping[int, pd.DataFrame], timezone: str) -> Merged:
    """Bring one table's rows together.

    Parameters
    ----------
    table : str
        Its name.
    frames : mapping
        Conforming frames by the place of their file among all files.
    timezone : str
        The client's zone.

    Returns
    -------
    Merged
        Each thing once, sorted by its key: of several rows of one thing, that of the file
        whose rows go furthest in time (it was exported later), then of the later file by
        name, then of the later line.
    """
    ranked = pd.concat(
        [frame.assign(_file=at) for at, frame in _by_recency(table, frames)], ignore_index=True
    )
    key = _keys(table, ranked)
    last = ~key.duplicated(keep="last")
    replaced = _differing(key, ranked)
    fates = {at: _fate(ranked["_file"] == at, last, replaced) for at in frames}
    kept = ranked[last].drop(columns="_file")
    order = kept.iloc[_order(kept, [*_sorting(table), "source"])]
    return Merged(conform(table, order, timezone), fates)


def _fate(mine: pd.Series, last: pd.Series, replaced: pd.Series) -> Fate:
    return Fate(
        kept=int((mine & last).sum()),
        updated=int((mine & last & replaced).sum()),
        duplicates=int((mine & ~last).sum()),
    )


def conflicting(table: str, frame: pd.DataFrame) -> pd.Series:
    """Return the rows of one file that share a key with a row of other figures.

    In a table of levels and people that is a breakdown by a column nobody read; adding
    such rows, or choosing one, would both be wrong.
    """
    return _differing(_codes(frame, SCHEMAS[table].key), frame)


def _differing(key: pd.Series, frame: pd.DataFrame) -> pd.Series:
    """Return the rows whose key other rows have with other figures."""
    shared = key.duplicated(keep=False)
    figures = _codes(frame[shared], _figures(frame))
    differing = figures.groupby(key[shared]).transform("nunique") > 1
    return differing.reindex(frame.index, fill_value=False)


def _by_recency(
    table: str, frames: Mapping[int, pd.DataFrame]
) -> Sequence[tuple[int, pd.DataFrame]]:
    def latest(item: tuple[int, pd.DataFrame]) -> tuple[pd.Timestamp, int]:
        at, frame = item
        name = date_column(table, frame)
        if name is None or frame.empty:
            return (pd.Timestamp.min.tz_localize("UTC"), at)
        last = frame[name].max()
        return (last.tz_convert("UTC") if last.tzinfo else last.tz_localize("UTC"), at)

    return sorted(frames.items(), key=latest)


def _keys(table: str, ranked: pd.DataFrame) -> pd.Series:
    """Return what makes each row one thing.

    By its id where it has one. Ads without an id are told apart by their figures inside a
    file (names are reused), events by their turn among equal ones.
    """
    key = _codes(_open_ended(table, ranked), SCHEMAS[table].key)
    id_ = _IDS.get(table)
    if table in _EVENTS or table == "ads":
        key = _codes(pd.DataFrame({"key": key, "turn": _turns(table, ranked, key)}))
    if table == "leads" and id_ is not None:
        # Below zero, and so never the key of a row without an id.
        key = key.where(ranked[id_].isna(), -1 - _codes(ranked, [id_]))
    return key


def _open_ended(table: str, ranked: pd.DataFrame) -> pd.DataFrame:
    """Let a report over one longer span replace an earlier one from the same day on.

    A report of lifetime figures, exported again, ends later and holds all of the first.
    """
    if table != "ads":
        return ranked
    spans = ranked.groupby("_file")[["date_start", "date_end"]].nunique().max(axis=1)
    single = ranked["_file"].map(spans == 1) & (ranked["date_start"] != ranked["date_end"])
    return ranked.assign(date_end=ranked["date_end"].where(~single))


def _turns(table: str, ranked: pd.DataFrame, key: pd.Series) -> pd.Series:
    file = ranked["_file"]
    if table in _EVENTS:
        return key.groupby([file, key]).cumcount()
    same = _codes(ranked, _figures(ranked))
    first = ~pd.DataFrame({"file": file, "key": key, "same": same}).duplicated()
    turn = first.astype("int64").groupby([file, key]).cumsum()
    # A row equal to an earlier one takes that one's turn.
    turn = turn.groupby([file, key, same]).transform("first")
    return turn.where(ranked["ad_id"].isna(), 1)


def _figures(frame: pd.DataFrame) -> list[str]:
    """Return the columns in which two rows of one thing can differ."""
    return [str(name) for name in frame if name not in {*_BESIDE, "_file"}]


def _codes(frame: pd.DataFrame, names: Sequence[str] = ()) -> pd.Series:
    """Return a number for each row, the same where some columns hold the same.

    Missing equals missing, and a text of nothing.
    """
    whole = np.zeros(len(frame), dtype="int64")
    for name in names or frame.columns:
        column = frame[name]
        if isinstance(column.dtype, pd.StringDtype):
            column = column.fillna("")
        codes, distinct = pd.factorize(column, use_na_sentinel=False)
        if len(distinct) > 1:
            whole, _ = pd.factorize(whole * len(distinct) + codes)
    return pd.Series(whole, index=frame.index)


def _order(frame: pd.DataFrame, names: Sequence[str]) -> npt.NDArray[np.intp]:
    """Return the places of the rows in the order of some columns, missing ones first."""
    columns = [frame[name] for name in names if len(frame[name].unique()) > 1]
    keys = []
    for column in columns:
        if column.isna().any():
            keys.append(pa.array(column.notna()))
        keys.append(pa.array(column, from_pandas=True))
    if not keys:
        return np.arange(len(frame))
    arrow = {str(at): key for at, key in enumerate(keys)}
    found = pc.sort_indices(pa.table(arrow), sort_keys=[(name, "ascending") for name in arrow])
    return np.asarray(found, dtype="intp")


def _sorting(table: str) -> list[str]:
    """Return the columns that put a table in order: its date, then its key."""
    dated = {"ads": "date_start", "tags": "platform"}.get(table, _DATES.get(table, "date"))
    return [dated, *(name for name in SCHEMAS[table].key if name != dated)]
