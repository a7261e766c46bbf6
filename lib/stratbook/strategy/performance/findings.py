"""What chapter 8 finds: objectives on or off target, changes that stand out, what is unmeasured.

Rules, each named by its key:

- ``performance.target_*`` and ``performance.limit_*``: an indicator against its target
  (``limit`` where lower is better): reached, close, missed;
- ``performance.unmeasured``: an objective whose indicator has no value;
- ``performance.rise`` and ``performance.fall``: another KPI that changed by more than chance;
- ``performance.format_lead``: a format that people respond to more than to the others;
- ``performance.post_stands_out``: a post far above its platform and format.
"""

from collections.abc import Sequence
from typing import Final

from stratbook.core import reference
from stratbook.core.finding import Action, Comparison, Confidence, Finding, kpi_facts
from stratbook.core.message import N_, Message, say
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level, Status
from stratbook.strategy.performance.advice import advice
from stratbook.strategy.performance.changes import changes
from stratbook.strategy.performance.families import FamilyTable
from stratbook.strategy.performance.posts import FormatGap, Ranking
from stratbook.strategy.performance.quantities import distance, quantity, share
from stratbook.strategy.performance.scorecard import Scorecard, Standing
from stratbook.strategy.performance.standouts import of_formats, of_posts
from stratbook.strategy.performance.trust import trust

CHAPTER: Final = "08_performance"
_WORD: Final = {Status.REACHED: "reached", Status.WATCH: "close", Status.MISSED: "missed"}
_URGENCY: Final = {Status.REACHED: 0.3, Status.WATCH: 0.6, Status.MISSED: 0.8}
_NO_FIGURE: Final = N_("the files hold no such figure")
_SOON: Final = 91  # days: a quarter


@remembered
def findings(
    score: Scorecard,
    tables: Sequence[FamilyTable] = (),
    ranking: Ranking | None = None,
    formats: Sequence[FormatGap] = (),
) -> tuple[Finding, ...]:
    """Return the findings of the chapter, in the order in which its sections come.

    Parameters
    ----------
    score : Scorecard
        The objectives.
    tables : sequence of FamilyTable
        The families shown.
    ranking : Ranking or None
        The period's posts.
    formats : sequence of FormatGap
        Formats that lead on their platform.
    """
    stakes = max(1, len(score.standings))
    judged = [_standing(each, score, stakes) for each in score.standings]
    told = {each.kpi for each in score.standings}
    moved = [each for table in tables for each in changes(table, told, stakes)]
    led = of_formats(formats, stakes, score.period)
    posts = of_posts(ranking, stakes) if ranking is not None else ()
    return tuple(each for each in (*judged, *moved, *led, *posts) if each is not None)


def _standing(standing: Standing, score: Scorecard, stakes: int) -> Finding | None:
    if standing.reading.now.value is None:
        return _unmeasured(standing, stakes)
    if standing.verdict.status not in _WORD:
        return None
    return _judged(standing, score, stakes)


def _judged(standing: Standing, score: Scorecard, stakes: int) -> Finding:
    kpi, verdict, now = standing.kpi, standing.verdict, standing.reading.now
    kind = "limit" if standing.lower_is_better else "target"
    status = verdict.status
    gap = None if verdict.variance is None else abs(verdict.variance)
    line, effort = advice(kpi)
    return Finding(
        key=f"performance.{kind}_{_WORD[status]}",
        chapter=CHAPTER,
        facts=kpi_facts(
            kpi,
            span=score.period,
            gap=distance(kpi, gap, standing.reading.currency, signed=False),
            movement=_movement(standing),
            evidence=trust(now, standing.target, standing.reading.currency).evidence,
            advice=line,
        ),
        number=2 if reference.kpi(kpi).plural else 1,
        comparison=Comparison(
            against="target",
            value=standing.reading.value,
            reference=standing.target_quantity,
            difference=standing.variance_quantity,
        ),
        confidence=trust(now, standing.target, standing.reading.currency).confidence,
        impact=_impact(standing, stakes),
        urgency=_urgency(standing, score),
        tone="good" if status is Status.REACHED else "bad",
        action=None
        if status is Status.REACHED
        else Action(kpi=kpi, effort=effort, owner=standing.objective.owner),
        sources=now.sources,
    )


def _impact(standing: Standing, stakes: int) -> float:
    """Return the share of the objectives at stake: this one's, and the part of it still to win.

    An objective that is met has only its own share; one that is missed adds its distance.
    """
    distance_ = 0.0
    if standing.verdict.status is not Status.REACHED:
        distance_ = _distance_to_go(standing)
    return min(1.0, 1 / stakes + distance_)


def _distance_to_go(standing: Standing) -> float:
    verdict = standing.verdict
    if verdict.attainment is not None:
        return min(1.0, max(0.0, 1 - verdict.attainment))
    scale = 100.0 if reference.kpi(standing.kpi).unit == "score" else 1.0
    return min(1.0, abs(verdict.variance or 0.0) / scale)


def _urgency(standing: Standing, score: Scorecard) -> float:
    due = standing.objective.due
    calm = _URGENCY[standing.verdict.status]
    if standing.verdict.status is Status.REACHED or due is None:
        return calm
    return min(1.0, calm + 0.2) if (due - score.period.end).days <= _SOON else calm


def _movement(standing: Standing) -> Message:
    """Return what became of the indicator since the period compared with."""
    before = standing.reading.before
    if not standing.reading.now.comparable(before):
        return say("The period compared with has no comparable figure.")
    value = quantity(standing.kpi, before.value, standing.reading.currency)
    return say("In the period compared with: {value}.", value=value)


def _unmeasured(standing: Standing, stakes: int) -> Finding:
    now = standing.reading.now
    return Finding(
        key="performance.unmeasured",
        chapter=CHAPTER,
        facts=kpi_facts(
            standing.kpi,
            objective=standing.objective.statement,
            reason=now.reason or say("Not in the files received."),
            share=share(1 / stakes, signed=False),
        ),
        number=2 if reference.kpi(standing.kpi).plural else 1,
        confidence=Confidence(level=Level.HIGH, why=_NO_FIGURE),
        impact=1 / stakes,
        urgency=0.7,
        tone="bad",
        action=Action(kpi=standing.kpi, effort=Level.LOW, owner=standing.objective.owner),
    )
