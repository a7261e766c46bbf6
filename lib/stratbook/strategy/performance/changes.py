"""KPIs that moved by more than chance since the period compared with."""

from collections.abc import Collection
from typing import Final, Literal

import scipy

from stratbook.core import reference
from stratbook.core.finding import Comparison, Confidence, Finding, kpi_facts
from stratbook.core.message import N_
from stratbook.core.reference import Kpi, threshold
from stratbook.core.vocabulary import Direction, Level
from stratbook.strategy.kpis import Measure
from stratbook.strategy.performance.families import FamilyTable, Reading
from stratbook.strategy.performance.quantities import change, quantity
from stratbook.strategy.performance.targets import CHANGES
from stratbook.strategy.performance.trust import small

APART: Final = N_("the two intervals do not overlap")
BEYOND_CHANCE: Final = N_("the change is larger than chance would give with such counts")
# Another KPI says the same, or the figure is no measure of the period alone.
SAID_ELSEWHERE: Final = CHANGES | {
    "leads_channel", "leads_period", "organic_reach", "sov_channel", "hashtag_performance",
    "post_performance", "ptat", "social_visits", "reach", "gini", "p80_posts", "er_views",
    "er_impressions", "er_followers", "amplification_rate", "applause_rate",
}  # fmt: skip


# Counts of things that happen one by one. Sessions, displays and interactions come in
# bunches: chance moves them more than a comparison of two counts would allow.
_INDEPENDENT: Final = frozenset({"mentions", "leads", "directions", "calls"})


def changes(table: FamilyTable, told: Collection[str], stakes: int) -> tuple[Finding, ...]:
    """Return the changes of a family worth a finding.

    A change counts when it is at least ``notable_change`` in relative terms and larger than
    chance: the two intervals do not overlap or, for counts of things that happen one by one,
    a comparison of the two counts given their days (Poisson) rejects that they are alike.

    Parameters
    ----------
    table : FamilyTable
        The family.
    told : collection of str
        KPIs that a target's finding already speaks of.
    stakes : int
        How many objectives there are.
    """
    found = []
    for reading in table.readings:
        known = reference.kpi(reading.kpi)
        if reading.kpi in {*told, *SAID_ELSEWHERE} or known.direction is Direction.NEITHER:
            continue
        if why := _beyond_chance(known, reading, table):
            found.append(_finding(known, reading, table, (stakes, why)))
    return tuple(found)


def _beyond_chance(kpi: Kpi, reading: Reading, table: FamilyTable) -> str | None:
    now, before = reading.now, reading.before
    if not now.comparable(before) or not before.value or now.value is None:
        return None
    if abs(now.value / before.value - 1) < threshold("notable_change"):
        return None
    if now.provisional and now.value < before.value:
        return None  # the fall may be that of posts too young
    if now.interval and before.interval:
        apart = now.interval[0] > before.interval[1] or now.interval[1] < before.interval[0]
        return APART if apart else None
    if kpi.id in _INDEPENDENT:
        return BEYOND_CHANCE if _counts_differ(now, before, table) else None
    return None


def _counts_differ(now: Measure, before: Measure, table: FamilyTable) -> bool:
    """Compare two counts, given how many days each was counted over (conditional binomial)."""
    first, second = int(now.value or 0), int(before.value or 0)
    expected = table.period.days / (table.period.days + table.comparison.days)
    tested = scipy.stats.binomtest(first, first + second, expected)
    return bool(tested.pvalue < 1 - threshold("confidence_level"))


def _against(table: FamilyTable) -> Literal["previous", "year_before"]:
    return "year_before" if table.comparison == table.period.year_before() else "previous"


def _finding(kpi: Kpi, reading: Reading, table: FamilyTable, weight: tuple[int, str]) -> Finding:
    stakes, why = weight
    now, before = reading.now.value or 0.0, reading.before.value or 0.0
    rose = now > before
    good = rose is (kpi.direction is Direction.UP)
    level = Level.MEDIUM if small(reading.now) or reading.now.interval is None else Level.HIGH
    return Finding(
        key=f"performance.{'rise' if rose else 'fall'}_{'good' if good else 'bad'}",
        chapter="08_performance",
        facts=kpi_facts(
            kpi.id,
            span=table.period,
            earlier=table.comparison,
        ),
        number=2 if kpi.plural else 1,
        comparison=Comparison(
            against=_against(table),
            value=reading.value,
            reference=quantity(kpi.id, before, reading.currency),
            difference=change(kpi.id, now, before),
        ),
        confidence=Confidence(level=level, why=why),
        impact=min(0.5, abs(now / before - 1)) / stakes,
        urgency=0.4 if good else 0.6,
        tone="good" if good else "bad",
        sources=reading.now.sources,
    )
