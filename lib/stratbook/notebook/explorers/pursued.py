"""The brief's objectives under what one types, and what keeps them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from stratbook.brief.keep.change import Change, Kept, SetKey
from stratbook.brief.models import Objective
from stratbook.brief.yaml_text import Plain
from stratbook.core import reference
from stratbook.core.message import Fact, KpiTerm, Message, Name, Term, say, term
from stratbook.core.period import Period
from stratbook.display.views.exploring.objectives import Pursued
from stratbook.notebook.session import Session
from stratbook.strategy.kpis import Scope
from stratbook.strategy.objectives import Objectives, Proposal, propose, read_objectives
from stratbook.strategy.objectives.pace import pace_of
from stratbook.strategy.objectives.past import monthly
from stratbook.strategy.objectives.smart import judge
from stratbook.strategy.performance.history import Trend
from stratbook.strategy.performance.quantities import quantity
from stratbook.strategy.performance.scorecard import Scorecard, Standing, scope_for, scorecard
from stratbook.strategy.performance.targets import judge as judged
from stratbook.strategy.performance.targets import phased

_CHAPTER: Final = "01_objectives"
_KEYS: Final = ("indicator", "baseline", "target", "per", "due")
_WORDS: Final[Mapping[str, Term]] = {
    "indicator": term("Indicator"),
    "baseline": term("Baseline"),
    "target": term("Target"),
    "per": term("For"),
    "due": term("Due"),
}
SPANS: Final[Mapping[str, Term]] = {
    "week": term("a week"),
    "month": term("a month"),
    "quarter": term("a quarter"),
    "year": term("a year"),
    "once": term("once"),
}
Setting = Mapping[str, Objective]  # by id


@dataclass(frozen=True)
class Room:
    """What does not move, and what was measured once for all moves.

    Parameters
    ----------
    objectives : Objectives
        The brief's, judged.
    scope : Scope
        What KPIs are measured on.
    comparison : Period
        What the period is compared with.
    standings, trends : dict
        What was measured, by KPI and platform.
    """

    objectives: Objectives
    scope: Scope
    comparison: Period
    standings: dict[tuple[str, str], Standing | None] = field(default_factory=dict)
    trends: dict[tuple[str, str], Trend] = field(default_factory=dict)


def room_of(session: Session) -> Room:
    """Return a client's room."""
    scope = scope_for(session.brief, session.tables, session.period)
    return Room(read_objectives(session.brief, session.period), scope, session.comparison)


def start(room: Room) -> dict[str, Objective]:
    """Return the brief's objectives by id, in the order of the tree."""
    return {each.objective.id: each.objective for each in room.objectives.cards}


def moved(room: Room, objective: Objective) -> Pursued:
    """Return what an objective is worth as it would be."""
    card = next(each for each in room.objectives.cards if each.objective.id == objective.id)
    card = judge(replace(card.node, objective=objective), room.objectives.standpoint)
    standing = _standing(room, objective)
    found: Proposal | None = next(iter(propose([card], room.scope, past=_past(room))), None)
    return Pursued(
        replace(room.objectives, cards=(card,)),
        Scorecard(room.scope.period, room.comparison, () if standing is None else (standing,)),
        found,
        None if found is None else pace_of(found),
        room.scope.currency,
    )


def kept(room: Room, now: Setting, before: Setting) -> Kept | None:
    """Return what keeps the objectives; None when nothing differs from what is kept."""
    changed = [each for each in now.values() if each != before[each.id]]
    if not changed:
        return None
    said = tuple(_said(each, before[each.id], room.scope.currency) for each in changed)
    changes = tuple(change for each in changed for change in _changes(each, before[each.id]))
    return Kept(
        _CHAPTER,
        say("What do we aim at, measured by what, and by when?"),
        say("{objectives}", objectives=said),
        changes,
    )


def _standing(room: Room, objective: Objective) -> Standing | None:
    key = objective.indicator, objective.platform
    if key not in room.standings:
        found = scorecard(room.scope, [objective], room.comparison).standings
        room.standings[key] = next(iter(found), None)
    standing = room.standings[key]
    if standing is None:
        return None
    kpi = reference.kpi(objective.indicator)
    target, why = phased(objective, kpi, room.scope.period)
    verdict = judged(kpi, standing.reading.now.value, target)
    return replace(standing, objective=objective, target=target, why_no_target=why, verdict=verdict)


def _past(room: Room) -> Callable[[Scope, str], Trend]:
    def past(scope: Scope, kpi: str) -> Trend:
        key = kpi, scope.platform or ""
        if key not in room.trends:
            room.trends[key] = monthly(scope, kpi)
        return room.trends[key]

    return past


def _changes(now: Objective, before: Objective) -> Iterator[Change]:
    for key in _KEYS:
        value = getattr(now, key)
        if value != getattr(before, key):
            yield SetKey(("objectives", now.id, key), _plain(value))


def _plain(value: str | float | dt.date | None) -> Plain:
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if value == "" else value


def _said(now: Objective, before: Objective, currency: str) -> Message:
    moves = tuple(
        say(
            "{field} {new} instead of {old}",
            field=_WORDS[key],
            new=_fact(now, key, currency),
            old=_fact(before, key, currency),
        )
        for key in _KEYS
        if getattr(now, key) != getattr(before, key)
    )
    return say("{objective} ({changes})", objective=now.statement, changes=moves)


def _fact(objective: Objective, key: str, currency: str) -> Fact | str | dt.date:
    value: str | float | dt.date | None = getattr(objective, key)
    if value is None or value == "":
        return term("none")
    match value:
        case dt.date():
            return value
        case str() if key == "per":
            return SPANS[value]
        case str():
            known = value in reference.kpis()
            return KpiTerm(id=value, form="label") if known else Name(text=value)
        case _ if objective.indicator in reference.kpis():
            return quantity(objective.indicator, value, currency)
        case _:
            return Name(text=f"{value:.10g}")
