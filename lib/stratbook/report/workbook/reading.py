"""The table of an edited workbook: found wherever it stands on its page, columns moved or not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.cells import Hand, is_blank
from stratbook.brief.grids import Grid, Row, workbook_rows
from stratbook.brief.inputs import field_named
from stratbook.brief.nearest import plain
from stratbook.brief.sheets import Sheet
from stratbook.brief.spoken import every, others, spoken, tongue
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import Message, say

FEWEST: Final = 5  # headings of ours that make a row the row of headings


@dataclass(frozen=True)
class Found:
    """A sheet's table in a workbook that came back.

    Parameters
    ----------
    grid : Grid
        Its headings and filled rows, the sheet's own columns only.
    place : str
        How its faults begin.
    language : Language
        That of the page's name.
    beside : mapping of int to tuple
        By the row's number, all cells of the row: those under no heading of ours too.
    pages : mapping of str to list of Row
        Every page of the workbook, for what stands elsewhere.
    """

    grid: Grid
    place: str
    language: Language
    beside: dict[int, tuple[object, ...]]
    pages: dict[str, list[Row]]

    @property
    def hand(self) -> Hand:
        """Who filled it in."""
        return Hand(self.language.code)


def find_table(
    path: Path, sheet: Sheet, refusal: tuple[Message, Message, Message], fewest: int = FEWEST
) -> Found:
    """Find a sheet's table in a workbook.

    Parameters
    ----------
    path : Path
        The edited workbook.
    sheet : Sheet
        Whose table; its page bears the sheet's name in any language installed.
    refusal : (Message, Message, Message)
        What to give when there is no file; what is wrong and what to do when the file holds
        no such table.
    fewest : int
        Headings of ours that make a row the row of headings.

    Raises
    ------
    ParameterError
        When there is no file, it cannot be opened, or it holds no such table.
    """
    asked, wrong, remedy = refusal
    if not path.is_file():
        raise ParameterError((Fault(str(path), say("There is no such file."), asked),))
    pages = workbook_rows(path)
    if isinstance(pages, Fault):
        raise ParameterError((pages,))
    for title in (each for each in pages if plain(each) in map(plain, every(sheet.en, sheet.fr))):
        if rows := _table(pages[title], sheet, fewest):
            place = f"{path.name}, sheet {title}"
            grid = Grid(sheet, place, f"{path.name}!{title}", rows)
            beside = {number: tuple(cells) for number, cells in pages[title]}
            language = language_of(_spoken(rows[0][1], sheet) or _title_in(title, sheet))
            return Found(grid, place, language, beside, pages)
    raise ParameterError((Fault(path.name, wrong, remedy),))


def _title_in(title: str, sheet: Sheet) -> str:
    """Return the language of a page's title; French where one word serves both."""
    return tongue(title, sheet.en, sheet.fr) or "fr"


def _spoken(headings: Sequence[object], sheet: Sheet) -> str:
    """Return the language that most headings are in; empty when French and English are level."""
    cells = {plain(str(each)) for each in headings if not is_blank(each)}
    told = {code: _told(code, cells, sheet) for code in ("fr", "en", *others())}
    most = max(told.values())
    best = [code for code in told if told[code] == most]
    # A language whose catalogue lacks the headings is level with English, and is not meant.
    return "" if {"fr", "en"} <= set(best) else best[0]


def _told(code: str, cells: Collection[str], sheet: Sheet) -> int:
    return sum(plain(spoken(code, each.en, each.fr)) in cells for each in sheet.fields)


def _table(rows: list[Row], sheet: Sheet, fewest: int) -> list[Row]:
    """Return the row of headings and those below it, the columns of ours only."""
    for at, (_, cells) in enumerate(rows):
        ours = [
            n
            for n, cell in enumerate(cells)
            if not is_blank(cell) and field_named(sheet, str(cell)) is not None
        ]
        if len(ours) >= fewest:
            cut = [(number, _cells(each, ours)) for number, each in rows[at:]]
            return [row for row in cut if not all(is_blank(cell) for cell in row[1])]
    return []


def _cells(row: Sequence[object], places: list[int]) -> list[object]:
    return [row[n] if n < len(row) else None for n in places]
