"""Where a report goes, and how it gets there whole: written beside, then moved into place."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from stratbook.brief.checks import folder_fault, is_slug
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say
from stratbook.core.period import Period

# Names that Windows keeps for devices: a folder cannot bear them there.
_DEVICES: Final = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def client_id(folder: Path) -> str:
    """Return a client's id, the name of its folder.

    Raises
    ------
    ParameterError
        When the name could not be a folder's name everywhere.
    """
    name = folder.resolve().name
    if is_slug(name) and not _DEVICES.fullmatch(name):
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
    root.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f"{client}-", dir=root)).resolve()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if not any(root.iterdir()):
            root.rmdir()


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


def _swap(new: Path, place: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{place.name}-old-", dir=place.parent))
    old.rmdir()
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old)
