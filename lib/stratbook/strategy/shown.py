"""What accounts show, read off their sheet: names, links, words that must not be read."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import pandas as pd

from stratbook.brief.values import text_of
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.kpis.scope import fold

_NONE: Final = frozenset({"aucun", "aucune", "none", "no", "non", "-", "–", "0"})


def account_names(accounts: pd.DataFrame) -> tuple[str, ...]:
    """Return each account's name, with its platform where two rows bear the same name."""
    names = [text_of(each) for each in accounts["account"]]
    times = Counter(map(fold, names))
    return tuple(
        name if times[fold(name)] == 1 else f"{name} ({platform_name(text_of(platform)).text})"
        for name, platform in zip(names, accounts["platform"], strict=True)
    )


def shows_none(text: str) -> bool:
    """Say whether a cell states that nothing is shown (“none”, “aucun”)."""
    return fold(text) in _NONE


def host(address: str) -> str:
    """Return the host of an address without ``www.``; empty when it has none."""
    whole = address if "//" in address else f"//{address}"
    try:
        found = urlsplit(whole).hostname or ""
    except ValueError:  # a bracket where none may stand
        return ""
    return found.removeprefix("www.")


def leads_home(link: str, website: str) -> bool:
    """Say whether a link leads to the site or to one of its subdomains."""
    there, home = host(link), host(website)
    return bool(home) and (there == home or there.endswith(f".{home}"))


def obsolete_in(texts: Sequence[str], obsolete: Sequence[str]) -> tuple[str, ...]:
    """Return the obsolete words that stand in texts, as whole words; case and accents fold."""
    read = " \n ".join(plain(each) for each in texts)
    return tuple(
        word for word in obsolete if re.search(rf"(?<!\w){re.escape(plain(word))}(?!\w)", read)
    )


def plain(text: str) -> str:
    """Return a text to compare words in: lower case, no accents, straight apostrophes."""
    return fold(text).replace("’", "'")
