"""Typed actions as rows of the plan, and what the recommendations they answer lend them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stratbook.brief.actions import Action, Followed
from stratbook.brief.nearest import plain
from stratbook.core.message import Quantity, Unit
from stratbook.core.reference import kpis
from stratbook.core.vocabulary import Level
from stratbook.plan.actions.row import ActionRow, Origin, numbered
from stratbook.plan.actions.score import effort_of, impact_of, undecided

_QUESTIONS = "04_platforms"


def typed_row(followed: Followed, currency: str) -> ActionRow:
    """Return a typed action as a row.

    Parameters
    ----------
    followed : Followed
        The action and how it stands at the cut-off.
    currency : str
        The client's, for effects in money.
    """
    action = followed.action
    low, high = effects(action, currency)
    return ActionRow(
        id=action.id or numbered("A", action.name),
        origins=_origins(action),
        priority=undecided(action.name),
        status=followed.status,
        text=action.name,
        action=action,
        lever=action.lever,
        owner=action.owner,
        platform=action.platform,
        kpi=action.kpi,
        start=action.start,
        due=action.due,
        dated=action.due is not None,
        slip=followed.slip,
        cost=action.cost,
        hours=action.hours,
        impact=None if action.impact is None else impact_of(action.impact),
        confidence=action.confidence,
        effort=action.effort or effort_of(action.hours),
        low=low,
        high=high,
    )


def effects(action: Action, currency: str) -> tuple[Quantity | None, Quantity | None]:
    """Return the change expected of an action's KPI; one number alone stands for both ends."""
    ends = [each for each in (action.effect_low, action.effect_high) if each is not None]
    if not ends or not action.kpi:
        return None, None
    unit = Unit(kpis()[action.kpi].unit)
    # A change of a rate is written in points.
    shown = Unit.POINTS if unit is Unit.RATIO else unit
    money = currency if unit in {Unit.MONEY, Unit.MONEY_CENTS} else None
    low, high = (
        Quantity(value=each, unit=shown, currency=money, signed=True)
        for each in (min(ends), max(ends))
    )
    return low, high


def joined(
    typed: Sequence[ActionRow], proposed: Sequence[ActionRow], names: Mapping[str, str]
) -> tuple[ActionRow, ...]:
    """Put typed and proposed actions together, each once.

    Parameters
    ----------
    typed, proposed : sequence of ActionRow
        Both. A typed action that names a recommendation or a decision (``from_finding``),
        or says the same words, takes its place and is judged as it was, where people did
        not judge it themselves.
    names : mapping
        The words of each proposed row, by its number.

    Returns
    -------
    tuple of ActionRow
        The typed ones in their order, then what nobody answered.
    """
    answered = {each.id: _answering(each, typed, names) for each in proposed}
    rows = []
    for each in typed:
        mine = [one for one in proposed if answered[one.id] == each.id]
        rows.append(_completed(each, mine))
    return (*rows, *(each for each in proposed if not answered[each.id]))


def _answering(proposed: ActionRow, typed: Sequence[ActionRow], names: Mapping[str, str]) -> str:
    """Return the number of the typed row that answers a proposal; empty when none does."""
    words = plain(names.get(proposed.id, ""))
    for each in typed:
        written = each.action.answers if each.action is not None else ()
        named = any(origin.answered_by(one) for origin in proposed.origins for one in written)
        if named or proposed.id in written or (words and plain(each.text) == words):
            return each.id
    return ""


def _completed(row: ActionRow, answered: Sequence[ActionRow]) -> ActionRow:
    """Return a typed row with the origins, and the judgement it lacks, of what it answers."""
    if not answered:
        return row
    best = max(answered, key=lambda each: (each.impact or 0.0, each.id))
    same = best.kpi == row.kpi or not row.kpi
    expects = (best.low, best.high) if row.low is None and same else (row.low, row.high)
    return replace(
        row,
        origins=(*(one for each in answered for one in each.origins), *row.origins),
        finding=best.finding,
        decision=best.decision,
        impact=best.impact if row.impact is None else row.impact,
        confidence=row.confidence or best.confidence,
        effort=row.effort or best.effort,
        kpi=row.kpi or best.kpi,
        lever=row.lever or best.lever,
        low=expects[0],
        high=expects[1],
    )


def _origins(action: Action) -> tuple[Origin, ...]:
    if action.question:
        return (Origin("question", _QUESTIONS, action.question),)
    return (Origin("typed"),)


def sure_enough(row: ActionRow) -> ActionRow:
    """Return a row people judged on impact with a middling confidence where they gave none."""
    judged = row.impact is not None and row.confidence is None
    return replace(row, confidence=Level.MEDIUM) if judged else row
