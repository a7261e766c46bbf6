"""Sentences: notes, paragraphs, and findings with what they mean and what to do."""

from collections.abc import Iterable
from typing import Final, Literal

from stratbook.core.finding import Action, Finding, rank
from stratbook.core.message import Fact, KpiTerm, Name, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Level
from stratbook.display.decisions import decided_otherwise
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.words import sentence

_SHOWN: Final = 6  # findings a reader takes in at a time
Tone = Literal["neutral", "good", "bad", "watch"]

KIND: Final = {
    "good": ("✔", term("Strength")),
    "bad": ("▲", term("Point to watch")),
    "neutral": ("●", term("Observation")),
}
CONFIDENCE: Final = {
    Level.HIGH: term("High confidence"),
    Level.MEDIUM: term("Medium confidence"),
    Level.LOW: term("Low confidence"),
}
_PLAINLY: Final = {
    Level.HIGH: term("Fairly sure"),
    Level.MEDIUM: term("To be confirmed"),
    Level.LOW: term("To be confirmed"),
}
_EFFORT: Final = {
    Level.HIGH: term("high effort"),
    Level.MEDIUM: term("medium effort"),
    Level.LOW: term("low effort"),
}


def paragraph(look: Look, message: Fact) -> Html:
    """Show a message as a paragraph."""
    return element("p", look.sentence(message), class_="sb sb-paragraph")


def note(look: Look, message: Fact, tone: Tone = "neutral") -> Html:
    """Show a message in a box.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    message : Fact
        What the box says.
    tone : {"neutral", "good", "bad", "watch"}
        What kind of news it is.
    """
    return element("p", look.sentence(message), class_=f"sb sb-note sb-note-{tone}")


def findings(look: Look, found: Iterable[Finding]) -> Html:
    """Show findings: headline, what it means, what to do, how sure.

    A handful stand in the order given. Of a long list the weightiest are shown, and the
    others open on demand (on paper they are all there).
    """
    given = tuple(found)
    ordered = rank(given) if len(given) > _SHOWN + 2 else given
    items = [_finding(look, each) for each in ordered]
    if not items:
        return note(look, say("No finding stands out in this chapter with the data at hand."))
    if len(items) <= _SHOWN + 2:
        return element("ul", *items, class_="sb sb-findings")
    first, others = items[:_SHOWN], items[_SHOWN:]
    told = say_n("{count} further finding", "{count} further findings", len(others))
    return element(
        "div",
        element("ul", *first, class_="sb sb-findings"),
        element(
            "details",
            element("summary", look.say(told)),
            element("ul", *others, class_="sb sb-findings"),
            class_="sb-more",
        ),
        class_="sb",
    )


def main_findings(look: Look, found: Iterable[Finding]) -> Html:
    """Show a chapter's weightiest findings and count the others, which the full edition holds.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    found : iterable of Finding
        Of one chapter.
    """
    ordered = rank(tuple(found))
    most = int(threshold("report_findings_of_a_chapter"))
    if not ordered:
        return Html()
    shown = element(
        "ul", *(_finding(look, each) for each in ordered[:most]), class_="sb sb-findings"
    )
    left = len(ordered) - most
    if left <= 0:
        return shown
    told = say_n(
        "{count} further finding is in the full edition.",
        "{count} further findings are in the full edition.",
        left,
    )
    return join([shown, element("p", look.say(told), class_="sb sb-source sb-further")])


def terms_of(look: Look, action: Action) -> str:
    """Return an action's owner, effort, KPI and expected effect on one line.

    A general reader is told who, how hard, and the effect.
    """
    facts: list[Fact] = [Name(text=action.owner)] if action.owner else []
    kpi = KpiTerm(id=action.kpi, form="label")
    facts.append(_EFFORT[action.effort])
    if not look.plain:
        facts.append(say("indicator: {kpi}", kpi=kpi))
    if action.low is not None and action.high is not None:
        ends = {"low": action.low, "high": action.high}
        facts.append(
            say("expected effect: between {low} and {high}", **ends)
            if look.plain
            else say("expected effect {low} to {high}", **ends)
        )
    said = " · ".join(look.say(each) for each in facts)
    return said[:1].upper() + said[1:]


def _finding(look: Look, finding: Finding) -> Html:
    said = sentence(look, finding)
    sign, kind = KIND[finding.tone]
    parts = [
        element(
            "p", element("span", sign, aria_hidden="true"), " ", look.say(kind), class_="sb-kind"
        ),
        element("p", said.headline, class_="sb-headline"),
    ]
    if said.so_what:
        parts.append(element("p", said.so_what, class_="sb-meaning"))
    if said.action:
        label = element("b", look.say(term("Recommended:")))
        parts.append(element("p", label, " ", said.action, class_="sb-action"))
    if finding.override is not None:
        decided = decided_otherwise(look, finding.override)
        parts.append(element("p", decided, class_="sb-overridden"))
    parts.append(element("p", _basis(look, finding), class_="sb-basis"))
    return element("li", *parts, class_=f"sb-finding sb-{finding.tone}")


def _basis(look: Look, finding: Finding) -> str:
    """Return how sure the finding is and why, and what its action takes."""
    if look.plain:
        return look.say(_PLAINLY[finding.confidence.level])
    sure = look.say(CONFIDENCE[finding.confidence.level])
    why = look.text(finding.confidence.why) if finding.confidence.why else ""
    said = [look.say(say("{level}: {why}", level=sure, why=why)) if why else sure]
    if finding.action is not None:
        said.append(terms_of(look, finding.action))
    return " · ".join(said)
