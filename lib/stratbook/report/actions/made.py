"""The action plan as a report shows it: findings of all chapters, the log, the sheets."""

from collections.abc import Sequence

from stratbook.brief.models import Brief
from stratbook.core.finding import Finding
from stratbook.display.look import Look
from stratbook.display.words import sentence
from stratbook.notebook.action_effects import effects_seen
from stratbook.plan.actions import ActionPlan, known_of, plan_actions
from stratbook.strategy.decisions import logged_decisions
from stratbook.strategy.kpis import Scope

# The plan's own findings ask to put the plan in order; they are no actions of it.
_OF_THE_PLAN = "actions."


def action_plan(brief: Brief, scope: Scope, findings: Sequence[Finding], look: Look) -> ActionPlan:
    """Make a client's action plan.

    Parameters
    ----------
    brief : Brief
        What people said: actions, answered questions, decisions, roles, hours.
    scope : Scope
        Today's tables and the period under report: what KPIs are measured on.
    findings : sequence of Finding
        Of all chapters, overrides applied.
    look : Look
        The reader's: recommendations that say the same in his language are one action.
    """
    file = brief.file
    log = logged_decisions(brief.inputs["decisions"], file.currency)
    known = known_of(brief, scope.period.end, log)
    effects = effects_seen(known.follow_up, scope, file.objectives)
    kept = [each for each in findings if not each.key.startswith(_OF_THE_PLAN)]
    return plan_actions(known, kept, lambda each: sentence(look, each).action, effects)
