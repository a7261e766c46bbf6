"""The report's section on recommendations and next steps."""

from stratbook.core.message import Message, say
from stratbook.core.period import Period
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.views.actions.follow_up import followed
from stratbook.display.views.actions.gantt import FEW, MOST, loads_table, timeline
from stratbook.display.views.actions.matrix import matrix
from stratbook.display.views.actions.ranked import first_actions, opening, ranked
from stratbook.plan.actions.plan import ActionPlan


def next_steps(
    look: Look, plan: ActionPlan, period: Period, *, lean: bool = False, told: bool = False
) -> Html:
    """Show the plan: in a sentence, by rank, over time, and how the planned actions stand.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    plan : ActionPlan
        It has at least one row.
    period : Period
        The period under report.
    lean : bool
        Whether the first actions and their calendar are enough.
    told : bool
        Whether a chapter of the same report follows up the planned actions.
    """
    parts = [
        opening(look, plan),
        matrix(look, plan),
        first_actions(look, plan) if lean else ranked(look, plan),
        _heading(look, say("Calendar of the actions")),
        timeline(look, plan, period, FEW if lean else MOST),
    ]
    if lean or told:
        return join(parts)
    if plan.loads:
        parts.append(loads_table(look, plan))
    if plan.typed:
        parts += [_heading(look, say("Where the planned actions stand")), followed(look, plan)]
    return join(parts)


def _heading(look: Look, words: Message) -> Html:
    return element("h3", look.sentence(words))
