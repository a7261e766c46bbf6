"""The follow-up: a plan over time, what has slipped, what to revise, and the decision log."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.decision import Decision
from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.decisions import decision_table
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.money import money
from stratbook.display.prose import note
from stratbook.display.tables import Cell, Row, table
from stratbook.display.views.platforms.questions import terms_of
from stratbook.display.views.platforms.timeline import timeline
from stratbook.strategy.platforms.actions import NEEDS
from stratbook.strategy.platforms.follow_up import (
    STATUSES,
    Followed,
    FollowUp,
    Load,
    Revision,
    Status,
)

_EMPTY: Final = say("No action is planned yet: fill in the sheet of actions.")
_MARKS: Final[dict[Status, Mark]] = {
    "late": "bad", "doing": "neutral", "to_do": "neutral", "done": "good", "dropped": "watch",
}  # fmt: skip
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


def plan_figure(look: Look, plan: FollowUp) -> Html:
    """Draw the dated actions over time, with the cut-off and the slippage."""
    dated = [each for each in plan.actions if each.action.due is not None]
    if not dated:
        return note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        timeline(canvas, dated, plan.on)

    caption = Caption(
        title=_title(plan),
        subtitle=say(
            "Actions from start to due date. Line: cut-off, {day}. Dashed: slippage. Dot: done.",
            day=plan.on,
        ),
        source=say("Source: sheets of actions and questions."),
        alt=say(
            "Bars over time: {late} late, {doing} under way, {to_do} to do, {done} done.",
            late=len(plan.late),
            doing=len(plan.among("doing")),
            to_do=len(plan.among("to_do")),
            done=len(plan.among("done")),
        ),
    )
    height = 0.8 + 0.36 * len(dated)
    return figure(look, draw, caption, height=height, phone_height=0.8 + 0.48 * len(dated))


def plan_table(look: Look, plan: FollowUp, currency: str) -> Html:
    """Show every action with its status, slippage, terms and what it lacks; late ones first."""
    if not plan.actions:
        return note(look, _EMPTY)
    return table(
        look,
        [term("Action"), term("Status"), term("Slippage"), term("Terms"),
         term("Still to be said")],
        [_line(look, each, currency) for each in plan.actions],
        say("Actions at the cut-off, {day}", day=plan.on),
        note=say(
            "Slippage in days: date done, or cut-off for an action that is late, less the due "
            "date. Hours are shown apart from money."
        ),
    )  # fmt: skip


def load_table(look: Look, plan: FollowUp, currency: str) -> Html:
    """Show the money and hours planned, by status."""
    if not plan.actions:
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


def log_table(look: Look, decisions: Sequence[Decision]) -> Html:
    """Show the decision log as people keep it."""
    if not decisions:
        return note(look, say("The decision log is empty: fill in its sheet."))
    return decision_table(look, decisions)


def _line(look: Look, each: Followed, currency: str) -> Row:
    lacking = each.action.lacking if each.status in {"late", "doing", "to_do"} else ()
    rest: Cell = [term(NEEDS[need]) for need in lacking] if lacking else "–"
    return [
        each.action.name or "–",
        mark(look, _MARKS[each.status], term(STATUSES[each.status])),
        Name(text="–") if each.slip is None else Quantity(value=each.slip, signed=True),
        terms_of(look, each.action, currency),
        rest,
    ]


def _load(load: Load, currency: str) -> Row:
    hours = Quantity(value=load.hours, unit=Unit.HOURS, digits=0)
    return [load.count, money(load.cost, currency), hours]


def _title(plan: FollowUp) -> Message:
    """Say what is late, and by how much at worst."""
    if plan.late:
        return say_n(
            "{count} action is late, by {days} days",
            "{count} actions are late, by {days} days at worst",
            len(plan.late),
            days=plan.late[0].slip,
        )
    done = sum(each.status == "done" for each in plan.due)
    if not plan.due:
        return say("No action was due yet at the cut-off")
    return say_n(
        "The {count} action due at the cut-off is done",
        "The {count} actions due at the cut-off are done",
        done,
    )
