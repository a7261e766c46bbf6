"""The known word nearest to one that is not known, to propose it."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache


@lru_cache(maxsize=1 << 13)  # headings and words of lists, over and over
def plain(text: str) -> str:
    """Return a word as it is compared: no accents, no case, single spaces, straight quotes."""
    spread = unicodedata.normalize("NFKD", text.replace("’", "'").replace("_", " "))
    bare = "".join(each for each in spread if not unicodedata.combining(each))
    return " ".join(bare.casefold().split())


def nearest(
    word: str, known: Iterable[str] | Mapping[str, str], closeness: float = 0.6
) -> str | None:
    """Return the known word most like another, or None when none is close.

    Parameters
    ----------
    word : str
        What was found.
    known : iterable of str, or mapping of str to str
        The words there are; a mapping goes from each word to what is proposed for it.
    closeness : float
        From 0, anything will do, to 1, the very same.
    """
    proposals = known if isinstance(known, Mapping) else {each: each for each in known}
    by_plain = {plain(each): proposal for each, proposal in proposals.items()}
    bare = plain(word)[:80]
    found = difflib.get_close_matches(bare, list(by_plain), n=1, cutoff=closeness)
    if not found and len(bare) >= 3:
        found = [each for each in by_plain if each.startswith(bare)][:1]
    return by_plain[found[0]] if found else None
