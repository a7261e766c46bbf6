"""Accepted flights written into the client's inputs; what stood there is kept, dated."""

import csv
import datetime as dt
import io
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stratbook.brief.grids import FOLDER, WORKBOOK
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say
from stratbook.display.look import Look
from stratbook.plan.flights.rows import Flight
from stratbook.report.media_plan.grid import Value
from stratbook.report.media_plan.plan_page import SHEET, heading, row_values

FILE: Final = "flights.csv"
KEPT: Final = ".previous"  # the inputs' reader passes over names that begin with a point
_FORMULA: Final = ("=", "+", "-", "@")


def accept(folder: Path, flights: Sequence[Flight], look: Look, today: dt.date) -> Path:
    """Write flights into ``inputs/flights.csv``, whole or not at all.

    Parameters
    ----------
    folder : Path
        The client's folder.
    flights : sequence of Flight
        The accepted plan.
    look : Look
        In whose language headings and choices are written.
    today : date
        Names the copy that is kept of the file before: ``inputs/.previous/flights-….csv``.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ParameterError
        When it cannot be written; nothing is changed then.
    """
    place = folder / FOLDER
    path = place / FILE
    try:
        place.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".flights-", dir=folder) as room:
            draft = Path(room) / FILE
            draft.write_text(csv_text(flights, look), encoding="utf-8", newline="")
            if path.exists():
                _keep(path, today)
            os.replace(draft, path)  # noqa: PTH105 - atomic, and says so
    except OSError as error:
        raise ParameterError((_unwritten(path, error),)) from error
    return path


def refuse_workbook(sources: Sequence[str]) -> None:
    """Refuse to accept when the flights stand in the inputs' workbook: two places would differ.

    Raises
    ------
    ParameterError
        When a row stands there.
    """
    if any(each.startswith(WORKBOOK) for each in sources):
        raise ParameterError((
            Fault(
                WORKBOOK,
                say("The flights stand in this workbook, which is not written by programs."),
                say("Copy the accepted rows into its sheet, or empty that sheet and accept again."),
            ),
        ))  # fmt: skip


def csv_text(flights: Sequence[Flight], look: Look) -> str:
    """Return flights as the inputs' CSV: semicolons, the client's headings and decimal mark."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    fields = SHEET.fields
    writer.writerow([heading(each, look) for each in fields])
    for flight in flights:
        values = row_values(flight, look)
        writer.writerow([_cell(values.get(each.id), look) for each in fields])
    return stream.getvalue()


def _cell(value: Value, look: Look) -> str:
    match value:
        case None:
            return ""
        case str():
            # A space before it keeps a text from being a formula where a spreadsheet opens it.
            return f" {value}" if value.startswith(_FORMULA) else value
        case dt.date():
            return value.isoformat()
        case _:
            text = f"{value:.10g}" if value < 1e9 else f"{value:.0f}"
            return text.replace(".", ",") if look.language.code == "fr" else text


def _keep(path: Path, today: dt.date) -> None:
    kept = path.parent / KEPT
    kept.mkdir(exist_ok=True)
    copy, number = kept / f"{path.stem}-{today.isoformat()}.csv", 2
    while copy.exists():
        copy = kept / f"{path.stem}-{today.isoformat()}-{number}.csv"
        number += 1
    shutil.copy2(path, copy)


def _unwritten(path: Path, error: OSError) -> Fault:
    return Fault(
        str(path),
        say("The file cannot be written: {reason}.", reason=error.strerror or str(error)),
        say("Look at the disk and at the rights of the folder, then run again."),
    )
