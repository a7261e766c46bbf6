"""The calendar on the page: weeks to come, dates, faults, approvals, plan kept, hours."""

from stratbook.display.views.calendar.agenda import agenda
from stratbook.display.views.calendar.dates import cut_table, hook_table
from stratbook.display.views.calendar.faults import approval_table, fault_table
from stratbook.display.views.calendar.follow import (
    follow_cards,
    follow_table,
    load_table,
    plan_pillar_table,
)
from stratbook.display.views.calendar.grid import calendar_figure

__all__ = [
    "agenda",
    "approval_table",
    "calendar_figure",
    "cut_table",
    "fault_table",
    "follow_cards",
    "follow_table",
    "hook_table",
    "load_table",
    "plan_pillar_table",
]
