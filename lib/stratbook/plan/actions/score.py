"""The rank of an action: impact × confidence × ease, and the band it falls in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.plan.actions.row import BANDS, ActionRow, Band

RULE: Final = "actions.priority"


def weight_of_confidence(level: Level) -> float:
    """Return what a confidence weighs, 0 … 1."""
    return {
        Level.HIGH: threshold("action_confidence_high"),
        Level.MEDIUM: threshold("action_confidence_medium"),
        Level.LOW: threshold("action_confidence_low"),
    }[level]


def ease(effort: Level) -> float:
    """Return what an effort weighs, 0 … 1: the easier, the more."""
    return {
        Level.LOW: threshold("action_ease_low_effort"),
        Level.MEDIUM: threshold("action_ease_medium_effort"),
        Level.HIGH: threshold("action_ease_high_effort"),
    }[effort]


def impact_of(level: Level) -> float:
    """Return the share of an objective that a judged impact stands for, 0 … 1."""
    return {
        Level.HIGH: threshold("action_impact_high"),
        Level.MEDIUM: threshold("action_impact_medium"),
        Level.LOW: threshold("action_impact_low"),
    }[level]


def effort_of(hours: float | None) -> Level | None:
    """Return the effort that a number of hours stands for; None when nobody gave them."""
    if hours is None:
        return None
    if hours <= threshold("action_hours_low"):
        return Level.LOW
    return Level.MEDIUM if hours <= threshold("action_hours_medium") else Level.HIGH


def score(impact: float | None, confidence: Level | None, effort: Level | None) -> float | None:
    """Return impact × confidence × ease, 0 … 1; None when one of the three is unknown."""
    if impact is None or confidence is None or effort is None:
        return None
    return impact * weight_of_confidence(confidence) * ease(effort)


def band(worth: float | None) -> Band:
    """Return when an action of this score comes."""
    if worth is None:
        return "unjudged"
    if worth >= threshold("action_first"):
        return "first"
    return "next" if worth >= threshold("action_next") else "later"


def scored(row: ActionRow, overrides: Sequence[Override], name: str) -> ActionRow:
    """Return a row with its score and its priority.

    Parameters
    ----------
    row : ActionRow
        With impact, confidence and effort where they are known.
    overrides : sequence of Override
        What people decided against the rule ``actions.priority``, by the action's number
        or its words.
    name : str
        The action's words.
    """
    worth = score(row.impact, row.confidence, row.effort)
    computed = band(worth)
    chosen = choose(overrides, RULE, row.id, computed)
    if chosen.override is None:
        chosen = choose(overrides, RULE, name, computed)
    return replace(row, score=worth, priority=chosen)


def undecided(name: str) -> Choice:
    """Return the priority of a row that is not scored yet."""
    return Choice(rule=RULE, subject=name, computed="unjudged", chosen="unjudged")


def in_rank(rows: Sequence[ActionRow]) -> tuple[ActionRow, ...]:
    """Sort rows by band, then by score, the highest first; ties by key, then by number."""
    order: dict[str, int] = {name: place for place, name in enumerate(BANDS)}
    return tuple(
        sorted(
            rows,
            key=lambda each: (
                order.get(each.priority.chosen, len(order)),
                -round(each.score or 0.0, 9),
                each.origins[0].key,
                each.id,
            ),
        )
    )
