"""Chapter 1 as one sees it: the line of sight, the SMART table, the map of KPIs."""

from stratbook.display.views.objectives.listing import (
    called_table,
    kpi_table,
    objective_cards,
    smart_table,
)
from stratbook.display.views.objectives.sight import line_of_sight

__all__ = ["called_table", "kpi_table", "line_of_sight", "objective_cards", "smart_table"]
