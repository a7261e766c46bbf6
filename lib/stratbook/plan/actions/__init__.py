"""The action plan: proposals merged, scored, dated, owned, and followed from period to period."""

from stratbook.plan.actions.effect import Reading, Seen, compare
from stratbook.plan.actions.findings import find_actions
from stratbook.plan.actions.plan import ActionPlan, Known, known_of, plan_actions
from stratbook.plan.actions.revisions import Revision, revisions
from stratbook.plan.actions.row import BANDS, STATES, ActionRow, Origin

__all__ = [
    "BANDS",
    "STATES",
    "ActionPlan",
    "ActionRow",
    "Known",
    "Origin",
    "Reading",
    "Revision",
    "Seen",
    "compare",
    "find_actions",
    "known_of",
    "plan_actions",
    "revisions",
]
