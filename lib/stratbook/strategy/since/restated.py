"""Figures of earlier reports that today's files no longer give, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from stratbook.core import reference
from stratbook.core.message import Fact, Listing, Message, Name, Unit, say
from stratbook.core.recorded import Ground, Recorded
from stratbook.core.reference import threshold
from stratbook.strategy.kpis import Scope, fits, measure
from stratbook.strategy.since.recorded import record_of


@dataclass(frozen=True)
class Restated:
    """A figure that was reported and is another one today.

    Parameters
    ----------
    then : Recorded
        As the report gave it.
    now : Recorded or None
        As today's files give it; None when they no longer do.
    reason : Message
        What differs: the definition, the files, their last day, the software, a setting.
    """

    then: Recorded
    now: Recorded | None
    reason: Message

    @property
    def change(self) -> float | None:
        """Today's value − the reported one; None across definitions or without a value."""
        if self.now is None or self.now.variant != self.then.variant:
            return None
        return self.now.value - self.then.value

    @property
    def size(self) -> float:
        """How far it moved, as a share of the reported figure (points where it is judged so)."""
        change = self.change
        return float("inf") if change is None else _size(self.then, self.then.value, change)


def restated(
    scope: Scope, ground: Ground, earlier: Iterable[Recorded]
) -> tuple[tuple[Restated, ...], int]:
    """Measure earlier figures again and return those that differ.

    Parameters
    ----------
    scope : Scope
        Today's tables and the period under report.
    ground : Ground
        What today's figures rest on.
    earlier : iterable of Recorded
        Rows of the history; those of a period that is not over when the one under report
        begins are passed over, and so are KPIs that are no longer known or fit.

    Returns
    -------
    (tuple of Restated, int)
        The latest period first, in it the largest changes first; and how many figures were
        measured again.
    """
    closed = [each for each in earlier if each.span.end < scope.period.start]
    known = [each for each in closed if each.kpi in reference.kpis() and fits(each.kpi, scope)]
    found = [each for row in known if (each := _again(scope, ground, row)) is not None]
    found.sort(key=lambda each: (each.then.key[1:], each.then.period))
    found.sort(key=lambda each: (each.then.span.end, each.size), reverse=True)
    return tuple(found), len(known)


def _again(scope: Scope, ground: Ground, then: Recorded) -> Restated | None:
    over = scope.over(then.span).on(then.platform or None)
    measured = measure(then.kpi, over)
    now = record_of(over, measured, ground)
    if now is None:
        return Restated(then, None, measured.reason or say("Not in the files received."))
    if now.variant == then.variant and _same(then, now.value):
        return None
    return Restated(then, now, _reason(then, now))


def _same(then: Recorded, value: float) -> bool:
    return _size(then, then.value, value - then.value) <= threshold("restated_tolerance")


def _size(row: Recorded, value: float, difference: float) -> float:
    """Return a difference as a share of the value, or of the scale for what is judged in points."""
    known = reference.kpi(row.kpi)
    if known.status == "points" or known.unit in {Unit.SCORE, Unit.POINTS}:
        scale = 100.0 if known.unit == Unit.SCORE else 1.0
        return round(abs(difference) / scale, 9)
    if not value:
        return float("inf") if difference else 0.0
    return round(abs(difference / value), 9)


def _reason(then: Recorded, now: Recorded) -> Message:
    if (now.variant, now.formula) != (then.variant, then.formula):
        return say("Counted by another definition than then.")
    if now.digest == then.digest:
        return _same_files(then, now)
    if then.until and now.until and now.until > then.until:
        return say(
            "The export was made later: the files now go up to {now}, they stopped at {then}.",
            now=now.until,
            then=then.until,
        )
    if now.files != then.files:
        return say("Other files: {now}; then: {then}.", now=_listed(now), then=_listed(then))
    return say("The content changed: {files}.", files=_listed(now))


def _same_files(then: Recorded, now: Recorded) -> Message:
    if now.version != then.version:
        return say(
            "Same files, another version of the software: {now}, then {then}.",
            now=now.version,
            then=then.version,
        )
    return say("Same files: a setting of the brief changed.")


def _listed(row: Recorded) -> Fact | str:
    names = tuple(Name(text=each.rpartition("/")[2]) for each in row.sources)
    return Listing(items=names) if names else "–"
