"""Which row is which: by its visible id, else by the hidden one, else it is new."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stratbook.brief.cells import is_blank
from stratbook.brief.nearest import plain
from stratbook.core.message import Message, say


@dataclass(frozen=True)
class Line:
    """A row as it came back, before its cells are checked.

    Parameters
    ----------
    number : int
        In the file.
    id : str
        What its visible id says; empty when it was emptied.
    key : str
        What the hidden column says; empty for a row somebody added.
    cells : mapping of str to object
        By field id.
    """

    number: int
    id: str
    key: str
    cells: Mapping[str, object]


def identities(
    lines: Sequence[Line], known: Mapping[str, Mapping[str, str]]
) -> tuple[list[str], list[Message]]:
    """Give every row its id.

    Parameters
    ----------
    lines : sequence of Line
        In the file's order.
    known : mapping of str to mapping
        By id of a row that was sent, its cells as text.

    Returns
    -------
    ids : list of str
        One a line, each different.
    notes : list of Message
        What had to be settled: ids written over, rows copied with their id.
    """
    found: dict[int, str] = {}
    notes: list[Message] = []
    for told in ("id", "key"):
        for name, places in _claims(lines, told, (known, found)).items():
            kept = max(places, key=lambda at: _likeness(lines[at], known[name]))
            found[kept] = name
            if told == "key" and lines[kept].id:
                notes.append(
                    say("Row {row}: its id was written over with “{written}”; it stays “{id}”.",
                        row=str(lines[kept].number), written=lines[kept].id, id=name)
                )  # fmt: skip
    for at, line in enumerate(lines):
        if at not in found:
            found[at] = _new(line, {*known, *found.values()})
            if line.id and found[at] != line.id:
                notes.append(
                    say("Row {row} was copied with its id “{written}”; it is a new row, “{id}”.",
                        row=str(line.number), written=line.id, id=found[at])
                )  # fmt: skip
    return [found[at] for at in range(len(lines))], notes


def _claims(
    lines: Sequence[Line],
    told: str,
    given: tuple[Mapping[str, Mapping[str, str]], Mapping[int, str]],
) -> dict[str, list[int]]:
    """Return the lines without an id yet that call for each row nobody has taken."""
    known, found = given
    spelled = {plain(each): each for each in known}
    claims: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        name = spelled.get(plain(getattr(line, told)))
        if name is not None and at not in found and name not in found.values():
            claims.setdefault(name, []).append(at)
    return claims


def _likeness(line: Line, sent: Mapping[str, str]) -> int:
    """Return how many cells of a row are as they were sent."""
    return sum(_text(line.cells.get(key)) == value for key, value in sent.items())


def _new(line: Line, taken: Iterable[str]) -> str:
    """Return an id for a new row: its own, else from its day and platform."""
    names = {plain(each) for each in taken}
    first = line.id or "-".join(
        each for each in (_text(line.cells.get("date")), _slug(line.cells.get("platform"))) if each
    )
    name, number = first or "new", 2
    while plain(name) in names:
        name, number = f"{first or 'new'}-{number}", number + 1
    return name


def _slug(value: object) -> str:
    return "".join(each for each in plain(_text(value)) if each.isalnum())[:12]


def _text(value: object) -> str:
    match value:
        case dt.datetime():
            return f"{value:%Y-%m-%d}"
        case dt.time():
            return f"{value:%H:%M}"
        case float() if value == int(value):
            return str(int(value))
        case _:
            return "" if is_blank(value) else str(value).strip()
