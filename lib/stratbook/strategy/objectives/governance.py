"""Who decides: one accountable role an objective, and few who have a say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.models import Objective
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.objectives.subjects import Subject, find_subject, once

_ACCOUNTABLE: Final = "accountable"


@dataclass(frozen=True)
class Line:
    """Who does what for one objective.

    Parameters
    ----------
    subject : Subject
        The objective.
    accountable : tuple of str
        The accountable role, one at most (the reading of the inputs refuses two).
    responsible, consulted, informed : tuple of str
        The other roles.
    deciders : tuple of str
        Those who decide: the accountable role, and those said to have a say.
    listed : bool
        Whether the sheet speaks of it; else the brief's owner alone is known.
    """

    subject: Subject
    accountable: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    listed: bool = False

    @property
    def owner(self) -> str:
        """Who the brief says owns it; empty when it says nobody."""
        return self.subject.objective.owner.strip() if self.subject.objective else ""

    @property
    def answers(self) -> str:
        """Who answers for it: the accountable role, else the brief's owner; may be empty."""
        return next(iter(self.accountable), self.owner)

    @property
    def owners_differ(self) -> bool:
        """Whether the sheet and the brief name different roles."""
        sheet = next(iter(self.accountable), "")
        return bool(sheet and self.owner) and fold(sheet) != fold(self.owner)

    @property
    def is_crowded(self) -> bool:
        """Whether too many decide."""
        return len(self.deciders) > threshold("most_decision_makers")


@dataclass(frozen=True)
class Governance:
    """Who does what: the brief's objectives first, then what the sheet adds, and its file."""

    lines: tuple[Line, ...]
    sources: tuple[str, ...] = ()

    @property
    def listed(self) -> tuple[Line, ...]:
        """The lines that the sheet speaks of."""
        return tuple(each for each in self.lines if each.listed)

    @property
    def unanswered(self) -> tuple[Line, ...]:
        """Lines of the sheet for which nobody answers."""
        return tuple(each for each in self.listed if not each.answers)

    @property
    def crowded(self) -> tuple[Line, ...]:
        """Lines on which too many decide."""
        return tuple(each for each in self.lines if each.is_crowded)

    @property
    def disputed(self) -> tuple[Line, ...]:
        """Lines where the sheet and the brief name different roles."""
        return tuple(each for each in self.lines if each.owners_differ)

    @property
    def deciders(self) -> tuple[str, ...]:
        """Every role that decides on anything."""
        return once(role for line in self.lines for role in line.deciders)

    def lists(self, objective: Objective) -> bool:
        """Say whether the sheet speaks of an objective of the brief."""
        return any(
            each.subject.objective is not None and each.subject.objective.id == objective.id
            for each in self.listed
        )


@remembered
def govern(raci: pd.DataFrame, objectives: Sequence[Objective]) -> Governance:
    """Read who does what for each objective.

    Parameters
    ----------
    raci : DataFrame
        The sheet ``raci``: subject, role, part (accountable, responsible, consulted,
        informed), decides. Where it has no row for an objective, the owner that the brief
        names stands as the one who decides.
    objectives : sequence of Objective
        The brief's.
    """
    rows = raci.dropna(subset=["subject", "role", "part"])
    subjects = {
        fold(written): find_subject(written, objectives) for written in once(rows["subject"])
    }
    by_id: dict[str, pd.DataFrame] = {}
    others: list[Line] = []
    for key, subject in subjects.items():
        same = rows[rows["subject"].map(fold) == key]
        if subject.objective is None:
            others.append(_line(subject, same))
        else:
            before = by_id.get(subject.objective.id, same.iloc[:0])
            by_id[subject.objective.id] = pd.concat([before, same])
    own = [_line(Subject(each.id, each), by_id.get(each.id)) for each in objectives]
    return Governance((*own, *others), sources_of(rows))


def _line(subject: Subject, rows: pd.DataFrame | None) -> Line:
    if rows is None:
        owner = subject.objective.owner.strip() if subject.objective else ""
        return Line(subject, deciders=(owner,) if owner else ())

    def playing(part: str) -> tuple[str, ...]:
        return once(rows.loc[rows["part"] == part, "role"])

    decides = rows["decides"].fillna(value=False).astype(bool) | (rows["part"] == _ACCOUNTABLE)
    return Line(
        subject,
        accountable=playing(_ACCOUNTABLE)[:1],
        responsible=playing("responsible"),
        consulted=playing("consulted"),
        informed=playing("informed"),
        deciders=once(rows.loc[decides, "role"]),
        listed=True,
    )
