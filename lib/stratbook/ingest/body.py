"""The rows under a header: what is data, and what is a note, a repeated header or damage."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Message, say
from stratbook.ingest.grid import Cell, Grid, Row, is_blank
from stratbook.ingest.headers import Header, normalise
from stratbook.ingest.notes import Notes, UnreadableError

_EXPORT_AGAIN: Final = say("Export the file again; if it was edited by hand, restore the original.")


def data_rows(grid: Grid, header: Header, notes: Notes) -> list[Row]:
    """Return the rows of data under a header; note what becomes of the others.

    A row with fewer or more cells than the header is refused and never slid into it.

    Raises
    ------
    UnreadableError
        When nothing stands under the header.
    """
    rows = [row for row in grid.rows[header.index + 1 :] if not row.blank]
    if not rows:
        raise nothing_under(grid.rows[header.index].line)
    width = _width(grid.rows[header.index])
    rows = _without_notes(rows, width, notes)
    title = _words(grid.rows[header.index].cells[:width])
    kept = []
    for row in rows:
        notes.rows_read += 1
        if _words(row.cells[:1]) == title[:1] and _words(row.cells[:width]) == title:
            notes.leave_out(row.line, say("The header is repeated here."))
            notes.warn(say("The header is repeated at line {line}.", line=str(row.line)))
        elif _width(row) > width or len(row.cells) < width:
            last = grid.cut and row is rows[-1]
            notes.refuse(row.line, _ragged(row, width, cut_off=last), _EXPORT_AGAIN)
        else:
            kept.append(row)
    return kept


def _words(cells: Sequence[Cell]) -> list[str]:
    return [normalise(cell).removeprefix("\ufeff") for cell in cells]


def nothing_under(line: int | None) -> UnreadableError:
    """Say that a header has no rows."""
    return UnreadableError(
        say("The file has a header and no rows."),
        say("Export a period in which something happened, or take the file out."),
        line,
    )


def gather(rows: list[Row], header: Header) -> dict[str, list[Cell]]:
    """Return the cells of each field; of two columns of one field, what either holds.

    Raises
    ------
    UnreadableError
        When two columns of one field say different things.
    """
    return {
        field: [row.cells[places[0]] for row in rows]
        if len(places) == 1
        else [_one(row, places, header) for row in rows]
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


def _without_notes(rows: list[Row], width: int, notes: Notes) -> list[Row]:
    """Take the sentences under a table off its end."""
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
    return rows[:end]


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
