"""What a brief is read from lies in the client's folder itself: no link leads out of it."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_READ: Final = ("client.yml", "inputs.xlsx", "tags.xlsx", "tags.csv", "kpi_history.csv")
_ROOMS: Final = ("inputs", "notes")


def outside_faults(folder: Path) -> list[Fault]:
    """Find links out of a client's folder, and what is no file but a device or a pipe.

    Parameters
    ----------
    folder : Path
        The client's folder, resolved.

    Returns
    -------
    list of Fault
        One a name that a brief is read from; the logo and the exports are looked at where
        they are read.
    """
    return [fault for path in _near(folder) if (fault := _fault(path, folder)) is not None]


def _near(folder: Path) -> Iterator[Path]:
    named = [folder / each for each in (*_READ, *_ROOMS)]
    yield from (each for each in named if each.is_symlink() or each.exists())
    for room in (folder / each for each in _ROOMS):
        if room.is_dir() and room.resolve().is_relative_to(folder):
            yield from sorted(each for each in room.iterdir() if not each.name.startswith("."))


def _fault(path: Path, folder: Path) -> Fault | None:
    place = shown(path.relative_to(folder).as_posix())
    try:
        kind = path.stat().st_mode
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Fault(
            place,
            say("The link leads nowhere: it was not read."),
            say("Put the file itself in the folder."),
        )
    if not real.is_relative_to(folder):
        return Fault(
            place,
            say("The link leads to a folder, or out of the client's folder: it was not read."),
            say("Put the file itself in the folder."),
        )
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        return Fault(
            place,
            say("This is a device or a pipe and no file: it was not opened."),
            say("Take it out of the folder."),
        )
    return None
