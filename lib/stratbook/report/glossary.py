"""The short glossary of a report for general readers: the words of the trade that occur in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from stratbook.core.reference import csv_rows
from stratbook.display.html import Html
from stratbook.display.look import Look

FILE = "glossary.csv"


@dataclass(frozen=True)
class Entry:
    """A word of the trade and what it means."""

    term: str
    meaning: str


def glossary(look: Look, bodies: Iterable[Html]) -> tuple[Entry, ...]:
    """Return the words that occur in the chapters, with what they mean, in alphabetical order.

    Parameters
    ----------
    look : Look
        The reader's language.
    bodies : iterable of Html
        The chapters.
    """
    text = " ".join(_text(each) for each in bodies)
    code = look.language.code
    found = [
        Entry(row[f"term_{code}"], row[f"meaning_{code}"])
        for row in csv_rows(FILE)
        if _occurs(row[f"term_{code}"], row[f"also_{code}"], text)
    ]
    return tuple(sorted(found, key=lambda each: each.term.casefold()))


def _text(body: Html) -> str:
    bare = re.sub(r'data:[^"]*', "", body.markup)
    return unescape(re.sub(r"<[^>]+>", " ", bare)).casefold()


def _occurs(term: str, also: str, text: str) -> bool:
    words = [term, *(each for each in also.split("|") if each)]
    return any(
        re.search(rf"(?<!\w){re.escape(each.casefold())}(?!\w)", text) is not None for each in words
    )
