"""Writing a course folder whole, and leaving alone what somebody changed in it since.

A folder that was made here holds a list of its files with their digests. Made again, a file
that is as it was made is renewed; one that was edited stays, and so does one that was added.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.report.output import replacing

LIST: Final = ".stratbook-course.json"


@dataclass(frozen=True)
class Placed:
    """What was written.

    Parameters
    ----------
    folder : Path
        Where.
    count : int
        Files written.
    kept : tuple of str
        Files that were edited since they were made, and left as they are.
    """

    folder: Path
    count: int
    kept: tuple[str, ...] = ()


def place(folder: Path, files: Mapping[str, bytes]) -> Placed:
    """Write files as a folder, whole or not at all.

    Parameters
    ----------
    folder : Path
        Where: a new or empty folder, or one that was made here.
    files : mapping of str to bytes
        By path inside the folder, with slashes.

    Raises
    ------
    ParameterError
        When the folder holds something that was not made here, or cannot be written.
    """
    folder = folder.resolve()
    try:
        theirs = _theirs(folder)
        kept = tuple(sorted(set(theirs) & set(files)))
        written = {name: data for name, data in files.items() if name not in kept}
        with replacing(folder) as new:
            for name, data in written.items():
                _write(new / name, data)
            for name, path in theirs.items():
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, new / name, follow_symlinks=False)
            digests = {name: _digest(data) for name, data in files.items()}
            _write(new / LIST, json.dumps(digests, indent=0, sort_keys=True).encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(folder, say("The folder cannot be written: {reason}.", reason=reason),
                       say("Close what is open in it, choose a place where you may write: nothing "
                           "was changed.")) from error  # fmt: skip
    return Placed(folder, len(written), kept)


def _theirs(folder: Path) -> dict[str, Path]:
    """Return what stands in a folder and is not as it was made."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise _refused(folder, say("There is a file of that name."), say("Give another name."))
    made = _made(folder)
    found = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*") if path.is_symlink() or path.is_file()
    }  # fmt: skip
    found.pop(LIST, None)
    if made is None and found:
        raise _refused(
            folder,
            say("The folder already holds something that no course was made of."),
            say("Give a new name, or empty the folder first: nothing was changed."),
        )
    return {
        name: path for name, path in found.items()
        if path.is_symlink() or (made or {}).get(name) != _digest(path.read_bytes())
    }  # fmt: skip


def _made(folder: Path) -> dict[str, str] | None:
    path = folder / LIST
    if path.is_symlink() or not path.is_file():
        return None
    try:
        told = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    return {str(name): str(digest) for name, digest in told.items()}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refused(folder: Path, problem: Message, remedy: Message) -> ParameterError:
    return ParameterError((Fault(folder.name or str(folder), problem, remedy),))
