"""What the checklists miss: each gap with where it is, and when to close it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.reference import threshold
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.referencing.answers import Subject
from stratbook.strategy.referencing.checklist import TOPICS, Check, checklist

RULE: Final = "smo.gap"


@dataclass(frozen=True)
class Gap:
    """A check that fails somewhere, and the action that closes it.

    Parameters
    ----------
    check : Check
        What is missing.
    subjects : tuple of str
        Where.
    notes : tuple of str
        What people noted there.
    choice : Choice
        "now" or "later", or what a person decided.
    """

    check: Check
    subjects: tuple[str, ...]
    notes: tuple[str, ...]
    choice: Choice


def find_gaps(subjects: Sequence[Subject], overrides: Sequence[Override]) -> tuple[Gap, ...]:
    """Return the gaps, the heaviest first; of the same weight the one found in most places.

    A check weighing ``smo_weight_now`` or more is to be closed now, the others later.
    """
    by_id = _by_id(overrides)
    found = [
        _gap(check, subjects, by_id)
        for topic in TOPICS
        for check in checklist(topic)
        if any(
            answer.check == check and answer.state == "no" for s in subjects for answer in s.answers
        )
    ]
    return tuple(sorted(found, key=lambda e: (-e.check.weight, -len(e.subjects), e.check.id)))


def _gap(check: Check, subjects: Sequence[Subject], overrides: Sequence[Override]) -> Gap:
    failing = [
        (each.name, answer.note)
        for each in subjects
        for answer in each.answers
        if answer.check == check and answer.state == "no"
    ]
    when = "now" if check.weight >= threshold("smo_weight_now") else "later"
    return Gap(
        check=check,
        subjects=tuple(name for name, _ in failing),
        notes=tuple(note for _, note in failing if note),
        choice=choose(overrides, RULE, check.id, when),
    )


def _by_id(overrides: Sequence[Override]) -> list[Override]:
    """Let an override name a check as the report does: its words become its id."""
    ids = {
        fold(label): each.id
        for topic in TOPICS
        for each in checklist(topic)
        for label in each.label.values()
    }
    return [
        each.model_copy(update={"subject": ids.get(fold(each.subject), each.subject)})
        if each.rule == RULE
        else each
        for each in overrides
    ]
