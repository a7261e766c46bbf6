"""What no export is: pages, programs' own files, bombs, lines and archives without end.

Everything here looks at bytes and counts; nothing is built from a file before it passed.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from stratbook.core.message import say
from stratbook.ingest.grid import Grid
from stratbook.ingest.notes import UnreadableError

LARGEST_FILE: Final = 1_000_000_000  # bytes
MOST_COLUMNS: Final = 16_384  # as many as a spreadsheet has
_LOOKED_AT: Final = 60  # rows
_HEAD: Final = 1_000_000  # bytes
_DELIMITERS: Final = (b",", b";", b"\t", b"|")
_LONGEST_LINE: Final = 10_000_000  # bytes
_UNPACKED: Final = 1_000_000_000  # bytes of an archive once unpacked
_BOMB: Final = (50_000_000, 150)  # bytes from which on, and how many times what it was packed
_MOST_ENTRIES: Final = 10_000
_PIECE: Final = 1 << 20
_OVERLAP: Final = 200
_PAGE: Final = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b", re.I)
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_KNOWN: Final = (
    (b"%PDF-", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
)
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError,
    ValueError, OverflowError,
)  # fmt: skip


def refuse_bytes(data: bytes) -> None:
    """Refuse what is certainly no text: another program's file, a line without end.

    Raises
    ------
    UnreadableError
        With the kind of file, or what is wrong.
    """
    if len(data) > LARGEST_FILE:
        raise too_large()
    for mark, kind in _KNOWN:
        if data.startswith(mark):
            raise UnreadableError(
                say("The file is a {kind} file, whatever its name: it is no export.", kind=kind),
                say("Export it as CSV or XLSX."),
            )
    packed = data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    if packed:
        return
    if _has_endless_line(data):
        raise UnreadableError(
            say("A line of the file is longer than {count} million characters: it is no table.",
                count=_LONGEST_LINE // 1_000_000),
            say("Export the file again."),
        )  # fmt: skip
    for number, line in enumerate(data[:_HEAD].splitlines(), start=1):
        cells = max(map(line.count, _DELIMITERS)) + 1
        if cells > MOST_COLUMNS:
            raise _too_wide(cells, number)


def too_large() -> UnreadableError:
    """Say that a file is too large."""
    return UnreadableError(say("The file is too large."), say("Export a shorter period."))


def refuse_text(text: str) -> None:
    """Refuse a web page under another name, and XML that defines entities."""
    start = text[:4096].removeprefix("\ufeff")
    if _PAGE.match(start):
        raise UnreadableError(
            say("The file is a web page (HTML), whatever its name: perhaps a sign-in page."),
            say("Sign in to the platform and export the file again, as CSV or XLSX."),
        )
    if start.lstrip().startswith("<?xml") and re.search("<!(?:DOCTYPE|ENTITY)", text):
        raise _entities()


def refuse_width(grid: Grid) -> None:
    """Refuse a table with more columns than any spreadsheet can have."""
    for row in grid.rows[:_LOOKED_AT]:
        if len(row.cells) > MOST_COLUMNS:
            raise _too_wide(len(row.cells), row.line)


def _too_wide(cells: int, line: int) -> UnreadableError:
    return UnreadableError(
        say("The row has {cells} cells: no more than {most} are read.",
            cells=cells, most=MOST_COLUMNS),
        say("Export the file again; if it was edited by hand, restore the original."),
        line,
    )  # fmt: skip


def checked_archive(data: bytes) -> zipfile.ZipFile:
    """Open an archive whose table of contents is sound.

    Raises
    ------
    UnreadableError
        When it is damaged, unpacks to too much, or names files outside itself or twice.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise damaged() from error
    entries = archive.infolist()
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or whole > _UNPACKED or _is_bomb(whole, len(data)):
        raise UnreadableError(
            say("The archive is too large once unpacked."), say("Export a shorter period.")
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(map(_leaves, names)):
        raise UnreadableError(
            say("The archive names a file twice, or one outside itself: it was tampered with."),
            say("Download it again from the platform."),
        )
    return archive


def pieces(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Iterate over all that an archive unpacks to, a piece at a time.

    Each piece begins with the end of the one before, so that nothing is missed between.

    Raises
    ------
    UnreadableError
        When a part is damaged, larger than it says, or XML that defines entities.
    """
    for entry in archive.infolist():
        tail = b""
        try:
            with archive.open(entry) as part:
                while piece := part.read(_PIECE):
                    if entry.filename.endswith((".xml", ".rels", ".vml")) and _ENTITY.search(
                        tail + piece
                    ):
                        raise _entities()
                    yield entry.filename, tail + piece
                    tail = piece[-_OVERLAP:]
        except _DAMAGED as error:
            raise damaged() from error


def damaged() -> UnreadableError:
    """Say that an archive cannot be opened."""
    return UnreadableError(
        say("The file is an archive but not an Excel workbook that can be read."),
        say("Unpack it, and put the CSV or XLSX files it holds in the folder."),
    )


def _entities() -> UnreadableError:
    return UnreadableError(
        say("The file holds XML that defines entities of its own: no export does."),
        say("Download it again from the platform."),
    )


def _is_bomb(unpacked: int, packed: int) -> bool:
    size, times = _BOMB
    return unpacked > size and unpacked > times * packed


def _leaves(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or (":" in name) or "\0" in name


def _has_endless_line(data: bytes) -> bool:
    """Look for a line longer than any; lines end where \\n or \\r stands."""
    stops = range(0, len(data), _LONGEST_LINE)
    return any(
        max(data.rfind(b"\n", at, end), data.rfind(b"\r", at, end)) < 0
        for at, end in pairwise([*stops, len(data)])
        if end - at == _LONGEST_LINE
    )
