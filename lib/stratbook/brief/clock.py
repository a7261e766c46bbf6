"""A time of day as people type it in a sheet: 18:30, 18h30, 18 h, 6:30 pm."""

import datetime as dt
import re
from typing import Final

_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:(?:[:h.]\s*(?P<minute>\d{2})(?::\d{2}(?:\.0+)?)?)|h)?\s*(?P<half>[ap]m)?"
)


def read_clock(text: str) -> dt.time | None:
    """Read a time of day, to the minute.

    Parameters
    ----------
    text : str
        What the cell holds; Excel's own times come as ``18:30:00``.

    Returns
    -------
    time or None
        None for an empty text.

    Raises
    ------
    ValueError
        When it is no time of day.
    """
    bare = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").casefold().split())
    if not bare:
        return None
    found = _CLOCK.fullmatch(bare)
    if found is None:
        raise ValueError(f"{text!r} is not a time of day")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"{text!r} is not a time of day")
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return dt.time(hour, minute)  # raises ValueError past 23:59
