"""What a figure rests on, in words: cases, interval, definition, what is left out."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from stratbook.core.message import Message, Name, Quantity, say
from stratbook.display.look import Look
from stratbook.strategy.kpis import Measure
from stratbook.strategy.performance.quantities import quantity


def interval_of(measured: Measure, currency: str) -> tuple[Quantity, Quantity] | None:
    """Return the two ends of a measure's interval with their unit."""
    if measured.interval is None:
        return None
    low, high = measured.interval
    return quantity(measured.kpi, low, currency), quantity(measured.kpi, high, currency)


def facts_of_case(measured: Measure, currency: str) -> list[Message]:
    """Return what a measure rests on, as messages: cases, interval, definition, notes."""
    said = [] if measured.counted is None else [measured.counted]
    if ends := interval_of(measured, currency):
        said.append(say("95% CI {low} to {high}", low=ends[0], high=ends[1]))
    if measured.variant is not None:
        said.append(measured.variant)
    return [*said, *measured.notes]


def rests_on(look: Look, measured: Measure, currency: str, shared: Sequence[Message] = ()) -> str:
    """Return the same on one line, without what is said once for the whole table."""
    said = [each for each in facts_of_case(measured, currency) if each not in shared]
    return " · ".join(look.say(each).rstrip(".") for each in said)


def files_named(sources: tuple[str, ...]) -> Message:
    """Return the source line: the names of the files, without their folders."""
    names = [Name(text=PurePosixPath(place).name) for place in sources]
    if not names:
        return say("Source: the files received.")
    return say("Source: {files}.", files=tuple(dict.fromkeys(names)))
