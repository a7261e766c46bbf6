"""The five operational questions: answered or not, and what each answer still lacks."""

from typing import Final

from stratbook.brief.actions import NEEDS, Action
from stratbook.core.message import (
    Fact,
    KpiTerm,
    Listing,
    Message,
    Name,
    Quantity,
    Unit,
    say,
    say_n,
    term,
)
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.money import money
from stratbook.display.tables import Cell, Row, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.platforms.questions import QUESTIONS, Answer, Clues, Question

_STATES: Final[dict[str, tuple[Mark, Fact]]] = {
    "open": ("bad", term("not answered")),
    "incomplete": ("watch", term("to complete")),
    "complete": ("good", term("answered")),
}


def question_table(
    look: Look, questions: tuple[Question, ...], known: Clues, currency: str
) -> Html:
    """Show the five questions, each answer with its action, and what is still to be said."""
    rows: list[Row] = []
    for each in questions:
        if not each.answers:
            rows.append([_asked(look, each, known), _state(look, each.state), "–", "–"])
        for place, answer in enumerate(each.answers):
            head: Cell = _asked(look, each, known) if not place else ""
            rows.append([head, *_line(look, answer, currency)])
    return table(
        look,
        [term("Question"), term("State"), term("Answer"), term("Action")],
        rows,
        say("Five questions, and the action each answer became"),
        note=say("Below a question: what the workbook itself knows. It answers nothing for you."),
    )  # fmt: skip


def terms_of(look: Look, action: Action, currency: str) -> str:
    """Return an action's owner, date, cost, hours and KPI on one line; a dash for none."""
    said: list[Fact] = [Name(text=action.owner)] if action.owner else []
    if action.due is not None:
        said.append(say("due on {day}", day=action.due))
    if action.cost is not None:
        said.append(money(action.cost, currency))
    if action.hours is not None:
        said.append(Quantity(value=action.hours, unit=Unit.HOURS, digits=0))
    if action.kpi:
        said.append(KpiTerm(id=action.kpi, form="label"))
    text = " · ".join(look.say(each) for each in said)
    return text[:1].upper() + text[1:] or "–"


def _line(look: Look, answer: Answer, currency: str) -> Row:
    action = answer.action
    if not action.name:
        return [_state(look, "incomplete", answer), answer.text, "–"]
    terms = element("div", terms_of(look, action, currency), class_="sb-source")
    state = "incomplete" if answer.lacking else "complete"
    return [_state(look, state, answer), answer.text, join([element("div", action.name), terms])]


def _state(look: Look, state: str, answer: Answer | None = None) -> Html:
    """Return the state of an answer, and below it what is still to be said."""
    said = mark(look, *_STATES[state])
    if answer is None or not answer.lacking:
        return said
    lacking: list[Fact] = [term(NEEDS[need]) for need in answer.lacking]
    if answer.action.kpi_written and not answer.action.kpi:
        lacking[-1] = say("the dictionary has no KPI “{name}”", name=answer.action.kpi_written)
    rest = look.sentence(say("Lacks: {needs}", needs=lacking))
    return join([said, element("div", rest, class_="sb-source")])


def _asked(look: Look, question: Question, known: Clues) -> Html:
    clue = _clue(question.id, known)
    asked = element("b", look.say(term(QUESTIONS[question.id])))
    if clue is None:
        return asked
    return join([asked, element("div", look.sentence(clue), class_="sb-source")])


def _clue(id_: str, known: Clues) -> Message | None:
    """Return what the workbook knows about a question; None when it knows nothing."""
    if id_ == "people" and known.roles:
        return say_n(
            "{count} role owns the actions; hours planned: {hours}.",
            "{count} roles own the actions; hours planned: {hours}.",
            known.roles,
            hours=Quantity(value=known.hours, unit=Unit.HOURS, digits=0),
        )
    if id_ == "referencing" and not known.searches:
        return say("No search export was read: Search Console would say what people look for.")
    if id_ == "influencers" and known.influencers:
        return say_n(
            "{count} public account is on the shortlist of chapter 2.",
            "{count} public accounts are on the shortlist of chapter 2.",
            known.influencers,
        )
    if id_ == "timing" and known.publishing:
        used = Listing(
            items=tuple(
                say("{platform} {hour}:00", platform=platform_name(name),
                    hour=Quantity(value=hours[0].hour))
                for name, hours in known.publishing.items()
            )
        )  # fmt: skip
        return say("Hour used most: {hours}. Used is not best.", hours=used)
    return None
