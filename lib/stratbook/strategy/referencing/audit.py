"""SMO and search audits: each account, the site, each listing, scored by weight; the gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.models import ClientFile
from stratbook.brief.values import day_of, text_of
from stratbook.core.choice import Choice, Override
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.scope import Scope, fold
from stratbook.strategy.referencing.answers import Answer, Subject, weighed
from stratbook.strategy.referencing.checklist import (
    TOPICS,
    Check,
    Place,
    Topic,
    check_named,
    checklist,
)
from stratbook.strategy.referencing.gaps import Gap, find_gaps
from stratbook.strategy.referencing.known import Known, known_answers
from stratbook.strategy.shown import account_names, host

_PLACES: Final[tuple[Place, ...]] = ("account", "site", "listing")


@dataclass(frozen=True)
class Audit:
    """Both checklists, answered as far as they are.

    Parameters
    ----------
    subjects : tuple of Subject
        Accounts, site, listings; in each the lowest score first.
    gaps : tuple of Gap
        The heaviest first; of the same weight the one found in most places.
    sources : tuple of str
        Files it rests on.
    """

    subjects: tuple[Subject, ...]
    gaps: tuple[Gap, ...]
    sources: tuple[str, ...] = ()

    def of(self, topic: Topic) -> tuple[Subject, ...]:
        """Return the subjects of one checklist."""
        return tuple(each for each in self.subjects if each.topic == topic)

    def gaps_of(self, topic: Topic) -> tuple[Gap, ...]:
        """Return the gaps of one checklist."""
        return tuple(each for each in self.gaps if each.check.topic == topic)

    def score(self, topic: Topic) -> float | None:
        """Weight of all checks passed ÷ weight of all answered, over every subject."""
        return weighed([answer for each in self.of(topic) for answer in each.answers])

    def coverage(self, topic: Topic) -> float | None:
        """Checks answered ÷ checks that apply; None when none does."""
        asked = sum(each.asked for each in self.of(topic))
        return sum(each.answered for each in self.of(topic)) / asked if asked else None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands for each gap, and what the rule said."""
        return tuple(each.choice for each in self.gaps)


@remembered
def audit_referencing(
    file: ClientFile,
    accounts: pd.DataFrame,
    checks: pd.DataFrame,
    scope: Scope,
    overrides: Sequence[Override] = (),
) -> Audit:
    """Answer both checklists with what people looked at and what is known already.

    Parameters
    ----------
    file : ClientFile
        The sector and the website.
    accounts, checks : DataFrame
        The sheets of those names. A person's answer stands over a known one; of two answers
        the one seen last stands.
    scope : Scope
        Tables and period: posts and reviews.
    overrides : sequence of Override
        What a person decided against the rule ``smo.gap``, by check (its id or its name).
    """
    said = _said(checks)
    known = known_answers(accounts, file.organisation.sector, scope)
    names = {
        "account": _names(account_names(accounts), said, "account"),
        "site": _names((), said, "site") or _names((host(file.organisation.website),), {}, "site"),
        "listing": _names(tuple(sorted({place for place, _ in known.listings})), said, "listing"),
    }
    subjects = [
        _subject(name, place, topic, said, known)
        for topic in TOPICS
        for place in _PLACES
        for name in names[place]
    ]
    told = sorted(
        (each for each in subjects if each.answers),
        key=lambda e: (_PLACES.index(e.place), e.score is None, e.score or 0.0, e.name),
    )
    sources = {text_of(each).partition(":")[0] for each in (*accounts["source"], *checks["source"])}
    return Audit(tuple(told), find_gaps(told, overrides), tuple(sorted(sources)))


def _said(checks: pd.DataFrame) -> dict[tuple[str, str], Answer]:
    """Return people's answers by subject and check; the one seen last stands."""
    found: dict[tuple[str, str], Answer] = {}
    dated = checks.sort_values("seen_on", kind="stable", na_position="first")
    for row in dated.to_dict("records"):
        answer = Answer(
            check=check_named(text_of(row["check"])),
            state=row["answer"],
            basis="person",
            seen_on=day_of(row["seen_on"]),
            note=text_of(row["note"]),
        )
        found[text_of(row["account"]), answer.check.id] = answer
    return found


def _names(
    known: Sequence[str], said: dict[tuple[str, str], Answer], place: Place
) -> tuple[str, ...]:
    """Return the subjects of a place: those known, then those people named; each once."""
    named = [name for (name, _), answer in said.items() if answer.check.place == place]
    by_plain = {fold(name): name for name in (*reversed(named), *reversed(known)) if name}
    return tuple(sorted(by_plain.values()))


def _subject(
    name: str, place: Place, topic: Topic, said: dict[tuple[str, str], Answer], known: Known
) -> Subject:
    """Answer a checklist for a subject; a listing known by its reviews is asked no more."""
    own = {check: answer for (whose, check), answer in said.items() if fold(whose) == fold(name)}
    looked_at = place != "listing" or any(check_named(id_).place == place for id_ in own)
    found = known.accounts if place == "account" else known.listings
    answers = [
        own.get(each.id) or _known(each, found.get((name, each.id)))
        for each in checklist(topic)
        if each.place == place and (looked_at or (name, each.id) in found)
    ]
    return Subject(name, place, topic, tuple(answers))


def _known(check: Check, passed: bool | None) -> Answer:
    if passed is None:
        return Answer(check, "unknown")
    return Answer(check, "yes" if passed else "no", "known")
