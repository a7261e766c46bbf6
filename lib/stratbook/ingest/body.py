"""The rows under a header: what is data, and what is a note, a repeated header or damage."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from stratbook.core.message import Message, say
from stratbook.ingest.columns import INK, ColumnRows, Places, text_column
from stratbook.ingest.grid import Cell, Grid, Row, is_blank
from stratbook.ingest.headers import Header, normalise
from stratbook.ingest.notes import Notes, UnreadableError

_EXPORT_AGAIN: Final = say("Export the file again; if it was edited by hand, restore the original.")
_INKLESS: Final = f"^[^{INK}]*$"
_GAP: Final = r"[\x09-\x0d\x1c-\x20_]"  # what of ASCII is white space in a header


def data_rows(grid: Grid, header: Header, notes: Notes) -> Sequence[Row]:
    """Return the rows of data under a header; note what becomes of the others.

    A row with fewer or more cells than the header is refused and never slid into it.

    Raises
    ------
    UnreadableError
        When nothing stands under the header.
    """
    top = grid.rows[header.index]
    rows = _filled(grid.rows[header.index + 1 :])
    if not rows:
        raise nothing_under(top.line)
    width = _width(top)
    end = _without_notes(rows, width, notes)
    title = _words(top.cells[:width])
    left_out = []
    for at in _doubtful(rows, title, end):
        row = rows[at]
        if _words(row.cells[:1]) == title[:1] and _words(row.cells[:width]) == title:
            notes.leave_out(row.line, say("The header is repeated here."))
            notes.warn(say("The header is repeated at line {line}.", line=str(row.line)))
        elif _width(row) > width or len(row.cells) < width:
            last = grid.cut and at == end - 1
            notes.refuse(row.line, _ragged(row, width, cut_off=last), _EXPORT_AGAIN)
        else:
            continue
        left_out.append(at)
    notes.rows_read += end
    return _selected(rows, np.delete(np.arange(end), left_out))


def _filled(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows that are not blank."""
    if not isinstance(rows, ColumnRows):
        return [row for row in rows if not row.blank]
    inkless = rows.matching(dict.fromkeys(range(len(rows.table)), _INKLESS))
    asked = np.concatenate([rows.odd_places(), inkless])
    return rows.select(np.delete(np.arange(len(rows)), [at for at in asked if rows[at].blank]))


def _selected(rows: Sequence[Row], places: Places) -> Sequence[Row]:
    if isinstance(rows, ColumnRows):
        return rows.select(places)
    return [rows[at] for at in places]


def _doubtful(rows: Sequence[Row], title: Sequence[str], end: int) -> Sequence[int]:
    """Return the rows that may be ragged or repeat the header: all, where they are few."""
    if not isinstance(rows, ColumnRows) or len(rows.table) < len(title):
        return range(end)
    repeats = rows.matching({at: _same(word) for at, word in enumerate(title)})
    beyond = range(len(title), len(rows.table))
    wide = [rows.matching({place: "[^ ]"}) for place in beyond]
    found = np.unique(np.concatenate([rows.odd_places(), repeats, *wide]))
    return [int(at) for at in found[found < end]]


def _same(word: str) -> str:
    """Return a pattern that matches every cell that may normalise to a word."""
    parts = word.split() if word.isascii() else []
    inside = _GAP + "+"
    spelled = f"^{_GAP}*{inside.join(map(re.escape, parts))}{_GAP}*$"
    return rf"(?i)[^\x00-\x7f]|{spelled}" if parts or not word else r"[^\x00-\x7f]"


def _words(cells: Sequence[Cell]) -> list[str]:
    return [normalise(cell).removeprefix("\ufeff") for cell in cells]


def nothing_under(line: int | None) -> UnreadableError:
    """Say that a header has no rows."""
    return UnreadableError(
        say("The file has a header and no rows."),
        say("Export a period in which something happened, or take the file out."),
        line,
    )


def gather(rows: Sequence[Row], header: Header) -> dict[str, Sequence[Cell]]:
    """Return the cells of each field; of two columns of one field, what either holds.

    Raises
    ------
    UnreadableError
        When two columns of one field say different things.
    """
    if not isinstance(rows, ColumnRows):
        return {
            field: [row.cells[places[0]] for row in rows]
            if len(places) == 1
            else [_one(row, places, header) for row in rows]
            for field, places in header.columns.items()
        }
    return {
        field: rows.column(places[0])
        if len(places) == 1
        else text_column(str(_one(row, places, header)) for row in rows)
        for field, places in header.columns.items()
    }


def _one(row: Row, places: tuple[int, ...], header: Header) -> Cell:
    found = [row.cells[place] for place in places if not is_blank(row.cells[place])]
    if any(each != found[0] for each in found[1:]):
        names = sorted({header.names[place] for place in places})
        raise UnreadableError(
            say(
                "Two columns say the same thing twice and differ: {names} ({first}, {second}).",
                names=list(names),
                first=str(found[0]),
                second=str(next(each for each in found if each != found[0])),
            ),
            say("Delete the column that is not the right one."),
            row.line,
        )
    return found[0] if found else ""


def _width(row: Row) -> int:
    """Return the number of cells up to the last filled one."""
    filled = [place for place, cell in enumerate(row.cells) if not is_blank(cell)]
    return filled[-1] + 1 if filled else 0


def _without_notes(rows: Sequence[Row], width: int, notes: Notes) -> int:
    """Take the sentences under a table off its end; return how many rows stay."""
    end = len(rows)
    while end and width > 2 and _is_note(rows[end - 1]):
        end -= 1
    for row in rows[end:]:
        notes.rows_read += 1
        text = str(row.cells[0]).strip()[:80]
        notes.leave_out(row.line, say("A note under the table: “{text}”.", text=text))
    if end < len(rows):
        notes.warn(
            say("There are notes under the table, from line {line} on.", line=str(rows[end].line))
        )
    return end


def _is_note(row: Row) -> bool:
    first = str(row.cells[0]).strip()
    return row.filled == 1 and " " in first and any(letter.isalpha() for letter in first)


def _ragged(row: Row, width: int, *, cut_off: bool) -> Message:
    if cut_off and len(row.cells) < width:
        return say("The file is cut off in its last row: it is incomplete.")
    return say(
        "The row has {cells} cells where the header has {columns}: it was not read.",
        cells=len(row.cells),
        columns=width,
    )
