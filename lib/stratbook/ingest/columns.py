"""Rows of a large file kept as columns of text: one Arrow buffer and no object a cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar, overload

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from stratbook.ingest.grid import Row

Places = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
TEXT: Final = pd.StringDtype(na_value=float("nan"))
# What is neither white space nor a control character, as RE2 names it.
INK: Final = r"\p{L}\p{M}\p{N}\p{P}\p{S}"
_PIECE: Final = 10_000
_NOTHING: Final = pa.chunked_array([], pa.string())
_T = TypeVar("_T")


class TextColumn(Sequence[str]):
    """The cells of one column: a sequence of texts that also answers for all at once.

    Parameters
    ----------
    cells : pyarrow.ChunkedArray
        Texts, none missing.
    """

    def __init__(self, cells: Any) -> None:  # Arrow comes without types
        self.cells = cells
        self._encoded: tuple[Places, TextColumn] | None = None

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.cells)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "TextColumn": ...
    def __getitem__(self, at: int | slice) -> "str | TextColumn":
        """Return one cell, or those of a slice."""
        if isinstance(at, slice):
            return self.take(np.arange(len(self))[at])
        return str(self.cells[at].as_py())

    def __iter__(self) -> Iterator[str]:
        """Iterate over the cells, a piece in memory at a time."""
        for start in range(0, len(self), _PIECE):
            yield from self.cells.slice(start, _PIECE).to_pylist()

    @classmethod
    def of(cls, values: Any) -> "TextColumn":
        """Return texts of pandas as a column, an empty one where missing."""
        return cls(pc.fill_null(pa.chunked_array(values.__arrow_array__()), "").cast(pa.string()))

    def replaced(self, places: Places, texts: Sequence[str | None], codes: Places) -> Any:
        """Return the cells as an array of pandas, some of them replaced.

        Parameters
        ----------
        places : ndarray
            Which cells.
        texts : sequence
            What they are replaced with, each text once; None is missing.
        codes : ndarray
            For each of the places, its place among the texts.
        """
        cells = self.cells.combine_chunks()
        if places.size:
            mask = np.zeros(len(self), dtype=bool)
            mask[places] = True
            new = pa.array(list(texts), pa.string()).take(pa.array(codes))
            cells = pc.replace_with_mask(cells, pa.array(mask), new)
        return TEXT.__from_arrow__(cells)  # type: ignore[attr-defined]  # missing in the stubs

    def take(self, places: Places) -> "TextColumn":
        """Return the cells at some places."""
        return TextColumn(self.cells.take(pa.array(places)))

    def where(self, keep: Flags) -> "TextColumn":
        """Return the cells that are marked."""
        return self if keep.all() else TextColumn(self.cells.filter(pa.array(keep)))

    def matches(self, pattern: str) -> Flags:
        """Say which cells hold a match of an RE2 pattern."""
        return flags(pc.match_substring_regex(self.cells, pattern))

    def encoded(self) -> "tuple[Places, TextColumn]":
        """Return, for each cell, its place among the distinct texts; and those, in order."""
        if self._encoded is None:
            coded = self.cells.combine_chunks().dictionary_encode()
            if isinstance(coded, pa.ChunkedArray):
                coded = coded.unify_dictionaries().combine_chunks()
            distinct = TextColumn(pa.chunked_array([coded.dictionary]))
            self._encoded = (np.asarray(coded.indices), distinct)
        return self._encoded

    def beginning(self, pattern: str, length: int) -> "TextColumn":
        """Return the first characters of the cells that match a pattern, each text once."""
        matching = self.where(self.matches(pattern)).cells
        begun = TextColumn(pc.utf8_slice_codeunits(matching, 0, length))
        return begun.encoded()[1]

    def missing(self, says: Callable[[str], bool]) -> Flags:
        """Say which cells a function takes for missing, asked once for each that may be.

        Those are short (no word for missing has more than four letters), forced by ``=``,
        or have white space at their ends.
        """
        short = flags(pc.less_equal(pc.utf8_length(self.cells), 4))
        places = np.flatnonzero(short | self.matches(f"^=|^[^{INK}]|[^{INK}]$"))
        found = np.zeros(len(self), dtype=bool)
        found[places] = self.take(places).asked(says)
        return found

    def asked(self, says: Callable[[str], bool]) -> Flags:
        """Say which cells a function says yes to, asked once for each distinct one."""
        codes, distinct = self.encoded()
        return np.fromiter(map(says, distinct), bool, len(distinct))[codes]


class ColumnRows(Sequence[Row]):
    """Rows kept as columns, but for the few that are wider or narrower than most.

    Parameters
    ----------
    table : sequence of pyarrow.ChunkedArray
        The columns of the rows of the usual width.
    lines : ndarray
        The line on which each row of the table starts.
    odd : mapping
        The other rows.
    order : ndarray
        For each row its place in the table; below zero, ``-1 - n`` names an odd one.
    """

    def __init__(
        self, table: Sequence[Any], lines: Places, odd: Mapping[int, Row], order: Places
    ) -> None:
        self.table = table
        self.order = order
        self._lines = lines
        self._odd = odd

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.order)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> "ColumnRows": ...
    def __getitem__(self, at: int | slice) -> "Row | ColumnRows":
        """Return one row, or those of a slice."""
        if isinstance(at, slice):
            return self.select(np.arange(len(self))[at])
        place = int(self.order[at])
        if place < 0:
            return self._odd[-1 - place]
        return Row(int(self._lines[place]), tuple(each[place].as_py() for each in self.table))

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the rows, a piece in memory at a time."""
        for start in range(0, len(self), _PIECE):
            piece = self.order[start : start + _PIECE]
            inside = piece[piece >= 0]
            columns = [each.take(pa.array(inside)).to_pylist() for each in self.table]
            usual = zip(self._lines[inside].tolist(), zip(*columns, strict=True), strict=True)
            for place in piece.tolist():
                yield self._odd[-1 - place] if place < 0 else Row(*next(usual))

    @property
    def lines(self) -> Places:
        """The line on which each row starts."""
        found = np.empty(len(self), dtype="int64")
        inside = self.order >= 0
        found[inside] = self._lines[self.order[inside]]
        found[~inside] = [self._odd[-1 - place].line for place in self.order[~inside].tolist()]
        return found

    def select(self, places: Places) -> "ColumnRows":
        """Return the rows at some places."""
        return ColumnRows(self.table, self._lines, self._odd, self.order[places])

    def column(self, place: int) -> TextColumn:
        """Return the cells of one column; every row must reach that far."""
        inside = self.order >= 0
        reaches = place < len(self.table)  # else the rows are odd ones, all of them
        cells = _taken(self.table[place], self.order[inside]) if reaches else _NOTHING
        if inside.all():
            return TextColumn(cells)
        others = [self._odd[-1 - row].cells[place] for row in self.order[~inside].tolist()]
        both = pa.chunked_array([*cells.chunks, pa.array(others, pa.string())], pa.string())
        turn = np.empty(len(self), dtype="int64")
        turn[np.concatenate([np.flatnonzero(inside), np.flatnonzero(~inside)])] = np.arange(
            len(self)
        )
        return TextColumn(both.take(pa.array(turn)))

    def odd_places(self) -> Places:
        """Return where the rows of another width stand."""
        return np.flatnonzero(self.order < 0)

    def matching(self, patterns: Mapping[int, str]) -> Places:
        """Return the rows of the usual width whose cells match, each column its pattern."""
        found = np.flatnonzero(self.order >= 0)
        for place, pattern in patterns.items():
            cells = TextColumn(_taken(self.table[place], self.order[found]))
            found = found[cells.matches(pattern)]
        return found


def text_column(cells: Iterable[str]) -> TextColumn:
    """Return texts as a column."""
    rest = iter(cells)
    pieces = [pa.array([], pa.string())]
    while piece := list(islice(rest, _PIECE)):
        pieces.append(pa.array(piece, pa.string()))
    return TextColumn(pa.chunked_array(pieces, pa.string()))


def spread(problems: Mapping[int, _T], codes: Places) -> dict[int, _T]:
    """Return the problems of distinct cells at every place where these stand."""
    if not problems:
        return {}
    places = np.flatnonzero(np.isin(codes, list(problems)))
    return {int(at): problems[int(codes[at])] for at in places}


def _taken(cells: Any, places: Places) -> Any:
    """Return some cells; a run of neighbours without copying them."""
    if places.size and places[-1] - places[0] + 1 == places.size and (np.diff(places) == 1).all():
        return cells.slice(int(places[0]), places.size)
    return cells.take(pa.array(places))


def flags(found: Any) -> Flags:
    """Return an Arrow array of yes and no as one of numpy."""
    return np.asarray(found.to_numpy(zero_copy_only=False) if isinstance(found, pa.Array)
                      else found.to_numpy(), dtype=bool)  # fmt: skip
