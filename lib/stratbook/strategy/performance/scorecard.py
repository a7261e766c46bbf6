"""Where each objective stands: value, target of the period, distance, status and trend."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from stratbook.brief.models import Brief, Objective
from stratbook.core import reference
from stratbook.core.message import Message, Quantity
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.tables import Tables
from stratbook.core.vocabulary import Direction, Status
from stratbook.strategy.conversion import outlays_of, scenarios
from stratbook.strategy.kpis import Scope, fits
from stratbook.strategy.performance.families import Reading, reading
from stratbook.strategy.performance.history import Trend, history
from stratbook.strategy.performance.quantities import distance, quantity
from stratbook.strategy.performance.targets import Verdict, judge, phased


@dataclass(frozen=True)
class Standing:
    """One objective and its indicator.

    Parameters
    ----------
    objective : Objective
        As the brief states it.
    reading : Reading
        Its indicator now, in the period compared with, and a year before.
    target : float or None
        The target brought to the period, in the KPI's unit.
    why_no_target : Message or None
        Said when there is none.
    verdict : Verdict
        Distance, attainment and status.
    trend : Trend
        The last periods.
    """

    objective: Objective
    reading: Reading
    target: float | None
    why_no_target: Message | None
    verdict: Verdict
    trend: Trend

    @property
    def kpi(self) -> str:
        """Id of the indicator."""
        return self.reading.kpi

    @property
    def lower_is_better(self) -> bool:
        """Whether the target is a ceiling."""
        return reference.kpi(self.kpi).direction is Direction.DOWN

    @property
    def target_quantity(self) -> Quantity:
        """The target with its unit."""
        return quantity(self.kpi, self.target, self.reading.currency)

    @property
    def variance_quantity(self) -> Quantity:
        """Value − target, signed, with its unit."""
        return distance(self.kpi, self.verdict.variance, self.reading.currency)


@dataclass(frozen=True)
class Scorecard:
    """All objectives that have an indicator.

    Parameters
    ----------
    period, comparison : Period
        What is compared.
    standings : tuple of Standing
        In the brief's order.
    without : tuple of Objective
        Social objectives to which no indicator was given.
    """

    period: Period
    comparison: Period
    standings: tuple[Standing, ...]
    without: tuple[Objective, ...] = ()

    def count(self, status: Status) -> int:
        """Return how many objectives have a status."""
        return sum(each.verdict.status is status for each in self.standings)

    @property
    def judged(self) -> int:
        """How many objectives could be judged."""
        return sum(self.count(each) for each in (Status.REACHED, Status.WATCH, Status.MISSED))


@remembered
def scope_for(brief: Brief, tables: Tables, period: Period) -> Scope:
    """Return what a client's KPIs are measured on.

    Parameters
    ----------
    brief : Brief
        Gives the currency, the organisation's type, the basis of the engagement rate it leads
        with and the names the brand goes by: its own, that of the listening export, and those
        of its rows among the competitors.
    tables : Tables
        All history.
    period : Period
        The period under report.
    """
    file = brief.file
    names = [file.organisation.name, file.exports.brand, *_own_names(brief)]
    scope = Scope(
        tables,
        period,
        file.currency,
        brands=tuple(dict.fromkeys(name for name in names if name)),
        organisation=file.organisation.type,
        country=file.organisation.country,
        told={name: brief.inputs[name] for name in _TOLD if name in brief.inputs},
        engagement=file.report.engagement_basis,
    )
    return replace(scope, outlays=outlays_of(scenarios(brief.inputs, scope)))


_TOLD: Final = ("coding", "market", "advocacy", "employee_voice", "platform_changes")


def _own_names(brief: Brief) -> list[str]:
    rows = brief.inputs.get("competitors", pd.DataFrame())
    if rows.empty:
        return []
    own = rows["is_client"].fillna(value=False).astype(bool)
    return sorted(rows.loc[own, "competitor"].dropna().unique())


@remembered
def scorecard(scope: Scope, objectives: Sequence[Objective], comparison: Period) -> Scorecard:
    """Hold every objective's indicator against its target.

    Parameters
    ----------
    scope : Scope
        Tables, period and organisation.
    objectives : sequence of Objective
        The brief's; those without an indicator, or with one unfit for the organisation,
        are not judged.
    comparison : Period
        The period compared with.
    """
    judged = [each for each in objectives if each.indicator and fits(each.indicator, scope)]
    idle = [each for each in objectives if not each.indicator and each.level == "social"]
    return Scorecard(
        scope.period,
        comparison,
        tuple(_standing(scope.on(each.platform or None), each, comparison) for each in judged),
        tuple(idle),
    )


def _standing(scope: Scope, objective: Objective, comparison: Period) -> Standing:
    kpi = reference.kpi(objective.indicator)
    read = reading(scope, kpi.id, comparison)
    target, why = phased(objective, kpi, scope.period)
    return Standing(
        objective, read, target, why, judge(kpi, read.now.value, target), history(scope, kpi.id)
    )
