"""Chapter 8: where each objective stands, every KPI by family, posts, and what is missing."""

from stratbook.strategy.performance.anomalies import Anomaly, anomalies
from stratbook.strategy.performance.bases import Rated, leaders, ranked, rated
from stratbook.strategy.performance.charted import Charted, charted
from stratbook.strategy.performance.dated import Event, events, platform_changes
from stratbook.strategy.performance.explained import Explained, explanations
from stratbook.strategy.performance.families import (
    FamilyTable,
    Reading,
    all_families,
    family_table,
    reading,
)
from stratbook.strategy.performance.findings import findings
from stratbook.strategy.performance.forecast import Forecast, chances, forecasts
from stratbook.strategy.performance.gaps import Gap, gaps
from stratbook.strategy.performance.history import Point, Trend, history
from stratbook.strategy.performance.movements import movements
from stratbook.strategy.performance.posts import FormatGap, Ranked, Ranking, format_gaps, ranking
from stratbook.strategy.performance.scorecard import Scorecard, Standing, scope_for, scorecard
from stratbook.strategy.performance.targets import Verdict, judge, phased

__all__ = [
    "Anomaly",
    "Charted",
    "Event",
    "Explained",
    "FamilyTable",
    "Forecast",
    "FormatGap",
    "Gap",
    "Point",
    "Ranked",
    "Ranking",
    "Rated",
    "Reading",
    "Scorecard",
    "Standing",
    "Trend",
    "Verdict",
    "all_families",
    "anomalies",
    "chances",
    "charted",
    "events",
    "explanations",
    "family_table",
    "findings",
    "forecasts",
    "format_gaps",
    "gaps",
    "history",
    "judge",
    "leaders",
    "movements",
    "phased",
    "platform_changes",
    "ranked",
    "ranking",
    "rated",
    "reading",
    "scope_for",
    "scorecard",
]
