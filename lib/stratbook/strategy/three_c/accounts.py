"""Account hygiene: keep, fix, merge or close each account, by rules one can read."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, Literal

import pandas as pd

from stratbook.core import reference
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.places import sources_at
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.three_c.inventory import Entry, read_inventory

RULE: Final = "three_c.account"


class Verdict(StrEnum):
    """What becomes of an account, the most pressing first."""

    CLOSE = "close"
    MERGE = "merge"
    FIX = "fix"
    KEEP = "keep"


Condition = Literal[
    "duplicate", "silent_followed", "silent", "no_access", "no_owner", "no_purpose", "old_bio",
    "sound",
]  # fmt: skip


@dataclass(frozen=True)
class AccountRule:
    """One row of ``account_actions.csv``: the first whose condition holds gives the verdict.

    Parameters
    ----------
    id : str
        Its name: H01, H02 …
    condition : str
        What it asks of an account.
    verdict : Verdict
        What it recommends.
    effort : Level
        How hard that is.
    reason, advice : str
        Why, and how: msgids.
    """

    id: str
    condition: Condition
    verdict: Verdict
    effort: Level
    reason: str
    advice: str


@dataclass(frozen=True)
class OwnAccount:
    """One account judged.

    Parameters
    ----------
    entry : Entry
        What the inventory says of it.
    rules : tuple of AccountRule
        Every rule that holds; the first gives the verdict, the others are further faults.
    choice : Choice
        What stands: the rule's verdict, or the one a person chose instead.
    share : float or None
        Its followers ÷ those of all accounts with a count.
    idle : int or None
        Days from its last post to the day of judgement; None when no date is known.
    """

    entry: Entry
    rules: tuple[AccountRule, ...]
    choice: Choice
    share: float | None
    idle: int | None

    @property
    def rule(self) -> AccountRule:
        """The rule that gives its verdict."""
        return self.rules[0]

    @property
    def further(self) -> tuple[AccountRule, ...]:
        """What else is to be put right in an account that stays."""
        return self.rules[1:] if self.verdict is Verdict.FIX else ()

    @property
    def verdict(self) -> Verdict:
        """What becomes of it: the rule's word unless a person overrode it."""
        return Verdict(self.choice.chosen)

    @property
    def name(self) -> str:
        """The account as the report and an override name it."""
        return self.choice.subject

    @property
    def label(self) -> str:
        """Its name with its platform, said once."""
        place = platform_name(self.entry.platform).text
        said = re.search(rf"\b{re.escape(place)}\b", self.name, re.IGNORECASE)
        return self.name if said else f"{self.name} ({place})"


@dataclass(frozen=True)
class Hygiene:
    """Every account of the inventory judged.

    Parameters
    ----------
    accounts : tuple of Account
        To close, to merge, to fix, to keep; within each the most followed first.
    on : date
        The day it was judged for.
    """

    accounts: tuple[OwnAccount, ...]
    on: dt.date

    @property
    def sources(self) -> tuple[str, ...]:
        """The files the inventory was read from."""
        return sources_at(each.entry.source for each in self.accounts)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What stands for each account, and what the rule said."""
        return tuple(each.choice for each in self.accounts)

    def of(self, *verdicts: Verdict) -> tuple[OwnAccount, ...]:
        """Return the accounts of some verdicts."""
        return tuple(each for each in self.accounts if each.verdict in verdicts)

    def under(self, condition: Condition) -> tuple[OwnAccount, ...]:
        """Return the accounts for which a condition holds."""
        return tuple(
            each for each in self.accounts if any(r.condition == condition for r in each.rules)
        )


@cache
def account_rules() -> tuple[AccountRule, ...]:
    """Return the named rules of ``account_actions.csv``, in their order."""
    return tuple(
        AccountRule(
            id=row["rule"],
            condition=row["condition"],  # type: ignore[arg-type]  # a test holds the list
            verdict=Verdict(row["verdict"]),
            effort=Level(row["effort"]),
            reason=row["reason"],
            advice=row["advice"],
        )
        for row in reference.csv_rows("account_actions.csv")
    )


@remembered
def audit_accounts(
    inventory: pd.DataFrame,
    posts: pd.DataFrame,
    on: dt.date,
    overrides: Sequence[Override] = (),
) -> Hygiene:
    """Judge every account of the inventory.

    Parameters
    ----------
    inventory : DataFrame
        The sheet ``accounts``, a row an account: account, platform, owner, has_access,
        purpose, followers, last_post_on, duplicate_of, bio_on, source.
    posts : DataFrame
        The table ``posts``: its dates stand where they are later than the sheet's.
    on : date
        The day activity is judged for.
    overrides : sequence of Override
        What a person decided against the rule ``three_c.account``, by account.
    """
    entries = read_inventory(inventory, posts, on)
    judge = _Judge(entries, on)
    accounts = [judge.account(each, overrides) for each in entries]
    order = list(Verdict)
    accounts.sort(key=lambda e: (order.index(e.verdict), -(e.entry.followers or 0), e.name))
    return Hygiene(tuple(accounts), on)


class _Judge:
    """Holds what an account is judged beside: all the others."""

    def __init__(self, entries: Sequence[Entry], on: dt.date) -> None:
        self.on = on
        self.followers = sum(each.followers or 0 for each in entries)
        self.holds: dict[Condition, Callable[[Entry], bool]] = {
            "duplicate": lambda entry: bool(entry.duplicate_of),
            "silent_followed": lambda entry: self._silent(entry) and self._followed(entry),
            "silent": lambda entry: self._silent(entry) and not self._followed(entry),
            "no_access": lambda entry: entry.has_access is False,
            "no_owner": lambda entry: not entry.owner,
            "no_purpose": lambda entry: not entry.purpose,
            "old_bio": self._old_bio,
        }

    def account(self, entry: Entry, overrides: Sequence[Override]) -> OwnAccount:
        faults = tuple(
            each
            for each in account_rules()
            if each.condition != "sound" and self.holds[each.condition](entry)
        )
        found = faults or tuple(each for each in account_rules() if each.condition == "sound")
        return OwnAccount(
            entry=entry,
            rules=found,
            choice=choose(overrides, RULE, entry.name, found[0].verdict.value),
            share=self._share(entry),
            idle=None if entry.last is None else (self.on - entry.last).days,
        )

    def _silent(self, entry: Entry) -> bool:
        limit = reference.threshold("inactive_account_days")
        return entry.last is not None and (self.on - entry.last).days > limit

    def _share(self, entry: Entry) -> float | None:
        known = entry.followers is not None and self.followers > 0
        return (entry.followers or 0) / self.followers if known else None

    def _followed(self, entry: Entry) -> bool:
        return (self._share(entry) or 0.0) >= reference.threshold("account_worth_reviving")

    def _old_bio(self, entry: Entry) -> bool:
        limit = reference.threshold("brand_bio_days")
        return entry.bio_on is not None and (self.on - entry.bio_on).days > limit
