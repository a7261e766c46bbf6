"""What calls for a revision of the plan."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stratbook.brief.actions import FollowUp
from stratbook.core.decision import Decision
from stratbook.core.message import Fact
from stratbook.core.reference import threshold

Cause = Literal["late", "dropped", "incomplete", "decision_overdue", "decision_open"]


@dataclass(frozen=True)
class Revision:
    """A point of the plan to revise: why, what, and by how many days it is past (or None)."""

    cause: Cause
    subject: Fact | str
    days: int | None = None


def revisions(plan: FollowUp, decisions: Iterable[Decision]) -> tuple[Revision, ...]:
    """Return what calls for a revision of the plan.

    Parameters
    ----------
    plan : FollowUp
        The actions at the cut-off.
    decisions : iterable of Decision
        The log: an open decision stops what depends on it.

    Returns
    -------
    tuple of Revision
        Actions late by ``action_late_days`` or more, dropped ones, open decisions past
        their date, other open decisions, and actions that cannot be followed up.
    """
    open_ = [each for each in decisions if each.state == "open"]
    overdue = [each for each in open_ if each.due is not None and each.due < plan.on]
    limit = threshold("action_late_days")
    return (
        *(Revision("late", each.action.name, each.slip) for each in plan.late
          if (each.slip or 0) >= limit),
        *(Revision("dropped", each.action.name) for each in plan.among("dropped")),
        *(Revision("decision_overdue", each.question, _days(each.due, plan.on))
          for each in overdue),
        *(Revision("decision_open", each.question) for each in open_ if each not in overdue),
        *(Revision("incomplete", each.action.name or each.action.source)
          for each in plan.among("late", "doing", "to_do") if each.action.lacking),
    )  # fmt: skip


def _days(due: dt.date | None, end: dt.date) -> int | None:
    return None if due is None else (end - due).days
