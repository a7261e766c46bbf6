"""What chapter 1 finds about people: departments, those who decide, the public, the client."""

from collections.abc import Sequence
from dataclasses import dataclass

from stratbook.core.decision import Decision
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import Fact, Listing, Name, Quantity, Unit, facts_of, say
from stratbook.core.reference import platforms, threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.objectives.alignment import INDEX, Alignment, Contest, Stance
from stratbook.strategy.objectives.context import TOPICS, Context
from stratbook.strategy.objectives.counted import against_all, first_of, quoted
from stratbook.strategy.objectives.findings import CHAPTER
from stratbook.strategy.objectives.governance import Governance, Line
from stratbook.strategy.objectives.personas import Meeting, Reached


@dataclass(frozen=True)
class _Count:
    """So many of so many: what a plain finding is made of."""

    key: str
    count: int
    total: int
    names: Fact
    urgency: float
    kpi: str
    sources: tuple[str, ...]


@remembered
def find_alignment(alignment: Alignment) -> tuple[Finding, ...]:
    """Return how far the departments agree, and what has to be settled first."""
    value = alignment.measure.value
    if value is None:
        return ()
    enough = threshold("alignment_enough")
    good = value >= enough
    whole = Finding(
        key="objectives.aligned" if good else "objectives.misaligned",
        chapter=CHAPTER,
        facts=facts_of({"departments": len(alignment.stances)}),
        comparison=Comparison(
            against="benchmark",
            value=_index(value),
            reference=_index(enough),
            difference=_index(value - enough, signed=True),
        ),
        confidence=Confidence(level=Level.HIGH, why="each department gave its own points"),
        impact=value if good else 1 - value,
        urgency=0.1 if good else 0.7,
        tone="good" if good else "bad",
        action=None if good else Action(kpi=INDEX, effort=Level.MEDIUM),
        sources=alignment.measure.sources,
    )
    return (whole, *(_contested(each, alignment) for each in to_settle(alignment)[:1]))


def to_settle(alignment: Alignment) -> tuple[Contest, ...]:
    """Return the objectives on which departments stand too far apart, the widest range first."""
    return tuple(e for e in alignment.contests if e.spread >= threshold("contested_range"))


@remembered
def priorities_to_settle(alignment: Alignment) -> tuple[Decision, ...]:
    """Return the questions that the departments have to settle: open, for the client."""
    return tuple(
        Decision(
            rule="objectives.contested",
            chapter=CHAPTER,
            subject=each.subject.said,
            question=say("How many points of 100 for “{objective}”?", objective=each.subject.said),
            options=tuple(_option(stance, each, alignment) for stance in alignment.stances),
            reason=say(
                "No choice before the departments have met; their mean is {points}.",
                points=_points(alignment.consensus[alignment.subjects.index(each.subject)]),
            ),
            state="open",
            kpi=INDEX,
        )
        for each in to_settle(alignment)
    )


@remembered
def find_governance(governance: Governance) -> tuple[Finding, ...]:
    """Return the objectives nobody answers for, or too many decide on."""
    listed = len(governance.listed)
    rules = (
        ("objectives.no_accountable", governance.unanswered, listed, 0.8),
        ("objectives.many_deciders", governance.crowded, len(governance.lines), 0.6),
        ("objectives.owner_differs", governance.disputed, listed, 0.6),
    )
    most = int(threshold("most_decision_makers"))
    found = (
        _Count(key, len(lines), total, _said(lines), urgency, _kpi_of(lines), governance.sources)
        for key, lines, total, urgency in rules
        if lines
    )
    return tuple(_counted(each, deciders=most) for each in found)


@remembered
def find_publics(reached: Reached, context: Context) -> tuple[Finding, ...]:
    """Return the personas nothing was published for, and the questions left open."""
    found = []
    if reached.gaps:
        names = first_of([_where(each) for each in reached.gaps])
        count, total = len(reached.gaps), len(reached.judged)
        rule = _Count(
            "objectives.persona_uncovered", count, total, names, 0.5, "reach", reached.sources
        )
        found.append(_counted(rule))
    if context.answers and context.unanswered:
        count, total = len(context.unanswered), len(TOPICS)
        names = first_of([TOPICS[each] for each in context.unanswered])
        rule = _Count("objectives.context_open", count, total, names, 0.3, INDEX, context.sources)
        found.append(_counted(rule))
    return tuple(found)


def _counted(rule: _Count, **facts: int) -> Finding:
    return Finding(
        key=rule.key,
        chapter=CHAPTER,
        facts=facts_of({"count": rule.count, "total": rule.total, "names": rule.names, **facts}),
        number=1 if rule.count == 1 else 2,
        comparison=against_all(rule.total - rule.count, rule.total),
        confidence=Confidence(level=Level.HIGH, why="read from the sheets people filled in"),
        impact=rule.count / rule.total * threshold("brief_weight"),
        urgency=rule.urgency,
        tone="bad",
        action=Action(kpi=rule.kpi, effort=Level.LOW),
        sources=rule.sources,
    )


def _contested(contest: Contest, alignment: Alignment) -> Finding:
    return Finding(
        key="objectives.contested",
        chapter=CHAPTER,
        subject=contest.subject.said,
        facts=facts_of({
            "objective": contest.subject.said,
            "spread": _points(contest.spread),
            "behind": _names(contest.behind),
            "against": _names(contest.against),
        }),
        comparison=Comparison(
            against="part",
            value=_points(contest.high),
            reference=_points(contest.low),
            difference=_points(contest.spread),
        ),
        confidence=Confidence(level=Level.HIGH, why="each department gave its own points"),
        impact=contest.spread / 100,
        urgency=0.7,
        tone="bad",
        action=Action(kpi=INDEX, effort=Level.MEDIUM),
        sources=alignment.measure.sources,
    )  # fmt: skip


def _option(stance: Stance, contest: Contest, alignment: Alignment) -> Fact:
    points = stance.points[alignment.subjects.index(contest.subject)]
    return say("{points} ({department})", points=_points(points), department=stance.department)


def _index(value: float, *, signed: bool = False) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=2, signed=signed)


def _points(value: float) -> Quantity:
    return Quantity(
        value=value, unit=Unit.SCORE, digits=0 if abs(value - round(value)) < 0.05 else 1
    )


def _names(texts: Sequence[str]) -> Listing:
    return Listing(items=tuple(Name(text=each) for each in texts))


def _said(lines: Sequence[Line]) -> Fact:
    return quoted([each.subject.said for each in lines])


def _kpi_of(lines: Sequence[Line]) -> str:
    """Return the first indicator of the objectives concerned."""
    held = (each.subject.objective.indicator for each in lines if each.subject.objective)
    return next((each for each in held if each), INDEX)


def _where(meeting: Meeting) -> Fact:
    known = platforms().get(meeting.platform)
    place = known.label if known else meeting.platform
    if not meeting.pillar:
        return say("{persona} on {place}", persona=meeting.persona.name, place=place)
    return say("{persona} on {place} ({pillar})", persona=meeting.persona.name, place=place,
               pillar=meeting.pillar)  # fmt: skip
