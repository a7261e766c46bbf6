"""The third C: what the public says, who speaks for the brand, and the way to a decision."""

from stratbook.strategy.community.behaviour import Behaviour, Segment, read_behaviour
from stratbook.strategy.community.counting import Change, Share
from stratbook.strategy.community.decisions import propose
from stratbook.strategy.community.findings import find_community
from stratbook.strategy.community.findings_public import find_public
from stratbook.strategy.community.findings_relays import find_relays
from stratbook.strategy.community.findings_way import find_way
from stratbook.strategy.community.gather import Said, gather
from stratbook.strategy.community.influence import Standing, influence_index
from stratbook.strategy.community.influencers import Account, Candidate, Shortlist, read_influencers
from stratbook.strategy.community.prospects import Need, Prospects, Query, read_prospects
from stratbook.strategy.community.recommenders import (
    Recommender,
    Recommenders,
    read_recommenders,
)
from stratbook.strategy.community.satisfaction import Satisfaction, Score, read_satisfaction
from stratbook.strategy.community.trends import Context, Trend, read_trends
from stratbook.strategy.community.voice import Desk, Theme, Voice, read_voice
from stratbook.strategy.community.zmot import Journey, Proof, Stage, Touchpoint, read_journey

__all__ = [
    "Account",
    "Behaviour",
    "Candidate",
    "Change",
    "Context",
    "Desk",
    "Journey",
    "Need",
    "Proof",
    "Prospects",
    "Query",
    "Recommender",
    "Recommenders",
    "Said",
    "Satisfaction",
    "Score",
    "Segment",
    "Share",
    "Shortlist",
    "Stage",
    "Standing",
    "Theme",
    "Touchpoint",
    "Trend",
    "Voice",
    "find_community",
    "find_public",
    "find_relays",
    "find_way",
    "gather",
    "influence_index",
    "propose",
    "read_behaviour",
    "read_influencers",
    "read_journey",
    "read_prospects",
    "read_recommenders",
    "read_satisfaction",
    "read_trends",
    "read_voice",
]
