"""Talkwalker's export of mentions: a row a mention, 93 columns, tone from −5 to 5."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say, say_n
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header, Signature, find_header, normalise
from stratbook.ingest.mentions import network, on_networks, with_authors, with_brand
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader

_FOLLOWERS: Final = ("facebook", "x", "instagram", "pinterest")
_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(("text", "title", "language", "network", "profile", "tags"), "text"),
        **dict.fromkeys(("author", "place", "region"), "text"),
        **dict.fromkeys(("sentiment", "reach", "engagement"), "number"),
        **dict.fromkeys((f"followers_{each}" for each in _FOLLOWERS), "number"),
        "published_at": "instant",
        "indexed_at": "instant",
    },
    required=("published_at", "network"),
)
_SIGNATURE: Final = Signature("talkwalker", ("published_at", "network"), ("profile", "sentiment"))
_UNUSED: Final = (
    "line", "title", "profile", "tags", "region", "indexed_at",
    *(f"followers_{each}" for each in _FOLLOWERS),
)  # fmt: skip


def _find(grid: Grid) -> Header | None:
    return find_header(grid, _SIGNATURE)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    found = on_networks(read_fields(grid, header, _SPEC, context), _network, context)
    found = with_authors(_with_followers(found, context))
    found = with_brand(_with_profile(found, context), context)
    found = _with_tone(found, context)
    if "tags" in found:
        found = found.assign(is_repost=found["tags"].fillna("").str.split(",").map(_is_repost))
    for name, other in (("text", "title"), ("place", "region")):
        if {name, other} <= set(found.columns):
            found = found.assign(**{name: found[name].fillna(found[other])})
    return {"mentions": found.drop(columns=list(_UNUSED), errors="ignore")}


def _network(written: str) -> str | None:
    """Return the platform of ``SOCIALMEDIA,SOCIALMEDIA_TWITTER``."""
    found = (network(part.rpartition("_")[2]) for part in str(written).split(","))
    return next((each for each in found if each), None)


def _is_repost(tags: list[str]) -> bool:
    return "isRepost" in (tag.strip() for tag in tags)


def _with_followers(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Take the followers on the mention's own network; the columns of others hold zeros."""
    followers = pd.Series(float("nan"), index=found.index)
    for each in _FOLLOWERS:
        if (name := f"followers_{each}") in found:
            followers = followers.where(found["platform"] != each, found[name])
    if "reach" in found and found["reach"].notna().any() and found["reach"].equals(followers):
        context.notes.warn(
            say("The reach of mentions is the number of their authors' followers: possible, not "
                "counted.")
        )  # fmt: skip
    return found.assign(author_followers=followers)


def _with_profile(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Take the brand from the search's name; of several, the brief's, else the first."""
    if "profile" not in found:
        return found
    names = found["profile"].fillna("").map(_profiles)
    several = int((names.map(len) > 1).sum())
    if several:
        context.notes.warn(
            say_n(
                "{count} mention answers to several searches: it is counted for one brand.",
                "{count} mentions answer to several searches: each is counted for one brand.",
                several,
            )
        )
    brand = normalise(context.options.brand)
    chosen = [next((n for n in each if normalise(n) == brand), each[0] if each else None)
              for each in names]  # fmt: skip
    return found.assign(brand=pd.Series(chosen, index=found.index, dtype="object"))


def _profiles(written: str) -> list[str]:
    """Return the names in ``SEARCH /  / Carrefour,PANEL / Others``."""
    names = (part.rpartition("/")[2].strip() for part in written.split(","))
    return [name for name in names if name]


def _with_tone(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    if "sentiment" not in found:
        return found
    context.notes.warn(
        say("Tone is {tool}'s own reading (−5 to 5): below 0 negative, above 0 positive.",
            tool="Talkwalker")
    )  # fmt: skip
    return found.assign(sentiment=found["sentiment"].map(_tone))


def _tone(value: float) -> str | None:
    if pd.isna(value):
        return None
    return "neutral" if value == 0 else "positive" if value > 0 else "negative"


READERS: Final = (Reader("talkwalker", N_("Talkwalker mentions"), _find, _read),)
