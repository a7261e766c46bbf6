"""What was seen of the actions' KPIs: measured before they began, and over the period."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stratbook.brief.actions import Action, FollowUp
from stratbook.brief.models import Objective
from stratbook.core import reference
from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.notebook.session import Session
from stratbook.plan.actions import ActionPlan, known_of, plan_actions
from stratbook.plan.actions.effect import Reading, Seen, compare
from stratbook.strategy.decisions import logged_decisions
from stratbook.strategy.kpis import Measure, Scope, measure

_MOST_BACK: Final = 60  # periods one looks back for the one before an action
_BY_PLATFORM: Final = frozenset({"posts", "audience", "ads"})


@remembered
def effects_seen(
    plan: FollowUp, scope: Scope, objectives: Iterable[Objective] = ()
) -> dict[str, Seen]:
    """Measure the KPIs of actions done, and of those that began before the period.

    Parameters
    ----------
    plan : FollowUp
        The typed actions at the cut-off.
    scope : Scope
        Today's tables, and the period under report.
    objectives : iterable of Objective
        The brief's: an action without a platform is measured on its objective's.

    Returns
    -------
    dict of str to Seen
        By the action's name.
    """
    places = {each.id: each.platform for each in objectives}
    found = {}
    for each in plan.actions:
        action = each.action
        began = began_on(action)
        ran = each.status == "done" or (
            each.status in {"late", "doing"} and action.state == "doing"
        )
        if not action.kpi or began is None or not ran:
            continue
        before = before_of(scope.period, began)
        if before is None:
            continue
        place = action.platform or places.get(action.objective) or ""
        there = scope.on(place) if place and _is_by_platform(action.kpi) else scope
        earlier, now = (_reading(action.kpi, there, span) for span in (before, scope.period))
        expected = (action.effect_low, action.effect_high)
        found[action.name] = compare(action.kpi, earlier, now, expected)
    return found


def followed_plan(session: Session, scope: Scope) -> ActionPlan:
    """Return the plan of the typed actions, ranked and dated, with the effect seen.

    Parameters
    ----------
    session : Session
        The client; recommendations of the chapters join the plan once all have run.
    scope : Scope
        What KPIs are measured on.
    """
    file = session.brief.file
    log = logged_decisions(session.brief.inputs["decisions"], file.currency)
    known = known_of(session.brief, session.period.end, log)
    seen = effects_seen(known.follow_up, scope, file.objectives)
    return plan_actions(known, effects=seen)


def began_on(action: Action) -> dt.date | None:
    """Return when an action began, as far as the sheet says: its start, or the day it was done."""
    return action.start or action.done_on


def before_of(period: Period, began: dt.date) -> Period | None:
    """Return the last period of the same kind that was over when an action began.

    None for one that began after the period under report.
    """
    if began > period.end:
        return None
    span = period
    for _ in range(_MOST_BACK):
        span = span.previous()
        if span.end < began:
            return span
    return None


def _is_by_platform(kpi: str) -> bool:
    """Say whether a KPI's tables tell platforms apart: leads and sessions of the site do not."""
    return set(reference.kpi(kpi).inputs) <= _BY_PLATFORM


def _reading(kpi: str, scope: Scope, span: Period) -> Reading:
    found: Measure = measure(kpi, scope.over(span))
    return Reading(span, found.value, found.interval, found.reason)
