"""The plan over time, coloured by lever, and the months in which hours do not fit."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Message, Quantity, Unit, say, say_n, term
from stratbook.core.period import Period
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.gantt import Bar, gantt
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import table
from stratbook.display.views.actions import names
from stratbook.plan.actions.plan import ActionPlan
from stratbook.plan.actions.row import STATES, ActionRow

MOST: Final = 16
FEW: Final = 10


def timeline(look: Look, plan: ActionPlan, period: Period, most: int = MOST) -> Html:
    """Draw the first actions of the plan over time.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    plan : ActionPlan
        Its late and running actions come first, then the next ones by rank.
    period : Period
        The period under report, a light band.
    most : int
        How many are drawn.
    """
    chosen = _chosen(plan, most)
    if not chosen:
        return note(look, say("No action has a date yet."))

    def draw(canvas: Canvas) -> None:
        gantt(canvas, [_bar(canvas, each, plan) for each in chosen], plan.on, period)

    height = 0.8 + 0.36 * len(chosen)
    return figure(
        look, draw, _caption(look, plan, chosen), height=height,
        phone_height=0.8 + 0.5 * len(chosen),
    )  # fmt: skip


def loads_table(look: Look, plan: ActionPlan) -> Html:
    """Show hours needed against hours free, by role and month; a line where none is known."""
    if not plan.loads:
        return note(look, say("Without hours by role (sheet of the team), the load of the actions "
                              "cannot be judged."))  # fmt: skip
    rows = [
        [each.role, each.month, _hours(each.needed), _hours(each.free),
         _hours(each.over) if each.over else "–"]
        for each in plan.loads
    ]  # fmt: skip
    return table(
        look,
        [term("Role"), term("Month"), term("Hours of actions"), term("Hours free"),
         term("Too many")],
        rows,
        _load_title(plan),
        note=say("Hours free: those for social media less the running tasks of the month. Actions "
                 "without hours, dates or an owner are not counted."),
    )  # fmt: skip


def _hours(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.HOURS, digits=0)


def _load_title(plan: ActionPlan) -> Message:
    if not plan.over:
        return say("The hours of the actions fit")
    worst = max(plan.over, key=lambda each: (each.over, each.role))
    return say("{role} is short of {hours} in {month}", role=worst.role,
               hours=_hours(worst.over), month=worst.month)  # fmt: skip


def _chosen(plan: ActionPlan, most: int) -> list[ActionRow]:
    dated = [each for each in plan.rows if each.due is not None and each.status != "dropped"]
    running = [each for each in dated if each.status in {"late", "doing", "to_do"}]
    done = [each for each in dated if each.status == "done"]
    proposed = [each for each in dated if each.status == "proposed"]
    kept = [*running[: most - 4], *done[:2], *proposed][:most]
    return sorted(kept, key=lambda each: (each.start or each.due, each.due, each.id))


def _bar(canvas: Canvas, row: ActionRow, plan: ActionPlan) -> Bar:
    look = canvas.look
    due = row.due or plan.on
    done_on = row.action.done_on if row.action is not None and row.status == "done" else None
    slipped = plan.on if row.status == "late" else done_on
    state = look.say(term(STATES[row.status]))
    lever = look.say(names.lever(row))
    return Bar(
        name=names.told(look, row),
        start=min(row.start or due, due),
        due=due,
        colour=names.colour(canvas.colours, row),
        text=state if row.status == "late" and canvas.narrow else f"{lever}, {state}",
        proposed=row.status == "proposed" or not row.dated,
        strong=row.status == "late",
        slipped=slipped,
        done_on=done_on,
    )


def _caption(look: Look, plan: ActionPlan, chosen: Sequence[ActionRow]) -> Caption:
    late = [each for each in plan.open if each.status == "late"]
    return Caption(
        title=_title(plan, len(late)),
        subtitle=say(
            "From start to due date, coloured by lever. Hollow: dates proposed. Line: cut-off, "
            "{day}. Dashed: slippage. Dot: done. Band: the period under report.",
            day=plan.on,
        ),
        source=say("Source: sheets of actions and questions, and what the chapters recommend."),
        alt=say(
            "{count} actions over time: {actions}.",
            count=len(chosen),
            actions=[_told(look, each) for each in chosen],
        ),
    )  # fmt: skip


def _told(look: Look, row: ActionRow) -> Message:
    return say(
        "{action}, {lever}, {state}, {dates}",
        action=names.told(look, row).rstrip("."),
        lever=names.lever(row),
        state=term(STATES[row.status]),
        dates=names.dates(row),
    )


def _title(plan: ActionPlan, late: int) -> Message:
    if late:
        worst = max(each.slip or 0 for each in plan.open)
        return say_n(
            "{count} action is late, by {days}",
            "{count} actions are late, by {days} at worst",
            late,
            days=say_n("{count} day", "{count} days", worst),
        )
    due = [each for each in plan.open if each.due is not None]
    soon = [each for each in due if each.due is not None and (each.due - plan.on).days <= 31]
    return say_n("{count} action is due within a month, none is late",
                 "{count} actions are due within a month, none is late", len(soon))  # fmt: skip
