"""Horizon: when a result can be expected, against when it is due."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stratbook.core import reference
from stratbook.core.goals import Goal
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Family
from stratbook.strategy.objectives.smart import Card

_RELATIONSHIP: Final = frozenset({Family.INTERACTION, Family.SATISFACTION})


class Time(StrEnum):
    """What the time left is worth."""

    NO_DATE = "no_date"
    PAST = "past"
    HURRIED = "hurried"
    EARLY = "early"
    ENOUGH = "enough"


@dataclass(frozen=True)
class Horizon:
    """One objective in time.

    Parameters
    ----------
    card : Card
        The objective.
    days : int or None
        Days left at the end of the period; negative once it is past, None without a date.
    time : Time
        What that is worth.
    """

    card: Card
    days: int | None
    time: Time

    @property
    def expected(self) -> str:
        """When its goal usually shows: short, medium, long; empty without a goal."""
        return self.card.goal.horizon if self.card.goal else ""


@remembered
def horizons(cards: Sequence[Card], on: dt.date) -> tuple[Horizon, ...]:
    """Hold each due date against the time that its goal takes.

    Parameters
    ----------
    cards : sequence of Card
        The objectives, judged.
    on : date
        From when time is counted: the end of the period under report.
    """
    return tuple(_horizon(each, on) for each in cards)


def is_relationship(goal: Goal) -> bool:
    """Say whether a goal is about a relationship: half its KPIs are of interaction or satisfaction.

    A relationship is built over months: what is due within a quarter is decided already.
    """
    families = [reference.kpi(each).family for each in goal.indicators]
    return 2 * sum(each in _RELATIONSHIP for each in families) >= len(families)


def _horizon(card: Card, on: dt.date) -> Horizon:
    due = card.objective.due
    if due is None:
        return Horizon(card, None, Time.NO_DATE)
    days = (due - on).days
    if days < 0:
        return Horizon(card, days, Time.PAST)
    return Horizon(card, days, Time.ENOUGH if card.goal is None else _time(card.goal, days))


def _time(goal: Goal, days: int) -> Time:
    quarter = threshold("engagement_horizon_days")
    usual = {"medium": quarter, "long": threshold("long_horizon_days")}.get(goal.horizon, 0)
    if days < quarter and is_relationship(goal):
        return Time.HURRIED
    return Time.EARLY if days < usual else Time.ENOUGH
