"""Objectives: what is wanted, by whom, by when, and how one will know (chapter 1)."""

from stratbook.strategy.objectives.actions import Aim, Aims, Lack, read_aims
from stratbook.strategy.objectives.alignment import Alignment, Contest, Pair, Stance, align
from stratbook.strategy.objectives.cadence import Campaign, Pulse, Rhythm, read_rhythm
from stratbook.strategy.objectives.chapter import Objectives, read_objectives
from stratbook.strategy.objectives.context import TOPICS, Answer, Context, read_context
from stratbook.strategy.objectives.findings import find_objectives
from stratbook.strategy.objectives.governance import Governance, Line, govern
from stratbook.strategy.objectives.horizon import Horizon, Time, horizons, is_relationship
from stratbook.strategy.objectives.kpi_map import Cadence, Called, Held, KpiMap, Role
from stratbook.strategy.objectives.people_findings import (
    find_alignment,
    find_governance,
    find_publics,
    priorities_to_settle,
    to_settle,
)
from stratbook.strategy.objectives.personas import Found, Meeting, Persona, Reached, read_personas
from stratbook.strategy.objectives.plan_findings import find_aims, find_hurried, find_targets
from stratbook.strategy.objectives.proposals import Basis, Proposal, Reach, propose
from stratbook.strategy.objectives.smart import Card, Check, Criterion, Verdict
from stratbook.strategy.objectives.tree import Node, Orphan, Tree, grow
from stratbook.strategy.performance.scorecard import scope_for

__all__ = [
    "TOPICS", "Aim", "Aims", "Alignment", "Answer", "Basis", "Cadence", "Called", "Campaign",
    "Card", "Check", "Contest", "Context", "Criterion", "Found", "Governance", "Held", "Horizon",
    "KpiMap", "Lack", "Line", "Meeting", "Node", "Objectives", "Orphan", "Pair", "Persona",
    "Proposal", "Pulse", "Reach", "Reached", "Rhythm", "Role", "Stance", "Time", "Tree",
    "Verdict", "align", "find_aims", "find_alignment", "find_governance", "find_hurried",
    "find_objectives", "find_publics", "find_targets", "govern", "grow", "horizons",
    "is_relationship", "priorities_to_settle", "propose", "read_aims", "read_context",
    "read_objectives", "read_personas", "read_rhythm", "scope_for", "to_settle",
]  # fmt: skip
