"""Chapter 8: where each objective stands, every KPI by family, posts, and what is missing."""

from stratbook.strategy.performance.charted import Charted, charted
from stratbook.strategy.performance.families import FamilyTable, Reading, family_table, reading
from stratbook.strategy.performance.findings import findings
from stratbook.strategy.performance.gaps import Gap, gaps
from stratbook.strategy.performance.history import Point, Trend, history
from stratbook.strategy.performance.posts import FormatGap, Ranked, Ranking, format_gaps, ranking
from stratbook.strategy.performance.scorecard import Scorecard, Standing, scope_for, scorecard
from stratbook.strategy.performance.targets import Verdict, judge, phased

__all__ = [
    "Charted",
    "FamilyTable",
    "FormatGap",
    "Gap",
    "Point",
    "Ranked",
    "Ranking",
    "Reading",
    "Scorecard",
    "Standing",
    "Trend",
    "Verdict",
    "charted",
    "family_table",
    "findings",
    "format_gaps",
    "gaps",
    "history",
    "judge",
    "phased",
    "ranking",
    "reading",
    "scope_for",
    "scorecard",
]
