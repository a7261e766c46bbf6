"""The inputs as rows of raw cells, from ``inputs.xlsx`` and from ``inputs/*.csv``."""

import csv
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from stratbook.brief.cells import is_blank
from stratbook.brief.nearest import nearest, plain
from stratbook.brief.sheets import SHEETS, Sheet
from stratbook.brief.spoken import by_word, every
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import Message, say

WORKBOOK: Final = "inputs.xlsx"
FOLDER: Final = "inputs"
READ_ME: Final = ("Read me", "À lire")
LISTS: Final = ("Lists", "Listes")
_LARGEST: Final = 20_000_000
_LARGEST_UNPACKED: Final = 200_000_000
_BROKEN: Final = (
    OSError, BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError, TypeError
)  # fmt: skip
Row = tuple[int, Sequence[object]]


@dataclass(frozen=True)
class Grid:
    """A filled sheet.

    Parameters
    ----------
    sheet : Sheet
        Which one.
    place : str
        How its faults begin: ``inputs.xlsx, sheet Médias (media)``.
    source : str
        How its rows are named: ``inputs.xlsx!media``.
    rows : list of (int, sequence)
        Rows that hold something, with their numbers in the file; the first are headings.
    """

    sheet: Sheet
    place: str
    source: str
    rows: list[Row]


def sheet_named(name: str) -> Sheet | None:
    """Return the sheet of a name in French or English, or of an id; None when there is none."""
    ids = {plain(each.id): each for each in SHEETS}
    return (ids | by_word((each, each.en, each.fr) for each in SHEETS)).get(plain(name))


def lists_page(code: str) -> str:
    """Return the title of the hidden page of lists: formulas name it, so it is one of ours."""
    return LISTS[1] if code == "fr" else LISTS[0]


def unread_pages() -> frozenset[str]:
    """Return the plain titles, in every language, of the pages that hold no table."""
    return frozenset(plain(each) for pair in (READ_ME, LISTS) for each in every(*pair))


def workbook_grids(folder: Path) -> tuple[list[Grid], list[Fault]]:
    """Read the filled sheets of ``inputs.xlsx``; nothing when there is no such file."""
    path = folder / WORKBOOK
    if not path.exists():
        return [], []
    sheets = workbook_rows(path)
    return ([], [sheets]) if isinstance(sheets, Fault) else _sorted_out(sheets)


def workbook_rows(path: Path) -> dict[str, list[Row]] | Fault:
    """Return the filled rows of each sheet of a workbook by its title, or why there are none."""
    try:
        if reason := _too_large(path):
            return Fault(path.name, reason, say("Keep in it what people fill in, no more."))
        return dict(_sheets(path))
    except _BROKEN:
        return Fault(
            path.name,
            say("The workbook cannot be opened."),
            say("Open it in a spreadsheet, take off any password, and save it as .xlsx."),
        )


def _too_large(path: Path) -> Message | None:
    with ZipFile(path) as archive:
        unpacked = sum(each.file_size for each in archive.infolist())
    if path.stat().st_size > _LARGEST or unpacked > _LARGEST_UNPACKED:
        return say("The workbook is far too large.")
    return None


def _sheets(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Iterate over the sheets as a stream: a stray cell at the far end costs nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield sheet.title, _filled(enumerate(sheet.iter_rows(values_only=True), start=1))
    finally:
        book.close()


def _filled(rows: Iterator[Row]) -> list[Row]:
    return [row for row in rows if not all(is_blank(cell) for cell in row[1])]


def _sorted_out(sheets: dict[str, list[Row]]) -> tuple[list[Grid], list[Fault]]:
    ours = unread_pages()
    grids: dict[str, Grid] = {}
    faults = []
    for title, rows in sheets.items():
        if not rows or plain(title) in ours:
            continue
        sheet = sheet_named(title)
        if sheet is None:
            faults.append(_unknown(f"{WORKBOOK}, sheet {shown(title)}", title))
        elif sheet.id in grids:
            faults.append(_twice(f"{WORKBOOK}, sheet {shown(title)}", grids[sheet.id].place))
        else:
            place = f"{WORKBOOK}, sheet {shown(title)} ({sheet.id})"
            grids[sheet.id] = Grid(sheet, place, f"{WORKBOOK}!{sheet.id}", rows)
    return list(grids.values()), faults


def _unknown(place: str, name: str) -> Fault:
    words = [word for each in SHEETS for word in (each.id, *every(each.en, each.fr))]
    near = nearest(name, words)
    known = tuple(each.id for each in SHEETS)
    return Fault(
        place,
        say("No table is called “{name}”.", name=shown(name)),
        say("Rename it to “{near}” if that is what is meant, or remove it.", near=near)
        if near
        else say("Remove it; the tables known here are {names}.", names=known),
    )


def _twice(place: str, first: str) -> Fault:
    return Fault(
        place,
        say("The same table is filled in twice: here and in {first}.", first=first),
        say("Keep one of the two."),
    )


def csv_grids(folder: Path, taken: Sequence[Grid]) -> tuple[list[Grid], list[Fault]]:
    """Read the tables of ``inputs/*.csv``.

    Parameters
    ----------
    folder : Path
        The client's folder.
    taken : sequence of Grid
        What the workbook gave: a table filled in at both places is refused.
    """
    place = folder / FOLDER
    files = sorted(place.iterdir(), key=lambda each: each.name) if place.is_dir() else []
    grids = {each.sheet.id: each for each in taken if len(each.rows) > 1}
    found, faults = [], []
    for path in files:
        if path.name.startswith((".", "~")):
            continue
        name = f"{FOLDER}/{shown(path.name)}"
        sheet = sheet_named(path.stem)
        if path.suffix.lower() != ".csv" or not path.is_file():
            faults.append(_no_csv(name))
        elif sheet is None:
            faults.append(_unknown(name, path.stem))
        elif isinstance(rows := csv_rows(path, sheet), Message):
            faults.append(unreadable(name, rows))
        elif sheet.id in grids and len(rows) > 1:
            faults.append(_twice(name, grids[sheet.id].place))
        elif rows:
            grids[sheet.id] = Grid(sheet, name, name, rows)
            found.append(grids[sheet.id])
    return found, faults


def _no_csv(name: str) -> Fault:
    return Fault(
        name,
        say("Only CSV files are read in this folder."),
        say("Save it as CSV (UTF-8), or move it out of the folder."),
    )


def unreadable(name: str, problem: Message) -> Fault:
    """Make the fault of a CSV file that cannot be read."""
    return Fault(name, problem, say("Save it again as CSV (UTF-8)."))


def csv_rows(path: Path, sheet: Sheet) -> list[Row] | Message:
    """Return the filled rows of a CSV file, or why there are none."""
    try:
        if path.stat().st_size > _LARGEST:
            return say("The file is far too large.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        return say("The file cannot be opened.")
    except UnicodeDecodeError:
        return say("The file is not saved in UTF-8.")
    skipped = 0
    if text.lower().startswith("sep="):
        text, skipped = text.partition("\n")[2], 1
    try:
        return _filled(iter(_records(text, delimiter_of(text, sheet), skipped)))
    except csv.Error:
        return say("The file is not a table in CSV.")


def _records(text: str, delimiter: str, skipped: int) -> list[Row]:
    """Return the records with the line each begins on (a cell may hold line breaks)."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    begins = 1 + skipped
    for record in reader:
        rows.append((begins, record))
        begins = reader.line_num + 1 + skipped
    return rows


def delimiter_of(text: str, sheet: Sheet) -> str:
    """Return the delimiter that finds the most of the table's headings in the first line."""
    known = {plain(word) for each in sheet.fields for word in (each.id, *every(each.en, each.fr))}
    first = next((line for line in text.splitlines() if line.strip()), "")

    def headings(delimiter: str) -> int:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return sum(plain(cell) in known for cell in cells)

    return max((",", ";"), key=lambda each: (headings(each), first.count(each)))
