"""The sheets people fill in: one a table, in the order of the chapters they serve."""

from typing import Final

from stratbook.brief.sheets import (
    brand,
    calendar,
    community,
    company,
    conversion,
    editorial,
    flights,
    log,
    media_plan,
    objectives,
    organisation,
    outcomes,
    performance,
    platforms,
    poem,
    readiness,
    reputation,
    tracking,
    watch,
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
    *editorial.SHEETS,
    *calendar.SHEETS,
    *media_plan.SHEETS,
    *flights.SHEETS,
    *tracking.SHEETS,
    *readiness.SHEETS,
    *conversion.SHEETS,
    *reputation.SHEETS,
    *outcomes.SHEETS,
    *performance.SHEETS,
    *organisation.SHEETS,
    *watch.SHEETS,
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
