"""Figures: a title that says the finding, a drawing for wide and for phone, its source."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.figure import Figure

from stratbook.core.message import Message, term
from stratbook.display.canvas import Canvas, style
from stratbook.display.fonts import register
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.svg import address

WIDE, PHONE = 7.2, 3.6  # inches
_BARE = dict.fromkeys(("Date", "Creator", "Format", "Type"))
Draw = Callable[[Canvas], None]


@dataclass(frozen=True)
class Caption:
    """The words around a figure.

    Parameters
    ----------
    title : Message
        The finding, as a sentence.
    subtitle : Message
        Measure, unit, period.
    source : Message
        Where the numbers come from.
    alt : Message
        What the drawing shows, for those who do not see it; never empty.
    so_what : Message or None
        What follows from it.
    """

    title: Message
    subtitle: Message
    source: Message
    alt: Message
    so_what: Message | None = None


def figure(
    look: Look, draw: Draw, caption: Caption, height: float = 3.2, phone_height: float = 0.0
) -> Html:
    """Draw a figure twice, wide and for a phone, and put its words around it.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    draw : callable
        Given a :class:`Canvas`, draws on it; called once for each width.
    caption : Caption
        The words.
    height : float
        Height of the wide drawing in inches; its width is 7.2.
    phone_height : float
        Height of the phone's drawing, 3.6 wide, where it differs: panels stand one below
        another there.

    Raises
    ------
    ValueError
        When the alternative text is empty.
    """
    alt = look.sentence(caption.alt)
    if not alt.strip():
        raise ValueError("a figure needs a text that says what it shows")
    # Two pictures of which the styles show one: <picture> would say it better, but checkers
    # take the comma of a data: address in srcset for the start of another file.
    wide = _address(look, draw, (WIDE, height))
    phone = _address(look, draw, (PHONE, phone_height or height))
    drawings = [
        element("img", src=wide, alt=alt, class_="sb-wide"),
        element("img", src=phone, alt=alt, class_="sb-phone", hidden=""),
    ]
    words = element(
        "figcaption",
        element("p", look.sentence(caption.title), class_="sb-figure-title"),
        element("p", look.sentence(caption.subtitle), class_="sb-figure-subtitle"),
    )
    parts = [words, *drawings, element("p", look.sentence(caption.source), class_="sb-source")]
    if caption.so_what is not None:
        label = element("b", look.say(term("So what?")))
        parts.append(element("p", label, " ", look.sentence(caption.so_what), class_="sb-so-what"))
    return element("figure", *parts, class_="sb sb-figure")


def _address(look: Look, draw: Draw, size: tuple[float, float]) -> str:
    """Return a drawing as a data: address."""
    narrow = size[0] == PHONE
    stream = io.StringIO()
    register()
    with mpl.rc_context(style(look.theme, narrow=narrow)):
        drawing = Figure(figsize=size, layout="constrained")
        draw(Canvas(drawing, look, narrow))
        drawing.savefig(stream, format="svg", metadata=_BARE)
    return address(stream.getvalue(), look.theme)
