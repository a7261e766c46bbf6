"""Where a report goes, and how it gets there whole: written beside, then moved into place."""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from stratbook.brief.folder_name import folder_fault, is_slug
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say
from stratbook.core.period import Period

_OTHERS: Final = 100  # how often others may have been quicker
_HERE: Final = -100  # Linux: AT_FDCWD
_EXCHANGE: Final = 2  # Linux: RENAME_EXCHANGE


def client_id(folder: Path) -> str:
    """Return a client's id, the name of its folder.

    Raises
    ------
    ParameterError
        When the name could not be a folder's name everywhere.
    """
    name = folder.resolve().name
    if is_slug(name):
        return name
    raise ParameterError((folder_fault(name),))


def report_folder(out: Path, client: str, period: Period, language: str) -> Path:
    """Return ``<out>/<client>/<period>/<language>``.

    Raises
    ------
    ParameterError
        When a link would lead it out of ``out``.
    """
    place = out / client / period.code / language
    if place.resolve().is_relative_to(out.resolve()):
        return place
    raise ParameterError(
        (
            Fault(
                str(place),
                say("This folder leads out of {folder}.", folder=str(out)),
                say("Remove the link that stands there, or choose another folder with --out."),
            ),
        )
    )


@contextmanager
def working(out: Path, client: str) -> Iterator[Path]:
    """Lend a folder to work in under ``<out>/.work``; it is gone afterwards."""
    root = out / ".work"
    work = _new_folder(root, f"{client}-").resolve()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        with contextlib.suppress(OSError):  # others work there
            root.rmdir()


def _new_folder(root: Path, prefix: str) -> Path:
    """Make a folder in one that others, who made it too, remove when they find it empty."""
    for _ in range(_OTHERS):
        with contextlib.suppress(FileNotFoundError):
            with contextlib.suppress(FileExistsError):
                root.mkdir(parents=True)
            return Path(tempfile.mkdtemp(prefix=prefix, dir=root))
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))


@contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """Lend a new folder beside ``place``; it takes that place only if nothing was raised."""
    place.parent.mkdir(parents=True, exist_ok=True)
    mend(place)
    new = Path(tempfile.mkdtemp(prefix=f".{place.name}-new-", dir=place.parent))
    try:
        new.chmod(0o755)
        yield new
        _swap(new, place)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def mend(place: Path) -> None:
    """Put back a report that a killed render had moved aside, and clear what it left."""
    for old in sorted(place.parent.glob(f".{place.name}-old-*")):
        if place.exists():
            shutil.rmtree(old)
        else:
            old.rename(place)


def tidy(out: Path, client: str, period: str) -> None:
    """Clear what a killed render of a client's period left; for who holds its lock.

    Parameters
    ----------
    out : Path
        Where reports go.
    client, period : str
        Whose.
    """
    places = out / client / period
    for old in sorted(places.glob(".*-old-*")):
        mend(places / old.name[1:].partition("-old-")[0])
    left = [*places.glob(".*-new-*"), *(out / ".work").glob(f"{client}.{period}.-*")]
    left += (out / ".cache" / client).rglob(".half-*")
    for each in left:
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # others work there
        (out / ".work").rmdir()


def _swap(new: Path, place: Path) -> None:
    """Put a folder in its place; whoever reads meanwhile sees the old one or the new one."""
    if not place.exists():
        new.rename(place)
        return
    if _exchanged(new, place):
        return  # the old one is now the folder beside, which is cleared
    old = Path(tempfile.mkdtemp(prefix=f".{place.name}-old-", dir=place.parent))
    old.rmdir()
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the disk cannot."""
    call = _exchange()
    return (
        call is not None
        and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
    )


@cache
def _exchange() -> Any:
    """Return the C library's function; without it two steps do, and `mend` after a kill."""
    if sys.platform != "linux":
        return None
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is not None:
        call.argtypes = (
            ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint
        )  # fmt: skip
    return call
