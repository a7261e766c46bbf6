"""Actions and what they are for: which objective each serves, and what it asks people to do."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from stratbook.brief.models import Objective
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import within
from stratbook.strategy.objectives.subjects import Subject, find_subject, text
from stratbook.strategy.tags import Coverage, coverage

_DROPPED: Final = "dropped"


class Lack(StrEnum):
    """What an action does not say."""

    OBJECTIVE = "objective"
    UNKNOWN_OBJECTIVE = "unknown_objective"
    CTA = "cta"


@dataclass(frozen=True)
class Aim:
    """One action with its purpose.

    Parameters
    ----------
    action : str
        The action, in the client's words.
    subject : Subject or None
        The objective it names; None when it names none.
    cta : str
        What people are asked to do (id of the sheet's list); empty when nothing.
    platform, owner : str
        Where, and who; may be empty.
    """

    action: str
    subject: Subject | None
    cta: str
    platform: str = ""
    owner: str = ""

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What it does not say."""
        found = [] if self.cta else [Lack.CTA]
        if self.subject is None:
            return (Lack.OBJECTIVE, *found)
        return (*(() if self.subject.objective else (Lack.UNKNOWN_OBJECTIVE,)), *found)

    @property
    def aimless(self) -> bool:
        """Whether it serves no objective of the brief."""
        return self.subject is None or self.subject.objective is None


@dataclass(frozen=True)
class Aims:
    """The actions, and the objectives that they leave alone.

    Parameters
    ----------
    rows : tuple of Aim
        In the order of the sheet; dropped actions are left out.
    idle : tuple of Objective
        Social objectives that no action serves.
    social : int
        How many social objectives there are.
    published : Coverage or None
        How many of the period's publications carry a call to action; None when none does.
    sources : tuple of str
        Files it rests on.
    """

    rows: tuple[Aim, ...]
    idle: tuple[Objective, ...]
    social: int
    published: Coverage | None = None
    sources: tuple[str, ...] = ()

    @property
    def aimless(self) -> tuple[Aim, ...]:
        """Actions that serve no objective of the brief."""
        return tuple(each for each in self.rows if each.aimless)

    @property
    def without_cta(self) -> tuple[Aim, ...]:
        """Actions that ask nothing of anybody."""
        return tuple(each for each in self.rows if not each.cta)

    @property
    def matrix(self) -> Mapping[tuple[str, str], int]:
        """How many actions by (id of the objective, CTA); empty texts where there is none."""
        return Counter(
            (
                "" if each.subject is None or each.aimless else _id(each.subject),
                each.cta,
            )
            for each in self.rows
        )


@remembered
def read_aims(
    actions: pd.DataFrame, objectives: Sequence[Objective], tables: Tables, period: Period
) -> Aims:
    """Tie each action to its objective and to what it asks of people.

    Parameters
    ----------
    actions : DataFrame
        The sheet ``actions``: action, objective, cta, platform, owner, state.
    objectives : sequence of Objective
        The brief's.
    tables : Tables
        Gives ``posts`` and ``tags``.
    period : Period
        Whose publications are looked at.
    """
    rows = tuple(
        _aim(row, objectives)
        for row in actions.to_dict("records")
        if text(row, "action") and text(row, "state") != _DROPPED
    )
    served = {_id(each.subject) for each in rows if each.subject is not None}
    social = [each for each in objectives if each.level == "social"]
    idle = tuple(each for each in social if each.id not in served)
    return Aims(rows, idle, len(social), _published(tables, period), sources_of(actions))


def _aim(row: Mapping[Hashable, object], objectives: Sequence[Objective]) -> Aim:
    written = text(row, "objective")
    return Aim(
        action=text(row, "action"),
        subject=find_subject(written, objectives) if written else None,
        cta=text(row, "cta"),
        platform=text(row, "platform"),
        owner=text(row, "owner"),
    )


def _id(subject: Subject) -> str:
    return subject.objective.id if subject.objective else ""


def _published(tables: Tables, period: Period) -> Coverage | None:
    posts = tables["posts"]
    posts = posts[within(posts["published_at"], period)]
    found = next(each for each in coverage(posts, tables["tags"]) if each.tag == "cta")
    return found if found.tagged else None
