"""Numbers as learners type them: 0.6, "0,60", "55,6 %", "1 862,07 €"."""

import re
from typing import Final

_DRESS: Final = re.compile(r"[\s\u00a0\u202f%€$£]|EUR", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?")


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
    if isinstance(given, bool):
        raise UnreadableError(given)
    if isinstance(given, str):
        text = _DRESS.sub("", given)
        if not _NUMBER.fullmatch(text):
            raise UnreadableError(given)
        return float(text.replace(",", ".").replace("−", "-"))
    try:
        return float(given)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise UnreadableError(given) from None
