"""The editorial line, when to publish, what carries the audience, contents to reuse."""

from stratbook.strategy.editorial.concentration import concentrations
from stratbook.strategy.editorial.curation import read_curation, reception_sources, receptions
from stratbook.strategy.editorial.findings import find_line
from stratbook.strategy.editorial.findings_contents import find_audience, find_contents
from stratbook.strategy.editorial.findings_events import find_events, find_hours
from stratbook.strategy.editorial.findings_slots import (
    find_slots,
    slot_choices,
    slot_decisions,
)
from stratbook.strategy.editorial.gatherings import read_gatherings
from stratbook.strategy.editorial.grid import slots_of, week_grids
from stratbook.strategy.editorial.hours import read_hours
from stratbook.strategy.editorial.line import read_cadence, read_line
from stratbook.strategy.editorial.pillars import read_pillars
from stratbook.strategy.editorial.reuse import platforms_held, read_assets
from stratbook.strategy.editorial.winners import find_winners

__all__ = [
    "concentrations",
    "find_audience",
    "find_contents",
    "find_events",
    "find_hours",
    "find_line",
    "find_slots",
    "find_winners",
    "platforms_held",
    "read_assets",
    "read_cadence",
    "read_curation",
    "read_gatherings",
    "read_hours",
    "read_line",
    "read_pillars",
    "reception_sources",
    "receptions",
    "slot_choices",
    "slot_decisions",
    "slots_of",
    "week_grids",
]
