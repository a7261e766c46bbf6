"""Accepted rows written into the client's inputs; what stood there is kept, dated."""

import csv
import datetime as dt
import io
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from stratbook.brief.grids import FOLDER, WORKBOOK
from stratbook.brief.sheets import Sheet
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.display.look import Look
from stratbook.report.workbook.columns import heading
from stratbook.report.workbook.grid import Value
from stratbook.report.workbook.making import unwritten

KEPT: Final = ".previous"  # the inputs' reader passes over names that begin with a point
FORMULA: Final = ("=", "+", "-", "@")


def keep_and_write(folder: Path, name: str, text: str, today: dt.date) -> Path:
    """Write a file of ``inputs/``, whole or not at all, and keep a copy of the one before.

    Parameters
    ----------
    folder : Path
        The client's folder.
    name : str
        The file's name in ``inputs/``.
    text : str
        What it holds from now on.
    today : date
        Names the copy: ``inputs/.previous/flights-….csv``.

    Raises
    ------
    ParameterError
        When it cannot be written; nothing is changed then.
    """
    path = folder / FOLDER / name
    try:
        path.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.stem}-", dir=folder) as room:
            draft = Path(room) / name
            draft.write_text(text, encoding="utf-8", newline="")
            if path.exists():
                _keep(path, today)
            draft.replace(path)
    except OSError as error:
        raise ParameterError((unwritten(path, error),)) from error
    return path


def refuse_workbook(sources: Sequence[str], problem: Message) -> None:
    """Refuse to accept when the rows stand in the inputs' workbook: two places would differ.

    Raises
    ------
    ParameterError
        When a row stands there.
    """
    if any(each.startswith(WORKBOOK) for each in sources):
        raise ParameterError((
            Fault(
                WORKBOOK,
                problem,
                say("Copy the accepted rows into its sheet, or empty that sheet and accept again."),
            ),
        ))  # fmt: skip


def csv_text(sheet: Sheet, records: Sequence[Mapping[str, Value]], look: Look) -> str:
    """Return rows as the inputs' CSV: semicolons, the client's headings and decimal mark.

    Parameters
    ----------
    sheet : Sheet
        Its columns, all of them.
    records : sequence of mapping
        By field id, choices in the reader's words.
    look : Look
        In whose language headings and numbers are written.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow([heading(each, look) for each in sheet.fields])
    for record in records:
        writer.writerow([cell_text(record.get(each.id), look) for each in sheet.fields])
    return stream.getvalue()


def cell_text(value: Value, look: Look) -> str:
    """Return a cell as the inputs' CSV holds it; no text is a formula in a spreadsheet."""
    match value:
        case None:
            return ""
        case str():
            # A space before it keeps a text from being a formula where a spreadsheet opens it.
            return f" {value}" if value.startswith(FORMULA) else value
        case dt.date():
            return value.isoformat()
        case dt.time():
            return f"{value:%H:%M}"
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
