"""An unknown file opened for a person to map: its header, its first rows, what a mapping gives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stratbook.core.mapping import FileMapping, Misfit, misfits
from stratbook.core.reference import csv_rows
from stratbook.ingest.account import Options, UnknownColumn
from stratbook.ingest.examples import harmless, header_row, holds, shown
from stratbook.ingest.grid import Grid, is_blank
from stratbook.ingest.headers import PLAIN
from stratbook.ingest.notes import Notes, UnreadableError
from stratbook.ingest.reading import FileRead, grids_in, read_mapped

_FIRST: Final = 6  # rows shown as they are written
_TRIED: Final = 250  # rows that a trial reads
_SAMPLE: Final = 200
_MOST_COLUMNS: Final = 60


@dataclass(frozen=True)
class Opened:
    """A file's sheet as it is written.

    Parameters
    ----------
    grids : tuple of Grid
        Its sheets, each cut to the rows a trial reads.
    sheet : str
        The sheet shown; empty for text.
    headers : tuple of str
        The header's filled cells, whole.
    columns : tuple of UnknownColumn
        The same with what they hold.
    rows : tuple of tuple of str
        The first rows under them, harmless to show.
    """

    grids: tuple[Grid, ...]
    sheet: str
    headers: tuple[str, ...]
    columns: tuple[UnknownColumn, ...]
    rows: tuple[tuple[str, ...], ...]


def opened(data: bytes, delimiter: str = "", sheet: str = "") -> Opened:
    """Open a file that no reader knows.

    Parameters
    ----------
    data : bytes
        The file.
    delimiter : str
        As a mapping gives it (``tab``); empty finds out.
    sheet : str
        Of a workbook; empty takes the one with most rows.

    Raises
    ------
    UnreadableError
        When it holds no rows of cells.
    """
    cut = [_cutting(delimiter)] if delimiter else []
    found = [grid for grid in grids_in(data, Notes(), cut) if not all(r.blank for r in grid.rows)]
    grids = tuple(replace(each, rows=each.rows[:_TRIED]) for each in found)
    named = [each for each in grids if not sheet or each.sheet == sheet]
    grid = max(named, key=lambda each: len(each.rows), default=Grid(()))
    at = header_row(grid)
    if at is None:
        return Opened(grids, sheet, (), (), ())
    places = [p for p, cell in enumerate(grid.rows[at].cells) if not is_blank(cell)]
    places = places[:_MOST_COLUMNS]
    under = [row for row in grid.rows[at + 1 : at + 1 + _SAMPLE] if not row.blank]
    cells = {p: [row.cells[p] for row in under if p < len(row.cells)] for p in places}
    header = grid.rows[at].cells
    return Opened(
        grids, grid.sheet, tuple(str(header[p]).strip() for p in places),
        tuple(UnknownColumn(harmless(header[p]), holds(cells[p]), shown(cells[p])) for p in places),
        tuple(tuple(harmless(row.cells[p]) if p < len(row.cells) else "" for p in places)
              for row in under[:_FIRST]),
    )  # fmt: skip


def _cutting(delimiter: str) -> FileMapping:
    return FileMapping.model_validate(
        {"files": "*", "table": "posts", "columns": {"-": "-"}, "delimiter": delimiter}
    )


@dataclass(frozen=True)
class Trial:
    """What a mapping gives.

    Parameters
    ----------
    misfits : tuple of Misfit
        What in it cannot be.
    read : FileRead or None
        The first rows read by it; None where it cannot be.
    """

    misfits: tuple[Misfit, ...]
    read: FileRead | None

    @property
    def reads(self) -> bool:
        """Whether at least one row comes out."""
        return self.read is not None and bool(self.read.frames)


def tried(name: str, file: Opened, mapping: FileMapping, options: Options) -> Trial:
    """Read a file's first rows by a mapping, and say what is wrong with it.

    Parameters
    ----------
    name : str
        The file's path in the client's folder.
    file : Opened
        The file.
    mapping : FileMapping
        The mapping.
    options : Options
        What the brief settles.
    """
    if wrong := tuple(misfits(mapping)):
        return Trial(wrong, None)
    try:
        return Trial((), read_mapped(name, file.grids, mapping, options))
    except UnreadableError as error:
        return Trial((Misfit(("columns",), error.problem, error.remedy),), None)


def column_names(table: str, language: str) -> dict[str, str]:
    """Return the plain format's header for columns of a table, in a language, else in English."""
    rows: Sequence[dict[str, str]] = csv_rows("export_headers.csv")
    found: dict[str, str] = {}
    for row in rows:
        if row["export"] == PLAIN + table and row["language"] == language:
            found.setdefault(row["field"], row["header"])
    return found if found or language == "en" else column_names(table, "en")
