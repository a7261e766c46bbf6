"""One notebook or command at a time writes a client's brief and inputs."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say

PATIENCE: Final = 20.0  # seconds; a keep takes one or two
_LOCK: Final = ".keep.lock"


@dataclass
class UnwritableError(ParameterError):
    """A client's folder cannot be written.

    Parameters
    ----------
    faults : tuple of Fault
        The same, said to the person.
    reason : str
        Why, in the system's words.
    """

    reason: str = ""


@contextlib.contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a client's folder, as it stands.

    Parameters
    ----------
    folder : Path
        The client's folder.
    patience : float
        Seconds to wait for another.

    Raises
    ------
    ParameterError
        When another holds it for longer, or it cannot be written.
    """
    # Imported by those who keep: it adds 0.6 ms to each fork of a process that has it.
    from filelock import FileLock, Timeout  # noqa: PLC0415

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


def unwritable(folder: Path, error: OSError) -> UnwritableError:
    """Make the refusal of a folder that cannot be written."""
    reason = error.strerror or str(error)
    fault = Fault(
        shown(folder.name),
        say("The folder cannot be written: {reason}.", reason=reason),
        say("Choose a place where you may write: nothing was changed."),
    )
    return UnwritableError((fault,), reason)
