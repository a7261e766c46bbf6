"""Recommendations and next steps, ranked: what, why there, who, when, for which effect."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.money import money
from stratbook.display.prose import CONFIDENCE, note
from stratbook.display.tables import Cell, Row, table
from stratbook.display.views.actions import names
from stratbook.plan.actions.plan import ActionPlan
from stratbook.plan.actions.row import STATES, ActionRow

_SHOWN: Final = 12
FIRST: Final = 10  # where one page is enough
_LISTED: Final = 32  # with those that open on demand
MARKS: Final[dict[str, Mark]] = {
    "late": "bad", "doing": "neutral", "to_do": "neutral", "proposed": "neutral",
    "done": "good", "dropped": "watch",
}  # fmt: skip
_HEADINGS: Final = (
    term("Action"), term("Priority"), term("Who and when"), term("Indicator and effect"),
    term("Score"),
)  # fmt: skip
_EFFORT: Final = {
    "high": term("high effort"), "medium": term("medium effort"), "low": term("low effort"),
}  # fmt: skip


def ranked(look: Look, plan: ActionPlan) -> Html:
    """Show the open actions by rank: the first ones at once, the others on demand."""
    if not plan.open:
        return note(look, say("No action is recommended and none is planned."))
    first = plan.open[:_SHOWN]
    parts = [_table(look, plan, first, say("Actions by priority"), how=True)]
    others = plan.open[_SHOWN:_LISTED]
    if others:
        told = say_n("{count} further action", "{count} further actions", len(others))
        parts.append(
            element(
                "details",
                element("summary", look.say(told)),
                _table(look, plan, others, say("Further actions"), how=False),
                class_="sb sb-more",
            )
        )
    left = len(plan.open[_LISTED:])
    return join([*parts, _beyond(look, left), _aside(look, plan)])


def first_actions(look: Look, plan: ActionPlan) -> Html:
    """Show the actions to begin with, on one page, and count the others."""
    if not plan.open:
        return note(look, say("No action is recommended and none is planned."))
    rows = [
        (
            _numbered(look, each, at),
            _priority(look, each),
            _terms(look, plan, each, brief=True),
            _effect(look, each),
        )
        for at, each in enumerate(plan.open[:FIRST], 1)
    ]
    shown = table(look, _HEADINGS[:4], rows, say("Actions by priority"))
    left = len(plan.open[FIRST:])
    if not left:
        return join([shown, _aside(look, plan)])
    told = say_n(
        "{count} further action is in the exported action plan.",
        "{count} further actions are in the exported action plan.",
        left,
    )
    further = element("p", look.sentence(told), class_="sb sb-source sb-further")
    return join([shown, further, _aside(look, plan)])


def opening(look: Look, plan: ActionPlan) -> Html:
    """Say in one sentence what to begin with, what is late, and how many wait behind."""
    late = sum(each.status == "late" for each in plan.open)
    first = plan.among("first")
    unnamed = sum(not each.owner for each in first)
    said = say(
        "{open} to begin with, {unnamed} of them without a confirmed owner; {late} late; {others} "
        "wait behind, by priority.",
        open=say_n("{count} action", "{count} actions", len(first)),
        late=late,
        unnamed=unnamed,
        others=len(plan.open) - len(first),
    )
    return element("p", look.sentence(said), class_="sb sb-paragraph")


def _table(
    look: Look, plan: ActionPlan, rows: Sequence[ActionRow], caption: Message, *, how: bool
) -> Html:
    below = say(
        "Score: impact × confidence × ease, from 0 to 100. Dates marked “proposed” follow from "
        "urgency, effort and what must come first."
    )
    first = plan.open.index(rows[0]) + 1
    shown = [_line(look, plan, each, at) for at, each in enumerate(rows, first)]
    return table(look, _HEADINGS, shown, caption, note=below if how else None)


def _beyond(look: Look, left: int) -> Html:
    """Say how many actions the workbook alone lists: the last ones would fill pages of paper."""
    if not left:
        return Html()
    told = say_n(
        "{count} action of lower rank is listed in the exported action plan.",
        "{count} actions of lower rank are listed in the exported action plan.",
        left,
    )
    return element("p", look.sentence(told), class_="sb sb-source")


def _line(look: Look, plan: ActionPlan, row: ActionRow, at: int) -> Row:
    score = Quantity(value=None if row.score is None else 100 * row.score, digits=0)
    return [
        _what(look, row, at),
        _priority(look, row),
        _terms(look, plan, row),
        _effect(look, row),
        score if row.score is not None else Name(text="–"),
    ]


def _what(look: Look, row: ActionRow, at: int) -> Html:
    whence = f"{look.sentence(names.lever(row))} · {names.origins(look, row)} · {row.id}"
    parts = [_numbered(look, row, at)]
    if carried := names.also(look, row):
        parts.append(element("div", carried, class_="sb-source"))
    return join([*parts, element("div", whence, class_="sb-source")])


def _numbered(look: Look, row: ActionRow, at: int) -> Html:
    """Return an action with its rank, and the finding it answers below."""
    parts = [element("div", f"{at}. {names.told(look, row)}")]
    if found := names.why(look, row):
        parts.append(element("div", found, class_="sb-source"))
    return join(parts)


def _priority(look: Look, row: ActionRow) -> Cell:
    word = element("div", look.sentence(Name(text=names.band(look, row.priority.chosen))))
    parts = [word]
    if row.status != "proposed":
        state = mark(look, MARKS[row.status], term(STATES[row.status]))
        parts.append(element("div", state))
    if row.priority.override is not None:
        reason = say("decided: {reason}", reason=row.priority.override.reason)
        parts.append(element("div", look.sentence(reason), class_="sb-source"))
    return join(parts)


def _terms(look: Look, plan: ActionPlan, row: ActionRow, *, brief: bool = False) -> Html:
    when = [names.dates(row)]
    first = [Name(text=names.told(look, plan.row(each))) for each in row.after]
    takes = takes_of(row, plan.currency)
    if row.effort is not None:
        takes.append(_EFFORT[row.effort])
    lines = [
        element("div", look.sentence(names.owner(row))),
        *(element("div", look.sentence(each)) for each in when),
    ]
    if takes:
        words = " · ".join(look.say(each) for each in takes)
        lines.append(element("div", words, class_="sb-source"))
    if first and not brief:
        shown = look.sentence(say("after: {actions}", actions=first[:1]))
        lines.append(element("div", shown, class_="sb-source"))
    return join(lines)


def takes_of(row: ActionRow, currency: str) -> list[Fact]:
    """Return the money and the hours an action takes, as far as they are known."""
    found: list[Fact] = []
    if row.cost is not None:
        found.append(money(row.cost, currency))
    if row.hours is not None:
        found.append(Quantity(value=row.hours, unit=Unit.HOURS, digits=0))
    return found


def _effect(look: Look, row: ActionRow) -> Html:
    lines = [element("div", look.say(names.kpi(row)))]
    expected = names.effect(row)
    said = [look.sentence(expected)] if expected is not None else []
    if row.confidence is not None:
        said.append(look.say(CONFIDENCE[row.confidence]))
    if said:
        lines.append(element("div", " · ".join(said), class_="sb-source"))
    return join(lines)


def _aside(look: Look, plan: ActionPlan) -> Html:
    if not plan.aside:
        return Html()
    told = say_n(
        "{count} recommendation was set aside by a person: it is in its chapter, with the reason.",
        "{count} recommendations were set aside by a person: they are in their chapters, with the "
        "reason.",
        len(plan.aside),
    )
    return element("p", look.sentence(told), class_="sb sb-source")
