"""A client's exports folder, read into tables and an account of the import."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from stratbook.core.message import Message, say_n
from stratbook.core.period import Period
from stratbook.core.tables import SCHEMAS, Tables
from stratbook.ingest.account import Account, FileAccount, Imported, Options
from stratbook.ingest.cache import read_cached
from stratbook.ingest.currency import in_one_currency
from stratbook.ingest.files import found_in, refusal
from stratbook.ingest.impossible import impossible, without_inverted
from stratbook.ingest.merge import Fate, Merged, date_column, merge
from stratbook.ingest.numbers import NOT_ADDITIVE
from stratbook.ingest.overlap import overlaps
from stratbook.ingest.reading import FileRead

EXPORTS: Final = "exports"


def read_exports(folder: Path, options: Options, cache: Path | None = None) -> Imported:
    """Read all that a client's platforms exported.

    Parameters
    ----------
    folder : Path
        The client's folder; every file under its ``exports`` is read, but hidden ones and
        those an open office program leaves (``~$``). Links out of it are refused.
    options : Options
        What the exports leave open.
    cache : Path or None
        Where what was read is kept as Parquet; a second read then parses nothing.

    Returns
    -------
    Imported
        All tables of :data:`stratbook.core.tables.SCHEMAS`, and the account. A file that
        cannot be read does not stop the others: its faults are in the account.
    """
    reads = [_usable_ads(read, options) for read in _reads(folder, options, cache)]
    merged = {
        table: merge(table, frames, options.timezone)
        for table in SCHEMAS
        if (frames := _frames(reads, table))
    }
    today = options.latest or options.extracted_on or _today(options.timezone)
    tables = Tables({table: each.frame for table, each in merged.items()}, options.timezone)
    names = [read.account.file for read in reads]
    crossing = overlaps(_by_file(names, tables["ads"]), names)
    files = tuple(
        _flagged(_account(read.account, at, merged, crossing.get(at, ())), read, today)
        for at, read in enumerate(reads)
    )
    return Imported(tables, Account(files))


def _today(timezone: str) -> dt.date:
    return dt.datetime.now(ZoneInfo(timezone)).date()


def merge_tables(tables: Tables, frames: Mapping[str, pd.DataFrame]) -> Tables:
    """Add rows from elsewhere (a sheet of the inputs) to the tables.

    Parameters
    ----------
    tables : Tables
        What the exports gave.
    frames : mapping
        Conforming frames by table name; their rows win over those of the same key.
    """
    both = dict(tables.frames)
    for table, frame in frames.items():
        parts = {0: tables[table], 1: frame}
        filled = {at: part for at, part in parts.items() if not part.empty}
        if filled:
            both[table] = merge(table, filled, tables.timezone).frame
    return Tables(both, tables.timezone)


def _reads(folder: Path, options: Options, cache: Path | None) -> Iterator[FileRead]:
    exports = folder / EXPORTS
    for path in found_in(exports):
        if (refused := refusal(path, exports, folder)) is not None:
            yield FileRead(refused)
        else:
            name = path.relative_to(folder).as_posix()
            yield read_cached(name, path.read_bytes(), options, cache)


def _usable_ads(read: FileRead, options: Options) -> FileRead:
    """Refuse ads of no period, and bring the others into one currency."""
    if "ads" not in read.frames:
        return read
    account, ads = without_inverted(read.account, read.frames["ads"])
    account, ads = in_one_currency(account, ads, options)
    frames = {**read.frames, "ads": ads}
    if ads.empty:
        del frames["ads"]
    return FileRead(replace(account, tables=tuple(frames)), frames)


def _flagged(account: FileAccount, read: FileRead, today: dt.date) -> FileAccount:
    """Name the rows of a file that hold values which cannot be."""
    for table, frame in read.frames.items():
        found = impossible(table, frame, today)
        account = replace(
            account,
            flagged=(*account.flagged, *found.rows),
            warnings=(*account.warnings, *found.warnings),
        )
    return account


def _frames(reads: Sequence[FileRead], table: str) -> dict[int, pd.DataFrame]:
    return {at: read.frames[table] for at, read in enumerate(reads) if table in read.frames}


def _account(
    file: FileAccount, at: int, merged: Mapping[str, Merged], crossing: Sequence[Message]
) -> FileAccount:
    """Complete a file's account with what became of its rows among those of all files."""
    fates = {table: merged[table].fates.get(at, Fate()) for table in file.tables}
    rows = {table: _rows_of(file.file, merged[table].frame) for table in file.tables}
    duplicates = sum(fate.duplicates for fate in fates.values())
    updated = sum(fate.updated for fate in fates.values())
    return replace(
        file,
        period=_period(rows),
        kept=sum(fate.kept for fate in fates.values()),
        updated=updated,
        duplicates=duplicates,
        totals=_totals(rows),
        warnings=(*file.warnings, *_counted_once(duplicates, updated), *crossing),
    )


def _by_file(names: Sequence[str], frame: pd.DataFrame) -> dict[int, pd.DataFrame]:
    parts = {at: _rows_of(name, frame) for at, name in enumerate(names)}
    return {at: part for at, part in parts.items() if not part.empty}


def _rows_of(file: str, frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["source"].str.startswith((f"{file}:", f"{file}!"))]


def _period(rows: Mapping[str, pd.DataFrame]) -> Period | None:
    starts, ends = [], []
    for table, frame in rows.items():
        last = date_column(table, frame)
        if last is not None and not frame.empty:
            first = "date_start" if table == "ads" else last
            starts.append(frame[first].min().date())
            ends.append(frame[last].max().date())
    # A span may end before it starts; the row is flagged, and the file's days are still days.
    both = [*starts, *ends]
    return Period(start=min(both), end=max(both)) if both else None


def _totals(rows: Mapping[str, pd.DataFrame]) -> dict[str, float]:
    """Sum what adds up; people, levels, averages and results of several types do not."""
    sums = {}
    for table, frame in rows.items():
        mixed = table == "ads" and len(frame["result_type"].dropna().unique()) > 1
        apart = {"results"} if mixed else set()
        for column in SCHEMAS[table].columns:
            adds = column.kind == "number" and column.name not in NOT_ADDITIVE | apart
            if adds and frame[column.name].notna().any():
                name = column.name if len(rows) == 1 else f"{table}.{column.name}"
                sums[name] = float(frame[column.name].sum())
    return sums


def _counted_once(duplicates: int, updated: int) -> list[Message]:
    messages = []
    if duplicates:
        messages.append(
            say_n(
                "{count} duplicate row was counted once.",
                "{count} duplicate rows were counted once.",
                duplicates,
            )
        )
    if updated:
        messages.append(
            say_n(
                "{count} row replaces other figures of the same thing: the later one is kept.",
                "{count} rows replace other figures of the same things: the later ones are kept.",
                updated,
            )
        )
    return messages
