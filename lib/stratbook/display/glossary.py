"""Words of the trade that occur in a text, with what they mean in plain words."""

import re
from dataclasses import dataclass
from typing import Final

from stratbook.core.reference import csv_rows
from stratbook.display.look import Look

FILE: Final = "glossary.csv"


@dataclass(frozen=True)
class Entry:
    """A word of the trade and what it means."""

    term: str
    meaning: str


def entries_in(look: Look, text: str) -> tuple[Entry, ...]:
    """Return the glossary's words that occur in a text, in alphabetical order.

    Parameters
    ----------
    look : Look
        The reader's language.
    text : str
        Plain text, in any case.
    """
    said = text.casefold()
    either = look.language.either
    found = [
        Entry(term, either(row["meaning_en"], row["meaning_fr"]))
        for row in csv_rows(FILE)
        if _occurs(
            term := either(row["term_en"], row["term_fr"]),
            either(row["also_en"], row["also_fr"]),
            said,
        )
    ]
    return tuple(sorted(found, key=lambda each: each.term.casefold()))


def _occurs(term: str, also: str, text: str) -> bool:
    words = [term, *(each for each in also.split("|") if each)]
    return any(
        re.search(rf"(?<!\w){re.escape(each.casefold())}(?!\w)", text) is not None for each in words
    )
