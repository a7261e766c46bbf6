"""Meltwater's export of mentions: UTF-16 with tabs, “06-Feb-2026 03:03PM”, tone in words."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

import pandas as pd

from stratbook.core.message import N_, say
from stratbook.ingest.fields import Spec, read_fields
from stratbook.ingest.grid import Cell, Grid
from stratbook.ingest.headers import Header, Signature, find_header, normalise, words
from stratbook.ingest.mentions import network, on_networks, with_authors, with_brand
from stratbook.ingest.notes import Context
from stratbook.ingest.reader import Reader
from stratbook.ingest.spelled_dates import on, rewritten, spelled

_SPEC: Final = Spec(
    kinds={
        **dict.fromkeys(("text", "headline", "language", "network", "brand"), "text"),
        **dict.fromkeys(("author", "screen_name", "place", "region", "sentiment"), "text"),
        **dict.fromkeys(("reach", "engagement", "author_followers"), "number"),
        "published_at": "instant",
    },
    required=("published_at", "network"),
)
_SIGNATURE: Final = Signature("meltwater", ("published_at", "network", "text"), ("brand",))
_STAMP: Final = re.compile(
    r"(?P<day>\d{1,2}-[^\W\d_]{3,9}\.?-\d{4})"
    r"(?:\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[AP]M)?)?",
    re.IGNORECASE,
)
_UNUSED: Final = ("line", "headline", "screen_name", "region")


def _find(grid: Grid) -> Header | None:
    return find_header(grid, _SIGNATURE)


def _read(grid: Grid, header: Header, context: Context) -> Mapping[str, pd.DataFrame]:
    grid = rewritten(grid, header, "published_at", _moment)
    found = read_fields(grid, header, _SPEC, context)
    pairs = (("author", "screen_name"), ("text", "headline"), ("place", "region"))
    for name, other in pairs:
        if {name, other} <= set(found.columns):
            found = found.assign(**{name: found[name].fillna(found[other])})
    found = with_authors(on_networks(found, network, context))
    found = _with_tone(with_brand(found, context), context)
    reposts = found["text"].fillna("").str.startswith("RT @")
    whole = found.assign(is_repost=reposts.astype("boolean"))
    return {"mentions": whole.drop(columns=list(_UNUSED), errors="ignore")}


def _moment(cell: Cell) -> Cell:
    """Read “06-Feb-2026 03:03PM”; leave anything else as it is."""
    found = _STAMP.fullmatch(cell.strip()) if isinstance(cell, str) else None
    day = spelled(found["day"]) if found else None
    date = on(day, day.year) if day and day.year else None
    if found is None or date is None:
        return cell
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].upper() == "PM" else 0)
    if hour > 23 or minute > 59:
        return cell
    return dt.datetime(date.year, date.month, date.day, hour, minute)  # noqa: DTZ001


def _with_tone(found: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Read the tool's words for tone; “not rated” is none."""
    if "sentiment" not in found:
        return found
    context.notes.warn(say("Tone is {tool}'s own reading.", tool="Meltwater"))
    tones = words("sentiment")
    read = found["sentiment"].map(lambda written: tones.get(normalise(written)))
    return found.assign(sentiment=read.astype("object"))


READERS: Final = (Reader("meltwater", N_("Meltwater mentions"), _find, _read),)
