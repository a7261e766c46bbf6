"""Objectives: the tree they form, whether they are SMART, the KPIs that follow (chapter 1)."""

from stratbook.strategy.objectives.chapter import Objectives, read_objectives
from stratbook.strategy.objectives.findings import find_objectives
from stratbook.strategy.objectives.kpi_map import Cadence, Called, Held, KpiMap, Role
from stratbook.strategy.objectives.smart import Card, Check, Criterion, Verdict
from stratbook.strategy.objectives.tree import Node, Orphan, Tree, grow

__all__ = [
    "Cadence",
    "Called",
    "Card",
    "Check",
    "Criterion",
    "Held",
    "KpiMap",
    "Node",
    "Objectives",
    "Orphan",
    "Role",
    "Tree",
    "Verdict",
    "find_objectives",
    "grow",
    "read_objectives",
]
