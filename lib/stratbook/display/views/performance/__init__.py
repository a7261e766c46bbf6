"""Chapter 8 as one sees it: objectives, families, trends, posts, and what is missing."""

from stratbook.display.views.performance.families import by_platform, family, parts
from stratbook.display.views.performance.gaps import missing
from stratbook.display.views.performance.objectives import objectives
from stratbook.display.views.performance.posts import formats, posts
from stratbook.display.views.performance.trend import trend

__all__ = [
    "by_platform",
    "family",
    "formats",
    "missing",
    "objectives",
    "parts",
    "posts",
    "trend",
]
