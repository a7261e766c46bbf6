"""Recommendations as actions: each proposed once, whoever proposes it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from stratbook.brief.nearest import plain
from stratbook.core.decision import Decision
from stratbook.core.finding import Finding
from stratbook.core.message import Name
from stratbook.core.reference import csv_rows
from stratbook.core.vocabulary import Level
from stratbook.plan.actions.row import ActionRow, Origin, numbered
from stratbook.plan.actions.score import undecided

Told = Callable[[Finding], str]
_HARDER: Final = (Level.LOW, Level.MEDIUM, Level.HIGH)


@dataclass(frozen=True)
class Proposals:
    """What the chapters recommend.

    Parameters
    ----------
    rows : tuple of ActionRow
        One an action, not dated and not scored yet.
    aside : tuple of Finding
        Recommendations a person set aside.
    """

    rows: tuple[ActionRow, ...]
    aside: tuple[Finding, ...]


def propose(findings: Iterable[Finding], told: Told) -> Proposals:
    """Turn findings into actions.

    Parameters
    ----------
    findings : iterable of Finding
        Of all chapters, overrides applied; those without an action are passed over.
    told : callable
        The recommended action of a finding, in the words of one language: findings that
        say the same are one action.
    """
    kept: dict[str, list[Finding]] = {}
    aside: list[Finding] = []
    for each in findings:
        if each.action is None:
            continue
        if each.override is not None and not each.override.choice:
            aside.append(each)
            continue
        said = each.override.choice if each.override is not None else told(each)
        kept.setdefault(plain(said) or each.key, []).append(each)
    rows = [_row(tuple(found)) for found in kept.values()]
    return Proposals(_told_apart(rows), tuple(aside))


def to_decide(decisions: Iterable[Decision], on: dt.date) -> tuple[ActionRow, ...]:
    """Turn the log into actions: to be decided while open, to be carried out once made.

    Parameters
    ----------
    decisions : iterable of Decision
        Those people wrote: what the rules propose is asked for in the log itself.
    on : date
        The cut-off: a decision made counts while its date is still to come.
    """
    return tuple(
        _decided(each, on)
        for each in decisions
        if each.state == "open" or (each.state == "made" and (each.due or on) > on)
    )


def lever_of(key: str) -> str:
    """Return the lever a rule's recommendations pull; empty for what steers them all."""
    return next((lever for prefix, lever in _levers() if key.startswith(prefix)), "")


@cache
def _levers() -> tuple[tuple[str, str], ...]:
    rows = csv_rows("action_levers.csv")
    # The longest prefix speaks first.
    return tuple(sorted(((each["rule"], each["lever"]) for each in rows), key=lambda x: -len(x[0])))


def origin_of(finding: Finding) -> Origin:
    """Return where a recommendation comes from."""
    kpi = finding.action.kpi if finding.action is not None else ""
    return Origin("finding", finding.chapter, finding.key, finding.subject or kpi)


def _row(found: tuple[Finding, ...]) -> ActionRow:
    heaviest, *_ = sorted(found, key=lambda each: (-each.weight, each.key, each.subject))
    others = [each for each in found if each is not heaviest]
    origins = tuple(dict.fromkeys(origin_of(each) for each in (heaviest, *others)))
    actions = [each.action for each in found if each.action is not None]
    first = heaviest.action or actions[0]
    words = heaviest.override.choice if heaviest.override is not None else ""
    return ActionRow(
        id=numbered("R", heaviest.key, origins[0].subject),
        origins=origins,
        priority=undecided(heaviest.key),
        text=words,
        finding=heaviest,
        lever=lever_of(heaviest.key),
        owner=next((each.owner for each in (first, *actions) if each.owner), ""),
        kpi=first.kpi,
        impact=max(each.impact for each in found),
        confidence=heaviest.confidence.level,
        effort=max((each.effort for each in actions), key=_HARDER.index),
        low=first.low,
        high=first.high,
    )


def _told_apart(rows: Sequence[ActionRow]) -> tuple[ActionRow, ...]:
    """Give rows that would share a number their own, in an order that does not depend on chance."""
    seen: dict[str, int] = {}
    found = []
    for each in sorted(rows, key=lambda row: (row.id, _spelt(row.finding))):
        seen[each.id] = seen.get(each.id, 0) + 1
        again = seen[each.id]
        found.append(each if again == 1 else replace(each, id=f"{each.id}-{again}"))
    return tuple(found)


def _spelt(finding: Finding | None) -> str:
    return "" if finding is None else finding.model_dump_json()


def _decided(decision: Decision, on: dt.date) -> ActionRow:
    question = decision.question.text if isinstance(decision.question, Name) else ""
    overdue = decision.due is not None and decision.due < on
    return ActionRow(
        id=numbered("D", decision.chapter, question),
        origins=(Origin("decision", decision.chapter, question),),
        priority=undecided(question),
        status="late" if overdue else "to_do",
        slip=(on - decision.due).days if overdue and decision.due is not None else None,
        decision=decision,
        owner=decision.owner,
        kpi=decision.kpi,
        due=decision.due,
        dated=decision.due is not None,
        cost=None if decision.cost is None else decision.cost.value,
        effort=Level.LOW if decision.state == "open" else None,
    )
