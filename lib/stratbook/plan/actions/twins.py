"""Recommendations that ask for much the same thing, as one action."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from stratbook.core.reference import csv_rows
from stratbook.core.vocabulary import Level
from stratbook.plan.actions.row import ActionRow

_HARDER: Final = (Level.LOW, Level.MEDIUM, Level.HIGH)


def merge_twins(rows: Sequence[ActionRow]) -> tuple[ActionRow, ...]:
    """Put together the recommendations whose rules ``action_twins.csv`` calls twins.

    Parameters
    ----------
    rows : sequence of ActionRow
        Typed and proposed. What people typed, decided or overrode stands by itself.

    Returns
    -------
    tuple of ActionRow
        In the order given, twins where the first of them stood. The rule that the others
        join speaks, else the heaviest; the largest impact and the hardest effort count,
        and the findings of the others are kept in ``also``.
    """
    kept: dict[str, list[ActionRow]] = {}
    for each in rows:
        kept.setdefault(_family(each), []).append(each)
    return tuple(_one(name, found) for name, found in kept.items())


@cache
def twins() -> dict[str, str]:
    """Return the rule that each twin joins."""
    return {row["rule"]: row["into"] for row in csv_rows("action_twins.csv")}


def _family(row: ActionRow) -> str:
    if row.action is not None or row.finding is None or row.text:
        return row.id
    joined = twins()
    key = row.finding.key
    family = joined.get(key, key)
    # Two findings of a rule that has no twins stay two actions.
    return family if family in joined.values() else row.id


def _one(family: str, found: Sequence[ActionRow]) -> ActionRow:
    if len(found) == 1:
        return found[0]
    order = sorted(found, key=lambda each: (_key(each) != family, -(each.impact or 0.0), each.id))
    first, *others = order
    efforts = [each.effort for each in order if each.effort is not None]
    return replace(
        first,
        origins=tuple(dict.fromkeys(one for each in order for one in each.origins)),
        also=tuple(each.finding for each in others if each.finding is not None),
        owner=next((each.owner for each in order if each.owner), ""),
        impact=max((each.impact for each in order if each.impact is not None), default=None),
        effort=max(efforts, key=_HARDER.index, default=None),
    )


def _key(row: ActionRow) -> str:
    return "" if row.finding is None else row.finding.key
