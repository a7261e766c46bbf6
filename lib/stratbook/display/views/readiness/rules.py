"""The checklist of rules: which bear on the planned ads, on what dates, what to do."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Listing, Message, Name, Term, say, say_n, term
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.readiness.names import EMPTY, NONE, small
from stratbook.plan.readiness.campaigns import Campaign
from stratbook.plan.readiness.eligibility import (
    CONCERNED,
    NOT_CONCERNED,
    TO_CONFIRM,
    Check,
    flights_named,
    name_of,
)

STATES: Final[dict[str, Term]] = {
    CONCERNED: term("concerned"),
    TO_CONFIRM: term("to be confirmed"),
    NOT_CONCERNED: term("not concerned"),
}
_CHECKED: Final = {
    "text": term("text read"),
    "excerpt": term("read in excerpts"),
    "not": term("not checked"),
}


def eligibility_table(look: Look, checks: Sequence[Check], planned: Sequence[Campaign]) -> Html:
    """Show the rules that bear on a flight, or may: what they ask, what to do, who confirmed.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    checks : sequence of Check
        The checklist.
    planned : sequence of Campaign
        What is about to be launched.
    """
    if not planned:
        return note(look, EMPTY)
    shown = [each for each in checks if each.state != NOT_CONCERNED]
    caution = say(
        "A checklist and not legal advice: the dates and sources are data, to be confirmed by the "
        "person responsible before the launch, in the sheet of ad eligibility."
    )
    if not shown:
        return join([note(look, say("No rule of the list bears on the planned flights.")),
                     note(look, caution)])  # fmt: skip
    return table(
        look,
        [
            term("Rule"),
            term("State"),
            term("Flights"),
            term("What to do, and what the rule says"),
            term("Confirmed"),
        ],
        [_row(look, each) for each in shown],
        say("Rules that bear on the planned flights, or may"),
        note=caution,
    )


def scope_table(look: Look, checks: Sequence[Check]) -> Html:
    """Show every rule with its dates, its source and why it concerns the client or not."""
    return table(
        look,
        [term("Rule"), term("In force"), term("State"), term("Why"), term("Source, read on")],
        [_scope(look, each) for each in checks],
        say("The whole list, with dates and sources"),
        note=say_n(
            "{count} rule. What was not read in the text itself says so; another country’s law "
            "is not in the list.",
            "{count} rules. What was not read in the text itself says so; another country’s law "
            "is not in the list.",
            len(checks),
        ),
    )


def _row(look: Look, check: Check) -> Row:
    spoken = look.language
    what = join(
        [
            element("div", spoken.worded(check.rule.do)),
            element("div", spoken.worded(check.rule.says), class_="sb-source"),
        ]
    )
    return [
        name_of(check.rule),
        _state(look, check),
        Listing(items=tuple(flights_named(check))) if check.campaigns else NONE,
        what,
        _confirmed(look, check),
    ]


def _state(look: Look, check: Check) -> Html:
    parts = [mark(look, _kind(check), STATES[check.state]), small(look, check.why)]
    return join(parts)


def _confirmed(look: Look, check: Check) -> Html:
    if not check.confirmed:
        return mark(look, "watch", term("nobody yet"))
    parts = [mark(look, "good", Name(text=check.by) if check.by else term("yes"))]
    if check.on is not None:
        parts.append(small(look, say("on {day}", day=check.on)))
    if check.note:
        parts.append(element("div", check.note, class_="sb-source"))
    return join(parts)


def _scope(look: Look, check: Check) -> Row:
    rule = check.rule
    source = join([
        element("a", look.text(rule.source), href=rule.source_url, rel="noreferrer"),
        small(look, say("{checked}, {day}", checked=_CHECKED[rule.checked],
                        day=dt.date.fromisoformat(rule.read_on))),
    ])  # fmt: skip
    return [
        name_of(rule),
        _dates(check),
        mark(look, _kind(check), STATES[check.state]),
        check.why,
        source,
    ]


def _kind(check: Check) -> Mark:
    if check.state == NOT_CONCERNED:
        return "neutral"
    forbidden = check.state == CONCERNED and check.rule.effect == "forbids"
    return "bad" if forbidden and not check.confirmed else "watch"


def _dates(check: Check) -> Message | Term:
    rule, span = check.rule, check.rule.span
    if rule.since and rule.until:
        return say("{period}", period=span)
    if rule.since:
        return say("since {day}", day=span.start)
    return term("no date")
