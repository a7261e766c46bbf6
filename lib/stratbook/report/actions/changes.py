"""What an edited plan changes: actions taken on, moved, changed, dropped; and how it is applied."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from stratbook.brief.actions import Action
from stratbook.core.message import Fact, Name, Quantity, Unit
from stratbook.display.look import Look
from stratbook.plan.actions.row import numbered
from stratbook.report.actions.record import FIELDS, Record, cells_of
from stratbook.report.validation.difference import Difference, Kind
from stratbook.report.workbook.columns import heading
from stratbook.report.workbook.told import WORDS, same, value_fact

_DATES: Final = frozenset({"start", "due", "done_on"})


def with_numbers(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return actions, each with its number."""
    return tuple(each if each.id else replace(each, id=numbered("A", each.name))
                 for each in actions)  # fmt: skip


def differences(old: Sequence[Action], new: Sequence[Action], look: Look) -> tuple[Difference, ...]:
    """Return what changed, in the old plan's order, then what was added.

    Parameters
    ----------
    old, new : sequence of Action
        The sheet as it stands, and as it came back, with their numbers.
    look : Look
        In whose language cells are compared.
    """
    after = {each.id: each for each in new}
    before = {each.id for each in old}
    found: list[Difference] = []
    for each in old:
        kept = after.get(each.id)
        if kept is None:
            found.append(Difference("dropped", each.id, before=each.name))
        else:
            found += _between(cells_of(each, look), cells_of(kept, look))
    for each in new:
        if each.id not in before:
            cells = cells_of(each, look)
            found.append(Difference("added", each.id, after=each.name, sets=cells))
    return tuple(found)


def applied(
    old: Sequence[Action], chosen: Sequence[Difference], look: Look, known: Sequence[Action] = ()
) -> tuple[Record, ...]:
    """Return the sheet's records once the chosen differences are taken in.

    Parameters
    ----------
    old : sequence of Action
        The sheet as it stands, with numbers.
    chosen : sequence of Difference
        The accepted ones; the others leave the sheet as it is.
    look : Look
        In whose words the records are.
    known : sequence of Action
        Actions that stand elsewhere too: one that is changed takes its place in the sheet.
    """
    records = {each.id: cells_of(each, look) for each in old}
    elsewhere = {each.id: cells_of(each, look) for each in known}
    for each in chosen:
        if each.kind == "dropped":
            records.pop(each.row, None)
        else:
            stands = records.get(each.row, elsewhere.get(each.row, {}))
            records[each.row] = {**stands, **each.sets}
    return tuple(records.values())


def facts_of(
    number: int, each: Difference, names: Mapping[str, str], look: Look
) -> tuple[Fact, ...]:
    """Return a difference as facts: number, action, what, column, before, after."""
    column = heading(FIELDS[each.field], look) if each.field else heading(FIELDS["action"], look)
    return (
        Quantity(value=number),
        Name(text=names.get(each.row, each.row)),
        WORDS[each.kind],
        Name(text=column),
        value_fact(each.before, _number),
        value_fact(each.after, _number),
    )


def _between(before: Record, after: Record) -> Iterator[Difference]:
    for field in FIELDS:
        one, other = before.get(field), after.get(field)
        if field != "id" and not same(one, other):
            kind: Kind = "moved" if field in _DATES else "changed"
            yield Difference(kind, str(before["id"]), field, one, other, {field: other})


def _number(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL)
