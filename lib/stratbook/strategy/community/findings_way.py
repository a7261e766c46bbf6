"""What the way to a decision finds: weak moments, gaps, thin proof, visits that do not engage."""

from collections.abc import Iterator
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.community.behaviour import Behaviour, Segment
from stratbook.strategy.community.findings_public import CHAPTER
from stratbook.strategy.community.labels import MOMENT_NAMES
from stratbook.strategy.community.trends import Context
from stratbook.strategy.community.zmot import Journey

_JUDGED: Final = Confidence(level=Level.MEDIUM, why=N_("notes given by hand in the sheet"))
_EXPORT: Final = N_("read from the web analytics export")


@remembered
def find_way(journey: Journey, behaviour: Behaviour, context: Context) -> tuple[Finding, ...]:
    """Return what moments of truth, visits and trends tell, one finding a rule that speaks."""
    return (
        *_weak_moment(journey),
        *_gap(journey),
        *_proof(journey),
        *_segments(behaviour),
        *_moved(behaviour),
        *_trends(context),
    )


def _weak_moment(journey: Journey) -> Iterator[Finding]:
    known = [(each.coverage, each) for each in journey.stages if each.coverage is not None]
    weak = [each for each in known if each[0] < threshold("zmot_weak_coverage")]
    if not weak or journey.coverage is None:
        return
    coverage, stage = min(weak, key=lambda each: each[0])
    first = max(stage.touchpoints, key=lambda each: (each.loss, each.name))
    yield Finding(
        key="zmot.weak_moment",
        chapter=CHAPTER,
        subject=stage.id,
        facts=facts_of({"moment": MOMENT_NAMES[stage.id], "first": first.name}),
        comparison=_shares("part", coverage, journey.coverage),
        confidence=_JUDGED,
        impact=sum(each.loss for each in stage.touchpoints),
        urgency=0.6,
        tone="bad",
        action=Action(kpi="social_sessions", effort=Level.MEDIUM, owner=first.owner),
        sources=journey.sources,
    )


def _gap(journey: Journey) -> Iterator[Finding]:
    """The touchpoint that costs the coverage most."""
    if not journey.gaps or journey.coverage is None:
        return
    worst = journey.gaps[0]
    if worst.action.chosen not in {"create", "improve"}:
        return
    yield Finding(
        key=f"zmot.gap_{worst.action.chosen}",
        chapter=CHAPTER,
        subject=worst.name,
        facts=facts_of({"touchpoint": worst.name, "moment": MOMENT_NAMES[worst.stage]}),
        comparison=_shares("alternative", journey.coverage, journey.coverage + worst.loss),
        confidence=_JUDGED,
        impact=worst.loss,
        urgency=0.5,
        tone="bad",
        action=Action(kpi="social_sessions", effort=Level.MEDIUM, owner=worst.owner),
        sources=journey.sources,
    )


def _proof(journey: Journey) -> Iterator[Finding]:
    """Too few reviews, or reviews that speak against the brand, over twelve months."""
    reviews = journey.reviews
    if reviews.rating is None:
        return
    if reviews.is_thin:
        yield _reviews("zmot.thin_reviews", journey, Quantity(value=reviews.n), "zmot_reviews")
    elif reviews.rating < threshold("zmot_rating"):
        value = Quantity(value=reviews.rating, unit=Unit.RATING)
        yield _reviews("zmot.low_rating", journey, value, "zmot_rating")


def _reviews(key: str, journey: Journey, value: Quantity, limit: str) -> Finding:
    wanted = threshold(limit)
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of({"reviews": journey.reviews.n}),
        comparison=Comparison(
            against="target",
            value=value,
            reference=value.model_copy(update={"value": wanted}),
            difference=Quantity(
                value=(value.value or 0.0) - wanted, unit=Unit.DECIMAL, digits=1, signed=True
            ),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=N_("reviews of twelve months")),
        impact=min(1.0, abs((value.value or 0.0) - wanted) / wanted),
        urgency=0.5,
        tone="bad",
        action=Action(kpi="review_rating", effort=Level.LOW),
        sources=journey.sources,
    )


def _segments(behaviour: Behaviour) -> Iterator[Finding]:
    """The channel that engages most, and the one that engages least, beyond chance."""
    found = [each for each in _weighty(behaviour) if each.stands_out]
    above = [each for each in found if _distance(each) > 0]
    below = [each for each in found if _distance(each) < 0]
    if above:
        yield _segment("community.segment_above", max(above, key=_distance), behaviour)
    if below:
        yield _segment("community.segment_below", min(below, key=_distance), behaviour)


def _weighty(behaviour: Behaviour) -> list[Segment]:
    channels = behaviour.by("channel_group")
    whole = sum(each.sessions.now for each in channels)
    limit = threshold("behaviour_share") * whole
    return [each for each in channels if each.sessions.now >= limit]


def _distance(segment: Segment) -> float:
    return (segment.engaged.value or 0.0) - (segment.rest.value or 0.0)


def _segment(key: str, segment: Segment, behaviour: Behaviour) -> Finding:
    below = key.endswith("below")
    whole = segment.engaged.whole + segment.rest.whole
    return Finding(
        key=key,
        chapter=CHAPTER,
        subject=segment.name,
        facts=facts_of({"segment": segment.name, "visits": segment.sessions.now}),
        comparison=_shares("part", segment.engaged.value or 0.0, segment.rest.value or 0.0),
        confidence=Confidence(level=Level.HIGH, why=_EXPORT),
        impact=min(1.0, abs(_distance(segment)) * segment.engaged.whole / whole * 2),
        urgency=0.5 if below else 0.3,
        tone="bad" if below else "good",
        action=Action(kpi="bounce_rate", effort=Level.MEDIUM),
        sources=behaviour.sources,
    )


def _moved(behaviour: Behaviour) -> Iterator[Finding]:
    """The channel whose engaged share changed most since the period compared with."""
    firm = [each for each in _weighty(behaviour) if each.has_moved]
    if not firm:
        return
    segment = max(firm, key=lambda each: abs(each.change or 0.0))
    rises = (segment.change or 0.0) > 0
    comparison = _shares("previous", segment.engaged.value or 0.0, segment.before.value or 0.0)
    yield Finding(
        key=f"community.engagement_{'rises' if rises else 'falls'}",
        chapter=CHAPTER,
        subject=segment.name,
        facts=facts_of({"segment": segment.name, "visits": segment.sessions.now}),
        comparison=comparison,
        confidence=Confidence(level=Level.HIGH, why=_EXPORT),
        impact=min(1.0, abs(segment.change or 0.0) * 2),
        urgency=0.4,
        tone="good" if rises else "bad",
        action=None if rises else Action(kpi="bounce_rate", effort=Level.MEDIUM),
        sources=behaviour.sources,
    )


def _trends(context: Context) -> Iterator[Finding]:
    """Trends that nothing follows from, and trends no decision may rest on."""
    weak = [each for each in context.trends if not each.is_usable]
    for key, found in (("community.trend_idle", context.idle), ("community.trend_weak", weak)):
        if found:
            yield Finding(
                key=key,
                chapter=CHAPTER,
                facts=facts_of({"some": len(found), "all": len(context.trends)}),
                number=1 if len(found) == 1 else 2,
                confidence=Confidence(level=Level.HIGH, why=N_("read from the list of trends")),
                impact=0.1 * len(found) / len(context.trends),
                urgency=0.2,
                action=Action(kpi="interactions", effort=Level.LOW),
                sources=context.sources,
            )


def _shares(against: str, value: float, reference: float) -> Comparison:
    return Comparison.model_validate(
        {
            "against": against,
            "value": Quantity(value=value, unit=Unit.RATIO, digits=0),
            "reference": Quantity(value=reference, unit=Unit.RATIO, digits=0),
            "difference": Quantity(
                value=value - reference, unit=Unit.POINTS, signed=True, digits=0
            ),
        }
    )
