"""Chapter 5 on the page: the line, the slots, the winners, contents to reuse, events, hours."""

from stratbook.display.views.editorial.audience import (
    concentration_table,
    lorenz_figure,
    winners_table,
)
from stratbook.display.views.editorial.contents import (
    curation_table,
    reception_table,
    reuse_matrix,
)
from stratbook.display.views.editorial.events import gathering_table
from stratbook.display.views.editorial.line import cadence_table, line_page
from stratbook.display.views.editorial.margins import margin_figure
from stratbook.display.views.editorial.pillars import (
    drift_figure,
    pillar_cards,
    share_figure,
    share_table,
)
from stratbook.display.views.editorial.slots import best_slots, trial_table, week
from stratbook.display.views.editorial.time import automation_table, hours_figure

__all__ = [
    "automation_table",
    "best_slots",
    "cadence_table",
    "concentration_table",
    "curation_table",
    "drift_figure",
    "gathering_table",
    "hours_figure",
    "line_page",
    "lorenz_figure",
    "margin_figure",
    "pillar_cards",
    "reception_table",
    "reuse_matrix",
    "share_figure",
    "share_table",
    "trial_table",
    "week",
    "winners_table",
]
