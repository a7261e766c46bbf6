"""A page of the course, in the look of the reports: one file that runs nothing."""

import re
from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Message
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.styles import page_css, portfolio_css
from stratbook.report.page import environment
from stratbook.report.script import policy

_TAGS: Final = re.compile(r"<[^>]*>")
Sections = Sequence[tuple[Message, Html]]


def course_page(
    look: Look,
    title: Message,
    lead: Message,
    sections: Sections,
    links: Sequence[tuple[str, str]] = (),
) -> str:
    """Return a page as one HTML file.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    title, lead : Message
        What it is, and what it is for.
    sections : sequence of (Message, Html)
        A heading and what stands below it.
    links : sequence of (str, str)
        Files beside it, and the words that lead there.
    """
    frames = environment(look)
    words = look.sentence(title)
    inside = frames.get_template("course.html.j2").render(
        title=words,
        lead=look.sentence(lead),
        links=links,
        sections=[(look.sentence(heading), body) for heading, body in sections],
    )
    css = page_css(look, _TAGS.sub(" ", inside), words) + portfolio_css()
    frame = frames.get_template("frame.html.j2").render(
        look=look, title=words, css=Html(css), body=Html(inside),
        policy=Html(policy(moving=False)), script=None,
    )  # fmt: skip
    return frame + "\n"
