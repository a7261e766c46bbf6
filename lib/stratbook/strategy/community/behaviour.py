"""How web users behave: which visits engage, by channel, page, device and country."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.community.counting import Change, Share, apart, differ
from stratbook.strategy.intervals import Interval
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.scope import within

DIMENSIONS: Final = ("channel_group", "landing_page", "device", "country")
_SHOWN: Final = 8


@dataclass(frozen=True)
class Segment:
    """The visits of one channel, page, device or country.

    Parameters
    ----------
    dimension, name : str
        By what the visits are cut, and which part this is.
    sessions : Change
        Sessions now and before.
    engaged : Share
        Engaged sessions of those that are counted.
    before : Share
        The same in the period compared with.
    rest : Share
        The same for all other visits of the period.
    key_events : float or None
        Key events for 100 sessions; None when the export has none.
    """

    dimension: str
    name: str
    sessions: Change
    engaged: Share
    before: Share
    rest: Share
    key_events: float | None

    @property
    def counts(self) -> bool:
        """Whether it has enough sessions to be judged."""
        return self.engaged.whole >= threshold("minimum_events")

    @property
    def moved(self) -> Interval | None:
        """The interval of the change in the engaged share; None without a period before."""
        return apart(self.engaged, self.before)

    @property
    def change(self) -> float | None:
        """The engaged share minus that of the period before; None when one is missing."""
        now, before = self.engaged.value, self.before.value
        return None if now is None or before is None else now - before

    @property
    def has_moved(self) -> bool:
        """Whether the engaged share changed by more than chance explains."""
        enough = self.counts and self.before.whole >= threshold("minimum_events")
        return enough and differ(self.engaged, self.before)

    @property
    def stands_out(self) -> bool:
        """Whether its engaged share differs from the others' by more than chance explains."""
        return self.counts and differ(self.engaged, self.rest)


@dataclass(frozen=True)
class Behaviour:
    """The visits cut by each dimension the export has; ``lacking`` are those it has not."""

    segments: dict[str, tuple[Segment, ...]]
    lacking: tuple[str, ...]
    period: Period
    sources: tuple[str, ...] = ()

    def by(self, dimension: str) -> tuple[Segment, ...]:
        """Return the parts of a dimension, most sessions first; none when it is lacking."""
        return self.segments.get(dimension, ())


@remembered
def read_behaviour(web: pd.DataFrame, period: Period, comparison: Period) -> Behaviour:
    """Cut the visits of a period by channel, landing page, device and country.

    Parameters
    ----------
    web : DataFrame
        The table ``web``: date, the four dimensions, sessions, engaged_sessions, key_events.
    period, comparison : Period
        The two periods.

    Returns
    -------
    Behaviour
        Engaged share = engaged sessions ÷ sessions of the rows that count both. A dimension
        the export lacks is not guessed.
    """
    segments, lacking = {}, []
    for dimension in DIMENSIONS:
        rows = _cut_by(web, dimension)
        now = rows[within(rows["date"], period)]
        if now.empty:
            lacking.append(dimension)
            continue
        before = rows[within(rows["date"], comparison)]
        days = (period.days, comparison.days)
        parts = [
            _segment(dimension, str(each), (now, before), days) for each in now[dimension].unique()
        ]
        parts.sort(key=lambda each: (-each.sessions.now, each.name))
        segments[dimension] = tuple(parts[:_SHOWN])
    kept = web[within(web["date"], period)]
    return Behaviour(segments, tuple(lacking), period, sources_of(kept))


def _cut_by(web: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """Return the rows that name this dimension; those of a finer export would count twice."""
    rows = web[web[dimension].notna() & web["sessions"].notna()]
    others = [each for each in DIMENSIONS if each != dimension]
    alone = rows[rows[others].isna().all(axis=1)]
    return rows if alone.empty else alone


def _segment(
    dimension: str, name: str, spans: tuple[pd.DataFrame, pd.DataFrame], days: tuple[int, int]
) -> Segment:
    now, before = spans
    mine, then = now[now[dimension] == name], before[before[dimension] == name]
    sessions = int(mine["sessions"].sum())
    counted = mine.dropna(subset=["key_events"])
    seen = float(counted["sessions"].sum())
    return Segment(
        dimension=dimension,
        name=name,
        sessions=Change(sessions, int(then["sessions"].sum()), days),
        engaged=_engaged(mine),
        before=_engaged(then),
        rest=_engaged(now[now[dimension] != name]),
        key_events=100 * float(counted["key_events"].sum()) / seen if seen else None,
    )


def _engaged(rows: pd.DataFrame) -> Share:
    known = rows.dropna(subset=["engaged_sessions"])
    whole = int(known["sessions"].sum())
    return Share(min(int(known["engaged_sessions"].sum()), whole), whole)
