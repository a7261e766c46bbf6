"""Chapter 1 as one sees it: what is wanted, by whom, by when, and how one will know."""

from stratbook.display.views.objectives.aims import aim_table
from stratbook.display.views.objectives.cadence import campaign_table, rhythm_table
from stratbook.display.views.objectives.catalogue import catalogue_table
from stratbook.display.views.objectives.listing import (
    called_table,
    kpi_table,
    objective_cards,
    smart_table,
)
from stratbook.display.views.objectives.people import (
    alignment_map,
    alignment_summary,
    contested,
    governance_table,
    index_card,
    overlap_table,
    points,
)
from stratbook.display.views.objectives.publics import context_table, persona_map, persona_table
from stratbook.display.views.objectives.sight import line_of_sight
from stratbook.display.views.objectives.targets import horizon_table, target_chart, target_table

__all__ = [
    "aim_table",
    "alignment_map",
    "alignment_summary",
    "called_table",
    "campaign_table",
    "catalogue_table",
    "contested",
    "context_table",
    "governance_table",
    "horizon_table",
    "index_card",
    "kpi_table",
    "line_of_sight",
    "objective_cards",
    "overlap_table",
    "persona_map",
    "persona_table",
    "points",
    "rhythm_table",
    "smart_table",
    "target_chart",
    "target_table",
]
