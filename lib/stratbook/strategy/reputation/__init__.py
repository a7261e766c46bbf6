"""Chapter 9: what is said, the days that stand out, comments, the crisis plan, the desk."""

from stratbook.strategy.agreement import krippendorff
from stratbook.strategy.kpis.coded import Coded, read_coded
from stratbook.strategy.reputation.alerts import Alert, Watch, watch
from stratbook.strategy.reputation.chapter import opening_hours_of
from stratbook.strategy.reputation.coding import Trust, read_trust, withhold_tone
from stratbook.strategy.reputation.comments import (
    TRIAGE,
    Comment,
    Judged,
    at_level,
    level_of,
    read_comments,
)
from stratbook.strategy.reputation.crisis_plan import CrisisPlan, Item, read_crisis_plan
from stratbook.strategy.reputation.decisions import reply_decisions
from stratbook.strategy.reputation.desk_findings import (
    find_comments,
    find_moderation,
    find_plan,
    find_routed,
)
from stratbook.strategy.reputation.findings import find_alerts, find_tone
from stratbook.strategy.reputation.hours import Hours, opening_hours
from stratbook.strategy.reputation.moderation import (
    Desk,
    Moderation,
    Waiting,
    read_desk,
    read_moderation,
)
from stratbook.strategy.reputation.routing import Heard, Routed, read_routed
from stratbook.strategy.reputation.sample import draw_sample, inert
from stratbook.strategy.reputation.tone import MonthTone, Reputation, Tone, read_reputation

__all__ = [
    "TRIAGE",
    "Alert",
    "Coded",
    "Comment",
    "CrisisPlan",
    "Desk",
    "Heard",
    "Hours",
    "Item",
    "Judged",
    "Moderation",
    "MonthTone",
    "Reputation",
    "Routed",
    "Tone",
    "Trust",
    "Waiting",
    "Watch",
    "at_level",
    "draw_sample",
    "find_alerts",
    "find_comments",
    "find_moderation",
    "find_plan",
    "find_routed",
    "find_tone",
    "inert",
    "krippendorff",
    "level_of",
    "opening_hours",
    "opening_hours_of",
    "read_coded",
    "read_comments",
    "read_crisis_plan",
    "read_desk",
    "read_moderation",
    "read_reputation",
    "read_routed",
    "read_trust",
    "reply_decisions",
    "watch",
    "withhold_tone",
]
