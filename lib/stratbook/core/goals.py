"""The catalogue of objectives: what an organisation may want, and what then tells."""

import tomllib
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from stratbook.core import reference
from stratbook.core.vocabulary import OrganisationType


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoalWords(_Row):
    """A goal in one language: its name, and the sentence an objective can start from."""

    label: str
    statement: str


class Goal(_Row):
    """One goal of the catalogue.

    Parameters
    ----------
    id : str
        Machine name, what ``goal:`` in ``client.yml`` names.
    organisations : tuple of OrganisationType
        For whom it makes sense; never empty.
    leading, lagging : tuple of str
        KPI ids: those that move first, and those that tell whether it was reached.
    horizon : {"short", "medium", "long"}
        When a result can be expected: within a quarter, a year, or later.
    source : str
        A source one can show a client, or "stratbook".
    words : dict
        Its words by language code.
    """

    id: str
    organisations: tuple[OrganisationType, ...]
    leading: tuple[str, ...]
    lagging: tuple[str, ...]
    horizon: Literal["short", "medium", "long"]
    source: str
    words: dict[str, GoalWords]

    @property
    def labels(self) -> dict[str, str]:
        """Its names by language code."""
        return {code: words.label for code, words in self.words.items()}

    @property
    def indicators(self) -> tuple[str, ...]:
        """KPI ids in the order they are worth proposing: what tells in the end first."""
        return (*self.lagging, *self.leading)

    def indicators_for(self, organisation: OrganisationType) -> tuple[str, ...]:
        """Return the indicators that suit an organisation: no sales figures for a town."""
        known = reference.kpis()
        fit = {id_: known[id_].organisations for id_ in self.indicators}
        return tuple(id_ for id_ in self.indicators if not fit[id_] or organisation in fit[id_])


@cache
def goals() -> dict[str, Goal]:
    """Return the catalogue by id, in the order of its file.

    Raises
    ------
    ValueError
        When a goal stands twice in ``data/reference/goals.toml``.
    """
    path = reference.folder() / "goals.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["goal"]
    found: dict[str, Goal] = {}
    for row in rows:
        goal_ = Goal.model_validate(row)
        if goal_.id in found:
            raise ValueError(f"goals.toml: the goal {goal_.id!r} stands twice")
        found[goal_.id] = goal_
    return found


def goal(id_: str) -> Goal:
    """Return one goal.

    Raises
    ------
    KeyError
        When the catalogue has no such id.
    """
    return goals()[id_]


def goals_for(organisation: OrganisationType) -> tuple[Goal, ...]:
    """Return the goals that make sense for an organisation, in the catalogue's order."""
    return tuple(each for each in goals().values() if organisation in each.organisations)
