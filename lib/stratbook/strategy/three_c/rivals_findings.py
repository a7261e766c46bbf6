"""What the competitor watch finds: engagement and growth beside the rivals', and its age."""

from collections.abc import Iterator
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Name, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.three_c.presence_findings import CHAPTER
from stratbook.strategy.three_c.rivals import Gap, Measure, Watch

_JUDGED: Final[dict[Measure, tuple[str, str]]] = {
    "er_followers": ("engagement", "er_followers"),
    "growth": ("growth", "community_growth"),
}
_FIRM_RIVALS: Final = 3


def find_rivals(watch: Watch) -> tuple[Finding, ...]:
    """Return what stands out between the client and its rivals."""
    stale = _stale(watch)
    return (*_gaps(watch), *([] if stale is None else [stale]))


def quantity(measure: Measure, value: float | None, *, signed: bool = False) -> Quantity:
    """Return a measure of the watch as it is written; engagement is per 1,000 followers."""
    if measure == "er_followers":
        each = None if value is None else value * 1000
        return Quantity(value=each, unit=Unit.DECIMAL, digits=1, signed=signed)
    if measure == "growth":
        return Quantity(value=value, unit=Unit.POINTS if signed else Unit.RATIO, signed=signed)
    if measure == "share":
        return Quantity(value=value, unit=Unit.RATIO)
    if measure == "posts" and value is not None and not value.is_integer():  # a median may be 16.5
        return Quantity(value=value, unit=Unit.DECIMAL, digits=1, signed=signed)
    return Quantity(value=value, signed=signed)


def _gaps(watch: Watch) -> Iterator[Finding]:
    for gap in watch.gaps():
        if gap.measure in _JUDGED and _spread(gap) >= threshold("notable_change"):
            yield _gap(gap, watch)


def _gap(gap: Gap, watch: Watch) -> Finding:
    name, kpi = _JUDGED[gap.measure]
    ahead = gap.difference > 0
    return Finding(
        key=f"three_c.rivals_{name}_{'above' if ahead else 'below'}",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "platform": platform_name(gap.platform),
                "rivals": gap.rivals,
                "leader": Name(text=gap.leader),
                "dated": watch.dated,
            }
        ),
        comparison=Comparison(
            against="rivals",
            value=quantity(gap.measure, gap.client),
            reference=quantity(gap.measure, gap.reference),
            difference=quantity(gap.measure, gap.difference, signed=True),
        ),
        confidence=_trust(gap, watch),
        impact=min(1.0, _spread(gap)) * _weight(gap.platform, watch),
        urgency=0.4 if ahead else 0.6,
        tone="good" if ahead else "bad",
        action=Action(kpi=kpi, effort=Level.MEDIUM),
        sources=sources(watch),
    )


def _spread(gap: Gap) -> float:
    """Return the distance as a share of the larger of the two, whatever their signs."""
    larger = max(abs(gap.client), abs(gap.reference))
    return abs(gap.difference) / larger if larger else 0.0


def _trust(gap: Gap, watch: Watch) -> Confidence:
    """Trust public counts moderately at best: they mix organic and paid."""
    if watch.is_stale:
        return Confidence(level=Level.LOW, why=N_("the watch is old"))
    if gap.rivals < _FIRM_RIVALS:
        return Confidence(level=Level.LOW, why=N_("public counts of few rivals"))
    return Confidence(level=Level.MEDIUM, why=N_("public counts, organic and paid together"))


def _stale(watch: Watch) -> Finding | None:
    if not watch.is_stale or watch.age is None:
        return None
    limit = threshold("competitor_watch_days")
    old = [each for each in watch.accounts if (watch.on - each.last).days > limit]
    return Finding(
        key="three_c.watch_stale",
        chapter=CHAPTER,
        facts=facts_of({"dated": watch.dated}),
        comparison=Comparison(
            against="target",
            value=Quantity(value=watch.age),
            reference=Quantity(value=limit),
            difference=Quantity(value=watch.age - limit, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why=N_("read from the dates of the watch")),
        impact=len(old) / len(watch.accounts),
        urgency=0.3,
        tone="bad",
        action=Action(kpi="sov_community", effort=Level.LOW),
        sources=sources(watch),
    )


def _weight(platform: str, watch: Watch) -> float:
    """Return a platform's share of the client's followers in the watch."""
    own = {e.platform: e.followers or 0.0 for e in watch.accounts if e.is_client}
    whole = sum(own.values())
    return own.get(platform, 0.0) / whole if whole else 1 / len(watch.platforms)


def sources(watch: Watch) -> tuple[str, ...]:
    """Return the files the watch was read from."""
    rows = {row for each in watch.accounts for row in each.sources}
    return tuple(sorted({row.rpartition(":")[0].partition("!")[0] or row for row in rows}))
