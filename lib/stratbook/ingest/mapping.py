"""A file read by a mapping of ``client.yml``: strictly, header by header, nothing guessed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial
from typing import Final

import pandas as pd

from stratbook.core.mapping import FileMapping, misfits, near
from stratbook.core.message import N_, say
from stratbook.ingest.account import Options
from stratbook.ingest.fields import DATES, Spec, read_fields
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.headers import Header, currency_of, normalise
from stratbook.ingest.notes import Context, UnreadableError
from stratbook.ingest.plain import finish, spec_of
from stratbook.ingest.quoted import quoted_rows
from stratbook.ingest.reader import Reader
from stratbook.ingest.words import READERS_OF_WORDS

_FOLDER: Final = "exports/"
_SEARCHED: Final = 60
_TITLE: Final = N_("Read by the mapping of client.yml")


def mappings_of(name: str, options: Options) -> tuple[FileMapping, ...]:
    """Return the brief's mappings that speak of a file, by its path in the client's folder."""
    path = name.removeprefix(_FOLDER)
    return tuple(each for each in options.mappings if fnmatchcase(path, each.files))


def split_by(text: str, mappings: Sequence[FileMapping]) -> Grid | None:
    """Cut a text by the delimiter that a mapping gives; None where none does."""
    given = next((each.delimiter for each in mappings if each.delimiter), None)
    if given is None:
        return None
    delimiter = "\t" if given == "tab" else given
    rows = tuple(quoted_rows(text, delimiter))
    return Grid(rows, delimiter=delimiter, cut=not text.endswith(("\n", "\r")))


def mapped(
    grids: Sequence[Grid], mappings: Sequence[FileMapping]
) -> list[tuple[Grid, Reader, Header]]:
    """Find the sheet and the header that each mapping of a file speaks of.

    Raises
    ------
    UnreadableError
        When a mapping names a table, a column, a sheet or a header that is not there.
    """
    found = []
    for mapping in mappings:
        for misfit in misfits(mapping):
            raise UnreadableError(misfit.problem, misfit.remedy)
        grid, header = _place(grids, mapping)
        found.append((grid, _reader(mapping), header))
    return found


def _reader(mapping: FileMapping) -> Reader:
    def find(grid: Grid) -> Header | None:
        best = _best(grid, mapping)
        return best[0] if best is not None and not best[1] else None

    return Reader("mapping", _TITLE, find, partial(_read, mapping))


def _place(grids: Sequence[Grid], mapping: FileMapping) -> tuple[Grid, Header]:
    sheets = [grid for grid in grids if not mapping.sheet or grid.sheet == mapping.sheet]
    if not sheets:
        names = tuple(grid.sheet for grid in grids) or "–"
        raise UnreadableError(
            say("There is no visible sheet “{name}”; there are: {names}.",
                name=mapping.sheet, names=names),
            say("Write the sheet's name as it stands in the workbook, under mapping: sheet."),
        )  # fmt: skip
    places = [(grid, *best) for grid in sheets if (best := _best(grid, mapping)) is not None]
    whole = [(grid, header) for grid, header, missing in places if not missing]
    if len(whole) > 1:
        raise UnreadableError(
            say("Several sheets could be the data: {sheets}.",
                sheets=[grid.sheet for grid, _ in whole]),
            say("Write which one, under mapping: sheet."),
        )  # fmt: skip
    if whole:
        return whole[0]
    raise _missing(min(places, key=lambda each: len(each[2]), default=None), sheets, mapping)


def _best(grid: Grid, mapping: FileMapping) -> tuple[Header, list[str]] | None:
    """Return the row that holds most of a mapping's headers, and those it does not hold."""
    asked = {normalise(header): header for header in mapping.columns}
    best: tuple[int, set[str]] = (-1, set())
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        held = {normalise(cell) for cell in row.cells} & set(asked)
        if len(held) > len(best[1]):
            best = (index, held)
    if best[0] < 0:
        return None
    return _header(grid.rows[best[0]], best[0], mapping), [
        header for plain, header in asked.items() if plain not in best[1]
    ]


def _header(row: Row, index: int, mapping: FileMapping) -> Header:
    fields = {normalise(header): field for header, field in mapping.columns.items()}
    columns: dict[str, tuple[int, ...]] = {}
    currencies = set()
    for place, cell in enumerate(row.cells):
        if field := fields.get(normalise(cell)):
            columns[field] = (*columns.get(field, ()), place)
            currencies |= {currency_of(cell)} - {""}
    if len(currencies) > 1:
        raise UnreadableError(
            say("The header names several currencies: {found}.", found=sorted(currencies)),
            say("Export one currency a file."),
            row.line,
        )
    names = tuple(str(cell).strip() for cell in row.cells)
    return Header(index, columns, names, next(iter(currencies), ""))


def _missing(
    found: tuple[Grid, Header, list[str]] | None, grids: Sequence[Grid], mapping: FileMapping
) -> UnreadableError:
    if found is None:
        names = tuple(mapping.columns)[:12]
        return UnreadableError(
            say("None of the headers that the mapping names is in the file: {names}.",
                names=names),
            say("Copy the headers from the file; without it, “stratbook check” shows them."),
        )  # fmt: skip
    grid, header, missing = found
    like = near(missing[0], header.unread())
    return UnreadableError(
        say("The mapping names headers that the file does not have: {names}.",
            names=tuple(missing)[:12]),
        say("Write {near} if that is what is meant.", near=like)
        if like
        else say("Copy the headers from the file, or remove them from the mapping."),
        grid.rows[header.index].line,
    )  # fmt: skip


def _read(
    mapping: FileMapping, grid: Grid, header: Header, context: Context
) -> Mapping[str, pd.DataFrame]:
    options = context.options
    if mapping.date_order:
        context = replace(context, options=replace(options, date_order=mapping.date_order))
    spec = spec_of(mapping.table)
    if mapping.date_format:
        grid = _dated(grid, header, spec, mapping.date_format)
    found = read_fields(grid, header, spec, context)
    if unread := header.unread():
        context.notes.warn(say("Columns that were not read: {columns}.", columns=unread[:40]))
    for column, value in mapping.constants.items():
        found[column] = _constant(spec, column, value)
    if mapping.table == "ads" and header.currency and "currency" not in found:
        found = found.assign(currency=header.currency)
    if mapping.span:
        found = found.assign(date_end=_last_day(found["date_start"], mapping.span))
    whole = finish(mapping.table, found, context)
    return {mapping.table: whole.drop(columns="line")}


def _constant(spec: Spec, column: str, value: str) -> str:
    read = READERS_OF_WORDS[spec.kinds[column]](column, [value])
    if read.bad:
        raise UnreadableError(
            next(iter(read.bad.values())),
            say("Write another word under mapping: constants in client.yml."),
        )
    return str(read.column[0])


def _dated(grid: Grid, header: Header, spec: Spec, pattern: str) -> Grid:
    """Turn the dates written in a format into dates; a cell that is not stays and is refused."""
    places = {
        place
        for field, found in header.columns.items()
        if spec.kinds[field] in DATES
        for place in found
    }
    rows = [
        Row(row.line, tuple(
            _date(cell, pattern) if at in places else cell for at, cell in enumerate(row.cells)
        ))
        if number > header.index else row
        for number, row in enumerate(grid.rows)
    ]  # fmt: skip
    return replace(grid, rows=tuple(rows))


def _date(cell: Cell, pattern: str) -> Cell:
    if not isinstance(cell, str):
        return cell
    try:
        return dt.datetime.strptime(cell.strip(), pattern)  # noqa: DTZ007 - a zone is the brief's
    except ValueError:
        return f"? {cell}" if cell.strip() else cell


def _last_day(first: pd.Series, span: str) -> pd.Series:
    if span == "month":
        return first + pd.offsets.DateOffset(months=1) - pd.Timedelta(days=1)
    return first + pd.Timedelta(days=6 if span == "week" else 0)
