"""What chapter 5 finds of events in person, and of hours a tool could save."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import Listing, Name, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.editorial.evidence import CHAPTER, hours, of_whole, told
from stratbook.strategy.editorial.gatherings import Gathering, Gatherings
from stratbook.strategy.editorial.hours import TimeBudget

SHOWN: Final = 3


@remembered
def find_events(found: Gatherings) -> tuple[Finding, ...]:
    """Return the findings on events in person: what coincides with them, what was not asked."""
    lifted = [_lifted(each) for each in found.rows if each.during and each.during.is_up]
    missed = [each for each in found.rows if each.asked is False]
    return (*lifted, *([_not_asked(missed, len(found.rows))] if missed else []))


def _lifted(event: Gathering) -> Finding:
    during = event.during
    ratio_, usual = (during.ratio, during.usual) if during else (None, None)
    low, high = (during.interval if during else None) or (None, None)
    seen = during.mentions if during else 0
    return Finding(
        key="editorial.gathering_lift",
        chapter=CHAPTER,
        subject=event.name,
        facts=facts_of({
            "event": event.name, "span": event.span, "times": _times(ratio_), "least": _times(low),
            "most": _times(high), "ugc": during.ugc if during else 0,
        }),
        comparison=Comparison(
            against="part",
            value=Quantity(value=seen),
            reference=Quantity(value=usual, digits=1),
            difference=Quantity(value=seen - (usual or 0.0), signed=True, digits=1),
        ),
        confidence=Confidence(
            level=Level.LOW, why="one event; other news of the same days cannot be told apart"
        ),
        impact=0.3,
        urgency=0.4,
        tone="good",
        action=Action(kpi="mentions", effort=Level.MEDIUM),
    )  # fmt: skip


def _not_asked(missed: Sequence[Gathering], whole: int) -> Finding:
    return Finding(
        key="editorial.gathering_not_asked",
        chapter=CHAPTER,
        facts=facts_of({
            "events": Listing(items=tuple(Name(text=each.name) for each in missed[:SHOWN])),
            "count": len(missed), "of": whole,
        }),
        number=2 if len(missed) > 1 else 1,
        comparison=of_whole(len(missed) / whole),
        confidence=told(),
        impact=len(missed) / whole * threshold("brief_weight"),
        urgency=0.4,
        action=Action(kpi="mentions", effort=Level.LOW),
    )  # fmt: skip


@remembered
def find_hours(budget: TimeBudget) -> tuple[Finding, ...]:
    """Return the finding on tasks a tool could take over; none without a candidate."""
    if not budget.candidates:
        return ()
    low, high = budget.saved
    spent = sum(each.hours or 0.0 for each in budget.candidates)
    return (
        Finding(
            key="editorial.automate",
            chapter=CHAPTER,
            facts=facts_of({
                "count": len(budget.candidates), "spent": hours(spent),
                "items": [each.name for each in budget.candidates[:SHOWN]],
                "whole": hours(budget.hours),
            }),
            number=2 if len(budget.candidates) > 1 else 1,
            comparison=of_whole(spent / budget.hours),
            confidence=Confidence(
                level=Level.MEDIUM, why="hours as the team says; what a tool saves is assumed"
            ),
            impact=spent / budget.hours * threshold("brief_weight"),
            urgency=0.4,
            action=Action(
                kpi="response_time", effort=Level.MEDIUM, low=hours(low), high=hours(high)
            ),
            sources=budget.sources,
        ),
    )  # fmt: skip


def _times(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.TIMES, digits=1)
