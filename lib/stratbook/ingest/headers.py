"""Header synonyms and other words of the exports, kept as data, and finding a header row."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from stratbook.core.message import say
from stratbook.core.reference import csv_rows
from stratbook.core.tables import SCHEMAS
from stratbook.ingest.grid import Cell, Grid, Row, is_blank
from stratbook.ingest.notes import UnreadableError

PLAIN: Final = "plain_"
_WORDS: Final = 100  # letters: longer is a text, met once
_SEARCHED: Final = 60  # rows from the top in which a header is looked for
_CURRENCY: Final = re.compile(r"\s*\(([A-Z]{3})\)\s*$")


@dataclass(frozen=True)
class Header:
    """A header row that was found.

    Parameters
    ----------
    index : int
        Its place among the grid's rows.
    columns : mapping
        Positions of each field; more than one where a header stands twice.
    names : tuple of str
        All headers as they are written.
    currency : str
        The currency named in a header: ``Amount spent (UAH)``.
    """

    index: int
    columns: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]
    currency: str = ""

    def unread(self) -> list[str]:
        """Return the headers that no field answers to."""
        known = {place for places in self.columns.values() for place in places}
        return [name for at, name in enumerate(self.names) if at not in known and name.strip()]


@dataclass(frozen=True)
class Signature:
    """What a header must hold to be that of an export: all of some fields, one of others."""

    export: str
    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()

    def fits(self, fields: Mapping[str, object]) -> bool:
        """Say whether the fields found are enough."""
        return all(need in fields for need in self.needs) and (
            not self.one_of or any(each in fields for each in self.one_of)
        )


def normalise(text: object) -> str:
    """Bring a header or a word to the form in which words are compared.

    No-break spaces become spaces, ’ becomes ', underscores spaces; case, runs of white
    space and white space at the ends do not count.
    """
    said = str(text)
    return _compared(said) if len(said) > _WORDS else _compared_before(said)


def _compared(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("_", " ")
    return " ".join(plain.casefold().split())


# Every cell of a file's head is held against the headers of every export.
_compared_before = lru_cache(maxsize=1 << 14)(_compared)


@cache
def synonyms(export: str) -> Mapping[str, str]:
    """Return the fields of an export by normalised header."""
    found: dict[str, str] = {}
    if export.startswith(PLAIN):
        schema = SCHEMAS[export.removeprefix(PLAIN)]
        found |= {normalise(column.name): column.name for column in schema.columns}
    for row in csv_rows("export_headers.csv"):
        if row["export"] == export:
            found[normalise(row["header"])] = row["field"]
    return MappingProxyType(found)


@cache
def words(kind: str) -> Mapping[str, str]:
    """Return the ids of a kind of word (platform, format, metric …) by normalised spelling."""
    return MappingProxyType(
        {
            normalise(row["written"]): row["value"]
            for row in csv_rows("export_values.csv")
            if row["kind"] == kind
        }
    )


@cache
def all_headers() -> frozenset[str]:
    """Return every normalised header of every export."""
    exports = {row["export"] for row in csv_rows("export_headers.csv")}
    exports |= {PLAIN + table for table in SCHEMAS}
    return frozenset(header for export in exports for header in synonyms(export))


def find_header(grid: Grid, signature: Signature) -> Header | None:
    """Return the first row that an export's signature fits, or None."""
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        columns = _columns(row, signature.export)
        if signature.fits(columns):
            return header_at(grid.rows, index, signature.export)
    return None


def header_at(rows: Sequence[Row], index: int, export: str) -> Header:
    """Read a row as a header of an export."""
    row = rows[index]
    found = [_CURRENCY.search(str(cell)) for cell in row.cells]
    currencies = sorted({match[1] for match in found if match})
    if len(currencies) > 1:
        raise UnreadableError(
            say("The header names several currencies: {found}.", found=list(currencies)),
            say("Export one currency a file."),
            row.line,
        )
    return Header(
        index,
        _columns(row, export),
        tuple("" if is_blank(cell) else str(cell).strip() for cell in row.cells),
        currencies[0] if currencies else "",
    )


def currency_of(cell: Cell) -> str:
    """Return the currency that a header names at its end: ``Amount spent (UAH)``."""
    found = _CURRENCY.search(str(cell))
    return found[1] if found else ""


def field_of(cell: Cell, export: str) -> str | None:
    """Return the field a header cell stands for, its currency apart, or None."""
    known = synonyms(export)
    return known.get(normalise(cell)) or known.get(normalise(_CURRENCY.sub("", str(cell))))


def _columns(row: Row, export: str) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(row.cells):
        field = field_of(cell, export) if isinstance(cell, str) else None
        if field is not None:
            columns[field] = (*columns.get(field, ()), place)
    return columns
