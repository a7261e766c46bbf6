"""What a calendar that came back says otherwise, against the calendar as it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from stratbook.core.message import Message, say
from stratbook.plan.calendar.changes import Change, changes
from stratbook.plan.calendar.row import AGREED, COLUMNS, CalendarRow
from stratbook.report.calendar.columns import shown
from stratbook.report.calendar.reading import Returned
from stratbook.report.validation.difference import Difference
from stratbook.report.validation.log import Entry
from stratbook.report.validation.sent import APPROVAL, Sender
from stratbook.report.workbook.grid import Value


@dataclass(frozen=True)
class Compared:
    """What is different, and what could not be compared."""

    differences: tuple[Difference, ...]
    notes: tuple[Message, ...] = ()


def compare(
    returned: Returned, present: Sequence[CalendarRow], entries: Sequence[Entry], sender: Sender
) -> Compared:
    """Return the differences between what was sent and what came back, not yet in the calendar.

    Parameters
    ----------
    returned : Returned
        What came back, with what was sent.
    present : sequence of CalendarRow
        The calendar as it stands.
    entries : sequence of Entry
        The calendar's log: a signature that was taken is not new.
    sender : Sender
        Who sent it.
    """
    now = {row.id: shown(row) for row in present}
    sent = returned.base.rows if returned.base else tuple(now.values())
    desk = _Desk(now, {row.id: row for row in sent}, sender)
    found: list[Difference] = []
    gone: list[str] = []
    for id_, group in groupby(changes(sent, returned.rows), key=lambda each: each.id):
        told = list(group)
        if told[0].kind != "added" and id_ not in now:
            gone.append(id_)
        else:
            found += desk.of_row(id_, told)
    found += desk.signed(returned)
    accepted = {each.key for each in entries if each.verdict == "accepted"}
    found = [each for each in found if each.kind != "signed" or each.key not in accepted]
    notes = [] if returned.base else [say("The file has lost what it was made from: it is "
                                          "compared with the calendar as it stands.")]  # fmt: skip
    if gone:
        notes.append(say("No longer in the calendar, hence left out: {rows}.", rows=gone))
    return Compared(tuple(found), tuple(notes))


@dataclass(frozen=True)
class _Desk:
    """The calendar as it stands, what was sent, and by whom it came back."""

    now: Mapping[str, CalendarRow]
    sent: Mapping[str, CalendarRow]
    sender: Sender

    def of_row(self, id_: str, told: Sequence[Change]) -> Iterator[Difference]:
        """Return the differences of one row; its approval is one, whatever cells it took."""
        first = told[0]
        if first.kind == "added":
            yield from self._added(first.row)
        elif first.field == "":
            yield from self._gone(id_)
        else:
            approved = _approves(self.sent[id_], first.row, told)
            for each in told:
                if not (approved and each.field in APPROVAL):
                    yield from self._cell(each)
            if approved:
                yield from self._approval(first.row)

    def signed(self, returned: Returned) -> Iterator[Difference]:
        """Return the signature, and the approval of every row that awaited it."""
        sign = returned.signature
        if sign is None:
            return
        words = [sign.verdict, sign.role, sign.day.isoformat() if sign.day else "", sign.remark]
        if sign.verdict == "validated":
            for row in returned.rows:
                if row.state == "to_validate" and row.id in self.now:
                    yield from self._approval(row)
        yield Difference("signed", "", after=" · ".join(each for each in words if each),
                         author=sign.role or self.sender.role)  # fmt: skip

    def _added(self, row: CalendarRow) -> Iterator[Difference]:
        there = self.now.get(row.id)
        if there is not None and _summary(there) == _summary(row):
            return
        name, number = row.id, 2
        while name in self.now:
            if _summary(self.now[name]) == _summary(row):
                return
            name, number = f"{row.id}-{number}", number + 1
        sets = _cells(replace(row, id=name))
        yield Difference("added", name, after=_summary(row), sets=sets, author=self.sender.role)

    def _gone(self, id_: str) -> Iterator[Difference]:
        """A row deleted in the file is marked as dropped: the calendar keeps its memory."""
        if self.now[id_].state != "dropped":
            before = _summary(self.now[id_])
            sets = {"state": "dropped"}
            yield Difference("dropped", id_, before=before, sets=sets, author=self.sender.role)

    def _cell(self, each: Change) -> Iterator[Difference]:
        now, sent = _value(self.now[each.id], each.field), _value(self.sent[each.id], each.field)
        if now == each.after:
            return
        sets = _empty(each.after, each.field)
        found = self.sender.cell(each.kind, (each.id, each.field), (now, each.after), sets)
        yield replace(found, changed_since=now != sent)

    def _approval(self, row: CalendarRow) -> Iterator[Difference]:
        now = self.now[row.id]
        if now.state in AGREED:
            return
        role = row.approved_by or self.sender.role
        sets: dict[str, Value] = {
            "state": row.state if row.state in AGREED else "approved",
            "approved_by": role,
            "approved_on": row.approved_on or self.sender.today,
        }
        yield Difference("approved", row.id, "state", now.state or None, "approved", sets, role,
                         changed_since=now.state != self.sent[row.id].state)  # fmt: skip


def _approves(sent: CalendarRow, row: CalendarRow, told: Sequence[Change]) -> bool:
    """Say whether a row was approved: by its state, or by who and when with a live state."""
    if sent.state in AGREED or row.state == "dropped":
        return False
    signed = any(each.field in {"approved_by", "approved_on"} and each.after for each in told)
    return row.state in AGREED or signed


def _summary(row: CalendarRow) -> str:
    at = f"{row.date.isoformat()} {row.time:%H:%M}" if row.time else row.date.isoformat()
    return " · ".join(each for each in (at, row.platform, row.angle or row.text) if each)


def _cells(row: CalendarRow) -> dict[str, Value]:
    return {key: getattr(row, key) for key in COLUMNS}


def _value(row: CalendarRow, field: str) -> Value:
    value: Value = getattr(row, field)
    return None if value == "" else value


def _empty(value: Value, field: str) -> Value:
    """Return what an emptied cell holds in a row."""
    nothing = None if field in {"time", "approved_on", "hours"} else ""
    return nothing if value is None else value
