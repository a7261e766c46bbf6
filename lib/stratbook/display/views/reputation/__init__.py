"""Chapter 9 on the page: tone, days that stand out, comments, the crisis plan, the desk."""

from stratbook.display.views.reputation.alerts import alert_figure, alert_table
from stratbook.display.views.reputation.comments import grid_table, protocol_table, triage_table
from stratbook.display.views.reputation.desk import delay_figure, desk_table, promise_figure
from stratbook.display.views.reputation.plan import plan_table
from stratbook.display.views.reputation.routed import routed_figure, routed_table
from stratbook.display.views.reputation.tone import (
    score_table,
    tone_cards,
    tone_figure,
    tone_table,
    trend_figure,
)
from stratbook.display.views.reputation.trust import coded_table, trust_note, trust_table

__all__ = [
    "alert_figure",
    "alert_table",
    "coded_table",
    "delay_figure",
    "desk_table",
    "grid_table",
    "plan_table",
    "promise_figure",
    "protocol_table",
    "routed_figure",
    "routed_table",
    "score_table",
    "tone_cards",
    "tone_figure",
    "tone_table",
    "trend_figure",
    "triage_table",
    "trust_note",
    "trust_table",
]
