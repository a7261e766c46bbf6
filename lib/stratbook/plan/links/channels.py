"""What Google Analytics 4 makes of a source and a medium: its default channel groups.

The rules are those of its help page (address in ``link_sources.csv``), for the channels that
a link of the plan can fall into. Lists of sites are Google's own; the platforms among them
are kept as data.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from stratbook.core.reference import csv_rows

Kind = Literal["social", "video", "search", "unlisted"]
Channel = Literal[
    "paid_search", "paid_social", "paid_video", "paid_other", "organic_social",
    "organic_video", "organic_search", "email", "display", "referral", "direct", "unassigned",
]  # fmt: skip
PAID: Final = frozenset({"paid_search", "paid_social", "paid_video", "paid_other", "display"})
_KINDS: Final[dict[str, Kind]] = {
    "social": "social", "video": "video", "search": "search", "unlisted": "unlisted"
}  # fmt: skip
_PAID: Final = re.compile(r".*cp.*|ppc|retargeting|paid.*")
_SOCIAL: Final = frozenset(
    {"social", "social-network", "social-media", "sm", "social network", "social media"}
)
_EMAIL: Final = frozenset({"email", "e-mail", "e_mail", "e mail"})
_DISPLAY: Final = frozenset({"display", "banner", "expandable", "interstitial"})
_REFERRAL: Final = frozenset({"referral", "app", "link"})
_BOUGHT: Final[dict[Kind, Channel]] = {
    "search": "paid_search", "social": "paid_social", "video": "paid_video"
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A platform as web analytics know it.

    Parameters
    ----------
    platform : str
        Platform id.
    source : str
        What its links carry.
    kind : {"social", "video", "search", "unlisted"}
        Which list of sites it is on; unlisted is on none for sure.
    also : tuple of str
        Other sources under which its visits come back.
    """

    platform: str
    source: str
    kind: Kind
    also: tuple[str, ...]


@cache
def sources() -> tuple[Source, ...]:
    """Return every row of ``link_sources.csv``."""
    return tuple(
        Source(row["platform"], row["source"], _KINDS[row["kind"]], tuple(row["also"].split()))
        for row in csv_rows("link_sources.csv")
    )


def source_of(platform: str) -> Source | None:
    """Return a platform as web analytics know it; None for one that is not in the list."""
    return next((each for each in sources() if each.platform == platform), None)


def site_of(source: str) -> Source | None:
    """Return the platform that a source of web analytics stands for; None for none."""
    asked = source.strip().casefold().removeprefix("www.")
    return next((each for each in sources() if asked in (each.source, *each.also)), None)


def channel(source: str, medium: str) -> Channel:
    """Return the default channel group of a source and a medium.

    Parameters
    ----------
    source, medium : str
        As web analytics or a link give them; case does not count.
    """
    asked = medium.strip().casefold()
    site = site_of(source)
    kind: Kind = site.kind if site else "unlisted"
    if source.strip().casefold() in {"(direct)", "direct"} and asked in {"(none)", "(not set)"}:
        return "direct"
    if _PAID.fullmatch(asked):
        return _BOUGHT.get(kind, "paid_other")
    if asked in _DISPLAY:
        return "display"
    return _unpaid(source.strip().casefold(), asked, kind)


def _unpaid(source: str, medium: str, kind: Kind) -> Channel:
    rules: tuple[tuple[bool, Channel], ...] = (
        (kind == "social" or medium in _SOCIAL, "organic_social"),
        (kind == "video" or "video" in medium, "organic_video"),
        (kind == "search" or medium == "organic", "organic_search"),
        (medium in _REFERRAL, "referral"),
        (medium in _EMAIL or source in _EMAIL, "email"),
    )
    return next((found for holds, found in rules if holds), "unassigned")
