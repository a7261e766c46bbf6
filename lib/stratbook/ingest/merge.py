"""Rows of several files brought together: each thing counted once, the later figures winning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from stratbook.core.tables import SCHEMAS, conform

# Where two equal rows of one file are two events and not one row written twice.
_EVENTS: Final = frozenset({"messages", "reviews", "leads"})
_IDS: Final[Mapping[str, str]] = {"ads": "ad_id", "leads": "lead_id"}
_DATES: Final[Mapping[str, str]] = {
    "posts": "published_at", "ads": "date_end", "mentions": "published_at",
    "messages": "opened_at",
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
    figures = _as_text(ranked, _figures(ranked))
    last = ~key.duplicated(keep="last")
    replaced = figures.groupby(key).transform("nunique") > 1
    fates = {at: _fate(ranked["_file"] == at, last, replaced) for at in frames}
    order = ranked[last].drop(columns="_file")
    order = order.sort_values([*_sorting(table), "source"], kind="stable", na_position="first")
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
    key = _as_text(frame, SCHEMAS[table].key)
    figures = _as_text(frame, _figures(frame))
    return figures.groupby(key).transform("nunique") > 1


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
    key = _as_text(_open_ended(table, ranked), SCHEMAS[table].key)
    id_ = _IDS.get(table)
    if table in _EVENTS or table == "ads":
        turn = _turns(table, ranked, key)
        key = key + "\x1f" + turn.astype("str")
    if table == "leads" and id_ is not None:
        key = key.where(ranked[id_].isna(), "id\x1f" + ranked[id_].astype("str"))
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
    same = _as_text(ranked, _figures(ranked))
    first = ~pd.DataFrame({"file": file, "key": key, "same": same}).duplicated()
    turn = first.astype("int64").groupby([file, key]).cumsum()
    # A row equal to an earlier one takes that one's turn.
    turn = turn.groupby([file, key, same]).transform("first")
    return turn.where(ranked["ad_id"].isna(), 1)


def _figures(frame: pd.DataFrame) -> list[str]:
    """Return the columns in which two rows of one thing can differ."""
    return [str(name) for name in frame if name not in {*_BESIDE, "_file"}]


def _as_text(frame: pd.DataFrame, names: Sequence[str]) -> pd.Series:
    """Return some columns of each row as one text, so that missing equals missing."""
    texts = frame[list(names)].astype("str").fillna("")
    return texts[names[0]].str.cat(texts[list(names[1:])], sep="\x1f")


def _sorting(table: str) -> list[str]:
    """Return the columns that put a table in order: its date, then its key."""
    dated = {"ads": "date_start", "tags": "platform"}.get(table, _DATES.get(table, "date"))
    return [dated, *(name for name in SCHEMAS[table].key if name != dated)]
