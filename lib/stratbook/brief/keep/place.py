"""Files put in their places together, or none of them; what stood there is kept, dated."""

import contextlib
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say

KEPT: Final = ".previous"  # the inputs' reader passes over names that begin with a point
_LOCK: Final = ".keep.lock"
_PATIENCE: Final = 20.0  # seconds; a keep takes one or two


@contextlib.contextmanager
def holding(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold a client's brief and inputs: one notebook or command writes them at a time.

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
    lock = FileLock(folder / _LOCK, timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        problem = say("Another notebook or command is writing into this client's folder.")
        raise ParameterError((
            Fault(shown(folder.name), problem, say("Wait until it has ended, then try again.")),
        )) from None  # fmt: skip
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


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
    copies: list[Path] = []
    with contextlib.ExitStack() as undo:
        try:
            for path in files:
                _make_room(path, undo)
                if path.exists():
                    copies.append(keep_copy(path, today))
                    undo.callback(copies[-1].unlink, missing_ok=True)
            drafts = {path: _draft(path, content, undo) for path, content in files.items()}
            for path, draft in drafts.items():
                undo.callback(_put_back, path, path.read_bytes() if path.exists() else None)
                draft.replace(path)
        except OSError as error:
            raise unwritable(folder, error) from error
        undo.pop_all()
    return tuple(copies)


def unwritable(folder: Path, error: OSError) -> ParameterError:
    """Make the refusal of a folder that cannot be written."""
    return ParameterError((
        Fault(
            shown(folder.name),
            say("The folder cannot be written: {reason}.", reason=error.strerror or str(error)),
            say("Choose a place where you may write: nothing was changed."),
        ),
    ))  # fmt: skip


def _make_room(path: Path, undo: contextlib.ExitStack) -> None:
    for room in (path.parent, path.parent / KEPT):
        if not room.exists() and (room == path.parent or path.exists()):
            room.mkdir()
            undo.callback(_leave, room)


def _leave(room: Path) -> None:
    with contextlib.suppress(OSError):  # somebody put something there meanwhile
        room.rmdir()


def _draft(path: Path, content: bytes, undo: contextlib.ExitStack) -> Path:
    """Write a file's next state beside it, on the disk, with its rights."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", dir=path.parent)
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


def _put_back(path: Path, before: bytes | None) -> None:
    """Put a file back as it was, when something after it failed."""
    if before is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != before:
        path.write_bytes(before)
