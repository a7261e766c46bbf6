"""What a calendar's workbook was made from, kept on a hidden page: client, version, rows.

With it a file that comes back is compared with what was sent, not with what the calendar has
become since: the consultant's own changes are not taken for the client's.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from xlsxwriter.workbook import Workbook

from stratbook.brief.grids import Row
from stratbook.plan.calendar.row import CalendarRow

PAGE: Final = "stratbook"
_MARK: Final = "stratbook calendar 1"
_PIECE: Final = 30_000  # a cell holds 32,767 characters
_DAYS: Final = ("date", "approved_on")


@dataclass(frozen=True)
class Base:
    """What was sent.

    Parameters
    ----------
    client : str
        The client's id.
    version : int
        Of the calendar, from 1.
    rows : tuple of CalendarRow
        As they were sent.
    drafted : frozenset of str
        Ids of rows that a rule drafted and the inputs did not hold.
    """

    client: str
    version: int
    rows: tuple[CalendarRow, ...]
    drafted: frozenset[str] = frozenset()


def write_base(book: Workbook, base: Base) -> None:
    """Write the hidden page."""
    page = book.add_worksheet(PAGE)
    page.very_hidden()
    for at, text in enumerate((_MARK, base.client, str(base.version))):
        page.write_string(0, at, text)
    for at, row in enumerate(base.rows, start=1):
        text = json.dumps(_plain(row) | {"drafted": row.id in base.drafted})
        for n, piece in enumerate(_pieces(text)):
            page.write_string(at, n, piece)


def read_base(pages: Mapping[str, Sequence[Row]]) -> Base | None:
    """Read the hidden page; None when it is gone or somebody wrote on it."""
    rows = [cells for _, cells in pages.get(PAGE, ())]
    if not rows or rows[0][0] != _MARK:
        return None
    try:
        told = [json.loads("".join(str(each) for each in cells if each)) for cells in rows[1:]]
        drafted = frozenset(each["id"] for each in told if each.pop("drafted"))
        kept = tuple(_row(each) for each in told)
        return Base(str(rows[0][1]), int(str(rows[0][2])), kept, drafted)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None


def _plain(row: CalendarRow) -> dict[str, Any]:
    values = asdict(row)
    values.pop("source")
    for key in _DAYS:
        values[key] = values[key].isoformat() if values[key] else None
    values["time"] = f"{row.time:%H:%M}" if row.time else None
    return values


def _row(told: dict[str, Any]) -> CalendarRow:
    for key in _DAYS:
        told[key] = dt.date.fromisoformat(told[key]) if told[key] else None
    told["time"] = dt.time.fromisoformat(told["time"]) if told["time"] else None
    if not (told["date"] and told["platform"] and told["id"]):
        raise ValueError("a row without its id, date or platform")
    return CalendarRow(**told)


def _pieces(text: str) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
