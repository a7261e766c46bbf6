"""The three Cs: company, competition, community (chapter 2)."""

from stratbook.strategy.three_c.accounts import (
    AccountRule,
    Hygiene,
    OwnAccount,
    Verdict,
    account_rules,
    audit_accounts,
)
from stratbook.strategy.three_c.accounts_findings import account_decisions
from stratbook.strategy.three_c.content import Cadence, Content, Format, Post, audit_content
from stratbook.strategy.three_c.lessons import Lesson, learn
from stratbook.strategy.three_c.presence import Presence, Share, ToneShare, map_presence
from stratbook.strategy.three_c.register import Activity, Place, PlaceAction, Rule, rules
from stratbook.strategy.three_c.rivals import Account, Gap, Watch, read_watch
from stratbook.strategy.three_c.staff import Group, StaffVoice, hear_staff
from stratbook.strategy.three_c.synthesis import (
    Balance,
    Company,
    Side,
    find_company,
    find_competition,
    weigh,
)
from stratbook.strategy.three_c.voices import Brand, Voices, compare_voices

__all__ = [
    "Account",
    "AccountRule",
    "Activity",
    "Balance",
    "Brand",
    "Cadence",
    "Company",
    "Content",
    "Format",
    "Gap",
    "Group",
    "Hygiene",
    "Lesson",
    "OwnAccount",
    "Place",
    "PlaceAction",
    "Post",
    "Presence",
    "Rule",
    "Share",
    "Side",
    "StaffVoice",
    "ToneShare",
    "Verdict",
    "Voices",
    "Watch",
    "account_decisions",
    "account_rules",
    "audit_accounts",
    "audit_content",
    "compare_voices",
    "find_company",
    "find_competition",
    "hear_staff",
    "learn",
    "map_presence",
    "read_watch",
    "rules",
    "weigh",
]
