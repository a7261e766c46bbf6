"""How a trainer reads a free text: four levels, each built on the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.message import Message, say


@dataclass(frozen=True)
class Level:
    """A level of the rubric.

    Parameters
    ----------
    points : int
        From 1 to 4; a text without level 1 has none.
    name : Message
        What is reached.
    seen_by : Message
        How the trainer sees it.
    """

    points: int
    name: Message
    seen_by: Message


RUBRIC: Final[Sequence[Level]] = (
    Level(
        1,
        say("The fact is right"),
        say("The number is the learner’s own, rightly computed, with its unit and its period; the "
            "comparison is with something comparable."),
    ),
    Level(
        2,
        say("It says why it matters"),
        say("The reader learns what the fact means for the client’s objective, not only that a "
            "number moved."),
    ),
    Level(
        3,
        say("The action can be done"),
        say("The role named can do it by the date named, with the budget and the hours there are, "
            "and it answers the fact."),
    ),
    Level(
        4,
        say("The tone fits the client"),
        say("Plain words, no blame, no promise; “associated with” and never “caused by”: it could "
            "be sent as it is."),
    ),
)  # fmt: skip
POINTS: Final = len(RUBRIC)
