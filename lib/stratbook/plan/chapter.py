"""What chapter 6's notebook computes with, under one name."""

from stratbook.plan.decisions import chosen_split, split_choice, split_decisions
from stratbook.plan.findings import find_media_plan
from stratbook.plan.flights import amounts_of, find_flights, plan_flights
from stratbook.plan.followed import follow
from stratbook.plan.media_plan import plan_media
from stratbook.plan.readiness import find_readiness, read_readiness
from stratbook.plan.scenarios import scenarios
from stratbook.plan.what_if import what_if

__all__ = [
    "amounts_of",
    "chosen_split",
    "find_flights",
    "find_media_plan",
    "find_readiness",
    "follow",
    "plan_flights",
    "plan_media",
    "read_readiness",
    "scenarios",
    "split_choice",
    "split_decisions",
    "what_if",
]
