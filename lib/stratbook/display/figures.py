"""Figures: a title that says the finding, a drawing for wide and for phone, its source."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from stratbook.core.message import Message, term
from stratbook.display.canvas import Canvas, style
from stratbook.display.fonts import register
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.sheet import Block, Sheet
from stratbook.display.svg import address

WIDE, PHONE = 7.2, 3.6  # inches
_TALL = 4.6  # inches; a narrow drawing higher than this is not set beside words on paper
_READABLE = 8.8  # points, of which 7 are left at 73 mm
_LETTERS = re.compile(r"font(?:-size)?: ?([\d.]+)px")
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
    look: Look, draw: Draw, caption: Caption, height: float = 3.2,
    phone_height: float | None = 0.0,
) -> Html:  # fmt: skip
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
        another there. None for no such drawing: a notebook's panel that must answer at once.

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
    wide, behind = _drawn(look, draw, (WIDE, height))
    beside = False
    drawings = [element("img", src=wide, alt=alt, class_="" if phone_height is None else "sb-wide")]
    if phone_height is not None:
        phone, _ = _drawn(look, draw, (PHONE, phone_height or height))
        beside = (phone_height or height) <= _TALL and _letters(phone) >= _READABLE
        drawings.append(element("img", src=phone, alt=alt, class_="sb-phone", hidden=""))
    words = element(
        "figcaption",
        element("p", look.sentence(caption.title), class_="sb-figure-title"),
        element("p", look.sentence(caption.subtitle), class_="sb-figure-subtitle"),
    )
    parts = [words, *drawings, element("p", look.sentence(caption.source), class_="sb-source")]
    if caption.so_what is not None:
        label = element("b", look.say(term("So what?")))
        parts.append(element("p", label, " ", look.sentence(caption.so_what), class_="sb-so-what"))
    sheet = Sheet(
        "figure",
        look.sentence(caption.title),
        look.sentence(caption.subtitle),
        look.sentence(caption.source),
        behind,
    )
    # On paper an essential report sets the narrow drawing beside the words, where it is neither
    # tall nor finely written; else the wide one stands across the page.
    kind = "sb sb-figure sb-beside" if beside else "sb sb-figure"
    return element("figure", *parts, class_=kind).with_sheets(sheet)


def _letters(drawing: str) -> float:
    """Return the size of a drawing's smallest letters, in points."""
    return min(map(float, _LETTERS.findall(drawing)), default=_READABLE)


def _drawn(look: Look, draw: Draw, size: tuple[float, float]) -> tuple[str, tuple[Block, ...]]:
    """Return a drawing as a data: address, and the numbers that were drawn."""
    narrow = size[0] == PHONE
    stream = io.StringIO()
    register()
    with mpl.rc_context(style(look.theme, narrow=narrow)):
        drawing = Figure(figsize=size, layout="constrained")
        canvas = Canvas(drawing, look, narrow)
        draw(canvas)
        # Figure.savefig draws twice where a layout is wanted; the canvas lays out and draws once.
        paper: Any = FigureCanvasSVG(drawing)  # without types
        paper.print_svg(stream, metadata=_BARE)
    return address(stream.getvalue(), look.theme), canvas.behind()
