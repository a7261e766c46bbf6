"""Platforms: which to choose, how to adapt to each, what to do and how it goes."""

from stratbook.strategy.platforms.accounts import read_accounts
from stratbook.strategy.platforms.actions import read_actions
from stratbook.strategy.platforms.adaptation import adapt
from stratbook.strategy.platforms.choice import choose_platforms
from stratbook.strategy.platforms.decisions import platform_decisions
from stratbook.strategy.platforms.findings import find_choice, find_messages, indicator_of
from stratbook.strategy.platforms.follow_up import follow, revisions
from stratbook.strategy.platforms.messages import read_matrix
from stratbook.strategy.platforms.plan_findings import find_plan
from stratbook.strategy.platforms.questions import clues, read_questions
from stratbook.strategy.platforms.scores import read_grid

__all__ = [
    "adapt",
    "choose_platforms",
    "clues",
    "find_choice",
    "find_messages",
    "find_plan",
    "follow",
    "indicator_of",
    "platform_decisions",
    "read_accounts",
    "read_actions",
    "read_grid",
    "read_matrix",
    "read_questions",
    "revisions",
]
