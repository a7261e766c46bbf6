"""The segments a KPI is made of: platform × format, channel, source, kind of request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stratbook.core.message import Fact, say
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.leads import social_leads
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.kpis.publications import interactions
from stratbook.strategy.kpis.traffic import platform_of, social_traffic
from stratbook.strategy.kpis.voice import brand_mentions
from stratbook.strategy.three_c.formats import format_name

_BETWEEN: Final = "|"


@dataclass(frozen=True)
class Segments:
    """A KPI's rows by segment.

    Parameters
    ----------
    frame : DataFrame
        A row a segment (its key as index): ``above``, ``below`` (missing for a sum), ``n``.
    rate : bool
        Whether the KPI is a ratio of sums; else it is a sum.
    """

    frame: pd.DataFrame
    rate: bool

    @property
    def value(self) -> float | None:
        """The KPI put together again from its segments; None without any."""
        if self.frame.empty:
            return None
        above = float(self.frame["above"].sum())
        if not self.rate:
            return above
        below = float(self.frame["below"].sum())
        return above / below if below else None


def segments(scope: Scope, kpi: str) -> Segments | None:
    """Return a KPI by segment; None for a KPI that no segmentation is known of.

    Parameters
    ----------
    scope : Scope
        Tables and period.
    kpi : str
        Id of the KPI.
    """
    function = _BY_KPI.get(kpi)
    return None if function is None else function(scope)


def segment_name(key: str) -> Fact:
    """Return a segment as a reader knows it: "Instagram, reel", a channel, a source."""
    first, between, second = key.partition(_BETWEEN)
    if not between:
        return platform_name(first) if first else say("not given")
    return say("{platform}, {format}", platform=platform_name(first), format=format_name(second))


def _grouped(rows: pd.DataFrame, keys: pd.Series, *, rate: bool) -> Segments:
    named = keys.fillna("").astype(str)
    frame = rows.groupby(named)[["above", "below", "n"]].sum()
    return Segments(frame.rename_axis("segment"), rate)


def _formats(posts: pd.DataFrame, above: pd.Series, below: pd.Series | None) -> Segments:
    rows = pd.DataFrame({"above": above, "below": 0.0 if below is None else below, "n": 1})
    known = rows.dropna(subset=["above", "below"])
    keys = posts["platform"].fillna("") + _BETWEEN + posts["format"].fillna("")
    return _grouped(known, keys[known.index], rate=below is not None)


def _interactions(scope: Scope) -> Segments:
    return _formats(scope.posts, interactions(scope.posts), None)


def _by_reach(scope: Scope) -> Segments:
    return _formats(scope.posts, interactions(scope.posts), scope.posts["reach"])


def _by_displays(scope: Scope, basis: str) -> Segments:
    posts = scope.posts
    bases = posts["metric_basis"].fillna("impressions").where(posts["impressions"].notna())
    mine = posts[bases == basis]
    return _formats(mine, interactions(mine), mine["impressions"])


def _by_impressions(scope: Scope) -> Segments:
    return _by_displays(scope, "impressions")


def _by_views(scope: Scope) -> Segments:
    return _by_displays(scope, "views")


def _displays(scope: Scope) -> Segments:
    return _formats(scope.posts, scope.posts["impressions"], None)


def _sessions(scope: Scope) -> Segments:
    return _traffic(scope, "sessions", "", lost=False)


def _converted(scope: Scope) -> Segments:
    sold = scope.tables.has("web", "purchases")
    return _traffic(scope, "purchases" if sold else "key_events", "sessions", lost=False)


def _bounced(scope: Scope) -> Segments:
    return _traffic(scope, "engaged_sessions", "sessions", lost=True)


def _traffic(scope: Scope, above: str, below: str, *, lost: bool) -> Segments:
    """Return visits from social networks by the network (or source) they came from."""
    found = social_traffic(scope, above)
    rows = found.rows if found.reason is None else found.rows.iloc[0:0]
    known = rows.dropna(subset=[above, below] if below else [above])
    bottom = known[below] if below else pd.Series(0.0, index=known.index)
    top = bottom - known[above] if lost else known[above]
    frame = pd.DataFrame({"above": top, "below": bottom, "n": known["sessions"].fillna(0)})
    raw = known["source_name"].fillna(known["channel_group"])
    keys = raw.map(lambda name: platform_of(name) or name)
    return _grouped(frame, keys, rate=bool(below))


def _leads(scope: Scope) -> Segments:
    rows = social_leads(scope)
    frame = pd.DataFrame({"above": 1.0, "below": 0.0, "n": 1}, index=rows.index)
    return _grouped(frame, rows["channel"], rate=False)


def _mentions(scope: Scope) -> Segments:
    rows = brand_mentions(scope)
    mine = rows[rows["mine"]]
    frame = pd.DataFrame({"above": 1.0, "below": 0.0, "n": 1}, index=mine.index)
    return _grouped(frame, mine["platform"], rate=False)


def _replied(scope: Scope) -> Segments:
    return _answers(scope, "needs_answer", "first_reply_at")


def _resolved(scope: Scope) -> Segments:
    return _answers(scope, "needs_resolution", "resolved_at")


def _answers(scope: Scope, need: str, done: str) -> Segments:
    """Return messages by subject where the inbox knows it, else by platform."""
    rows = scope.rows("messages")
    needing = rows[rows[need].fillna(value=False).astype(bool)]
    named = needing["theme"] if scope.tables.has("messages", "theme") else needing["platform"]
    met = needing[done].notna().astype("float64")
    return _grouped(pd.DataFrame({"above": met, "below": 1.0, "n": 1}), named, rate=True)


_BY_KPI: Final[dict[str, Callable[[Scope], Segments]]] = {
    "interactions": _interactions,
    "er_reach": _by_reach,
    "er_impressions": _by_impressions,
    "er_views": _by_views,
    "impressions": _displays,
    "social_sessions": _sessions,
    "conversion_rate": _converted,
    "bounce_rate": _bounced,
    "leads": _leads,
    "mentions": _mentions,
    "response_rate": _replied,
    "resolution_rate": _resolved,
}
