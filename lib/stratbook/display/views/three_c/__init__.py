"""Chapter 2 as one sees it: presence, content, competitors, and the three Cs in short."""

from stratbook.display.views.three_c.content import (
    cadence_table,
    format_bars,
    format_table,
    standouts,
)
from stratbook.display.views.three_c.presence import (
    action_table,
    presence_map,
    presence_shares,
    tone_table,
)
from stratbook.display.views.three_c.rivals import (
    gap_sentences,
    rival_bars,
    rival_table,
    watch_note,
)
from stratbook.display.views.three_c.synthesis import community_awaited, synthesis

__all__ = [
    "action_table",
    "cadence_table",
    "community_awaited",
    "format_bars",
    "format_table",
    "gap_sentences",
    "presence_map",
    "presence_shares",
    "rival_bars",
    "rival_table",
    "standouts",
    "synthesis",
    "tone_table",
    "watch_note",
]
