"""RACI, whole: who plays which part in each subject, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.models import Objective
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.objectives.subjects import Subject, find_subject, once
from stratbook.strategy.organisation.team import Team

ORDER: Final = ("accountable", "responsible", "consulted", "informed")


@dataclass(frozen=True)
class Line:
    """One subject: the parts by role, in the order A, R, C, I."""

    subject: Subject
    parts: Mapping[str, tuple[str, ...]]
    owner: str = ""

    def playing(self, part: str) -> tuple[str, ...]:
        """Return the roles that play a part."""
        return tuple(role for role, parts in self.parts.items() if part in parts)

    @property
    def accountable(self) -> tuple[str, ...]:
        """The accountable roles of the sheet, else the owner that the brief names."""
        return self.playing("accountable") or ((self.owner,) if self.owner else ())


@dataclass(frozen=True)
class Matrix:
    """The whole matrix.

    Parameters
    ----------
    roles : tuple of str
        Every role that plays a part, those with most parts first.
    lines : tuple of Line
        The subjects in the sheet's order.
    idle : tuple of str
        Roles of the team with no part here and no task.
    unknown : tuple of str
        Roles that carry a task or are accountable here, and whose hours no sheet gives.
    """

    roles: tuple[str, ...]
    lines: tuple[Line, ...]
    idle: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def unanswered(self) -> tuple[Line, ...]:
        """Subjects for which nobody is accountable."""
        return tuple(each for each in self.lines if not each.accountable)

    @property
    def crowded(self) -> tuple[Line, ...]:
        """Subjects with several accountable roles."""
        return tuple(each for each in self.lines if len(each.accountable) > 1)

    @property
    def undone(self) -> tuple[Line, ...]:
        """Subjects nobody carries out: no responsible role, and none accountable either."""
        return tuple(
            each for each in self.lines if not each.playing("responsible") and not each.accountable
        )


@remembered
def read_matrix(raci: pd.DataFrame, objectives: Sequence[Objective], team: Team) -> Matrix:
    """Read the sheet ``raci`` as a matrix.

    Parameters
    ----------
    raci : DataFrame
        Subject, role, part.
    objectives : sequence of Objective
        The brief's: a subject may be written by its id or its statement.
    team : Team
        Roles and tasks, for what is missing on either side.
    """
    rows = raci.dropna(subset=["subject", "role", "part"])
    written = once(str(each) for each in rows["subject"])
    lines = tuple(_line(rows, each, objectives) for each in written)
    times = rows["role"].map(fold).value_counts()
    roles = sorted(once(str(each) for each in rows["role"]), key=lambda each: -times[fold(each)])
    busy = {fold(each) for each in roles} | {fold(each.role) for each in team.tasks if each.role}
    known = set(team.by_name)
    answering = [role for line in lines for role in line.accountable]
    working = [each.role for each in team.tasks if each.role]
    return Matrix(
        tuple(roles), lines,
        idle=tuple(each.name for each in team.roles if fold(each.name) not in busy),
        unknown=tuple(e for e in once([*answering, *working]) if fold(e) not in known),
    )  # fmt: skip


def _line(rows: pd.DataFrame, written: str, objectives: Sequence[Objective]) -> Line:
    same = rows[rows["subject"].map(fold) == fold(written)]
    parts: dict[str, list[str]] = {}
    for role in once(str(each) for each in same["role"]):
        played = set(same.loc[same["role"].map(fold) == fold(role), "part"])
        parts[role] = [part for part in ORDER if part in played]
    subject = find_subject(written, objectives)
    owner = subject.objective.owner.strip() if subject.objective else ""
    return Line(subject, {role: tuple(played) for role, played in parts.items()}, owner)
