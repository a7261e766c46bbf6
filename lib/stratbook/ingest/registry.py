"""The table of all exports that can be read, and which of them a grid is."""

from typing import Final

from stratbook.ingest import ga4, meta_ads, meta_audience, meta_content, meta_series, plain
from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.reader import Reader

READERS: Final[tuple[Reader, ...]] = (
    *meta_audience.READERS,
    *meta_series.READERS,
    *ga4.READERS,
    *meta_content.READERS,
    *meta_ads.READERS,
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
