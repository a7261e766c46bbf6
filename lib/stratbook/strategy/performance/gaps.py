"""What is missing, gathered by what would bring it."""

from collections.abc import Iterable
from dataclasses import dataclass

from stratbook.core.message import Message
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis import Measure
from stratbook.strategy.performance.families import FamilyTable


@dataclass(frozen=True)
class Gap:
    """Several KPIs that are missing for one reason.

    Parameters
    ----------
    reason : Message
        Why, with the file that would bring them.
    kpis : tuple of str
        Ids of the KPIs, in the dictionary's order.
    """

    reason: Message
    kpis: tuple[str, ...]


@remembered
def gaps(tables: Iterable[FamilyTable]) -> tuple[Gap, ...]:
    """Gather the KPIs without a value by their reason, those of most KPIs first.

    Parameters
    ----------
    tables : iterable of FamilyTable
        The families shown.
    """
    by_reason: dict[str, tuple[Message, list[str]]] = {}
    for lacking in (each for table in tables for each in table.missing):
        reason = _reason(lacking)
        by_reason.setdefault(reason.model_dump_json(), (reason, []))[1].append(lacking.kpi)
    found = [Gap(reason, tuple(kpis)) for reason, kpis in by_reason.values()]
    return tuple(sorted(found, key=lambda gap: (-len(gap.kpis), gap.kpis)))


def _reason(lacking: Measure) -> Message:
    if lacking.reason is None:
        raise ValueError(f"{lacking.kpi} has a value")
    return lacking.reason
