"""Chapter 2 as one sees it: presence, content, competitors, and the three Cs in short."""

from stratbook.display.views.three_c.accounts import account_table
from stratbook.display.views.three_c.content import (
    cadence_table,
    format_bars,
    format_table,
    standouts,
)
from stratbook.display.views.three_c.lessons import lesson_table
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
from stratbook.display.views.three_c.staff import staff_panel
from stratbook.display.views.three_c.synthesis import synthesis
from stratbook.display.views.three_c.voices import voice_panel

__all__ = [
    "account_table",
    "action_table",
    "cadence_table",
    "format_bars",
    "format_table",
    "gap_sentences",
    "lesson_table",
    "presence_map",
    "presence_shares",
    "rival_bars",
    "rival_table",
    "staff_panel",
    "standouts",
    "synthesis",
    "tone_table",
    "voice_panel",
    "watch_note",
]
