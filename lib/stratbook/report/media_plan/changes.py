"""What an edited plan changes: flights added, moved, changed, dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.brief.nearest import plain
from stratbook.core.message import Day, Fact, Name, Quantity, Term, Unit, term
from stratbook.display.look import Look
from stratbook.plan.flights.rows import Flight
from stratbook.report.media_plan.grid import Value
from stratbook.report.media_plan.plan_page import SHEET, heading, row_values

Kind = Literal["added", "moved", "changed", "dropped"]
WORDS: Final[dict[Kind, Term]] = {
    "added": term("added"), "moved": term("moved"), "changed": term("changed"),
    "dropped": term("removed"),
}  # fmt: skip
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


def change_facts(change: Change, look: Look, currency: str) -> tuple[Fact, ...]:
    """Return a change as facts: flight, what, column, old value, new value."""
    column = change.column or "budget"
    field = next(each for each in SHEET.fields if each.id == column)
    return (
        Name(text=change.flight),
        WORDS[change.kind],
        Name(text=heading(field, look)),
        _fact(change.before, column, currency),
        _fact(change.after, column, currency),
    )


def _between(old: Flight, new: Flight, look: Look) -> Iterator[Change]:
    before, after = row_values(old, look), row_values(new, look)
    for field in SHEET.fields:
        one, other = before.get(field.id), after.get(field.id)
        if field.id != "flight" and not _same(one, other):
            kind: Kind = "moved" if field.id in _DATES else "changed"
            yield Change(kind, old.id, field.id, one, other)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    if isinstance(one, str | None) and isinstance(other, str | None):
        return " ".join((one or "").split()) == " ".join((other or "").split())
    return one == other


def _fact(value: Value, column: str, currency: str) -> Fact:
    match value:
        case None | "":
            return Name(text="–")
        case str():
            return Name(text=value)
        case float() | int():
            return _number(float(value), column, currency)
        case _:
            return Day(date=value)


def _number(value: float, column: str, currency: str) -> Quantity:
    if column == "budget" or column.startswith("cpm"):
        return Quantity(value=value, unit=Unit.MONEY_CENTS, currency=currency)
    if column == "people":
        return Quantity(value=value, digits=0)
    return Quantity(value=value, unit=Unit.RATIO, digits=2)
