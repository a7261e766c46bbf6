"""Targets held against the client's own history: easy, stretching, hard or unheard of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stratbook.brief.models import Objective
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.message import Message, Unit, say, say_n
from stratbook.core.period import Period
from stratbook.core.reference import Kpi, threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Scope
from stratbook.strategy.objectives.past import (
    YEAR,
    Past,
    last_month,
    look_back,
    monthly,
    scale_of,
)
from stratbook.strategy.objectives.smart import Card
from stratbook.strategy.performance.history import Trend
from stratbook.strategy.performance.targets import phased

RULE: Final = "objectives.target_reach"
_USUAL: Final = {"short": 3, "medium": YEAR, "long": YEAR}  # months, where there is no due date
_MOST: Final = {Unit.RATIO: 1.0, Unit.RATING: 5.0}


class Reach(StrEnum):
    """What the client's own history makes of a target."""

    ALREADY = "already"
    EASY = "easy"
    STRETCHING = "stretching"
    SEASONAL = "seasonal"
    HARD = "hard"
    UNHEARD_OF = "unheard_of"


@dataclass(frozen=True)
class Basis:
    """From where a target is judged.

    Parameters
    ----------
    now : float
        The KPI in the last whole month, in its own unit.
    start : float
        What changes are counted from: the same, or the due month a year before where the
        history compares years.
    month : Period
        The month of ``start``.
    past : Past
        The past changes, towards the better.
    """

    now: float
    start: float
    month: Period
    past: Past


@dataclass(frozen=True)
class Proposal:
    """One objective's target, and the one that its history would propose.

    Parameters
    ----------
    objective : Objective
        The objective.
    kpi : Kpi
        Its indicator.
    months : int
        Months to its due date (or those that its goal usually takes).
    basis : Basis or None
        What it is judged on; None when nothing can be.
    reason : Message or None
        Why nothing can be judged.
    target : float or None
        Its target brought to a month, in the KPI's unit.
    choice : Choice or None
        What the target is worth, with a person's word against it where there is one.
    sources : tuple of str
        Files the history rests on.
    """

    objective: Objective
    kpi: Kpi
    months: int
    basis: Basis | None = None
    reason: Message | None = None
    target: float | None = None
    choice: Choice | None = None
    sources: tuple[str, ...] = ()

    @property
    def reach(self) -> Reach | None:
        """What the target is worth, as it stands; None without a target or a history."""
        return Reach(self.choice.chosen) if self.choice else None

    @property
    def wished(self) -> float | None:
        """The change that the target asks for, towards the better."""
        return self.gain(self.target)

    def gain(self, value: float | None) -> float | None:
        """Return the change that leads to a value, towards the better."""
        if value is None or self.basis is None:
            return None
        return scale_of(self.kpi.id).gain(self.basis.start, value)

    @property
    def gains(self) -> tuple[float, float, float] | None:
        """Low, middle and high of the proposed change; holding one's own is the least."""
        if self.basis is None:
            return None
        low, middle, high = (
            max(0.0, self.basis.past.quantile(threshold(each)))
            for each in ("proposal_easy", "proposal_stretching", "proposal_hard")
        )
        return low, middle, high

    @property
    def range(self) -> tuple[float, float, float] | None:
        """Low, middle and high of the proposed target, in the KPI's unit."""
        if self.basis is None or self.gains is None:
            return None
        scale, most = scale_of(self.kpi.id), _MOST.get(Unit(self.kpi.unit), float("inf"))
        if self.kpi.status == "points":
            most = float("inf")
        low, middle, high = (
            max(0.0 if scale.relative else float("-inf"), min(most, scale.after(start, each)))
            for start, each in zip([self.basis.start] * 3, self.gains, strict=True)
        )
        return low, middle, high

    def frequency(self, wished: float) -> int:
        """Return how many past changes gained as much as is wished, or more."""
        if self.basis is None:
            return 0
        return round(self.basis.past.frequency(wished) * len(self.basis.past.gains))


@remembered
def propose(
    cards: Sequence[Card],
    scope: Scope,
    overrides: Sequence[Override] = (),
    past: Callable[[Scope, str], Trend] = monthly,
) -> tuple[Proposal, ...]:
    """Judge each objective's target by the client's own history.

    Parameters
    ----------
    cards : sequence of Card
        The objectives; those without an indicator of the dictionary are left out.
    scope : Scope
        What KPIs are measured on; its period's last whole month is "now".
    overrides : sequence of Override
        What a person decided against the rule ``objectives.target_reach``; the subject is
        the objective's id.
    past : callable
        Measures a KPI month by month; who judges many targets of one KPI keeps what it gave.
    """
    return tuple(_proposal(each, each.kpi, scope, overrides, past) for each in cards if each.kpi)


def _proposal(
    card: Card,
    kpi: Kpi,
    scope: Scope,
    overrides: Sequence[Override],
    past: Callable[[Scope, str], Trend],
) -> Proposal:
    objective = card.objective
    months = _months(card, last_month(scope.period))
    if months < 1:
        return Proposal(objective, kpi, months, reason=say("Its date is past or too close."))
    trend = past(scope.on(objective.platform or scope.platform), kpi.id)
    found = basis_of(trend.sparkline, tuple(each.period for each in trend.points), months, kpi)
    if isinstance(found, Message):
        return Proposal(objective, kpi, months, reason=found)
    target, lacking = phased(objective, kpi, last_month(scope.period))
    bare = Proposal(objective, kpi, months, found, lacking, target, sources=trend.sources)
    if target is None:
        return bare
    choice = choose(overrides, RULE, objective.id, reach_of(bare).value)
    return Proposal(objective, kpi, months, found, None, target, choice, trend.sources)


def basis_of(
    values: Sequence[float | None], periods: Sequence[Period], months: int, kpi: Kpi
) -> Basis | Message:
    """Return what a target is judged on, or why nothing can be.

    Parameters
    ----------
    values : sequence of float or None
        The KPI a month, oldest first, of one definition.
    periods : sequence of Period
        The months.
    months : int
        Months to the due date.
    kpi : Kpi
        Says how its changes are counted.
    """
    now = values[-1]
    if now is None:
        return say("{span} has no value to start from.", span=periods[-1])
    past = look_back(values, months, scale_of(kpi.id))
    wanted = int(threshold("proposal_changes"))
    if len(past.gains) < wanted:
        return say_n(
            "Too little history: {count} change over as long was seen, {wanted} are needed.",
            "Too little history: {count} changes over as long were seen, {wanted} are needed.",
            len(past.gains),
            wanted=wanted,
        )
    place = len(values) - 1 + (months - past.step if past.by_season else 0)
    start = values[place]
    return Basis(now, now if start is None else start, periods[place], past)


def reach_of(proposal: Proposal) -> Reach:
    """Return what a proposal's target is worth by its history.

    Raises
    ------
    ValueError
        When there is no target or no history to judge by.
    """
    basis, wished, gains = proposal.basis, proposal.wished, proposal.gains
    if basis is None or wished is None or gains is None or proposal.target is None:
        raise ValueError("a target and a history are needed")
    ahead = scale_of(proposal.kpi.id).gain(basis.now, proposal.target)
    if ahead is not None and ahead <= 0:
        return Reach.ALREADY
    low, middle, _ = gains
    bounds = ((low, Reach.EASY), (middle, Reach.STRETCHING), (basis.past.season, Reach.SEASONAL))
    for most, reach in (*bounds, (max(basis.past.gains), Reach.HARD)):
        if most is not None and wished <= most + 1e-12:
            return reach
    return Reach.UNHEARD_OF


def _months(card: Card, period: Period) -> int:
    due = card.objective.due
    if due is None:
        return _USUAL[card.goal.horizon] if card.goal else YEAR
    return YEAR * (due.year - period.end.year) + due.month - period.end.month
