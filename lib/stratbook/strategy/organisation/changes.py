"""The register of platform changes: the reference's and the client's own."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from stratbook.brief.values import text_of
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.performance.dated import PlatformChange, platform_changes


@dataclass(frozen=True)
class Registered:
    """One change as the client's report lists it.

    Parameters
    ----------
    change : PlatformChange
        The day, the platform, what changes and which KPIs it touches.
    own : bool
        Whether the client wrote it.
    tried : bool or None
        Whether somebody tried it; None when nobody said, or for the reference's.
    """

    change: PlatformChange
    own: bool
    tried: bool | None

    @property
    def breaks(self) -> bool:
        """Whether it breaks a measure: it is then told under the charts of those KPIs."""
        return bool(self.change.kpis)


@remembered
def register(
    sheet: pd.DataFrame, platforms: Iterable[str], period: Period
) -> tuple[Registered, ...]:
    """Return the changes that concern the client, the latest first.

    Parameters
    ----------
    sheet : DataFrame
        The sheet ``platform_changes``.
    platforms : iterable of str
        The client's platforms; a change of another one is left out, one of the site kept.
    period : Period
        Nothing after its end; nothing older than ``change_days``.
    """
    mine = set(platforms)
    tried = {
        (row["date"].date(), text_of(row["what"])): row["tried"] for row in sheet.to_dict("records")
    }
    since = period.end - dt.timedelta(days=int(threshold("change_days")))
    found = []
    for each in platform_changes(sheet):
        if not since <= each.day <= period.end or (each.platform and each.platform not in mine):
            continue
        key = (each.day, each.words["en"])
        answer = tried.get(key)
        done = None if answer is None or pd.isna(answer) else bool(answer)
        found.append(Registered(each, key in tried, done))
    return tuple(sorted(found, key=lambda one: (one.change.day, one.change.platform), reverse=True))
