"""What a client carries into the next period: actions, decisions, dates that have passed."""

from collections.abc import Iterator
from dataclasses import dataclass

from stratbook.brief.actions import Followed, follow, read_actions
from stratbook.brief.models import Brief
from stratbook.core.message import Fact, Message, Name, say, say_n
from stratbook.core.period import Period
from stratbook.strategy.decisions import logged_decisions

_EFFECT = say("done: write the effect seen")


@dataclass(frozen=True)
class Point:
    """Something to settle, keep or date anew.

    Parameters
    ----------
    place : str
        Where it stands: ``client.yml, budget`` or ``inputs/actions.csv:4``.
    subject : Fact
        What it is about, in the client's words.
    state : Message
        How it stands when the next period begins.
    """

    place: str
    subject: Fact
    state: Message


def open_points(brief: Brief, following: Period) -> tuple[Point, ...]:
    """Return what the next period takes over from the present one.

    Parameters
    ----------
    brief : Brief
        The client.
    following : Period
        The next period; lateness counts from the day it begins.

    Returns
    -------
    tuple of Point
        Dates of ``client.yml`` first, then open decisions, then actions, late ones first.
    """
    return (
        *_dates(brief, following),
        *_decisions(brief, following),
        *_actions(brief, following),
    )


def _dates(brief: Brief, following: Period) -> Iterator[Point]:
    file = brief.file
    for each in file.objectives:
        if each.due is not None and each.due < following.start:
            yield Point(
                f"client.yml, objectives ({each.id})",
                Name(text=each.statement),
                say("past its date, {day}: judge it, then give it a new one", day=each.due),
            )
    spent = file.budget.period
    if spent is not None and spent.end < following.start:
        yield Point(
            "client.yml, budget.period", Name(text=spent.code), say("over: write the next budget")
        )
    if isinstance(file.compare_with, Period):
        yield Point(
            "client.yml, compare_with",
            Name(text=file.compare_with.code),
            say("stays as it is: change it, or write previous"),
        )
    made = file.exports.extracted_on
    if made is not None and made <= following.end:
        yield Point(
            "client.yml, exports.extracted_on",
            Name(text=made.isoformat()),
            say("to be changed once the new exports are made"),
        )


def _decisions(brief: Brief, following: Period) -> Iterator[Point]:
    log = brief.inputs["decisions"]
    logged = logged_decisions(log, brief.file.currency)
    for place, each in zip(log["source"].astype("str"), logged, strict=True):
        if each.state != "open":
            continue
        if each.due is not None and each.due < following.start:
            yield Point(place, each.question, say("was to be decided by {day}", day=each.due))
        else:
            yield Point(place, each.question, say("still to be decided"))


def _actions(brief: Brief, following: Period) -> Iterator[Point]:
    plan = follow(read_actions(brief.inputs["actions"], brief.inputs["questions"]), following.start)
    for each in plan.among("late", "doing", "to_do"):
        yield Point(each.action.source, Name(text=each.action.name), _state(each))
    for each in plan.among("done"):
        if _was_done_in(brief.file.period, each) and not each.action.effect_seen:
            yield Point(each.action.source, Name(text=each.action.name), _EFFECT)


def _was_done_in(period: Period, each: Followed) -> bool:
    done_on = each.action.done_on
    return done_on is not None and period.start <= done_on <= period.end


def _state(each: Followed) -> Message:
    if each.status == "late":
        return say_n("{count} day late", "{count} days late", each.slip or 0)
    if each.action.due is None:
        return say("open, without a date")
    return say("open, due on {day}", day=each.action.due)
