"""What the next period still lacks, and what it takes over: for ``stratbook next``."""

from stratbook.strategy.rolling.lacking import Series, Unfilled, stopped, unfilled
from stratbook.strategy.rolling.open_points import Point, open_points

__all__ = ["Point", "Series", "Unfilled", "open_points", "stopped", "unfilled"]
