"""Where media are not put to use, platform by platform: each gap is a named rule's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.balance import Balance
from stratbook.strategy.poem.inventory import Item

NO_LANDING: Final = "poem.paid_without_landing"
NOT_REUSED: Final = "poem.earned_not_reused"
NOT_RELAYED: Final = "poem.owned_not_relayed"
ABSENT: Final = "poem.medium_absent"
ALONE: Final[Mapping[Medium, str]] = {
    Medium.PAID: "poem.platform_only_paid",
    Medium.OWNED: "poem.platform_only_owned",
    Medium.EARNED: "poem.platform_only_earned",
}
_SERVES: Final = {"meta": ("facebook", "instagram")}


@dataclass(frozen=True)
class Gap:
    """One gap on one platform.

    Parameters
    ----------
    rule : str
        Id of the rule: paid media that lead to no page of one's own, earned media never
        taken up, owned media nothing leads to, a platform of a single class, or a class of
        which the inventory lists nothing.
    platform : str
        Platform id; empty for media on none, and for an absent class.
    medium : Medium
        The class concerned.
    items : tuple of Item
        The media concerned, in the inventory's order; none for an absent class.
    spend, cost, contacts : float or None
        What they cost in money, hours included, and the contacts they bring; None where no
        medium says.
    """

    rule: str
    platform: str
    medium: Medium
    items: tuple[Item, ...]
    spend: float | None = None
    cost: float | None = None
    contacts: float | None = None


def without_landing(items: Sequence[Item]) -> list[Item]:
    """Return the paid media known to lead to no page of one's own."""
    return [each for each in items if each.medium is Medium.PAID and each.has_landing is False]


def never_reused(items: Sequence[Item]) -> list[Item]:
    """Return the earned media known never to have been taken up in one's own."""
    return [each for each in items if each.medium is Medium.EARNED and each.is_reused is False]


def never_relayed(items: Sequence[Item]) -> list[Item]:
    """Return the owned media known to be led to by nothing."""
    return [each for each in items if each.medium is Medium.OWNED and each.is_relayed is False]


@remembered
def find_gaps(balance: Balance) -> tuple[Gap, ...]:
    """Return the gaps of a period: media unused, then platforms of one class, absent classes.

    A medium about which nothing was said is no gap. Within a rule the platform with most
    money or contacts comes first, then by name.
    """
    absent = [
        Gap(ABSENT, "", medium, ())
        for medium in Medium
        if balance.items and not balance.weights[medium].count
    ]
    return (
        *_by_platform(NO_LANDING, Medium.PAID, without_landing(balance.items)),
        *_by_platform(NOT_REUSED, Medium.EARNED, never_reused(balance.items)),
        *_by_platform(NOT_RELAYED, Medium.OWNED, never_relayed(balance.items)),
        *_alone(balance.items),
        *absent,
    )


def by_platform(gaps: Sequence[Gap]) -> tuple[tuple[str, tuple[Gap, ...]], ...]:
    """Group gaps by platform, those on none last; rules keep their order."""
    names = sorted({each.platform for each in gaps}, key=lambda each: (not each, each))
    return tuple((name, tuple(each for each in gaps if each.platform == name)) for name in names)


def _alone(items: Sequence[Item]) -> list[Gap]:
    """Return the platforms on which every medium is of the same class."""
    there = {
        platform: [each for each in items if platform in _places(each.platform)]
        for platform in _judged({each.platform for each in items})
    }
    gaps = [
        _gap(ALONE[found[0].medium], platform, found)
        for platform, found in there.items()
        if len({each.medium for each in found}) == 1
    ]
    return sorted(gaps, key=_weight)


def _judged(platforms: set[str]) -> set[str]:
    """Leave out "no platform", and an ad platform where the places it serves are listed."""
    served = {each for each in platforms if platforms & set(_SERVES.get(each, ()))}
    return platforms - served - {""}


def _places(platform: str) -> tuple[str, ...]:
    """Return the places where a medium is seen: ads on Meta are on Facebook and Instagram."""
    return (platform, *_SERVES.get(platform, ()))


def _by_platform(rule: str, medium: Medium, items: Sequence[Item]) -> list[Gap]:
    found = [
        _gap(rule, platform, [each for each in items if each.platform == platform])
        for platform in {each.platform for each in items if each.medium is medium}
    ]
    return sorted(found, key=_weight)


def _gap(rule: str, platform: str, items: Sequence[Item]) -> Gap:
    return Gap(
        rule,
        platform,
        items[0].medium,
        tuple(items),
        _sum(items, lambda each: each.spend),
        _sum(items, lambda each: each.cost),
        _sum(items, lambda each: each.contacts),
    )


def _weight(gap: Gap) -> tuple[float, float, str]:
    return -(gap.spend or 0), -(gap.contacts or 0), gap.platform


def _sum(items: Sequence[Item], figure: Callable[[Item], float | None]) -> float | None:
    known = [value for each in items if (value := figure(each)) is not None]
    return sum(known) if known else None
