"""Tables of a spreadsheet (filters, bands, names of columns): they take in rows added below them.

A table says in a part of its own which cells are its. Only the numbers of its last row change
there; one that ends with a row of totals, or has no row yet, stays as it is.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.parsers import expat
from zipfile import ZipFile

from openpyxl.utils import range_boundaries

from stratbook.brief.keep.sheet_xml import UnfitXmlError, parse_xml, tag_end, tags, with_bytes

_KIND: Final = "/table"  # how the type of a sheet's link to a table ends
_REF: Final = re.compile(rb"""\sref\s*=\s*["']([A-Z]+[0-9]+:[A-Z]+)([0-9]+)["']""")
_OWN: Final = (["table"], ["table", "autoFilter"])


class _Room(NamedTuple):
    """A range of cells, columns and rows from 1."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "_Room") -> bool:
        """Say whether two ranges share a cell."""
        return (
            self.left <= other.right and other.left <= self.right
            and self.top <= other.bottom and other.top <= self.bottom
        )  # fmt: skip


@dataclass(frozen=True)
class _Table:
    """A table: its part, its cells, whether rows may join it, where its last row's number is."""

    raw: bytes
    room: _Room
    open: bool
    ends: tuple[tuple[int, int], ...]

    def until(self, last: int) -> bytes:
        """Return the part of the table with another last row."""
        return with_bytes(self.raw, [(*place, str(last).encode()) for place in self.ends])


def widened(archive: ZipFile, part: str, added: Mapping[int, Collection[int]]) -> dict[str, bytes]:
    """Return the parts of a sheet's tables that take in the rows added directly below them.

    Parameters
    ----------
    archive : ZipFile
        The workbook as it stands.
    part : str
        The sheet's part: ``xl/worksheets/sheet1.xml``.
    added : mapping
        Numbers of the new rows, one below another, and the columns of their cells, from 0.

    Returns
    -------
    dict
        Only of tables that change. One with totals, one that would meet merged cells or another
        table, and one that is not as spreadsheets write it stay as they are.
    """
    tables = dict(_tables(archive, part)) if added else {}
    changed = {}
    for name, table in tables.items():
        below, last = table.room.bottom + 1, max(added)
        if not (table.open and _holds(table.room, added.get(below, ()))):
            continue
        new = table.room._replace(top=below, bottom=last)
        others = [each.room for other, each in tables.items() if other != name]
        if not any(new.meets(each) for each in (*others, *_merged(archive.read(part)))):
            changed[name] = table.until(last)
    return changed


def _holds(room: _Room, columns: Collection[int]) -> bool:
    return any(room.left <= each + 1 <= room.right for each in columns)


def _tables(archive: ZipFile, part: str) -> Iterator[tuple[str, _Table]]:
    room, name = posixpath.split(part)
    links, held = f"{room}/_rels/{name}.rels", set(archive.namelist())
    for path, attributes in tags(archive.read(links)) if links in held else ():
        if path[-1] == "Relationship" and attributes.get("Type", "").endswith(_KIND):
            target = posixpath.normpath(posixpath.join("/", room, attributes.get("Target", "")))
            table = _table(archive.read(target[1:])) if target[1:] in held else None
            if table is not None:
                yield target[1:], table


def _table(raw: bytes) -> _Table | None:
    """Return what a table's part tells; None where it cannot be followed."""
    parser, path = expat.ParserCreate(), list[str]()
    found: list[tuple[int, Mapping[str, str]]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        path.append(name.rpartition(":")[2])
        if path in _OWN:
            found.append((parser.CurrentByteIndex, attributes))

    try:
        parse_xml(parser, raw, begin, lambda _: path.pop())
        told = found[0][1]
        # One that still shows the blank row where its first one goes tells so by insertRow.
        is_open = all(told.get(key, "0") == "0" for key in ("totalsRowCount", "insertRow"))
        ends = tuple(_end(raw, start, attributes["ref"]) for start, attributes in found)
        return _Table(raw, _room(told["ref"]), is_open, ends)
    except (UnfitXmlError, KeyError, IndexError, ValueError):
        return None


def _end(raw: bytes, start: int, ref: str) -> tuple[int, int]:
    """Return where the number of a range's last row stands in the tag that tells it."""
    found = _REF.search(raw, start, tag_end(raw, start))
    if found is None or (found[1] + found[2]).decode() != ref:
        raise UnfitXmlError("a table tells its range")
    return found.span(2)


def _merged(raw: bytes) -> Iterator[_Room]:
    for path, attributes in tags(raw) if b"mergeCell" in raw else ():
        if path[-1] == "mergeCell":
            yield _room(attributes["ref"])


def _room(ref: str) -> _Room:
    left, top, right, bottom = range_boundaries(ref)
    if not (left and top and right and bottom):
        raise UnfitXmlError("a range has rows and columns")
    return _Room(left, top, right, bottom)
