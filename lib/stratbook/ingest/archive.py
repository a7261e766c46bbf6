"""A zip as a platform's download gives it: text files side by side, unpacked in memory."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from stratbook.core.message import Message, say
from stratbook.ingest import hostile
from stratbook.ingest.delimited import split
from stratbook.ingest.encoding import decode
from stratbook.ingest.grid import Grid
from stratbook.ingest.notes import Notes, UnreadableError
from stratbook.ingest.registry import recognise

_MOST: Final = 20  # files; a download holds three or four
_LARGEST: Final = 200_000_000  # bytes of all files together, unpacked
_ENCRYPTED: Final = 0x1
_ENDINGS: Final = (".csv", ".tsv", ".txt")
_UNPACK: Final = say("Unpack it, and put the CSV or XLSX files it holds in the folder.")


def is_archive(data: bytes) -> bool:
    """Say whether a zip holds text files, and is not a workbook (a zip of XML) nor damaged."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return "[Content_Types].xml" not in names and any(
        name.casefold().endswith(_ENDINGS) for name in names
    )


def grids(data: bytes, notes: Notes) -> list[Grid]:
    """Return the text files of a zip as grids, each under its name as a sheet is.

    Nothing is written to disk; what is unpacked is counted as it comes, whatever the zip
    says of its sizes.

    Raises
    ------
    UnreadableError
        When it holds a path, too many files, too much, a lock or anything but text.
    """
    try:
        found = list(_members(zipfile.ZipFile(io.BytesIO(data))))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(say("The archive is damaged."), say("Download it again.")) from error
    read = [_grid(name, text, notes) for name, text in found if text.strip()]
    for grid in read:
        if recognise(grid) is None:
            notes.warn(
                say("“{file}” in the archive is no known export: it was not read.", file=grid.sheet)
            )
    return read


def _grid(name: str, data: bytes, notes: Notes) -> Grid:
    hostile.refuse_bytes(data)
    text, warning = decode(data)
    if warning is not None:
        notes.warn(warning)
    hostile.refuse_text(text)
    return replace(split(text), sheet=name)


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if problem := _problem(entries):
        raise UnreadableError(problem, _UNPACK)
    left = _LARGEST
    for entry in entries:
        with archive.open(entry) as member:
            data = member.read(left + 1)
        left -= len(data)
        if left < 0:
            raise UnreadableError(_too_large(), say("Export a shorter period."))
        yield entry.filename, data


def _problem(entries: list[zipfile.ZipInfo]) -> Message | None:
    if len(entries) > _MOST:
        return say("The archive holds {count} files: too many.", count=len(entries))
    if sum(entry.file_size for entry in entries) > _LARGEST:
        return _too_large()
    names = [entry.filename for entry in entries]
    if paths := [name for name in names if not _is_plain(name)]:
        return say("The archive holds a path, not a plain file: {path}.", path=paths[0][:80])
    if len(set(names)) < len(names):
        return say("The archive holds two files of one name.")
    if others := [name for name in names if not name.casefold().endswith(_ENDINGS)]:
        return say("The archive holds something else than text: {file}.", file=others[0][:80])
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return say("The archive is protected by a password.")
    return None


def _is_plain(name: str) -> bool:
    return not any(each in name for each in ("/", "\\", ":", "\0")) and not name.startswith(".")


def _too_large() -> Message:
    return say("The archive is too large once unpacked.")
