"""What others say in the brand's name, and whether somebody approved it in time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.reference import threshold
from stratbook.plan.calendar.row import AGREED, CalendarRow

Standing = Literal["approved", "waiting", "due", "late", "unproved"]
OTHERS: Final = frozenset({"employee", "ambassador", "customer"})


@dataclass(frozen=True)
class Approval:
    """One publication of an employee, an ambassador or a customer.

    Parameters
    ----------
    row : CalendarRow
        The publication.
    standing : {"approved", "waiting", "due", "late", "unproved"}
        Waiting: time is left; due: the delay is running; late: its day has come or it is out
        without approval; unproved: its state says approved, but nobody is named for it.
    days : int
        Days left until it comes out; negative once past.
    lead : int or None
        Days between approval and publication; None when it is not known.
    """

    row: CalendarRow
    standing: Standing
    days: int
    lead: int | None


def approvals(rows: Iterable[CalendarRow], as_of: dt.date) -> tuple[Approval, ...]:
    """Return every publication by somebody else than the organisation, dropped ones left out.

    Parameters
    ----------
    rows : iterable of CalendarRow
        The calendar.
    as_of : date
        The day on which it is looked at.

    Returns
    -------
    tuple of Approval
        By day of publication.
    """
    found = [
        Approval(row, _standing(row, as_of), (row.date - as_of).days, _lead(row))
        for row in rows
        if row.author in OTHERS and row.state != "dropped"
    ]
    return tuple(sorted(found, key=lambda each: (each.row.instant, each.row.id)))


def _standing(row: CalendarRow, as_of: dt.date) -> Standing:
    proved = bool(row.approved_by) and row.approved_on is not None
    if proved and row.approved_on is not None and row.approved_on <= row.date:
        return "approved"
    if row.state in AGREED and row.state != "published" and not proved:
        return "unproved"
    left = (row.date - as_of).days
    if row.state == "published" or left <= 0:
        return "late"
    return "due" if left <= threshold("calendar_approval_days") else "waiting"


def _lead(row: CalendarRow) -> int | None:
    return None if row.approved_on is None else (row.date - row.approved_on).days
