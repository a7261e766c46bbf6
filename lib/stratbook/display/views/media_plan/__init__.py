"""The media plan as one sees it."""

from stratbook.display.views.media_plan.allocation import (
    allocation_table,
    best_table,
    changes_table,
    split_notes,
)
from stratbook.display.views.media_plan.curves import allocation_figure
from stratbook.display.views.media_plan.known import (
    history_table,
    known_table,
    questions_table,
    robustness,
)
from stratbook.display.views.media_plan.thirds import (
    scenario_table,
    thirds_figure,
    thirds_table,
)

__all__ = [
    "allocation_figure",
    "allocation_table",
    "best_table",
    "changes_table",
    "history_table",
    "known_table",
    "questions_table",
    "robustness",
    "scenario_table",
    "split_notes",
    "thirds_figure",
    "thirds_table",
]
