"""How many of how many, and which first: what findings about a brief are made of."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Comparison
from stratbook.core.message import Fact, Listing, Quantity, Unit, say, say_n

NAMED: Final = 3


def against_all(sound: int, total: int) -> Comparison:
    """Hold the share of what is sound against all of it."""
    return Comparison(
        against="plan",
        value=Quantity(value=sound / total, unit=Unit.RATIO),
        reference=Quantity(value=1.0, unit=Unit.RATIO),
        difference=Quantity(value=sound / total - 1, unit=Unit.POINTS, signed=True),
    )


def quoted(texts: Sequence[str]) -> Fact:
    """Quote the first texts and count the others."""
    return first_of([say("“{statement}”", statement=each) for each in texts])


def first_of(facts: Sequence[Fact]) -> Fact:
    """Name the first facts and count the others."""
    first = list(facts[:NAMED])
    if others := len(facts) - len(first):
        first.append(say_n("{count} other", "{count} others", others))
    return Listing(items=tuple(first))
