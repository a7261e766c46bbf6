"""One render of a client's period at a time."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from stratbook.core.errors import Fault, ParameterError, WorkbookError
from stratbook.core.message import say
from stratbook.report.output import tidy

KEPT: Final = ".cache"
PATIENCE: Final = 60.0


@contextmanager
def locked(out: Path, client: str, period: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a client's period.

    Parameters
    ----------
    out : Path
        Where reports go; the lock lies in its folder ``.cache``.
    client, period : str
        Whose.
    patience : float
        Seconds to wait for another process.

    Raises
    ------
    ParameterError
        When another process holds it for longer. The system frees what a dead one held.
    """
    place = lock_file(out, client, period)
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place, timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        problem = say(
            "Another process renders {client} for {period}.", client=client, period=period
        )
        remedy = say("Wait until it has ended, then render again.")
        raise ParameterError((Fault(client, problem, remedy),)) from None
    try:
        yield
    finally:
        lock.release()


def lock_file(out: Path, client: str, period: str) -> Path:
    """Return the file of a lock; it stays, empty: to remove it would free what others hold."""
    return out / KEPT / client / f"{period}.lock"


def clear(out: Path, client: str) -> None:
    """Clear what killed renders of a client left, in every period that nobody holds now.

    Parameters
    ----------
    out : Path
        Where reports go.
    client : str
        Its id.
    """
    for file in sorted((out / KEPT / client).glob("*.lock")):
        with suppress(WorkbookError), locked(out, client, file.stem, patience=0):
            tidy(out, client, file.stem)
