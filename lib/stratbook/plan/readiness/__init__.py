"""Before the launch: what must be checked (rules, offers, phones, audiences) or decided."""

from stratbook.plan.readiness.audiences import Audience, Audiences, build_audiences
from stratbook.plan.readiness.campaigns import Campaign, campaigns
from stratbook.plan.readiness.charter import Charter, charter_for
from stratbook.plan.readiness.choice_findings import find_charter, find_video
from stratbook.plan.readiness.decisions import decide_charter, decide_video
from stratbook.plan.readiness.eligibility import Check, ad_rules, check_eligibility
from stratbook.plan.readiness.findings import (
    find_audiences,
    find_eligibility,
    find_mobile,
    find_offers,
)
from stratbook.plan.readiness.mobile import Mobile, mobile_readiness
from stratbook.plan.readiness.offers import Fit, compare_offers
from stratbook.plan.readiness.reading import Readiness, find_readiness, read_readiness
from stratbook.plan.readiness.video import MakeOrBuy, make_or_buy

__all__ = [
    "Audience",
    "Audiences",
    "Campaign",
    "Charter",
    "Check",
    "Fit",
    "MakeOrBuy",
    "Mobile",
    "Readiness",
    "ad_rules",
    "build_audiences",
    "campaigns",
    "charter_for",
    "check_eligibility",
    "compare_offers",
    "decide_charter",
    "decide_video",
    "find_audiences",
    "find_charter",
    "find_eligibility",
    "find_mobile",
    "find_offers",
    "find_readiness",
    "find_video",
    "make_or_buy",
    "mobile_readiness",
    "read_readiness",
]
