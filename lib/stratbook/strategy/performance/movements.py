"""Which indicators moved most, all families together: what a weekly page has room for."""

from collections.abc import Iterable

from stratbook.core.reference import kpi as known
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Direction
from stratbook.strategy.performance.changes import SAID_ELSEWHERE
from stratbook.strategy.performance.explained import moved_by
from stratbook.strategy.performance.families import FamilyTable, Reading
from stratbook.strategy.performance.trust import small


@remembered
def movements(tables: Iterable[FamilyTable]) -> tuple[Reading, ...]:
    """Return the readings that moved most since the period compared with, furthest first.

    Left out: changes of changes, what has no better direction, figures that are partial or
    rest on too few cases, and a second reading of the same count.

    Parameters
    ----------
    tables : iterable of FamilyTable
        The families shown.
    """
    readings = [each for table in tables for each in table.readings if _fit(each)]
    ranked = sorted(readings, key=lambda each: (-moved_by(each), each.kpi))
    seen: set[tuple[float, float]] = set()
    kept = []
    for each in ranked:
        pair = (each.now.value or 0.0, each.before.value or 0.0)
        if moved_by(each) > 0 and pair not in seen:
            seen.add(pair)
            kept.append(each)
    return tuple(kept[: int(threshold("movements_shown"))])


def _fit(reading: Reading) -> bool:
    if reading.kpi in SAID_ELSEWHERE or known(reading.kpi).direction is Direction.NEITHER:
        return False
    return not small(reading.now)
