"""The words of the sheets: written in one language, read in every one installed."""

from collections.abc import Iterable
from typing import Final, TypeVar

from stratbook.brief.nearest import plain
from stratbook.core.language import language as language_of
from stratbook.core.manner import folders
from stratbook.core.message import N_

_WRITTEN: Final = ("fr", "en")  # what the sheets themselves are written in
_YES_NO: Final = (N_("yes"), N_("no"))
_LONGEST_TITLE: Final = 31  # of a page, in every spreadsheet
Thing = TypeVar("Thing")


def others() -> tuple[str, ...]:
    """Return the codes of the languages installed beside French and English."""
    return tuple(code for code in folders() if code not in _WRITTEN)


def spoken(code: str, en: str, fr: str) -> str:
    """Return a wording in a language; English where its catalogue has none."""
    return {"en": en, "fr": fr}[code] if code in _WRITTEN else language_of(code).either(en, fr)


def page_title(code: str, en: str, fr: str) -> str:
    """Return the title of a workbook's page; English where a spreadsheet would refuse it."""
    title = spoken(code, en, fr)
    fits = len(title) <= _LONGEST_TITLE and not set(title) & set("[]:*?/\\'")
    return title if fits else en


def every(en: str, fr: str) -> tuple[str, ...]:
    """Return a wording in English, in French, and in each other language that has its own."""
    said = (spoken(code, en, fr) for code in others())
    return (en, fr, *(each for each in said if each != en))


def by_word(rows: Iterable[tuple[Thing, str, str]]) -> dict[str, Thing]:
    """Return what each plain word means, from rows of (what, en, fr).

    A French or an English word goes before the same word of another language.
    """
    known = list(rows)
    theirs = {plain(word): what for what, en, fr in known for word in every(en, fr)[2:]}
    return theirs | {plain(word): what for what, en, fr in known for word in (en, fr)}


def tongue(heading: str, en: str, fr: str) -> str:
    """Return the one language in which a wording reads so; empty when none or several do."""
    read = plain(heading)
    ours = [code for code in _WRITTEN if plain(spoken(code, en, fr)) == read]
    if ours:
        return ours[0] if len(ours) == 1 else ""
    theirs = [code for code in others() if plain(spoken(code, en, fr)) == read]
    return theirs[0] if len(theirs) == 1 else ""


def yes_no(code: str) -> tuple[str, str]:
    """Return what is written for true and for false."""
    yes, no = (language_of(code).text(each) for each in _YES_NO)
    return yes, no
