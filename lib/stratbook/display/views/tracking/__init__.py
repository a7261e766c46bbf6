"""Links that can be measured, and money spent against the plan, as a reader sees them."""

from stratbook.display.views.tracking.course import course_figure
from stratbook.display.views.tracking.links import links_table, returned_table, shares_note
from stratbook.display.views.tracking.pacing import (
    lines_table,
    pacing_figure,
    pacing_note,
    pacing_table,
)
from stratbook.display.views.tracking.remaining import costs_table, loose_table, replan_table

__all__ = [
    "costs_table",
    "course_figure",
    "lines_table",
    "links_table",
    "loose_table",
    "pacing_figure",
    "pacing_note",
    "pacing_table",
    "replan_table",
    "returned_table",
    "shares_note",
]
