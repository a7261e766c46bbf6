"""What moved with a KPI's change: its division by segment, for the changes worth a look."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.message import Fact
from stratbook.core.period import Period
from stratbook.core.places import merged
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Scope
from stratbook.strategy.performance.effects import Division, Effect, divide_rate, divide_sum
from stratbook.strategy.performance.families import FamilyTable, Reading
from stratbook.strategy.performance.scorecard import Scorecard
from stratbook.strategy.performance.segments import segment_name, segments

_EXACT: Final = 1e-9


@dataclass(frozen=True)
class Explained:
    """A KPI's change and what adds up to it.

    Parameters
    ----------
    kpi : str
        Id of the KPI.
    period, comparison : Period
        After and before.
    division : Division
        The effects, which add up to the change.
    rate : bool
        Whether it is a rate (mix and within) or a sum (contributions).
    currency : str
        That of amounts.
    sources : tuple of str
        Files of both periods.
    platform : str
        The one platform it was measured on; empty for all.
    """

    kpi: str
    period: Period
    comparison: Period
    division: Division
    rate: bool
    currency: str = ""
    sources: tuple[str, ...] = ()
    platform: str = ""

    @property
    def leading(self) -> Effect | None:
        """The segment that moved most in the direction of the change."""
        sign = math.copysign(1.0, self.division.change)
        along = [each for each in self.division.effects if each.total * sign > 0]
        return along[0] if along else None

    def name(self, effect: Effect) -> Fact:
        """Return a segment as a reader knows it."""
        return segment_name(effect.segment)


def explained(scope: Scope, read: Reading, comparison: Period) -> Explained | None:
    """Divide the change of a KPI by its segments.

    Parameters
    ----------
    scope : Scope
        The period under report, on the platform the reading was made on.
    read : Reading
        The KPI now and in the period compared with.
    comparison : Period
        That period.

    Returns
    -------
    Explained or None
        None when the KPI has no segments, when the two figures do not compare, when there is
        one segment only, or when the segments do not make up both figures to the last digit.
    """
    if not read.now.comparable(read.before):
        return None
    now, before = (segments(scope.over(span), read.kpi) for span in (scope.period, comparison))
    if now is None or before is None:
        return None
    pairs = ((now.value, read.now.value), (before.value, read.before.value))
    if not all(_same(*pair) for pair in pairs):
        return None
    divide = divide_rate if now.rate else divide_sum
    division = divide(before.frame, now.frame)
    if division is None or len(division.effects) < 2:
        return None
    return Explained(
        read.kpi,
        scope.period,
        comparison,
        division,
        now.rate,
        read.currency,
        merged(read.now.sources, read.before.sources),
        scope.platform or "",
    )


def _same(first: float | None, second: float | None) -> bool:
    return (
        first is not None and second is not None
        and math.isclose(first, second, rel_tol=_EXACT, abs_tol=_EXACT)
    )  # fmt: skip


@remembered
def explanations(
    scope: Scope, score: Scorecard, tables: Iterable[FamilyTable] = ()
) -> tuple[Explained, ...]:
    """Return the changes worth a look, divided: objectives first, then the rest of the KPIs.

    A change is worth it from the threshold ``notable_change``, relative to the value before;
    at most ``explained_changes`` are shown, the largest of each rank first.

    Parameters
    ----------
    scope : Scope
        The period under report.
    score : Scorecard
        The objectives.
    tables : iterable of FamilyTable
        The families shown.
    """
    found: list[Explained] = []
    for place, read in _candidates(scope, score, list(tables)):
        if len(found) >= threshold("explained_changes"):
            break
        if read.kpi not in {each.kpi for each in found}:
            one = explained(place, read, score.comparison)
            found += [one] if one is not None else []
    return tuple(found)


def _candidates(
    scope: Scope, score: Scorecard, tables: Sequence[FamilyTable]
) -> Iterator[tuple[Scope, Reading]]:
    aimed = [(scope.on(each.objective.platform or None), each.reading) for each in score.standings]
    others = [(scope, each) for table in tables for each in table.readings]
    for ranked in (aimed, others):
        moved = [(place, read, moved_by(read)) for place, read in ranked]
        for place, read, by in sorted(moved, key=lambda each: (-each[2], each[1].kpi)):
            if by >= threshold("notable_change"):
                yield place, read


def moved_by(read: Reading) -> float:
    """Return how far a KPI moved, relative to the value before; 0 where nothing compares."""
    now, before = read.now, read.before
    if not now.comparable(before) or not before.value or now.value is None:
        return 0.0
    if now.partial or before.partial or (now.provisional and now.value < before.value):
        return 0.0
    return abs(now.value / before.value - 1)
