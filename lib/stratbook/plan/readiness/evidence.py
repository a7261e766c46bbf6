"""What the findings of readiness share: chapter, files, the KPI that tells, parts of a whole."""

from collections.abc import Iterable, Sequence
from typing import Final

from stratbook.brief.models import ClientFile
from stratbook.core.finding import Comparison
from stratbook.core.message import Message, Quantity, Unit, say
from stratbook.core.places import sources_at

CHAPTER: Final = "06_media_plan"


def indicator_of(file: ClientFile) -> str:
    """Return the KPI that tells whether the ads worked: the first objective's, else reach."""
    return next((each.indicator for each in file.objectives if each.indicator), "reach")


def money(value: float, currency: str) -> Quantity:
    """Return an amount."""
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)


def ratio(value: float | None, digits: int = 0) -> Quantity:
    """Return a share."""
    return Quantity(value=value, unit=Unit.RATIO, digits=digits)


def part_of(part: float, whole: float, currency: str) -> Comparison:
    """Hold a part of the planned money against the whole."""
    return Comparison(
        against="part",
        value=money(part, currency),
        reference=money(whole, currency),
        difference=ratio(part / whole),
    )


def files(found: Iterable[str]) -> tuple[str, ...]:
    """Return the files of some places (``inputs/flights.csv:3``), each once."""
    return sources_at(found)


def sentences(parts: Sequence[Message]) -> Message:
    """Put sentences one after another; there must be one at least."""
    whole = parts[0]
    for each in parts[1:]:
        whole = say("{first} {second}", first=whole, second=each)
    return whole
