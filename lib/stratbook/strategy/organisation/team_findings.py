"""What is found on who does the work: configuration, load, cost, who answers."""

from collections.abc import Iterator, Sequence

from stratbook.core.finding import Action, Comparison, Finding
from stratbook.core.message import Quantity, Unit, facts_of, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.organisation.chapter import ASSUMED, CHAPTER, PARTLY, TYPED
from stratbook.strategy.organisation.configuration import Configuration
from stratbook.strategy.organisation.costs import EITHER, IN_HOUSE, OUTSOURCE, Sourcing
from stratbook.strategy.organisation.decisions import CONFIGURATIONS, named
from stratbook.strategy.organisation.load import Load, overloaded, two_hats
from stratbook.strategy.organisation.matrix import Matrix
from stratbook.strategy.organisation.team import LEVELS, Team, split_tasks


@remembered
def find_configuration(found: Configuration) -> tuple[Finding, ...]:
    """Return the rule that fired, against what there is today."""
    if found.line is None or found.choice is None:
        return ()
    same = found.today == found.choice.computed
    return (
        Finding(
            key=found.line.rule,
            chapter=CHAPTER,
            facts=facts_of({
                "configuration": named(CONFIGURATIONS, found.choice.chosen),
                "today": CONFIGURATIONS.get(found.today, term("nobody named")),
                "community": Quantity(value=found.situation.community),
                "headcount": Quantity(value=found.situation.headcount),
                "news": Quantity(value=found.situation.news),
                "hours": Quantity(value=found.situation.hours, unit=Unit.HOURS, digits=0),
            }),
            confidence=PARTLY if found.situation.unknown else TYPED,
            impact=0.3 if same else 0.6,
            urgency=0.3 if same else 0.6,
            tone="neutral",
            action=None if same else Action(kpi="response_rate", effort=Level.HIGH),
            sources=("inputs",),
        ),
    )  # fmt: skip


@remembered
def find_load(team: Team, found: Sequence[Load]) -> tuple[Finding, ...]:
    """Return overloads, tasks nobody does, a strategy without hours, and community's share."""
    return (*_overloads(found), *_unassigned(team), *_no_strategy(team), *_people(found))


def _overloads(found: Sequence[Load]) -> Iterator[Finding]:
    for each in overloaded(found):
        asked, there, over = each.hours or 0.0, each.available or 0.0, each.over or 0.0
        yield Finding(
            key="organisation.overload",
            chapter=CHAPTER,
            subject=each.name,
            facts=facts_of({
                "role": each.name,
                "factor": Quantity(value=each.factor, unit=Unit.RATIO, digits=0),
            }),
            comparison=Comparison(
                against="target", value=_hours(asked), reference=_hours(there),
                difference=_hours(over),
            ),
            confidence=PARTLY if each.uncounted else TYPED,
            impact=min(1.0, asked / there - 1 + 0.3),
            urgency=0.8,
            tone="bad",
            action=Action(kpi="response_time", effort=Level.MEDIUM, owner=each.name),
            sources=("inputs",),
        )  # fmt: skip


def _unassigned(team: Team) -> Iterator[Finding]:
    if not team.unassigned:
        return
    hours = sum(each.hours or 0.0 for each in team.unassigned)
    yield Finding(
        key="organisation.unassigned_tasks",
        chapter=CHAPTER,
        facts=facts_of({
            "tasks": [each.name for each in team.unassigned[:3]],
            "count": len(team.unassigned), "hours": _hours(hours),
        }),
        number=1 if len(team.unassigned) == 1 else 2,
        confidence=TYPED,
        impact=0.3,
        urgency=0.5,
        tone="bad",
        action=Action(kpi="response_rate", effort=Level.LOW),
        sources=("inputs",),
    )  # fmt: skip


def _no_strategy(team: Team) -> Iterator[Finding]:
    """Report a strategy that has too small a share of the hours."""
    whole = team.hours
    if not whole:
        return
    split = split_tasks(team)
    hats = ("smm", "cm", "both", "other", "")
    share = split.hours(LEVELS[:2], hats) / whole
    wanted = threshold("strategy_share")
    if share >= wanted:
        return
    yield Finding(
        key="organisation.strategy_squeezed",
        chapter=CHAPTER,
        facts=facts_of({"hours": _hours(split.hours(LEVELS[:2], hats))}),
        comparison=Comparison(
            against="target", value=_share(share), reference=_share(wanted),
            difference=Quantity(value=share - wanted, unit=Unit.POINTS, signed=True),
        ),
        confidence=PARTLY if team.uncounted else TYPED,
        impact=0.4,
        urgency=0.4,
        tone="bad",
        action=Action(kpi="alignment_index", effort=Level.LOW),
        sources=("inputs",),
    )  # fmt: skip


def _people(found: Sequence[Load]) -> Iterator[Finding]:
    for each in two_hats(found):
        share, most = each.with_people, threshold("with_people_share")
        if share is None or share < most:
            continue
        yield Finding(
            key="organisation.people_take_over",
            chapter=CHAPTER,
            subject=each.name,
            facts=facts_of({"role": each.name}),
            comparison=Comparison(
                against="target", value=_share(share), reference=_share(most),
                difference=Quantity(value=share - most, unit=Unit.POINTS, signed=True),
            ),
            confidence=PARTLY if each.uncounted else TYPED,
            impact=0.4,
            urgency=0.5,
            tone="bad",
            action=Action(kpi="response_time", effort=Level.LOW, owner=each.name),
            sources=("inputs",),
        )  # fmt: skip


@remembered
def find_sourcing(found: Sourcing | None, currency: str) -> tuple[Finding, ...]:
    """Return whether hiring or buying days costs less, with both ranges."""
    if found is None or found.cost.in_house is None or found.cost.outsourced is None:
        return ()
    inside, outside, ends = found.cost.in_house, found.cost.outsourced, found.cost.break_even
    key = {
        IN_HOUSE: "organisation.hire", OUTSOURCE: "organisation.buy_days",
        EITHER: "organisation.hire_or_buy",
    }[found.choice.computed]  # fmt: skip

    def money(value: float) -> Quantity:
        return Quantity(value=value, unit=Unit.MONEY, currency=currency)

    return (
        Finding(
            key=key,
            chapter=CHAPTER,
            facts=facts_of({
                "days": Quantity(value=found.cost.days, digits=0),
                "first": Quantity(value=ends.low if ends else None, digits=0),
                "last": Quantity(value=ends.high if ends else None, digits=0),
            }),
            comparison=Comparison(
                against="alternative", value=money(outside.mid), reference=money(inside.mid),
                difference=money(abs(outside.mid - inside.mid)),
            ),
            confidence=ASSUMED,
            impact=0.4,
            urgency=0.3,
            tone="neutral",
            action=Action(kpi="cost_per_reached_1000", effort=Level.MEDIUM),
            sources=("inputs",),
        ),
    )  # fmt: skip


@remembered
def find_matrix(matrix: Matrix) -> tuple[Finding, ...]:
    """Return subjects nobody answers for, roles without work, roles without hours."""
    return (*_unanswered(matrix), *_idle(matrix), *_unknown(matrix))


def _unanswered(matrix: Matrix) -> Iterator[Finding]:
    if matrix.unanswered:
        yield Finding(
            key="organisation.no_accountable",
            chapter=CHAPTER,
            facts=facts_of({
                "subjects": [each.subject.said for each in matrix.unanswered[:3]],
                "count": len(matrix.unanswered), "all": len(matrix.lines),
            }),
            number=1 if len(matrix.unanswered) == 1 else 2,
            confidence=TYPED,
            impact=min(1.0, 0.3 + len(matrix.unanswered) / max(1, len(matrix.lines))),
            urgency=0.7,
            tone="bad",
            action=Action(kpi="alignment_index", effort=Level.LOW),
            sources=("inputs",),
        )  # fmt: skip


def _idle(matrix: Matrix) -> Iterator[Finding]:
    if matrix.idle:
        yield Finding(
            key="organisation.idle_role",
            chapter=CHAPTER,
            facts=facts_of({"roles": list(matrix.idle)}),
            number=1 if len(matrix.idle) == 1 else 2,
            confidence=TYPED,
            impact=0.2,
            urgency=0.3,
            tone="neutral",
            action=Action(kpi="alignment_index", effort=Level.LOW),
            sources=("inputs",),
        )


def _unknown(matrix: Matrix) -> Iterator[Finding]:
    if matrix.unknown:
        yield Finding(
            key="organisation.role_without_hours",
            chapter=CHAPTER,
            facts=facts_of({"roles": list(matrix.unknown)}),
            number=1 if len(matrix.unknown) == 1 else 2,
            confidence=TYPED,
            impact=0.2,
            urgency=0.3,
            tone="neutral",
            action=Action(kpi="alignment_index", effort=Level.LOW),
            sources=("inputs",),
        )


def _hours(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.HOURS, digits=0)


def _share(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
