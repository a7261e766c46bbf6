"""One file, from its bytes to frames and its part of the account."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from stratbook.core.errors import Fault
from stratbook.core.mapping import FileMapping
from stratbook.core.message import Listing, Message, Term, say
from stratbook.core.tables import conform
from stratbook.ingest import archive, hostile, spreadsheetml
from stratbook.ingest.account import FileAccount, Options
from stratbook.ingest.body import nothing_under
from stratbook.ingest.delimited import split, split_large
from stratbook.ingest.encoding import decode
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.mapping import mapped, mappings_of, split_by
from stratbook.ingest.merge import conflicting
from stratbook.ingest.notes import Context, Notes, UnreadableError
from stratbook.ingest.proposal import UnknownExportError, unknown_export
from stratbook.ingest.pseudonyms import salted
from stratbook.ingest.reader import Reader
from stratbook.ingest.registry import recognise
from stratbook.ingest.workbook import OLE, ZIP, sheets

_LEVELS: Final = frozenset({"audience", "web", "search", "competitors", "outcomes", "surveys"})


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
        known = _recognised(name, data, options, notes)
        frames = _read(name, known, options, notes)
        if not notes.rows_read:
            raise nothing_under(None)
    except UnreadableError as error:
        found = error.unknown if isinstance(error, UnknownExportError) else None
        return FileRead(replace(_refused(account, error, notes), unknown=found))
    zone = options.exports_timezone or options.timezone
    recognised = replace(account, tables=tuple(frames), timezone=zone)
    return FileRead(
        _noted(recognised, [reader for _, reader, _ in known], notes), salted(frames, options.key)
    )


def read_mapped(
    name: str, grids: Sequence[Grid], mapping: FileMapping, options: Options
) -> FileRead:
    """Read a file that is open already by one mapping, as :func:`read_file` would.

    Parameters
    ----------
    name : str
        Its path in the client's folder.
    grids : sequence of Grid
        Its sheets, or the first rows of them.
    mapping : FileMapping
        How its columns go to a table.
    options : Options
        What the brief settles.
    """
    notes, account = Notes(), FileAccount(name, "")
    try:
        known = mapped(grids, (mapping,))
        frames = _read(name, known, options, notes)
        if not notes.rows_read:
            raise nothing_under(None)
    except UnreadableError as error:
        return FileRead(_refused(account, error, notes))
    recognised = replace(account, tables=tuple(frames))
    return FileRead(
        _noted(recognised, [reader for _, reader, _ in known], notes), salted(frames, options.key)
    )


def _noted(account: FileAccount, readers: Sequence[Reader], notes: Notes) -> FileAccount:
    """Complete a file's account; a workbook of several exports is named after each."""
    titles = [Term(text=title) for title in dict.fromkeys(each.title for each in readers)]
    return replace(
        account,
        export=readers[0].id,
        title=titles[0] if len(titles) == 1 else Listing(items=tuple(titles)),
        rows_read=notes.rows_read,
        refused=tuple(notes.refused),
        left_out=tuple(notes.left_out),
        warnings=tuple(notes.warnings),
        faults=notes.faults(account.file),
    )


def grids_in(data: bytes, notes: Notes, mappings: Sequence[FileMapping] = ()) -> list[Grid]:
    """Return the sheets of a file, or its text cut into cells; refuse what is no table.

    Parameters
    ----------
    data : bytes
        The file.
    notes : Notes
        Takes what is doubtful in it.
    mappings : sequence of FileMapping
        Those of the brief that speak of it: one may give the delimiter.

    Raises
    ------
    UnreadableError
        When it cannot be read as rows of cells.
    """
    hostile.refuse_bytes(data)
    if data.startswith(ZIP) and archive.is_archive(data):
        return archive.grids(data, notes)
    if data.startswith((ZIP, OLE)):
        return sheets(data, notes)
    if spreadsheetml.is_workbook(data):
        return spreadsheetml.sheets(data, notes)
    if not mappings and (large := split_large(data)) is not None:
        return [large]
    text, warning = decode(data)
    if warning is not None:
        notes.warn(warning)
    hostile.refuse_text(text)
    return [split_by(text, mappings) or split(text)]


def _recognised(
    name: str, data: bytes, options: Options, notes: Notes
) -> list[tuple[Grid, Reader, Header]]:
    """Return the sheets that a mapping of the brief, or some reader, knows."""
    mappings = mappings_of(name, options)
    grids = [
        grid for grid in grids_in(data, notes, mappings) if not all(row.blank for row in grid.rows)
    ]
    for grid in grids:
        hostile.refuse_width(grid)
    known = [(grid, *found) for grid in grids if (found := recognise(grid)) is not None]
    if mappings and grids:
        if known:
            notes.warn(_looks_like(known[0][1]))
        return mapped(grids, mappings)
    if not known:
        raise unknown_export(name, grids)
    _refuse_twins(known)
    return known


def _looks_like(reader: Reader) -> Message:
    return say(
        "The mapping of client.yml was followed, though the file looks like: {title}.",
        title=Term(text=reader.title),
    )


def _refuse_twins(known: Sequence[tuple[Grid, Reader, Header]]) -> None:
    """Refuse two sheets of one kind of export."""
    for at, (grid, reader, _) in enumerate(known):
        twins = [other.sheet for other, twin, _ in known[at + 1 :] if twin.id == reader.id]
        if twins:
            raise UnreadableError(
                say("Several sheets could be the data: {sheets}.", sheets=[grid.sheet, *twins]),
                say("Keep one of them visible, or save each as a file of its own."),
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
