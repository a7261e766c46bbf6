"""Return on investment: what conversion scenarios cost, hours included, and their margin."""

from stratbook.core.message import Name, say, say_n
from stratbook.core.places import merged
from stratbook.strategy.kpis.measure import Measure, Part, absent, kpi, missing
from stratbook.strategy.kpis.scope import Scope


@kpi("roi")
def return_on_investment(scope: Scope) -> Measure:
    """Sum margins and full costs of the scenarios that ended in the period, then divide."""
    ended = [
        each for each in scope.outlays if scope.period.start <= each.ended <= scope.period.end
    ]  # fmt: skip
    if not scope.outlays:
        return absent("roi", scope)
    known = [(each, each.cost, each.margin) for each in ended]
    whole = [(each, cost, gain) for each, cost, gain in known if cost and gain is not None]
    if not whole:
        reason = say(
            "No scenario that ended in {span} has both its full cost and its margin.",
            span=scope.period,
        )
        return missing("roi", reason)
    cost, gain = sum(cost for _, cost, _ in whole), sum(gain for _, _, gain in whole)
    left = len(ended) - len(whole)
    note = say_n(
        "{count} scenario without full cost or margin is left out.",
        "{count} scenarios without full cost or margin are left out.",
        left,
    )
    return Measure(
        "roi",
        (gain - cost) / cost,
        n=len(whole),
        counted=say_n("{count} scenario", "{count} scenarios", len(whole)),
        variant=say("gross margin against full cost, scenarios that ended in the period"),
        basis="margin",
        sources=merged(*(each.sources for each, _, _ in whole)),
        parts=tuple(
            Part(Name(text=each.name), (gain - cost) / cost, key=each.name)
            for each, cost, gain in whole
        ),
        partial=left > 0,
    ).noting(note if left else None)
