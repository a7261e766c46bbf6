"""SMART: what each objective says of itself, and what it leaves out."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from stratbook.brief.models import Objective
from stratbook.core import reference
from stratbook.core.goals import Goal, goals
from stratbook.core.message import Message, Quantity, Unit, say
from stratbook.core.reference import Kpi
from stratbook.core.vocabulary import Direction, OrganisationType
from stratbook.strategy.objectives.tree import Node, Orphan


class Criterion(StrEnum):
    """The five letters."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    RELEVANT = "relevant"
    TIME_BOUND = "time_bound"


class Verdict(StrEnum):
    """Whether a letter is there. ``unknown``: nothing allows to judge."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Check:
    """One letter of one objective: whether it is there, and what is said or missing."""

    criterion: Criterion
    verdict: Verdict
    said: Message


@dataclass(frozen=True)
class Standpoint:
    """From where objectives are judged: the kind of organisation, its currency, the day."""

    organisation: OrganisationType
    currency: str
    on: dt.date


@dataclass(frozen=True)
class Card:
    """One objective with its goal, its indicator and its five letters.

    Parameters
    ----------
    node : Node
        The objective and its place in the tree.
    goal : Goal or None
        The catalogue's goal; None when the objective names none, or one that is unknown.
    kpi : Kpi or None
        The indicator; None when there is none, or the dictionary does not know it.
    checks : tuple of Check
        In the order S, M, A, R, T.
    """

    node: Node
    goal: Goal | None
    kpi: Kpi | None
    checks: tuple[Check, ...]

    @property
    def objective(self) -> Objective:
        """The objective."""
        return self.node.objective

    @property
    def is_smart(self) -> bool:
        """Whether all five letters are there."""
        return all(each.verdict is Verdict.MET for each in self.checks)

    @property
    def goes_wrong_way(self) -> bool:
        """Whether its target is worse than its baseline."""
        return self.kpi is not None and _goes_back(self.objective, self.kpi)

    def check(self, criterion: Criterion) -> Check:
        """Return one letter."""
        return next(each for each in self.checks if each.criterion is criterion)


def judge(node: Node, standpoint: Standpoint) -> Card:
    """Judge one objective letter by letter."""
    goal = goals().get(node.objective.goal)
    kpi = reference.kpis().get(node.objective.indicator)
    card = Card(node, goal, kpi, ())
    rules: dict[Criterion, Callable[[Card, Standpoint], tuple[Verdict, Message]]] = {
        Criterion.SPECIFIC: _specific,
        Criterion.MEASURABLE: _measurable,
        Criterion.ACHIEVABLE: _achievable,
        Criterion.RELEVANT: _relevant,
        Criterion.TIME_BOUND: _time_bound,
    }
    found = ((criterion, rule(card, standpoint)) for criterion, rule in rules.items())
    checks = tuple(Check(criterion, verdict, said) for criterion, (verdict, said) in found)
    return Card(node, goal, kpi, checks)


def amount(kpi: Kpi, value: float | None, currency: str) -> Quantity:
    """Return a value in the KPI's own unit."""
    return Quantity(value=value, unit=Unit(kpi.unit), currency=currency)


def suits(kpi: Kpi, organisation: OrganisationType) -> bool:
    """Say whether a KPI is fit for a kind of organisation."""
    return not kpi.organisations or organisation in kpi.organisations


def _specific(card: Card, _: Standpoint) -> tuple[Verdict, Message]:
    """A goal of the catalogue; for a social objective, also what it bears on."""
    objective = card.objective
    if not objective.goal:
        return Verdict.MISSING, say("It names no goal of the catalogue.")
    if card.goal is None:
        return Verdict.MISSING, say("The catalogue has no goal “{goal}”.", goal=objective.goal)
    if objective.platform:
        platform = reference.platforms().get(objective.platform)
        label = platform.label if platform else objective.platform
        return Verdict.MET, say("One goal, on {platform}.", platform=label)
    if objective.level == "social" and card.kpi is None:
        return Verdict.MISSING, say("Neither a platform nor an indicator says what it bears on.")
    return Verdict.MET, say("One goal, across all platforms.")


def _measurable(card: Card, standpoint: Standpoint) -> tuple[Verdict, Message]:
    """An indicator of the dictionary and where it starts from."""
    objective = card.objective
    if not objective.indicator:
        return Verdict.MISSING, say("No indicator was chosen.")
    if card.kpi is None:
        return Verdict.MISSING, say(
            "The dictionary has no indicator “{indicator}”.", indicator=objective.indicator
        )
    if objective.baseline is None:
        return Verdict.MISSING, say("The indicator has no baseline.")
    baseline = amount(card.kpi, objective.baseline, standpoint.currency)
    return Verdict.MET, say("Starts from {baseline}.", baseline=baseline)


def _achievable(card: Card, standpoint: Standpoint) -> tuple[Verdict, Message]:
    """A target, held against the baseline."""
    objective, kpi = card.objective, card.kpi
    if objective.target is None:
        return Verdict.MISSING, say("No target was set.")
    if objective.baseline is None or kpi is None:
        return Verdict.UNKNOWN, say("A target, but no history to judge it by.")
    target = amount(kpi, objective.target, standpoint.currency)
    distance = _distance(objective.baseline, objective.target, kpi)
    if _goes_back(objective, kpi):
        return Verdict.MISSING, say(
            "The target ({target}) is worse than the baseline.", target=target
        )
    return Verdict.MET, say("Target {target}: {distance}.", target=target, distance=distance)


def _distance(baseline: float, target: float, kpi: Kpi) -> Message:
    """Say how far a target is: a ratio; a difference where a ratio would mean nothing."""
    if kpi.status == "attainment" and baseline > 0:
        ratio = Quantity(value=target / baseline, unit=Unit.TIMES)
        return say("{ratio} the baseline", ratio=ratio)
    unit = Unit.POINTS if kpi.unit == Unit.RATIO else Unit(kpi.unit)
    step = Quantity(value=target - baseline, unit=unit, signed=True)
    return say("{step} from the baseline", step=step)


def _goes_back(objective: Objective, kpi: Kpi) -> bool:
    if objective.baseline is None or objective.target is None:
        return False
    step = objective.target - objective.baseline
    return {Direction.UP: step < 0, Direction.DOWN: step > 0}.get(kpi.direction, False)


def _relevant(card: Card, standpoint: Standpoint) -> tuple[Verdict, Message]:
    """Serves an objective above, by a goal and an indicator that fit the organisation."""
    if card.goal is not None and standpoint.organisation not in card.goal.organisations:
        return Verdict.MISSING, say("Its goal does not fit this kind of organisation.")
    if card.kpi is not None and not suits(card.kpi, standpoint.organisation):
        return Verdict.MISSING, say("Its indicator does not fit this kind of organisation.")
    match card.node.orphan:
        case Orphan.SERVES_NOTHING:
            return Verdict.MISSING, say("It serves no objective above it.")
        case Orphan.SERVES_UNKNOWN:
            return Verdict.MISSING, say(
                "It serves “{id}”, which does not exist.", id=card.objective.serves
            )
        case Orphan.NOT_ABOVE:
            return Verdict.MISSING, say("What it serves is not on a level above.")
    if card.objective.level == "business":
        return Verdict.MET, say("At the top: others serve it.")
    return Verdict.MET, say("Serves an objective above it.")


def _time_bound(card: Card, standpoint: Standpoint) -> tuple[Verdict, Message]:
    """A due date."""
    due = card.objective.due
    if due is None:
        return Verdict.MISSING, say("No due date.")
    if due < standpoint.on:
        return Verdict.MET, say("Was due on {due}: time to conclude.", due=due)
    return Verdict.MET, say("Due on {due}.", due=due)
