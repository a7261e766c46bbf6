"""Columns of numbers kept as Arrow text: the plain ones at once, the others one by one."""

import re
from collections import Counter
from typing import Any, Final

import pyarrow.compute as pc

from stratbook.ingest.columns import Flags, TextColumn

# Numbers that are read alike whatever else the column holds: 12 digits stay under the limit,
# and nine decimals are those that rounding keeps.
_WHOLE: Final = r"^[0-9]{1,12}$"
_PLAIN: Final = r"^[0-9]{1,11}[%s][0-9]{1,9}$"
_OPEN: Final = r"^[1-9][0-9]{0,2}[.,][0-9]{3}$"  # decimals or thousands: proves nothing
_LONE: Final = r"^[0-9]+[%s][0-9]+$"


def split_plain(distinct: TextColumn, mark: str) -> tuple[Flags, Any]:
    """Tell the numbers that need no care from the others.

    Parameters
    ----------
    distinct : TextColumn
        The distinct cells of a column.
    mark : str
        The column's decimal mark; empty when nothing proves one.

    Returns
    -------
    tuple
        Which cells are plain, and the values of those.
    """
    plain = distinct.matches(_WHOLE)
    if mark:
        plain |= distinct.matches(_PLAIN % re.escape(mark))
    texts = distinct.where(plain).cells
    if mark == ",":
        texts = pc.replace_substring(texts, ",", ".")
    return plain, texts.cast("float64").to_numpy()


def plain_marks(distinct: TextColumn) -> tuple[Counter[str], TextColumn]:
    """Count what plain numbers prove of the decimal mark; return the cells that are not plain."""
    found: Counter[str] = Counter()
    settled = distinct.matches(r"^[0-9]*$") | distinct.matches(_OPEN)
    for mark in ".,":
        proves = distinct.matches(_LONE % re.escape(mark)) & ~settled
        found[mark] = int(proves.sum())
        settled |= proves
    return +found, distinct.where(~settled)
