"""What a finding needs, as far as a program can see: number, comparison, action, owner, date.

Whether it is right and well said is the trainer's to judge, on the four levels of the rubric
(:mod:`stratbook.notebook.course.rubric`).
"""

import contextlib
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from stratbook.core.language import LANGUAGES, language
from stratbook.core.message import Message, say
from stratbook.core.reference import csv_rows
from stratbook.notebook.course.exercise import Answer, Data
from stratbook.notebook.course.same import number
from stratbook.notebook.course.written import UnreadableError, number_of

MOST_WORDS: Final = 60
_FILE: Final = "course_words.csv"
_LETTER: Final = re.compile(r"\w")
_NUMBER: Final = re.compile(
    r"(?<![\w.,])[+\-−]?\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?"
    r"|(?<![\w.,])[+\-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
)
_ENGLISH: Final = re.compile(r"[+\-−]?\d{1,3}(?:,\d{3})+")  # 3,200: thousands, or decimals
_NEAR: Final = 0.005  # how far a number may be from one of the data, as a part of it
# 2026 is a year; 2 060 euros, clicks or contacts are not.
_YEAR: Final = r"(?<![\d.,])20[23]\d\b(?![.,]\d|[\s\u00a0\u202f]*(?:€|\$|£|eur|%))"
_NUMERIC_DATE: Final = (
    r"\b\d{4}-\d{1,2}(?:-\d{1,2})?\b", r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b", r"\b(?:semaine|week|[sw])\s?\d{1,2}\b",
    r"\b(?:trimestre|quarter|[qt])\s?[1-4]\b", _YEAR, r"\b[1-4]e?r? trimestre\b",
)  # fmt: skip
_MOST_CELLS: Final = 60  # of a column, past which pairs are no longer compared


def structure(text: str, data: Data, computed: Iterable[Answer] = ()) -> tuple[Message, ...]:
    """Return what a text lacks, one message a part.

    Parameters
    ----------
    text : str
        The learner's.
    data : mapping of str to DataFrame
        The exercise's tables: a number of theirs, or computed from it, has to stand in it.
    computed : iterable of answer
        What the exercise's other questions give: any of these numbers is good too.

    Returns
    -------
    tuple of Message
        Empty when all parts are there.
    """
    words = [each for each in text.split() if _LETTER.search(each)]
    if not words:
        return (say("Write one finding, of {most} words at most.", most=MOST_WORDS),)
    bare = _dates().sub(" ", text.casefold())
    lacking = [
        (len(words) > MOST_WORDS,
         say("It has {count} words: keep to {most}.", count=len(words), most=MOST_WORDS)),
        (not _has_number(bare, data, computed),
         say("It lacks a number of your data, or one computed from it.")),
        (not _words("comparison").search(text),
         say("It lacks a comparison: with a target, an earlier period or another platform.")),
        (not _words("action").search(text),
         say("It lacks an action: a verb that says what to do.")),
        (not _words("owner").search(text),
         say("It lacks an owner: the role that does it.")),
        (bare == text.casefold(),
         say("It lacks a date: by when.")),
    ]  # fmt: skip
    return tuple(message for is_lacking, message in lacking if is_lacking)


@cache
def _words(kind: str) -> re.Pattern[str]:
    """Return what finds a word of a kind, in either language, at the beginning of a word."""
    found = [
        each for row in csv_rows(_FILE) if row["kind"] == kind for each in row["words"].split("|")
    ]
    whole = "|".join(re.escape(each) for each in sorted(set(found), key=len, reverse=True))
    # "30 sales" counts something and is no department; "30 below" is a comparison.
    counted = r"(?<!\d[\s\u00a0\u202f])" if kind == "owner" else ""
    return re.compile(rf"(?<!\w){counted}(?:{whole})", re.IGNORECASE)


@cache
def _dates() -> re.Pattern[str]:
    """Return what finds a date: figures, a week, a quarter, a month or a day by its name."""
    names = set()
    for code in LANGUAGES:
        locale = language(code).locale
        names |= {name.casefold() for name in locale.months["format"]["wide"].values()}
        names |= {name.casefold() for name in locale.days["format"]["wide"].values()}
    named = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    day = rf"\b(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s+)?(?:{named})\b(?:\s+\d{{1,2}}\b(?!\d))?"
    soon = r"\b(?:demain|tomorrow|noël|christmas|fin du mois|end of (?:the )?month)\b"
    return re.compile("|".join((*_NUMERIC_DATE[:3], day, *_NUMERIC_DATE[3:], soon)))


def _has_number(bare: str, data: Data, computed: Iterable[Answer]) -> bool:
    known = {*_of_data(data), *(abs(found) for each in computed if (found := number(each)))}
    return any(
        abs(value - each) <= max(_NEAR * each, half)
        for value, half in _written(bare) for each in known
    )  # fmt: skip


def _written(text: str) -> Iterator[tuple[float, float]]:
    """Return the numbers of a text, each with half of its last digit."""
    for found in _NUMBER.finditer(text):
        readings = {found[0], found[0].replace(",", "")} if _ENGLISH.fullmatch(found[0]) else {
            found[0]}  # fmt: skip
        decimals = re.search(r"[.,](\d{1,2})$", found[0])
        half = 0.5 * 10 ** -len(decimals[1]) if decimals else 0.0
        for each in readings:
            with contextlib.suppress(UnreadableError):
                yield abs(number_of(each) or 0.0), half


def _of_data(data: Data) -> set[float]:
    """Return the tables' numbers and the simple ones computed from them: sums, shares, gaps."""
    found: set[float] = set()
    for table in data.values():
        columns = [_column(table[each].tolist()) for each in table.columns]
        for values in columns:
            found.update(values, _compared(values))
        for one, two in combinations([each for each in columns if each], 2):
            for top, bottom in zip(one, two, strict=False):
                found.update((top / bottom, bottom / top, 100 * top / bottom, 100 * bottom / top))
    return {each for each in found if each and math.isfinite(each)}


def _column(values: Sequence[object]) -> list[float]:
    given = [each for each in values if not isinstance(each, (str, bool))]
    return [abs(found) for each in given if (found := number(each))]


def _compared(values: Sequence[float]) -> set[float]:
    if not values:
        return set()
    whole = sum(values)
    found = {whole, whole / len(values), *(100 * each / whole for each in values)}
    for one, two in combinations(values[:_MOST_CELLS], 2):
        gap = abs(one - two)
        found |= {gap, 100 * gap / one, 100 * gap / two, one / two, two / one}
    return found
