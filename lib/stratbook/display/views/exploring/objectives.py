"""One objective being explored: where it stands, what its target asks for, what it lacks."""

from dataclasses import dataclass

from stratbook.core.message import Message, Quantity, say, say_n
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.views import objectives as views
from stratbook.display.views.performance import objectives as score_cards
from stratbook.strategy.objectives import Objectives, Proposal
from stratbook.strategy.objectives.pace import Pace
from stratbook.strategy.performance.quantities import distance, quantity
from stratbook.strategy.performance.scorecard import Scorecard


@dataclass(frozen=True)
class Pursued:
    """One objective as it would be.

    Parameters
    ----------
    objectives : Objectives
        With this one only: its five letters.
    score : Scorecard
        Its indicator against its target; without a standing where it has none.
    proposal : Proposal or None
        Its target against the client's own history; None without an indicator.
    pace : Pace or None
        What the target asks for, a month.
    currency : str
        Of amounts.
    """

    objectives: Objectives
    score: Scorecard
    proposal: Proposal | None
    pace: Pace | None
    currency: str


def pursued(look: Look, found: Pursued) -> Html:
    """Show an objective as it would be: status, pace asked for, history, letters."""
    parts = [prose.paragraph(look, pace_said(found))]
    if found.score.standings:
        parts.append(score_cards(look, found.score, short=True))
    if found.proposal is not None:
        parts.append(views.target_table(look, [found.proposal], found.currency))
    parts.append(views.smart_table(look, found.objectives))
    return join(parts)


def pace_said(found: Pursued) -> Message:
    """Return the pace that the target asks for, or why none is known."""
    proposal, pace = found.proposal, found.pace
    if proposal is None:
        return say("Without an indicator nothing can be measured: choose one.")
    if pace is None:
        if proposal.reason is not None:
            return proposal.reason
        return say("The target is reached already: nothing is left to gain.")
    kpi = proposal.kpi.id
    step: Quantity = distance(kpi, pace.step, found.currency)
    return say_n(
        "From {now} to {target} in {count} month: {step} a month.",
        "From {now} to {target} in {count} months: {step} a month on average.",
        pace.months,
        now=quantity(kpi, pace.now, found.currency),
        target=quantity(kpi, pace.target, found.currency),
        step=step,
    )
