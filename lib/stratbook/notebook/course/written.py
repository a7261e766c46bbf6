"""What learners type: numbers as people write them, and anything else made plain.

0.6, "0,60", "55,6 %" and "1 862,07 €" are numbers. Whatever is handed to a check first becomes
plain values (numbers, texts, lists), so that nothing of the learner's runs while it is judged.
"""

import math
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from stratbook.notebook.course.exercise import NOT_ANSWERED, Answer

_DRESS: Final = re.compile(
    r"[\s\u00a0\u202f%€$£×]|^EUR|(?:EUR|EUROS?|POINTS?|PTS?|MINUTES?|MIN)$", re.IGNORECASE
)
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))(?=[\d,]*\.)")
_GROUPED: Final = re.compile(r"[+\-−–]?[1-9]\d{0,2}(?:,\d{3})+")  # 1,862: a reader of English
_NUMBER: Final = re.compile(r"[+\-−–]?(?:\d+(?:[.,]\d+)?|[.,]\d+)")
_LONGEST: Final = 4_000  # characters of an answer that are looked at
_MOST: Final = 200  # items of a list
_BIGGEST: Final = 10**15


class UnreadableError(ValueError):
    """Not a number."""


def number_of(given: object) -> float | None:
    """Return a typed answer as a number; None stays None.

    Raises
    ------
    UnreadableError
        When it is no number.
    """
    if given is None:
        return None
    if isinstance(given, str):
        text = _THOUSANDS.sub("", _undressed(given))
        if not _NUMBER.fullmatch(text):
            if not _GROUPED.fullmatch(text):
                raise UnreadableError(given)
            text = text.replace(",", "")  # 1,234,567 is nothing else
        given = text.replace(",", ".").replace("−", "-").replace("–", "-")
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        raise UnreadableError(given)
    try:
        return float(given)
    except (ValueError, OverflowError):
        raise UnreadableError(given) from None


def readings(given: object) -> tuple[float, ...]:
    """Return the numbers that a typed answer can mean: "1,862" is 1.862, or 1862 in English.

    Raises
    ------
    UnreadableError
        When it is no number.
    """
    found = number_of(given)
    if isinstance(given, str) and _GROUPED.fullmatch(text := _undressed(given)):
        whole = number_of(text.replace(",", ""))
        return tuple(each for each in (found, whole) if each is not None)
    return () if found is None else (found,)


def _undressed(given: str) -> str:
    return _DRESS.sub("", given[:_LONGEST])


def plain(given: object) -> Answer:
    """Return an answer as plain values, whatever it is.

    Returns
    -------
    Ellipsis, None, bool, int, float, str or tuple
        NumPy's numbers become Python's, NaN becomes None, a list, set or array a tuple, a blank
        text and ``...`` "not answered"; anything else its own name in text.
    """
    if given is NOT_ANSWERED or given is None:
        return given
    if isinstance(given, str):
        text = str.__str__(given)[:_LONGEST]
        return text if text.strip() else NOT_ANSWERED
    if isinstance(given, Mapping):
        return f"<{type(given).__name__}>"
    if isinstance(given, Iterable) or hasattr(given, "item"):
        return _opened(given)
    return _number(given)


def _opened(given: object) -> Answer:
    """Return what a list or NumPy's number holds; its type's name where it does not tell."""
    try:
        inside = given.item() if hasattr(given, "item") and getattr(given, "ndim", 0) == 0 else None
        if inside is not None:
            return _number(inside)
        items = tuple(islice(iter(given), _MOST))  # type: ignore[call-overload]
    except Exception:  # noqa: BLE001 - a learner's own object may raise anything
        return f"<{type(given).__name__}>"
    return tuple(each if isinstance(each, str) else _number(each) for each in items)


def _number(given: object) -> Answer:
    if isinstance(given, bool) or given is None or given is NOT_ANSWERED:
        return given
    if isinstance(given, int):
        return int(given) if abs(given) < _BIGGEST else float("inf")
    if isinstance(given, float):
        return None if math.isnan(given) else float(given)
    if hasattr(given, "item"):
        return _opened(given)
    return f"<{type(given).__name__}>"


def text_of(given: object) -> str:
    """Return a plain answer as one would type it, for a key or a table: 3 and 3.0 are "3"."""
    if isinstance(given, float) and given.is_integer() and abs(given) < _BIGGEST:
        return str(int(given))
    return " ".join(str(given).split())
