"""What actions, levers and origins are called."""

import datetime as dt
from typing import Final

from stratbook.brief.sheets.log import CHAPTER
from stratbook.brief.sheets.platforms import LEVER
from stratbook.core.message import Fact, KpiTerm, Message, Name, fact, say, term
from stratbook.core.period import Period
from stratbook.core.reference import rules
from stratbook.display.look import Look
from stratbook.display.theme import Theme
from stratbook.display.words import sentence
from stratbook.plan.actions.row import ActionRow, Origin
from stratbook.plan.actions.score import RULE

STEERING: Final = term("steering")
LEVERS: Final[dict[str, Fact]] = {
    "referencing": term("referencing"),
    "influence": term("influential people"),
    "content": term("content"),
    "advertising": term("advertising"),
    "": STEERING,
}


def told(look: Look, row: ActionRow) -> str:
    """Return what is to be done, in the client's own words or in the reader's language."""
    if row.text:
        return row.text
    if row.decision is not None:
        return look.sentence(_decided(row))
    if row.finding is not None:
        return sentence(look, row.finding).action or sentence(look, row.finding).headline
    return row.id


def why(look: Look, row: ActionRow) -> str:
    """Return the finding that an action answers, as a sentence; empty without one."""
    return "" if row.finding is None else sentence(look, row.finding).headline


def owner(row: ActionRow) -> Fact:
    """Return the role in charge, the one proposed, or that it is still to be named."""
    if row.owner:
        return Name(text=row.owner)
    if row.suggested:
        return say("{role} (proposed)", role=row.suggested)
    return term("to name")


def also(look: Look, row: ActionRow) -> str:
    """Return what the action carries too, as a sentence; empty when it is alone."""
    found = dict.fromkeys(sentence(look, each).action for each in row.also)
    words = [each.rstrip(".") for each in found if each and each != told(look, row)]
    if not words:
        return ""
    return look.sentence(say("With it: {actions}.", actions="; ".join(words)))


def lever(row: ActionRow) -> Fact:
    """Return an action's lever; what serves them all is steering."""
    return LEVERS.get(row.lever, STEERING)


def colour(theme: Theme, row: ActionRow) -> str:
    """Return the colour of an action's lever; steering is grey."""
    order = [id_ for id_, *_ in LEVER]
    return theme.series[order.index(row.lever)] if row.lever in order else theme.faint


def band(look: Look, id_: str) -> str:
    """Return a priority in the reader's words; a person's own word as it is."""
    words = rules()[RULE].labels.get(id_)
    return look.language.worded(words) if words else id_


def origins(look: Look, row: ActionRow) -> str:
    """Return where an action comes from, each chapter or sheet once."""
    names = [look.say(_origin(each, look)) for each in row.origins]
    return " · ".join(dict.fromkeys(names))


def dates(row: ActionRow) -> Fact:
    """Return when it runs; proposed dates say so."""
    if row.due is None:
        return term("no date")
    if row.start is None or row.start == row.due:
        return _due(row.due, given=row.dated)
    span = fact(Period(start=row.start, end=row.due))
    return span if row.dated else say("{span} (proposed)", span=span)


def kpi(row: ActionRow) -> Fact:
    """Return the KPI that will tell; a dash without one."""
    return KpiTerm(id=row.kpi, form="label") if row.kpi else Name(text="–")


def effect(row: ActionRow) -> Message | None:
    """Return the effect expected, named as such; None where nothing honest can be said."""
    found = span(row)
    return None if found is None else say("expected effect: {low}", low=found)


def span(row: ActionRow) -> Fact | None:
    """Return the effect expected as a range, or as one number; None where there is none."""
    if row.low is None or row.high is None:
        return None
    if row.low == row.high:
        return row.low
    return say("{low} to {high}", low=row.low, high=row.high)


def _due(day: dt.date, *, given: bool) -> Message:
    return say("due on {day}", day=day) if given else say("due on {day} (proposed)", day=day)


def _decided(row: ActionRow) -> Message:
    made = row.decision
    if made is not None and made.choice is not None:
        return say("Carry out: {question} → {choice}", question=made.question, choice=made.choice)
    question = made.question if made is not None else Name(text="")
    return say("Decide: {question}", question=question)


def _origin(origin: Origin, look: Look) -> Fact:
    chapters = {id_: (en, fr) for id_, en, fr in CHAPTER}
    match origin.kind:
        case "typed":
            return term("sheet of actions")
        case "question":
            return term("operational question")
        case "decision":
            return term("decision log")
        case _:
            words = chapters.get(origin.chapter)
            if words is None:
                return term("since last time")
            return Name(text=look.language.either(*words))
