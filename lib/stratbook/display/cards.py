"""KPI cards: value, target, distance, status, change and trend, with what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.core.message import KpiTerm, Message, Quantity, Term, say, say_n, term
from stratbook.core.vocabulary import Status
from stratbook.display.html import Html, element, escape, join
from stratbook.display.look import Look
from stratbook.display.sparkline import sparkline
from stratbook.display.svg import address

_STATUS: Final = {
    Status.REACHED: ("✔", term("Reached")),
    Status.WATCH: ("▲", term("To watch")),
    Status.MISSED: ("✖", term("Missed")),
    Status.NO_TARGET: ("", term("No target")),
    Status.UNKNOWN: ("", term("Not measured")),
}


@dataclass(frozen=True)
class Card:
    """One KPI as a card.

    Parameters
    ----------
    kpi : KpiTerm or Term
        Its name.
    value : Quantity
        What was measured; its value is None when it is not available.
    note : Message or None
        What it rests on: a number of posts, "media cost only".
    target, variance : Quantity or None
        What was aimed at, and the distance to it (signed).
    status : Status
        How it stands against its target.
    previous, year_before : Quantity or None
        Change since the period before, and since the same period a year ago (signed).
    sparkline : sequence of float or None
        The last periods, oldest first, 13 as a rule; None is a gap.
    interval : (Quantity, Quantity) or None
        Low and high end of the value's interval.
    reason : Message or None
        Why the value is missing, and which file would bring it.
    definition : str
        Id of the definition in the appendix; by default that of the KPI.
    """

    kpi: KpiTerm | Term
    value: Quantity
    note: Message | None = None
    target: Quantity | None = None
    variance: Quantity | None = None
    status: Status = Status.NO_TARGET
    previous: Quantity | None = None
    year_before: Quantity | None = None
    sparkline: Sequence[float | None] = ()
    interval: tuple[Quantity, Quantity] | None = None
    reason: Message | None = None
    definition: str = ""


def cards(look: Look, shown: Sequence[Card], *, linked: bool = True) -> Html:
    """Show cards side by side.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    shown : sequence of Card
        In the order in which they are to be read.
    linked : bool
        Whether names lead to their definitions; False on a page without an appendix.
    """
    drawn = (_card(look, each, linked=linked) for each in shown)
    return element("ul", *drawn, class_="sb sb-cards")


def status_line(look: Look, status: Status) -> Html:
    """Return a status as a sign and a word."""
    sign, word = _STATUS[status]
    mark = element("span", sign, aria_hidden="true")
    return join([mark, element("span", look.say(word))], " ") if sign else escape(look.say(word))


def _card(look: Look, card: Card, *, linked: bool) -> Html:
    missing = card.value.value is None
    return element(
        "li",
        element("p", _name(look, card, linked=linked), class_="sb-card-name"),
        element("p", look.say(card.value), class_="sb-card-value"),
        element("p", *_basis(look, card), class_="sb-card-basis"),
        _sparkline(look, card),
        *_against_target(look, card),
        *_changes(look, card),
        class_=f"sb-card sb-status-{card.status}{' sb-card-empty' if missing else ''}",
    )


def _name(look: Look, card: Card, *, linked: bool) -> Html:
    """Return the name; that of a KPI leads to its definition."""
    if not isinstance(card.kpi, KpiTerm):
        return escape(look.say(card.kpi))
    label = look.say(card.kpi.model_copy(update={"form": "label"}))
    if not linked:
        return escape(label)
    return element("a", label, href=f"#{card.definition or f'def-{card.kpi.id}'}")


def _basis(look: Look, card: Card) -> list[str]:
    """Return what the value rests on: its interval and a note, or why it is missing."""
    if card.value.value is None and card.reason is not None:
        return [look.say(card.reason)]
    said = []
    if card.interval is not None:
        low, high = card.interval
        said.append(look.say(say("95% CI {low} to {high}", low=low, high=high)))
    if card.note is not None:
        said.append(look.say(card.note))
    return [" · ".join(said)]


def _against_target(look: Look, card: Card) -> list[Html]:
    if card.target is None:
        return []
    status = [element("span", status_line(look, card.status))]
    if card.variance is not None:
        status.append(element("b", look.say(card.variance)))
    return [
        element("p", look.say(say("Target {target}", target=card.target)), class_="sb-card-target"),
        element("p", *status, class_="sb-card-status"),
    ]


def _changes(look: Look, card: Card) -> list[Html]:
    said = []
    if card.previous is not None and card.previous.value is not None:
        said.append(look.say(say("{change} on the previous period", change=card.previous)))
    if card.year_before is not None and card.year_before.value is not None:
        said.append(look.say(say("{change} on the year before", change=card.year_before)))
    return [element("p", *_lines(said), class_="sb-card-changes")] if said else []


def _lines(said: Sequence[str]) -> list[Html | str]:
    return [part for each in said for part in (each, Html("<br>"))][:-1]


def _sparkline(look: Look, card: Card) -> Html:
    known = [value for value in card.sparkline if value is not None]
    if len(known) < 3:
        return Html()
    low, high, last = (
        card.value.model_copy(update={"value": value})
        for value in (min(known), max(known), known[-1])
    )
    alt = say_n(
        "Trend over {count} period: between {low} and {high}, {last} at the end.",
        "Trend over {count} periods: between {low} and {high}, {last} at the end.",
        len(card.sparkline), low=low, high=high, last=last,
    )  # fmt: skip
    source = address(sparkline(card.sparkline, look.theme), look.theme)
    return element("img", src=source, alt=look.say(alt), width="170", height="34")
