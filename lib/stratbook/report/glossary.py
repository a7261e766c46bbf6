"""The short glossary of a report for general readers: the words of the trade that occur in it."""

import re
from collections.abc import Iterable
from html import unescape

from stratbook.display.glossary import Entry, entries_in
from stratbook.display.html import Html
from stratbook.display.look import Look


def glossary(look: Look, bodies: Iterable[Html]) -> tuple[Entry, ...]:
    """Return the words that occur in the chapters, with what they mean, in alphabetical order.

    Parameters
    ----------
    look : Look
        The reader's language.
    bodies : iterable of Html
        The chapters.
    """
    return entries_in(look, " ".join(_text(each) for each in bodies))


def _text(body: Html) -> str:
    bare = re.sub(r'data:[^"]*', "", body.markup)
    return unescape(re.sub(r"<[^>]+>", " ", bare))
