"""What chapter 1 finds about the plan: targets, dates, actions."""

from collections.abc import Sequence

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.objectives.actions import Aims
from stratbook.strategy.objectives.counted import against_all, quoted
from stratbook.strategy.objectives.findings import CHAPTER
from stratbook.strategy.objectives.horizon import Horizon, Time
from stratbook.strategy.objectives.proposals import Proposal, Reach
from stratbook.strategy.performance.quantities import distance, quantity


@remembered
def find_targets(proposals: Sequence[Proposal], currency: str) -> tuple[Finding, ...]:
    """Return the targets that the history has never seen, then those that ask for no effort."""
    unheard = [each for each in proposals if each.reach is Reach.UNHEARD_OF]
    light = [each for each in proposals if each.reach in {Reach.EASY, Reach.ALREADY}]
    judged = [each for each in proposals if each.reach is not None]
    found = [_unheard(each, currency) for each in unheard]
    if light:
        texts = [each.objective.statement for each in light]
        easy = _counted("objectives.target_easy", texts, len(judged), light[0].kpi.id, 0.4)
        found.append(easy.model_copy(update={"confidence": _seen(light[0])}))
    return tuple(found)


@remembered
def find_hurried(horizons: Sequence[Horizon]) -> tuple[Finding, ...]:
    """Return the relationships that are due sooner than one is built."""
    hurried = [each.card for each in horizons if each.time is Time.HURRIED]
    if not hurried:
        return ()
    kpi = next((each.kpi.id for each in hurried if each.kpi), "er_reach")
    dated = sum(each.days is not None for each in horizons)
    texts = [each.objective.statement for each in hurried]
    days = int(threshold("engagement_horizon_days"))
    return (_counted("objectives.hurried", texts, dated, kpi, 0.6, days=days),)


@remembered
def find_aims(aims: Aims) -> tuple[Finding, ...]:
    """Return the actions without purpose, and the objectives nothing is done for."""
    if not aims.rows:
        return ()
    total, sources = len(aims.rows), aims.sources
    rules = (
        ("objectives.action_aimless", [each.action for each in aims.aimless], total, 0.6),
        ("objectives.action_no_cta", [each.action for each in aims.without_cta], total, 0.5),
        ("objectives.no_action", [each.statement for each in aims.idle], aims.social, 0.7),
    )
    kpi = next((each.indicator for each in aims.idle if each.indicator), "ctr")
    return tuple(
        _counted(key, texts, whole, kpi, urgency).model_copy(update={"sources": sources})
        for key, texts, whole, urgency in rules
        if texts
    )


def _counted(
    key: str, texts: Sequence[str], total: int, kpi: str, urgency: float, **facts: int
) -> Finding:
    count = len(texts)
    return Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of({"count": count, "total": total, "names": quoted(texts), **facts}),
        number=1 if count == 1 else 2,
        comparison=against_all(total - count, total),
        confidence=Confidence(level=Level.HIGH, why="read from the sheets people filled in"),
        impact=count / total * threshold("brief_weight"),
        urgency=urgency,
        tone="bad",
        action=Action(kpi=kpi, effort=Level.LOW),
        sources=("client.yml",),
    )


def _unheard(proposal: Proposal, currency: str) -> Finding:
    kpi, target, bounds = proposal.kpi.id, proposal.target, proposal.range
    if target is None or bounds is None or proposal.basis is None:  # pragma: no cover - judged
        raise ValueError("a target that was judged has a history")
    low, middle, high = (quantity(kpi, each, currency) for each in bounds)
    return Finding(
        key="objectives.target_unheard",
        chapter=CHAPTER,
        subject=proposal.objective.id,
        facts=facts_of({
            "objective": proposal.objective.statement,
            "changes": len(proposal.basis.past.gains),
            "bottom": low,
            "middle": middle,
            "top": high,
            "now": quantity(kpi, proposal.basis.now, currency),
        }),
        comparison=Comparison(
            against="alternative",
            value=quantity(kpi, target, currency),
            reference=high,
            difference=distance(kpi, target - bounds[2], currency),
        ),
        confidence=_seen(proposal),
        impact=threshold("brief_weight"),
        urgency=0.7,
        tone="bad",
        action=Action(kpi=kpi, effort=Level.LOW, owner=proposal.objective.owner),
        sources=proposal.sources,
    )  # fmt: skip


def _seen(proposal: Proposal) -> Confidence:
    """Say how far a history can be trusted: by its changes that do not overlap."""
    past = proposal.basis.past if proposal.basis else None
    if past is not None and past.apart >= threshold("proposal_changes"):
        return Confidence(level=Level.MEDIUM, why="judged by the client’s own past changes")
    return Confidence(level=Level.LOW, why="few past changes that do not overlap")
