"""Who does what: the roles, the tasks, and how the tasks are split between the hats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from stratbook.brief.values import number_of, text_of
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.organisation.chapter import MONTHS, WEEKS

HATS: Final = ("smm", "cm", "both", "other")
LEVELS: Final = ("strategic_objective", "quantified_objective", "execution")
NOBODY: Final = ""


@dataclass(frozen=True)
class Role:
    """One role of the team.

    Parameters
    ----------
    name : str
        The role; never a person.
    hat : str
        ``smm``, ``cm``, ``both`` or ``other``; empty when nobody said.
    employment, seniority : str
        As the sheet's choices; empty when nobody said.
    contract, social : float or None
        Hours a week by contract, and those of them meant for social media.
    yearly_cost, day_rate : float or None
        Money, in the client's currency.
    """

    name: str
    hat: str = ""
    employment: str = ""
    seniority: str = ""
    contract: float | None = None
    social: float | None = None
    yearly_cost: float | None = None
    day_rate: float | None = None

    @property
    def weekly(self) -> float | None:
        """Hours a week for social media: those said, else the whole contract of an SMM or CM."""
        if self.social is not None:
            return self.social
        return self.contract if self.hat in ("smm", "cm", "both") else None

    @property
    def monthly(self) -> float | None:
        """Hours a month for social media: weekly × 52 ÷ 12."""
        return None if self.weekly is None else self.weekly * WEEKS / MONTHS


@dataclass(frozen=True)
class Task:
    """One task: what it is, who does it, and its hours a month (None when not known)."""

    name: str
    kind: str
    level: str
    role: str
    hours: float | None
    repeated: bool | None
    tool: str
    automatable: str


@dataclass(frozen=True)
class Team:
    """The roles and the tasks, and the files they were read in."""

    roles: tuple[Role, ...]
    tasks: tuple[Task, ...]
    sources: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Role]:
        """The roles by their folded name."""
        return {fold(each.name): each for each in self.roles}

    def role(self, name: str) -> Role | None:
        """Return the role of a name, whatever its case and accents."""
        return self.by_name.get(fold(name))

    def hat(self, task: Task) -> str:
        """Return the hat that carries a task; empty when it has no known hat."""
        role = self.role(task.role)
        return role.hat if role is not None else NOBODY

    @property
    def hours(self) -> float | None:
        """Hours a month that all tasks ask; None when none is known."""
        known = [each.hours for each in self.tasks if each.hours is not None]
        return sum(known) if known else None

    @property
    def uncounted(self) -> tuple[Task, ...]:
        """Tasks without hours."""
        return tuple(each for each in self.tasks if each.hours is None)

    @property
    def unassigned(self) -> tuple[Task, ...]:
        """Tasks that no role does."""
        return tuple(each for each in self.tasks if not each.role)

    @property
    def available(self) -> float | None:
        """Hours a month of all roles for social media; None when no role has any said."""
        known = [each.monthly for each in self.roles if each.monthly is not None]
        return sum(known) if known else None

    @property
    def today(self) -> str:
        """Who there is today: ``smm``, ``cm``, ``both``, ``smm_cm``; empty when nobody."""
        hats = {each.hat for each in self.roles}
        if "both" in hats and not hats & {"smm", "cm"}:
            return "both"
        if {"smm", "cm"} <= hats or ("both" in hats and hats & {"smm", "cm"}):
            return "smm_cm"
        return next((hat for hat in ("smm", "cm") if hat in hats), "")


@remembered
def read_team(inputs: Mapping[str, pd.DataFrame]) -> Team:
    """Read the sheets ``team`` and ``tasks``.

    Parameters
    ----------
    inputs : mapping
        The sheets by id. A role named twice counts once, as it was first written.
    """
    roles: dict[str, Role] = {}
    for row in inputs["team"].to_dict("records"):
        roles.setdefault(
            fold(text_of(row["role"])),
            Role(
                name=text_of(row["role"]), hat=text_of(row["hat"]),
                employment=text_of(row["employment"]), seniority=text_of(row["seniority"]),
                contract=number_of(row["hours_week"]), social=number_of(row["hours_social"]),
                yearly_cost=number_of(row["yearly_cost"]), day_rate=number_of(row["day_rate"]),
            ),
        )  # fmt: skip
    tasks = [
        Task(
            name=text_of(row["task"]), kind=text_of(row["kind"]), level=text_of(row["level"]),
            role=text_of(row["role"]), hours=number_of(row["hours_month"]),
            repeated=None if pd.isna(row["repeated"]) else bool(row["repeated"]),
            tool=text_of(row["tool"]), automatable=text_of(row["automatable"]),
        )
        for row in inputs["tasks"].to_dict("records")
    ]  # fmt: skip
    return Team(
        tuple(roles.values()), tuple(tasks), tuple(sources_of(inputs["team"], inputs["tasks"]))
    )


@dataclass(frozen=True)
class Split:
    """Hours a month by level and hat.

    Parameters
    ----------
    cells : mapping of (level, hat) to (hours, tasks)
        Known hours, and how many tasks; the hat is empty for tasks nobody known does.
    """

    cells: Mapping[tuple[str, str], tuple[float, int]]

    def hours(self, levels: Sequence[str], hats: Sequence[str]) -> float:
        """Return the known hours of some levels and hats."""
        return sum(self.cells.get((row, hat), (0.0, 0))[0] for row in levels for hat in hats)

    def tasks(self, levels: Sequence[str], hats: Sequence[str]) -> int:
        """Return how many tasks there are at some levels for some hats."""
        return sum(self.cells.get((row, hat), (0.0, 0))[1] for row in levels for hat in hats)


@remembered
def split_tasks(team: Team) -> Split:
    """Split the tasks between SMM, CM, both hats and others, by level.

    A task belongs to the hat of its role. The article's comparison of the two jobs runs over
    three levels: strategic objectives, quantified objectives, execution.
    """
    cells: dict[tuple[str, str], tuple[float, int]] = {}
    for task in team.tasks:
        key = (task.level, team.hat(task))
        hours, count = cells.get(key, (0.0, 0))
        cells[key] = (hours + (task.hours or 0.0), count + 1)
    return Split(cells)
