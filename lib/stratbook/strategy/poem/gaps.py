"""Where media are bought or earned without being put to use, platform by platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.balance import Balance
from stratbook.strategy.poem.inventory import Item

Kind = Literal["no_landing", "not_reused", "absent"]


@dataclass(frozen=True)
class Gap:
    """One gap on one platform.

    Parameters
    ----------
    kind : {"no_landing", "not_reused", "absent"}
        Paid media that lead to no page of one's own; earned media never taken up; a class
        of which the inventory lists nothing.
    platform : str
        Platform id; empty for media on none, and for an absent class.
    medium : Medium
        The class concerned.
    items : tuple of Item
        The media concerned, in the inventory's order; none for an absent class.
    spend, contacts : float or None
        What they cost in money and the contacts they bring; None where no medium says.
    """

    kind: Kind
    platform: str
    medium: Medium
    items: tuple[Item, ...]
    spend: float | None
    contacts: float | None


def without_landing(items: Sequence[Item]) -> list[Item]:
    """Return the paid media known to lead to no page of one's own."""
    return [each for each in items if each.medium is Medium.PAID and each.has_landing is False]


def never_reused(items: Sequence[Item]) -> list[Item]:
    """Return the earned media known never to have been taken up in one's own."""
    return [each for each in items if each.medium is Medium.EARNED and each.is_reused is False]


def find_gaps(balance: Balance) -> tuple[Gap, ...]:
    """Return the gaps of a period: paid first, then earned, then absent classes.

    A medium about which nothing was said is no gap. Within a kind the platform with most
    money or contacts comes first, then by name.
    """
    loose = _by_platform("no_landing", Medium.PAID, without_landing(balance.items))
    idle = _by_platform("not_reused", Medium.EARNED, never_reused(balance.items))
    absent = [
        Gap("absent", "", medium, (), None, None)
        for medium in Medium
        if balance.items and not balance.weights[medium].count
    ]
    return (*loose, *idle, *absent)


def _by_platform(kind: Kind, medium: Medium, items: Sequence[Item]) -> list[Gap]:
    found = []
    for platform in {each.platform for each in items}:
        there = tuple(each for each in items if each.platform == platform)
        spend = [each.spend for each in there if each.spend is not None]
        contacts = [each.contacts for each in there if each.contacts is not None]
        found.append(
            Gap(
                kind,
                platform,
                medium,
                there,
                sum(spend) if spend else None,
                sum(contacts) if contacts else None,
            )
        )
    return sorted(
        found, key=lambda each: (-(each.spend or 0), -(each.contacts or 0), each.platform)
    )
