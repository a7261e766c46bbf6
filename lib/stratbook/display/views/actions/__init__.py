"""The action plan on the page: ranked, over time, followed up."""

from stratbook.display.views.actions.follow_up import followed, load_table, revision_table
from stratbook.display.views.actions.gantt import loads_table, timeline
from stratbook.display.views.actions.ranked import opening, ranked
from stratbook.display.views.actions.steps import next_steps

__all__ = [
    "followed",
    "load_table",
    "loads_table",
    "next_steps",
    "opening",
    "ranked",
    "revision_table",
    "timeline",
]
