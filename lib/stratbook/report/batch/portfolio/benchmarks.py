"""How the agency's own clients compare, and never which is which."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.core.reference import threshold
from stratbook.report.batch.facts import BENCHMARKED
from stratbook.report.batch.outcome import Facts

Kind = Literal["all", "organisation", "platform"]
ALL: Final = ""


@dataclass(frozen=True)
class Benchmark:
    """A KPI among the clients of one group.

    Parameters
    ----------
    kind : {"all", "organisation", "platform"}
        What the group shares.
    group : str
        The kind of organisation or the platform, by id; empty for all clients.
    kpi : str
        Its id.
    clients : int
        How many have a value: never fewer than the threshold.
    low, median, high : float
        First quartile, median, third quartile (linear interpolation, ends included).
    """

    kind: Kind
    group: str
    kpi: str
    clients: int
    low: float
    median: float
    high: float


def benchmarks(clients: Iterable[Facts]) -> tuple[Benchmark, ...]:
    """Return medians and quartiles of the main KPIs, by group.

    Parameters
    ----------
    clients : iterable of Facts
        One a client: who stands there twice would count twice, and is counted once.

    Returns
    -------
    tuple of Benchmark
        All clients, then kinds of organisations, then platforms; only groups in which
        enough clients have a value.
    """
    known = tuple({(each.client, each.organisation): each for each in clients}.values())
    types = sorted({each.organisation for each in known})
    platforms = sorted({name for each in known for name in each.platforms})
    found: list[Benchmark | None] = [_of("all", ALL, kpi, known) for kpi in BENCHMARKED]
    for type_ in types:
        same = [each for each in known if each.organisation is type_]
        found += [_of("organisation", type_.value, kpi, same) for kpi in BENCHMARKED]
    for platform in platforms:
        found += [_of("platform", platform, kpi, known) for kpi in BENCHMARKED]
    return tuple(each for each in found if each is not None)


def _of(kind: Kind, group: str, kpi: str, clients: Sequence[Facts]) -> Benchmark | None:
    name = f"{kpi}@{group}" if kind == "platform" else kpi
    values = [each.figures[name] for each in clients if name in each.figures]
    if len(values) < threshold("portfolio_minimum_clients"):
        return None
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Benchmark(kind, group, kpi, len(values), low, median, high)
