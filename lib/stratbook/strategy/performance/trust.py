"""How far a figure can be trusted against a reference: its interval, its n, what it leaves out."""

from dataclasses import dataclass
from typing import Final

from stratbook.core import reference
from stratbook.core.finding import Confidence
from stratbook.core.message import N_, Message, say
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis import Measure
from stratbook.strategy.performance.quantities import quantity

CLEAR: Final = N_("the interval stays clear of the reference")
INCLUDES: Final = N_("the interval includes the reference: chance may account for the distance")
FEW: Final = N_("few cases: the figure may move a good deal by chance")
EXACT: Final = N_("a full count")
PARTIAL: Final = N_("a count that leaves something out or may still grow")


@dataclass(frozen=True)
class Trust:
    """A confidence, and the sentence that gives the evidence for it."""

    confidence: Confidence
    evidence: Message


def trust(measured: Measure, against: float | None, currency: str) -> Trust:
    """Judge a measure against a reference.

    Parameters
    ----------
    measured : Measure
        With a value.
    against : float or None
        The reference, in the KPI's unit.
    currency : str
        That of amounts.
    """
    if measured.interval is None:
        partial = measured.provisional or measured.partial
        level, why = (Level.MEDIUM, PARTIAL) if partial else (Level.HIGH, EXACT)
        return Trust(Confidence(level=level, why=why), _counted(measured))
    low, high = measured.interval
    sentence = _interval(measured, currency)
    if against is not None and low <= against <= high:
        return Trust(Confidence(level=Level.LOW, why=INCLUDES), sentence)
    if small(measured):
        return Trust(Confidence(level=Level.MEDIUM, why=FEW), sentence)
    return Trust(Confidence(level=Level.HIGH, why=CLEAR), sentence)


def small(measured: Measure) -> bool:
    """Say whether a measure rests on fewer cases than its kind needs."""
    posts = "posts" in reference.kpi(measured.kpi).inputs
    least = threshold("minimum_posts" if posts else "minimum_events")
    return measured.n is not None and measured.n < least


def _counted(measured: Measure) -> Message:
    if measured.counted is not None:
        return say("Counted on {cases}.", cases=measured.counted)
    return say("It is a count, not an estimate.")


def _interval(measured: Measure, currency: str) -> Message:
    low, high = measured.interval or (None, None)
    ends = [quantity(measured.kpi, each, currency) for each in (low, high)]
    if measured.counted is None:
        return say("Its interval runs from {low} to {high}.", low=ends[0], high=ends[1])
    return say(
        "Its interval runs from {low} to {high}, over {cases}.",
        low=ends[0],
        high=ends[1],
        cases=measured.counted,
    )
