"""What is found on comments, on the crisis plan, on answers and on what departments hear."""

from collections.abc import Iterator
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Quantity, Unit, facts_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.community.counting import Share, differ
from stratbook.strategy.reputation.comments import Judged
from stratbook.strategy.reputation.crisis_plan import CrisisPlan
from stratbook.strategy.reputation.findings import CHAPTER
from stratbook.strategy.reputation.moderation import Moderation
from stratbook.strategy.reputation.routing import Heard, Routed

_TYPED: Final = Confidence(level=Level.HIGH, why=N_("read in the sheet that people filled in"))
_COUNTED: Final = Confidence(level=Level.HIGH, why=N_("counted in the inbox export"))


@remembered
def find_comments(judged: tuple[Judged, ...]) -> tuple[Finding, ...]:
    """Return the grave comments that wait, and the replies nobody has read again."""
    open_ = [each for each in judged if each.is_open]
    return (*_grave(judged, open_), *_unread(open_))


def _grave(judged: tuple[Judged, ...], open_: list[Judged]) -> Iterator[Finding]:
    grave = [each for each in open_ if each.number >= 2]
    if not grave:
        return
    first = min(grave, key=lambda each: (-each.number, each.due))
    yield Finding(
        key="reputation.grave_comment",
        chapter=CHAPTER,
        facts=facts_of({"grave": len(grave), "comment": first.comment.name, "all": len(judged)}),
        number=1 if len(grave) == 1 else 2,
        confidence=_TYPED,
        impact=min(1.0, 0.3 * first.number),
        urgency=1.0,
        tone="bad",
        action=Action(kpi="response_time", effort=Level.MEDIUM),
        sources=("inputs",),
    )


def _unread(open_: list[Judged]) -> Iterator[Finding]:
    unread = [each for each in open_ if each.step == "second"]
    if unread:
        yield Finding(
            key="reputation.second_reading",
            chapter=CHAPTER,
            facts=facts_of({"unread": len(unread), "names": [e.comment.name for e in unread]}),
            number=1 if len(unread) == 1 else 2,
            confidence=_TYPED,
            impact=0.3,
            urgency=0.8,
            tone="bad",
            action=Action(kpi="response_time", effort=Level.LOW),
            sources=("inputs",),
        )


@remembered
def find_plan(plan: CrisisPlan, language: str) -> tuple[Finding, ...]:
    """Return what the crisis plan lacks most; ``language`` is that of its items' names."""
    if plan.score is None or (plan.is_sound and not plan.lacking):
        return ()
    wanted = threshold("crisis_plan_sound")
    lacking = [each.item.words(language) for each in plan.lacking[:3]]
    return (
        Finding(
            key="reputation.plan_ready" if plan.is_sound else "reputation.plan_incomplete",
            chapter=CHAPTER,
            facts=facts_of({"lacking": lacking, "count": len(plan.lacking)}),
            number=1 if len(plan.lacking) == 1 else 2,
            comparison=Comparison(
                against="target",
                value=_ratio(plan.score),
                reference=_ratio(wanted),
                difference=Quantity(value=plan.score - wanted, unit=Unit.POINTS, signed=True),
            ),
            confidence=_TYPED,
            impact=0.2 if plan.is_sound else 0.5,
            urgency=0.3 if plan.is_sound else 0.6,
            tone="good" if plan.is_sound else "bad",
            action=Action(kpi="crisis_z", effort=Level.MEDIUM),
            sources=("inputs",),
        ),
    )


@remembered
def find_moderation(panel: Moderation) -> tuple[Finding, ...]:
    """Return whether the promise is kept, how answers moved, and what waits."""
    return (*_promise(panel), *_answers(panel), *_backlog(panel))


def _promise(panel: Moderation) -> Iterator[Finding]:
    kept = panel.now.kept_of_all
    if kept is None or kept.whole < threshold("minimum_posts") or kept.value is None:
        return
    wanted = threshold("sla_wanted")
    sound = kept.value >= wanted
    sla = Quantity(value=panel.now.sla, unit=Unit.MINUTES)
    yield Finding(
        key="reputation.sla_kept" if sound else "reputation.sla_missed",
        chapter=CHAPTER,
        facts=facts_of({"sla": sla, "part": kept.part, "whole": kept.whole}),
        comparison=Comparison(
            against="target",
            value=_ratio(kept.value),
            reference=_ratio(wanted),
            difference=Quantity(value=kept.value - wanted, unit=Unit.POINTS, signed=True),
        ),
        confidence=_COUNTED,
        impact=min(1.0, 2 * abs(kept.value - wanted)),
        urgency=0.3 if sound else 0.7,
        tone="good" if sound else "bad",
        action=None if sound else Action(kpi="response_time", effort=Level.MEDIUM),
        sources=panel.sources,
    )


def _answers(panel: Moderation) -> Iterator[Finding]:
    now, before = panel.now.answered, panel.before.answered
    if now.value is None or before.value is None or not differ(now, before):
        return
    rises = now.value > before.value
    yield Finding(
        key=f"reputation.answers_{'rise' if rises else 'fall'}",
        chapter=CHAPTER,
        facts=facts_of({"since": panel.comparison, "part": now.part, "whole": now.whole}),
        comparison=_shares(now, before),
        confidence=_COUNTED,
        impact=min(1.0, 3 * abs(now.value - before.value)),
        urgency=0.3 if rises else 0.7,
        tone="good" if rises else "bad",
        action=None if rises else Action(kpi="response_rate", effort=Level.MEDIUM),
        sources=panel.sources,
    )


def _backlog(panel: Moderation) -> Iterator[Finding]:
    now, before = panel.waiting, panel.waited
    if now.answers <= before.answers or now.answers < threshold("minimum_cell"):
        return
    yield Finding(
        key="reputation.backlog_grows",
        chapter=CHAPTER,
        facts=facts_of({"solutions": now.solutions, "end": panel.period.end}),
        comparison=Comparison(
            against="previous",
            value=Quantity(value=now.answers),
            reference=Quantity(value=before.answers),
            difference=Quantity(value=now.answers - before.answers, signed=True),
        ),
        confidence=_COUNTED,
        impact=min(1.0, now.answers / max(1, panel.now.answered.whole)),
        urgency=0.7,
        tone="bad",
        action=Action(kpi="response_rate", effort=Level.LOW),
        sources=panel.sources,
    )


@remembered
def find_routed(routed: Routed) -> tuple[Finding, ...]:
    """Return the department whose themes rise most, beyond chance."""
    rising = [
        (each, each.change.relative)
        for each in routed.heard
        if each.change and each.change.is_firm and (each.change.relative or 0.0) > 0
    ]
    if not rising:
        return ()
    heard, relative = max(rising, key=lambda each: each[1] or 0.0)
    return (_rising(heard, relative or 0.0, routed),)


def _rising(heard: Heard, relative: float, routed: Routed) -> Finding:
    whole = sum(each.volume for each in routed.heard)
    change = heard.change
    return Finding(
        key="reputation.department_rises",
        chapter=CHAPTER,
        facts=facts_of({"department": heard.department, "themes": list(heard.themes[:3])}),
        comparison=Comparison(
            against="previous",
            value=Quantity(value=change.now if change else None),
            reference=Quantity(value=change.before if change else None),
            difference=Quantity(value=relative, unit=Unit.RATIO, digits=0, signed=True),
        ),
        confidence=_COUNTED,
        impact=min(1.0, heard.volume / max(1, whole)),
        urgency=0.5,
        tone="neutral",
        action=Action(kpi="response_rate", effort=Level.LOW),
    )


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)


def _shares(now: Share, before: Share) -> Comparison:
    value, reference = now.value or 0.0, before.value or 0.0
    return Comparison(
        against="previous",
        value=_ratio(value),
        reference=_ratio(reference),
        difference=Quantity(value=value - reference, unit=Unit.POINTS, signed=True),
    )
