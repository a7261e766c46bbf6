"""The sheets people fill in: one a table, in the order of the chapters they serve."""

from typing import Final

from stratbook.brief.sheets import (
    brand,
    community,
    company,
    conversion,
    flights,
    log,
    media_plan,
    objectives,
    outcomes,
    performance,
    platforms,
    poem,
    readiness,
    reputation,
    tracking,
)
from stratbook.brief.sheets.company import CONTROL, TONE
from stratbook.brief.sheets.field import Field, Kind, Sheet
from stratbook.brief.sheets.media_plan import THIRD
from stratbook.brief.sheets.poem import MEDIA_KIND, MEDIUM

SHEETS: Final[tuple[Sheet, ...]] = (
    *objectives.SHEETS,
    *company.SHEETS,
    *brand.SHEETS,
    *community.SHEETS,
    *poem.SHEETS,
    *platforms.SHEETS,
    *media_plan.SHEETS,
    *flights.SHEETS,
    *tracking.SHEETS,
    *readiness.SHEETS,
    *conversion.SHEETS,
    *reputation.SHEETS,
    *outcomes.SHEETS,
    *performance.SHEETS,
    *log.SHEETS,
)

__all__ = [
    "CONTROL",
    "MEDIA_KIND",
    "MEDIUM",
    "SHEETS",
    "THIRD",
    "TONE",
    "Field",
    "Kind",
    "Sheet",
    "sheet",
]


def sheet(id_: str) -> Sheet:
    """Return a sheet by its id; raise KeyError when there is none."""
    return {each.id: each for each in SHEETS}[id_]
