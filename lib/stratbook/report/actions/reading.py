"""An edited ``action_plan_<lang>.xlsx`` read back: the actions taken on, or every fault in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pandas as pd

from stratbook.brief.actions import Action, actions_of
from stratbook.brief.cells import is_blank
from stratbook.brief.grids import Row
from stratbook.brief.inputs import field_named, read_grid
from stratbook.brief.nearest import plain
from stratbook.core.errors import Fault, ParameterError, raise_all
from stratbook.core.language import LANGUAGES, Language
from stratbook.core.language import language as language_of
from stratbook.core.message import N_, say
from stratbook.report.actions.record import SHEET
from stratbook.report.workbook.reading import Found, find_table

_PROPOSED: Final = N_("proposed")


@dataclass(frozen=True)
class Returned:
    """What came back.

    Parameters
    ----------
    actions : tuple of Action
        In the file's order, without those left as proposed.
    proposed : int
        Rows left as proposed.
    language : Language
        That of the file.
    """

    actions: tuple[Action, ...]
    proposed: int
    language: Language


def read_book(path: Path) -> Returned:
    """Read the actions of an edited workbook.

    Raises
    ------
    ParameterError
        When it is no action plan, or holds values that cannot be: every one, its row named.
    """
    refusal = (
        say("Give the path of the edited action plan."),
        say("No page of it is an action plan with its headings."),
        say("Send back the file that “stratbook actions” wrote, its headings as they were."),
    )
    found = find_table(path, SHEET, refusal)
    kept, left = _split(found)
    grid = replace(found.grid, rows=kept)
    frame, faults = read_grid(grid, found.hand)
    raise_all(ParameterError, [*faults, *_impossible(frame, found.place)])
    actions = actions_of(frame)
    return Returned(actions, left, found.language)


def _split(found: Found) -> tuple[list[Row], int]:
    """Return the rows that are actions, under their headings, and how many are proposals."""
    headings, *rows = found.grid.rows
    fields = [None if is_blank(each) else field_named(SHEET, str(each)) for each in headings[1]]
    at = next((n for n, each in enumerate(fields) if each is not None and each.id == "state"), None)
    words = {plain(language_of(code).text(_PROPOSED)) for code in LANGUAGES}
    kept = [row for row in rows if at is None or plain(str(row[1][at] or "")) not in words]
    return [headings, *kept], len(rows) - len(kept)


def _impossible(frame: pd.DataFrame, place: str) -> Iterator[Fault]:
    """Refuse two rows under one number or one name, and what ends before it starts."""
    rows = actions_of(frame)
    yield from _twice((each.id for each in rows), place)
    yield from _twice((each.name for each in rows), place)
    for each in rows:
        if each.start is not None and each.due is not None and each.due < each.start:
            yield Fault(
                place,
                say("“{action}” is due on {due}, before it starts, on {start}.",
                    action=each.name, due=each.due, start=each.start),
                say("Put one of the two dates right."),
            )  # fmt: skip
        if each.kpi_written and not each.kpi:
            yield Fault(
                place,
                say("“{action}” names the KPI “{name}”, which the dictionary does not know.",
                    action=each.name, name=each.kpi_written),
                say("Write a KPI’s id or name as the plan’s other rows do, or leave it empty."),
            )  # fmt: skip


def _twice(words: Iterable[str], place: str) -> Iterator[Fault]:
    counted = Counter(plain(each) for each in words if each)
    for word, count in counted.items():
        if count > 1:
            yield Fault(
                place,
                say("“{name}” stands on {count} rows.", name=word, count=count),
                say("Keep one of them; a new action has no number yet."),
            )
