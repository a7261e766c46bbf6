"""What a change of a sheet comes to in a table as it stands: cells, headings and rows to write."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stratbook.brief.cells import Hand, Refused, Value, is_blank, read_cell
from stratbook.brief.grids import Grid, Row
from stratbook.brief.inputs import field_named
from stratbook.brief.keep.change import Cell, SetRow
from stratbook.brief.nearest import plain
from stratbook.brief.sheets import Field, Sheet
from stratbook.brief.spoken import spoken, tongue, yes_no
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say


@dataclass(frozen=True)
class Column:
    """A column of a table: its field, its heading, and the language of its words."""

    field: Field
    heading: str
    language: str


@dataclass(frozen=True)
class TableEdit:
    """What is to be written into one table.

    Parameters
    ----------
    cells : mapping
        By row number in the file and position of the column: what a cell holds from now on.
    headings : mapping
        By position: columns the table lacks and a new cell needs.
    rows : tuple of mapping
        New rows at the end, by position.
    columns : mapping
        Every column by its position, new ones among them.
    """

    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    headings: Mapping[int, str] = field(default_factory=dict)
    rows: tuple[Mapping[int, Cell], ...] = ()
    columns: Mapping[int, Column] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        return bool(self.cells or self.rows)


def edit_of(grid: Grid, changes: Sequence[SetRow], hand: Hand) -> TableEdit:
    """Return what changes come to in a table.

    Parameters
    ----------
    grid : Grid
        The table as it stands, headings first.
    changes : sequence of SetRow
        Of this sheet; one without ``where`` is a new row.
    hand : Hand
        Who fills the client's inputs in.

    Raises
    ------
    ParameterError
        When a change means several rows, or a value does not fit its column.
    """
    columns = columns_of(grid.sheet, grid.rows[0][1], hand)
    headings: dict[int, str] = {}
    cells: dict[tuple[int, int], Cell] = {}
    rows: list[Mapping[int, Cell]] = []
    for change in changes:
        _refuse_misfits(grid, change, hand)
        found = _found(grid, columns, change, hand)
        held = change.values if found else {**change.where, **change.values}
        _widen(grid.sheet, held, columns, headings, hand)
        places = {column.field.id: position for position, column in columns.items()}
        if found:
            cells.update(_differing(found, places, columns, change, hand))
        else:
            rows.append({places[id_]: each for id_, each in held.items() if not is_blank(each)})
    return TableEdit(cells, headings, tuple(rows), columns)


def columns_of(sheet: Sheet, headings: Sequence[object], hand: Hand) -> dict[int, Column]:
    """Return a table's columns by position, as its own headings name them."""
    found: dict[int, Column] = {}
    for position, cell in enumerate(headings):
        named = None if is_blank(cell) else field_named(sheet, str(cell))
        if named is not None:
            found[position] = Column(named, str(cell).strip(), _tongue(named, str(cell), hand))
    return found


def column_words(column: Column, cell: Cell) -> Cell:
    """Return what people write in a column for a value: a choice's word, yes or no."""
    match cell:
        case bool():
            return yes_no(column.language)[0 if cell else 1]
        case str() if column.field.kind == "choice":
            words = {id_: (en, fr) for id_, en, fr in column.field.choices}
            en, fr = words.get(cell, (cell, cell))
            return spoken(column.language, en, fr)
        case _:
            return cell


def value_of(field_: Field, cell: object, hand: Hand) -> Value | None:
    """Return what a cell is read as; None for an empty one.

    Raises
    ------
    Refused
        When it does not fit its column.
    """
    if isinstance(cell, dt.time):
        cell = f"{cell:%H:%M}"
    return None if is_blank(cell) else read_cell(field_, cell, hand)


def _tongue(named: Field, heading: str, hand: Hand) -> str:
    return tongue(heading, named.en, named.fr) or hand.language


def _refuse_misfits(grid: Grid, change: SetRow, hand: Hand) -> None:
    by_id = {each.id: each for each in grid.sheet.fields}
    for id_, cell in (*change.where.items(), *change.values.items()):
        try:
            value_of(by_id[id_], cell, hand)
        except Refused as verdict:
            heading = spoken(hand.language, by_id[id_].en, by_id[id_].fr)
            place = f"{grid.place}, column {heading}"
            raise ParameterError((Fault(place, verdict.problem, verdict.remedy),)) from None


def _found(grid: Grid, columns: Mapping[int, Column], change: SetRow, hand: Hand) -> Row | None:
    """Return the row that a change means; None when there is none yet."""
    if not change.where:
        return None
    rows = [row for row in grid.rows[1:] if _is_meant(row, columns, change, hand)]
    if not rows and not change.made:
        raise ParameterError((
            Fault(
                grid.place,
                say("The row that the decision is about is not there any more."),
                say("Open the notebook again: nothing was changed."),
            ),
        ))  # fmt: skip
    if len(rows) > 1:
        raise ParameterError((
            Fault(
                f"{grid.place}, row {rows[1][0]}",
                say("This row says the same thing as row {row}.", row=str(rows[0][0])),
                say("Keep one of the two, then keep the decision again."),
            ),
        ))  # fmt: skip
    return rows[0] if rows else None


def _is_meant(row: Row, columns: Mapping[int, Column], change: SetRow, hand: Hand) -> bool:
    there = {column.field.id: (column.field, position) for position, column in columns.items()}
    for id_, wanted in change.where.items():
        if id_ not in there:
            return is_blank(wanted)
        field_, position = there[id_]
        if _compared(field_, cell_of(row, position), hand) != _compared(field_, wanted, hand):
            return False
    return True


def _compared(field_: Field, cell: object, hand: Hand) -> object:
    try:
        value = value_of(field_, cell, hand)
    except Refused:
        return str(cell)
    return plain(value) if isinstance(value, str) else value


def _differing(
    row: Row, places: Mapping[str, int], columns: Mapping[int, Column], change: SetRow, hand: Hand
) -> Iterator[tuple[tuple[int, int], Cell]]:
    for id_, wanted in change.values.items():
        if id_ not in places:
            continue
        position = places[id_]
        field_ = columns[position].field
        if read_or_text(field_, cell_of(row, position), hand) != read_or_text(field_, wanted, hand):
            yield (row[0], position), wanted


def read_or_text(field_: Field, cell: object, hand: Hand) -> object:
    """Return what a cell is read as, or its text where it does not fit its column."""
    try:
        return value_of(field_, cell, hand)
    except Refused:
        return str(cell)


def cell_of(row: Row, position: int) -> object:
    """Return a cell of a row; None past its last."""
    return row[1][position] if position < len(row[1]) else None


def _widen(
    sheet: Sheet,
    held: Mapping[str, Cell],
    columns: dict[int, Column],
    headings: dict[int, str],
    hand: Hand,
) -> None:
    """Add the columns that a table lacks for what is to be written into it."""
    there = {column.field.id for column in columns.values()}
    for each in sheet.fields:
        if each.id in there or is_blank(held.get(each.id)):
            continue
        position = max(columns, default=-1) + 1
        language = next(iter(columns.values())).language if columns else hand.language
        words = spoken(language, each.en, each.fr)
        headings[position] = words
        columns[position] = Column(each, words, language)
