"""The files of a client's folder, with their digests: what a report is made from."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.core.recorded import BRIEFS, FILE

_MARK: Final = 8  # hexadecimal figures
_OWN: Final = frozenset({FILE, BRIEFS})


@dataclass(frozen=True)
class InputFile:
    """A file of the client's folder.

    Parameters
    ----------
    path : str
        From the client's folder, with slashes.
    sha256 : str
        Digest of its content.
    size : int
        Bytes.
    """

    path: str
    sha256: str
    size: int


def input_files(folder: Path) -> tuple[InputFile, ...]:
    """Return the files that people put in a client's folder, by path.

    Hidden ones are left out, and what the program keeps there: the history of figures and
    the briefs of earlier periods.
    """
    found = (
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and path.relative_to(folder).parts[0] not in _OWN
    )
    return tuple(sorted((digested(path, folder) for path in found), key=lambda each: each.path))


def mark_of(inputs: Iterable[InputFile], version: str) -> str:
    """Return a short mark of what a report is made from: it changes when one of these does.

    Parameters
    ----------
    inputs : iterable of InputFile
        The client's files.
    version : str
        The program's.
    """
    lines = [version, *(f"{each.path} {each.sha256}" for each in inputs)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_MARK]


def digested(path: Path, folder: Path) -> InputFile:
    """Return a file of a folder with the digest of its content."""
    content = path.read_bytes()
    name = path.relative_to(folder).as_posix()
    return InputFile(name, hashlib.sha256(content).hexdigest(), len(content))
