"""What chapter 4 finds of the mix of levers: one absent, one dominant, actions without any."""

from collections.abc import Callable
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import Listing, Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.levers.mix import LEVERS, NAMES, LeverMix, Measure

CHAPTER: Final = "04_platforms"
_DOMINANT: Final[dict[Measure, str]] = {
    "money": "levers.dominant_money",
    "hours": "levers.dominant_hours",
}


@remembered
def find_levers(mix: LeverMix) -> tuple[Finding, ...]:
    """Return the findings on the mix: absent levers, a dominant one, actions without a lever."""
    finders: tuple[Callable[[LeverMix], Finding | None], ...] = (_absent, _dominant, _untagged)
    return tuple(found for find in finders if (found := find(mix)) is not None)


def _absent(mix: LeverMix) -> Finding | None:
    absent = mix.state("absent")
    if not absent or mix.actions < threshold("lever_actions"):
        return None
    share = len(absent) / len(LEVERS)
    return Finding(
        key="levers.absent",
        chapter=CHAPTER,
        facts=facts_of({
            "levers": Listing(items=tuple(term(NAMES[each.id]) for each in absent)),
            "actions": mix.actions,
        }),
        number=2 if len(absent) > 1 else 1,
        comparison=_part(share),
        confidence=_confidence(mix),
        impact=0.5 * share,
        urgency=0.5,
        tone="bad",
        action=Action(kpi="impressions", effort=Level.MEDIUM),
        sources=mix.sources,
    )  # fmt: skip


def _dominant(mix: LeverMix) -> Finding | None:
    """Name the lever that takes most of the money, or else most of the hours."""
    for measure, key in _DOMINANT.items():
        for lever in mix.state("dominant"):
            share = mix.share(measure, lever.id) or 0.0
            if share > threshold("lever_dominance"):
                return Finding(
                    key=key,
                    chapter=CHAPTER,
                    subject=lever.id,
                    facts=facts_of({"lever": term(NAMES[lever.id])}),
                    comparison=_part(share),
                    confidence=_confidence(mix),
                    impact=share - threshold("lever_dominance"),
                    urgency=0.4,
                    action=Action(kpi="cost_per_reached_1000", effort=Level.MEDIUM),
                    sources=mix.sources,
                )
    return None


def _untagged(mix: LeverMix) -> Finding | None:
    whole = mix.actions + mix.untagged
    if not mix.untagged:
        return None
    share = mix.untagged / whole
    return Finding(
        key="levers.untagged",
        chapter=CHAPTER,
        facts=facts_of({"untagged": mix.untagged, "whole": whole}),
        number=2 if mix.untagged > 1 else 1,
        comparison=_part(share),
        confidence=Confidence(level=Level.HIGH, why="read from the sheet of actions"),
        impact=0.2 * share,
        urgency=0.3,
        action=Action(kpi="impressions", effort=Level.LOW),
        sources=mix.sources,
    )


def _confidence(mix: LeverMix) -> Confidence:
    if mix.untagged or mix.unpriced or mix.untimed:
        return Confidence(level=Level.MEDIUM, why="some actions give no lever, cost or hours")
    return Confidence(level=Level.HIGH, why="read from the sheet of actions")


def _part(share: float) -> Comparison:
    return Comparison(
        against="part",
        value=Quantity(value=share, unit=Unit.RATIO, digits=0),
        reference=Quantity(value=1 - share, unit=Unit.RATIO, digits=0),
        difference=Quantity(value=2 * share - 1, unit=Unit.POINTS, signed=True, digits=0),
    )
