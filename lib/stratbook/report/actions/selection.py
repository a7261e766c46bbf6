"""Which changes are accepted: all, or those whose numbers are given."""

import re
from collections.abc import Sequence
from typing import Final

from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import say
from stratbook.report.validation.difference import Difference

_RUN: Final = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")
_ALL: Final = frozenset({"all", "tout"})


def selected(found: Sequence[Difference], asked: str) -> tuple[Difference, ...]:
    """Return the changes that an answer to ``--accept`` names.

    Parameters
    ----------
    found : sequence of Difference
        Numbered from 1.
    asked : str
        ``all``, ``1,3-5``, or empty for none.

    Raises
    ------
    ParameterError
        When it is written otherwise, or a number names no change: every one.
    """
    words = asked.strip().casefold()
    if not words:
        return ()
    if words in _ALL:
        return tuple(found)
    numbers: set[int] = set()
    faults = []
    for part in words.split(","):
        run = _RUN.fullmatch(part.strip())
        if run is None:
            faults.append(_unread(part.strip()))
            continue
        first = int(run[1])
        numbers |= set(range(first, int(run[2] or first) + 1))
    unknown = sorted(each for each in numbers if not 1 <= each <= len(found))
    faults += [_unknown(each, len(found)) for each in unknown]
    if faults:
        raise ParameterError(tuple(faults))
    return tuple(each for at, each in enumerate(found, start=1) if at in numbers)


def _unread(part: str) -> Fault:
    return Fault(
        "--accept",
        say("“{part}” is no number of a change.", part=part),
        say("Write all, or numbers as 1,3-5."),
    )


def _unknown(number: int, last: int) -> Fault:
    return Fault(
        "--accept",
        say("There is no change {number}; the last is {last}.", number=number, last=last),
        say("Read the file again without --accept to see the numbers."),
    )
