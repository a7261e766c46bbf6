"""What an edited plan changes: flights added, moved, changed, dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.brief.nearest import plain
from stratbook.core.message import Fact, Quantity, Unit
from stratbook.display.look import Look
from stratbook.plan.flights.rows import Flight
from stratbook.report.media_plan.plan_page import SHEET, row_values
from stratbook.report.workbook.grid import Value
from stratbook.report.workbook.told import Kind, same, value_fact

_DATES: Final = frozenset({"starts", "ends"})


@dataclass(frozen=True)
class Change:
    """One value that is not what it was.

    Parameters
    ----------
    kind : {"added", "moved", "changed", "dropped"}
        "moved" is said of dates.
    flight : str
        The flight's name.
    column : str
        Field of the sheet; empty for a whole flight.
    before, after : str, float, date or None
        The values; for a whole flight its budget.
    """

    kind: Kind
    flight: str
    column: str = ""
    before: Value = None
    after: Value = None


def changes(old: Sequence[Flight], new: Sequence[Flight], look: Look) -> tuple[Change, ...]:
    """Return what changed, in the old plan's order, then what was added.

    Parameters
    ----------
    old, new : sequence of Flight
        The plan as it stands, and as it came back.
    look : Look
        In whose language the file was written.
    """
    after = {plain(each.id): each for each in new}
    before = {plain(each.id) for each in old}
    found: list[Change] = []
    for each in old:
        kept = after.get(plain(each.id))
        if kept is None:
            found.append(Change("dropped", each.id, before=each.budget))
        else:
            found += _between(each, kept, look)
    found += [
        Change("added", each.id, after=each.budget) for each in new if plain(each.id) not in before
    ]
    return tuple(found)


def _between(old: Flight, new: Flight, look: Look) -> Iterator[Change]:
    before, after = row_values(old, look), row_values(new, look)
    for field in SHEET.fields:
        one, other = before.get(field.id), after.get(field.id)
        if field.id != "flight" and not same(one, other):
            kind: Kind = "moved" if field.id in _DATES else "changed"
            yield Change(kind, old.id, field.id, one, other)


def value_of(value: Value, column: str, currency: str) -> Fact:
    """Return a cell as a fact, with the unit of its column."""
    return value_fact(value, lambda number: _number(number, column, currency))


def _number(value: float, column: str, currency: str) -> Quantity:
    if column == "budget" or column.startswith("cpm"):
        return Quantity(value=value, unit=Unit.MONEY_CENTS, currency=currency)
    if column == "people":
        return Quantity(value=value, digits=0)
    return Quantity(value=value, unit=Unit.RATIO, digits=2)
