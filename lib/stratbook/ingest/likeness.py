"""How alike two headers are: their words, whatever order and spelling they come in."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

# Words that say nothing of what is counted.
_EMPTY: Final = frozenset({
    "the", "of", "a", "de", "du", "des", "la", "le", "les", "l", "d", "to", "in", "per", "total",
    "lifetime", "post", "posts",
})  # fmt: skip
_INSIDE: Final = 0.75  # a known header inside a longer one: "Lifetime Post Total Reach"
_SPELLED: Final = 0.85


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """Return how alike two normalised headers are, from 0 to 1, the same.

    Parameters
    ----------
    one : str
        The header of a file.
    other : str
        A header that is known.
    """
    if one == other:
        return 1.0
    left, right = _words(one[:120]), _words(other[:120])
    if not left or not right:
        return 0.0
    if left == right:
        return 0.95
    ratio = SequenceMatcher(None, " ".join(left), " ".join(right)).ratio()
    spelled = ratio if ratio >= _SPELLED else 0.0
    inside = _INSIDE * len(right) / len(left) if set(right) < set(left) else 0.0
    return max(spelled, inside)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a header without accents, plurals and words that say nothing."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in spread if not unicodedata.combining(each))
    found = re.findall(r"[^\W_]+", bare)
    kept = [word for word in found if word not in _EMPTY] or found
    return tuple(sorted({word.removesuffix("s") for word in kept}))
