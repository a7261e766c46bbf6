"""The KPIs of one family: value, change from the period compared with and from a year before."""

from dataclasses import dataclass

from stratbook.core import reference
from stratbook.core.message import Quantity
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Family
from stratbook.strategy.kpis import Measure, Scope, fits, measure
from stratbook.strategy.performance.quantities import change, quantity

# The dictionary files these two with costs; they are read off posts and shown beside them.
_SHOWN_WITH = {"gini": Family.INTERACTION, "p80_posts": Family.INTERACTION}
# Indicators of other chapters (objectives, paid-owned-earned), or of no brand at all.
ELSEWHERE = frozenset({"alignment_index", "cost_per_reached_1000", "emv", "influence_index"})


@dataclass(frozen=True)
class Reading:
    """A KPI now, in the period compared with, and a year before.

    Parameters
    ----------
    now, before, year : Measure
        The three measures; a comparison holds only where their definitions agree.
    currency : str
        That of amounts.
    """

    now: Measure
    before: Measure
    year: Measure
    currency: str = ""

    @property
    def kpi(self) -> str:
        """Id of the KPI."""
        return self.now.kpi

    @property
    def value(self) -> Quantity:
        """The value with its unit."""
        return quantity(self.kpi, self.now.value, self.currency)

    @property
    def since_before(self) -> Quantity:
        """Change from the period compared with; missing where definitions differ."""
        return self._since(self.before)

    @property
    def since_year(self) -> Quantity:
        """Change from the same period a year before; missing where definitions differ."""
        return self._since(self.year)

    def _since(self, then: Measure) -> Quantity:
        known = self.now.comparable(then)
        return change(self.kpi, self.now.value, then.value if known else None)


@dataclass(frozen=True)
class FamilyTable:
    """The KPIs of a family that are fit for the organisation.

    Parameters
    ----------
    family : Family
        Which.
    period, comparison : Period
        What is compared.
    readings : tuple of Reading
        Those with a value, in the dictionary's order; the rate the brief leads with first.
    missing : tuple of Measure
        Those without, each with its reason.
    """

    family: Family
    period: Period
    comparison: Period
    readings: tuple[Reading, ...]
    missing: tuple[Measure, ...]

    def __getitem__(self, kpi: str) -> Reading:
        """Return a KPI's reading; raise KeyError when it has no value here."""
        return {each.kpi: each for each in self.readings}[kpi]

    def __contains__(self, kpi: object) -> bool:
        """Say whether a KPI has a value here."""
        return any(each.kpi == kpi for each in self.readings)


def family_kpis(family: Family, scope: Scope) -> tuple[str, ...]:
    """Return the ids of a family's KPIs that chapter 8 shows to this organisation."""
    return tuple(
        each.id
        for each in reference.kpis().values()
        if _SHOWN_WITH.get(each.id, each.family) is family
        and each.id not in ELSEWHERE
        and fits(each.id, scope)
    )


def reading(scope: Scope, kpi: str, comparison: Period) -> Reading:
    """Measure a KPI over the scope's period, the one compared with and a year before."""
    now = measure(kpi, scope)
    before, year = (
        measure(kpi, scope.over(span)) for span in (comparison, scope.period.year_before())
    )
    return Reading(now, before, year, scope.currency)


def family_table(scope: Scope, family: Family | str, comparison: Period) -> FamilyTable:
    """Measure the KPIs of a family.

    Parameters
    ----------
    scope : Scope
        Tables, period and organisation.
    family : Family or str
        Which family.
    comparison : Period
        The period compared with.
    """
    wanted = Family(family)
    readings, lacking = [], []
    leading = scope.engagement.kpi if scope.engagement else ""
    for kpi in sorted(family_kpis(wanted, scope), key=lambda each: each != leading):
        now = measure(kpi, scope)
        if now.value is None:
            lacking.append(now)
        else:
            readings.append(reading(scope, kpi, comparison))
    return FamilyTable(wanted, scope.period, comparison, tuple(readings), tuple(lacking))


@remembered
def all_families(scope: Scope, comparison: Period) -> dict[str, FamilyTable]:
    """Measure every family, by its id, in the order of the chapter."""
    return {each.value: family_table(scope, each, comparison) for each in Family}
