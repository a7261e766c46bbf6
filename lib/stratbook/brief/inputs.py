"""The tables people fill in: headings recognised, every cell checked, one frame a sheet."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.cells import Hand, Refused, Value, is_blank, read_cell
from stratbook.brief.grids import Grid, Row, csv_grids, workbook_grids
from stratbook.brief.nearest import nearest, plain
from stratbook.brief.sheets import SHEETS, Field, Sheet
from stratbook.brief.spoken import by_word, every
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import say

_DTYPES: Final = {"number": "float64", "day": "datetime64[us]", "flag": "boolean"}


def read_inputs(folder: Path, hand: Hand) -> tuple[Mapping[str, pd.DataFrame], list[Fault]]:
    """Read ``inputs.xlsx`` and ``inputs/*.csv``.

    Parameters
    ----------
    folder : Path
        The client's folder; both may be absent.
    hand : Hand
        Who filled them in.

    Returns
    -------
    frames : mapping
        Every sheet by id: the sheet's field ids as columns, and ``source``; an unfilled
        sheet has no rows and the same types.
    faults : list of Fault
        Everything that is wrong, in the order of the files.
    """
    from_workbook, faults = workbook_grids(folder)
    from_csv, more = csv_grids(folder, from_workbook)
    faults += more
    frames = {each.id: empty_inputs(each) for each in SHEETS}
    for grid in (*from_workbook, *from_csv):
        frame, found = read_grid(grid, hand)
        faults += found
        if not frame.empty:
            frames[grid.sheet.id] = frame
    return frames, faults


def empty_inputs(sheet: Sheet) -> pd.DataFrame:
    """Return a sheet's frame without rows, with its columns' types."""
    return _frame(sheet, [])


def _frame(sheet: Sheet, records: list[dict[str, Value]]) -> pd.DataFrame:
    columns = {
        field.id: pd.Series(
            [record.get(field.id) for record in records], dtype=_DTYPES.get(field.kind, "str")
        )
        for field in sheet.fields
    }
    sources = pd.Series([record["source"] for record in records], dtype="str")
    return pd.DataFrame({**columns, "source": sources})


def read_grid(grid: Grid, hand: Hand) -> tuple[pd.DataFrame, list[Fault]]:
    """Read one filled sheet: its frame, and everything that is wrong with it."""
    headings, *rows = grid.rows
    columns, faults = _columns(grid, headings)
    records = []
    for row in rows:
        record, found = _record(grid, columns, row, hand)
        records.append(record)
        faults += found
    faults += _overflow(grid, headings, rows)
    return _frame(grid.sheet, records), faults


def _columns(grid: Grid, headings: Row) -> tuple[dict[int, tuple[Field, str]], list[Fault]]:
    """Return each column's field and heading by its position."""
    number, cells = headings
    columns: dict[int, tuple[Field, str]] = {}
    faults = []
    for position, cell in enumerate(cells):
        if is_blank(cell):
            continue
        heading = shown(cell)
        place = f"{grid.place}, row {number}, column {heading}"
        field = field_named(grid.sheet, str(cell))
        if field is None:
            faults.append(_unknown_column(place, heading, grid.sheet))
        elif field in (each for each, _ in columns.values()):
            problem = say("The column “{name}” stands twice.", name=heading)
            faults.append(Fault(place, problem, say("Keep one of the two.")))
        else:
            columns[position] = field, heading
    return columns, faults + _absent(grid, number, columns)


def field_named(sheet: Sheet, heading: str) -> Field | None:
    """Return a heading's field: an exact id first, since one field's id is another's word."""
    ids = {field.id: field for field in sheet.fields}
    words = by_word((field, field.en, field.fr) for field in sheet.fields)
    loose = {plain(field.id): field for field in sheet.fields}
    return ids.get(heading.strip()) or words.get(plain(heading)) or loose.get(plain(heading))


def _absent(grid: Grid, number: int, columns: dict[int, tuple[Field, str]]) -> list[Fault]:
    """Refuse a filled sheet that lacks a column every row needs."""
    if len(grid.rows) == 1:
        return []
    there = {field.id for field, _ in columns.values()}
    return [
        Fault(
            f"{grid.place}, row {number}",
            say("The column “{name}” is missing.", name=field.fr),
            say("Add a column headed “{fr}” or “{en}”.", fr=field.fr, en=field.en),
        )
        for field in grid.sheet.fields
        if field.required and field.id not in there
    ]


def _unknown_column(place: str, heading: str, sheet: Sheet) -> Fault:
    words = [w for each in sheet.fields for w in (each.id, *every(each.en, each.fr))]
    near = nearest(heading, words)
    known = tuple(each.id for each in sheet.fields)
    return Fault(
        place,
        say("This table has no column “{name}”.", name=heading),
        say("Rename it to “{near}” if that is what is meant, or remove it.", near=near)
        if near
        else say("Remove it; the columns known here are {names}.", names=known),
    )


def _record(
    grid: Grid, columns: dict[int, tuple[Field, str]], row: Row, hand: Hand
) -> tuple[dict[str, Value], list[Fault]]:
    number, cells = row
    record: dict[str, Value] = {"source": f"{grid.source}:{number}"}
    faults = []
    for position, (field, heading) in columns.items():
        place = f"{grid.place}, row {number}, column {heading}"
        cell = cells[position] if position < len(cells) else None
        if is_blank(cell):
            if field.required:
                faults.append(_unfilled(place))
            continue
        try:
            record[field.id] = read_cell(field, cell, hand)
        except Refused as verdict:
            faults.append(Fault(place, verdict.problem, verdict.remedy))
    return record, faults


def _unfilled(place: str) -> Fault:
    return Fault(
        place, say("The cell is empty."), say("Fill it in, or empty the whole row to leave it out.")
    )


def _overflow(grid: Grid, headings: Row, rows: list[Row]) -> list[Fault]:
    """Refuse cells that stand under no heading: nobody would see that they are not read."""
    named = {position for position, cell in enumerate(headings[1]) if not is_blank(cell)}
    return [
        Fault(
            f"{grid.place}, row {number}",
            say("“{value}” stands under no heading.", value=shown(cell)),
            say("Give its column a heading, or empty the cell."),
        )
        for number, cells in rows
        for position, cell in enumerate(cells)
        if not is_blank(cell) and position not in named
    ]
