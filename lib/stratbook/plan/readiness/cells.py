"""Cells of the sheets of readiness as plain values, and words as they are looked for."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from stratbook.brief.nearest import plain
from stratbook.core.message import Name
from stratbook.core.reference import platforms

Row = Mapping[Any, Any]  # a row of a sheet: a cell by the id of its column


def text_of(value: object) -> str:
    """Return a cell's text, empty when it is blank."""
    return value.strip() if isinstance(value, str) else ""


def number_of(value: object) -> float | None:
    """Return a cell's number, None when it is blank."""
    return float(value) if isinstance(value, int | float) and pd.notna(value) else None


def day_of(value: object) -> dt.date | None:
    """Return a cell's day, None when it is blank."""
    return value.date() if isinstance(value, dt.datetime) and pd.notna(value) else None


def flag_of(value: object) -> bool | None:
    """Return a cell's yes or no, None when it is blank."""
    return bool(value) if isinstance(value, bool | np.bool_) else None


def listed(text: str) -> tuple[str, ...]:
    """Return what a cell lists, separated by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def first_word(words: Iterable[str], text: str) -> str:
    """Return the first of some words that stands in a text; empty when none does.

    Parameters
    ----------
    words : iterable of str
        Without accents; a final ``*`` stands for any ending.
    text : str
        Where to look; accents and case do not count.
    """
    bare = plain(text)
    for word in words:
        pattern = re.escape(plain(word)).replace(r"\*", r"\w*")
        if found := re.search(rf"(?<!\w){pattern}(?!\w)", bare):
            return found.group()
    return ""


def platform_name(id_: str) -> Name:
    """Return a platform's name, or the word that stands for one the registry lacks."""
    known = platforms().get(id_)
    return Name(text=known.label if known else id_)
