"""What is found on skills, training and ambassadors."""

from collections.abc import Iterator

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Fact, Message, Quantity, Unit, facts_of, say, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis import Measure
from stratbook.strategy.organisation.advocacy import Panel
from stratbook.strategy.organisation.chapter import CHAPTER, TYPED
from stratbook.strategy.organisation.skills import Skills

NAMES = {
    "digital_tools": term("digital tools"), "web_marketing": term("web marketing"),
    "writing": term("writing"), "speaking": term("speaking"), "figures": term("reading figures"),
    "creativity": term("creativity"), "reactivity": term("quick to react"), "calm": term("calm"),
    "english": term("English"), "teaching": term("explaining to others"),
}  # fmt: skip


@remembered
def find_skills(found: Skills) -> tuple[Finding, ...]:
    """Return the widest gaps without training, and a training few came to."""
    return (*_gaps(found), *_attendance(found))


def _gaps(found: Skills) -> Iterator[Finding]:
    if not found.wide:
        return
    unmet = found.unmet
    first = unmet[0] if unmet else found.wide[0]
    named: list[Fact] = [_of(each.skill, each.role) for each in (unmet or found.wide)[:3]]
    yield Finding(
        key="organisation.skill_gap" if unmet else "organisation.gaps_trained",
        chapter=CHAPTER,
        facts=facts_of({"gaps": named, "count": len(unmet or found.wide)}),
        number=1 if len(unmet or found.wide) == 1 else 2,
        comparison=Comparison(
            against="target",
            value=_rating(first.rating),
            reference=_rating(first.needed),
            difference=_rating(first.gap),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=N_("each role rated itself")),
        impact=0.35 if unmet else 0.2,
        urgency=0.5 if unmet else 0.3,
        tone="bad" if unmet else "good",
        action=Action(kpi="er_reach", effort=Level.MEDIUM) if unmet else None,
        sources=("inputs",),
    )


def _of(skill: str, role: str) -> Message:
    return say("{skill} ({role})", skill=NAMES[skill], role=role)


def _attendance(found: Skills) -> Iterator[Finding]:
    came, invited = found.attendance
    wanted = threshold("training_attendance")
    if invited < threshold("minimum_cell") or came / invited >= wanted:
        return
    yield Finding(
        key="organisation.few_came",
        chapter=CHAPTER,
        facts=facts_of({"came": came, "invited": invited}),
        comparison=Comparison(
            against="target", value=_share(came / invited), reference=_share(wanted),
            difference=Quantity(value=came / invited - wanted, unit=Unit.POINTS, signed=True),
        ),
        confidence=TYPED,
        impact=0.2,
        urgency=0.4,
        tone="bad",
        action=Action(kpi="advocacy_participation", effort=Level.LOW),
        sources=("inputs",),
    )  # fmt: skip


@remembered
def find_advocacy(now: Panel) -> tuple[Finding, ...]:
    """Return a participation or an approval whose interval lies below what is wanted."""
    if not now.shown:
        return ()
    return (
        *_rate(now.participation, "organisation.few_active", "advocacy_active"),
        *_rate(now.validation, "organisation.many_refused", "advocacy_approved"),
    )


def _rate(measured: Measure, key: str, limit: str) -> Iterator[Finding]:
    wanted = threshold(limit)
    if measured.value is None or measured.interval is None or measured.interval[1] >= wanted:
        return
    yield Finding(
        key=key,
        chapter=CHAPTER,
        facts=facts_of({"counted": measured.counted}),
        comparison=Comparison(
            against="target", value=_share(measured.value), reference=_share(wanted),
            difference=Quantity(value=measured.value - wanted, unit=Unit.POINTS, signed=True),
        ),
        confidence=Confidence(
            level=Level.MEDIUM, why=N_("few people, and the interval stays below")
        ),
        impact=0.3,
        urgency=0.4,
        tone="bad",
        action=Action(kpi=measured.kpi, effort=Level.LOW),
        sources=tuple(measured.sources),
    )  # fmt: skip


def _rating(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATING, digits=0)


def _share(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
