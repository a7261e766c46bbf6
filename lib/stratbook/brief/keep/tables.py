"""Changes of sheets, written where each sheet stands: its CSV, the workbook, or a new CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.cells import Hand, is_blank
from stratbook.brief.grids import (
    FOLDER,
    WORKBOOK,
    Grid,
    Row,
    csv_rows,
    delimiter_of,
    sheet_named,
    unreadable,
    workbook_grids,
    workbook_rows,
)
from stratbook.brief.keep import book_edit, csv_edit
from stratbook.brief.keep.change import SetRow
from stratbook.brief.keep.table import TableEdit, cell_of, edit_of, read_or_text
from stratbook.brief.sheets import SHEETS, Sheet
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import BriefError, Fault, ParameterError, raise_all
from stratbook.core.message import Message, say

_SIGNATURE: Final = b"\xef\xbb\xbf"  # what some editors put before UTF-8


@dataclass(frozen=True)
class WrittenTable:
    """A file as it is from now on, and where in it something was written.

    Parameters
    ----------
    path : Path
        The file, in the folder it was read from.
    content : bytes
        What it holds.
    places : tuple of str
        As people find them: ``inputs/weights.csv, row 3, column Points sur 100``.
    note : Message or None
        What is to be known of it besides.
    """

    path: Path
    content: bytes
    places: tuple[str, ...]
    note: Message | None = None


def written_table(folder: Path, changes: Sequence[SetRow], hand: Hand) -> WrittenTable | None:
    """Return the file of one sheet with changes in it; None when nothing differs.

    Parameters
    ----------
    folder : Path
        The client's folder.
    changes : sequence of SetRow
        All of one sheet.
    hand : Hand
        Who fills the inputs in.

    Raises
    ------
    BriefError
        When the inputs cannot be read.
    ParameterError
        When a change does not fit the table.
    """
    sheet = next(each for each in SHEETS if each.id == changes[0].sheet)
    in_book, faults = workbook_grids(folder)
    raise_all(BriefError, faults)
    held = [*(each for each in in_book if each.sheet == sheet), *_in_files(folder, sheet)]
    # A table that has rows goes before one that has only headings; the workbook's is first.
    grid = next((each for each in held if len(each.rows) > 1), held[-1] if held else None)
    if grid is None:
        return _new(folder, sheet, changes, hand)
    edit = edit_of(grid, changes, hand)
    if not edit:
        return None
    return _in_book(folder, grid, edit) if grid in in_book else _in_file(folder, grid, edit, hand)


def _in_files(folder: Path, sheet: Sheet) -> list[Grid]:
    """Return a sheet's own CSV as it stands; other sheets are read when all is checked."""
    found = []
    for path in _files(folder, sheet):
        name = f"{FOLDER}/{shown(path.name)}"
        rows = csv_rows(path, sheet)
        if isinstance(rows, Message):
            raise BriefError((unreadable(name, rows),))
        if rows:
            found.append(Grid(sheet, name, name, rows))
    return found


def _files(folder: Path, sheet: Sheet) -> list[Path]:
    place = folder / FOLDER
    return [
        each
        for each in (sorted(place.iterdir()) if place.is_dir() else ())
        if not each.name.startswith((".", "~"))
        and each.suffix.lower() == ".csv"
        and sheet_named(each.stem) == sheet
    ]


def _new(folder: Path, sheet: Sheet, changes: Sequence[SetRow], hand: Hand) -> WrittenTable | None:
    text = csv_edit.new_table(sheet, hand.language)
    name = f"{FOLDER}/{sheet.id}.csv"
    headings = next(iter(_rows(text, ";")))
    grid = Grid(sheet, name, name, [headings])
    edit = edit_of(grid, changes, hand)
    if not edit:
        return None
    return _file(folder / FOLDER / f"{sheet.id}.csv", grid, edit, (b"", text, ";", hand))


def _in_file(folder: Path, grid: Grid, edit: TableEdit, hand: Hand) -> WrittenTable:
    path = next(
        each for each in _files(folder, grid.sheet) if grid.place.endswith(shown(each.name))
    )
    raw = path.read_bytes()
    mark = _SIGNATURE if raw.startswith(_SIGNATURE) else b""
    text = raw.decode("utf-8-sig")
    table = text.partition("\n")[2] if text.lower().startswith("sep=") else text
    return _file(path, grid, edit, (mark, text, delimiter_of(table, grid.sheet), hand))


def _file(
    path: Path, grid: Grid, edit: TableEdit, held: tuple[bytes, str, str, Hand]
) -> WrittenTable:
    mark, text, delimiter, hand = held
    changed = csv_edit.with_cells(text, delimiter, edit, hand.language)
    rows = _rows(changed, delimiter)
    _verify(grid, rows, edit, hand)
    return WrittenTable(path, mark + changed.encode(), _places(grid, edit, rows))


def _rows(text: str, delimiter: str) -> list[Row]:
    found = [
        (each.line, [csv_edit.unquoted(text[start:end]) for start, end in each.cells])
        for each in csv_edit.records(text, delimiter)
    ]
    return [row for row in found if not all(is_blank(cell) for cell in row[1])]


def _in_book(folder: Path, grid: Grid, edit: TableEdit) -> WrittenTable:
    path = folder / WORKBOOK
    raw = path.read_bytes()
    content = book_edit.with_cells(raw, grid.sheet.id, edit, (grid.rows[0][0], grid.rows[-1][0]))
    rows = _book_rows(path, content, grid.sheet)
    _verify(grid, rows, edit, Hand("en", "ymd"))
    return WrittenTable(path, content, _places(grid, edit, rows), book_edit.formula_note(raw))


def _book_rows(path: Path, content: bytes, sheet: Sheet) -> list[Row]:
    """Read the workbook again as it would stand, and refuse one that would not open."""
    trial = path.with_name(".trial.xlsx")
    try:
        trial.write_bytes(content)
        sheets = workbook_rows(trial)
    finally:
        trial.unlink(missing_ok=True)
    if isinstance(sheets, Fault):
        raise BriefError((sheets,))
    return next(rows for title, rows in sheets.items() if sheet_named(title) == sheet)


def _verify(grid: Grid, rows: list[Row], edit: TableEdit, hand: Hand) -> None:
    """Refuse unless the table reads as it did but for what was to change."""
    first, count = grid.rows[0][0], len(grid.rows)
    wanted = {*edit.cells, *((first, at) for at in edit.headings)}
    kept = all(
        (old[0], at) in wanted or _agree(old, new, at)
        for old, new in zip(grid.rows, rows, strict=False)
        for at in range(max(len(old[1]), len(new[1])))
    )
    news = {old[0]: new for old, new in zip(grid.rows, rows, strict=False)}
    cells = [(news[number], at, cell) for (number, at), cell in edit.cells.items()]
    cells += [
        (row, at, cell)
        for row, held in zip(rows[count:], edit.rows, strict=False)
        for at, cell in held.items()
    ]
    if (
        len(rows) != count + len(edit.rows)
        or not kept
        or not all(_reads(edit, at, row, cell, hand) for row, at, cell in cells)
    ):
        raise ParameterError((
            Fault(
                grid.place,
                say("This table cannot be changed here without touching its other rows."),
                say("Write it by hand; nothing was changed."),
            ),
        ))  # fmt: skip


def _agree(old: Row, new: Row, at: int) -> bool:
    before, after = cell_of(old, at), cell_of(new, at)
    return before == after or (is_blank(before) and is_blank(after))


def _reads(edit: TableEdit, at: int, row: Row, cell: object, hand: Hand) -> bool:
    column = edit.columns[at].field
    return read_or_text(column, cell_of(row, at), hand) == read_or_text(column, cell, hand)


def _places(grid: Grid, edit: TableEdit, rows: list[Row]) -> tuple[str, ...]:
    changed = (
        f"{grid.place}, row {number}, column {edit.columns[at].heading}"
        for number, at in edit.cells
    )
    new = (f"{grid.place}, row {number}" for number, _ in rows[len(rows) - len(edit.rows) :])
    return (*changed, *(new if edit.rows else ()))
