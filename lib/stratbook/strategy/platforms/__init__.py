"""Platforms: which to choose, how to adapt to each, which questions are answered."""

from stratbook.strategy.platforms.accounts import read_accounts
from stratbook.strategy.platforms.adaptation import adapt
from stratbook.strategy.platforms.choice import choose_platforms
from stratbook.strategy.platforms.decisions import platform_decisions
from stratbook.strategy.platforms.findings import find_choice, find_messages, indicator_of
from stratbook.strategy.platforms.messages import read_matrix
from stratbook.strategy.platforms.question_findings import find_questions
from stratbook.strategy.platforms.questions import clues, read_questions
from stratbook.strategy.platforms.scores import read_grid

__all__ = [
    "adapt",
    "choose_platforms",
    "clues",
    "find_choice",
    "find_messages",
    "find_questions",
    "indicator_of",
    "platform_decisions",
    "read_accounts",
    "read_grid",
    "read_matrix",
    "read_questions",
]
