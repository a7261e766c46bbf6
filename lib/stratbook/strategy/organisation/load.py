"""Load against contract: hours that tasks ask of a role over the hours the role has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.organisation.team import Role, Task, Team

_WITH_PEOPLE: Final = ("community", "moderation", "selling")
State = Literal["over", "full", "room", "unknown"]


@dataclass(frozen=True)
class Load:
    """One role's load.

    Parameters
    ----------
    role : Role or None
        None for a name that stands in the tasks and not in the team.
    name : str
        As it is written.
    tasks : tuple of Task
        What it does.
    """

    role: Role | None
    name: str
    tasks: tuple[Task, ...]

    @property
    def hours(self) -> float | None:
        """Hours a month that its tasks ask; None when none is known."""
        known = [each.hours for each in self.tasks if each.hours is not None]
        return sum(known) if known else None

    @property
    def available(self) -> float | None:
        """Hours a month it has for social media."""
        return self.role.monthly if self.role else None

    @property
    def factor(self) -> float | None:
        """Load factor: hours asked ÷ hours available; None without either."""
        if self.hours is None or not self.available:
            return None
        return self.hours / self.available

    @property
    def over(self) -> float | None:
        """Hours a month past the contract; None when they cannot be said."""
        if self.hours is None or self.available is None:
            return None
        return max(0.0, self.hours - self.available)

    @property
    def state(self) -> State:
        """Whether it is overloaded, full, or has room."""
        if self.factor is None:
            return "unknown"
        if self.factor > threshold("load_over"):
            return "over"
        return "full" if self.factor >= threshold("load_full") else "room"

    @property
    def with_people(self) -> float | None:
        """Share of the known hours that go to community, moderation and selling."""
        if not self.hours:
            return None
        spent = sum(each.hours or 0.0 for each in self.tasks if each.kind in _WITH_PEOPLE)
        return spent / self.hours

    @property
    def uncounted(self) -> int:
        """How many of its tasks have no hours."""
        return sum(each.hours is None for each in self.tasks)


@remembered
def loads(team: Team) -> tuple[Load, ...]:
    """Return each role's load: the team's roles in their order, then names only tasks have.

    Tasks that nobody does are left to :attr:`Team.unassigned`.
    """
    named = dict.fromkeys(
        [fold(each.name) for each in team.roles] + [fold(e.role) for e in team.tasks if e.role]
    )
    found = []
    for key in named:
        mine = tuple(each for each in team.tasks if each.role and fold(each.role) == key)
        role = team.by_name.get(key)
        if mine or role is not None:
            found.append(Load(role, role.name if role else mine[0].role, mine))
    return tuple(found)


def overloaded(found: Sequence[Load]) -> tuple[Load, ...]:
    """Return the overloaded roles, the most loaded first."""
    over = [each for each in found if each.state == "over"]
    return tuple(sorted(over, key=lambda each: (-(each.factor or 0.0), each.name)))


def two_hats(found: Sequence[Load]) -> tuple[Load, ...]:
    """Return those who wear both hats, or sell as well: where community takes over."""
    return tuple(
        each for each in found
        if each.role is not None
        and (each.role.hat == "both" or any(task.kind == "selling" for task in each.tasks))
    )  # fmt: skip
