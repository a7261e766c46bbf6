"""Dates with the month as a word: “Sat, Aug 1, 2026”, “28 sept. 2026”, “8 de marzo”."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from babel.dates import get_day_names, get_month_names

from stratbook.core.message import say
from stratbook.ingest.grid import Cell, Grid, Row
from stratbook.ingest.headers import Header, normalise
from stratbook.ingest.notes import Notes

# Interfaces whose words are known. None of their months stands for two numbers; more
# languages would break that (“listopad” is October in Croatian and November in Czech).
_LANGUAGES: Final = ("en", "fr", "es", "de", "it", "pt", "nl", "ru", "uk")
_FILLERS: Final = frozenset({"de", "del", "of", "er", "st", "nd", "rd", "th", "le", "г", "р"})
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
_LONGEST: Final = 40  # characters; anything longer is no date
_LEAP: Final = 2000


class Spelled(NamedTuple):
    """A day as written; ``year`` is None where the file leaves it out."""

    month: int
    day: int
    year: int | None

    def iso(self, year: int) -> str:
        """Return the day in a year, as ISO writes it."""
        return f"{year}-{self.month:02}-{self.day:02}"


def spelled(cell: Cell) -> Spelled | None:
    """Read a day whose month is a word, in any language known; None when it is none."""
    text = normalise(cell) if isinstance(cell, str) else ""
    if not 0 < len(text) <= _LONGEST or ":" in text:
        return None
    tokens = _TOKEN.findall(text)
    numbers = [each for each in tokens if each.isascii() and each.isdigit()]
    month = _month([each for each in tokens if each not in numbers])
    days = [int(each) for each in numbers if len(each) <= 2]
    years = [int(each) for each in numbers if len(each) == 4]
    if month is None or len(days) != 1 or len(years) > 1 or len(numbers) > len(days + years):
        return None
    found = Spelled(month, days[0], years[0] if years else None)
    return found if on(found, found.year or _LEAP) else None


def on(found: Spelled, year: int) -> dt.date | None:
    """Return the day in a year, or None where that year does not have it."""
    try:
        return dt.date(year, found.month, found.day)
    except ValueError:
        return None


def rewritten(grid: Grid, header: Header, field: str, change: Callable[[Cell], Cell]) -> Grid:
    """Return the grid with the cells of one field, under the header, put differently."""
    places = header.columns.get(field, ())
    body = grid.rows[header.index + 1 :]
    if not any(change(cell) != cell for place in places for cell in _column(body, place)):
        return grid
    rows = [_changed(row, places, change) for row in body]
    return replace(grid, rows=(*grid.rows[: header.index + 1], *rows))


def _column(rows: Sequence[Row], place: int) -> set[Cell]:
    return {row.cells[place] for row in rows if len(row.cells) > place}


def with_iso_dates(grid: Grid, header: Header, field: str, notes: Notes) -> Grid:
    """Return the grid with a field's spelled days put as ISO writes them.

    A day without its year stays as it is, and is refused where the rows are read.
    """
    named = rewritten(grid, header, field, as_iso)
    if named != grid:
        notes.warn(say("The file gives days and no times of day: hours cannot be compared."))
    return named


def as_iso(cell: Cell) -> Cell:
    """Return a spelled day with its year as ISO writes it, and any other cell as it is."""
    found = spelled(cell)
    return found.iso(found.year) if found and found.year else cell


def _changed(row: Row, places: tuple[int, ...], change: Callable[[Cell], Cell]) -> Row:
    return row._replace(
        cells=tuple(change(cell) if at in places else cell for at, cell in enumerate(row.cells))
    )


def _month(words: list[str]) -> int | None:
    """Return the one month among some words, if the others are weekdays and small words.

    “mar.” is a Tuesday and a March: it is the month only where no other word is.
    """
    months, weekdays = _months(), _weekdays()
    if any(each not in months and each not in weekdays | _FILLERS for each in words):
        return None
    named = [each for each in words if each in months]
    found = {months[each] for each in named if each not in weekdays}
    found = found or {months[each] for each in named}
    return found.pop() if len(found) == 1 else None


@cache
def _months() -> Mapping[str, int]:
    """Return the months by name, wide and short, as CLDR has them."""
    return MappingProxyType(
        {
            normalise(name).rstrip("."): number
            for language in _LANGUAGES
            for context in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
            for number, name in get_month_names(width, context, language).items()
        }
    )


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        normalise(name).rstrip(".")
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", language).values()
    )
