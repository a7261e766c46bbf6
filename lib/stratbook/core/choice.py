"""What a rule chooses, and what the consultant chose instead, with the reason.

A rule that sorts things (an account to close, a medium to class, a platform to leave)
gives a :class:`Choice` for each of them. ``overrides:`` in ``client.yml`` names the rule
and the thing; the choice then stands as the person made it and keeps what the rule said.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Override(_Frozen):
    """A person's word against a rule's.

    Parameters
    ----------
    rule : str
        Id of the rule (``data/reference/rules``): ``three_c.account``.
    subject : str
        What it is about, as the report names it (an account, a place, a platform);
        empty means whatever the rule speaks of.
    choice : str
        What is chosen instead: one of the rule's choices, or for a recommendation a
        sentence in the client's own words; empty sets the recommendation aside.
    reason : str
        Why; printed.
    by : str
        The role that decided.
    on : date or None
        When.
    """

    rule: Annotated[str, Field(min_length=3, max_length=80)]
    subject: Annotated[str, Field(max_length=120)] = ""
    choice: Annotated[str, Field(max_length=300)] = ""
    reason: Annotated[str, Field(min_length=3, max_length=300)]
    by: Annotated[str, Field(max_length=80)] = ""
    on: dt.date | None = None


class Choice(_Frozen):
    """What stands for one thing a rule sorts.

    Parameters
    ----------
    rule : str
        Id of the rule.
    subject : str
        The thing.
    computed : str
        What the rule gives.
    chosen : str
        What stands: the same, or the person's choice.
    override : Override or None
        The person's word, where there is one.
    """

    rule: str
    subject: str
    computed: str
    chosen: str
    override: Override | None = None


def override_of(overrides: Iterable[Override], rule: str, subject: str = "") -> Override | None:
    """Return the person's word on a rule's subject, the most precise one first."""
    named = [each for each in overrides if each.rule == rule]
    exact = (each for each in named if each.subject and same_subject(each.subject, subject))
    general = (each for each in named if not each.subject)
    return next(exact, None) or next(general, None)


def choose(overrides: Iterable[Override], rule: str, subject: str, computed: str) -> Choice:
    """Return what stands: the rule's result unless a person overrode it with another choice."""
    found = override_of(overrides, rule, subject)
    chosen = found.choice if found is not None and found.choice else computed
    return Choice(rule=rule, subject=subject, computed=computed, chosen=chosen, override=found)


def same_subject(named: str, subject: str) -> bool:
    """Say whether two names mean one thing: capitals and spaces do not count."""
    return _plain(named) == _plain(subject)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
