"""``kpi_history.csv`` in the client's folder, as a render reads it before it runs anything."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.core.errors import BriefError, Fault
from stratbook.core.message import Message, say
from stratbook.core.period import Period
from stratbook.core.recorded import FILE, Recorded, rows_of, text_of

_LARGEST: Final = 50_000_000


def _unheard(_message: Message) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Keeping:
    """Whether a render keeps its figures, and where it says that it could not.

    Parameters
    ----------
    wanted : bool
        Whether to write them.
    tell : callable
        Takes a message when the folder cannot be written: the report is made all the same.
    """

    wanted: bool = True
    tell: Callable[[Message], None] = _unheard


KEEP: Final = Keeping()


def read_history(folder: Path) -> tuple[Recorded, ...]:
    """Return all rows of a client's history; none when there is no file yet.

    Raises
    ------
    BriefError
        Naming every line that no render wrote.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    raw = path.read_bytes() if path.stat().st_size <= _LARGEST else b"\xff"
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = say("The history of figures is not saved in UTF-8, or is far too large.")
        remedy = say("Put the file back as it was, or move it away: rendering writes a new one.")
        raise BriefError((Fault(FILE, problem, remedy),)) from None
    return rows_of(text)


def closed_before(rows: Iterable[Recorded], period: Period) -> tuple[Recorded, ...]:
    """Return the rows of periods that were over when a period began: never its own."""
    return tuple(each for each in rows if each.span.end < period.start)


def history_digest(rows: Iterable[Recorded]) -> Mapping[str, object]:
    """Return what a report took from the history, for its manifest."""
    read = tuple(rows)
    digest = hashlib.sha256(text_of(read).encode()).hexdigest() if read else None
    return {"rows": len(read), "sha256": digest}
