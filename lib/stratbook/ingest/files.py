"""What stands in the exports folder: files to read, and what must not be opened at all."""

import hashlib
import os
import stat
import unicodedata
from pathlib import Path
from typing import Final

from stratbook.core.errors import Fault
from stratbook.core.message import Message, say
from stratbook.ingest.account import FileAccount
from stratbook.ingest.hostile import LARGEST_FILE, too_large

_NOTES: Final = ".md"  # a note to people, as `stratbook new` leaves one


def found_in(folder: Path) -> list[Path]:
    """Return all that stands in a folder, in the order of names.

    Hidden files, notes and what an open office program leaves (``~$``) are no exports.
    """
    return sorted(
        path
        for path in folder.rglob("*")
        if (path.is_symlink() or not path.is_dir())
        and path.suffix.lower() != _NOTES
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )


def refusal(path: Path, folder: Path, client: Path) -> FileAccount | None:
    """Say why a file must not be opened; None when it may.

    Parameters
    ----------
    path : Path
        Something that stands in the folder.
    folder : Path
        The exports folder; where it is itself a link, it ends where the link leads.
    client : Path
        The client's folder, that names are written from.
    """
    why = _unfit(path, folder)
    if why is None:
        return None
    name = safe_name(path.relative_to(client).as_posix())
    digest = hashlib.sha256(os.fsencode(path.relative_to(client))).hexdigest()
    return FileAccount(name, digest, faults=(Fault(name, *why),))


def safe_name(name: str) -> str:
    """Return a file's name with what cannot be printed written as codes."""
    return "".join(
        each if unicodedata.category(each)[0] not in "C" else f"\\u{ord(each):04x}" for each in name
    )


def _unfit(path: Path, folder: Path) -> tuple[Message, Message] | None:
    if safe_name(path.name) != path.name:
        return (
            say("The file's name holds characters that cannot be printed."),
            say("Give it a name of letters, digits, spaces, - and _."),
        )
    try:
        real = path.resolve(strict=True)
        known = real.stat()
    except (OSError, RuntimeError):
        return (
            say("The link leads nowhere: it was not read."),
            say("Put the file itself in the folder."),
        )
    if not real.is_relative_to(folder.resolve()) or stat.S_ISDIR(known.st_mode):
        return (
            say("The link leads to a folder, or out of the client's folder: it was not read."),
            say("Put the file itself in the folder."),
        )
    if not stat.S_ISREG(known.st_mode):
        return (
            say("This is a device or a pipe and no file: it was not opened."),
            say("Take it out of the folder."),
        )
    if known.st_size > LARGEST_FILE:
        error = too_large()
        return error.problem, error.remedy
    return None
