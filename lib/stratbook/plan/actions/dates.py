"""When an action is due: from its urgency, its effort, and what must come first."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np

from stratbook.core.public_holidays import days_off
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.actions.row import ActionRow

_YEARS: Final = 3


@dataclass(frozen=True)
class Working:
    """A country's working days: Monday to Friday, its public holidays left out.

    Parameters
    ----------
    off : tuple of date
        The public holidays of the years around.
    """

    off: tuple[dt.date, ...] = ()

    @classmethod
    def around(cls, country: str, on: dt.date) -> "Working":
        """Return a country's working days; of a country not known, weekends alone are off."""
        return cls(tuple(sorted(days_off(country, range(on.year - 1, on.year + _YEARS)))))

    def step(self, day: dt.date, days: int) -> dt.date:
        """Return the working day so many working days after a day; 0 is the day or the next."""
        found = np.busday_offset(np.datetime64(day), days, roll="forward", holidays=self._off())
        return dt.date.fromisoformat(str(found))

    def count(self, start: dt.date, end: dt.date) -> int:
        """Return how many working days lie from one day to another, both counted."""
        last = np.datetime64(end) + np.timedelta64(1, "D")
        return int(np.busday_count(np.datetime64(start), last, holidays=self._off()))

    def _off(self) -> list[np.datetime64]:
        return [np.datetime64(each) for each in self.off]


def schedule(
    rows: Sequence[ActionRow], working: Working, on: dt.date, names: Mapping[str, str]
) -> tuple[ActionRow, ...]:
    """Propose a start and a due date where nobody gave them.

    Parameters
    ----------
    rows : sequence of ActionRow
        Open rows are dated; the others stand as they are. Dates people gave are kept.
    working : Working
        The client's working days.
    on : date
        The cut-off: nothing starts before the next working day.
    names : mapping
        The words of each row, by number: what ``depends_on`` may name.

    Returns
    -------
    tuple of ActionRow
        In the order given, each with the numbers of what comes first.
    """
    before = {each.id: prerequisites(each, rows, names) for each in rows}
    known = {each.id: each for each in rows}
    dated: dict[str, ActionRow] = {}

    def settle(id_: str, waiting: frozenset[str]) -> ActionRow:
        if id_ not in dated:
            # An action that waits for itself, however far round, waits for nothing.
            first = [each for each in before[id_] if each not in waiting]
            ends = [settle(each, waiting | {id_}) for each in first]
            dated[id_] = _dated(replace(known[id_], after=tuple(first)), ends, working, on)
        return dated[id_]

    return tuple(settle(each.id, frozenset({each.id})) for each in rows)


def prerequisites(
    row: ActionRow, rows: Sequence[ActionRow], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the numbers of the open actions that must be over before this one."""
    if not row.is_open:
        return ()
    typed = row.action.after if row.action is not None else ()
    keys = {origin.key for origin in row.origins if origin.kind == "finding"}
    rules = {first for first, then in order() if then in keys}
    named: Callable[[ActionRow], bool] = lambda each: any(  # noqa: E731
        one.casefold() in {each.id.casefold(), names.get(each.id, "").casefold()} for one in typed
    )
    return tuple(
        each.id
        for each in rows
        if each.is_open and each.id != row.id
        and (named(each) or any(one.key in rules for one in each.origins))
    )  # fmt: skip


@cache
def order() -> tuple[tuple[str, str], ...]:
    """Return which rule's action comes before which, as ``action_order.csv`` states it."""
    return tuple((each["first"], each["then"]) for each in csv_rows("action_order.csv"))


def _dated(row: ActionRow, first: Iterable[ActionRow], working: Working, on: dt.date) -> ActionRow:
    if not row.is_open or (row.start is not None and row.due is not None):
        return row
    ends = [each.due for each in first if each.due is not None]
    morrow = on + dt.timedelta(days=1)
    free = max([morrow, *(each + dt.timedelta(days=1) for each in ends)])
    wait = 0 if row.due is not None or ends else _wait(row.urgency)
    start = row.start or working.step(free, wait)
    due = row.due or working.step(max(start, morrow), _length(row.effort) - 1)
    return replace(row, start=min(start, due), due=due)


def _wait(urgency: float) -> int:
    if urgency >= threshold("action_urgent"):
        return 0
    soon = urgency >= threshold("action_soon")
    return int(threshold("action_soon_wait" if soon else "action_later_wait"))


def _length(effort: Level | None) -> int:
    match effort:
        case Level.LOW:
            return int(threshold("action_days_low"))
        case Level.HIGH:
            return int(threshold("action_days_high"))
        case _:
            return int(threshold("action_days_medium"))
