"""Skills: each role’s own rating against what its hat asks, and the training that follows."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.organisation.team import Team

LIVE: Final = ("wanted", "planned", "held")


@dataclass(frozen=True)
class Gap:
    """One skill of one role.

    Parameters
    ----------
    role, skill : str
        Whose and which.
    rating, needed : float or None
        0 to 5; None when not rated, or when nothing says what is needed.
    trained : bool
        Whether a training for it is held, planned or wanted for that role.
    """

    role: str
    skill: str
    rating: float | None
    needed: float | None
    trained: bool = False

    @property
    def gap(self) -> float | None:
        """Needed − rating, 0 at least; None without both."""
        if self.rating is None or self.needed is None:
            return None
        return max(0.0, self.needed - self.rating)

    @property
    def wide(self) -> bool:
        """Whether it calls for training."""
        return self.gap is not None and self.gap >= threshold("skill_gap")


@dataclass(frozen=True)
class Training:
    """One training of the plan; people are counted, never named."""

    name: str
    skill: str
    audience: str
    level: str
    trainer: str
    hours: float | None
    on: dt.date | None
    cost: float | None
    invited: int | None
    came: int | None
    state: str


@dataclass(frozen=True)
class Skills:
    """The gaps, the training plan, and who could train within.

    Parameters
    ----------
    gaps : tuple of Gap
        In the order of the sheet.
    plan : tuple of Training
        In the order of the sheet.
    trainers : mapping of str to tuple of str
        By skill, the roles that rate themselves high enough to train others.
    """

    gaps: tuple[Gap, ...]
    plan: tuple[Training, ...]
    trainers: Mapping[str, tuple[str, ...]]

    @property
    def wide(self) -> tuple[Gap, ...]:
        """Gaps that call for training, the widest first."""
        found = [each for each in self.gaps if each.wide]
        return tuple(sorted(found, key=lambda each: (-(each.gap or 0.0), each.role, each.skill)))

    @property
    def unmet(self) -> tuple[Gap, ...]:
        """Wide gaps without a training."""
        return tuple(each for each in self.wide if not each.trained)

    @property
    def attendance(self) -> tuple[int, int]:
        """People who came and people invited, over the trainings held that counted both."""
        held = [
            (each.came, each.invited) for each in self.plan
            if each.state == "held" and each.came is not None and each.invited
        ]  # fmt: skip
        return sum(came for came, _ in held), sum(invited or 0 for _, invited in held)


@dataclass(frozen=True)
class Speech:
    """How to speak to an audience: what to do and what to leave out, by language code."""

    level: str
    do: Mapping[str, str]
    avoid: Mapping[str, str]


@remembered
def read_skills(inputs: Mapping[str, pd.DataFrame], team: Team) -> Skills:
    """Read the sheets ``skills`` and ``training``.

    Parameters
    ----------
    inputs : mapping
        The sheets. What is needed is the sheet's figure, else the reference for the role's
        hat; English is needed only where the sheet says so.
    team : Team
        Gives each role's hat.
    """
    plan = tuple(_training(row) for row in inputs["training"].to_dict("records"))
    asked = {row["skill"]: row for row in csv_rows("skill_levels.csv")}
    gaps, able = [], dict[str, list[str]]()
    for row in inputs["skills"].to_dict("records"):
        role, skill, rating = text_of(row["role"]), text_of(row["skill"]), number_of(row["rating"])
        known = team.role(role)
        said, usual = number_of(row["needed"]), asked.get(skill, {}).get(known.hat if known else "")
        needed = said if said is not None else float(usual) if usual else None
        gaps.append(Gap(role, skill, rating, needed, _trained(plan, role, skill)))
        if rating is not None and rating >= threshold("trainer_rating"):
            able.setdefault(skill, []).append(role)
    return Skills(tuple(gaps), plan, {skill: tuple(roles) for skill, roles in able.items()})


def speeches(plan: Sequence[Training]) -> tuple[Speech, ...]:
    """Return how to speak to each level of audience that the plan has, beginners first."""
    levels = {each.level for each in plan if each.state in LIVE}
    return tuple(
        Speech(
            row["level"], {"en": row["en"], "fr": row["fr"]},
            {"en": row["avoid_en"], "fr": row["avoid_fr"]},
        )
        for row in csv_rows("audience_levels.csv") if row["level"] in levels
    )  # fmt: skip


def _trained(plan: Sequence[Training], role: str, skill: str) -> bool:
    return any(
        each.skill == skill and fold(each.audience) == fold(role) and each.state in LIVE
        for each in plan
    )


def _training(row: Mapping[object, object]) -> Training:
    def count(name: str) -> int | None:
        value = number_of(row[name])
        return None if value is None else int(value)

    return Training(
        name=text_of(row["training"]), skill=text_of(row["skill"]),
        audience=text_of(row["audience"]), level=text_of(row["level"]),
        trainer=text_of(row["trainer"]), hours=number_of(row["hours"]), on=day_of(row["on"]),
        cost=number_of(row["cost"]), invited=count("invited"), came=count("came"),
        state=text_of(row["state"]),
    )  # fmt: skip
