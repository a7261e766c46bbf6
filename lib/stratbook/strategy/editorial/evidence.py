"""What the findings of chapter 5 have in common."""

from typing import Final

from stratbook.core.finding import Comparison, Confidence
from stratbook.core.message import Quantity, Unit
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level

CHAPTER: Final = "05_editorial"


def ratio(value: float | None, digits: int = 0) -> Quantity:
    """Return a share as a quantity."""
    return Quantity(value=value, unit=Unit.RATIO, digits=digits)


def points(value: float) -> Quantity:
    """Return a difference of shares as a signed quantity."""
    return Quantity(value=value, unit=Unit.POINTS, signed=True, digits=0)


def hours(value: float | None) -> Quantity:
    """Return hours as a quantity: whole from ten on."""
    whole = value is not None and (value >= 10 or value == round(value))
    return Quantity(value=value, unit=Unit.HOURS, digits=0 if whole else 1)


def of_target(share: float, target: float) -> Comparison:
    """Hold a share against the one aimed at."""
    return Comparison(
        against="target",
        value=ratio(share),
        reference=ratio(target),
        difference=points(share - target),
    )


def counted(posts: int) -> Confidence:
    """Return how far what was counted on posts can be trusted."""
    if posts >= threshold("minimum_events"):
        return Confidence(level=Level.HIGH, why="counted on many posts")
    if posts >= threshold("minimum_posts"):
        return Confidence(level=Level.MEDIUM, why="counted on enough posts to be told")
    return Confidence(level=Level.LOW, why="counted on few posts")


def told() -> Confidence:
    """Return the confidence in what a person wrote in a sheet."""
    return Confidence(level=Level.HIGH, why="read from the sheets the team filled in")


def of_whole(share: float) -> Comparison:
    """Hold a share against the rest of the same whole."""
    return Comparison(
        against="part",
        value=ratio(share),
        reference=ratio(1 - share),
        difference=points(2 * share - 1),
    )
