"""The three Cs: company, competition, community (chapter 2)."""

from stratbook.strategy.three_c.content import Cadence, Content, Format, Post, audit_content
from stratbook.strategy.three_c.presence import Presence, Share, ToneShare, map_presence
from stratbook.strategy.three_c.register import Activity, Place, PlaceAction, Rule, rules
from stratbook.strategy.three_c.rivals import Account, Gap, Watch, read_watch
from stratbook.strategy.three_c.synthesis import Balance, Side, find_three_c, weigh

__all__ = [
    "Account",
    "Activity",
    "Balance",
    "Cadence",
    "Content",
    "Format",
    "Gap",
    "Place",
    "PlaceAction",
    "Post",
    "Presence",
    "Rule",
    "Share",
    "Side",
    "ToneShare",
    "Watch",
    "audit_content",
    "find_three_c",
    "map_presence",
    "read_watch",
    "rules",
    "weigh",
]
