"""What the client's own figures say of each platform: format, hours, length of the best posts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.publications import post_index
from stratbook.strategy.platforms.culture import Culture, culture_of
from stratbook.strategy.three_c.content import Content, Format, audit_content
from stratbook.strategy.three_c.posts import posts_of

_HOURS = 3


@dataclass(frozen=True)
class Hour:
    """An hour of the day at which posts are published, and their number."""

    hour: int
    posts: int


@dataclass(frozen=True)
class Length:
    """Length of the texts in characters (medians), and the posts they rest on.

    Parameters
    ----------
    best, every : float
        Of the best posts, and of all ranked ones.
    among : int
        Number of best posts.
    posts : int
        Number of ranked posts.
    """

    best: float
    every: float
    among: int
    posts: int


@dataclass(frozen=True)
class Adaptation:
    """One platform's sheet.

    Parameters
    ----------
    platform : str
        Its id.
    culture : Culture or None
        The reference data; None where there is none yet.
    best_format : Format or None
        The ranked format with the highest rate; None without enough posts.
    formats : int
        How many formats could be ranked.
    hours : tuple of Hour
        The hours most used, at most three, most used first; empty when the export gives no time.
    length : Length or None
        None under ``minimum_cell`` best posts.
    """

    platform: str
    culture: Culture | None
    best_format: Format | None
    formats: int
    hours: tuple[Hour, ...]
    length: Length | None


@dataclass(frozen=True)
class Adaptations:
    """The sheets of every platform kept, the year they rest on, and their files."""

    sheets: tuple[Adaptation, ...]
    year: Period
    sources: tuple[str, ...]


@remembered
def adapt(
    posts: pd.DataFrame, period: Period, comparison: Period, platforms: Sequence[str]
) -> Adaptations:
    """Join the reference data with the client's own figures, platform by platform.

    Parameters
    ----------
    posts : DataFrame
        The table ``posts``, all history; instants carry the client's zone.
    period, comparison : Period
        The period under report, and the one it is compared with.
    platforms : sequence of str
        The platforms to write a sheet for, in their order.

    Returns
    -------
    Adaptations
        Figures of the year that ends with the period. Hours are those of publication,
        local time: what is done, not what would be best.
    """
    content = audit_content(posts, period, comparison)
    ready = posts_of(posts, content.year)
    ready = ready.assign(index_=post_index(ready)["index"].where(ready["settled"]))
    sheets = tuple(
        _sheet(each, content, ready[ready["platform"] == each]) for each in dict.fromkeys(platforms)
    )
    return Adaptations(sheets, content.year, sources_of(ready))


def _sheet(platform: str, content: Content, posts: pd.DataFrame) -> Adaptation:
    ranked = [each for each in content.on_platform(platform) if each.is_ranked]
    return Adaptation(
        platform=platform,
        culture=culture_of(platform),
        best_format=max(ranked, key=lambda each: (each.rate or 0.0, each.name), default=None),
        formats=len(ranked),
        hours=_hours(posts),
        length=_length(posts),
    )


def _hours(posts: pd.DataFrame) -> tuple[Hour, ...]:
    """Return the hours most used; none when every post says midnight (a date, no time)."""
    times = posts["published_at"].dt
    if posts.empty or not (times.hour.any() or times.minute.any()):
        return ()
    counts = times.hour.value_counts()
    order = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Hour(int(str(hour)), int(number)) for hour, number in order[:_HOURS])


def _length(posts: pd.DataFrame) -> Length | None:
    ranked = posts[posts["index_"].notna() & posts["text"].notna()]
    among = math.ceil(len(ranked) * threshold("best_posts_share"))
    if among < threshold("minimum_cell"):
        return None
    lengths = ranked["text"].str.len()
    best = ranked.sort_values(["index_", "post_id"], ascending=[False, True]).index[:among]
    return Length(
        best=float(lengths[best].median()),
        every=float(lengths.median()),
        among=among,
        posts=len(ranked),
    )
