"""Files put in their places together, or none of them; what stood there is kept, dated."""

import contextlib
import datetime as dt
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from stratbook.brief.keep import journal
from stratbook.brief.keep.journal import Step
from stratbook.brief.keep.lock import PATIENCE, locked, unwritable

KEPT: Final = ".previous"  # the inputs' reader passes over names that begin with a point


@contextlib.contextmanager
def holding(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a client's brief and inputs: one notebook or command writes them at a time.

    What a keep that was stopped has left is put right first.

    Parameters
    ----------
    folder : Path
        The client's folder.
    patience : float
        Seconds to wait for another.

    Raises
    ------
    ParameterError
        When another holds them for longer, or the folder cannot be written.
    """
    with locked(folder, patience):
        journal.finish(folder.resolve())
        journal.sweep(folder)
        yield


def keep_copy(path: Path, today: dt.date) -> Path:
    """Keep a dated copy of a file beside it, in ``.previous``; return where.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    kept = path.parent / KEPT
    kept.mkdir(exist_ok=True)
    name, number = f"{path.stem}-{today.isoformat()}", 2
    copy = kept / f"{name}{path.suffix}"
    while copy.exists():
        copy = kept / f"{name}-{number}{path.suffix}"
        number += 1
    shutil.copy2(path, copy)
    return copy


def put(folder: Path, files: Mapping[Path, bytes], today: dt.date) -> tuple[Path, ...]:
    """Put files in their places, all of them or none.

    Parameters
    ----------
    folder : Path
        The client's folder, held.
    files : mapping
        What each holds from now on.
    today : date
        Names the copies of what stood there.

    Returns
    -------
    tuple of Path
        The copies.

    Raises
    ------
    ParameterError
        When one cannot be written; the folder is then as it was.
    """
    with contextlib.ExitStack() as undo:
        try:
            steps = [_ready(path, content, today, undo) for path, content in files.items()]
            undo.callback(journal.end, folder)
            journal.begin(folder, steps)
            for each in steps:
                undo.callback(each.undo)
                each.go()
        except OSError as error:
            raise unwritable(folder, error) from error
        undo.pop_all()
    for room in {each.path.parent for each in steps}:
        journal.settle(room)
    with contextlib.suppress(OSError):  # all is in its place: who opens it next ends it
        journal.end(folder)
    return tuple(each.copy for each in steps if each.copy is not None)


def _make_room(path: Path, undo: contextlib.ExitStack) -> None:
    for room in (path.parent, path.parent / KEPT):
        if not room.exists() and (room == path.parent or path.exists()):
            room.mkdir()
            undo.callback(_leave, room)


def _leave(room: Path) -> None:
    with contextlib.suppress(OSError):  # somebody put something there meanwhile
        room.rmdir()


def _ready(path: Path, content: bytes, today: dt.date, undo: contextlib.ExitStack) -> Step:
    """Lay a file's next state beside it, and a copy of it where copies are kept."""
    _make_room(path, undo)
    before, copy = journal.digest(path), None
    if before:
        copy = keep_copy(path, today)
        undo.callback(copy.unlink, missing_ok=True)
    draft = _draft(path, content, undo)
    return Step(path, draft, copy, before, hashlib.sha256(content).hexdigest())


def _draft(path: Path, content: bytes, undo: contextlib.ExitStack) -> Path:
    """Write a file's next state beside it, on the disk, with its rights."""
    handle, name = tempfile.mkstemp(prefix=f"{journal.DRAFT}{path.stem}-", dir=path.parent)
    draft = Path(name)
    undo.callback(draft.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        shutil.copymode(path, draft)
    else:
        draft.chmod(0o644)
    return draft
