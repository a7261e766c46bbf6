"""What is wrong in the calendar, and what still waits for approval."""

from typing import Final

from stratbook.core.message import Fact, Name, Quantity, say, say_n, term
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.calendar.cells import (
    CODES,
    NOTHING,
    SEVERITIES,
    chosen,
    dotted,
    lines,
    platform,
    weekday,
)
from stratbook.plan.calendar.approvals import Approval, Standing
from stratbook.plan.calendar.lint import Remark
from stratbook.plan.calendar.review import Review

_STANDINGS: Final[dict[Standing, tuple[str, Fact]]] = {
    "approved": ("✔", term("approved in time")),
    "waiting": ("●", term("to approve, time is left")),
    "due": ("▲", term("to approve now")),
    "late": ("✖", term("late")),
    "unproved": ("▲", term("approved, but by nobody named")),
}


def fault_table(look: Look, review: Review) -> Html:
    """Show the faults row by row, the gravest first."""
    if not review.rows:
        return note(look, say("There is no calendar to check: its sheet is empty."), "watch")
    if not review.remarks:
        return note(look, say("No row of the calendar is at fault."), "good")
    ranked = list(SEVERITIES)
    ordered = sorted(review.remarks, key=lambda each: ranked.index(each.severity))
    day = review.setting.as_of
    told = say_n(
        "Checked as on {day}: {count} remark, {errors} to settle before publication.",
        "Checked as on {day}: {count} remarks, {errors} to settle before publication.",
        len(ordered), day=day, errors=sum(each.severity == "error" for each in ordered),
    )  # fmt: skip
    shown = table(
        look,
        [term("Row"), term("Fault"), term("What is wrong")],
        [_fault(look, each, review) for each in ordered],
        say("Faults of the calendar, row by row"),
        note=told,
    )
    return element("div", shown)


def _fault(look: Look, remark: Remark, review: Review) -> Row:
    row = next((each for each in review.rows if each.id == remark.row), None)
    sign, grave = SEVERITIES[remark.severity]
    place: list[Fact] = [platform(row.platform), weekday(look, row.date)] if row else []
    said = look.say(CODES[remark.code])
    return [
        lines(look, Name(text=remark.row or "–"), [dotted(look, place)]),
        lines(look, Name(text=f"{sign} {said}"), [grave]),
        remark.message,
    ]


def approval_table(look: Look, review: Review) -> Html:
    """Show what employees, ambassadors and customers say, and whether it is approved."""
    if not review.rows:
        return note(look, NOTHING, "watch")
    if not review.approvals:
        said = say("Nobody but the organisation speaks in this calendar: nothing to approve.")
        return note(look, said)
    return table(
        look,
        [term("Row"), term("Who speaks"), term("Approval"), term("Days left"), term("Lead, days")],
        [_approval(look, each) for each in review.approvals],
        say("Publications in somebody else’s voice, and their approval"),
        note=say(
            "Lead: days between approval and publication. Agreement is asked of the person too, in "
            "writing, for words and image."
        ),
    )


def _approval(look: Look, each: Approval) -> Row:
    sign, standing = _STANDINGS[each.standing]
    row = each.row
    by: list[Fact] = []
    if row.approved_by and row.approved_on:
        by = [say("{role}, on {day}", role=row.approved_by, day=row.approved_on)]
    place = dotted(look, [platform(row.platform), weekday(look, row.date)])
    return [
        lines(look, Name(text=row.id), [place, Name(text=row.angle)]),
        chosen(look, row.author),
        lines(look, Name(text=f"{sign} {look.say(standing)}"), by),
        Quantity(value=each.days) if row.live else Name(text="–"),
        Quantity(value=each.lead),
    ]  # fmt: skip
