"""Accepted rows written into the client's inputs; what stood there is kept, dated."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from stratbook.brief.grids import FOLDER, WORKBOOK
from stratbook.brief.keep.csv_edit import FORMULA
from stratbook.brief.keep.csv_edit import cell_text as text_of_cell
from stratbook.brief.keep.place import KEPT, holding, keep_copy
from stratbook.brief.sheets import Sheet
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.display.look import Look
from stratbook.report.workbook.columns import heading
from stratbook.report.workbook.grid import Value
from stratbook.report.workbook.making import unwritten

__all__ = [
    "FORMULA", "KEPT", "cell_text", "csv_text", "keep_and_write", "refuse_workbook",
]  # fmt: skip


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
        with (
            holding(folder),
            tempfile.TemporaryDirectory(prefix=f".{path.stem}-", dir=folder) as room,
        ):
            draft = Path(room) / name
            draft.write_text(text, encoding="utf-8", newline="")
            if path.exists():
                keep_copy(path, today)
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
    return text_of_cell(value, look.language.code)
