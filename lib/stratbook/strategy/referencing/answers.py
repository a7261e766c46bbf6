"""Answers to the checklists, subject by subject, and the score they make."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stratbook.strategy.referencing.checklist import Check, Place, Topic

State = Literal["yes", "no", "not_applicable", "unknown"]
Basis = Literal["person", "known", ""]


@dataclass(frozen=True)
class Answer:
    """What is known of one check on one subject.

    Parameters
    ----------
    check : Check
        Which check.
    state : {"yes", "no", "not_applicable", "unknown"}
        Unknown when nobody looked: it weighs nothing, neither way.
    basis : {"person", "known", ""}
        Who says so: the sheet of checks, or what the inventory and the exports hold.
    seen_on : date or None
        When a person looked.
    note : str
        What that person noted.
    """

    check: Check
    state: State
    basis: Basis = ""
    seen_on: dt.date | None = None
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether it enters the score."""
        return self.state in {"yes", "no"}


@dataclass(frozen=True)
class Subject:
    """An account, the site or a listing, with its answers to one checklist."""

    name: str
    place: Place
    topic: Topic
    answers: tuple[Answer, ...]

    @property
    def score(self) -> float | None:
        """Weight of the checks passed ÷ weight of those answered; None without an answer."""
        return weighed(self.answers)

    @property
    def answered(self) -> int:
        """How many checks count."""
        return sum(each.counts for each in self.answers)

    @property
    def asked(self) -> int:
        """How many checks apply to it."""
        return sum(each.state != "not_applicable" for each in self.answers)


def weighed(answers: Sequence[Answer]) -> float | None:
    """Return the weight of the checks passed ÷ that of those answered; None without any."""
    weight = sum(each.check.weight for each in answers if each.counts)
    passed = sum(each.check.weight for each in answers if each.state == "yes")
    return passed / weight if weight else None
