"""Differences and verdicts as tables."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Name, Term, say, say_n, term
from stratbook.report.content import Sheet
from stratbook.report.validation.difference import Difference
from stratbook.report.validation.log import Entry
from stratbook.report.validation.review import Item, fresh
from stratbook.report.workbook.told import WORDS as CHANGES

Cells = Callable[[Difference], tuple[Fact, Fact, Fact]]
WORDS: Final[dict[str, Term]] = {
    **CHANGES,
    "approved": term("approved"),
    "commented": term("comment"),
    "signed": term("signature"),
    "drafted": term("drafted"),
}  # fmt: skip


def sheets_of(items: Sequence[Item], cells: Cells) -> tuple[Sheet, ...]:
    """Return what is new in a file, then what was refused before, each as a table if any is."""
    return tuple(each for each in (_new(items, cells), _refused(items, cells)) if each is not None)


def _new(items: Sequence[Item], cells: Cells) -> Sheet | None:
    """Return what is new; a difference's column, old and new value are made by `cells`."""
    headings = (
        term("No."), term("Row"), term("What changed"), term("Column"), term("Before"),
        term("After"), term("By whom"),
    )  # fmt: skip
    rows = tuple((each.number, *_row(each, cells)) for each in fresh(items))
    title = say("What the file that came back changes")
    return Sheet(title, headings, rows) if rows else None


def _refused(items: Sequence[Item], cells: Cells) -> Sheet | None:
    """Return what was refused before and stands in the file again; None when nothing does."""
    headings = (
        term("No."), term("Row"), term("What changed"), term("Column"), term("After"),
        term("Refused on"), term("Reason"),
    )  # fmt: skip
    rows = tuple(
        (
            each.number,
            Name(text=each.difference.row or "–"),
            WORDS[each.difference.kind],
            cells(each.difference)[0],
            cells(each.difference)[2],
            _day(each.refused),
            Name(text=each.refused.reason or "–"),
        )
        for each in items
        if each.refused is not None
    )
    return Sheet(say("Refused before"), headings, rows) if rows else None


def notes_of(items: Sequence[Item]) -> tuple[Message, ...]:
    """Return how much there is, and what to know before it is settled."""
    new = fresh(items)
    rows = len({each.difference.row for each in new})
    if not new:
        return (say("Nothing new: the file says what is known already."),)
    notes = [say_n("{count} difference in {rows}.", "{count} differences in {rows}.", len(new),
                   rows=say_n("{count} row", "{count} rows", rows))]  # fmt: skip
    if since := [each.number for each in new if each.difference.changed_since]:
        notes.append(
            say("The document was changed there since the file was sent: {numbers}.",
                numbers=since)
        )  # fmt: skip
    notes.append(say("Settle them with --accept and --refuse, or with “--accept all”."))
    return tuple(notes)


def settled_note(counts: tuple[int, int], drafted: int, version: int) -> tuple[Message, ...]:
    """Return what became of the differences: accepted, refused, drafted rows, the version."""
    accepted, refused = counts
    notes = [say("Accepted: {accepted}; refused: {refused}. This is now version {version}.",
                 accepted=accepted, refused=refused, version=str(version))]  # fmt: skip
    if drafted and version > 1:
        notes.append(
            say_n("{count} row drafted by rule entered the inputs.",
                  "{count} rows drafted by rule entered the inputs.", drafted)
        )  # fmt: skip
    return tuple(notes)


def _row(item: Item, cells: Cells) -> tuple[Fact, ...]:
    each = item.difference
    return (
        Name(text=each.row or "–"), WORDS[each.kind], *cells(each), Name(text=each.author or "–"),
    )  # fmt: skip


def _day(entry: Entry) -> dt.date:
    return dt.datetime.fromisoformat(entry.when).date()
