"""The follow-up: what was done, what has slipped, the effect seen, and what to revise."""

from collections.abc import Sequence
from typing import Final

from stratbook.brief.actions import NEEDS, STATUSES, Load, Status
from stratbook.core.message import Fact, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import mark
from stratbook.display.money import money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.actions.effects import effect_cell
from stratbook.display.views.actions.ranked import MARKS
from stratbook.display.views.platforms.questions import terms_of
from stratbook.plan.actions.plan import ActionPlan
from stratbook.plan.actions.revisions import Revision
from stratbook.plan.actions.row import ActionRow

_EMPTY: Final = say("No action is planned yet: fill in the sheet of actions.")
_ORDER: Final = ("late", "doing", "to_do", "proposed", "done", "dropped")
_CAUSES: Final[dict[str, tuple[Fact, Fact]]] = {
    "late": (
        say("late by {days} days or more", days=int(threshold("action_late_days"))),
        term("Give it a new date and a new owner, or drop it; say what it delays."),
    ),
    "dropped": (
        term("dropped"),
        term("Say what replaces it, or which target is lowered."),
    ),
    "decision_overdue": (
        term("decision past its date"),
        term("Put it on the agenda of the next meeting; nothing that depends on it can start."),
    ),
    "decision_open": (
        term("decision still open"),
        term("Name who decides, and by when."),
    ),
    "incomplete": (
        term("cannot be followed up"),
        term("Complete the row: owner, date, cost and KPI."),
    ),
}


def followed(look: Look, plan: ActionPlan) -> Html:
    """Show every planned action: its state, slippage, terms, and the effect seen so far."""
    rows = sorted(plan.typed, key=lambda each: _ORDER.index(each.status))
    if not rows:
        return note(look, _EMPTY)
    return table(
        look,
        [term("Action"), term("Status"), term("Slippage"), term("Terms"), term("Effect seen")],
        [_line(look, each, plan.currency) for each in rows],
        say("Actions at the cut-off, {day}", day=plan.on),
        note=say(
            "Slippage in days: date done, or cut-off for an action that is late, less the due "
            "date. Effect: the KPI in the last whole period before the action began, and in the "
            "period under report; a change coincides with an action, it does not prove it."
        ),
    )


def load_table(look: Look, given: ActionPlan) -> Html:
    """Show the money and hours planned, by status."""
    plan, currency = given.follow_up, given.currency
    if plan is None or not plan.actions:
        return Html()
    rows = [
        [term(STATUSES[status]), *_load(plan.load(status), currency)]
        for status in STATUSES
        if plan.among(status)
    ]
    whole = plan.load()
    left_out = say_n(
        "{count} action gives neither money nor hours; it is not counted as 0.",
        "{count} actions give neither money nor hours; they are not counted as 0.",
        whole.uncosted,
    )
    return table(
        look,
        [term("Status"), term("Actions"), term("Money planned"), term("Hours planned")],
        rows,
        say("What the actions take"),
        total=[term("Total"), *_load(whole, currency)],
        note=left_out if whole.uncosted else None,
    )


def revision_table(look: Look, revisions: Sequence[Revision]) -> Html:
    """Show the points of the plan to revise, with what to do about each."""
    if not revisions:
        return note(look, say("Nothing calls for a revision of the plan today."), "good")
    return table(
        look,
        [term("Point"), term("Why"), term("Days past"), term("What to do")],
        [
            [
                each.subject,
                _CAUSES[each.cause][0],
                Name(text="–") if each.days is None else Quantity(value=each.days),
                _CAUSES[each.cause][1],
            ]
            for each in revisions
        ],
        say("Points of the plan to revise"),
    )


def _line(look: Look, row: ActionRow, currency: str) -> Row:
    action = row.action
    open_ = row.status in {"late", "doing", "to_do"}
    lacking = action.lacking if action is not None and open_ else ()
    terms = element("div", terms_of(look, action, currency) if action is not None else "–")
    parts = [terms]
    if lacking:
        told = say("Lacks: {needs}", needs=[term(NEEDS[need]) for need in lacking])
        parts.append(element("div", look.sentence(told), class_="sb-source"))
    return [
        row.text,
        mark(look, MARKS[row.status], term(STATUSES[_status(row)])),
        Name(text="–") if row.slip is None else Quantity(value=row.slip, signed=True),
        join(parts),
        effect_cell(look, row),
    ]


def _status(row: ActionRow) -> Status:
    return "to_do" if row.status == "proposed" else row.status


def _load(load: Load, currency: str) -> Row:
    hours = Quantity(value=load.hours, unit=Unit.HOURS, digits=0)
    return [load.count, money(load.cost, currency), hours]
