"""What the others do better, as one sees it: who, by how much, what one sees, what to try."""

from stratbook.core.message import Message, Name, Quantity, Term, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.three_c import Lesson
from stratbook.strategy.three_c.rivals_findings import quantity

_IN = {
    "er_followers": term("interactions a post per 1,000 followers"),
    "growth": term("growth in 30 days"),
    "posts": term("posts in 30 days"),
}


def lesson_table(look: Look, lessons: tuple[Lesson, ...]) -> Html:
    """Show, for each clear lead of another account, what could be taken up.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    lessons : tuple of Lesson
        By platform and measure; a note stands in when nobody leads clearly.
    """
    lead = Quantity(value=threshold("rival_lead"), unit=Unit.RATIO, digits=0)
    if not lessons:
        message = say(
            "No other account leads by {lead} or more where both have a figure: nothing to take up "
            "from this watch.",
            lead=lead,
        )
        return note(look, message)
    return table(
        look,
        [
            term("Whom to look at"),
            term("Ahead in"),
            term("By how much"),
            term("What one sees"),
            term("What to try (rule)"),
        ],
        [_row(look, each) for each in lessons],
        say("What the others do better, and what could be taken up"),
        note=say(
            "Accounts of organisations ahead by {lead} at least. What one sees goes along with the "
            "gap; it does not prove it, and paid posts may be part of it. Rules: "
            "rival_lessons.csv.",
            lead=lead,
        ),
    )


def _row(look: Look, lesson: Lesson) -> list[Cell]:
    seen = [lesson.reason, *_visible(lesson)]
    advice = say("{advice} ({rule})", advice=lesson.advice, rule=lesson.rule.id)
    return [
        say("{account}, {platform}", account=lesson.rival.name,
            platform=platform_name(lesson.rival.platform)),
        _IN[lesson.measure],
        _gap(lesson),
        join([element("div", look.say(each)) for each in seen]),
        advice,
    ]  # fmt: skip


def _gap(lesson: Lesson) -> Message:
    """Say both figures, and how many times the one is the other where that has a meaning."""
    theirs = quantity(lesson.measure, lesson.rival.value(lesson.measure))
    own = quantity(lesson.measure, lesson.client.value(lesson.measure))
    if lesson.times is None:
        return say("{theirs} against {own}", theirs=theirs, own=own)
    times = Quantity(value=lesson.times, unit=Unit.TIMES, digits=1)
    return say("{theirs} against {own} ({times})", theirs=theirs, own=own, times=times)


def _visible(lesson: Lesson) -> list[Message]:
    """Say what is visible of how the rival does it: cadence, main format, strong point."""
    rival, found = lesson.rival, []
    if rival.posts is not None:
        found.append(
            say(
                "Posts in 30 days: {theirs}, yours {own}.",
                theirs=quantity("posts", rival.posts),
                own=quantity("posts", lesson.client.posts),
            )
        )
    if rival.main_format:
        found.append(say("Main format: {format}.", format=_name(rival.main_format)))
    if rival.strong_point:
        found.append(say("Strong point: {strong}.", strong=_name(rival.strong_point)))
    return found


def _name(text: str) -> Name | Term:
    return Name(text=text.rstrip("."))
