"""A random sample of mentions for people to code: no name, no link, nothing that runs."""

import re
from typing import Final

import pandas as pd

from stratbook.core.reference import threshold
from stratbook.strategy.kpis.coded import mention_ids

_HANDLE: Final = re.compile(r"(?<![\w.])@[\w.]+|\b[\w.+-]+@[\w-]+\.[\w.]+")
_LINK: Final = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes such a cell for a formula
_SEED: Final = 20_261_031


def inert(text: object) -> str:
    """Return a text without handles, addresses or links, that no spreadsheet will run."""
    if not isinstance(text, str):
        return ""
    plain = " ".join(_LINK.sub("[…]", _HANDLE.sub("@…", text)).split())
    return f"'{plain}" if plain.startswith(_RUNS) else plain


def draw_sample(mentions: pd.DataFrame, size: int = 0, seed: int = 0) -> pd.DataFrame:
    """Draw mentions at random for people to code, without the tool's tone.

    Parameters
    ----------
    mentions : DataFrame
        The brand's mentions; those without text are left out.
    size : int
        How many; 0 for as many as the agreement needs.
    seed : int
        The same seed draws the same mentions, in whatever order the export holds them; 0 for
        the house's.

    Returns
    -------
    DataFrame
        ``mention, text, coder_1, coder_2``: the sheet ``coding``, to be filled in.
    """
    wanted = size or int(threshold("coded_mentions"))
    told = mentions[mentions["text"].notna()]
    whole = pd.DataFrame({"mention": mention_ids(told), "text": [inert(t) for t in told["text"]]})
    whole = whole.drop_duplicates("mention").sort_values("mention", ignore_index=True)
    drawn = whole.sample(n=min(wanted, len(whole)), random_state=seed or _SEED)
    return drawn.reset_index(drop=True).assign(coder_1="", coder_2="")
