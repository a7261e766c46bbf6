"""Chapter 10: who does the work, at what cost, with what skills, and what is kept watch on."""

from stratbook.strategy.organisation.advocacy import read_advocacy
from stratbook.strategy.organisation.brand_facts import read_facts
from stratbook.strategy.organisation.changes import register
from stratbook.strategy.organisation.configuration import configure, read_situation
from stratbook.strategy.organisation.costs import costs, source_posts, two_posts
from stratbook.strategy.organisation.decisions import (
    decide_accountable,
    decide_configuration,
    decide_sourcing,
    decide_tests,
)
from stratbook.strategy.organisation.innovations import read_tests
from stratbook.strategy.organisation.load import loads
from stratbook.strategy.organisation.matrix import read_matrix
from stratbook.strategy.organisation.pay import pay_ranges
from stratbook.strategy.organisation.people_findings import find_advocacy, find_skills
from stratbook.strategy.organisation.skills import read_skills, speeches
from stratbook.strategy.organisation.social_charter import fill_charter
from stratbook.strategy.organisation.team import read_team, split_tasks
from stratbook.strategy.organisation.team_findings import (
    find_configuration,
    find_load,
    find_matrix,
    find_sourcing,
)
from stratbook.strategy.organisation.watch import read_watch
from stratbook.strategy.organisation.watch_findings import (
    find_charter,
    find_facts,
    find_outlook,
)

__all__ = [
    "configure",
    "costs",
    "decide_accountable",
    "decide_configuration",
    "decide_sourcing",
    "decide_tests",
    "fill_charter",
    "find_advocacy",
    "find_charter",
    "find_configuration",
    "find_facts",
    "find_load",
    "find_matrix",
    "find_outlook",
    "find_skills",
    "find_sourcing",
    "loads",
    "pay_ranges",
    "read_advocacy",
    "read_facts",
    "read_matrix",
    "read_situation",
    "read_skills",
    "read_team",
    "read_tests",
    "read_watch",
    "register",
    "source_posts",
    "speeches",
    "split_tasks",
    "two_posts",
]
