"""Follow-up: how each action stands at the cut-off, and what has slipped."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.brief.actions.rows import Action
from stratbook.core.message import N_

Status = Literal["late", "doing", "to_do", "done", "dropped"]
STATUSES: Final[dict[Status, str]] = {
    "late": N_("late"),
    "doing": N_("under way"),
    "to_do": N_("to do"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}


@dataclass(frozen=True)
class Followed:
    """An action at the cut-off.

    Parameters
    ----------
    action : Action
        The action.
    status : {"late", "doing", "to_do", "done", "dropped"}
        How it stands.
    slip : int or None
        Days of slippage: done on − due, or cut-off − due for one that is late; negative
        when it was done early; None where there is nothing to measure.
    """

    action: Action
    status: Status
    slip: int | None


@dataclass(frozen=True)
class Load:
    """Planned means of the actions of one status.

    Parameters
    ----------
    count : int
        Actions.
    cost, hours : float or None
        Sums over the actions that say; None where none does.
    uncosted : int
        Actions that give neither money nor hours.
    """

    count: int
    cost: float | None
    hours: float | None
    uncosted: int


@dataclass(frozen=True)
class FollowUp:
    """The plan's follow-up.

    Parameters
    ----------
    on : date
        The cut-off.
    actions : tuple of Followed
        Late ones first, longest slippage first; then by due date.
    """

    on: dt.date
    actions: tuple[Followed, ...]

    def among(self, *statuses: Status) -> tuple[Followed, ...]:
        """Return the actions of these statuses."""
        return tuple(each for each in self.actions if each.status in statuses)

    @property
    def late(self) -> tuple[Followed, ...]:
        """The late ones, longest slippage first."""
        return self.among("late")

    @property
    def due(self) -> tuple[Followed, ...]:
        """The actions that had to be done by the cut-off, dropped ones aside."""
        return tuple(
            each
            for each in self.actions
            if each.status != "dropped"
            and each.action.due is not None
            and each.action.due <= self.on
        )

    def load(self, *statuses: Status) -> Load:
        """Add up the planned means of the actions of these statuses; of all when none is named."""
        chosen = [each.action for each in (self.among(*statuses) if statuses else self.actions)]
        return Load(
            count=len(chosen),
            cost=_sum(each.cost for each in chosen),
            hours=_sum(each.hours for each in chosen),
            uncosted=sum(each.cost is None and each.hours is None for each in chosen),
        )


def follow(actions: Sequence[Action], on: dt.date) -> FollowUp:
    """Judge every action at a cut-off.

    Parameters
    ----------
    actions : sequence of Action
        The plan.
    on : date
        The cut-off: what was done later is not done yet.
    """
    order: tuple[Status, ...] = ("late", "doing", "to_do", "done", "dropped")
    found = [_followed(each, on) for each in actions]
    found.sort(
        key=lambda each: (
            order.index(each.status),
            -(each.slip or 0) if each.status == "late" else 0,
            each.action.due or dt.date.max,
            each.action.name,
        )
    )
    return FollowUp(on, tuple(found))


def _followed(action: Action, on: dt.date) -> Followed:
    if action.state == "dropped":
        return Followed(action, "dropped", None)
    done_on = action.done_on
    if (action.state == "done" and done_on is None) or (done_on is not None and done_on <= on):
        return Followed(action, "done", _days(action.due, done_on))
    if action.due is not None and action.due < on:
        return Followed(action, "late", _days(action.due, on))
    return Followed(action, "doing" if action.state in {"doing", "done"} else "to_do", None)


def _days(due: dt.date | None, end: dt.date | None) -> int | None:
    return (end - due).days if due is not None and end is not None else None


def _sum(figures: Iterable[float | None]) -> float | None:
    known = [each for each in figures if each is not None]
    return sum(known) if known else None
