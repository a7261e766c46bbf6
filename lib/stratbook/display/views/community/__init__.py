"""The third C as one sees it: the public's voice, those who speak for the brand, the way to buy."""

from stratbook.display.views.community.context import engagement_bars, segment_table, trend_table
from stratbook.display.views.community.influencers import (
    influence_table,
    legal_note,
    rank_slopes,
    relation_table,
)
from stratbook.display.views.community.prospects import entry_table, need_table, query_table
from stratbook.display.views.community.relays import recommender_bars, recommender_table
from stratbook.display.views.community.voice import (
    counted_note,
    desk_table,
    satisfaction_table,
    theme_bars,
    theme_table,
)
from stratbook.display.views.community.way import gap_table, moment_bars, proof_table

__all__ = [
    "counted_note",
    "desk_table",
    "engagement_bars",
    "entry_table",
    "gap_table",
    "influence_table",
    "legal_note",
    "moment_bars",
    "need_table",
    "proof_table",
    "query_table",
    "rank_slopes",
    "recommender_bars",
    "recommender_table",
    "relation_table",
    "satisfaction_table",
    "segment_table",
    "theme_bars",
    "theme_table",
    "trend_table",
]
