"""Comments on the page: the grid, what each one calls for, and its way to an answer."""

from typing import Final

import pandas as pd

from stratbook.core.message import Fact, Name, Quantity, Term, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.core.triage import Content, triage
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import named, under
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.reputation import Judged
from stratbook.strategy.reputation.decisions import LEVELS

_EMPTY: Final = say("No comment to judge: fill in the sheet of comments to judge.")
_STEPS: Final[dict[str, Term]] = {
    "replied": term("Answered already"),
    "draft": term("Reply to be drafted"),
    "second": term("To be read again"),
    "ready": term("Ready to be sent"),
}


def grid_table(look: Look) -> Html:
    """Show the grid itself: a level for each content, place and author."""
    headings = (
        term("Content"), term("Removable, small reach"), term("Removable, wide reach"),
        term("Not removable, small reach"), term("Not removable, wide reach"),
    )  # fmt: skip
    return table(
        look,
        headings,
        [_levels(look, each) for each in triage().content],
        say("The grid: content × place × author"),
        note=say(
            "Wide reach: press, influencers, elected officials, associations, and any author of "
            "{reach} followers or more. {velocity} reactions an hour take a comment one level up.",
            reach=Quantity(value=threshold("triage_reach")),
            velocity=Quantity(value=threshold("triage_velocity")),
        ),
    )


def triage_table(look: Look, judged: tuple[Judged, ...]) -> Html:
    """Show each comment with its level, what to do, who does it and within how long."""
    if not judged:
        return note(look, _EMPTY)
    headings = (
        term("Comment"), term("Level"), term("What it is"), term("What to do"),
        term("Owner"),
    )  # fmt: skip
    return table(look, headings, [_judged(look, each) for each in judged],
                 say("Comments, gravest first"))  # fmt: skip


def protocol_table(look: Look, judged: tuple[Judged, ...]) -> Html:
    """Show who reads each reply again, from when it may be sent and until when it must."""
    waiting = [each for each in judged if each.is_open]
    if not waiting:
        return note(look, say("No comment waits for an answer.")) if judged else Html("")
    headings = (
        term("Comment"), term("Second reading"), term("Read again by"), term("Not before"),
        term("At the latest"), term("Where it stands"),
    )  # fmt: skip
    return table(
        look,
        headings,
        [_way(look, each) for each in waiting],
        say("Before the answer: read twice, let it cool"),
        note=say(
            "A comment can be misread or taken personally: somebody else reads the reply, and "
            "nothing is sent before the time shown. Levels 0 to 2 count opening hours, where "
            "client.yml gives them."
        ),
    )


def _levels(look: Look, content: Content) -> Row:
    return [Name(text=content.words(look.language.code)), *content.grid]


def _judged(look: Look, judged: Judged) -> Row:
    comment, code = judged.comment, look.language.code
    within = say("within {delay}", delay=_within(judged))
    return [
        under(look, Name(text=comment.name), _where(look, judged)),
        LEVELS[judged.number],
        under(look, Name(text=comment.content.words(code)), comment.author.words(code)),
        Name(text=judged.action.words(code)),
        under(look, Name(text=look.language.worded(judged.asks.owner)), within),
    ]


def _where(look: Look, judged: Judged) -> Fact:
    comment = judged.comment
    places = [look.say(platform_name(comment.platform))] if comment.platform else []
    place = ", ".join([*places, *([comment.place] if comment.place else [])])
    if comment.removable:
        return named(place)
    return say("{place} (not removable)", place=place or "–")


def _within(judged: Judged) -> Fact:
    delay = Quantity(value=judged.asks.delay / 60, unit=Unit.HOURS, digits=0)
    if judged.asks.around_the_clock:
        return say("{delay}, day and night", delay=delay)
    return say("{delay} of opening", delay=delay) if judged.in_hours else delay


def _way(look: Look, judged: Judged) -> Row:
    second = look.language.worded(judged.asks.second)
    return [
        judged.comment.name,
        Name(text=second) if second else term("Not needed"),
        named(judged.comment.reader),
        _moment(look, judged.not_before),
        _moment(look, judged.due),
        _STEPS[judged.step],
    ]


def _moment(look: Look, moment: pd.Timestamp) -> Name:
    return Name(text=f"{look.language.day_month(moment.date())}, {moment:%H:%M}")
