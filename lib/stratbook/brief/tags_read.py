"""What people corrected in ``tags.xlsx`` and ``tags.csv``, read back and checked."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.cells import Hand
from stratbook.brief.grids import Grid, csv_rows, unread_pages, unreadable, workbook_rows
from stratbook.brief.inputs import empty_inputs, field_named, read_grid
from stratbook.brief.nearest import plain
from stratbook.brief.sheets import Sheet
from stratbook.brief.spoken import every
from stratbook.brief.tags_sheet import ABOUT, KEY, NONE, PLAIN, TAGS, WORKBOOK, tags_sheet
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import Message, say

COLUMNS: Final = (*KEY, *ABOUT, *TAGS, "source")
_DASHES: Final = frozenset({"-", "–", "—"})
_POWER: Final = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_EXACT: Final = 10**15  # a spreadsheet keeps fifteen digits of a number


def read_corrections(
    folder: Path, hand: Hand, objectives: Sequence[str] = ()
) -> tuple[pd.DataFrame, list[Fault]]:
    """Read the corrections of a client's folder.

    Parameters
    ----------
    folder : Path
        The client's folder; both files may be absent.
    hand : Hand
        Who filled them in.
    objectives : sequence of str
        Ids of the brief's objectives.

    Returns
    -------
    frame : DataFrame
        One row a corrected publication: platform, post_id, what is known of it, the tags
        (missing where the proposal stands, ``–`` where there is none) and ``source``.
        Where both files correct one cell, the workbook's is kept.
    faults : list of Fault
        Everything that is wrong.
    """
    sheet = tags_sheet(objectives)
    frame, faults = _empty(sheet), []
    for found in (_workbook(folder / WORKBOOK, sheet), _plain(folder / PLAIN, sheet)):
        if isinstance(found, Fault):
            faults.append(found)
        elif found is not None:
            more, wrong = _corrected(found, hand)
            faults += wrong
            frame = _filled(frame, more)
    return frame, faults


def _empty(sheet: Sheet) -> pd.DataFrame:
    return empty_inputs(sheet)[list(COLUMNS)]


def _workbook(path: Path, sheet: Sheet) -> Grid | Fault | None:
    if not path.exists():
        return None
    sheets = workbook_rows(path)
    if isinstance(sheets, Fault):
        return sheets
    ours = unread_pages()
    named = {plain(each) for each in (sheet.id, *every(sheet.en, sheet.fr))}
    filled = {title: rows for title, rows in sheets.items() if rows and plain(title) not in ours}
    for title in filled:
        if plain(title) not in named:
            return _odd_sheet(f"{WORKBOOK}, sheet {shown(title)}", title, sheet)
    if len(filled) > 1:
        place = f"{WORKBOOK}, sheet {shown(list(filled)[1])}"
        problem = say("The same table is filled in twice: here and in {first}.",
                      first=shown(next(iter(filled))))  # fmt: skip
        return Fault(place, problem, say("Keep one of the two."))
    return next((Grid(sheet, WORKBOOK, WORKBOOK, rows) for rows in filled.values()), None)


def _odd_sheet(place: str, title: str, sheet: Sheet) -> Fault:
    # Left alone it would be lost the next time the workbook is written.
    return Fault(
        place,
        say("No table is called “{name}”.", name=shown(title)),
        say("Remove it; the tables known here are {names}.", names=(sheet.en, sheet.fr)),
    )


def _plain(path: Path, sheet: Sheet) -> Grid | Fault | None:
    if not path.exists():
        return None
    rows = csv_rows(path, sheet)
    if isinstance(rows, Message):
        return unreadable(PLAIN, rows)
    return Grid(sheet, PLAIN, PLAIN, rows) if rows else None


def _corrected(grid: Grid, hand: Hand) -> tuple[pd.DataFrame, list[Fault]]:
    """Return the rows in which somebody corrected something."""
    damaged = _damaged(grid)
    frame, faults = read_grid(grid, hand)
    for name in TAGS:
        frame[name] = frame[name].where(~frame[name].isin(_DASHES), NONE)
    found = frame.loc[frame[list(TAGS)].notna().any(axis=1), list(COLUMNS)]
    return found.reset_index(drop=True), [*faults, *damaged, *_twice(grid, frame)]


def _damaged(grid: Grid) -> list[Fault]:
    """Refuse ids of which a spreadsheet lost the last digits: they would name other posts."""
    (_, headings), *rows = grid.rows
    places = [
        position
        for position, cell in enumerate(headings)
        if isinstance(cell, str) and (field := field_named(grid.sheet, cell)) is not None
        if field.id == "post_id"
    ]
    return [
        Fault(
            f"{grid.place}, row {number}",
            say("A spreadsheet has damaged the id {value}: its last digits are lost.",
                value=shown(cells[at])),
            say("Put the id back as text, or remove the row."),
        )
        for number, cells in rows
        for at in places
        if at < len(cells) and _is_damaged(cells[at])
    ]  # fmt: skip


def _is_damaged(cell: object) -> bool:
    match cell:
        case bool():
            return False
        case int() | float():
            return abs(cell) >= _EXACT
        case _:
            return isinstance(cell, str) and _POWER.fullmatch(cell.strip()) is not None


def _twice(grid: Grid, frame: pd.DataFrame) -> list[Fault]:
    known = frame.dropna(subset=list(KEY))
    again = known[known.duplicated(list(KEY))]
    return [
        Fault(
            f"{grid.place}, row {str(source).rpartition(':')[2]}",
            say("The publication {id} stands twice.", id=shown(post)),
            say("Keep one of the two."),
        )
        for post, source in zip(again["post_id"], again["source"], strict=True)
    ]


def _filled(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of both, a cell of the first kept before one of the second."""
    both = pd.concat([each for each in (first, second) if not each.empty] or [first])
    if not both.duplicated(list(KEY)).any():
        return both.reset_index(drop=True)
    # ``first`` takes each column's first value that is not missing.
    joined = both.groupby(list(KEY), sort=False, as_index=False, dropna=False).first()
    return joined[list(COLUMNS)]
