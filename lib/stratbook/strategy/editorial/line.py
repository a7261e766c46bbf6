"""The editorial line on one page: what is written of each aspect, and the cadence kept."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.sheet_cells import number, records, text
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import within

ASPECTS: Final = (
    "promise", "audience", "tone", "say", "avoid", "sources", "rhythm", "moderation", "visual",
)  # fmt: skip


@dataclass(frozen=True)
class Statement:
    """What is written of one aspect: the sentence and why."""

    statement: str
    why: str = ""


@dataclass(frozen=True)
class Line:
    """The editorial line.

    Parameters
    ----------
    aspects : mapping of str to tuple of Statement
        Every aspect of ``ASPECTS``, in that order; empty where nothing is written.
    sources : tuple of str
        Where it comes from.
    """

    aspects: dict[str, tuple[Statement, ...]]
    sources: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The aspects nobody has written yet."""
        return tuple(name for name, said in self.aspects.items() if not said)

    @property
    def is_written(self) -> bool:
        """Whether there is a line at all."""
        return len(self.missing) < len(self.aspects)


@remembered
def read_line(sheet: pd.DataFrame) -> Line:
    """Read the sheet ``editorial_line``: aspect, statement, why."""
    rows = records(sheet)
    aspects = {
        name: tuple(
            Statement(text(row["statement"]), text(row["why"]))
            for row in rows
            if row["aspect"] == name and text(row["statement"])
        )
        for name in ASPECTS
    }
    return Line(aspects, sources_of(sheet))


@dataclass(frozen=True)
class Rhythm:
    """The cadence of one platform, intended and kept.

    Parameters
    ----------
    platform : str
        The platform.
    least, most : float or None
        Posts a week, as the line wants them; None where it sets no limit.
    formats : str
        Formats the line names.
    posts : int
        Posts published over the weeks looked at.
    weeks : float
        How many weeks those are; 0 when the platform's export holds none of them.
    """

    platform: str
    least: float | None
    most: float | None
    formats: str
    posts: int
    weeks: float

    @property
    def per_week(self) -> float | None:
        """Posts a week; None where no export tells."""
        return self.posts / self.weeks if self.weeks else None

    @property
    def verdict(self) -> str:
        """ "less", "within", "more", or "unknown"."""
        if self.per_week is None or (self.least is None and self.most is None):
            return "unknown"
        if self.least is not None and self.per_week < self.least:
            return "less"
        return "more" if self.most is not None and self.per_week > self.most else "within"


@remembered
def read_cadence(sheet: pd.DataFrame, posts: pd.DataFrame, period: Period) -> tuple[Rhythm, ...]:
    """Set the cadence the line wants beside the one kept, a platform a row.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``cadence``: platform, least_week, most_week, formats.
    posts : DataFrame
        The table ``posts``.
    period : Period
        The period under report; the cadence is read over the window that ends with it.
    """
    span = window(period)
    inside = posts[within(posts["published_at"], span)]
    exported = set(posts["platform"].dropna())
    found = []
    for row in records(sheet):
        platform = text(row["platform"])
        weeks = span.days / 7 if platform in exported else 0.0
        own = int((inside["platform"] == platform).sum())
        least, most = number(row["least_week"]), number(row["most_week"])
        found.append(Rhythm(platform, least, most, text(row["formats"]), own, weeks))
    return tuple(found)


def window(period: Period) -> Period:
    """Return the days that end with a period over which shares are read."""
    days = int(threshold("editorial_window_days"))
    start = min(period.start, period.end - dt.timedelta(days=days - 1))
    return Period(start=start, end=period.end)


def listed(cell: object) -> tuple[str, ...]:
    """Return what a cell lists, separated by semicolons."""
    return tuple(part.strip() for part in text(cell).split(";") if part.strip())


def off_cadence(rhythms: Sequence[Rhythm]) -> tuple[Rhythm, ...]:
    """Return the platforms fed less or more than the line says."""
    return tuple(each for each in rhythms if each.verdict in {"less", "more"})
