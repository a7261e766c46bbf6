"""From objectives to KPIs: what each goal calls for, what was chosen, what nobody holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stratbook.brief.models import Objective
from stratbook.core import reference
from stratbook.core.goals import Goal
from stratbook.core.goals import goals as every_goal
from stratbook.core.reference import Kpi
from stratbook.core.vocabulary import OrganisationType
from stratbook.strategy.objectives.smart import Card, suits


class Role(StrEnum):
    """What a KPI is to a goal.

    It moves first, it tells in the end, it belongs to the family of one that does, or none
    of these.
    """

    LEADING = "leading"
    LAGGING = "lagging"
    RELATED = "related"
    OFF_GOAL = "off_goal"


class Cadence(StrEnum):
    """How often a KPI is looked at."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


_BY_SPAN: Final = {
    "week": Cadence.WEEKLY,
    "month": Cadence.MONTHLY,
    "quarter": Cadence.QUARTERLY,
    "year": Cadence.QUARTERLY,
    "once": Cadence.MONTHLY,
}


@dataclass(frozen=True)
class Held:
    """An objective and the KPI that judges it."""

    objective: Objective
    kpi: Kpi
    role: Role
    cadence: Cadence


@dataclass(frozen=True)
class Called:
    """A KPI that goals call for and no objective holds.

    Parameters
    ----------
    kpi : Kpi
        The KPI.
    role : Role
        Leading or lagging.
    goals : tuple of Goal
        The goals that call for it, in the order of the brief.
    """

    kpi: Kpi
    role: Role
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class KpiMap:
    """The map from objectives to KPIs, and its blanks on both sides.

    Parameters
    ----------
    held : tuple of Held
        One row an objective that has an indicator.
    bare : tuple of Objective
        Social objectives without an indicator of the dictionary.
    called : tuple of Called
        KPIs the goals call for that no objective holds, lagging ones first.
    unmeasured : tuple of Goal
        Goals none of whose KPIs is held by any objective.
    goals : tuple of Goal
        All goals of the objectives.
    """

    held: tuple[Held, ...]
    bare: tuple[Objective, ...]
    called: tuple[Called, ...]
    unmeasured: tuple[Goal, ...]
    goals: tuple[Goal, ...]

    @property
    def off_goal(self) -> tuple[Held, ...]:
        """Indicators that do not follow from their objective's goal."""
        return tuple(each for each in self.held if each.role is Role.OFF_GOAL)


def map_kpis(cards: Sequence[Card], organisation: OrganisationType) -> KpiMap:
    """Map objectives to the KPIs that judge them.

    Parameters
    ----------
    cards : sequence of Card
        The objectives, judged.
    organisation : OrganisationType
        KPIs unfit for it are never called for.
    """
    held = tuple(_held(each, each.kpi) for each in cards if each.kpi is not None)
    chosen = {each.kpi.id for each in held}
    wanted = {each.goal.id: each.goal for each in cards if each.goal is not None}
    goals = tuple(each for each in wanted.values() if organisation in each.organisations)
    return KpiMap(
        held=held,
        bare=tuple(
            each.objective
            for each in cards
            if each.kpi is None and each.objective.level == "social"
        ),
        called=_called(goals, chosen, organisation),
        unmeasured=tuple(each for each in goals if chosen.isdisjoint(each.indicators)),
        goals=goals,
    )


def _is_social(card: Card) -> bool:
    return card.objective.level == "social"


def _held(card: Card, kpi: Kpi) -> Held:
    role = Role.OFF_GOAL if card.goal is None else _role(kpi, card.goal)
    weekly = role is Role.LEADING
    cadence = Cadence.WEEKLY if weekly else _BY_SPAN[card.objective.per]
    return Held(card.objective, kpi, role, cadence)


def _role(kpi: Kpi, goal: Goal) -> Role:
    if kpi.id in goal.lagging:
        return Role.LAGGING
    if kpi.id in goal.leading:
        return Role.LEADING
    if is_vanity(kpi):
        return Role.OFF_GOAL
    families = {reference.kpi(each).family for each in goal.indicators}
    return Role.RELATED if kpi.family in families else Role.OFF_GOAL


def is_vanity(kpi: Kpi) -> bool:
    """Say whether a KPI flatters: a level that no goal of the catalogue calls for.

    The total number of followers nearly always rises, whatever is done, and stands for no
    goal; the rating of reviews is a level too, but tells of the reputation.
    """
    wanted = {id_ for each in every_goal().values() for id_ in each.indicators}
    return kpi.aggregation == "level" and kpi.id not in wanted


def _called(
    goals: Iterable[Goal], chosen: set[str], organisation: OrganisationType
) -> tuple[Called, ...]:
    callers: dict[str, list[Goal]] = {}
    for goal in goals:
        for id_ in goal.indicators:
            callers.setdefault(id_, []).append(goal)
    found = [
        Called(reference.kpi(id_), _strongest(id_, wanting), tuple(wanting))
        for id_, wanting in callers.items()
        if id_ not in chosen and suits(reference.kpi(id_), organisation)
    ]
    return tuple(sorted(found, key=lambda each: (each.role is not Role.LAGGING, -len(each.goals))))


def _strongest(kpi: str, wanting: list[Goal]) -> Role:
    """Return lagging when it is so for any goal: what tells in the end weighs more."""
    return Role.LAGGING if any(kpi in goal.lagging for goal in wanting) else Role.LEADING
