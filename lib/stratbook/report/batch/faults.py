"""What is said of a client that something other than its files kept from its report."""

import os
from pathlib import Path

from stratbook.core.errors import Fault
from stratbook.core.message import say


def unwritten(place: str, error: OSError) -> Fault:
    """Say that a file could not be read or written, and its name where it is known."""
    reason = error.strerror or str(error)
    if error.filename:
        reason = f"{Path(os.fsdecode(error.filename)).name}: {reason}"
    return Fault(
        place,
        say("A file could not be read or written: {reason}.", reason=reason),
        say("Look at the disk and at the rights of the folder, then render again."),
    )


def defect(place: str, error: BaseException) -> Fault:
    """Say that a defect of the program was met, with what Python calls it."""
    reason = f"{type(error).__name__}: {error}".splitlines()[0].rstrip(": ")
    return Fault(
        place,
        say("The program met a defect of its own: {reason}.", reason=reason),
        say("Nothing of this client was changed. Report it with the client’s files at hand."),
    )
