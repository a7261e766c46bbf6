"""Which rows of which files a figure rests on: ``exports/posts.csv:12-48,60``."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_SHEET: Final = re.compile(r"![^!:]*$")
_PLACE: Final = re.compile(r"(?P<head>.+):(?P<lines>\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)", re.DOTALL)


class Place(NamedTuple):
    """Rows of one file, or of one sheet of a workbook.

    Parameters
    ----------
    file : str
        ``exports/posts.csv``, or ``inputs.xlsx!media`` for a sheet.
    lines : tuple of (int, int)
        First and last of each run of rows, in order, none touching the next; empty for a
        file that is not read by rows.
    """

    file: str
    lines: tuple[tuple[int, int], ...] = ()

    @property
    def total(self) -> int:
        """How many rows."""
        return sum(last - first + 1 for first, last in self.lines)

    @property
    def code(self) -> str:
        """The runs as text: ``12-48,60``."""
        return ",".join(f"{one}-{two}" if two > one else f"{one}" for one, two in self.lines)

    def __str__(self) -> str:
        """Return ``exports/posts.csv:12-48,60``, which :func:`place_of` reads."""
        return f"{self.file}:{self.code}" if self.lines else self.file


class Sources(tuple[str, ...]):
    """The files a figure rests on, in order; :attr:`places` says which of their rows.

    It is, and equals, the plain tuple of the files' names: what only names files reads it
    as one.
    """

    places: tuple[Place, ...]

    def __new__(cls, places: Iterable[Place] = ()) -> "Sources":
        """Take places, each file or sheet once."""
        kept = tuple(sorted(places))
        made = super().__new__(cls, sorted({file_of(each.file) for each in kept} - {""}))
        made.places = kept
        return made

    def __reduce__(self) -> tuple[type["Sources"], tuple[tuple[Place, ...]]]:
        """Copy and pickle with the rows."""
        return Sources, (self.places,)


def file_of(place: str) -> str:
    """Return the file of ``exports/a.csv:12`` or ``inputs.xlsx!media:5``, without row or sheet."""
    return _SHEET.sub("", place_of(place).file)


def place_of(text: str) -> Place:
    """Read ``exports/posts.csv:12-48,60``; a text without rows is a whole file."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return Place(text)
    runs = (run.partition("-") for run in found["lines"].split(","))
    return Place(found["head"], tuple((int(one), int(two or one)) for one, _, two in runs))


def sources_at(texts: Iterable[str]) -> Sources:
    """Return the sources of rows' places.

    Parameters
    ----------
    texts : iterable of str
        One place a row (``exports/posts.csv:12``), in any order; doubles count once.
    """
    rows: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        head, _, line = text.rpartition(":")
        if head and line.isdecimal():
            rows[head].add(int(line))
        elif text:
            rows[text].update(())
    return Sources(Place(file, tuple(_runs(lines))) for file, lines in rows.items())


def merged(*sources: Iterable[str]) -> Sources:
    """Return all that several figures rest on, each row once.

    Parameters
    ----------
    *sources : iterable of str
        :class:`Sources`, or plain names of files or places.
    """
    runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in sources:
        places = each.places if isinstance(each, Sources) else map(place_of, each)
        for place in places:
            runs[place.file].extend(place.lines)
    return Sources(Place(file, tuple(_joined(lines))) for file, lines in runs.items())


def _runs(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    return _joined([(line, line) for line in lines])


def _joined(runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Put runs in order and join those that touch or overlap."""
    first = last = None
    for one, two in sorted(runs):
        if first is not None and last is not None and one <= last + 1:
            last = max(last, two)
            continue
        if first is not None and last is not None:
            yield first, last
        first, last = one, two
    if first is not None and last is not None:
        yield first, last
