"""Watch: which themes were covered, how long it took, and how much became action."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.intervals import Interval, wilson
from stratbook.strategy.kpis.scope import fold
from stratbook.strategy.objectives.subjects import once

THEMES: Final = (
    "general", "trade", "technology", "platforms", "law", "usage", "competitors",
)  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One thing seen."""

    day: dt.date
    name: str
    theme: str
    origin: str
    competitor: str
    impact: str
    minutes: float | None
    action: str


@dataclass(frozen=True)
class Theme:
    """One theme of the watch."""

    id: str
    items: tuple[Item, ...]

    @property
    def minutes(self) -> float | None:
        """Minutes spent on it; None when none is known."""
        known = [each.minutes for each in self.items if each.minutes is not None]
        return sum(known) if known else None

    @property
    def acted(self) -> int:
        """Items that became action."""
        return sum(bool(each.action) for each in self.items)


@dataclass(frozen=True)
class Watch:
    """The watch of the last weeks.

    Parameters
    ----------
    since, until : date
        The days looked at, both counted.
    themes : tuple of Theme
        Every theme, those without items too.
    rivals : mapping of str to date or None
        Competitors followed, and when each was last seen; None when never.
    kept : bool
        Whether the log has any row at all.
    """

    since: dt.date
    until: dt.date
    themes: tuple[Theme, ...]
    rivals: Mapping[str, dt.date | None]
    kept: bool

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, the latest first."""
        found = [item for theme in self.themes for item in theme.items]
        return tuple(sorted(found, key=lambda each: (each.day, each.name), reverse=True))

    @property
    def minutes(self) -> float | None:
        """Minutes spent in all; None when none is known."""
        known = [each.minutes for each in self.themes if each.minutes is not None]
        return sum(known) if known else None

    @property
    def acted(self) -> int:
        """Items that became action."""
        return sum(each.acted for each in self.themes)

    @property
    def share(self) -> float | None:
        """Items that became action ÷ items; None without enough of them."""
        return self.acted / len(self.items) if self.enough else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the share."""
        return wilson(self.acted, len(self.items)) if self.enough else None

    @property
    def enough(self) -> bool:
        """Whether there are enough items for a share."""
        return len(self.items) >= threshold("minimum_cell")

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Themes without an item."""
        return tuple(each.id for each in self.themes if not each.items)

    @property
    def unseen(self) -> tuple[str, ...]:
        """Competitors that nobody looked at in the days looked at."""
        return tuple(n for n, seen in self.rivals.items() if seen is None or seen < self.since)


@remembered
def read_watch(log: pd.DataFrame, competitors: pd.DataFrame, period: Period) -> Watch:
    """Read the watch log over the days that end with the period.

    Parameters
    ----------
    log : DataFrame
        The sheet ``watch_log``.
    competitors : DataFrame
        The sheet ``competitors``: those that are not the client are to be watched.
    period : Period
        Its end closes the ``watch_days`` looked at (the period itself, where it is longer).
    """
    until = period.end
    since = min(period.start, until - dt.timedelta(days=int(threshold("watch_days")) - 1))
    every = [item for row in log.to_dict("records") if (item := _item(row)) is not None]
    inside = [each for each in every if since <= each.day <= until]
    themes = [Theme(id_, tuple(e for e in inside if e.theme == id_)) for id_ in THEMES]
    others = tuple(e for e in inside if e.theme not in THEMES)
    if others:
        themes.append(Theme("", others))
    past = [each for each in every if each.day <= until]
    return Watch(since, until, tuple(themes), _rivals(competitors, past), kept=bool(every))


def _rivals(competitors: pd.DataFrame, items: list[Item]) -> dict[str, dt.date | None]:
    if competitors.empty:
        return {}
    own = competitors["is_client"].fillna(value=False).astype(bool)
    names = once(str(each) for each in competitors.loc[~own, "competitor"].dropna())
    seen = {
        name: [each.day for each in items if fold(each.competitor) == fold(name)] for name in names
    }
    return {name: max(days, default=None) for name, days in seen.items()}


def _item(row: Mapping[object, object]) -> Item | None:
    day = day_of(row["date"])
    if day is None:
        return None
    return Item(
        day, text_of(row["item"]), text_of(row["theme"]), text_of(row["origin"]),
        text_of(row["competitor"]), text_of(row["impact"]), number_of(row["minutes"]),
        text_of(row["action"]),
    )  # fmt: skip
