"""A KPI over the last periods: gaps stay gaps, and a change of measure is a break."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stratbook.core import reference
from stratbook.core.message import Fact, Message, say, term
from stratbook.core.period import Period
from stratbook.core.places import merged
from stratbook.core.reference import threshold
from stratbook.strategy.kpis import Measure, Scope, measure


@dataclass(frozen=True)
class Point:
    """One period of a trend.

    Parameters
    ----------
    period : Period
        Which.
    value : float or None
        None is a gap, never 0.
    basis : str
        Which definition the value is of.
    provisional : bool
        Whether it may still grow.
    """

    period: Period
    value: float | None
    basis: str = ""
    provisional: bool = False


@dataclass(frozen=True)
class Trend:
    """A KPI over consecutive periods, oldest first.

    Parameters
    ----------
    kpi : str
        Which KPI.
    points : tuple of Point
        One a period.
    sources : tuple of str
        Files of all the points.
    variant : Message or None
        Definition of the last value.
    settled_only : bool
        Whether posts of the last period were left out because they were too young.
    """

    kpi: str
    points: tuple[Point, ...]
    sources: tuple[str, ...] = ()
    variant: Message | None = None
    settled_only: bool = False

    @property
    def values(self) -> tuple[float | None, ...]:
        """The values, None for gaps."""
        return tuple(point.value for point in self.points)

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def begun(self) -> "Trend":
        """The same from its first value on: before it, there was nothing to measure."""
        first = next((at for at, each in enumerate(self.points) if each.value is not None), 0)
        return replace(self, points=self.points[first:])

    @property
    def drawable(self) -> bool:
        """Whether enough periods have a value."""
        return len(self.known) >= threshold("trend_minimum_periods")

    @property
    def breaks(self) -> tuple[int, ...]:
        """Places in ``points`` where the measure differs from that of the value before."""
        found, last = [], ""
        for place, point in enumerate(self.points):
            if point.value is None:
                continue
            if last and point.basis != last:
                found.append(place)
            last = point.basis
        return tuple(found)

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """Places joined by a line: consecutive periods with a value of one definition."""
        runs: list[list[int]] = []
        for place, point in enumerate(self.points):
            if point.value is None:
                continue
            last = runs[-1][-1] if runs else -2
            joined = last == place - 1 and self.points[last].basis == point.basis
            if joined:
                runs[-1].append(place)
            else:
                runs.append([place])
        return tuple(tuple(run) for run in runs)

    def measured_in(self, place: int) -> Fact:
        """Return what the point at a place is measured in, to label a break."""
        basis = self.points[place].basis
        if basis.endswith("views"):
            return term("views")
        if basis.endswith("impressions"):
            return term("impressions")
        return say("another way of counting")

    @property
    def sparkline(self) -> tuple[float | None, ...]:
        """The values of the last definition only: a card's small line bridges no break."""
        last = self.known[-1].basis if self.known else ""
        return tuple(point.value if point.basis == last else None for point in self.points)


def history(scope: Scope, kpi: str, periods: int | None = None) -> Trend:
    """Measure a KPI over the last periods, the scope's own last.

    Rates and scores leave out posts that were too young when exported; sums keep them and
    mark the period as provisional.

    Parameters
    ----------
    scope : Scope
        The period under report.
    kpi : str
        Which KPI.
    periods : int or None
        How many; by default as many as a trend shows.
    """
    steady = reference.kpi(kpi).aggregation in {"ratio", "score"}
    spans = scope.period.back(periods or int(threshold("trend_periods")))
    bare = replace(scope, settled=steady, intervals=False)
    measured = [measure(kpi, bare.over(span)) for span in spans]
    return Trend(
        kpi,
        tuple(_points(spans, measured)),
        merged(*(each.sources for each in measured)),
        measured[-1].variant,
        steady and measure(kpi, replace(scope, intervals=False)).provisional,
    )


def _points(spans: Sequence[Period], measured: Sequence[Measure]) -> Iterator[Point]:
    """Yield the points; a count that already stood for an earlier period leaves a gap."""
    counted = None
    for span, each in zip(spans, measured, strict=True):
        repeated = each.as_of is not None and each.as_of == counted
        counted = each.as_of or counted
        yield Point(span, None if repeated else each.value, each.basis, each.provisional)
