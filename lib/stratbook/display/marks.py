"""A state in the cell of a table: a sign and words, coloured as well, never by colour alone."""

from typing import Final, Literal

from stratbook.core.message import Fact
from stratbook.display.html import Html, element
from stratbook.display.look import Look

Mark = Literal["good", "watch", "bad", "neutral"]
_SIGNS: Final[dict[Mark, str]] = {"good": "✔", "watch": "▲", "bad": "✖", "neutral": "●"}


def mark(look: Look, kind: Mark, words: Fact) -> Html:
    """Return words with the sign and the colour of a state.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    kind : {"good", "watch", "bad", "neutral"}
        What kind of news it is.
    words : Fact
        What is said.
    """
    sign = element("span", _SIGNS[kind], aria_hidden="true")
    return element("span", sign, " ", look.sentence(words), class_=f"sb-mark sb-mark-{kind}")
