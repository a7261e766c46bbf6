"""Decisions and choices as a reader sees them."""

from collections.abc import Sequence
from typing import Final

from stratbook.core import reference
from stratbook.core.choice import Choice, Override
from stratbook.core.decision import Decision, State
from stratbook.core.message import Fact, KpiTerm, Listing, Name, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import tables
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look

STATES: Final[dict[State, Fact]] = {
    "open": term("To be decided"),
    "proposed": term("Proposed by rule"),
    "made": term("Decided"),
    "overridden": term("Decided against the rule"),
}


def decision_table(look: Look, decisions: Sequence[Decision]) -> Html:
    """Show decisions: question, options and criteria, choice with its reason, who and when."""
    headings = (
        term("Question"), term("Choice"), term("Reason"), term("State"), term("Owner and date"),
    )  # fmt: skip
    rows = [
        (
            _question(look, each),
            each.choice or Name(text="–"),
            each.reason or Name(text="–"),
            STATES[each.state],
            _who_and_when(look, each),
        )
        for each in decisions
    ]
    return tables.table(look, headings, rows, say("Decisions"))


def main_decisions(look: Look, decisions: Sequence[Decision]) -> Html:
    """Show what is asked of the client and what people decided; of proposals the first ones.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    decisions : sequence of Decision
        In the order of the log; those that rules propose beyond the first ones are counted.
    """
    most = int(threshold("report_proposed_decisions"))
    proposed = [each for each in decisions if each.state == "proposed"]
    late = proposed[most:]
    shown = [each for each in decisions if all(each is not other for other in late)]
    headings = (term("Question"), term("Choice"), term("Reason"), term("Owner and date"))
    rows = [
        (
            join([element("b", look.say(each.question)),
                  element("div", look.say(STATES[each.state]), class_="sb-source")]),
            each.choice or Name(text="–"),
            each.reason or Name(text="–"),
            _who_and_when(look, each),
        )
        for each in shown
    ]  # fmt: skip
    body = tables.table(look, headings, rows, say("Decisions"))
    if not late:
        return body
    told = say_n(
        "{count} further proposal of the rules is in the full edition.",
        "{count} further proposals of the rules are in the full edition.",
        len(late),
    )
    return join([body, element("p", look.say(told), class_="sb sb-source sb-further")])


def overridden(look: Look, choices: Sequence[Choice]) -> Html:
    """Say which choices a person made against the rule, with the reason; nothing if none."""
    against = [each for each in choices if each.override is not None]
    if not against:
        return Html("")
    title = say_n(
        "{count} choice of a rule was overridden:", "{count} choices of rules were overridden:",
        len(against),
    )  # fmt: skip
    items = [element("li", _against(look, each)) for each in against]
    return element(
        "div",
        element("p", look.say(title)),
        element("ul", *items),
        class_="sb sb-note sb-overridden",
    )


def decided_otherwise(look: Look, override: Override) -> str:
    """Return the sentence that says what a person decided instead, why, who and when."""
    if override.choice:
        said = say(
            "Decided otherwise: {choice}. Reason: {reason}.",
            choice=chosen_words(look, override).rstrip("."),
            reason=override.reason.rstrip("."),
        )
    else:
        said = say("Set aside. Reason: {reason}.", reason=override.reason.rstrip("."))
    return " ".join(part for part in (look.sentence(said), signed(look, override)) if part)


def signed(look: Look, override: Override) -> str:
    """Return who overrode and when, in brackets; empty when the brief says neither."""
    facts: list[Fact] = [Name(text=override.by)] if override.by else []
    who = [look.say(each) for each in facts]
    when = [look.say(say("on {day}", day=override.on))] if override.on else []
    return f"({' · '.join([*who, *when])})" if who or when else ""


def chosen_words(look: Look, override: Override) -> str:
    """Return a choice in the reader's words; what a person wrote freely stays as it is."""
    rule = reference.rules().get(override.rule)
    labels = rule.labels if rule is not None else {}
    words = labels.get(override.choice)
    return look.language.worded(words) if words else override.choice


def _against(look: Look, choice: Choice) -> Html:
    override = choice.override
    text = "" if override is None else decided_otherwise(look, override)
    return element("span", element("b", choice.subject), " – ", text)


def _question(look: Look, decision: Decision) -> Html:
    parts = [element("b", look.say(decision.question))]
    if decision.options:
        options = say("Options: {options}.", options=Listing(items=decision.options))
        parts.append(element("div", look.say(options), class_="sb-source"))
    if decision.criteria:
        criteria = say("Criteria: {criteria}.", criteria=Listing(items=decision.criteria))
        parts.append(element("div", look.say(criteria), class_="sb-source"))
    return join(parts)


def _who_and_when(look: Look, decision: Decision) -> str:
    said: list[Fact] = [Name(text=decision.owner)] if decision.owner else []
    if decision.on is not None:
        said.append(say("decided on {day}", day=decision.on))
    if decision.due is not None:
        said.append(say("due on {day}", day=decision.due))
    if decision.cost is not None:
        said.append(decision.cost)
    if decision.kpi:
        said.append(KpiTerm(id=decision.kpi, form="label"))
    return " · ".join(look.say(each) for each in said) or "–"
