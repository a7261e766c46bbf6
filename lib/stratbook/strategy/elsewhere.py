"""KPIs that a chapter of its own computes, from sheets: the appendix knows their figures too."""

from stratbook.brief.models import Brief
from stratbook.core.message import say, say_n
from stratbook.core.period import Period
from stratbook.core.places import merged
from stratbook.core.vocabulary import Medium
from stratbook.strategy.community import read_influencers
from stratbook.strategy.kpis import Measure
from stratbook.strategy.kpis.measure import missing
from stratbook.strategy.objectives import align
from stratbook.strategy.poem import Balance, classify, weigh

_PRICED = frozenset({Medium.PAID, Medium.OWNED})


def measured_elsewhere(brief: Brief, period: Period) -> dict[str, Measure]:
    """Return the measures of chapters 1, 2 and 3 that rest on sheets alone, by KPI.

    Parameters
    ----------
    brief : Brief
        Its sheets ``weights``, ``media`` and ``influencers``; a KPI whose sheet nobody filled
        in is left to what :func:`~stratbook.strategy.kpis.measure` says of it.
    period : Period
        The period under report.
    """
    found = (
        align(brief.inputs["weights"], brief.file.objectives).measure,
        _cost(weigh(classify(brief.inputs["media"], brief.file.overrides), period, None).now),
        _influence(brief),
    )
    return {each.kpi: each for each in found if each is not None}


def _cost(balance: Balance) -> Measure | None:
    """Divide the full cost of paid and owned media by their contacts; earned ones are unpriced."""
    known = [
        item
        for item in balance.items
        if item.medium in _PRICED and item.cost is not None and item.contacts is not None
    ]
    met = sum(item.contacts or 0.0 for item in known)
    if not met:
        return None
    return Measure(
        "cost_per_reached_1000",
        sum(item.cost or 0.0 for item in known) / met * 1000,
        n=len(known),
        counted=say_n("{count} medium", "{count} media", len(known)),
        variant=say("paid and owned media together, hours included; earned media have no price"),
        basis="paid+owned",
        sources=merged([item.source for item in known]),
    )


def _influence(brief: Brief) -> Measure | None:
    """Say that the index is one an account, where the list is ranked."""
    ranked = read_influencers(brief.inputs["influencers"], brief.file.overrides)
    if not any(each.standing for each in ranked.candidates):
        return None
    return missing(
        "influence_index",
        say("One index an account, in the chapter on the audience: the list has none as a whole."),
    )
