"""What the views of chapter 3 call things."""

from typing import Final

from stratbook.core.message import Fact, Name, Quantity, Term, Unit, say, term
from stratbook.core.vocabulary import Medium
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.poem.inventory import Item

MEDIA: Final[dict[Medium, Term]] = {
    Medium.PAID: term("Paid"),
    Medium.OWNED: term("Owned"),
    Medium.EARNED: term("Earned"),
}
EMPTY: Final = say("The media inventory has no medium for this period: fill in its sheet.")
NONE: Final = Name(text="–")


def name_of(item: Item) -> Fact:
    """Return a medium's name, and which part of it where it was boosted."""
    if item.part == "bought":
        return say("{medium}, reach bought", medium=item.name)
    if item.part == "rest":
        return say("{medium}, without the boost", medium=item.name)
    return Name(text=item.name)


def place_of(platform: str) -> Fact:
    """Return a platform's name; a dash for media on none."""
    return platform_name(platform) if platform else NONE


def share(value: float | None, digits: int = 0) -> Quantity:
    """Return a share, in percent."""
    return Quantity(value=value, unit=Unit.RATIO, digits=digits)


def points(value: float | None) -> Quantity:
    """Return a signed difference of shares, in points."""
    return Quantity(value=value, unit=Unit.POINTS, signed=True, digits=1)
