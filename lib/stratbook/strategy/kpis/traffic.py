"""What is read off web analytics: which visits came from social networks, and by which road."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pandas as pd

from stratbook.core import reference
from stratbook.core.message import Message, say, term
from stratbook.strategy.kpis.scope import Scope, fold

_SOURCES: Final = {
    "fb": "facebook",
    "ig": "instagram",
    "twitter": "x",
    "t.co": "x",
    "lnkd.in": "linkedin",
    "youtu.be": "youtube",
    "pin.it": "pinterest",
}
_SOCIAL: Final = re.compile(r"\bsocia(l|le|les|ux)\b|_social\b|\bsocial_")
_PAID: Final = re.compile(r"\bpaid|\bpayan|\bpaye|\bcpc\b|\bsponsor|paid_|_paid")
_COLUMNS: Final = {
    "sessions": term("sessions"),
    "users": term("users"),
    "engaged_sessions": term("engaged sessions"),
    "key_events": term("key events"),
    "purchases": term("purchases"),
    "add_to_carts": term("additions to the cart"),
    "revenue": term("revenue"),
}
_VIDEO: Final = re.compile(r"\bvideos?\b")


def platform_of(source: object) -> str:
    """Return the platform a traffic source is, or "" when it is none.

    Parameters
    ----------
    source : object
        ``l.facebook.com``, ``ig``, ``Instagram Ads``; anything but a text is no platform.
    """
    if not isinstance(source, str):
        return ""
    folded = fold(source)
    for alias, platform in _SOURCES.items():
        if "." in alias and alias in folded:
            return platform
    for word in re.split(r"[^a-z0-9]+", folded):
        if word in _SOURCES or (word in reference.platforms() and word != "google_ads"):
            return _SOURCES.get(word, word)
    return ""


@lru_cache(maxsize=4096)
def _social(channel: object, medium: object, source: object) -> bool:
    channel_text, medium_text = (
        fold(each) if isinstance(each, str) else "" for each in (channel, medium)
    )
    if _SOCIAL.search(channel_text) or _SOCIAL.search(medium_text):
        return True
    return bool(_VIDEO.search(channel_text)) and platform_of(source) != ""


def is_social(web: pd.DataFrame) -> pd.Series:
    """Say for each row of ``web`` whether it came from a social network.

    Organic Social and Paid Social; Organic Video and Paid Video where the source is a
    social platform; any row whose medium says social. French channel names too.
    """
    names = zip(web["channel_group"], web["medium"], web["source_name"], strict=True)
    return pd.Series([_social(*each) for each in names], index=web.index, dtype=bool)


def is_paid(web: pd.DataFrame) -> pd.Series:
    """Say for each row of ``web`` whether it was paid for, by its channel or its medium."""
    channel = web["channel_group"].map(fold, na_action="ignore").fillna("")
    medium = web["medium"].map(fold, na_action="ignore").fillna("")
    words = (channel + " " + medium).astype(str)
    return words.map(lambda text: bool(_PAID.search(text))).astype(bool)


def is_social_channel(channel: object) -> bool:
    """Say whether a CRM's channel is a social network: by name, or as "Paid Social"."""
    return isinstance(channel, str) and (
        bool(_SOCIAL.search(fold(channel))) or platform_of(channel) != ""
    )


def is_paid_channel(channel: object) -> bool:
    """Say whether a CRM's channel is a paid one."""
    return isinstance(channel, str) and bool(_PAID.search(fold(channel)))


@dataclass(frozen=True)
class Traffic:
    """Web rows of a period, or the reason why there are none to use."""

    rows: pd.DataFrame
    variant: Message | None = None
    basis: str = ""
    reason: Message | None = None


def social_traffic(scope: Scope, column: str) -> Traffic:
    """Return the period's rows from social networks that have a figure in a column.

    Rows are used only when the file says by which channel visits came, has the figure, and
    covers every day of the period.
    """
    whole = scope.tables["web"]
    rows = scope.rows("web")
    if rows.empty:
        return Traffic(rows)
    named = rows[rows["channel_group"].notna() | rows["medium"].notna()]
    if not rows[column].notna().any():
        lacking = say(
            "The web analytics export has no figure for: {column}.", column=_COLUMNS[column]
        )
        return Traffic(named, reason=lacking)
    if named.empty:
        unnamed = say("The web analytics export does not say by which channel visits came.")
        return Traffic(named, reason=unnamed)
    if reason := _uncovered(scope, whole):
        return Traffic(named, reason=reason)
    social = named[is_social(named) & named[column].notna()]
    if scope.platform is not None:
        social = social[social["source_name"].map(platform_of) == scope.platform]
    return Traffic(social, say("visits from social networks"), "social")


def _uncovered(scope: Scope, web: pd.DataFrame) -> Message | None:
    first, last = web["date"].min().date(), web["date"].max().date()
    if first <= scope.period.start and scope.period.end <= last:
        return None
    return say(
        "The web analytics export runs from {first} to {last} and does not cover {span}.",
        first=first,
        last=last,
        span=scope.period,
    )
