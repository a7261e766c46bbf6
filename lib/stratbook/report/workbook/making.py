"""A workbook opened safely, and put in its place whole or not at all."""

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.workbook import Workbook

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say

_MADE: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - fixed: same bytes each time
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


@contextmanager
def workbook(path: Path, title: str, client: str) -> Iterator[Workbook]:
    """Open a new workbook in which no text becomes a formula or a link.

    Parameters
    ----------
    path : Path
        Where; the folder exists.
    title, client : str
        Its properties; the same content always gives the same bytes.
    """
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        book.set_properties({"title": title, "subject": client, "author": "stratbook",
                             "created": _MADE})  # fmt: skip
        yield book


def placed(path: Path, write: Callable[[Path], None]) -> Path:
    """Write a file beside its place, then move it there in one step.

    Parameters
    ----------
    path : Path
        Its place; the folder is made.
    write : callable
        Writes the file at the path it is given, of the same name.

    Raises
    ------
    ParameterError
        When it cannot be written; what stood there is unchanged.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.stem}-", dir=path.parent) as room:
            draft = Path(room) / path.name
            write(draft)
            os.replace(draft, path)  # noqa: PTH105 - atomic, and says so
    except OSError as error:
        raise ParameterError((unwritten(path, error),)) from error
    return path


def unwritten(path: Path, error: OSError) -> Fault:
    """Make the fault of a file that cannot be written."""
    return Fault(
        str(path),
        say("The file cannot be written: {reason}.", reason=error.strerror or str(error)),
        say("Look at the disk and at the rights of the folder, then run again."),
    )
