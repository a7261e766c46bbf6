"""Which planned campaign a campaign may be a misspelling of: a proposal, never a merger."""

import difflib
import re
from collections.abc import Iterable

from stratbook.core.reference import threshold
from stratbook.plan.links.convention import slug


def misspelt(campaign: str, planned: Iterable[str]) -> str | None:
    """Return the planned campaign that another one is nearest to; None when none is near.

    Two campaigns whose figures differ are two campaigns: ``…_2026-10`` is no misspelling of
    ``…_2026-09``. Otherwise they are near when, but for case, accents and punctuation, no more
    letters differ than the threshold allows, and less than a quarter of them.

    Parameters
    ----------
    campaign : str
        What came back.
    planned : iterable of str
        What was to come back; equal ones are not misspelt.
    """
    asked, most = slug(campaign), threshold("link_misspelt_edits")
    near = []
    for each in planned:
        other = slug(each)
        if each != campaign and _figures(asked) == _figures(other):
            apart = edits(asked, other)
            if apart <= min(most, len(other) / 4):
                near.append((apart, each))
    return min(near)[1] if near else None


def edits(one: str, other: str) -> int:
    """Return how many letters differ between two words, by the blocks they share.

    A letter more or less, or another one, counts 1; two letters in the wrong order count 2.
    """
    if one == other:
        return 0
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in blocks if kind != "equal")


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+", text)
