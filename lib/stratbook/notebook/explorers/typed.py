"""Numbers and times as people type them into a field, and what is said of others."""

import re
from typing import Final

from stratbook.brief.numerals import number_of
from stratbook.core import reference
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, Unit, say

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])\s?[:hH.]\s?([0-5]\d)")
_NUMBER: Final = say("Write a number alone in the cell, without unit or remark.")
_TIME: Final = say("Write hours and minutes: 18:30.")


class MistypedError(ValueError):
    """What stands in a field is not what it is for.

    Parameters
    ----------
    problem, remedy : Message
        What it is not, and how it is written.
    """

    def __init__(self, problem: Message, remedy: Message) -> None:
        super().__init__(problem.plain())
        self.problem, self.remedy = problem, remedy

    def refusal(self, place: str) -> ParameterError:
        """Return the refusal to keep it; ``place`` is the sheet or the key."""
        return ParameterError((Fault(place, self.problem, self.remedy),))


def typed(text: str, decimal: str) -> float | None:
    """Return a number as people type it, 3.5 % as 0.035; None for an empty field.

    Parameters
    ----------
    text : str
        What stands in the field.
    decimal : str
        The reader's decimal mark: it decides ``12,000``.

    Raises
    ------
    MistypedError
        When it is no number.
    """
    bare = text.strip()
    if not bare:
        return None
    try:
        value = number_of(bare.removesuffix("%").strip(), decimal)
    except ValueError:
        raise MistypedError(say("“{value}” is not a number.", value=bare), _NUMBER) from None
    return round(value / 100, 12) if bare.endswith("%") else value


def written(value: float | None, indicator: str, decimal: str) -> str:
    """Return a number as people type it: a ratio as a percentage.

    Parameters
    ----------
    value : float or None
        None for an empty field.
    indicator : str
        The KPI it is of; empty for a plain number.
    decimal : str
        The reader's decimal mark.
    """
    if value is None:
        return ""
    known = reference.kpis().get(indicator)
    if known is not None and known.unit == Unit.RATIO:
        return f"{value * 100:.10g} %".replace(".", decimal)
    return f"{value:.10g}".replace(".", decimal)


def timed(text: str) -> str:
    """Return a time as ``14:30``, also typed 14h30; empty for an empty field.

    Raises
    ------
    MistypedError
        When it is no time.
    """
    bare = text.strip()
    found = _CLOCK.fullmatch(bare)
    if bare and found is None:
        raise MistypedError(say("“{value}” is not a time of day.", value=bare), _TIME)
    return f"{int(found[1]):02d}:{found[2]}" if found else ""
