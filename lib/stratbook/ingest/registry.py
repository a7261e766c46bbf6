"""The table of all exports that can be read, and which of them a grid is."""

from typing import Final

from stratbook.ingest import (
    business_profile,
    ga4,
    google_ads,
    linkedin_ads,
    linkedin_page,
    meltwater,
    meta_ads,
    meta_audience,
    meta_content,
    meta_series,
    pinterest_ads,
    plain,
    rival_iq,
    search_console,
    snapchat_ads,
    sprout,
    talkwalker,
    tiktok,
    tiktok_ads,
    x_ads,
    x_overview,
    x_posts,
    youtube,
    youtube_days,
)
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.reader import Reader

READERS: Final[tuple[Reader, ...]] = (
    *meta_audience.READERS,
    *meta_series.READERS,
    *ga4.READERS,
    *meta_content.READERS,
    *meta_ads.READERS,
    *x_posts.READERS,
    *x_overview.READERS,
    *x_ads.READERS,
    *tiktok.READERS,
    *tiktok_ads.READERS,
    *youtube.READERS,
    *youtube_days.READERS,
    *pinterest_ads.READERS,
    *snapchat_ads.READERS,
    *business_profile.READERS,
    *google_ads.READERS,
    *linkedin_ads.READERS,
    *linkedin_page.READERS,
    *meltwater.READERS,
    *rival_iq.READERS,
    *search_console.READERS,
    *sprout.READERS,
    *talkwalker.READERS,
    *plain.READERS,
)


def recognise(grid: Grid) -> tuple[Reader, Header] | None:
    """Say which export a grid is, by its contents alone.

    A particular export comes before the plain format; of several that fit, the one that
    knows most of the header's columns.
    """
    found = [(reader, header) for reader in READERS if (header := reader.find(grid)) is not None]
    return max(found, key=_fit, default=None)


def _fit(candidate: tuple[Reader, Header]) -> tuple[bool, int]:
    reader, header = candidate
    return (not reader.general, len(header.columns))
