"""What the readers of listening tools share: networks, brands, pseudonyms of authors."""

import hashlib
from collections.abc import Callable
from typing import Final

import pandas as pd

from stratbook.core.message import say, say_n
from stratbook.ingest.headers import normalise, words
from stratbook.ingest.notes import Context

_DIGITS: Final = 16  # of a digest in hexadecimal: 64 bits


def pseudonym(platform: str, author: str) -> str:
    """Return what stands for an author: the same one each time, and never the name.

    It is keyed with the client's secret before it enters a table
    (:mod:`stratbook.ingest.pseudonyms`): alone, whoever has the name could compute it again.
    """
    return hashlib.sha256(f"{platform}\0{author}".encode()).hexdigest()[:_DIGITS]


def with_authors(found: pd.DataFrame) -> pd.DataFrame:
    """Replace the column ``author`` by ``author_hash``."""
    if "author" not in found:
        return found
    pairs = zip(found["platform"], found["author"], strict=True)
    hashes = [pseudonym(platform, author) if author else None for platform, author in pairs]
    named = pd.Series(hashes, index=found.index, dtype="object")
    return found.assign(author_hash=named).drop(columns="author")


def on_networks(
    found: pd.DataFrame, platform_of: Callable[[str], str | None], context: Context
) -> pd.DataFrame:
    """Name each mention's network; leave out what stands on none (the press, blogs)."""
    platform = found["network"].map(platform_of)
    elsewhere = platform.isna()
    for line, place in found.loc[elsewhere, ["line", "network"]].itertuples(index=False):
        context.notes.leave_out(
            int(line), say("Not on a social network: “{place}”.", place=str(place)[:60])
        )
    if elsewhere.any():
        context.notes.warn(
            say_n(
                "{count} mention outside the social networks was left out.",
                "{count} mentions outside the social networks were left out.",
                int(elsewhere.sum()),
            )
        )
    kept = found.assign(platform=platform)[~elsewhere]
    return kept.drop(columns="network").reset_index(drop=True)


def network(written: str) -> str | None:
    """Return the platform a tool's name for a network stands for, or None."""
    return words("platform").get(normalise(written))


def with_brand(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Give mentions the brand of the brief where the file names none; refuse those without."""
    given = found["brand"] if "brand" in found else pd.Series(None, index=found.index)
    brand = given.astype("object").where(given.notna(), context.options.brand or None)
    unnamed = brand.isna()
    for line in found.loc[unnamed, "line"]:
        context.notes.refuse(
            int(line),
            say("The mention does not say which brand it is about."),
            say("Add a column brand, or write exports: brand in client.yml."),
        )
    return found.assign(brand=brand)[~unnamed].reset_index(drop=True)
