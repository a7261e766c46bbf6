"""One file, from its bytes to frames and its part of the account."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from stratbook.core.errors import Fault
from stratbook.core.message import Term, say
from stratbook.core.tables import conform
from stratbook.ingest.account import FileAccount, Options
from stratbook.ingest.body import nothing_under
from stratbook.ingest.delimited import split
from stratbook.ingest.encoding import decode
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.merge import conflicting
from stratbook.ingest.notes import Context, Notes, UnreadableError
from stratbook.ingest.reader import Reader
from stratbook.ingest.registry import recognise
from stratbook.ingest.workbook import OLE, ZIP, sheets

_LARGEST: Final = 1_000_000_000  # bytes
_LEVELS: Final = frozenset({"audience", "web", "search", "competitors"})


@dataclass(frozen=True)
class FileRead:
    """One file read: its account so far, and its rows by table, conforming and unmerged."""

    account: FileAccount
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def read_file(name: str, data: bytes, options: Options) -> FileRead:
    """Read one file of the exports folder.

    Parameters
    ----------
    name : str
        Its path in the client's folder, as it will stand in ``source``.
    data : bytes
        Its contents, by which alone it is recognised.
    options : Options
        What the brief settles.

    Returns
    -------
    FileRead
        With faults and without frames when the file cannot be read.
    """
    notes = Notes()
    account = FileAccount(name, hashlib.sha256(data).hexdigest())
    try:
        known = _recognised(data, notes)
        frames = _read(name, known, options, notes)
        if not notes.rows_read:
            raise nothing_under(None)
    except UnreadableError as error:
        return FileRead(_refused(account, error, notes))
    zone = options.exports_timezone or options.timezone
    recognised = replace(account, tables=tuple(frames), timezone=zone)
    return FileRead(_noted(recognised, known[0][1], notes), frames)


def _noted(account: FileAccount, reader: Reader, notes: Notes) -> FileAccount:
    return replace(
        account,
        export=reader.id,
        title=Term(text=reader.title),
        rows_read=notes.rows_read,
        refused=tuple(notes.refused),
        left_out=tuple(notes.left_out),
        warnings=tuple(notes.warnings),
        faults=notes.faults(account.file),
    )


def _grids(data: bytes, notes: Notes) -> list[Grid]:
    if len(data) > _LARGEST:
        raise UnreadableError(say("The file is too large."), say("Export a shorter period."))
    if data.startswith((ZIP, OLE)):
        return sheets(data, notes)
    text, warning = decode(data)
    if warning is not None:
        notes.warn(warning)
    return [split(text)]


def _recognised(data: bytes, notes: Notes) -> list[tuple[Grid, Reader, Header]]:
    """Return the sheets that some reader knows, one a kind of export."""
    grids = [grid for grid in _grids(data, notes) if not all(row.blank for row in grid.rows)]
    known = [(grid, *found) for grid in grids if (found := recognise(grid)) is not None]
    if not known:
        raise _unknown(grids)
    for at, (grid, reader, _) in enumerate(known):
        twins = [other.sheet for other, twin, _ in known[at + 1 :] if twin.id == reader.id]
        if twins:
            raise UnreadableError(
                say("Several sheets could be the data: {sheets}.", sheets=[grid.sheet, *twins]),
                say("Keep one of them visible, or save each as a file of its own."),
            )
    return known


def _unknown(grids: list[Grid]) -> UnreadableError:
    rows = [row for grid in grids for row in grid.rows if not row.blank]
    if not rows:
        return UnreadableError(say("The file is empty."), say("Export it again, or take it out."))
    widest = max(rows[:20], key=lambda row: row.filled)
    names = [str(cell).strip()[:40] for cell in widest.cells if str(cell).strip()][:12]
    return UnreadableError(
        say(
            "No header of a known export was found; the columns are: {columns}.",
            columns=tuple(names),
        ),
        say("Use the header of the plain format, or export the file again with its header."),
    )


def _read(
    name: str, known: list[tuple[Grid, Reader, Header]], options: Options, notes: Notes
) -> dict[str, pd.DataFrame]:
    frames: dict[str, list[pd.DataFrame]] = {}
    for grid, reader, header in known:
        place = f"{name}!{grid.sheet}" if grid.sheet else name
        for table, frame in reader.read(grid, header, Context(place, options, notes)).items():
            whole = conform(table, frame, options.timezone)
            _refuse_breakdowns(table, whole, header)
            if not whole.empty:
                frames.setdefault(table, []).append(whole)
    return {table: pd.concat(found, ignore_index=True) for table, found in frames.items()}


def _refuse_breakdowns(table: str, frame: pd.DataFrame, header: Header) -> None:
    """Refuse a file whose rows share a key and differ: a column nobody reads splits them."""
    if table not in _LEVELS or frame.empty:
        return
    rows = conflicting(table, frame)
    if rows.any():
        first = frame.loc[rows, "source"].iloc[0]
        raise UnreadableError(
            say(
                "Several rows stand for the same day and differ ({rows}; columns not read: "
                "{columns}). They can neither be added nor chosen between.",
                rows=str(first),
                columns=tuple(header.unread()) or "–",
            ),
            say("Export the figures again without that breakdown."),
        )


def _refused(account: FileAccount, error: UnreadableError, notes: Notes) -> FileAccount:
    place = account.file + (f":{error.line}" if error.line else "")
    return replace(
        account,
        warnings=tuple(notes.warnings),
        faults=(Fault(place, error.problem, error.remedy),),
    )
