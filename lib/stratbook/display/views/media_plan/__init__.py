"""The media plan as one sees it."""

from stratbook.display.views.media_plan.allocation import (
    allocation_figure,
    allocation_table,
    robustness,
)
from stratbook.display.views.media_plan.thirds import cap_table, thirds_figure, thirds_table

__all__ = [
    "allocation_figure",
    "allocation_table",
    "cap_table",
    "robustness",
    "thirds_figure",
    "thirds_table",
]
