"""What changed between two versions of the calendar: added, moved, changed, dropped."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.plan.calendar.row import COLUMNS, CalendarRow

Value = str | float | dt.date | dt.time | None
Kind = Literal["added", "moved", "changed", "dropped"]
_MOVES: Final = frozenset({"date", "time", "platform", "account"})
_COMPARED: Final = tuple(name for name in COLUMNS if name != "id")


@dataclass(frozen=True)
class Change:
    """One difference between two versions.

    Parameters
    ----------
    kind : {"added", "moved", "changed", "dropped"}
        Moved: another day, time, platform or account. Dropped: gone from the calendar, or
        its state became "dropped".
    id : str
        Id of the row.
    field : str
        The column; empty for a row added or gone.
    before, after : str, float, date, time or None
        The column's values; None where the row was not there or the cell was empty.
    row : CalendarRow
        The row as it stands after; as it stood before where it is gone.
    """

    kind: Kind
    id: str
    field: str
    before: Value
    after: Value
    row: CalendarRow


def changes(old: Iterable[CalendarRow], new: Iterable[CalendarRow]) -> tuple[Change, ...]:
    """Compare two versions of a calendar, row by row of one id, column by column.

    Parameters
    ----------
    old, new : iterable of CalendarRow
        Each with ids that stand once; their order does not count, nor where they stand.

    Returns
    -------
    tuple of Change
        By day and id of the row, columns in the sheet's order.
    """
    before, after = ({row.id: row for row in rows} for rows in (old, new))
    found = [change for row in after.values() for change in _of_row(before.get(row.id), row)]
    found += [
        Change("dropped", id_, "", None, None, row)
        for id_, row in before.items()
        if id_ not in after
    ]
    return tuple(sorted(found, key=lambda each: (each.row.date, each.id)))


def _of_row(before: CalendarRow | None, after: CalendarRow) -> Iterator[Change]:
    if before is None:
        yield Change("added", after.id, "", None, None, after)
        return
    for name in _COMPARED:
        one, other = _value(before, name), _value(after, name)
        if one != other:
            yield Change(_kind(name, other), after.id, name, one, other, after)


def _value(row: CalendarRow, name: str) -> Value:
    value: Value = getattr(row, name)
    return None if value == "" else value


def _kind(name: str, after: Value) -> Kind:
    if name in _MOVES:
        return "moved"
    return "dropped" if (name, after) == ("state", "dropped") else "changed"
