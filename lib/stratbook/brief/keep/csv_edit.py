"""Cells of a CSV written in place: delimiter, quotes, breaks and other rows stay byte for byte."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from stratbook.brief.keep.change import Cell
from stratbook.brief.keep.table import Column, TableEdit, column_words
from stratbook.brief.sheets import Field, Sheet
from stratbook.brief.spoken import spoken
from stratbook.core.manner import manner

FORMULA: Final = ("=", "+", "-", "@")
_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Record(NamedTuple):
    """A row of the file: the line it begins on, where its cells stand, and where it ends."""

    line: int
    cells: tuple[tuple[int, int], ...]
    end: int


def cell_text(value: Cell, language: str) -> str:
    """Return a cell as the inputs' CSV holds it; no text is a formula in a spreadsheet.

    Parameters
    ----------
    value : str, float, bool, date, time or None
        What it holds.
    language : str
        Of its decimal mark.
    """
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
            return text.replace(".", manner(language).decimal)


def new_table(sheet: Sheet, language: str) -> str:
    """Return a sheet's headings as a CSV without rows."""
    return ";".join(_quoted(_heading(each, language), ";") for each in sheet.fields) + "\n"


def with_cells(text: str, delimiter: str, edit: TableEdit, language: str) -> str:
    """Return a CSV's text with an edit in it.

    Parameters
    ----------
    text : str
        The file, without its byte order mark.
    delimiter : str
        Between its cells.
    edit : TableEdit
        What to write.
    language : str
        Of the decimal mark: the client's.
    """
    splices = sorted(_splices(text, delimiter, edit, language), reverse=True)
    for start, end, new in splices:
        text = f"{text[:start]}{new}{text[end:]}"
    width = max(edit.columns) + 1
    joint = newline(text)
    if edit.rows and text and not text.endswith(("\r", "\n")):
        text += joint
    for row in edit.rows:
        cells = (
            _written(edit.columns.get(n), row.get(n), delimiter, language) for n in range(width)
        )
        text += delimiter.join(cells) + joint
    return text


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Iterate over the rows of a CSV that reads without fault, with the places of their cells."""
    place, line = 0, 1
    if text.lower().startswith("sep="):
        place, line = text.find("\n") + 1 or len(text), 2
    while place < len(text):
        cells = tuple(_cells(text, place, delimiter))
        end = cells[-1][1]
        yield Record(line, cells, end)
        line += len(_BREAK.findall(text[place:end])) + 1
        found = _BREAK.match(text, end)
        place = found.end() if found else len(text)


def newline(text: str) -> str:
    """Return the line break a text uses."""
    found = _BREAK.search(text)
    return found.group() if found else "\n"


def _cells(text: str, place: int, delimiter: str) -> Iterator[tuple[int, int]]:
    stop = re.compile(f"[{re.escape(delimiter)}\r\n]")
    while True:
        start = place
        if text[place : place + 1] == '"':
            place = _closing(text, place + 1)
        found = stop.search(text, place)
        place = found.start() if found else len(text)
        yield start, place
        if text[place : place + 1] != delimiter:
            return
        place += 1


def _closing(text: str, place: int) -> int:
    """Return the place after the quote that closes a cell; two quotes are one inside it."""
    while (found := text.find('"', place)) >= 0:
        if text[found + 1 : found + 2] != '"':
            return found + 1
        place = found + 2
    return len(text)


def _splices(
    text: str, delimiter: str, edit: TableEdit, language: str
) -> Iterator[tuple[int, int, str]]:
    rows = [each for each in records(text, delimiter) if text[each.cells[0][0] : each.end].strip()]
    by_line = {each.line: each for each in rows}
    wanted: dict[int, dict[int, str]] = {}
    for position, heading in edit.headings.items():
        wanted.setdefault(rows[0].line, {})[position] = _quoted(heading, delimiter)
    for (line, position), cell in edit.cells.items():
        column = edit.columns[position]
        wanted.setdefault(line, {})[position] = _written(column, cell, delimiter, language)
    for line, cells in wanted.items():
        yield from _in_record(by_line[line], cells, delimiter)


def _in_record(
    record: Record, cells: dict[int, str], delimiter: str
) -> Iterator[tuple[int, int, str]]:
    there = len(record.cells)
    yield from ((*record.cells[at], new) for at, new in cells.items() if at < there)
    beyond = {at: new for at, new in cells.items() if at >= there}
    if beyond:
        row: Sequence[str] = [beyond.get(at, "") for at in range(there, max(beyond) + 1)]
        yield record.end, record.end, "".join(delimiter + each for each in row)


def _written(column: Column | None, cell: Cell, delimiter: str, language: str) -> str:
    words = column_words(column, cell) if column is not None else cell
    return _quoted(cell_text(words, language), delimiter)


def _quoted(text: str, delimiter: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="").writerow((text, ""))
    return stream.getvalue()[: -len(delimiter)]


def _heading(field: Field, language: str) -> str:
    return spoken(language, field.en, field.fr)


def unquoted(cell: str) -> str:
    """Return what a cell holds, its quotes taken off."""
    return cell[1:-1].replace('""', '"') if cell.startswith('"') and len(cell) > 1 else cell
