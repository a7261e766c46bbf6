"""Chapter 8 as one sees it: objectives, families, trends, posts, changes, and what is missing."""

from stratbook.display.views.performance.ahead import forecasts, movements
from stratbook.display.views.performance.explained import anomalies, explanations
from stratbook.display.views.performance.families import by_platform, family, parts
from stratbook.display.views.performance.gaps import missing
from stratbook.display.views.performance.objectives import objectives
from stratbook.display.views.performance.posts import formats, leading_rate, posts
from stratbook.display.views.performance.trend import trend

__all__ = [
    "anomalies",
    "by_platform",
    "explanations",
    "family",
    "forecasts",
    "formats",
    "leading_rate",
    "missing",
    "movements",
    "objectives",
    "parts",
    "posts",
    "trend",
]
